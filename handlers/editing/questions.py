"""Questions that nothing was found for: people send them, editors answer through the bot."""

import logging
from datetime import timedelta

from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.callback_data import AskEditors, RewordQuestion, SendQuestion
from handlers.context import Context, Gone
from handlers.editing.authorize import is_input
from handlers.editing.callback_data import AnswerQuestion, DropQuestion, SendAnswer, ShowQuestions
from handlers.messages import reply
from handlers.queries import remember_query
from handlers.texts import choose_language
from handlers.views.questions import (
    PAGE_SIZE,
    view_answer,
    view_answer_preview,
    view_ask_answer,
    view_ask_editors,
    view_asked,
    view_questions,
    view_reword,
)
from handlers.views.view import View, utf16_length
from storage.brief_files import TEXT_LENGTH

logger = logging.getLogger(__name__)

_REWORDING = "rewording a question"
"""In the `user_data` of a person whose next message is to be a question to the editors."""


async def ask_editors(context: Context, asked: AskEditors) -> View:
    """Show the words that a person searched for as the editors would get them."""
    _stop_rewording(context)
    text = await _recall(context, asked.query)
    return view_ask_editors(text, asked.query, context.texts, private=context.is_private)


async def send_question(context: Context, asked: SendQuestion) -> View:
    """Send them."""
    text = await _recall(context, asked.query)
    outcome = await context.store.questions.ask(
        context.author.user_id, context.language, text, context.now
    )
    return view_asked(text, outcome, context.texts, private=context.is_private)


async def reword_question(context: Context, asked: RewordQuestion) -> View:
    """Let the person's next message be the question."""
    text = await _recall(context, asked.query)
    if not context.is_private or context.user_data is None:
        raise Gone
    context.user_data[_REWORDING] = True
    return view_reword(text, asked.query, context.texts)


async def take_wording(update: Update, context: Context) -> bool:
    """Show a message as the question it is to be; whether one is awaited."""
    message = update.message
    if not _stop_rewording(context) or not message or not message.text:
        return False
    query = await remember_query(context, message.text)
    if not query:
        return False
    await reply(update, await ask_editors(context, AskEditors(query)))
    return True


def _stop_rewording(context: Context) -> bool:
    """Let the person's next message be an ordinary one; whether it was not.

    Kept in memory only: after a restart the words are searched for, and can be sent from there.
    """
    # A look by `context.user_data` would make an entry for everybody who ever writes.
    kept = context.application.user_data.get(context.author.user_id)
    return bool(context.is_private and kept and kept.pop(_REWORDING, False))


async def _recall(context: Context, query: int) -> str:
    text = await context.store.search.recall_query(query)
    if text is None or not context.services.questions or not context.user:
        raise Gone
    return text


async def show_questions(update: Update, context: Context) -> None:
    """Answer /questions."""
    await reply(update, await render_questions(context, ShowQuestions()))


async def render_questions(context: Context, screen: ShowQuestions) -> View:
    """A page of the open questions."""
    await context.store.questions.stop_answering(context.author.user_id)
    questions, total = await context.store.questions.list_open(
        offset=max(screen.page, 0) * PAGE_SIZE, limit=PAGE_SIZE
    )
    return view_questions(questions, total, screen.page, context.services.timezone, context.texts)


async def begin_answer(context: Context, asked: AnswerQuestion) -> View:
    """Let the editor's next message be the answer."""
    question = await context.store.questions.get_question(asked.question)
    if not question or not await context.store.questions.begin_answer(
        question.id, context.author.user_id
    ):
        raise Gone
    await context.store.drafts.stop_awaiting(context.author.user_id)
    return view_ask_answer(question, context.texts)


async def take_answer(update: Update, context: Context) -> bool:
    """Keep an editor's message as the answer to the question that awaits it, if one does."""
    message = update.message
    if not message or not message.text or not await is_input(update, context):
        return False
    question = await context.store.questions.get_answering(context.author.user_id)
    if not question or question.answer is not None:
        return False
    if utf16_length(message.text) > TEXT_LENGTH:
        problem = context.texts.gettext("At most {limit} characters fit.", limit=TEXT_LENGTH)
        await reply(update, view_ask_answer(question, context.texts, problem))
        return True
    await context.store.questions.write_answer(question.id, message.text)
    await reply(update, view_answer_preview(question, message.text, context.texts))
    return True


async def send_answer(context: Context, asked: SendAnswer) -> View:
    """Send the answer to the person who asked, once."""
    question = await context.store.questions.get_question(asked.question)
    # Another editor may have taken the question up since this button was made.
    if not question or not question.answer or question.answered_by != context.author.user_id:
        raise Gone
    # First closed, then sent: of two editors, or two taps, only one sends.
    if not await context.store.questions.close(question.id, context.author.user_id, context.now):
        raise Gone
    t = context.services.catalogs[choose_language(question.language, None)]
    view = view_answer(question, t)
    try:
        await context.bot.send_message(question.user_id, view.text, reply_markup=view.keyboard)
        context.toast = context.texts.gettext("The answer is sent.")
    except Forbidden as error:
        logger.info("an answer could not be sent: %s", error)
        context.toast = context.texts.gettext("It could not be sent: they have blocked the bot.")
    except TelegramError as error:
        logger.warning("an answer could not be sent: %s", error)
        await context.store.questions.reopen(question.id)
        context.toast = context.texts.gettext("It could not be sent just now. Please try again.")
        return view_answer_preview(question, question.answer, context.texts)
    return await render_questions(context, ShowQuestions())


async def drop_question(context: Context, asked: DropQuestion) -> View:
    """Close a question without an answer."""
    await context.store.questions.close(asked.question, context.author.user_id, context.now)
    return await render_questions(context, ShowQuestions())


async def forget_old_words(context: Context) -> None:
    """Remove what people asked longer ago than it may be kept."""
    keep = timedelta(days=context.services.keep_questions_days)
    await context.store.search.forget_queries(context.now, keep)
    await context.store.questions.forget(context.now, keep)
