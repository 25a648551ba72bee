"""Pictures on their way to the chat: drawn in a process of their own, and uploaded once."""

import logging
from collections.abc import AsyncIterator
from hashlib import sha256

from telegram.error import BadRequest

from handlers.chat.context import Context
from handlers.chat.view import View
from handlers.export.making import NotMade, make_apart

logger = logging.getLogger(__name__)

MODULE = "handlers.timeline"


async def send_picture(
    context: Context, order: bytes, caption: str, below: View, *, in_place: bool
) -> None:
    """Send what an order says; `in_place` of the picture whose button was pressed."""
    made_of = sha256(order).hexdigest()
    if known := context.services.pictures.get(made_of):
        try:
            await _deliver(context, known, caption, below, in_place=in_place)
        except BadRequest as error:
            # Another bot's id, or one that Telegram has forgotten.
            logger.info("a picture is drawn anew: %s", error)
            context.services.pictures.forget(made_of)
        else:
            return
    try:
        made = await make_apart(MODULE, _once(order))
    except NotMade:
        logger.exception("no picture could be drawn")
        failed = context.texts.markup("I could not make the picture. Please try again later.")
        await context.here.send(View(failed))
        return
    if file_id := await _deliver(context, made, caption, below, in_place=in_place):
        context.services.pictures.note(made_of, file_id)


async def _deliver(
    context: Context, photo: bytes | str, caption: str, below: View, *, in_place: bool
) -> str | None:
    if in_place and context.message_id:
        try:
            return await context.here.replace_photo(context.message_id, photo, caption, below)
        except BadRequest as error:
            # Under a text, or a message that is gone: the picture comes by itself.
            logger.debug("no picture is put in place: %s", error)
    return await context.here.send_photo(photo, caption, below)


async def _once(order: bytes) -> AsyncIterator[bytes]:
    yield order
