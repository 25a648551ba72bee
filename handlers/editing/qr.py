"""A picture of a link, for a poster or a slide."""

from io import BytesIO

import segno
from markupsafe import escape

from handlers.chat.context import Context, Gone
from handlers.chat.links import to_link
from handlers.chat.screen import Access, Screen, screen

_SCALE = 12


@screen("qr", access=Access.EDITOR)
class SendQr(Screen):
    """A picture of the link to a screen."""

    target: Screen

    async def open(self, context: Context) -> None:
        """Send the QR code."""
        link = to_link(context.bot.username, self.target)
        if not link:
            raise Gone
        picture = BytesIO()
        segno.make(link, error="m", micro=False).save(picture, kind="png", scale=_SCALE, border=4)
        await context.here.send_photo(picture.getvalue(), escape(link))
