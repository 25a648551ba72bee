"""What goes on with the date before it, days of a month without a name, codes."""

from datetime import date

import pytest

from handlers.dates import Context, read_dates

TODAY = date(2026, 11, 27)


def values(text: str, language: str, context: Context = Context.QUESTION) -> list[str]:
    reading = read_dates(text, TODAY, context, (language,))
    return [str(found.value) for found in reading.values]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le 3 février 2025 ou le 4", ["2025-02-03", "2025-02-04"]),
        ("en", "3 Feb 2025 or the 4th", ["2025-02-03", "2025-02-04"]),
        ("nl", "op 3 februari 2025 en op de 4e", ["2025-02-03", "2025-02-04"]),
        ("ru", "3 февраля 2025 и 4 человека", ["2025-02-03"]),
        ("ru", "в 2011 или 12 подписывали", ["2011", "2012"]),
        ("en", "in 2019, 20 and 21", ["2019", "2020", "2021"]),
        ("en", "2011 and 12 people", ["2011"]),
    ],
)
def test_a_number_goes_on_with_the_day_or_year_before_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "depuis le 15 du mois", "2026-11-15/.."),
        ("en", "on the 15th of the month", "2026-11-15"),
        ("en", "until the 15th", "../2026-12-15"),
        ("ru", "с 15 числа", "2026-11-15/.."),
        ("ru", "после 15-го числа", "2026-11-16/.."),
        ("nl", "sinds de 28e", "2026-10-28/.."),
    ],
)
def test_a_day_of_no_month_is_of_this_one_or_the_nearest(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


def test_a_floor_is_no_day() -> None:
    assert values("спускаюсь с 15-го этажа", "ru") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le code c'est 1789 ou 1848 ?"),
        ("en", "the code is 1789 or 1848"),
        ("nl", "het wachtwoord is 2024"),
        ("ru", "пароль — 2024"),
        ("ru", "пин-код это 1914"),
    ],
)
def test_a_code_is_no_year(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the last decade of the 15th century", "149X"),
        ("ru", "второе десятилетие 21 века", "201X"),
        ("nl", "het derde decennium van de 19de eeuw", "182X"),
        ("fr", "la première décennie du XXe siècle", "190X"),
        ("en", "the first decades of the 20th century", "[1900..1933]"),
        ("ru", "в последние десятилетия XIX века", "[1867..1899]"),
        ("ru", "конец 19 – начало 20 века", "[1867..1899]/[1900..1933]"),
        ("nl", "eind 19 – begin 20 eeuw", "[1867..1899]/[1900..1933]"),
        ("nl", "week 11 of 12 van 2027", "2027-03-15/2027-03-28"),
        ("ru", "11 или 12 неделя 2027", "2027-03-15/2027-03-28"),
        ("ru", "что было 05032025", "2025-03-05"),
        ("fr", "T3/25", "2025-35"),
        ("nl", "mei/25", "2025-05"),
    ],
)
def test_parts_of_centuries_and_weeks_in_a_row_are_read(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Antwerpen, 8 december 2025 – Vandaag ontving de schepen een delegatie."),
        ("en", "Antwerp, 8 December 2025 – Today the alderman received a delegation."),
        ("ru", "Антверпен, 8 декабря 2025 г. – Сегодня делегация прибыла в порт."),
        ("fr", "Anvers, le 8 décembre 2025 – Aujourd'hui, l'échevin a reçu une délégation."),
    ],
)
def test_what_is_today_after_a_dateline_is_its_day(language: str, text: str) -> None:
    assert values(text, language, Context.DOCUMENT) == ["2025-12-08"]


def test_what_lasts_until_the_present_is_no_dateline() -> None:
    assert values("Curator (5 May 2015 – Present)", "en", Context.DOCUMENT) == ["2015-05-05/.."]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A vase, 18th c., China", ["17XX"]),
        ("en", "Late 17th–early 18th c.", ["[1667..1699]/[1700..1733]"]),
        ("fr", "Vase, XVIIIe s.", ["17XX"]),
        ("ru", "Заседание 5 (пять) июня 2025 г.", ["2025-06-05"]),
        ("nl", "op 5 (vijf) juni 2025", ["2025-06-05"]),
        (
            "en",
            "Arrival 12 May 2026 (SU 1234), departure 14 May 2026",
            ["2026-05-12", "2026-05-14"],
        ),
    ],
)
def test_documents_abbreviate_centuries_and_repeat_days_in_words(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language, Context.DOCUMENT) == expected


def test_years_that_are_left_out_with_neither_are_told() -> None:
    for language, text in (("en", "neither 2024 nor 2025"), ("ru", "ни в 2024, ни в 2025")):
        reading = read_dates(text, TODAY, Context.QUESTION, (language,))
        assert [bool(found.doubts) for found in reading.values] == [True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("events from 2018 and 2019", ["2018", "2019"]),
        ("photos taken from May and June 2024", ["2024-05", "2024-06"]),
        ("everything from 5 May and 7 June 2024", ["2024-05-05", "2024-06-07"]),
        ("since 2018 and in 2015", ["2018/..", "2015"]),
        ("from May and in June 2024", ["2024-05/..", "2024-06"]),
    ],
)
def test_what_is_from_two_dates_is_of_both(text: str, expected: list[str]) -> None:
    assert values(text, "en", Context.QUESTION) == expected
