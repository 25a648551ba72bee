"""What happens when something fails: it is logged, the person hears of it, the owners too."""

import logging
import traceback

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from handlers.context import Context, Services, load_person
from handlers.texts import choose_language
from handlers.views.errors import view_apology, view_flood, view_report, view_set_aside
from handlers.views.view import View
from storage.database import NotSavedError

logger = logging.getLogger(__name__)


async def report_error(update: object, context: Context) -> None:
    """Log the error with its traceback, apologise to the person, tell the owners."""
    error = context.error
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        logger.warning("network trouble: %s", error)
        return
    if isinstance(error, Forbidden):
        logger.info("a chat does not take messages: %s", error)
        return
    logger.error("an update failed", exc_info=error)
    chat = update.effective_chat if isinstance(update, Update) else None
    if chat:
        saved = not isinstance(error, NotSavedError)
        await _send(context, chat.id, view_apology(context.texts, saved=saved))
    trace = "".join(traceback.format_exception(error)) if error else ""
    for owner in context.services.owner_ids:
        await _send(context, owner, view_report(error, trace, context.texts))


async def warn_of_flood(update: Update, context: Context) -> None:
    """Tell somebody who writes faster than we answer that the rest is skipped."""
    await load_person(update, context)
    if context.chat:
        await _send(context, context.chat.id, view_flood(context.texts))


async def report_set_aside(bot: Bot, services: Services, update_ids: list[int]) -> None:
    """Tell the owners of updates that ended the process again and again."""
    for owner in services.owner_ids:
        choice = await services.store.choices.get_choice(owner)
        t = services.catalogs[choose_language(choice.language, None)]
        try:
            await bot.send_message(owner, view_set_aside(update_ids, t).text)
        except TelegramError as error:
            logger.warning("could not tell %s of updates set aside: %s", owner, error)


async def _send(context: Context, chat_id: int, view: View) -> None:
    try:
        await context.bot.send_message(chat_id, view.text, reply_markup=view.keyboard)
    except TelegramError as error:
        logger.warning("could not tell %s of an error: %s", chat_id, error)
