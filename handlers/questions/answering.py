"""The editors' side of questions: what waits, and the answers, which go out through the bot."""

import logging
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup
from telegram import Bot
from telegram.error import TelegramError

from handlers.chat.authorize import is_input
from handlers.chat.context import Context, Gone, Services
from handlers.chat.names import name_editor
from handlers.chat.pager import Pager
from handlers.chat.place import Place
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    folded,
    italic,
    lines,
    paragraphs,
    utf16_length,
    way_back,
)
from handlers.questions.asking import TEXT_SHOWN
from handlers.texts import N_, NAMES, Texts, choose_language, numbered
from storage.brief_files import TEXT_LENGTH
from storage.outbox import Message
from storage.questions import VisitorQuestion

logger = logging.getLogger(__name__)

PAGE_SIZE = 5


@screen("questions", access=Access.EDITOR, command=N_("unanswered questions"))
class ShowQuestions(Screen):
    """A page of the questions that wait for an answer."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The questions, oldest first."""
        store = context.store.questions
        await store.stop_answering(context.author.user_id)
        questions, total = await store.list_open(offset=self.page * PAGE_SIZE, limit=PAGE_SIZE)
        pager = Pager(self.page, total, PAGE_SIZE)
        if pager.is_past_end:
            return await ShowQuestions(pager.page).open(context)
        return view_questions(questions, pager, context.services.timezone, context.texts)


@screen("answer", access=Access.EDITOR)
class AnswerQuestion(Screen):
    """Let the editor's next message be the answer; of a closed question nothing is begun."""

    ends_awaiting = False
    question: int

    async def open(self, context: Context) -> View:
        """The request to write it."""
        question = await _load(context, self.question)
        if not await context.store.questions.begin_answer(question.id, context.author.user_id):
            return await _show_ended(context, question.id)
        return view_ask_answer(question, context.texts)


@screen("sendanswer", access=Access.EDITOR)
class SendAnswer(Screen):
    """Send the answer that was written to the person who asked, once."""

    question: int

    async def open(self, context: Context) -> View:
        """The word that it is sent."""
        question = await _load(context, self.question)
        if not await context.store.questions.send_answer(
            question.id, context.author.user_id, context.now
        ):
            return await _show_ended(context, question.id)
        context.toast = context.texts.gettext("The answer is on its way.")
        return view_sent(await _load(context, question.id), context.texts)


@screen("closequestion", access=Access.EDITOR)
class DropQuestion(Screen):
    """Close a question without an answer."""

    question: int

    async def open(self, context: Context) -> View:
        """What is left to answer; of a question that has been answered, by whom."""
        question = await _load(context, self.question)
        if not await context.store.questions.close(
            question.id, context.author.user_id, context.now
        ):
            return await _show_ended(context, question.id)
        context.toast = context.texts.gettext("Closed. The person who asked will be told.")
        return await ShowQuestions().open(context)


async def _load(context: Context, number: int) -> VisitorQuestion:
    question = await context.store.questions.get_question(number)
    if not question:
        raise Gone
    return question


async def _show_ended(context: Context, number: int) -> View:
    """The word that a question is answered or closed already, and by whom."""
    question = await _load(context, number)
    if question.state == "open":
        raise Gone
    reader = context.author.user_id
    return await _tell_ended(context.bot, context.services, question, reader, context.texts)


async def _tell_ended(
    bot: Bot, services: Services, question: VisitorQuestion, reader: int, t: Texts
) -> View:
    if question.ended_by == reader:
        return view_ended_oneself(question, t)
    return view_ended(question, await name_editor(bot, services, question.ended_by or 0), t)


async def find_answered(context: Context) -> Screen | None:
    """What leaves the question that the editor's next message would answer."""
    answered = await context.store.questions.get_answering(context.author.user_id)
    return ShowQuestions() if answered else None


async def take_answer(context: Context, text: str) -> View | None:
    """Keep an editor's message as the answer to the question that awaits it, if one does."""
    if not await is_input(context):
        return None
    question = await context.store.questions.get_answering(context.author.user_id)
    if not question:
        return None
    if utf16_length(text) > TEXT_LENGTH:
        problem = context.texts.gettext("The limit is {limit} characters.", limit=TEXT_LENGTH)
        return view_ask_answer(question, context.texts, problem)
    await context.store.questions.write_answer(question.id, context.author.user_id, text)
    return view_answer_preview(question, text, context.texts)


async def compose_answer(
    bot: Bot, services: Services, message: Message
) -> tuple[Place, View] | None:
    """What a person hears of their question, or an editor of one; and where."""
    question = await services.store.questions.get_question(message.question_id or 0)
    if not question:
        return None
    place = Place(bot, message.chat_id)
    if message.kind in ("question", "ended"):
        t = await services.texts_of(message.chat_id)
        if message.kind == "ended":
            return place, await _tell_ended(bot, services, question, message.chat_id, t)
        return (place, view_asked_now(question, t)) if question.state == "open" else None
    t = services.catalogs[choose_language(question.language, None)]
    return place, view_closed(question, t) if message.kind == "closed" else view_answer(question, t)


async def report_answer(bot: Bot, services: Services, question_id: int) -> None:
    """Tell an editor that an answer did not arrive, or perhaps not."""
    question = await services.store.questions.get_question(question_id)
    if not question or question.ended_by is None:
        return
    t = await services.texts_of(question.ended_by)
    state = await services.store.outbox.get_answer_state(question_id)
    view = view_undelivered(question, t, perhaps=state == "uncertain")
    try:
        await Place(bot, question.ended_by).send(view)
    except TelegramError as error:
        logger.info("an editor could not be told of an answer: %s", error)


def view_questions(
    questions: Sequence[VisitorQuestion], pager: Pager, timezone: ZoneInfo, t: Texts
) -> View:
    """A page of the open questions, oldest first; who asked is not shown."""
    if not pager.total:
        return View(t.markup("No questions are waiting for an answer."), foot=way_back(t))
    entries = [
        lines(
            Markup("{} {}").format(bold(numbered(each.id, t)), clip(each.text, TEXT_SHOWN)),
            italic(f"{each.asked_at.astimezone(timezone):%d.%m.%Y %H:%M} · {NAMES[each.language]}"),
        )
        for each in questions
    ]
    rows = [
        [
            button(t.gettext("✍️ Answer no. {number}", number=each.id), AnswerQuestion(each.id)),
            button(t.gettext("✕ Close no. {number}", number=each.id), DropQuestion(each.id)),
        ]
        for each in questions
    ]
    return View(
        paragraphs(bold(t.gettext("Unanswered questions")), *entries),
        rows,
        way_back(t),
    ).with_rows(pager.row(ShowQuestions, t))


def view_ask_answer(question: VisitorQuestion, t: Texts, problem: str | None = None) -> View:
    """The request to write an answer."""
    return View(
        paragraphs(
            Markup("⚠️ {}").format(problem) if problem else None,
            bold(numbered(question.id, t)),
            folded(clip(question.text, 3000)),
            t.gettext(
                "Write the answer; you will see it before it is sent. Language: {language}",
                language=NAMES[question.language],
            ),
        ),
        foot=[button(t.gettext("‹ Questions"), ShowQuestions())],
    )


def view_answer_preview(question: VisitorQuestion, answer: str, t: Texts) -> View:
    """The answer as it will be sent."""
    return View(
        paragraphs(
            bold(t.gettext("This will be sent:")),
            clip(answer, 3000),
        ),
        [[button(t.gettext("✉️ Send"), SendAnswer(question.id), "success")]],
        [
            button(t.gettext("✏️ Rewrite"), AnswerQuestion(question.id)),
            button(t.gettext("‹ Questions"), ShowQuestions()),
        ],
    )


def view_undelivered(question: VisitorQuestion, t: Texts, *, perhaps: bool) -> View:
    """A word to an editor whose answer did not arrive, or `perhaps` not."""
    if perhaps:
        heading = t.gettext(
            "⚠️ Your answer to question {number} may not have arrived.", number=question.id
        )
    else:
        heading = t.gettext(
            "⚠️ Your answer to question {number} did not arrive: the person cannot be reached.",
            number=question.id,
        )
    return View(
        paragraphs(
            bold(heading),
            italic(clip(question.text, TEXT_SHOWN)),
            clip(question.answer or "", 3000),
        ),
        foot=way_back(t),
    )


def view_answer(question: VisitorQuestion, t: Texts) -> View:
    """The answer as the person who asked gets it."""
    return View(
        paragraphs(
            bold(t.gettext("The editors’ answer to your question")),
            italic(clip(question.text, TEXT_SHOWN)),
            clip(question.answer or "", 3000),
        ),
        foot=way_back(t),
    )


def view_asked_now(question: VisitorQuestion, t: Texts) -> View:
    """A new question, as every editor hears of it."""
    return View(
        paragraphs(
            bold(t.gettext("A visitor asks:")),
            clip(question.text, 1000),
            italic(t.gettext("Language: {language}", language=NAMES[question.language])),
        ),
        [
            [
                button(t.gettext("✍️ Answer"), AnswerQuestion(question.id)),
                button(t.gettext("✕ Close"), DropQuestion(question.id)),
            ]
        ],
    )


def view_sent(question: VisitorQuestion, t: Texts) -> View:
    """The word that an answer is sent; others can be let find it."""
    return View(
        paragraphs(
            bold(t.gettext("The answer is on its way.")),
            italic(clip(question.text, TEXT_SHOWN)),
            t.gettext("Make it a fact of the brief, and others who ask will find the answer too."),
        ),
        [[button(t.gettext("📌 Make it a fact"), Ref("factof", question.id))]],
        way_back(t, button(t.gettext("‹ Questions"), ShowQuestions())),
    )


def view_ended(question: VisitorQuestion, name: str | None, t: Texts) -> View:
    """The word that somebody else has answered or closed a question."""
    is_answered = question.state == "answered"
    if name and is_answered:
        said = t.gettext("Already answered by {name}:", name=clip(name, 60))
    elif name:
        said = t.gettext("Already closed by {name}:", name=clip(name, 60))
    elif is_answered:
        said = t.gettext("Already answered by another editor:")
    else:
        said = t.gettext("Already closed by another editor:")
    return _view_ended(question, said, t)


def view_ended_oneself(question: VisitorQuestion, t: Texts) -> View:
    """The word to an editor who has answered or closed a question that it is done."""
    if question.state == "answered":
        return _view_ended(question, t.gettext("You have already answered this question:"), t)
    return _view_ended(question, t.gettext("You have already closed this question:"), t)


def _view_ended(question: VisitorQuestion, said: str, t: Texts) -> View:
    return View(
        paragraphs(
            bold(said), italic(clip(question.text, TEXT_SHOWN)), clip(question.answer or "", 3000)
        ),
        foot=way_back(t, button(t.gettext("‹ Questions"), ShowQuestions())),
    )


def view_closed(question: VisitorQuestion, t: Texts) -> View:
    """The word to the person who asked that there will be no answer."""
    return View(
        paragraphs(
            bold(t.gettext("The editors have closed your question without an answer.")),
            italic(clip(question.text, TEXT_SHOWN)),
            t.gettext("You can ask the contact person directly: /contact"),
        ),
        foot=way_back(t),
    )
