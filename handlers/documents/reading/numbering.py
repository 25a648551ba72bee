"""Numbers that were typed before paragraphs: «1.1.», «1.2.»; a date looks the same by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.documents.reading.blocks import NUMBERED, Block, Kind

_NUMBER = re.compile(r"\s*([1-9]\d?(?:\.[1-9]\d?){1,3})\.?\s+(?=\S)")
_LONGEST_ITEM = 300


def without_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, typed numbers of several steps cut off; short paragraphs with one are items."""
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
