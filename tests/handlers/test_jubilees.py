"""Round numbers of years, worked out of dates that say no more than is known."""

from datetime import date

import pytest

from handlers.jubilees.reckoning import is_round, list_jubilees
from handlers.jubilees.screens import name_years
from handlers.jubilees.telling import next_quarter
from handlers.texts import Catalogs
from storage.content import NOTHING, Agreed, Content, Saying, Spoken, Told
from storage.edtf import Edtf

TODAY = date(2026, 11, 26)


def spoken(text: str) -> Spoken:
    return Spoken("ru", {"ru": text})


def told(day: str, status: str | None = None, *, edited: bool = False) -> Told:
    return Told(
        1,
        Edtf.parse(day),
        None,
        *(NOTHING, spoken("Визит"), NOTHING, NOTHING),
        "",
        status,
        (),
        (),
        edited,
    )


def content(
    events: tuple[Told, ...] = (),
    facts: tuple[Saying, ...] = (),
    agreements: tuple[Agreed, ...] = (),
) -> Content:
    return Content(
        id=1,
        slug="x",
        country=None,
        as_of=Edtf.parse("2026-06"),
        partner=spoken("Партнёр"),
        title=spoken("Справка"),
        overview={},
        events=events,
        directions=(),
        facts=facts,
        agreements=agreements,
        named=(),
        contacts=(),
        contact_sides=(),
    )


def years_of(brief: Content, period: str, today: date = TODAY) -> list[int]:
    return [each.years for each in list_jubilees(brief, Edtf.parse(period), today)]


@pytest.mark.parametrize("years", [5, 10, 15, 25, 45, 50, 60, 75, 100, 125, 310])
def test_round(years: int) -> None:
    assert is_round(years)


@pytest.mark.parametrize("years", [-10, 0, 1, 12, 55, 65, 311])
def test_not_round(years: int) -> None:
    assert not is_round(years)


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2018", "2028", [10]),
        ("2018-04-25/2018-04-28", "2028", [10]),
        ("2018-04-25", "2028-04", [10]),
        ("2018-04-25", "2028-05", []),
        # A day that the year does not have.
        ("2016-02-29", "2026-02", [10]),
        ("1997/..", "2027", [30]),
        ("1990-21", "2030", [40]),
        ("1950~", "2030", [80]),
        # Of these nobody knows the year.
        ("199X", "2045", []),
        ("19XX", "2050", []),
        ("[1950..1953]", "2030", []),
        ("../2018", "2028", []),
        ("199X/2018", "2045", []),
        # Ten years of a long period.
        ("2018", "2020/2100", [5, 10]),
        ("2018", "2020/..", [5, 10]),
    ],
)
def test_events(day: str, period: str, expected: list[int]) -> None:
    assert years_of(content((told(day),)), period) == expected


@pytest.mark.parametrize(
    ("day", "status", "edited", "expected"),
    [
        ("2020", "planned", False, []),
        ("2020", "cancelled", False, []),
        # After the brief was written: only editors know.
        ("2026-09", None, False, []),
        ("2026-09", None, True, [10]),
        # Still to come.
        ("2027-09", None, True, []),
    ],
)
def test_only_what_took_place(
    day: str, status: str | None, *, edited: bool, expected: list[int]
) -> None:
    period = str(int(day[:4]) + 10)
    assert years_of(content((told(day, status, edited=edited),)), period) == expected


@pytest.mark.parametrize(
    ("day", "text", "is_one"),
    [
        ("1958", "Породненные связи установлены в 1958 году.", True),
        ("1703-05-27", "27 мая 1703 года основан Санкт-Петербург.", True),
        ("1997/..", "С Антальей город связан партнерством с 1997 года.", True),
        ("1958", "В 1958 году прошла III Олимпиада; 60-летие отмечалось в 2018 году.", True),
        # Of a day, not since one.
        ("2017", "По данным 2017 года, в городах работали более 100 компаний.", False),
        ("2018", "В 2018 году город посетили 92 тысячи туристов.", False),
        ("2017-01-01", "По состоянию на 1 января 2017 года действует представительство.", False),
        ("2010/2017", "В 2010–2017 годах росла торговля.", False),
    ],
)
def test_facts(day: str, text: str, *, is_one: bool) -> None:
    brief = content(facts=(Saying(1, Edtf.parse(day), spoken(text)),))
    year = Edtf.parse(day).earliest_start.year
    assert years_of(brief, str(year + 100)) == [100] * is_one


def test_fact_with_a_value_is_a_figure() -> None:
    fact = Saying(1, Edtf.parse("2018"), spoken("Товарооборот с регионом."), "486")
    assert years_of(content(facts=(fact,)), "2028") == []


def test_an_agreement_is_as_old_as_its_signature_whatever_its_term() -> None:
    signed = Agreed(
        1,
        Edtf.parse("2013-09-18"),
        Edtf.parse("2018"),
        *(spoken("Протокол"), NOTHING, NOTHING, spoken("Протокол")),
    )
    brief = content(agreements=(signed,))
    assert years_of(brief, "2023") == [10]
    assert years_of(brief, "2028") == [15]


def test_the_roundest_comes_first() -> None:
    days = ("2013", "1958", "1928", "1718", "1978")
    brief = content(tuple(map(told, days)))
    assert years_of(brief, "2028") == [100, 50, 310, 70, 15]


@pytest.mark.parametrize(
    ("day", "said"), [("1950", "80 лет"), ("1950~", "около 80 лет"), ("1950?", "возможно, 80 лет")]
)
def test_no_surer_than_the_date(day: str, said: str, catalogs: Catalogs) -> None:
    (jubilee,) = list_jubilees(content((told(day),)), Edtf.parse("2030"), TODAY)
    assert name_years(jubilee, catalogs["ru"]) == said


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-34"),
        (date(2026, 9, 30), "2026-36"),
        (date(2026, 10, 1), "2027-33"),
        (date(2026, 12, 31), "2027-33"),
    ],
)
def test_the_quarter_after(day: date, quarter: str) -> None:
    assert str(next_quarter(day)) == quarter
