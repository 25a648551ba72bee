"""Dates as people read them, never more precise than what is known."""

import re

import pytest
from babel.dates import get_month_names
from hypothesis import given

from handlers.dates import format_during, format_edtf
from handlers.texts import LANGUAGES, LOCALES, Catalogs
from storage.edtf import CalendarDate, Edtf
from tests.storage.strategies import edtfs

ALONE = {
    "2017": ["2017 г.", "2017", "2017", "2017"],
    "2017-07": ["июль 2017 г.", "July 2017", "juli 2017", "juillet 2017"],
    "2015-11-19": ["19 ноября 2015 г.", "19 November 2015", "19 november 2015", "19 novembre 2015"],
    "2018-05-01": ["1 мая 2018 г.", "1 May 2018", "1 mei 2018", "1er mai 2018"],
    "2018-04-25/2018-04-28": [
        *("25–28 апреля 2018 г.", "25–28 April 2018", "25–28 april 2018", "25–28 avril 2018"),
    ],
    "2018-05-01/2018-05-03": [
        *("1–3 мая 2018 г.", "1–3 May 2018", "1–3 mei 2018", "1er–3 mai 2018"),
    ],
    "2018-03-25/2018-04-01": [
        *("25 марта – 1 апреля 2018 г.", "25 March – 1 April 2018"),
        *("25 maart – 1 april 2018", "25 mars – 1er avril 2018"),
    ],
    "2016-10-22/2017-04-09": [
        *("22 октября 2016 г. – 9 апреля 2017 г.", "22 October 2016 – 9 April 2017"),
        *("22 oktober 2016 – 9 april 2017", "22 octobre 2016 – 9 avril 2017"),
    ],
    "2017-07/2017-08": [
        *("июль – август 2017 г.", "July – August 2017"),
        *("juli – augustus 2017", "juillet – août 2017"),
    ],
    "2016-12/2017-01": [
        *("декабрь 2016 г. – январь 2017 г.", "December 2016 – January 2017"),
        *("december 2016 – januari 2017", "décembre 2016 – janvier 2017"),
    ],
    "2016/2018": ["2016–2018 гг.", "2016–2018", "2016–2018", "2016–2018"],
    "2016-10-22/2017": [
        *("22 октября 2016 г. – 2017 г.", "22 October 2016 – 2017"),
        *("22 oktober 2016 – 2017", "22 octobre 2016 – 2017"),
    ],
    "1997/..": ["с 1997 года", "since 1997", "sinds 1997", "depuis 1997"],
    "1997-08/..": [
        *("с августа 1997 г.", "since August 1997", "sinds augustus 1997", "depuis août 1997"),
    ],
    "../2016": [
        *("по 2016 год включительно", "through 2016", "tot en met 2016", "jusqu’à 2016 inclus"),
    ],
}

DURING = {
    "2017": ["в 2017 году", "in 2017", "in 2017", "en 2017"],
    "2017-01": ["в январе 2017 г.", "in January 2017", "in januari 2017", "en janvier 2017"],
    "2017-07": ["в июле 2017 г.", "in July 2017", "in juli 2017", "en juillet 2017"],
    "2017-12": ["в декабре 2017 г.", "in December 2017", "in december 2017", "en décembre 2017"],
    "2018-05-01": ["1 мая 2018 г.", "on 1 May 2018", "op 1 mei 2018", "le 1er mai 2018"],
    "2016/2018": ["в 2016–2018 годах", "in 2016–2018", "in 2016–2018", "en 2016–2018"],
    "2018-04-25/2018-04-28": [
        *("за период 25–28 апреля 2018 г.", "in the period 25–28 April 2018"),
        *("in de periode 25–28 april 2018", "pour la période 25–28 avril 2018"),
    ],
    "1997/..": ["с 1997 года", "since 1997", "sinds 1997", "depuis 1997"],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    return [
        (value, language, text)
        for value, texts in table.items()
        for language, text in zip(("ru", "en", "nl", "fr"), texts, strict=True)
    ]


def month_names(language: str, number: int) -> set[str]:
    """A month's name alone and within a date, and as «в июле» has it."""
    names = {
        get_month_names("wide", context, LOCALES[language])[number].casefold()
        for context in ("stand-alone", "format")
    }
    if language != "ru":
        return names
    return names | {
        re.sub("[ья]?$", "е", name, count=1) for name in names if not name.endswith("й")
    }


@pytest.mark.parametrize(("value", "language", "text"), cases(ALONE))
def test_a_date_by_itself(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    assert format_edtf(Edtf.parse(value), catalogs[language]) == text


@pytest.mark.parametrize(("value", "language", "text"), cases(DURING))
def test_a_date_within_a_sentence(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    assert format_during(Edtf.parse(value), catalogs[language]) == text


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=edtfs(1000))
def test_a_date_says_what_is_known_and_no_more(
    catalogs: Catalogs, language: str, value: Edtf
) -> None:
    ends: list[CalendarDate] = [end for end in (value.start, value.end) if end]
    years = {end.year for end in ends}
    days = {end.day for end in ends if end.day}
    months = {end.month for end in ends if end.month}
    for text in (
        format_edtf(value, catalogs[language]),
        format_during(value, catalogs[language]),
    ):
        numbers = {int(number) for number in re.findall(r"\d+", text)}
        words = set(re.findall(r"[^\W\d]+", text.casefold()))
        named = {month for month in range(1, 13) if words & month_names(language, month)}
        assert numbers == years | days
        assert named == months


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=edtfs(1000))
def test_a_date_is_one_tidy_line(catalogs: Catalogs, language: str, value: Edtf) -> None:
    for text in (
        format_edtf(value, catalogs[language]),
        format_during(value, catalogs[language]),
    ):
        assert text == " ".join(text.split())
        assert not set("{}<>&") & set(text)
        assert len(text) <= 70
