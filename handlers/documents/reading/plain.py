"""Plain text's blocks: lines that a width broke are put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from handlers.documents.dictionary import is_known
from handlers.documents.reading.blocks import Block, Document, Kind, clean, row
from handlers.documents.reading.numbering import BULLET, as_item
from storage.words import fold, is_cyrillic

_MARKED = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULED = re.compile(r"\s*([-=_*~])\1{2,}\s*(\w(?:.{0,60}\w)?\W{0,2}?)\s*\1{3,}\s*")
"""A heading between signs: `===== по почте =====`."""
_RULE = re.compile(r"\s*([-=_*~])\1+\s*")
_DATE_FIRST = re.compile(r"\s*(?:\d{1,2}\s*[.–/-]\s*){1,4}(?:\d{2,4})?\S*\s")
_LED_BY_DAY = re.compile(
    r"\s*\d{1,2}(?:\s*(?:[–—-]|t/m|и|and|en|et|,)\s*\d{1,2})*(?:[./]\d{2})?\s+[–—-]\s"
)
_YEAR = re.compile(r"\s*(?:1[89]|20)\d\d\s*(?:г\.?|год|гг\.)?\s*(?:\(.{1,30}\))?\s*:?\s*")
_ENDED = re.compile(r"[.!?;:…»)]\s*$")
_COLUMNS = re.compile(r"\S\s{4,}\S")
"""An office and a name below a letter, apart from each other."""
_FIRST_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-$")
_LAST_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENED = ("vice-", "sous-")
"""What begins words with a hyphen in languages without a dictionary here."""
_WIDEST = 130
_FEW, _NEAR, _SHORT = 3, 15, 3


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    apart: bool
    rule: bool = False


def read_plain(text: str) -> Document:
    """The blocks of a text."""
    lines = list(_lines(text))
    if table := _table_sign(lines):
        return Document(tuple(_with_tables(lines, table)))
    return Document(tuple(_blocks(lines)))


def _lines(text: str) -> Iterator[_Line]:
    apart = False
    for line in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text):
        shown = line.replace("\t", "    ") if "\t" in line[:1] else line
        stripped = shown.strip().strip("\ufeff")
        if not stripped or _RULE.fullmatch(shown):
            apart = True
            continue
        yield _Line(shown.rstrip(), len(shown) - len(shown.lstrip()), apart)
        apart = False


def _table_sign(lines: list[_Line]) -> str | None:
    """What parts the cells of a table that was pasted, if one was."""
    for sign in ("\t", "|"):
        if sum(line.text.strip().strip("|").count(sign) >= 2 for line in lines) >= 3:
            return sign
    return None


def _with_tables(lines: list[_Line], sign: str) -> Iterator[Block]:
    number, group, within = 0, list[_Line](), False
    for line in lines:
        cells = line.text.strip().strip("|").split(sign)
        if len(cells) < 2:
            group.append(line)
            within = False
            continue
        yield from _blocks(group)
        group = []
        number += not within
        within = True
        if not all(re.fullmatch(r"\s*:?-{2,}:?\s*", cell) for cell in cells):
            yield row(cells, number, apart=line.apart)
    yield from _blocks(group)


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    width = _width(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not _goes_on(group, line, width):
            yield _block(group)
            group = []
        group.append(line)
    if group:
        yield _block(group)


def _width(lines: list[_Line]) -> int | None:
    """The width at which lines were broken; None if they were not."""
    plain = [line for line in lines if not _COLUMNS.search(line.text)]
    # A line or two may be longer than the others, as those of addresses are.
    widths = sorted((len(line.text) for line in plain), reverse=True)[: 1 + _FEW]
    for width in dict.fromkeys(widths):
        near = sum(width - _NEAR <= len(line.text) <= width for line in plain)
        if (width == widths[0] or 3 * near >= len(plain)) and _is_broken_at(width, plain):
            return width
    return None


def _is_broken_at(width: int, plain: list[_Line]) -> bool:
    """Whether lines were broken at a width."""
    if len(plain) <= _FEW or not 40 <= width <= _WIDEST:
        return False
    full = [line for line in plain if len(line.text) >= width - _NEAR]
    # Lines that all end sentences were ended by a person.
    ended = sum(_ENDED.search(line.text) is not None for line in full)
    pairs = [pair for pair in pairwise(plain) if _may_go_on(*pair)]
    filled = sum(_is_filled(last.text, line.text, width) for last, line in pairs)
    if len(full) >= _FEW and 2 * ended <= len(full) and 3 * filled >= len(pairs):
        return True
    # Where they end with abbreviations, what follows would not have found room in them.
    return filled >= _FEW and 4 * filled >= 3 * len(pairs)


def _may_go_on(last: _Line, line: _Line) -> bool:
    alone = _stands_alone(line.text) or _stands_alone(last.text)
    return not (line.apart or alone or _starts_item(line.text))


def _is_filled(last: str, text: str, width: int) -> bool:
    """Whether the first word of a line had no room in the one before."""
    return len(last) <= width < len(last) + 1 + len(text.split(maxsplit=1)[0])


def _goes_on(group: list[_Line], line: _Line, width: int | None) -> bool:
    """Whether a line is the rest of the paragraph above it."""
    last, first = group[-1], group[0]
    if line.apart or width is None or _stands_alone(line.text) or _stands_alone(last.text):
        return False
    if _COLUMNS.search(last.text):
        return False
    if _starts_item(line.text) and (
        _ENDED.search(last.text) or line.indent <= first.indent != last.indent
    ):
        return False
    if line.indent > first.indent and (_starts_item(first.text) or line.indent == last.indent):
        return True
    if line.indent > last.indent and _ENDED.search(last.text):
        return False
    return _is_filled(last.text, line.text, width) or last.text.endswith("\u00ad")


def _starts_item(text: str) -> bool:
    return bool(BULLET.match(text) or _DATE_FIRST.match(text))


def _stands_alone(text: str) -> bool:
    """Whether a line is a heading by its letters."""
    return bool(
        _YEAR.fullmatch(text)
        or _LED_BY_DAY.match(text)
        or _MARKED.fullmatch(text)
        or _RULED.fullmatch(text)
    ) or is_in_capitals(text)


def is_in_capitals(text: str) -> bool:
    """Whether most letters of a text are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    large = sum(sign.isupper() for sign in letters)
    return len(letters) >= 4 and large >= 0.8 * len(letters)


def _block(group: list[_Line]) -> Block:
    apart = group[0].apart
    text = clean(_joined(group))
    if marked := _MARKED.fullmatch(text):
        return Block(Kind.HEADING, marked[2].strip("* "), len(marked[1]), apart=apart)
    if ruled := _RULED.fullmatch(text):
        return Block(Kind.HEADING, ruled[2], 2, apart=apart)
    if re.fullmatch(r"\*\*[^*]+\*\*:?", text):
        return Block(Kind.HEADING, text.replace("**", ""), 2, apart=apart)
    if _YEAR.fullmatch(text) or (is_in_capitals(text) and len(text) <= 150):
        return Block(Kind.HEADING, text, 2, apart=apart)
    return as_item(Block(Kind.PARAGRAPH, text, apart=apart), group[0].indent // 4)


def _joined(group: list[_Line]) -> str:
    """The words of lines, those broken at a line's end put together."""
    text = group[0].text
    for line in group[1:]:
        rest = line.text.lstrip()
        cut = re.search(r"[^\W\d]-$", text) and rest[:1].islower() and not _keeps_hyphen(text, rest)
        if cut or re.search(r"\w\xad$", text):
            text = text[:-1] + rest
        elif re.search(r"[^\W\d]-$", text):
            text += rest
        else:
            text += " " + rest
    return text


def _keeps_hyphen(text: str, rest: str) -> bool:
    """Whether a line was broken at a hyphen that its word has: «вице-/губернатор»."""
    first, last = _FIRST_PART.search(text), _LAST_PART.match(rest)
    if not (first and last):
        return False
    if not is_cyrillic(last[0]):
        return fold(first[0]) in _HYPHENED
    if is_known(first[0] + last[0]):
        return True
    # «российско-иранский» is in no dictionary, and no one word either.
    return not is_known(first[0][:-1] + last[0]) and len(last[0]) > _SHORT and is_known(last[0])
