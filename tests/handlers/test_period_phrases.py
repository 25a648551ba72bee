"""Periods that are named in words: vague ones, and those that depend on the day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.period import PeriodError, ask_period, find_months, parse_period, take_period

TODAY = date(2026, 11, 23)

FORMS = {
    "2018-04-21/2018-04-30": [
        *("конец апреля 2018", "в конце апреля 2018 года", "eind april 2018", "fin avril 2018"),
        *(
            "the end of April 2018",
            "последние числа апреля 2018",
            "конец апреля 18-го",
            "последние числа апреля 2018 г.",
        ),
    ],
    "2018-04-11/2018-04-20": ["середина апреля 2018", "mid-April 2018", "mi-avril 2018"],
    "2015-11-01/2015-11-10": ["в первых числах ноября 2015", "начало ноября 2015"],
    "2016-02-21/2016-02-29": ["конец февраля 2016"],
    "2017-01/2017-06": [
        *("первая половина 2017", "первое полугодие 2017 года", "1-е полугодие 2017", "H1 2017"),
        *("the first half of 2017", "eerste helft van 2017", "premier semestre 2017"),
    ],
    "2017-07/2017-12": ["вторая половина 2017", "second half of 2017", "tweede helft van 2017"],
    "2018-01/2018-03": [
        *("первый квартал 2018г", "I квартал 2018", "1 квартал 2018", "Q1 2018", "начало 2018"),
        *("first quarter of 2018", "eerste kwartaal 2018", "premier trimestre de 2018"),
    ],
    "2018-10/2018-12": ["последний квартал 2018", "четвертый квартал 2018", "fin 2018"],
    "2017-05/2017-08": ["середина 2017", "mid 2017", "in the middle of 2017", "medio 2017"],
    "2016-10/2017-08": ["с конца 2016 до середины 2017"],
    "../2016": ["до конца 2016", "tot eind 2016"],
    "2017/..": ["с начала 2017", "since the beginning of 2017"],
    "2017-09/..": ["после середины 2017"],
    "2016-03/2017-11": ["с весны 2016 по осень 2017", "весна 2016 - осень 2017"],
    "2016-10/2017-03": ["конец 2016 - начало 2017"],
    "2017-06/2018-01": ["de l'été 2017 jusqu'en janvier 2018"],
    "2016-09/..": ["с осени 2016", "since autumn 2016"],
    "../2017-08": ["до лета 2017"],
    "1990/..": ["с 90-х", "since the 1990s"],
    "1997/1999": ["конец 90-х", "the late 1990s", "fin des années 90"],
    "2010/2013": ["early 2010s"],
    "1990/1994": ["первая половина 90-х", "the first half of the 1990s"],
    "1995/1999": ["вторая половина 90-х"],
    "2000/2009": ["двухтысячные", "в двухтысячных"],
    "../2015": ["не позднее 2015 года", "no later than 2015"],
    "2016/..": ["не раньше 2016"],
    "2018-04-26": ["двадцать шестого апреля 2018", "26/04/18"],
    "1997-10-22": ["22.10.97"],
    "2017-07": ["2017/07", "2017.07", "2017-7"],
    "2016/2017": ["2016-17", "2016/17"],
    "2018": ["в 18м", "в 18-м", "2к18", "[2018]", "**2018**", "~2018", "2018❤️"],
    "2017/2018": ["2018-2017", "с 2018 по 2017"],
    "2004": ["22 года назад"],
    "2005": ["21 год назад"],
    "2018-04-25/2018-04-28": ["с 25-го по 28-е апреля 2018"],
    "2018-03/2018-05": ["весной 2018", "spring of 2018", "lente 2018", "printemps 2018"],
    "2017-06/2017-08": ["летом 2017", "l'été 2017", "de zomer van 2017", "лето 2017 года"],
    "2016-09/2016-11": ["осень 2016", "autumn 2016", "herfst 2016", "automne 2016"],
    "2017-12/2018-02": ["зимой 2018", "winter 2017-2018", "зима 2017/18", "hiver 2017-18"],
    "1990/1999": [
        *("в 90-х", "90-е годы", "в девяностых", "the nineties", "the 1990s", "in the 90s"),
        *("jaren 90", "jaren negentig", "années 90"),
    ],
    "2010/2019": ["2010-е", "10-е годы"],
    "2017": ["в 17 году", "17-й год", "две тысячи семнадцатый", "в семнадцатом году"],
    "2015": ["twenty fifteen", "в две тысячи пятнадцатом"],
    "1997": ["97 год"],
    "2018-04": ["April '18", "апрель 18-го"],
    "2025-06/2025-08": ["прошлым летом", "last summer", "l'été dernier"],
    "2025": ["в прошлом году", "last year", "vorig jaar", "l'année dernière", "год назад"],
    "2026": ["в этом году", "this year", "dit jaar", "cette année"],
    "2016": ["10 лет назад", "десять лет назад", "ten years ago", "il y a 10 ans"],
    "2021/2026": ["за последние 5 лет", "the last five years", "les 5 dernières années"],
    "2026-10": ["в прошлом месяце", "last month", "le mois dernier"],
    "2026-11-16/2026-11-22": ["на прошлой неделе", "last week", "la semaine dernière"],
    "2026-11-22": ["вчера", "yesterday", "gisteren"],
    "2026-11-24": ["завтра", "tomorrow", "demain"],
}


@pytest.mark.parametrize(
    ("text", "value"), [(text, value) for value, texts in FORMS.items() for text in texts]
)
def test_a_period_in_words_is_understood(text: str, value: str) -> None:
    period, rest, _ = take_period(text, TODAY)
    assert str(period) == value
    assert not rest.strip() or rest.split() in (["в"], ["the"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("в декобре 2016", "2016-12"),
        ("25 аперля 2018", "2018-04-25"),
        ("novembre 2015", "2015-11"),
        ("Febuary 2017", "2017-02"),
        ("янвря 2018", "2018-01"),
    ],
)
def test_a_misspelled_month_is_guessed(text: str, value: str) -> None:
    assert str(take_period(text, TODAY, guess=True)[0]) == value


@pytest.mark.parametrize(
    "text",
    ["1 500 участников", "концерт в 12 30", "мне 22 года", "33 года дружбы", "match", "1 000 000"],
)
def test_a_count_or_a_time_is_no_period(text: str) -> None:
    assert take_period(text, TODAY, guess=True)[0] is None


def test_what_has_been_is_no_summer() -> None:
    assert str(take_period("le concert a été en 2018 ?", TODAY)[0]) == "2018"


@pytest.mark.parametrize("text", ["весной 2018", "конец 2016", "вчера", "в 90-х"])
def test_an_events_own_date_is_never_guessed_from_words(text: str) -> None:
    ask_period(text, TODAY)
    with pytest.raises(PeriodError):
        parse_period(text)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("апрель", (4,)),
        ("25 апреля", (4,)),
        ("летом", (6, 7, 8)),
        ("winter", (12, 1, 2)),
        ("концерт летом", ()),
        ("25", ()),
    ],
)
def test_a_month_or_season_of_whatever_year_is_found(words: str, months: tuple[int, ...]) -> None:
    assert find_months(words.split()) == months


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(st.text(max_size=60), DAYS)
def test_any_text_on_any_day_is_a_period_or_none(text: str, today: date) -> None:
    take_period(text, today)


PARTS = st.sampled_from(
    [
        *("конец", "начале", "половина", "первая", "q4", "апреля", "0000", "9999", "2018", "90-х"),
        *("jaren", "99", "год", "лет", "назад", "5", "вчера", "last", "year", "неделе", "ten"),
        *("прошлой", "следующей", "зима", "2017/18", "до", "с", "после", "twenty", "il y a", "ans"),
    ]
)


@given(st.lists(PARTS, max_size=7).map(" ".join), DAYS)
def test_any_of_these_words_on_any_day_are_a_period_or_none(text: str, today: date) -> None:
    take_period(text, today)
