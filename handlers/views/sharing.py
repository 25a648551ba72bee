"""The buttons by which a screen's link is passed on."""

from urllib.parse import urlencode

from telegram import InlineKeyboardButton

from handlers.editing.callback_data import SendQr
from handlers.texts import Texts
from handlers.views.view import View, button
from handlers.wire import CallbackData


def with_sharing(
    view: View, screen: CallbackData, link: str | None, t: Texts, *, editor: bool
) -> View:
    """A screen with the button to share its link, and for editors a picture of it."""
    if not link:
        return view
    share = f"https://t.me/share/url?{urlencode({'url': link})}"
    row = [InlineKeyboardButton(t.gettext("📤 Share"), url=share)]
    if editor:
        row.append(button(t.gettext("▦ QR"), SendQr(screen)))
    elif len(view.rows[-1]) == 1:
        return View(view.text, [*view.rows[:-1], [*row, *view.rows[-1]]])
    return View(view.text, [*view.rows[:-1], row, *view.rows[-1:]])
