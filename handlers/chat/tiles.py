"""The main sections as the keyboard under the field."""

from collections.abc import Sequence

from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.chat.context import Context
from handlers.chat.screen import Screen
from handlers.texts import Texts

_SHOWN = 4


async def make_tiles(context: Context, *above: KeyboardButton) -> ReplyKeyboardMarkup:
    """The keyboard of a private chat, with an editor's own row; `above` stands over all."""
    screens, access = context.services.screens, await context.get_access()
    own = [kind for kind in screens.own_tiles if kind.spec.access <= access]
    return tiles(screens.tiles, context.texts, own, above)


def tiles(
    screens: Sequence[type[Screen]],
    t: Texts,
    own: Sequence[type[Screen]] = (),
    above: Sequence[KeyboardButton] = (),
) -> ReplyKeyboardMarkup:
    """The first of the screens that have a tile, and a row of an editor's own.

    More rows would leave a phone no room for what is said; the rest is on the first screen.
    """
    shown = screens[:_SHOWN]
    rows = [shown[:2], shown[2:], own]
    labels = [[KeyboardButton(kind.spec.label(t)) for kind in row] for row in rows if row]
    return ReplyKeyboardMarkup(
        [above, *labels] if above else labels,
        resize_keyboard=True,
        one_time_keyboard=bool(above),
        input_field_placeholder=t.gettext("For example: April 2018"),
    )
