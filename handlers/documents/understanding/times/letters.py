"""Letters and messages of a chat that were pasted: each is of its own day, as «вчера» is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.layout.memos import MEMO, memo_kind
from handlers.documents.understanding.times.dating import find_times_alone

_DAY, _TIME = r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d\d)", r"\d{1,2}:\d\d"
_WHO = r"[^\W\d_][^:\[\]\n]{0,40}?"
_STAMPS = (
    # «[22.04.2019, 10:15] Анна: …», `12-05-2019 10:15 - Jan: …`
    re.compile(rf"\[?{_DAY},?\s+{_TIME}(?::\d\d)?(?:\s?[ap]m)?\]?\s*(?:[–—-]\s*)?{_WHO}:\s*", re.I),
    # «Анна, [22.04.2019 10:15]»
    re.compile(rf"{_WHO},\s*\[{_DAY},?\s+{_TIME}(?::\d\d)?\]:?\s*", re.I),
)
_CENTURY, _SHORT_YEAR = 2000, 100
_FEWEST_MESSAGES, _FEWEST_LINES = 2, 2


@dataclass(slots=True)
class Letters:
    """The blocks of a document, each with the day on which it was written."""

    blocks: list[Block] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)
    """What only says who wrote a letter to whom."""
    days: list[str] = field(default_factory=list)
    """The last day on which something was written, if one is said."""


def find_letters(blocks: Sequence[Block]) -> Letters:
    """Take the stamps of messages and the lines above letters, each as the day of what follows."""
    letters, day = Letters(), None
    chat = sum(_stamp(each) is not None for each in blocks) >= _FEWEST_MESSAGES
    headers = {at for run in _headers(blocks) for at in run}
    for at, each in enumerate(blocks):
        stamp = _stamp(each) if chat else None
        if at in headers:
            day = _day_of(each) or (day if at - 1 in headers else None)
            letters.aside.append(each)
        elif each.kind is Kind.HEADING:
            day = None
            letters.blocks.append(each)
        elif stamp:
            day = _date(stamp)
            if rest := each.text[stamp.end() :].strip():
                letters.blocks.append(replace(each, text=rest, written=day))
        else:
            letters.blocks.append(replace(each, written=day) if day else each)
    written = [each.written for each in letters.blocks if each.written]
    letters.days = [f"{max(written):%d.%m.%Y}"] if written else []
    return letters


def _stamp(block: Block) -> re.Match[str] | None:
    """What stands before a message: when it was sent, and by whom."""
    if block.kind is not Kind.PARAGRAPH:
        return None
    found = (stamp.match(block.text) for stamp in _STAMPS)
    return next((match for match in found if match and _date(match)), None)


def _date(stamp: re.Match[str]) -> date | None:
    year = int(stamp["year"])
    try:
        return date(year + _CENTURY * (year < _SHORT_YEAR), int(stamp["month"]), int(stamp["day"]))
    except ValueError:
        return None


def _headers(blocks: Sequence[Block]) -> Iterator[range]:
    """The lines above letters, which say from whom, to whom, when; not those that head it all."""
    start = 0
    for at in range(len(blocks) + 1):
        if at < len(blocks) and blocks[at].kind is Kind.PARAGRAPH and memo_kind(blocks[at].text):
            continue
        run = range(start, at)
        above = blocks[start - 1] if start > 1 else None
        known = [memo_kind(blocks[index].text) for index in run]
        whole = len(run) >= _FEWEST_LINES and {"date", "people"} <= set(known)
        if whole and above and above.kind is Kind.HEADING:
            yield run
        start = at + 1


def _day_of(block: Block) -> date | None:
    """The day that a line above a letter says."""
    memo = MEMO.match(block.text)
    if not memo or memo_kind(block.text) != "date":
        return None
    days = [each.value for each in find_times_alone(memo[2]).mentions if each.has_day]
    return days[0].latest_end if days else None
