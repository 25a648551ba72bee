"""What happens when something fails: it is logged, the person hears of it, the owners too."""

import logging
import traceback
from collections.abc import Callable
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import BadRequest, NetworkError, TelegramError

from handlers.chat.context import Context, Services, load_person
from handlers.chat.place import Place
from handlers.chat.view import View
from handlers.errors.restrictions import is_restriction
from handlers.errors.view import (
    view_apology,
    view_damaged,
    view_flood,
    view_report,
    view_set_aside,
)
from handlers.texts import FALLBACK, Texts
from storage.database import DatabaseError, NotSavedError

logger = logging.getLogger(__name__)

REPORT_INTERVAL = timedelta(minutes=10)
"""How often owners are told of the same error: a damaged page meets everybody who comes by."""


async def report_error(update: object, context: Context) -> None:
    """Log the error with its traceback, apologise to the person, tell the owners."""
    error = context.error
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        logger.warning("network trouble: %s", error)
        return
    if isinstance(update, Update):
        # The context is another one than that of the callback which failed.
        await load_person(update, context)
    if is_restriction(error):
        logger.info("chat %s takes no answer: %s", context.chat and context.chat.id, error)
        return
    logger.error("an update failed", exc_info=error)
    # Only somebody who wrote or pressed something waits for an answer.
    if context.place and context.message_id:
        await _send(context.place, _apology(error, context.texts))
    if context.services.reported.is_new(_kind(error), context.now, REPORT_INTERVAL):
        trace = "".join(traceback.format_exception(error)) if error else ""
        await tell_owners(context.bot, context.services, lambda t: view_report(error, trace, t))


async def warn_of_flood(update: Update, context: Context) -> None:
    """Tell somebody who writes faster than we answer that the rest is skipped."""
    await load_person(update, context)
    if context.place:
        await _send(context.place, view_flood(context.texts))


async def report_set_aside(bot: Bot, services: Services, update_ids: list[int]) -> None:
    """Tell the owners of updates that ended the process again and again."""
    await tell_owners(bot, services, lambda t: view_set_aside(update_ids, t))


async def tell_owners(bot: Bot, services: Services, render: Callable[[Texts], View]) -> bool:
    """Send every owner a message in the owner's language; False if none of them got it."""
    is_told = False
    for owner in services.owner_ids:
        try:
            t = await services.texts_of(owner)
        except DatabaseError:
            t = services.catalogs[FALLBACK]
        view = render(t)
        try:
            await Place(bot, owner).send(view)
            is_told = True
        except TelegramError as error:
            _log_untold("the owner", owner, error)
    return is_told or not services.owner_ids


def _apology(error: BaseException | None, t: Texts) -> View:
    if isinstance(error, DatabaseError):
        return view_damaged(t)
    return view_apology(t, saved=not isinstance(error, NotSavedError))


def _kind(error: BaseException | None) -> str:
    """What is the same error: of one type, from one line of the code."""
    places = traceback.extract_tb(error.__traceback__) if error else []
    place = f"{places[-1].filename}:{places[-1].lineno}" if places else ""
    return f"{type(error).__name__} {place}"


async def _send(place: Place, view: View) -> None:
    try:
        await place.send(view)
    except TelegramError as error:
        _log_untold("chat", place.chat_id, error)


def _log_untold(what: str, chat_id: int, error: TelegramError) -> None:
    level = logging.INFO if is_restriction(error) else logging.WARNING
    logger.log(level, "%s %s could not be told: %s", what, chat_id, error)
