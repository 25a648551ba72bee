"""Questions that nothing was found for: people send them, editors answer through the bot."""

import logging
from datetime import timedelta

from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.callback_data import AskEditors
from handlers.context import Context, Gone
from handlers.editing.authorize import is_input
from handlers.editing.callback_data import AnswerQuestion, DropQuestion, SendAnswer, ShowQuestions
from handlers.messages import reply
from handlers.texts import choose_language
from handlers.views.questions import (
    PAGE_SIZE,
    view_answer,
    view_answer_preview,
    view_ask_answer,
    view_asked,
    view_questions,
)
from handlers.views.view import View, utf16_length
from storage.brief_files import TEXT_LENGTH

logger = logging.getLogger(__name__)


async def ask_editors(context: Context, asked: AskEditors) -> View:
    """Send the editors the words that a person searched for."""
    text = await context.store.search.recall_query(asked.query)
    if text is None or not context.services.questions or not context.user:
        raise Gone
    questions = context.store.questions
    outcome = await questions.ask(context.user.id, context.language, text, context.now)
    return view_asked(text, outcome, context.texts)


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
