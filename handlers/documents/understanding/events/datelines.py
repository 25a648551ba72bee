"""Lines that are only a date, and the paragraphs that they date or head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.events.chronicles import begins_with_day
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part
from handlers.documents.understanding.times.date_lines import SOME_YEAR, find_whole, is_period
from handlers.documents.understanding.words.lexicon import find_words
from handlers.documents.understanding.words.mentions import Times
from storage.words import fold

_LONGEST = 45
_LOW = 3
_AROUND = " .:[]()"
_REMARK = re.compile(r"\s*\(([^()]{1,30})\)\s*$")


def with_datelines(content: Sequence[Block | Table], context: Context) -> list[Block | Table]:
    """The blocks, each date that stands by itself together with the paragraphs below it."""
    kept: list[Block | Table] = []
    dated: Block | None = None
    for each, following in zip_longest(content, content[1:]):
        if isinstance(each, Block) and is_dateline(each, context):
            if is_period(each.text) and (
                _is_of_a_list(following, context) or _has_days(following, context)
            ):
                kept.append(replace(each, kind=Kind.HEADING, level=each.level or _LOW))
                dated = None
                continue
            dated = each
            kept.append(each)
        elif dated and isinstance(each, Block) and each.kind is Kind.PARAGRAPH:
            mark = "" if dated.text.rstrip().endswith((".", ":")) or dated is not kept[-1] else "."
            text = f"{dated.text.rstrip()}{mark} {each.text}"
            dated = replace(each, kind=Kind.ITEM, text=text, apart=dated.apart)
            kept[-1] = dated
        else:
            dated = None
            kept.append(each)
    return kept


def _is_of_a_list(block: Block | Table | None, context: Context) -> bool:
    """Whether a block is an item, a month of a quarter, or a line that its own day begins."""
    if not isinstance(block, Block):
        return False
    listed = block.kind is Kind.ITEM or begins_with_day(block.text)
    return listed or is_dateline(block, context)


def _has_days(block: Block | Table | None, context: Context) -> bool:
    """Whether a paragraph says days of its own, which the period above it only heads."""
    if not isinstance(block, Block) or block.kind is not Kind.PARAGRAPH:
        return False
    return any(each.has_day for each in context.times(block.text, SOME_YEAR).mentions)


def is_dateline(block: Block, context: Context) -> bool:
    """Whether a block is a day, month or season and nothing else; a year is a heading."""
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or len(block.text) > _LONGEST:
        return False
    times = dateline_times(block.text, SOME_YEAR, context)
    return times is not None and not times.mentions[0].is_year


def dateline_times(text: str, year: int | None, context: Context) -> Times | None:
    """The date that a line is, a remark in parentheses aside; None for any other line."""
    if len(text) > _LONGEST:
        return None
    plain = _REMARK.sub("", text.strip(_AROUND)).strip(_AROUND)
    times = context.times(plain, year)
    if not times.mentions:
        times = context.times(plain, year, field=True)
    if len(times.mentions) == 1 and times.mentions[0].has_day:
        (mention,) = times.mentions
        beside = f"{plain[: mention.start]} {plain[mention.end :]}"
        if _says_where(beside, context):
            return replace(times, mentions=(replace(mention, start=0, end=len(text)),))
    return find_whole([(plain, times)])


def _says_where(beside: str, context: Context) -> bool:
    """Whether what stands beside a date says no more than where, or that it was published."""
    text = beside.strip(" ,;:|/.–—-")
    if not text or re.search(r"\d", text):
        return False
    if fold(text) in context.lexicon.said["published"]:
        return True
    spots = find_spots(context.tagged(text), context.language)
    return bool(spots) and not find_words(text[: spots[0].start] + text[spots[-1].end :])


def lines_of_entries(parts: Sequence[Part], context: Context) -> Iterator[str]:
    """The dates that stand right below headings, as those of the entries of a digest do."""
    led = (part.content[0] for part in parts if part.heading and part.content)
    firsts = (context.sentences(each.text)[:1] for each in led if isinstance(each, Block))
    for text in (text for first in firsts for text in first):
        if dateline_times(text, SOME_YEAR, context):
            yield text


def count_entries(parts: Sequence[Part], context: Context) -> int:
    """How many entries of a digest a document has."""
    return len(list(lines_of_entries(parts, context)))


FEWEST_ENTRIES = 3
"""Of a digest."""
