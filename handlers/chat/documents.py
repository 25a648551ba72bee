"""The button by which what a screen shows is had as a file, where there is room for it."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton

from handlers.chat.screen import Ref, Screen
from handlers.chat.view import View, button, fit_in_row
from handlers.texts import Texts

DOCUMENT = "doc"
"""The screen that sends a file."""
FORM = "docx"
_FEW = 3


def with_document(view: View, screen: Screen, t: Texts) -> View:
    """The view with the button, in the lowest row that has room for it, else in one of its own.

    A list that shows nothing has none.
    """
    if view.shown and not view.shown.events:
        return view
    made = document_button(screen, t)
    for at, row in reversed(list(enumerate([*view.rows, view.foot]))):
        if not _takes_more(row, made):
            continue
        if at == len(view.rows):
            return replace(view, foot=[*row[:-1], made, *row[-1:]])
        return replace(view, rows=[*view.rows[:at], [*row, made], *view.rows[at + 1 :]])
    return view.with_rows([made])


def _takes_more(row: Sequence[InlineKeyboardButton], made: InlineKeyboardButton) -> bool:
    """Whether a row of words, not of numbers, shows all of them beside one more."""
    words = all(not each.text.isdigit() for each in row)
    return 0 < len(row) < _FEW and words and fit_in_row([*row, made])


def document_button(screen: Screen, t: Texts) -> InlineKeyboardButton:
    """The button that sends the file."""
    return button(t.gettext("📄 Document"), Ref(DOCUMENT, FORM, back=screen.without_way_back()))
