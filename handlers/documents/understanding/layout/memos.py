"""The lines above a memo that a label leads: to whom, from whom, of what."""

import re
from collections.abc import Sequence

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.words.lexicon import load_all
from storage.words import fold

MEMO = re.compile(r"^\s*([^\W\d]+(?: [^\W\d]+)?)\s*:\s*(.+)$", re.DOTALL)
"""A line with a label before its colon."""
_PAIR = 2
_MOST_LINES = 7


def with_memo_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the rows of a table «Кому | …», «Дата | …» above the text as such lines."""
    first = next((each.table for each in blocks[:_MOST_LINES] if each.kind is Kind.ROW), None)
    rows = [each for each in blocks if each.table == first and each.kind is Kind.ROW]
    known = {said.split(":", 1)[1] for said in load_all().said["memo"]}
    labelled = [each for each in rows if fold(each.cells[0]).strip(" :.") in known]
    pairs = all(len(each.cells) == _PAIR and all(each.cells) for each in rows)
    if first is None or not pairs or len(labelled) < _PAIR or 2 * len(labelled) < len(rows):
        return list(blocks)
    return [
        Block(Kind.PARAGRAPH, f"{each.cells[0].strip(' :')}: {each.cells[1]}", apart=each.apart)
        if each in rows
        else each
        for each in blocks
    ]


def memo_kind(text: str) -> str | None:
    """What the label before a colon says that a line is: `Subject: …`."""
    memo = MEMO.match(text)
    known = {said.split(":", 1)[1]: said.split(":", 1)[0] for said in load_all().said["memo"]}
    return known.get(fold(memo[1])) if memo else None
