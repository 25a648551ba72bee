"""What stands above the first section of a document: its title, its date, whose it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.head.dated_places import TOWN, dated_at_home, homes
from handlers.documents.understanding.head.last_lines import take_date, take_signed
from handlers.documents.understanding.layout.memos import MEMO, memo_kind
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.above_dates import is_above_date
from handlers.documents.understanding.structure.sections import (
    YEAR,
    Heading,
    begins_with_date,
    heading_of,
)
from handlers.documents.understanding.times.date_lines import (
    is_bare_name,
    is_brief_name,
    is_date_line,
    says_as_of,
)
from handlers.documents.understanding.words.lexicon import find_words, load_all
from handlers.documents.understanding.words.sentences import split_sentences
from storage.words import fold

_ABOUT = re.compile(
    r"(?:об?|о мерах|about|on|concerning|over|inzake|betreffende|sur|concernant)\s", re.IGNORECASE
)
"""How a title begins that only says of what a document is."""
_LISTED = (Kind.ITEM, Kind.ROW)
_LONGEST_LINE = 200
_SHORT = 3
_YEAR_LAST = re.compile(r"[\s,]*(?:19|20)\d\d(?:\s*г(?:од)?\.?)?\s*$")
_SENT_ON = re.compile(r"(?:(?:fwd?|re|tr|отв|aw|doorst)\s*:\s*)+", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(.*[^\W\d_].*[.;,])\s+(\S[^.;,]*\.?)$", re.DOTALL)
_ENDED = re.compile(r"\d.*[.!?]$")
"""A full stop after a line with its date."""
_ANNEX = re.compile(
    r"\s*(?:приложение\s+(?:№|n|\d|к\s)|annex\s+(?:no|\d|to\s)|appendix\s+(?:\d|to\s)"
    r"|bijlage\s+(?:nr|\d|bij\s)|annexe\s+(?:n|\d|à\s|au\s))",
    re.IGNORECASE,
)
"""A line that says to what a document was added."""
_PARTED = re.compile(r"\s*[|·•]\s*|\s{4,}|\t+")
"""What stands between the parts of a line."""
_SECOND = 2
_MOST_LINES = 7
"""Of a head, what stands above its name aside."""


@dataclass(slots=True)
class Head:
    """What stands above the first section."""

    title: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    """Lines that hold the brief's own date."""
    aside: list[str] = field(default_factory=list)
    """Lines that say nothing of the matter: to whom, from whom."""
    rest: list[Block | Table] = field(default_factory=list)
    is_set: bool = False
    """Whether the layout marks the title as one."""
    has_years: bool = False
    """Whether several years head what is told."""


def split_head(content: Sequence[Block | Table]) -> Head:
    """The title and the lines of dates, and all that follows."""
    years = [each for each in content if isinstance(each, Block) and YEAR.fullmatch(each.text)]
    head = Head(has_years=len(years) > 1)
    start = _letterhead(content)
    above = [str(getattr(each, "text", "")).replace("\n", " ") for each in content[:start]]
    for line in above:
        (head.dates if is_date_line(line) else head.aside).append(line)
    for index, each in enumerate(content[start:], start):
        if isinstance(each, Table) or not _take(head, each, index - start):
            if head.title and not head.dates and is_above_date(content[index : index + 2]):
                head.aside.append(str(getattr(each, "text", "")))
                continue
            head.rest = list(content[index:])
            break
    _name_after_matter(head)
    # A title heads something: lines with nothing below them are what is told itself.
    named = any(is_brief_name(line) for line in (*head.title, *head.aside))
    if not named and not head.rest:
        return Head(rest=list(content))
    if signed := take_signed(head.rest):
        (head.aside if head.dates else head.dates).append(signed)
    if not head.dates and (dated := _take_place_and_day(head) or take_date(head.rest)):
        head.dates.append(dated)
    return head


def _take_place_and_day(head: Head) -> str | None:
    """Take where and when a document was written, below one line more than its title.

    `Notes for whoever takes over this desk`, and below it `Town House, 30 August 2019`
    """
    lines = [each.text for each in head.rest if isinstance(each, Block)]
    dated = [text for text in lines if dated_at_home(text)]
    above = head.rest[0] if head.rest else None
    if not isinstance(above, Block) or len(dated) != 1 or dated[0] not in lines[:_SECOND]:
        return None
    if above.text != dated[0] and (_is_told(above.text) or above.kind in _LISTED):
        return None
    head.rest = [each for each in head.rest if getattr(each, "text", "") != dated[0]]
    head.aside.append(dated[0])
    return dated_at_home(dated[0])


def _letterhead(content: Sequence[Block | Table]) -> int:
    """How many lines stand above «СПРАВКА», or what is set as the title: whose it is, for what."""
    dated = False
    for index, each in enumerate(content[: _MOST_LINES + 1]):
        if isinstance(each, Table) or len(each.text) > _LONGEST_LINE or each.kind in _LISTED:
            return 0
        if is_bare_name(each.text) or each.kind is Kind.TITLE:
            return index
        if dated and _ABOUT.match(each.text) and not each.text.endswith((".", ":", ",")):
            return index  # «О контактах с Бергеном», below the number of a letter
        dated = dated or is_date_line(each.text)
        if MEMO.match(each.text) or _tells(each.text) or is_brief_name(each.text):
            return 0
    return 0


def _name_after_matter(head: Head) -> None:
    """«Сотрудничество с Ригой» with «Справка» below it: the first is the title."""
    above = [line for line in head.aside if not (is_date_line(line) or memo_kind(line))]
    if len(head.title) != 1 or not is_bare_name(head.title[0]) or not above:
        return
    words = find_words(above[-1])
    if words and not load_all().means(words[0], "organisations"):
        head.aside.remove(above[-1])
        head.aside.append(head.title[0])
        head.title = [above[-1]]


def _take_mark(head: Head, text: str) -> bool:
    """Keep a line that says when, where, to whom; whether it was one."""
    if not head.title and _ANNEX.match(text):
        head.aside.append(text)
        return True
    if _take_memo(head, text):
        return True
    # A year above all else heads a list; below a title it may be the brief's own.
    if (
        len(text) < 100
        and is_date_line(text)
        and not (YEAR.fullmatch(text) and (head.has_years or head.dates or not head.title))
    ):
        head.dates.append(text)
        return True
    if head.title and _take_parts(head, text):
        return True
    if dated := dated_at_home(text):
        head.dates.append(dated)
        head.aside.append(text)
        return True
    led = _LAST_SENTENCE.match(text)
    if led and head.title and len(text) < _LONGEST_LINE and _is_own_date(led):
        head.aside.append(text)
        head.dates.append(led[2])
        return True
    if head.title and fold(TOWN.sub("", _YEAR_LAST.sub("", text))).strip(" .,") in homes():
        head.aside.append(text)
        return True
    return False


def _take_parts(head: Head, text: str) -> bool:
    """Keep a line of parts, one of which is the brief's date: `For the media | Updated 1 May`."""
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    dated = [part for part in parts if is_date_line(part)]
    if len(parts) == 1 or len(dated) != 1:
        return False
    head.dates += dated
    head.aside.append(text)
    return True


def _is_own_date(led: re.Match[str]) -> bool:
    """Whether a line ends with the brief's date: `Issued by the press office. Updated 1 May`."""
    # `Opgesteld door de dienst protocol, 6 mei 2019`
    said = says_as_of(led[2]) or says_as_of(led[1]) or is_brief_name(led[1])
    own = said or not led[1].endswith(",")
    return own and is_date_line(led[2])


def _take(head: Head, block: Block, index: int) -> bool:
    """Keep a line of the head; whether it was one."""
    text = block.text.replace("\n", " ")
    if _take_mark(head, text):
        return True
    if index >= _MOST_LINES or block.kind in _LISTED or len(text) > _LONGEST_LINE:
        return False
    heading = heading_of(block)
    if head.title and (dated := _split_date(text)) and is_brief_name(dated[0]):
        head.dates.append(dated[1])
        text = dated[0]
    named = is_brief_name(text)
    headed = heading is not None and heading.section is not None
    renamed = named and not headed and (_is_short_name(text) or is_bare_name(text))
    if renamed and head.title and not is_brief_name(head.title[0]):
        # What stands above «Справка» is whose it is.
        head.aside += head.title
        head.title = [text]
        return True
    if head.title and not _goes_on(head, block, heading, text, index):
        return False
    # A sentence: of a paragraph that was pasted there is no title.
    about = _ABOUT.match(text) and bool(head.title) and is_bare_name(head.title[-1])
    if not (named or about) and (_is_told(text) or _tells(text) or begins_with_date(text)):
        return False
    if block.kind is Kind.TITLE and not head.is_set and not any(map(is_brief_name, head.title)):
        # Above what is set as the title stands whose it is.
        head.aside += head.title
        head.title.clear()
    head.is_set = head.is_set or block.kind is Kind.TITLE
    head.title.append(text)
    return True


def _goes_on(head: Head, block: Block, heading: Heading | None, text: str, index: int) -> bool:
    """Whether a line goes on with the title above it, and does not head what follows."""
    if _ABOUT.match(text) and is_bare_name(head.title[-1]) and not text.endswith((".", ":")):
        # «О контактах с Манитобой» heads no list of them.
        return True
    is_named = is_brief_name(text) and not (heading and heading.section and _is_short_name(text))
    if heading and (heading.section or heading.year) and not is_named:
        return False
    if block.kind is Kind.HEADING:
        # What leads into the matter is set as a heading now and then.
        early = heading is not None and not (block.apart or head.is_set) and index <= _SECOND
        return early or (heading is not None and _is_short_name(head.title[-1]))
    return block.kind is Kind.TITLE or _is_short_name(head.title[-1])


def _split_date(text: str) -> tuple[str, str] | None:
    """`Briefing note – updated 5 May 2019`: what it is, and of when."""
    for match in re.finditer(r"\s[–—-]\s|[,;(]\s*", text):
        rest = text[match.end() :].strip(" ()")
        if is_date_line(rest):
            return text[: match.start()].strip(" ,;"), rest
    said = load_all().find_said(fold(text), "as_of")
    at = fold(text).find(said) if said and len(said) > _SHORT else 0
    if at > 0 and is_date_line(text[at:]):
        # «Справочная информация по состоянию на 1 августа 2019 года»
        return text[:at].strip(" ,;"), text[at:]
    return None


def _is_told(text: str) -> bool:
    """Whether a line is of sentences, as no title is."""
    return len(split_sentences(text, load_all())) > 1 or _ENDED.search(text) is not None


def _tells(text: str) -> bool:
    """Whether a line is a sentence that something took place."""
    happened = any(load_all().means(word, "happened") for word in find_words(text))
    return text.endswith(".") and happened


def _take_memo(head: Head, text: str) -> bool:
    memo, kind = MEMO.match(text), memo_kind(text)
    if not memo:
        return False
    if kind == "title" and not (head.title and len(head.title[-1]) > 40):
        head.aside += head.title
        head.title = [_SENT_ON.sub("", memo[2].strip(), count=1)]
    elif kind == "date":
        head.dates.append(text)
    elif kind == "people":
        head.aside.append(text)
    return kind is not None


def _is_short_name(text: str) -> bool:
    """Whether a title is only «СПРАВКА», to be gone on with in the next line."""
    return len(find_words(text)) <= 2
