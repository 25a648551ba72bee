from collections.abc import Sequence

import hypothesis
from hypothesis import strategies as st

from handlers.timeline.plan import ROWS, ROWS_BESIDE_COUNTS, Entry, Plan, make_plan
from storage.edtf import LAST_YEAR, Edtf
from tests.storage.strategies import vague_edtfs

MONTHS = tuple("JFMAMJJASOND")


def plan(*dates: str) -> Plan:
    """The plan of things with these dates; several of one stand in one text."""
    return make_plan([entry(each) for each in dates], MONTHS)


def entry(dates: str) -> Entry:
    return Entry([Edtf.parse(each) for each in dates.split()], dates, dates)


def labels(made: Plan) -> Sequence[str]:
    """The columns; a break is a dash."""
    return [each.label or "–" for each in made.columns]


def test_a_brief_of_nothing_has_no_picture() -> None:
    assert plan() == Plan()


def test_what_is_of_one_year_is_shown_by_its_months() -> None:
    made = plan("2017-03-01", "2017-12-31")
    assert labels(made) == list(MONTHS)
    (first,), (last,) = (row.bars for row in made.rows)
    assert first.first == 2
    assert last.last == 12


def test_years_without_anything_are_left_out() -> None:
    assert labels(plan("1717", "1958", "2016", "2018")) == [
        *("1717", "–", "1958", "–", "2016", "2017", "2018")
    ]


def test_columns_are_as_fine_as_there_is_room_for() -> None:
    assert labels(plan(*map(str, range(2001, 2013)))) == [*map(str, range(2001, 2013))]
    by_two = plan(*map(str, range(2000, 2014)))
    assert labels(by_two) == ["2000", "2002", "2004", "2006", "2008", "2010", "2012"]
    assert by_two.columns[0].name == "2000–2001"
    assert labels(plan("0001", *(f"{each:04}" for each in range(500, LAST_YEAR, 500))))[0] == "1"


def test_a_bar_says_how_much_is_known() -> None:
    made = plan(
        "2016-07-01/2018-06-30", "2017", "2016/2018", "1997/..", "../2016", "2017~", "2019/"
    )
    bars = {row.name: row.bars[0] for row in made.rows}
    exact = bars["2016-07-01/2018-06-30"]
    assert (exact.first, exact.last) == (exact.sure_first, exact.sure_last)
    assert labels(made)[:3] == ["1997", "–", "2016"]
    year = bars["2017"]
    assert (year.first, year.last, year.sure_first) == (3, 4, None)
    years = bars["2016/2018"]
    assert (years.first, years.last) == (2, 5)
    assert years.sure_first
    assert 2.9 < years.sure_first < 3
    assert bars["1997/.."].after == "open"
    assert bars["1997/.."].last == len(made.columns)
    assert (bars["../2016"].before, bars["../2016"].first) == ("open", 0)
    assert bars["2019/"].after == "unknown"
    assert bars["2017~"].is_vague
    assert not bars["2017"].is_vague
    assert bars["2017~"].first < bars["2017"].first


def test_several_dates_of_one_thing_stand_in_one_row() -> None:
    made = plan("2016-05-01 2018-05-01")
    assert [len(row.bars) for row in made.rows] == [2]
    assert labels(made) == ["2016", "2017", "2018"]


def test_what_there_is_no_room_for_is_counted_where_it_belongs() -> None:
    dates = ["2015", "2016", *(f"2017-{month:02}" for month in range(1, 13)), "2018"]
    made = plan(*dates)
    assert len(dates) > ROWS
    assert len(made.rows) == ROWS_BESIDE_COUNTS
    assert dict(zip(labels(made), made.counts, strict=True)) == {
        **dict.fromkeys(("2015", "2016", "2018"), 0),
        "2017": len(dates) - ROWS_BESIDE_COUNTS,
    }
    # The years with little are there.
    assert {"2015", "2016", "2018"} <= {row.name for row in made.rows}
    assert [row.name for row in made.rows] == sorted(row.name for row in made.rows)


def test_thousands_of_events_are_a_plan_of_the_same_size() -> None:
    dates = [f"{year:04}-{month:02}" for year in range(1, 2001) for month in (3, 9)]
    made = plan(*dates)
    assert len(made.rows) + made.hidden == len(dates)
    assert len(made.rows) == ROWS_BESIDE_COUNTS
    assert len(made.columns) <= 12


@hypothesis.given(st.lists(vague_edtfs(), min_size=1, max_size=20))
def test_every_date_has_its_place(dates: list[Edtf]) -> None:
    made = make_plan([Entry([each], str(each), "") for each in dates], MONTHS)
    assert len(made.rows) + made.hidden == len(dates)
    assert 0 < len(made.columns) <= 12
    for row in made.rows:
        for bar in row.bars:
            assert 0 <= bar.first < bar.last <= len(made.columns)
            if bar.sure_first is not None and bar.sure_last is not None:
                assert bar.first <= bar.sure_first < bar.sure_last <= bar.last
