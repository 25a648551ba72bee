"""A picture of a link, for a poster or a slide."""

from io import BytesIO

import segno
from markupsafe import escape

from handlers.context import Context, Gone
from handlers.editing.callback_data import SendQr
from handlers.links import to_link

_SCALE = 12


async def send_qr(context: Context, asked: SendQr) -> None:
    """Send the QR code of a screen's link."""
    link = to_link(context.bot.username, asked.target)
    if not link or not context.chat:
        raise Gone
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=_SCALE, border=4)
    await context.bot.send_photo(context.chat.id, picture.getvalue(), caption=escape(link))
