"""What a phone 390 px wide has room for: labels in a row, lines of a text."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

Text = TypeVar("Text", bound=str)

# In em of the fonts that phones show text in; they differ by a few hundredths.
_WIDTHS = {
    0.0: "\u00ad\u200b\u200d\ufe0f",
    0.23: "ijlіїј’'",
    0.3: " !(),-./:;I[\\]`frt{|}\u00a0IЇ“”‹›·",
    0.4: '"*ªºгткѓќ•',
    0.5: "J^cksvxyzçýÿЃЈГвзпстухчьэяєѕў",
    0.57: "#$+0123456789<=>?FLTZ_abdeghnopqu~«»àáâãäåèéêëñòóôõöøùúûüЗКТУабдеийлнорцъѐёђћ–",
    0.7: "&ABCDEHKNPRSUVXYwÀÁÂÄÇÈÉÊËЁЄАБВДЕИЙЛНПРСХЦЧЬЭЯжмы",
    0.78: "GMOQmÖØМОФЪфшщюњ✓",
    0.92: "%WæœЖШЩЫљ",
    1.02: "@ÆŒЮ—…№",
    1.25: "ℹ",
}
_WIDTH = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_OTHER, _EMOJI = 0.6, 1.25
_FIRST_EMOJI = "\u2190"
_KEYBOARD, _GAP, _FONT = 326, 4, 15
"""Pixels: all buttons of a row, between two of them, an em of a label."""
_PADDING, _MARKED_PADDING = 21, 33
"""Beside a label, and where a mark says that the button leads out of the chat."""
_TEXT, _TEXT_FONT = 290, 16
_TAG = re.compile(r"<[^>]*>")
_FOLDED = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
_FOLDED_LINES = 3
_EDGE_LINES = 1
"""What the edges of a quotation take."""
_SCREEN, _EDGES, _LINE, _ROW = 570, 13, 21.6, 44
"""Pixels: what is seen of a message, around its text, a line, a row of buttons."""


@lru_cache(20_000)
def width_of(text: str) -> float:
    """How wide a text is, in em."""
    return sum(_WIDTH.get(sign, _EMOJI if sign >= _FIRST_EMOJI else _OTHER) for sign in text)


def fits_in_row(label: str, width: int, *, marked: bool = False) -> bool:
    """Whether a phone shows the whole label in a row of so many."""
    padding = _MARKED_PADDING if marked else _PADDING
    room = (_KEYBOARD - _GAP * (width - 1)) / width - padding
    return width_of(label) * _FONT <= room


def count_lines(*parts: str | None) -> int:
    """How many lines the paragraphs of a message take, those that are folded as they are folded."""
    shown = [part for part in parts if part]
    return sum(map(_lines_of, shown)) + max(len(shown) - 1, 0)


def lines_beside(rows: int) -> int:
    """How many lines of text a phone shows above so many rows of buttons.

    The time stands in a line of its own where the last one has no room for it.
    """
    return int((_SCREEN - _EDGES - _ROW * rows) / _LINE) - 1


def count_wrapped(text: str) -> int:
    """How many lines a text without tags takes, which breaks between words."""
    room, count, space = _TEXT / _TEXT_FONT, 0, width_of(" ")
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for word in line.split(" "):
            width = width_of(word)
            if used and used + width > room:
                count += 1
                used = 0.0
            used += width + space
    return count


def first_fitting(variants: Iterable[Text], room: int) -> Text:
    """The first of several ways to write a text that takes no more lines, else the last."""
    for each in variants:
        if count_lines(each) <= room:
            break
    return each


def _lines_of(markup: str) -> int:
    rest, count = _FOLDED.subn(lambda each: _fold(each[1]), markup)
    return _count(rest) + _EDGE_LINES * count


def _fold(markup: str) -> str:
    """As many lines as a phone shows of it."""
    return "\n" * (min(_count(markup), _FOLDED_LINES) - 1)


def _count(markup: str) -> int:
    return count_wrapped(html.unescape(_TAG.sub("", markup)))
