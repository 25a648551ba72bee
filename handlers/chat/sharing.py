"""The buttons by which a link is passed on, with words that say what it is."""

from dataclasses import replace
from urllib.parse import urlencode

from telegram import InlineKeyboardButton

from handlers.chat.view import View, clip
from handlers.texts import Texts, unbroken

_WORDS_LENGTH = 120
_ICON = "📤"


def with_sharing(view: View, link: str, t: Texts) -> View:
    """A screen with the button that passes its link on, beside the way home if that is alone."""
    heading = view.text.split("\n\n")[0].striptags()
    button = share_button(link, heading, t)
    if len(view.foot) == 1:
        return replace(view, foot=[button, *view.foot])
    return view.with_rows([button])


def with_short_sharing(view: View, t: Texts) -> View:
    """The view, where that button is in its last row with a shorter word."""

    def shorten(each: InlineKeyboardButton) -> InlineKeyboardButton:
        shares = each.url and each.text.startswith(_ICON)
        short = t.pgettext("a short label", "Share")
        return InlineKeyboardButton(short, url=each.url) if shares else each

    return replace(view, foot=[shorten(each) for each in view.foot])


def share_button(link: str, words: str, t: Texts) -> InlineKeyboardButton:
    """The button that passes a link on under some words."""
    query = urlencode({"url": link, "text": unbroken(clip(words, _WORDS_LENGTH))})
    return InlineKeyboardButton(t.gettext("📤 Share"), url=f"https://t.me/share/url?{query}")
