"""The main sections as the keyboard under the field."""

from collections.abc import Sequence

from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.chat.screen import Screen
from handlers.texts import Texts

_SHOWN = 4


def tiles(screens: Sequence[type[Screen]], t: Texts) -> ReplyKeyboardMarkup:
    """The first of the screens that have a tile, as the keyboard of a private chat.

    More rows would leave a phone no room for what is said; the rest is on the first screen.
    """
    labels = [kind.spec.label(t) for kind in screens[:_SHOWN]]
    return ReplyKeyboardMarkup(
        [[KeyboardButton(label) for label in row] for row in (labels[:2], labels[2:])],
        resize_keyboard=True,
        input_field_placeholder=t.gettext("For example: April 2018"),
    )
