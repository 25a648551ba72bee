"""Bullets and numbers that were typed before paragraphs: «–», «1)», «1.1.»."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from handlers.documents.reading.blocks import NUMBERED, Block, Kind

BULLET = re.compile(
    r"\s*(?:[-–—*•·●○▪■◦‣►✓]|\(?\d{1,2}\)|\d{1,2}\.(?=\s+[^\W\d])|[a-zа-я]\))\s+(?=\S)"
)
"""What begins an item of a list."""
_NUMBER = re.compile(r"\s*([1-9]\d?(?:\.[1-9]\d?){1,3})\.?\s+(?=\S)")
_LONGEST_ITEM, _SIGN = 300, "-"


def as_item(block: Block, level: int = 0) -> Block:
    """A paragraph that begins with a typed bullet as an item of a list; any other as it is."""
    bullet = BULLET.match(block.text) if block.kind is Kind.PARAGRAPH else None
    if not bullet:
        return block
    signs = bullet[0].strip("() .")
    marker = "1" if signs.isdigit() else "a" if signs.isalpha() else _SIGN
    text = block.text[bullet.end() :]
    return replace(block, kind=Kind.ITEM, text=text, level=level, marker=marker)


def with_typed_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, neighbours that begin with bullets as items of a list.

    One alone is a note; what numbers lead may be parts of a letter, which others tell.
    """
    for is_list, group in groupby(blocks, lambda block: as_item(block).marker == _SIGN):
        run = list(group)
        yield from map(as_item, run) if is_list and len(run) > 1 else run


def without_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, typed numbers of several steps cut off; short paragraphs with one are items.

    A number of several steps looks like a date by itself.
    """
    found = [_NUMBER.match(block.text) if _is_text(block) else None for block in blocks]
    steps = [tuple(map(int, each[1].split("."))) if each else () for each in found]
    said = set(steps)
    for block, match, step in zip(blocks, found, steps, strict=True):
        if match is None or not _is_counted(step, said):
            yield block
            continue
        text = block.text[match.end() :]
        if block.kind is Kind.PARAGRAPH and len(text) <= _LONGEST_ITEM:
            yield replace(block, kind=Kind.ITEM, text=text, marker=NUMBERED)
        else:
            yield replace(block, text=text)


def _is_text(block: Block) -> bool:
    return block.kind is not Kind.ROW and not block.fields


def _is_counted(step: tuple[int, ...], said: set[tuple[int, ...]]) -> bool:
    """Whether each number before it stands there too: days of a chronicle do not count so."""
    *above, last = step
    before = {(*above, each) for each in range(1, last)}
    return before <= said and (last > 1 or (*above, 2) in said or _is_first(step, said))


def _is_first(step: tuple[int, ...], said: set[tuple[int, ...]]) -> bool:
    """Whether a number that none follows belongs to a section beside others that are counted."""
    return any(each[:-1] != step[:-1] and each[-1] > 1 for each in said if len(each) == len(step))
