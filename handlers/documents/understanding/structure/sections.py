"""Parts of a document by their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.layout.days import leads_line
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.times.date_lines import is_period
from handlers.documents.understanding.times.dating import find_times_alone
from handlers.documents.understanding.words.lexicon import find_words, load_all, word_stems
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.plans import says_plan

_PART = r"(?:раздел|часть|глава|section|part|chapter|deel|hoofdstuk|partie|chapitre)\s+"
_NUMBER = r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=[^\W\d])"
_NUMBERED = re.compile(rf"^\s*(?:{_PART})?{_NUMBER}", re.IGNORECASE)
_PARTED = re.compile(rf"^\s*{_PART}{_NUMBER}", re.IGNORECASE)
YEAR = re.compile(
    r"\W*(?:в\s)?(1[89]\d\d|20\d\d)\s*(?:г(?:од|оду)?\.?)?\s*(?:[(–—-]\s*([^()]{1,30})\)?)?\W*",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\W*(?:1[89]|20)\d\d\s*[–—-]\s*(?:1[89]|20)\d\d\s*(?:гг\.?|годы)?\s*(?:\(([^()]{1,30})\))?\W*",
    re.IGNORECASE,
)
"""A stretch of years that heads what took place in it."""
_YEAR_SAID = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
LONGEST = 90
TOPIC = re.compile(
    r"\s*((?:об?|on|about|over|inzake|sur)\s[^.:;]{4,80}[^.:;\s])(?:\.\s+|\.?$)", re.IGNORECASE
)
"""What a point of a protocol is about."""
_LONGEST_WITH_MARK = 140
_MOST_WORDS = 3
"""Of a heading that ends like a sentence."""


class Section(Enum):
    """What a part of a document tells."""

    OVERVIEW = "overview"
    DIRECTIONS = "directions"
    EVENTS = "events"
    PLANS = "plans"
    AGREEMENTS = "agreements"
    FIGURES = "figures"
    CONTACTS = "contacts"


_PRECEDENCE = ("contacts", "agreements", "plans", "directions", "figures", "events", "overview")


@dataclass(slots=True)
class Part:
    """What stands under one heading."""

    section: Section
    heading: str = ""
    year: int | None = None
    planned: bool = False
    period: str = ""
    """The month, season or quarter that heads it."""
    understood: bool = True
    last_year: int | None = None
    """The year that was spoken of last."""
    last_event: Mention | None = None
    """The date of the event that was told last."""
    stay: Mention | None = None
    """What of several days was told last, while its days are told."""
    written: date | None = None
    """The day of the letter or message that was read last."""
    is_inline: bool = False
    """Whether it is no more than the rest of its heading's line."""
    content: list[Block | Table] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.content or self.heading)

    def begun_again(self) -> "Part":
        """The same without what stands in it."""
        return replace(self, understood=True, content=[])


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means."""

    text: str
    section: Section | None
    year: int | None = None
    planned: bool = False
    is_period: bool = False


def read_heading(text: str, *, marked: bool) -> Heading | None:
    """What a line means as a heading; None if it is none.

    A line that the layout marks is one whatever it says; another must say hardly more than the
    name of a section.
    """
    text = text.replace("\n", " ").strip()
    year = YEAR.fullmatch(text)
    remark = (year[2] or "") if year else ""
    planned = _section_of(remark) is Section.PLANS or _says_plan(remark)
    if year and (planned or marked or not remark or "(" in text):
        return Heading(text, None, int(year[1]), planned)
    if years := _YEARS.fullmatch(text):
        planned = _says_plan(years[1] or "")
        return Heading(text, Section.PLANS if planned else Section.EVENTS, None, planned)
    if marked and is_period(text):
        found = _YEAR_SAID.search(text)
        return Heading(text, None, int(found[0]) if found else None, is_period=True)
    plain, is_part = _NUMBERED.sub("", text), _PARTED.match(text) is not None
    if len(plain) > (_LONGEST_WITH_MARK if marked or is_part else LONGEST):
        return None
    if not marked and leads_line(text):
        return None
    marked = marked or is_part
    section = None if marked and TOPIC.fullmatch(plain) else _section_of(plain)
    found = _YEAR_SAID.search(plain)
    year_said = int(found[0]) if found and not re.search(r"\d{4}\s*[–-]\s*\d{4}", plain) else None
    if marked:
        return Heading(text, section, year_said, section is Section.PLANS)
    ends = plain.rstrip().endswith(":") or _NUMBERED.match(text) is not None
    few = len(_meaningful(plain)) <= (6 if ends else 2) or _says_only(plain)
    if (
        section
        and few
        and not plain.rstrip().endswith((";", ","))
        and not re.search(r"[.!?]\s", plain)
        and not (plain.rstrip().endswith(".") and len(_meaningful(plain)) > _MOST_WORDS)
        and not begins_with_date(text)
    ):
        return Heading(text, section, year_said, section is Section.PLANS)
    return None


def split_heading(text: str) -> tuple[str, str] | None:
    """A heading and what stands behind its colon in the same line."""
    head, sign, rest = text.partition(":")
    if not sign or len(rest.strip()) < 3 or len(head) > 80 or "\n" in head:
        return None
    plain = _NUMBERED.sub("", head)
    section = _section_of(plain)
    few = len(_meaningful(plain)) <= 3
    return (head + ":", rest.strip()) if section and few else None


def _meaningful(text: str) -> list[str]:
    lexicon = load_all()
    return [word for word in find_words(text) if not lexicon.means(word, "heading_filler")]


def _says_only(text: str) -> bool:
    """Whether all that a line says names sections: «Что было сделано в 2018 году»."""
    words = _meaningful(text)
    present = frozenset().union(*map(word_stems, words))
    said = (phrase for _, phrase in load_all().phrases["sections"] if phrase.fits(present))
    known = frozenset().union(*(stem for phrase in said for stem in phrase.words))
    return not any(word_stems(word).isdisjoint(known) for word in words)


def _says_plan(text: str) -> bool:
    lexicon = load_all()
    return any(says_plan(word, lexicon) for word in find_words(text))


@lru_cache(1_000)
def _section_of(text: str) -> Section | None:
    words = find_words(text)
    parts = [part for word in words if "-" in word for part in word.split("-")]
    present = frozenset().union(*map(word_stems, (*words, *parts)))
    hits = {name for name, phrase in load_all().phrases["sections"] if phrase.fits(present)}
    return next((Section(name) for name in _PRECEDENCE if name in hits), None)


def split_parts(content: Sequence[Block | Table]) -> Iterator[Part]:
    """The parts of a document after its head."""
    divider = _Divider()
    for each in content:
        if done := divider.take(each):
            yield done
    if not divider.part.is_empty:
        yield divider.part


class _Divider:
    """The part that is being read, and the one around it."""

    def __init__(self) -> None:
        self.part = Part(Section.OVERVIEW)
        self.around: Part | None = None
        """The part that a table stands in, while what divides its rows heads them."""
        self.table = 0
        self.above: list[tuple[int, Part]] = []
        """The parts of headings around it, with their levels."""

    def take(self, each: Block | Table) -> Part | None:
        """Put a block where it belongs; gives the part that it ends."""
        table = each.number if isinstance(each, Table) else each.table
        before, following = self.part, None
        if self.around and table != self.table:
            following, self.around = self.around.begun_again(), None
        heading = None if isinstance(each, Table) else heading_of(each)
        if isinstance(each, Table):
            (following or before).content.append(each)
        elif heading:
            if table and self.around is None:
                self.around, self.table = following or before, table
            following = _next_part(self._around_heading(each, following or before), heading)
            self.above += [(each.level, following)] if _has_level(each) else []
        elif (inline := _split_inline(each)) and not _is_field(inline[0], before):
            following = _next_part(following or before, inline[0])
            following.is_inline = following.section is Section.DIRECTIONS
            following.content.append(replace(each, text=inline[1]))
        else:
            if following is None and before.is_inline and _is_after_list(each, before):
                following = Part(Section.EVENTS)
            (following or before).content.append(each)
        self.part = following or before
        return None if following is None or before.is_empty else before

    def _around_heading(self, each: Block, before: Part) -> Part:
        """The part that a heading goes on with: never one below a lower heading."""
        if not _has_level(each):
            return before
        left = False
        while self.above and self.above[-1][0] > each.level:
            self.above.pop()
            left = True
        return self.above[-1][1].begun_again() if left and self.above else before


def _has_level(each: Block | Table) -> bool:
    return isinstance(each, Block) and each.kind is Kind.HEADING and each.level > 0


def _is_field(heading: Heading, part: Part) -> bool:
    """Whether a heading with its line only labels part of a contact: «Адрес: …»."""
    return heading.section is Section.CONTACTS is part.section


def _is_after_list(block: Block, part: Part) -> bool:
    """Whether a paragraph stands below directions that are all in one line."""
    last = part.content[-1]
    listed = isinstance(last, Block) and last.text.rstrip().endswith((";", ","))
    return block.kind is Kind.PARAGRAPH and not listed


def _split_inline(block: Block) -> tuple[Heading, str] | None:
    """A heading, and what stands behind its colon in the same paragraph."""
    split = split_heading(block.text) if block.kind is Kind.PARAGRAPH else None
    heading = read_heading(split[0], marked=True) if split else None
    return (heading, split[1]) if split and heading else None


def heading_of(block: Block) -> Heading | None:
    """What a block means as a heading; None if it is none."""
    if block.kind in (Kind.HEADING, Kind.TITLE):
        if block.kind is Kind.HEADING and len(block.text.split()) > 12 and block.text.endswith("."):
            return None
        return read_heading(block.text, marked=True)
    if block.kind is Kind.PARAGRAPH or (block.kind is Kind.ITEM and block.text.endswith(":")):
        return read_heading(block.text, marked=False)
    return None


def _next_part(part: Part, heading: Heading) -> Part:
    if heading.section:
        return Part(heading.section, heading.text, heading.year, heading.planned)
    if heading.is_period:
        outside = (Section.OVERVIEW, Section.DIRECTIONS, Section.CONTACTS)
        section = Section.EVENTS if part.section in outside else part.section
        year = heading.year or part.year
        return Part(section, heading.text, year, part.planned, period=heading.text)
    if heading.year is not None:
        # A year divides events, or begins them.
        section = part.section if part.section is Section.PLANS else Section.EVENTS
        planned = heading.planned or section is Section.PLANS
        return Part(section, heading.text, heading.year, planned)
    inside = part.section not in (Section.DIRECTIONS, Section.CONTACTS)
    kept = part.section if inside or part.section is Section.CONTACTS else Section.EVENTS
    return Part(kept, heading.text, None, part.planned, understood=False)


def begins_with_date(text: str) -> bool:
    """Whether a line is one of a chronicle: its date, then what took place."""
    times = find_times_alone(text)
    starts = [each.start for each in times.mentions] + [start for start, _ in times.incomplete]
    return bool(starts) and not text[: min(starts)].strip(' «"(–—-')
