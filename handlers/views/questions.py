"""Questions to the editors, and their answers."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.callback_data import AskEditors, Home, RewordQuestion, SendQuestion
from handlers.editing.callback_data import AnswerQuestion, DropQuestion, SendAnswer, ShowQuestions
from handlers.texts import NAMES, Texts
from handlers.views.view import (
    View,
    bold,
    button,
    clip,
    italic,
    lines,
    page_row,
    paragraphs,
    way_back,
)
from storage.questions import Outcome, Question

PAGE_SIZE = 5
_TEXT_LENGTH = 250
MAX_LENGTH = 1_000


def view_ask_editors(text: str, query: int, t: Texts, *, private: bool) -> View:
    """A question as the editors will get it, before it is sent."""
    row = [button(t.gettext("✉️ Send"), SendQuestion(query))]
    if private:
        row.append(button(t.gettext("✏️ Add words"), RewordQuestion(query)))
    return View(
        paragraphs(
            bold(t.gettext("This will be sent to the editors:")),
            italic(clip(text, MAX_LENGTH)),
            t.gettext("They do not see who asks."),
        ),
        [row, [button(t.gettext("✖️ Don't send"), Home())]],
    )


def view_reword(text: str, query: int, t: Texts) -> View:
    """The request to write a question in other words."""
    return View(
        paragraphs(
            bold(t.gettext("Write the question as the editors shall read it.")),
            lines(t.markup("Now:"), Markup("<code>{}</code>").format(clip(text, MAX_LENGTH))),
        ),
        [[button(t.gettext("‹ Back"), AskEditors(query))]],
    )


def view_asked(text: str, outcome: Outcome, t: Texts, *, private: bool) -> View:
    """The word to the person who asked."""
    if outcome == "sent" and private:
        said = t.gettext("Sent to the editors. The answer comes here.")
    elif outcome == "sent":
        said = t.gettext("Sent to the editors. Their answer comes in your private chat with me.")
    elif outcome == "same":
        said = t.gettext("The editors have this question already.")
    else:
        said = t.gettext("Several of your questions wait already. Please wait for the answers.")
    return View(paragraphs(bold(said), italic(clip(text, _TEXT_LENGTH))), [way_back(t)])


def view_questions(
    questions: Sequence[Question], total: int, page: int, timezone: ZoneInfo, t: Texts
) -> View:
    """A page of the open questions, oldest first; who asked is not shown."""
    if not total:
        return View(t.markup("No question waits for an answer."), [way_back(t)])
    entries = [
        lines(
            Markup("{} {}").format(bold(f"№{each.id}"), clip(each.text, _TEXT_LENGTH)),
            italic(f"{each.asked_at.astimezone(timezone):%d.%m.%Y %H:%M} · {NAMES[each.language]}"),
        )
        for each in questions
    ]
    rows = [
        [
            button(t.gettext("✍️ Answer №{number}", number=each.id), AnswerQuestion(each.id)),
            button(t.gettext("✕ Close №{number}", number=each.id), DropQuestion(each.id)),
        ]
        for each in questions
    ]
    return View(
        paragraphs(bold(t.gettext("Questions without an answer")), *entries),
        [*rows, *page_row(page, total, PAGE_SIZE, ShowQuestions, t), way_back(t)],
    )


def view_ask_answer(question: Question, t: Texts, problem: str | None = None) -> View:
    """The request to write an answer."""
    return View(
        paragraphs(
            Markup("⚠️ {}").format(problem) if problem else None,
            Markup("{} {}").format(bold(f"№{question.id}"), clip(question.text, _TEXT_LENGTH)),
            t.gettext(
                "Write the answer; you will see it before it is sent. Language: {language}",
                language=NAMES[question.language],
            ),
        ),
        [[button(t.gettext("‹ Questions"), ShowQuestions())]],
    )


def view_answer_preview(question: Question, answer: str, t: Texts) -> View:
    """The answer as it will be sent."""
    return View(
        paragraphs(
            bold(t.gettext("This will be sent:")),
            clip(answer, 3000),
        ),
        [
            [button(t.gettext("✉️ Send"), SendAnswer(question.id))],
            [
                button(t.gettext("✏️ Write anew"), AnswerQuestion(question.id)),
                button(t.gettext("‹ Questions"), ShowQuestions()),
            ],
        ],
    )


def view_answer(question: Question, t: Texts) -> View:
    """The answer as the person who asked gets it."""
    return View(
        paragraphs(
            bold(t.gettext("The editors answer your question")),
            italic(clip(question.text, _TEXT_LENGTH)),
            clip(question.answer or "", 3000),
        ),
        [way_back(t)],
    )
