"""What a picture of the years has: columns of time, a row an entry, and how many more there are."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from typing import Literal

from storage.edtf import FIRST_YEAR, LAST_YEAR, Edtf

Kind = Literal["event", "agreement", "fact"]
State = Literal["", "planned", "cancelled"]
End = Literal["", "open", "unknown"]

ROWS, ROWS_BESIDE_COUNTS = 14, 11
"""So many entries have a row of their own, and where the others are counted below."""
_MOST_COLUMNS = 12
_SPANS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How many years a column can have."""
_EMPTY_SHOWN = 2
"""More columns in a row without anything become a break."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a date."""

    dates: Sequence[Edtf]
    name: str
    when: str
    kind: Kind = "event"
    state: State = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time; a break is one of years that have nothing."""

    label: str
    name: str = ""
    """All of it, where the label says only where it begins."""
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """When something was, in columns from the left: at most this long, for certain that long."""

    first: float
    last: float
    sure_first: float | None = None
    sure_last: float | None = None
    is_vague: bool = False
    """Whether even the outer bounds are only about right."""
    before: End = ""
    """Whether it has no beginning, or none that is known."""
    after: End = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry by itself."""

    name: str
    when: str
    kind: Kind
    state: State
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it; `counts` are how many entries of each column have no row."""

    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()
    counts: Sequence[int] = field(default=())

    @property
    def hidden(self) -> int:
        """How many entries have no row."""
        return sum(self.counts)


def make_plan(entries: Sequence[Entry], months: Sequence[str]) -> Plan:
    """The plan of these entries, in the order of their dates; `months` are the months' names."""
    if not entries:
        return Plan()
    scale = _choose_scale([date for entry in entries for date in entry.dates], months)
    ordered = sorted(entries, key=lambda each: (each.dates[0], each.name))
    columns = [scale.column_of(each.dates[0]) for each in ordered]
    shown = _choose_rows(columns)
    hidden = Counter(column for at, column in enumerate(columns) if at not in shown)
    return Plan(
        [each.column for each in scale.stretches],
        [_to_row(entry, scale) for at, entry in enumerate(ordered) if at in shown],
        [hidden[at] for at in range(len(scale.stretches))] if hidden else [],
    )


def _choose_rows(columns: Sequence[int]) -> set[int]:
    """Which entries are shown: where they are too many, the first of each column, then further."""
    if len(columns) <= ROWS:
        return set(range(len(columns)))
    by_column: defaultdict[int, list[int]] = defaultdict(list)
    for at, column in enumerate(columns):
        by_column[column].append(at)
    rounds = zip_longest(*(by_column[each] for each in sorted(by_column)))
    chosen = [at for each in rounds for at in each if at is not None]
    return set(chosen[:ROWS_BESIDE_COUNTS])


def _to_row(entry: Entry, scale: "_Scale") -> Row:
    bars = [_to_bar(each, scale) for each in entry.dates]
    return Row(entry.name, entry.when, entry.kind, entry.state, bars)


def _to_bar(value: Edtf, scale: "_Scale") -> Bar:
    missing: End = "unknown" if value.unknown else "open"
    is_vague = any(end.qualifier for end in (value.start, value.end) if end)
    is_sure = (
        value.start and value.end and not is_vague and value.latest_start <= value.earliest_end
    )
    return Bar(
        scale.start_of(value.earliest_start) if value.start else 0.0,
        scale.end_of(value.latest_end) if value.end else float(len(scale.stretches)),
        scale.start_of(value.latest_start) if is_sure else None,
        scale.end_of(value.earliest_end) if is_sure else None,
        is_vague,
        "" if value.start else missing,
        "" if value.end else missing,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The days of a column."""

    first: date
    last: date
    column: Column


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day is, in columns from the left."""

    stretches: Sequence[_Stretch]

    def start_of(self, day: date) -> float:
        """Where a day begins."""
        return self._at(day, 0)

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        return self._at(day, 1)

    def column_of(self, value: Edtf) -> int:
        """The column that something begins in; if that is not known, the one it ends in."""
        return int(self.start_of(value.earliest_start if value.start else value.latest_end))

    def _at(self, day: date, after: int) -> float:
        at = bisect_right(self.stretches, day, key=lambda each: each.first) - 1
        if at < 0:
            return 0.0
        stretch = self.stretches[at]
        passed = min(day, stretch.last).toordinal() + after - stretch.first.toordinal()
        return at + passed / (stretch.last.toordinal() + 1 - stretch.first.toordinal())


def _choose_scale(dates: Sequence[Edtf], months: Sequence[str]) -> _Scale:
    """The finest columns that there is room for, the months where all is of one year."""
    years = {day.year for each in dates for day in _bounds(each)}
    if len(years) == 1:
        return _Scale(list(_months_of(years.pop(), months)))
    for span in _SPANS:
        stretches = list(_years_of(years, span))
        if len(stretches) <= _MOST_COLUMNS:
            break
    return _Scale(stretches)


def _bounds(value: Edtf) -> Iterator[date]:
    """The days by which something began and ended, as far as they are known."""
    if value.start:
        yield value.earliest_start
        yield value.start.last
    if value.end:
        yield value.end.first
        yield min(value.latest_end, date(LAST_YEAR, 12, 31))


def _months_of(year: int, names: Sequence[str]) -> Iterator[_Stretch]:
    for month, name in enumerate(names, 1):
        following = date(year + month // len(names), month % len(names) + 1, 1)
        yield _Stretch(date(year, month, 1), following - _DAY, Column(name, name))


def _years_of(years: set[int], span: int) -> Iterator[_Stretch]:
    """The columns that have any of the years, and what lies between."""
    before: int | None = None
    for number in sorted({year // span for year in years}):
        if before is not None:
            if number - before - 1 > _EMPTY_SHOWN:
                first, last = _ends_of(before, span)[1] + _DAY, _ends_of(number, span)[0] - _DAY
                yield _Stretch(first, last, Column("", is_break=True))
            else:
                for each in range(before + 1, number):
                    yield _stretch_of(each, span)
        yield _stretch_of(number, span)
        before = number


def _stretch_of(number: int, span: int) -> _Stretch:
    first, last = _ends_of(number, span)
    label = str(first.year)
    return _Stretch(first, last, Column(label, label if span == 1 else f"{label}–{last.year}"))


def _ends_of(number: int, span: int) -> tuple[date, date]:
    first, last = max(number * span, FIRST_YEAR), min(number * span + span - 1, LAST_YEAR)
    return date(first, 1, 1), date(last, 12, 31)
