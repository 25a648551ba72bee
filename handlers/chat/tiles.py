"""The main sections as the keyboard under the field."""

from collections.abc import Sequence

from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.chat.screen import Screen
from handlers.texts import Texts


def tiles(screens: Sequence[type[Screen]], t: Texts) -> ReplyKeyboardMarkup:
    """The screens that have a tile as the keyboard of a private chat."""
    labels = [kind.spec.label(t) for kind in screens]
    return ReplyKeyboardMarkup(
        [[KeyboardButton(label) for label in row] for row in (labels[:2], labels[2:4], labels[4:])],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=t.gettext("For example: April 2018"),
    )
