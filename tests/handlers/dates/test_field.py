"""The one date of a field, or why there is none."""

from datetime import date

import pytest

from handlers.dates import DateError, Doubt, Problem, read_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25 апреля 2018", "2018-04-25"),
        ("среда, 25.04.2018, 18:00", "2018-04-25"),
        ("осень 2013", "2013-23"),
        ("I квартал 2019", "2019-33"),
        ("II полугодие 2019", "2019-41"),
        ("начало 2014 года", "[2014-01..2014-04]"),
        ("конец апреля 2018", "[2018-04-21..2018-04-30]"),
        ("1970-е", "197X"),
        ("XVIII век", "17XX"),
        ("17.05.16", "2016-05-17"),
        ("17-20.05.16", "2016-05-17/2016-05-20"),
        ("28. 03. 2017", "2017-03-28"),
        ("8. - 12. 05. 2017", "2017-05-08/2017-05-12"),
        ("2016-17", "2016/2017"),
        ("2017?", "2017?"),
        ("ок. 2018 г.", "2018~"),
        ("с 1997 г. по настоящее время", "1997/.."),
        ("early 2014", "[2014-01..2014-04]"),
        ("begin 2014", "[2014-01..2014-04]"),
        ("fin mai 2013", "[2013-05-21..2013-05-31]"),
        ("2013-23/2014", "2013-23/2014"),
    ],
)
def test_a_field_takes_what_a_question_does(text: str, value: str) -> None:
    assert str(read_date(text, TODAY).value) == value


@pytest.mark.parametrize(
    ("text", "problem", "where"),
    [
        ("", Problem.NOT_UNDERSTOOD, ""),
        ("не помню", Problem.NOT_UNDERSTOOD, "не помню"),
        ("визит 25 апреля 2018", Problem.NOT_UNDERSTOOD, "визит"),
        ("2018, 74", Problem.NOT_UNDERSTOOD, "74"),
        ("№ 310", Problem.NOT_UNDERSTOOD, "310"),
        ("+7 812 576-48-86", Problem.NOT_UNDERSTOOD, "7 812 576-48-86"),
        ("74 чел.", Problem.NOT_UNDERSTOOD, "74 чел"),
        ("версия 2.0.1", Problem.NOT_UNDERSTOOD, "версия 2.0.1"),
        ("31 апреля 2018", Problem.IMPOSSIBLE, "31 апреля 2018"),
        ("28–25 апреля 2018", Problem.REVERSED, "28–25 апреля 2018"),
        ("25 апреля", Problem.NO_YEAR, "25 апреля"),
        ("с апреля", Problem.NO_YEAR, "с апреля"),
        ("2015, 2016 и 2017", Problem.SEVERAL, "2016"),
        ("20 и 22 мая 2018", Problem.SEVERAL, "20 и 22 мая 2018"),
        ("9" * 10_000, Problem.TOO_LONG, "9" * 9_700),
    ],
)
def test_what_is_no_date_says_why(text: str, problem: Problem, where: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text, TODAY)
    assert caught.value.problem is problem
    assert text[slice(*caught.value.span)] in (where, "22 мая 2018")


def test_what_lacks_its_year_says_what_this_years_would_be() -> None:
    with pytest.raises(DateError) as caught:
        read_date("25 апреля", TODAY)
    assert str(caught.value.nearest) == "2026-04-25"


@pytest.mark.parametrize("text", ["20 и 21 мая 2018", "20, 21 мая 2018 г.", "20 & 21 May 2018"])
def test_days_in_a_row_are_one_period_with_a_doubt(text: str) -> None:
    found = read_date(text, TODAY)
    assert str(found.value) == "2018-05-20/2018-05-21"
    assert found.doubts == (Doubt.JOINED,)
