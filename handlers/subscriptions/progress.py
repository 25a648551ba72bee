"""How far something that goes to many has come, as who sent it sees it."""

import logging
from collections.abc import Callable, Iterator

from telegram import Bot
from telegram.error import TelegramError

from handlers.chat.context import Services
from handlers.chat.screen import Screen
from handlers.chat.view import Row, View, bold, button, lines, paragraphs, way_back
from handlers.texts import Texts
from storage.outbox import Sending

logger = logging.getLogger(__name__)


async def update_progress(
    bot: Bot, services: Services, sending: Sending, make_view: Callable[[Texts], View]
) -> None:
    """Bring the message up to date that shows it."""
    if not sending.message_id:
        return
    view = make_view(await services.texts_of(sending.user_id))
    try:
        await bot.edit_message_text(
            view.html, sending.chat_id, sending.message_id, reply_markup=view.keyboard
        )
    except TelegramError as error:
        logger.info("the progress of a sending could not be shown: %s", error)


def view_progress(sending: Sending, refresh: Screen, stop: Screen, t: Texts) -> View:
    """The counts, and the way to stop it."""
    rows: list[Row] = []
    missed = sending.gone + sending.failed + sending.uncertain + sending.withdrawn
    if sending.stopped:
        heading = t.gettext("⏹ Stopped")
    elif sending.waiting:
        heading = t.gettext("📣 Being sent…")
        rows.append(
            [button(t.gettext("🔄 Refresh"), refresh), button(t.gettext("⏹ Stop"), stop)],
        )
    elif not sending.sent:
        heading = t.gettext("⚠️ Sent to nobody")
    elif missed:
        heading = t.gettext("⚠️ Sent, but not to everyone")
    else:
        heading = t.gettext("✅ Everyone has been notified")
    return View(
        paragraphs(
            bold(heading),
            lines(
                t.gettext("Sent: {sent} of {total}", sent=sending.sent, total=sending.total),
                *_missed(sending, t),
            ),
        ),
        rows,
        way_back(t),
    )


def _missed(sending: Sending, t: Texts) -> Iterator[str]:
    """Whom it did not reach, and why."""
    if sending.gone:
        yield t.ngettext(
            "{count} person could not be reached: the bot is blocked there, or the chat is gone",
            "{count} people could not be reached: the bot is blocked there, or the chat is gone",
            sending.gone,
        )
    if sending.failed:
        yield t.ngettext(
            "{count} person could not be reached",
            "{count} people could not be reached",
            sending.failed,
        )
    if sending.uncertain:
        yield t.ngettext(
            "{count} person may not have been reached",
            "{count} people may not have been reached",
            sending.uncertain,
        )
    if sending.withdrawn:
        yield t.ngettext("{count} not sent", "{count} not sent", sending.withdrawn)
