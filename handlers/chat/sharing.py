"""The buttons by which a screen's link is passed on."""

from dataclasses import replace
from urllib.parse import urlencode

from telegram import InlineKeyboardButton

from handlers.chat.view import View
from handlers.texts import Texts


def with_sharing(view: View, link: str, t: Texts) -> View:
    """A screen with the button that passes its link on, beside the way home if that is alone."""
    share = f"https://t.me/share/url?{urlencode({'url': link})}"
    button = InlineKeyboardButton(t.gettext("📤 Share"), url=share)
    if len(view.foot) == 1:
        return replace(view, foot=[button, *view.foot])
    return view.with_rows([button])
