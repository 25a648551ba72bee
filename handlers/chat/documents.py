"""The buttons by which what a screen shows is had as a file and as a picture of its years."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton

from handlers.chat.phone import count_lines
from handlers.chat.screen import Ref, Screen
from handlers.chat.sharing import with_short_sharing
from handlers.chat.view import View, button, fit_in_row
from handlers.texts import Texts

DOCUMENT = "doc"
"""The screen that sends a file."""
FORM = "docx"
YEARS = "years"
"""The screen that sends the picture."""
_LIGHT = 0
_FEW = 3
"""So many events make a picture."""
_MOST_IN_ROW, _ROWS = 4, 2
_LOW = 19
"""With so many lines, a row of buttons taken for two, a phone has room for one more row."""


def with_document(view: View, screen: Screen, t: Texts) -> View:
    """The view with the button, in the lowest row that has room for it, else in one of its own.

    Where there is room for neither its label is shorter, and that of the button which shares; a
    full page without room even for that has none: the other pages have it.
    """
    if view.has_nothing or _offers_files(view):
        return view
    opens = Ref(DOCUMENT, FORM, back=screen.without_way_back())
    named, shorter, shortest = (
        button(label, opens) for label in (t.gettext("📄 Document"), t.gettext("📄 Word"), "Word")
    )
    beside = _beside(view, named) or _beside(view, shorter)
    rows = [row for row in (*view.rows, view.foot) if row]
    if beside or count_lines(view.text) + 2 * len(rows) <= _LOW:
        return beside or view.with_rows([named])
    short = with_short_sharing(view, t)
    beside = _beside(view, shortest) or _beside(short, shorter) or _beside(short, shortest)
    return beside or (view if len(rows) > _ROWS else view.with_rows([named]))


def with_years(view: View, screen: Screen, t: Texts) -> View:
    """The view with the button to the picture, where a row has room for it."""
    few = screen.is_list and (not view.shown or len(view.shown.things) < _FEW)
    if few or view.has_nothing:
        return view
    return _beside(view, to_years(screen, t)) or view


def to_years(screen: Screen, t: Texts) -> InlineKeyboardButton:
    """The button to the picture of the years that a screen tells of."""
    return button(t.gettext("🖼 Timeline"), Ref(YEARS, _LIGHT, back=screen.without_way_back()))


def _offers_files(view: View) -> bool:
    """Whether a screen has buttons to files of its own."""
    opens = (str(each.callback_data) for row in view.rows for each in row)
    return any(each.startswith(f"{DOCUMENT}:") for each in opens)


def _beside(view: View, made: InlineKeyboardButton) -> View | None:
    """The view with the button in one of its rows; None where it fits into none."""
    for at, row in reversed(list(enumerate([*view.rows, view.foot]))):
        if not _takes_more(row, made):
            continue
        if at == len(view.rows):
            return replace(view, foot=[*row[:-1], made, *row[-1:]])
        return replace(view, rows=[*view.rows[:at], [*row, made], *view.rows[at + 1 :]])
    return None


def _takes_more(row: Sequence[InlineKeyboardButton], made: InlineKeyboardButton) -> bool:
    """Whether a row of words, not of numbers, shows all of them beside one more."""
    words = all(not each.text.isdigit() for each in row)
    return 0 < len(row) < _MOST_IN_ROW and words and fit_in_row([*row, made])
