"""What a date in a document is for, and which figures are no dates at all."""

from typing import Any

from handlers.dates.guards.blanks import is_after_blank
from handlers.dates.no_dates.numbering import is_numbered
from handlers.dates.passages.around import goes_on_longer, is_planned
from handlers.dates.passages.passage import Passage
from handlers.dates.values.items import Item
from handlers.dates.values.value import Doubt, Recurring, Upcoming, Value
from handlers.dates.words.lexicon import Kind, load_lexicon
from storage.edtf import Edtf, Precision

_WORDS_BEFORE, _NEAR, _AROUND, _FAR = 3, 4, 8, 12
"""How many tokens away a date's noun or verb may stand."""
_ABBREVIATION, _YEAR = 2, 4
_LIVING_MEMORY = 30  # Years after which a day is no deadline, and years no plan's.
_SURELY = 2  # Of a word that only means "before" as it is accented, `vóór`.
_OF_TERMS = (Kind.FOR_TERM, Kind.DOCUMENT, Kind.VALID, Kind.BY, Kind.DEADLINE)


def find_role(passage: Passage, item: Item, value: Value) -> Doubt | None:
    """Why a date of a document is no event's; None for one that may be."""
    if isinstance(value, Upcoming):
        return None
    unfilled = passage.has_blanks and not any(piece.day for piece in item.pieces)
    if unfilled and is_after_blank(passage, item):
        return Doubt.DOCUMENTS_DATE
    if _is_of_copyright(passage, item, value) or _is_as_of(passage, item):
        return Doubt.DOCUMENTS_DATE
    if _is_documents_date(passage, item, value):
        return Doubt.DOCUMENTS_DATE
    if passage.kinds.isdisjoint(_OF_TERMS) or not isinstance(value, Edtf):
        return None
    return Doubt.TERM if _is_term(passage, item, value) else None


def is_standing(passage: Passage, item: Item, value: Value) -> bool:
    """Whether it says since when a state holds: `in force since 2006`."""
    if Kind.STANDING not in passage.kinds or not isinstance(value, Edtf) or not value.is_open:
        return False
    return any(
        passage.means(index, Kind.STANDING)
        for index in range(item.start - _AROUND, item.end + _AROUND)
    )


def is_perhaps_term(passage: Passage, item: Item, value: Value) -> bool:
    """Whether a year is in the name of a document, and may be when it holds: `work plan 2018`."""
    if Kind.DOCUMENT not in passage.kinds or not item.pieces[0].is_year:
        return False
    if not isinstance(value, Edtf) or value.is_interval:
        return False
    return _is_of_document(passage, item)


def tells_as_of(passage: Passage, item: Item) -> bool:
    """Whether a sentence says of when it is, and goes on: `As of 1 May 2025 the register lists`."""
    said = _find_as_of(passage, item) if Kind.AS_OF in passage.kinds else None
    return said is not None and _goes_on(passage, said, item.end)


def _is_as_of(passage: Passage, item: Item) -> bool:
    """`as of 1 April 2018`, «обновлено 12.04.2018»."""
    if item.shape != "point":
        return False
    for led in (item.start, item.start - 1) if Kind.AS_OF_IN_BRACKETS in passage.kinds else ():
        if passage.means(led, Kind.AS_OF_IN_BRACKETS) and _is_in_brackets(passage, led, item.end):
            # «2,2 млн жителей (на 1 января 2024 года)», but « (au printemps 2024) »
            piece = item.pieces[0]
            return piece.digits == _YEAR and not piece.season
    if Kind.AS_OF not in passage.kinds:
        return False
    said = _find_as_of(passage, item)
    return said is not None and not _goes_on(passage, said, item.end)


def _find_as_of(passage: Passage, item: Item) -> int | None:
    """Where the words stand that lead to the day of which figures are."""
    before = item.start - 1 - passage.is_mark(item.start - 1, ":-")
    said = (at for at in (item.start, before) if passage.means(at, Kind.AS_OF))
    return next(said, None) if item.shape == "point" else None


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """Whether words begin a sentence and others follow after them and their date."""
    begins = passage.at(start - 1) is None or passage.is_mark(start - 1, ".!?")
    following = passage.at(end + passage.is_mark(end, ","))
    return bool(begins and following and following.is_word and not following.capital)


def _is_in_brackets(passage: Passage, start: int, end: int) -> bool:
    return passage.is_mark(start - 1, "(") and passage.is_mark(end, ")")


def _is_documents_date(passage: Passage, item: Item, value: Edtf | Recurring) -> bool:
    """`от 14.05.2019 № 310`, `your letter dated 14 May`, `arrêté n° 47 du 12 octobre 2017`."""
    if item.shape != "point" or Kind.DATED not in passage.kinds or value.start != value.end:
        return False
    of_day = any(piece.day for piece in item.pieces)
    start = _first_of_days(passage, item.start)
    near = range(start, start - _WORDS_BEFORE, -1)
    said = next((each for each in near if passage.means(each, Kind.DATED) is not None), None)
    if said is None:
        return False
    if _is_of_meeting(passage, said) and not is_numbered(passage, item.end + 1):
        return False
    strong = passage.means(said, Kind.DATED)
    if of_day and (strong or is_numbered(passage, item.end + 1)):
        return True
    # «Of», « du » and, before a year, «от» say other things, too.
    named = _back_over_number(passage, said)
    if of_day and named < said and is_numbered(passage, named):
        return True
    return _has_before(passage, named, Kind.DOCUMENT, _NEAR + 1)


def _first_of_days(passage: Passage, at: int) -> int:
    """Where the days begin that end with one: `4` of `the letters of 4, 5 and 7 May`."""
    while passage.is_mark(at - 1, ",") or passage.has(at - 1, (Kind.AND,)):
        if passage.number(at - 2, 1, 2) is None:
            break
        at -= 2
    return at


def _is_of_meeting(passage: Passage, at: int) -> bool:
    """Whether a day is right after what takes place and is no paper: `bezoek d.d. 22 jan. 2025`."""
    named = at - 1
    while (token := passage.at(named)) and not load_lexicon().is_meeting(token.text):
        # «Визит делегации Гента от 5 мая»
        if not token.is_word or token.meanings or named < at - _NEAR:
            return False
        named -= 1
    if not token:
        return False
    # «Отчёт о визите от 5 мая»
    before = passage.skip_back(named, Kind.ARTICLE)
    told_of = passage.has(before, (Kind.PREP, Kind.LINK)) and not passage.begins_line(before)
    return not (told_of or any(passage.means(at - back, Kind.DOCUMENT) for back in range(2, _FAR)))


def _is_of_copyright(passage: Passage, item: Item, value: Edtf | Recurring) -> bool:
    """`© 2015`, `Copyright City Council, 2010–2018`."""
    if Kind.COPYRIGHT not in passage.kinds and passage.signs.isdisjoint("©("):
        return False
    if not isinstance(value, Edtf) or not all(piece.is_year for piece in item.pieces):
        return False
    if passage.is_mark(item.end, "©") or passage.means(item.start, Kind.COPYRIGHT):
        return True
    for index in range(item.start - 1, item.start - _AROUND, -1):
        token = passage.at(index)
        if not token or token.text in (".", "!", "?", ";"):
            break
        bracketed = passage.is_mark(index - 1, "(") and passage.is_mark(index + 1, ")")
        if token.text == "©" or (bracketed and token.text in ("c", "с")):
            return True
        if passage.means(index, Kind.COPYRIGHT):
            # "The copyright law of 2015"
            between = range(index + 1, item.start)
            return all(passage.is_mark(each, ",:-") for each in between)
    return False


def _back_over_number(passage: Passage, at: int) -> int:
    """The index where the number of a document begins: `letter no. 2018/04 of …`."""
    start = at - 1
    while passage.is_in_chunk(start):
        start -= 1
    token = passage.at(start)
    return start if token and token.digits else at


def _is_term(passage: Passage, item: Item, value: Edtf) -> bool:
    """`programme for 2023–2025`, «срок действия – до 31 декабря 2021 г.»."""
    for index in (item.start, item.start - 1) if Kind.FOR_TERM in passage.kinds else ():
        # "Accounts for the years 1921 to 1934" are no plan any more.
        lasts = value.is_interval and value.start is not None and _is_recent(passage, value)
        named = lasts or _has_before(passage, index, Kind.DOCUMENT, _FAR)
        if named and passage.means(index, Kind.FOR_TERM) and _is_of_years(value):
            return True
    if value.is_interval and _is_of_years(value) and _is_of_document(passage, item):
        return True
    if not value.is_open and value.is_interval and _lasts_so_long(passage, item, value):
        return True
    if value.is_interval and value.start:
        return not value.is_open and _is_call(passage, item)
    if passage.means(item.start - 1, Kind.TO) and _is_of_years(value):
        # Contract extended to 2020
        kinds = (Kind.VALID, Kind.DOCUMENT)
        return any(_has_before(passage, item.start, kind, _WORDS_BEFORE) for kind in kinds)
    # «К 1 июня», `by 1 June`; «к 2020 году» may be when something was, unless it is yet to come.
    if _is_due(passage, item, value):
        return True
    due = _find_before(passage, item.start, Kind.DEADLINE, _NEAR + 2)
    if value.start is None and _is_call_after(passage, item):
        return True
    return due == "due" or (
        due == "call" and (value.start is None or _is_after_dash(passage, item))
    )


def _lasts_so_long(passage: Passage, item: Item, value: Edtf) -> bool:
    """«Договор сроком на 5 лет, с 9 мая 2020 г.», but «поездка сроком на 5 дней, с 9 мая»."""
    if not value.start and _has_before(passage, item.start, Kind.DOCUMENT, _NEAR + 2):
        return True
    said = _find_at(passage, item.start, Kind.VALID, _NEAR + 2)
    if said is None or goes_on_longer(passage, said, value):
        return False
    return not _is_of_meeting(passage, said)


def _is_due(passage: Passage, item: Item, value: Edtf) -> bool:
    """Whether something was to be done by then: not `vóór 6 april 1701`, «отъезд до 12 мая»."""
    led = passage.has(item.start, (Kind.BY,)) or passage.has(item.start - 1, (Kind.BY,))
    if not led or passage.means(item.start, Kind.BEFORE) == _SURELY:
        return False
    if is_planned(passage, item.start, item.end) or _is_of_meeting(passage, item.start):
        return False
    day = value.end is not None and value.end.precision is Precision.DAY
    return (day and _is_recent(passage, value)) or value.earliest_end > passage.today


def _is_recent(passage: Passage, value: Edtf) -> bool:
    return passage.today.year - value.earliest_end.year <= _LIVING_MEMORY


def _is_after_dash(passage: Passage, item: Item) -> bool:
    return passage.is_mark(item.start - 1, "-:")


def _is_call(passage: Passage, item: Item) -> bool:
    """Whether others may answer from one day to another: «приём заявок с 1 по 15 июня 2019 г.»."""
    return bool(_find_before(passage, item.start, Kind.DEADLINE, _WORDS_BEFORE) == "call")


def _is_call_after(passage: Passage, item: Item) -> bool:
    """«До 15 марта 2018 г. принимаются заявки»."""
    if Kind.DEADLINE not in passage.kinds:
        return False
    for index in range(item.end, item.end + _NEAR):
        if passage.is_mark(index, ".!?;") or passage.means(index, Kind.DEADLINE):
            return bool(passage.means(index, Kind.DEADLINE) == "call")
    return False


def _is_of_document(passage: Passage, item: Item) -> bool:
    """Whether years belong to a document's name: `programma 2018-2021`, `the 2018–2021 plan`."""
    start = passage.skip(item.start, Kind.ARTICLE)
    if item.shape not in ("range", "point") or not passage.tokens[start].digits:
        return False
    if not passage.means(start - 1, Kind.ARTICLE):
        leads = passage.means(start - 1, Kind.PREP)
        return not leads and _has_before(passage, start, Kind.DOCUMENT, _NEAR)
    for index in range(item.end, item.end + _WORDS_BEFORE):
        token = passage.at(index)
        if not token or not token.is_word or passage.means(index, Kind.PREP):
            return False
        if passage.means(index, Kind.DOCUMENT):
            return True
    return False


def _is_of_years(value: Edtf) -> bool:
    ends = [end for end in (value.start, value.end) if end]
    return all(end.precision is Precision.YEAR for end in ends)


def _has_before(passage: Passage, at: int, kind: Kind, most: int) -> bool:
    """Whether a word of a kind stands before, in the same sentence."""
    return bool(_find_before(passage, at, kind, most))


def _find_before(passage: Passage, at: int, kind: Kind, most: int) -> Any:
    """What the nearest word of a kind before means, in the same sentence; None if there is none."""
    found = _find_at(passage, at, kind, most)
    return None if found is None else passage.means(found, kind)


def _find_at(passage: Passage, at: int, kind: Kind, most: int) -> int | None:
    """Where the nearest word of a kind stands before, in the same sentence."""
    if kind not in passage.kinds:
        return None
    for index in range(at - 1, max(-1, at - 1 - most), -1):
        if passage.means(index, kind):
            return index
        if passage.is_mark(index, ".!?;") and not passage.is_in_chunk(index):
            before = passage.at(index - 1)
            if before and len(before.text) > _ABBREVIATION:
                return None
    return None
