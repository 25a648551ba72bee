"""How many round years it will be since something, as far as its date says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from handlers.dates import Context, Doubt, read_dates
from storage.content import Content, Saying, Spoken, Told
from storage.edtf import CalendarDate, Edtf, EdtfError, Precision

MOST_YEARS = 10
"""Of a longer period only so many are gone through."""
AHEAD = timedelta(days=365)
_LONG = timedelta(days=366)
_FIVES_UP_TO = 50
_BRIEFS_IN_MEMORY = 24
_BARE_NUMBER = re.compile(r"(?<![\w№.,-])\d+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the years are counted from."""

    kind: str
    """An event, a fact or an agreement."""
    id: int
    date: Edtf
    point: CalendarDate
    """The day, month or year in which it was, or began."""
    text: Spoken


@dataclass(frozen=True, slots=True)
class Jubilee:
    """A round number of years since something."""

    origin: Origin
    years: int
    when: Edtf

    @property
    def year(self) -> int:
        """The year that it falls in."""
        return self.origin.point.year + self.years

    @property
    def rank(self) -> tuple[int, int, int, date]:
        """Where it stands in a list: by year, the roundest and oldest first."""
        rounds = sum(self.years % each == 0 for each in (10, 25, 50, 100))
        return self.year, -rounds, -self.years, self.when.latest_start


def list_jubilees(content: Content, period: Edtf, today: date) -> list[Jubilee]:
    """Those of a period; of the first ten years of one that is longer."""
    first = period.earliest_start.year
    last = min(period.latest_end.year, first + MOST_YEARS - 1)
    return sorted(
        (
            jubilee
            for origin in _list_origins(content)
            if origin.date.latest_start <= today
            for year in range(first, last + 1)
            if (jubilee := _reckon(origin, year)) and jubilee.when.overlaps(period)
        ),
        key=lambda each: each.rank,
    )


@lru_cache(_BRIEFS_IN_MEMORY)
def count_ahead(content: Content, today: date) -> int:
    """How many there are in the year ahead."""
    return len(list_jubilees(content, year_ahead(today), today))


def year_ahead(today: date) -> Edtf:
    """The days from today on."""
    return Edtf(CalendarDate.of_day(today), CalendarDate.of_day(today + AHEAD))


def is_round(years: int) -> bool:
    """Whether one celebrates so many years."""
    if years <= 0:
        return False
    fives = years <= _FIVES_UP_TO and years % 5 == 0
    return fives or years % 10 == 0 or years % 25 == 0


def _reckon(origin: Origin, year: int) -> Jubilee | None:
    point = origin.point
    years = year - point.year
    if not is_round(years):
        return None
    try:
        when = CalendarDate(year, point.month, point.day, season=point.season)
    except EdtfError:
        # 29 February.
        when = CalendarDate(year, point.month)
    return Jubilee(origin, years, Edtf.at(when))


@lru_cache(_BRIEFS_IN_MEMORY)
def _list_origins(content: Content) -> tuple[Origin, ...]:
    """What a brief dates with a year of its own."""
    return tuple(
        Origin(kind, number, day, day.start, text)
        for kind, number, day, text in _list_dated(content)
        if day.start and _has_year(day.start)
    )


def _list_dated(content: Content) -> Iterator[tuple[str, int, Edtf, Spoken]]:
    for event in content.events:
        if _took_place(event, content):
            yield "event", event.id, event.date, event.label or event.title
    for fact, day in list_memorable(content):
        yield "fact", fact.id, day, fact.text
    for agreement in content.agreements:
        if agreement.signed and not agreement.signed.is_interval:
            yield "agreement", agreement.id, agreement.signed, agreement.title


@lru_cache(_BRIEFS_IN_MEMORY)
def list_memorable(content: Content) -> tuple[tuple[Saying, Edtf], ...]:
    """The facts that tell of something that was, and when: not of how much there was."""
    dated = ((fact, fact.date) for fact in content.facts if fact.date)
    return tuple((fact, day) for fact, day in dated if not _is_figure(fact, day))


def _has_year(point: CalendarDate) -> bool:
    """Whether its year is known: a decade's is not, nor that of a winter between two years."""
    vague = (Precision.DECADE, Precision.CENTURY)
    return point.precision not in vague and point.first.year == point.last.year


def _took_place(event: Told, content: Content) -> bool:
    """Whether the brief, or an editor since, tells of it as of something that was."""
    if event.status:
        return False
    return event.edited or event.date.earliest_start <= content.as_of.latest_end


def _is_figure(fact: Saying, day: Edtf) -> bool:
    """Whether a fact says how much there was at a time: that has no anniversary.

    Nor has what held for years, or is said as of a day.
    """
    lasted = not day.is_open and day.latest_end - day.latest_start > _LONG
    if fact.value is not None or lasted:
        return True
    text = fact.text.texts.get(fact.text.language, "")
    reading = read_dates(text, day.latest_start, Context.DOCUMENT)
    if all(Doubt.AS_OF in each.doubts for each in reading.values) and (
        reading.values or reading.aside
    ):
        # «На 1 января 2017 года», "according to 2017 data".
        return True
    spans = sorted((each.span for each in (*reading.values, *reading.aside)), reverse=True)
    for span in spans:
        text = f"{text[: span.start]} {text[span.end :]}"
    return _BARE_NUMBER.search(text) is not None
