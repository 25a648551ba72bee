"""Numbered lines that are headings: alone among others, or with points of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.sections import LONGEST, TOPIC

_SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bгг)[.;,]\s*$")

_NEAR = 3


def mark_headings(content: Sequence[Block | Table]) -> list[Block | Table]:
    """The blocks, with a numbered line that no other follows as the heading that it is."""
    content = list(_with_topics(content))
    marked = list(content)
    for index, each in enumerate(content):
        if not isinstance(each, Block) or each.kind is not Kind.ITEM or each.marker == "-":
            continue
        near = [content[at] for at in (index - 1, index + 1) if 0 <= at < len(content)]
        alone = not any(isinstance(other, Block) and other.marker == each.marker for other in near)
        short = len(each.text) <= LONGEST and not _SENTENCE_END.search(each.text)
        # «7.1. Мэрия: начальник отдела Ежов С. Т.»
        alone = alone and ":" not in each.text.rstrip(" :")
        if alone and short and _heads_something(content[index + 1 : index + 2]):
            marked[index] = replace(each, kind=Kind.HEADING, level=2, marker="")
    return marked


def _with_topics(content: Sequence[Block | Table]) -> Iterator[Block | Table]:
    """The blocks, the topic of a numbered point with points of its own as their heading.

    So protocols are: «1. О торговле. Слушали: …», «1.1. …».
    """
    for at, each in enumerate(content):
        below = [str(getattr(one, "marker", "")) for one in content[at + 1 : at + _NEAR]]
        marker = each.marker if isinstance(each, Block) else ""
        points = bool(marker) and any(one.startswith(f"{marker}.") for one in below)
        topic = TOPIC.match(each.text) if isinstance(each, Block) and points else None
        if topic and isinstance(each, Block):
            yield replace(each, kind=Kind.HEADING, level=2, marker="", text=topic[1])
            if rest := each.text[topic.end() :].strip():
                yield replace(each, kind=Kind.PARAGRAPH, marker="", text=rest, apart=False)
        else:
            yield each


def _heads_something(following: Sequence[Block | Table]) -> bool:
    """Whether there is anything below a line but the next heading."""
    return any(isinstance(each, Table) or each.kind is not Kind.HEADING for each in following)
