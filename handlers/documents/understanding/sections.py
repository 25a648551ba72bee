"""Parts of a document by their headings, and what its head says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.dating import find_times, is_only_date
from handlers.documents.understanding.lexicon import load_all, word_stems
from handlers.documents.understanding.tables import Table
from storage.words import fold

_PART = r"(?:раздел|часть|глава|section|part|chapter|deel|hoofdstuk|partie|chapitre)\s+"
_NUMBER = r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=[^\W\d])"
_NUMBERED = re.compile(rf"^\s*(?:{_PART})?{_NUMBER}", re.IGNORECASE)
_PARTED = re.compile(rf"^\s*{_PART}{_NUMBER}", re.IGNORECASE)
_YEAR = re.compile(
    r"\W*(?:в\s)?(1[89]\d\d|20\d\d)\s*(?:г(?:од|оду)?\.?)?\s*(?:[(–—-]\s*([^()]{1,30})\)?)?\W*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bгг)[.;,]\s*$")
_LONGEST = 90
_LONGEST_WITH_MARK = 140
_ANY_DAY = date(2000, 1, 1)


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
    understood: bool = True
    last_year: int | None = None
    """The year that was spoken of last."""
    content: list[Block | Table] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means."""

    text: str
    section: Section | None
    year: int | None = None
    planned: bool = False


def read_heading(text: str, *, marked: bool) -> Heading | None:
    """What a line means as a heading; None if it is none.

    A line that the layout marks is one whatever it says; another must say hardly more than the
    name of a section.
    """
    text = text.replace("\n", " ").strip()
    year = _YEAR.fullmatch(text)
    remark = (year[2] or "") if year else ""
    planned = _section_of(remark) is Section.PLANS or _says_plan(remark)
    if year and (planned or marked or not remark or "(" in text):
        return Heading(text, None, int(year[1]), planned)
    if not marked and _begins_with_date(text):
        return None
    plain = _NUMBERED.sub("", text)
    marked = marked or _PARTED.match(text) is not None
    if len(plain) > (_LONGEST_WITH_MARK if marked else _LONGEST):
        return None
    section = _section_of(plain)
    found = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", plain)
    year_said = int(found[1]) if found and not re.search(r"\d{4}\s*[–-]\s*\d{4}", plain) else None
    if marked:
        return Heading(text, section, year_said, section is Section.PLANS)
    ends = plain.rstrip().endswith(":") or _NUMBERED.match(text) is not None
    few = len(_meaningful(plain)) <= (6 if ends else 2)
    if (
        section
        and few
        and not plain.rstrip().endswith((";", ","))
        and not re.search(r"[.!?]\s", plain)
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
    return [word for word in _WORD.findall(text) if not lexicon.means(word, "heading_filler")]


def _says_plan(text: str) -> bool:
    lexicon = load_all()
    return any(lexicon.is_one(word, "planned") for word in _WORD.findall(text))


def _section_of(text: str) -> Section | None:
    present = [word_stems(word) for word in _WORD.findall(text)]
    present += [
        word_stems(part) for word in _WORD.findall(text) if "-" in word for part in word.split("-")
    ]
    hits = {name for name, phrase in load_all().phrases["sections"] if phrase.fits(present)}
    return next((Section(name) for name in _PRECEDENCE if name in hits), None)


def mark_headings(content: Sequence[Block | Table]) -> list[Block | Table]:
    """The blocks, with a numbered line that no other follows as the heading that it is."""
    marked = list(content)
    for index, each in enumerate(content):
        if not isinstance(each, Block) or each.kind is not Kind.ITEM or each.marker == "-":
            continue
        near = [content[at] for at in (index - 1, index + 1) if 0 <= at < len(content)]
        alone = not any(isinstance(other, Block) and other.marker == each.marker for other in near)
        short = len(each.text) <= _LONGEST and not _SENTENCE_END.search(each.text)
        if alone and short and index + 1 < len(content):
            marked[index] = replace(each, kind=Kind.HEADING, level=2, marker="")
    return marked


def split_parts(content: Sequence[Block | Table]) -> Iterator[Part]:
    """The parts of a document after its head."""
    part = Part(Section.OVERVIEW)
    for each in content:
        if isinstance(each, Table):
            part.content.append(each)
            continue
        heading = _heading_of(each)
        if heading is None:
            if each.kind is Kind.PARAGRAPH and (split := split_heading(each.text)):
                if part.content or part.heading:
                    yield part
                said = read_heading(split[0], marked=True)
                part = _next_part(part, said) if said else part
                part.content.append(Block(Kind.PARAGRAPH, split[1], apart=each.apart))
                continue
            part.content.append(each)
            continue
        if part.content or part.heading:
            yield part
        part = _next_part(part, heading)
    if part.content or part.heading:
        yield part


def _heading_of(block: Block) -> Heading | None:
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
    if heading.year is not None:
        # A year divides events, or begins them.
        section = part.section if part.section is Section.PLANS else Section.EVENTS
        planned = heading.planned or section is Section.PLANS
        return Part(section, heading.text, heading.year, planned)
    inside = part.section not in (Section.DIRECTIONS, Section.CONTACTS)
    kept = part.section if inside or part.section is Section.CONTACTS else Section.EVENTS
    return Part(kept, heading.text, None, part.planned, understood=False)


@dataclass(slots=True)
class Head:
    """What stands above the first section."""

    title: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    """Lines that hold the brief's own date."""
    aside: list[str] = field(default_factory=list)
    """Lines that say nothing of the matter: to whom, from whom."""
    rest: list[Block | Table] = field(default_factory=list)


_MEMO = re.compile(r"^\s*([^\W\d]+(?: [^\W\d]+)?)\s*:\s*(.+)$", re.DOTALL)


def split_head(content: Sequence[Block | Table]) -> Head:
    """The title and the lines of dates, and all that follows."""
    head = Head()
    for index, each in enumerate(content):
        if isinstance(each, Table) or not _take(head, each, index):
            head.rest = list(content[index:])
            return head
    # A title heads something: lines with nothing below them are what is told itself.
    named = any(_is_brief_name(line) for line in head.title)
    return head if named else Head(rest=list(content))


def _take(head: Head, block: Block, index: int) -> bool:
    """Keep a line of the head; whether it was one."""
    text = block.text.replace("\n", " ")
    if _take_memo(head, text):
        return True
    # A year above all else heads a list; below a title it may be the brief's own.
    if len(text) < 100 and is_date_line(text) and (head.title or not _YEAR.fullmatch(text)):
        head.dates.append(text)
        return True
    if index > 6 or block.kind in (Kind.ITEM, Kind.ROW) or len(text) > 200:
        return False
    heading = _heading_of(block)
    named = _is_brief_name(text)
    if named and _is_short_name(text) and head.title:
        # What stands above «Справка» is whose it is.
        head.aside += head.title
        head.title = [text]
        return True
    if heading and (heading.section or heading.year) and head.title and not named:
        return False
    if head.title and not (
        _is_short_name(head.title[-1])
        or block.kind is Kind.TITLE
        or (block.kind is Kind.HEADING and not block.apart and head.title and index <= 2)
    ):
        return False
    # A sentence: of a paragraph that was pasted there is no title.
    if not named and (re.search(r"[.!?]\s+\S|\d.*[.!?]$", text) or _tells(text)):
        return False
    if not named and _begins_with_date(text):
        return False
    head.title.append(text)
    return True


def _tells(text: str) -> bool:
    """Whether a line is a sentence that something took place."""
    happened = any(load_all().means(word, "happened") for word in _WORD.findall(text))
    return text.endswith(".") and happened


def _begins_with_date(text: str) -> bool:
    """Whether a line is one of a chronicle: its date, then what took place."""
    times = find_times(text, _ANY_DAY, "ru", None)
    starts = [each.start for each in times.mentions] + [start for start, _ in times.yearless]
    return bool(starts) and not text[: min(starts)].strip(' «"(–—-')


def _take_memo(head: Head, text: str) -> bool:
    memo = _MEMO.match(text)
    if not memo:
        return False
    label = fold(memo[1])
    known = {said.split(":", 1)[1]: said.split(":", 1)[0] for said in load_all().said["memo"]}
    kind = known.get(label)
    if kind == "title" and not (head.title and len(head.title[-1]) > 40):
        head.aside += head.title
        head.title = [memo[2].strip()]
    elif kind == "date":
        head.dates.append(text)
    elif kind == "people":
        head.aside.append(text)
    return kind is not None


def is_date_line(text: str) -> bool:
    """Whether a line holds the brief's own date: «по состоянию на …», `As of …`, a bare date."""
    lexicon = load_all()
    folded = fold(text).strip(" ().,:;–—-*")
    digits = re.search(r"\d", folded) is not None
    said = any(folded.startswith(phrase) for phrase in lexicon.said["as_of"] if len(phrase) > 3)
    if said and digits and len(folded) < 70:
        return True
    if _is_brief_name(text) and re.search(r"(?:19|20)\d\d", folded) and len(folded) < 60:
        words = [word for word in _WORD.findall(text) if len(word) > 2]
        return len(words) <= 4
    if not re.search(r"(?:19|20)\d\d", folded) or len(folded) > 45:
        return False
    plain = re.sub(r"^(?:на|по|от|op|on|le|au|du)\s+", "", folded)
    return is_only_date(plain, find_times(plain, _ANY_DAY, "ru", None))


def _is_brief_name(text: str) -> bool:
    words = _WORD.findall(text)
    return any(load_all().means(word, "titles_of_briefs") for word in words[:2])


def _is_short_name(text: str) -> bool:
    """Whether a title is only «СПРАВКА», to be gone on with in the next line."""
    return len(_WORD.findall(text)) <= 2
