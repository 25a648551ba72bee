"""What a screen is made of: text, buttons, and the limits that Telegram sets to them."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, Literal

from markupsafe import Markup, escape
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.constants import MessageLimit

from handlers.chat.phone import first_fitting, fits_in_row, lines_beside
from handlers.chat.screen import Ref, Screen
from handlers.texts import Texts, unbroken
from storage.models import Thing

LABEL_LENGTH = 40
TITLE_LENGTH = 400
"""Longer than any title of the store, even if it is all of signs that Telegram counts twice."""
NUMBERS_IN_ROW = 8
_PAIR = 2
_MOST_IN_ROW = 3
_TAG = re.compile(r"<[^>]*>")
_BOLD, _BOLD_END = Markup("<b>"), Markup("</b>")
_ITALIC, _ITALIC_END = Markup("<i>"), Markup("</i>")

Row = list[InlineKeyboardButton]


class _Keyboard(InlineKeyboardMarkup):
    """A keyboard that is made into a dict once, however often it is sent."""

    __slots__ = ("_ready",)

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(rows)
        self._ready = {"inline_keyboard": [[_as_dict(each) for each in row] for row in rows]}

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002 - as in PTB
        return self._ready if recursive else super().to_dict(recursive)


def _as_dict(button: InlineKeyboardButton) -> dict[str, Any]:
    # PTB's own way looks at all that any object may have; this is nearly always all.
    if button.callback_data and not button.style:
        return {"text": button.text, "callback_data": button.callback_data}
    return button.to_dict()


@dataclass(frozen=True, slots=True)
class Shown:
    """Things of a brief, in the order in which a view has them."""

    brief: int
    things: tuple[Thing, ...] = ()
    more: str | None = None
    """What the button to the next page says."""
    question: str = ""
    """What they answer."""

    @classmethod
    def of(cls, brief: int, kind: str, ids: Iterable[int], more: str | None = None) -> "Shown":
        """Things of one kind."""
        return cls(brief, tuple(Thing(kind, each) for each in ids), more)


@dataclass(frozen=True)
class View:
    """What a screen shows: its text as HTML, its rows of buttons, and the row that leads away."""

    text: Markup
    rows: Sequence[Row] = ()
    foot: Row = field(default_factory=list)
    tiles: ReplyKeyboardMarkup | None = None
    """The keyboard under the field, where it comes with this message instead of buttons."""
    shown: Shown | None = None
    """What of a brief it shows, for questions that follow."""
    has_nothing: bool = False
    """Whether a file of it would be empty."""
    shorter: Sequence[Markup] = ()
    """The text in fewer and fewer lines, for where a phone has no room for it as it is."""

    @cached_property
    def html(self) -> str:
        """The text as Telegram takes it, as short as its buttons leave room for."""
        if not self.shorter:
            return unbroken(self.text)
        rows = len(self.keyboard.inline_keyboard) if self.keyboard else 0
        return unbroken(first_fitting((self.text, *self.shorter), lines_beside(rows)))

    @cached_property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram takes them."""
        rows = [part for row in (*self.rows, self.foot) for part in _seen_whole(row)]
        return _Keyboard(rows) if rows else None

    def under(self, *above: str | None) -> "View":
        """The view under more text, as far as the message has room for it."""
        return self.rewritten(lambda text: paragraphs(*above, text))

    def rewritten(self, write: Callable[[Markup], Markup]) -> "View":
        """The view with what is made of its text, as far as the message has room for it."""
        text = write(self.text)
        if room_beside(text) < 0:
            return self
        return replace(self, text=text, shorter=[write(each) for each in self.shorter])

    def with_rows(self, *rows: Row) -> "View":
        """The view with more rows above the one that leads away."""
        return replace(self, rows=[*self.rows, *(row for row in rows if row)])


def button(
    label: str, screen: Screen | Ref, style: Literal["success", "danger"] | None = None
) -> InlineKeyboardButton:
    """A button that opens a screen or does something.

    `style` is for what a screen is there for: publish or send, hide or delete.
    """
    label = clip(label, LABEL_LENGTH)
    while not fits_in_row(label, 1):
        label = clip(label, utf16_length(label) - 1)
    return InlineKeyboardButton(label, callback_data=screen.encode(), style=style)


def tick(label: str, chosen: bool) -> str:  # noqa: FBT001
    """The label of one of a few choices, with a mark where it is chosen."""
    return f"✓ {label}" if chosen else label


def fit_in_row(row: Row) -> bool:
    """Whether a phone shows all of the labels of a row."""
    return all(_fits(each, len(row)) for each in row)


def _fits(each: InlineKeyboardButton, width: int) -> bool:
    # What leads out of the chat has a mark beside its label.
    return fits_in_row(each.text, width, marked=not each.callback_data)


def _seen_whole(row: Row) -> list[Row]:
    """A row, or as many as show all of its labels."""
    return ([row] if fit_in_row(row) else in_rows(row, len(row))) if row else []


def in_rows(buttons: Iterable[InlineKeyboardButton], width: int) -> list[Row]:
    """The buttons in few rows of at most `width`, those with long labels by themselves."""
    left = list(buttons)
    while width > _PAIR and not all(_fits(each, width) for each in left):
        width -= 1
    rows: list[Row] = []
    for fits, run in groupby(left, lambda each: _fits(each, width)):
        rows += _evenly(list(run), width if fits else 1)
    return rows


def packed(buttons: Iterable[InlineKeyboardButton]) -> list[Row]:
    """The buttons in few rows, whatever their order: the short ones three in a row, then pairs."""
    rows: list[Row] = []
    left = list(buttons)
    for width in (_MOST_IN_ROW, _PAIR):
        fitting = [each for each in left if _fits(each, width)]
        taken = fitting[: len(fitting) // width * width]
        rows += _evenly(taken, width)
        left = [each for each in left if each not in taken]
    return [*rows, *([each] for each in left)]


def in_one_row(buttons: Sequence[InlineKeyboardButton], more: InlineKeyboardButton) -> list[Row]:
    """As many of the buttons as one row shows whole, and `more` where that is not all."""
    if len(buttons) <= _MOST_IN_ROW and fit_in_row(list(buttons)):
        return [list(buttons)] if buttons else []
    row = list(buttons[:_MOST_IN_ROW])
    while row and not fit_in_row([*row, more]):
        row.pop()
    return [[*row, more]]


def _evenly(left: list[InlineKeyboardButton], width: int) -> list[Row]:
    count = -(-len(left) // width)
    rows = []
    for row in range(count):
        size = -(-len(left) // (count - row))
        rows.append(left[:size])
        left = left[size:]
    return rows


def way_back(t: Texts, *back: InlineKeyboardButton) -> Row:
    """The row that leads away from a screen: back, then home."""
    return [*back, button(t.gettext("🏠 Home"), Ref("start"))]


def bold(text: str) -> Markup:
    """The text in bold."""
    return _BOLD + text + _BOLD_END


def italic(text: str) -> Markup:
    """The text in italics."""
    return _ITALIC + text + _ITALIC_END


def labelled(label: str, text: str, t: Texts) -> Markup:
    """The label, a colon and the text."""
    return Markup("{}{}{}").format(label, t.colon, text)


def listed(parts: Iterable[str], t: Texts) -> Markup:
    """The parts one after the other, with semicolons between."""
    return escape(t.semicolon).join(parts)


def folded(*parts: str | None) -> Markup:
    """The paragraphs as a quotation of which a phone shows three lines until it is tapped."""
    return Markup("<blockquote expandable>{}</blockquote>").format(paragraphs(*parts))


def lines(*parts: str | None) -> Markup:
    """The parts that there are, a line each."""
    return Markup("\n").join(part for part in parts if part)


def paragraphs(*parts: str | None) -> Markup:
    """The parts that there are, with a blank line between."""
    return Markup("\n\n").join(part for part in parts if part)


def clip(text: str, length: int) -> str:
    """The text, cut at a word's end with an ellipsis if it is longer than `length`."""
    if utf16_length(text) <= length:
        return text
    if length <= 0:
        return ""
    text = text[: length - 1]
    while (over := utf16_length(text) - length + 1) > 0:
        # A character counts as one or as two.
        text = text[: -max(1, over // 2)]
    head, space, _ = text.rpartition(" ")
    return f"{(head if space and len(head) > length // 2 else text).rstrip(' ,.;:–-')}…"


def utf16_length(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def room_beside(*parts: str | None) -> int:
    """How many characters a message has left beside these parts, each its own paragraph."""
    return MessageLimit.MAX_TEXT_LENGTH - sum(_shown_length(part) + 2 for part in parts if part)


def fits(text: str) -> bool:
    """Whether a message can hold a text."""
    return _shown_length(text) <= MessageLimit.MAX_TEXT_LENGTH


def fitting(parts: Iterable[Markup], room: int) -> list[Markup]:
    """As many of the first parts, a line each, as there is room for."""
    fit = []
    for part in parts:
        room -= _shown_length(part) + 1
        if room < 0:
            break
        fit.append(part)
    return fit


# What is put together part by part is measured again with each; `typed`, for a text with tags is
# another thing than the same as Markup.
@lru_cache(maxsize=128, typed=True)
def _shown_length(part: str) -> int:
    return utf16_length(html.unescape(_TAG.sub("", escape(part))))
