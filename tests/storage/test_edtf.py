"""Dates that say no more than is known."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.edtf import LAST_YEAR, CalendarDate, Edtf, EdtfError, Part, Precision
from tests.storage.strategies import vague_dates, vague_edtfs

# Few years, so that the dates meet often.
NEAR = vague_edtfs(1996, 2019)

FIRST, LAST = date.min, date.max


@pytest.mark.parametrize(
    ("text", "earliest_start", "latest_start", "earliest_end", "latest_end"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-11-19", *[date(2015, 11, 19)] * 4),
        (
            "2016-10-22/2017-04-09",
            *[date(2016, 10, 22)] * 2,
            *[date(2017, 4, 9)] * 2,
        ),
        (
            "2016/2017-04",
            date(2016, 1, 1),
            date(2016, 12, 31),
            date(2017, 4, 1),
            date(2017, 4, 30),
        ),
        ("2018-04-25/2018-04", *[date(2018, 4, 25)] * 3, date(2018, 4, 30)),
        ("1997/..", date(1997, 1, 1), date(1997, 12, 31), date(1997, 1, 1), LAST),
        ("../2016", FIRST, date(2016, 12, 31), date(2016, 1, 1), date(2016, 12, 31)),
        ("1997/", date(1997, 1, 1), date(1997, 12, 31), date(1997, 1, 1), LAST),
        ("/2016", FIRST, date(2016, 12, 31), date(2016, 1, 1), date(2016, 12, 31)),
        ("2013-23", *[date(2013, 9, 1), date(2013, 11, 30)] * 2),
        ("2014-24", *[date(2013, 12, 1), date(2014, 2, 28)] * 2),
        ("2019-33", *[date(2019, 1, 1), date(2019, 3, 31)] * 2),
        ("2019-36", *[date(2019, 10, 1), date(2019, 12, 31)] * 2),
        ("2019-40", *[date(2019, 1, 1), date(2019, 6, 30)] * 2),
        ("2019-41", *[date(2019, 7, 1), date(2019, 12, 31)] * 2),
        ("197X", *[date(1970, 1, 1), date(1979, 12, 31)] * 2),
        ("17XX", *[date(1700, 1, 1), date(1799, 12, 31)] * 2),
        ("[2018-04-21..2018-04-30]", *[date(2018, 4, 21), date(2018, 4, 30)] * 2),
        ("[2017-02-16..2017-02-28]", *[date(2017, 2, 16), date(2017, 2, 28)] * 2),
        ("[2014-01..2014-04]", *[date(2014, 1, 1), date(2014, 4, 30)] * 2),
        ("[1997..1999]", *[date(1997, 1, 1), date(1999, 12, 31)] * 2),
        ("[1867..1899]", *[date(1867, 1, 1), date(1899, 12, 31)] * 2),
        ("2018?", *[date(2018, 1, 1), date(2018, 12, 31)] * 2),
        ("2018~", date(2017, 1, 1), date(2018, 12, 31), date(2018, 1, 1), date(2019, 12, 31)),
        ("2018-12%", date(2018, 11, 1), date(2018, 12, 31), date(2018, 12, 1), date(2019, 1, 31)),
        ("2018-04-25~", date(2018, 4, 18), *[date(2018, 4, 25)] * 2, date(2018, 5, 2)),
        (
            "2016-23/2017-21",
            *(date(2016, 9, 1), date(2016, 11, 30)),
            *(date(2017, 3, 1), date(2017, 5, 31)),
        ),
        (
            "[2016-09..2016-12]/[2017-05..2017-08]",
            *(date(2016, 9, 1), date(2016, 12, 31)),
            *(date(2017, 5, 1), date(2017, 8, 31)),
        ),
    ],
)
def test_bounds_say_what_is_certain(
    text: str, earliest_start: date, latest_start: date, earliest_end: date, latest_end: date
) -> None:
    value = Edtf.parse(text)
    assert (value.earliest_start, value.latest_start) == (earliest_start, latest_start)
    assert (value.earliest_end, value.latest_end) == (earliest_end, latest_end)
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2018", Precision.YEAR),
        ("2018-04", Precision.MONTH),
        ("2018-04-25", Precision.DAY),
        ("2018-21", Precision.SEASON),
        ("2018-33", Precision.QUARTER),
        ("2018-40", Precision.HALF),
        ("197X", Precision.DECADE),
        ("17XX", Precision.CENTURY),
        ("2018~", Precision.YEAR),
        ("[2018-04-21..2018-04-30]", Precision.MONTH),
    ],
)
def test_precision_is_what_was_written(text: str, precision: Precision) -> None:
    assert CalendarDate.parse(text).precision is precision


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "/", "..", "../..", "../", "/..", "2018/2019/2020", "abc", "2018..2019"),
        *("18", "20180", "2018-4", "2018-04-5", "2018-0425", "20180425", "2018/04", " 2018"),
        *("2018\n", "2018-04-25T10:00", "-2018", "+2018", "٢٠١٨", "２０１８", "2018??", "?2018"),
        *("2XXX", "XXXX", "19X7", "197X-05", "2018-XX", "2018-21-05", "2018-25", "2018-42", "197x"),
        *("[2018-04-21..2018-04-29]", "[2018..2019]", "[2018]", "[2014-01..2014-03]", "[..]"),
        *(
            "[1867..1899]~",
            "[2018-04-21..2018-05-10]",
            "2018/2019?/",
            "9999",
            "9999-12-31",
            "9999/..",
        ),
        *("000X", "00XX", "../.."),
    ],
)
def test_other_writing_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0000", "2018-00", "2018-13", "2018-04-00", "2018-04-31", "2018-00-10", "2017-02-29"),
        *("0000/..", "2017-01/2017-02-30"),
    ],
)
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize(
    "text", ["2018/2016", "2018-04/2018-03", "2018-04-28/2018-04-25", "2018-05/2018-04-30"]
)
def test_reversed_intervals_are_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize(
    "parts",
    [
        {"day": 25},
        {"month": 4, "season": 21},
        {"digits": 3},
        {"year": 1970, "digits": 3, "month": 4},
        {"month": 4, "day": 25, "part": Part.EARLY},
        {"part": Part.FIRST_HALF},
        {"season": 21, "part": Part.LATE},
        {"part": Part.LATE, "qualifier": "~"},
        {"year": LAST_YEAR + 1},
    ],
)
def test_parts_that_do_not_go_together_are_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(EdtfError):
        CalendarDate(**{"year": 2018, **parts})


def test_an_end_in_the_year_9999_is_open() -> None:
    for text in ("2015/9999", "2015/9999-12", "2015/9999-12-31"):
        assert str(Edtf.parse(text)) == "2015/.."


def test_an_interval_with_both_ends_open_is_refused() -> None:
    with pytest.raises(EdtfError):
        Edtf(None, None)


def test_an_interval_of_one_date_is_that_date() -> None:
    assert Edtf.parse("2018-04/2018-04") == Edtf.of(2018, 4)
    assert not Edtf.parse("2018-04/2018-04").is_interval


@pytest.mark.parametrize(
    ("text", "is_interval", "is_open"),
    [
        ("2018", False, False),
        ("2016/2018", True, False),
        ("1997/..", True, True),
        ("1997/", True, True),
        ("../1997", True, False),
        ("2018~", False, False),
        ("[2014-01..2014-04]", False, False),
    ],
)
def test_intervals_and_open_ends_are_told_apart(
    text: str, *, is_interval: bool, is_open: bool
) -> None:
    value = Edtf.parse(text)
    assert (value.is_interval, value.is_open) == (is_interval, is_open)


@pytest.mark.parametrize(
    ("text", "period", "possibly", "surely"),
    [
        ("2017", "2017", True, True),
        ("2017", "2017-05", True, False),
        ("2017-07", "2017", True, True),
        ("2017-07", "2017-07-01/2017-07-30", True, False),
        ("2016-10-22/2017-04-09", "2016", True, True),
        ("2016-10-22/2017-04-09", "2017-01", True, True),
        ("2016-10-22/2017-04-09", "2017-04-10", False, False),
        ("2016/2018", "2017", True, True),
        ("1997/..", "1997", True, True),
        ("1997/..", "2005", True, False),
        ("1997/..", "1996", False, False),
        ("../2016", "2016", True, True),
        ("../2016", "2010", True, False),
        ("2017", "2015/..", True, True),
        ("2017", "../2016", False, False),
        ("2017?", "2017", True, False),
        ("2017?", "2016", False, False),
        ("2017~", "2017", True, False),
        ("2017~", "2016", True, False),
        ("2017~", "2015", False, False),
        ("197X", "1975", True, False),
        ("197X", "1970/1979", True, True),
        ("2014-24", "2013", True, False),
        ("[2018-04-21..2018-04-30]", "2018-04", True, True),
        ("[2018-04-21..2018-04-30]", "2018-04-20", False, False),
        ("2018-33", "2018-40", True, True),
        ("2017-07", "[2017-05..2017-08]", True, True),
        ("1997/", "2005", True, False),
    ],
)
def test_overlap_with_a_period(text: str, period: str, *, possibly: bool, surely: bool) -> None:
    value, within = Edtf.parse(text), Edtf.parse(period)
    assert (value.overlaps(within), value.surely_overlaps(within)) == (possibly, surely)


def test_a_vague_date_follows_the_exact_ones_in_it() -> None:
    ordered = [
        *("17XX", "197X", "1997/..", "2016-10-22/2017-04-09", "2017-04-30", "2017-04"),
        *("2017-04?", "2017-04~", "[2017-05..2017-08]", "2017-12-31", "2017-36", "2017-41", "2017"),
        *("2017?", "2017~", "201X"),
    ]
    assert sorted(map(Edtf.parse, reversed(ordered))) == [Edtf.parse(text) for text in ordered]


@given(vague_edtfs())
def test_what_is_written_reads_back(value: Edtf) -> None:
    assert Edtf.parse(str(value)) == value


@given(vague_dates())
def test_a_calendar_date_reads_back(value: CalendarDate) -> None:
    assert CalendarDate.parse(str(value)) == value


@given(st.dates(max_value=date(LAST_YEAR, 12, 31)))
def test_a_day_is_its_own_bounds(day: date) -> None:
    value = CalendarDate.of_day(day)
    assert value.first == value.last == day
    assert str(value) == day.isoformat()


@given(vague_edtfs())
def test_bounds_are_in_order(value: Edtf) -> None:
    assert value.earliest_start <= value.latest_start <= value.latest_end
    assert value.earliest_start <= value.earliest_end <= value.latest_end


@given(NEAR, NEAR)
def test_overlap_is_symmetric(one: Edtf, other: Edtf) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(NEAR, NEAR)
def test_what_surely_overlaps_possibly_does(value: Edtf, period: Edtf) -> None:
    assert value.overlaps(period) or not value.surely_overlaps(period)


@given(NEAR, NEAR, st.data())
def test_what_surely_overlaps_does_so_for_every_exact_reading(
    value: Edtf, period: Edtf, data: st.DataObject
) -> None:
    """Whatever days a vague date means, a certain overlap is one."""
    start = data.draw(st.dates(value.earliest_start, value.latest_start))
    end = data.draw(st.dates(max(value.earliest_end, start), max(value.latest_end, start)))
    exact = Edtf(CalendarDate.of_day(start), CalendarDate.of_day(end))
    assert exact.overlaps(period) or not value.surely_overlaps(period)


@given(NEAR, NEAR, NEAR)
def test_order_is_total_and_consistent(one: Edtf, two: Edtf, three: Edtf) -> None:
    assert (one < two) + (one == two) + (one > two) == 1
    assert (one <= two) == (not two < one)
    if one <= two <= three:
        assert one <= three


@given(vague_edtfs(2, 9990))
def test_nothing_overlaps_the_day_before_or_after_it(value: Edtf) -> None:
    for edge, step in ((value.earliest_start, -1), (value.latest_end, 1)):
        if edge not in (date.min, date.max):
            day = CalendarDate.of_day(edge + timedelta(days=step))
            assert not value.overlaps(Edtf(day, day))


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_is_refused(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except EdtfError:
        return
    assert Edtf.parse(str(value)) == value
