"""Ends of a period that are a part of something, or leave out their year."""

from datetime import date

import pytest

from handlers.dates import Context, read_dates

TODAY = date(2026, 11, 27)


def values(text: str, language: str, context: Context = Context.QUESTION) -> list[str]:
    reading = read_dates(text, TODAY, context, (language,))
    return [str(found.value) for found in reading.values]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "before mid-June 2025", "../[2025-06-11..2025-06-20]"),
        ("en", "until late June 2025", "../[2025-06-21..2025-06-30]"),
        ("en", "before the end of June 2025", "../2025-06"),
        ("en", "after the first half of June 2025", "2025-06-16/.."),
        ("en", "before the mid-1990s", "../[1994..1996]"),
        ("ru", "после середины июня 2025", "[2025-06-11..2025-06-20]/.."),
        ("ru", "до конца июня 2025", "../2025-06"),
        ("ru", "раньше второй половины июня 2025", "../2025-06-15"),
        ("nl", "voor half juni 2025", "../[2025-06-11..2025-06-20]"),
        ("nl", "voor eind juni 2025", "../2025-06"),
        ("fr", "avant la mi-juin 2025", "../[2025-06-11..2025-06-20]"),
        ("fr", "après fin juin 2025", "2025-07-01/.."),
    ],
)
def test_a_period_ends_within_a_part_and_not_behind_it(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "since New Year", "2026-01-01/.."),
        ("en", "until Friday", "../2026-12-04"),
        ("en", "since Monday", "2026-11-23/.."),
        ("ru", "с нового года сколько групп", "2026-01-01/.."),
        ("ru", "до пятницы", "../2026-12-04"),
        ("nl", "sinds pasen", "2026-04-05/.."),
        ("nl", "vanaf nieuwjaar", "2027-01-01/.."),
        ("fr", "avant Noël", "../2026-12-24"),
        ("fr", "depuis lundi", "2026-11-23/.."),
    ],
)
def test_a_feast_or_weekday_that_a_period_ends_with_is_the_nearest(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "с понедельника по пятницу"),
        ("ru", "по пятницам"),
        ("ru", "с новым годом"),
        ("en", "from Monday to Friday"),
    ],
)
def test_a_weekday_of_every_week_and_a_wish_are_no_end(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "что запланировано после 20 декабря", "2026-12-21/.."),
        ("ru", "намечено на январь", "2027-01"),
        ("en", "what is planned after 20 December", "2026-12-21/.."),
        ("en", "next visits from 3 March", "2027-03-03/.."),
        ("nl", "gepland na 20 december", "2026-12-21/.."),
        ("fr", "prévu après le 20 décembre", "2026-12-21/.."),
    ],
)
def test_what_is_planned_on_a_day_of_no_year_is_still_to_come(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "кто у нас во вторник", "2026-12-01"),
        ("ru", "список гостей на среду", "2026-12-02"),
        ("ru", "во сколько ужин 3 января", "2027-01-03"),
        ("ru", "что в эту среду", "2026-12-02"),
        ("en", "who is in on Tuesday", "2026-12-01"),
        ("en", "what time does the gala on 3 January start", "2027-01-03"),
        ("nl", "wie is er woensdag", "2026-12-02"),
        ("nl", "een afspraak voor donderdag", "2026-12-03"),
        ("nl", "hoe laat is het diner op 3 januari", "2027-01-03"),
        ("fr", "qui est de garde mercredi", "2026-12-02"),
        ("fr", "à quelle heure finit le gala du 3 janvier", "2027-01-03"),
        ("ru", "где ужин в среду в 19:30", "2026-12-02"),
        ("nl", "waar is woensdag half acht het diner", "2026-12-02"),
        ("ru", "кто дежурит со среды по пятницу", "2026-12-02/2026-12-04"),
        ("fr", "qui est absent de mardi à jeudi", "2026-12-01/2026-12-03"),
        ("en", "who came from Tuesday to Thursday", "2026-11-24/2026-11-26"),
        ("en", "what is planned on the first Monday of May", "2027-05-03"),
        ("en", "may we pay until 3 January", "../2027-01-03"),
        ("fr", "peut-on payer jusqu'au 3 janvier", "../2027-01-03"),
        ("en", "what happened on the 12th", "2026-11-12"),
        ("nl", "wie komt er op de 12e", "2026-12-12"),
        ("fr", "qui arrive le 12 ?", "2026-12-12"),
        ("ru", "кого приняли 12 числа", "2026-11-12"),
        ("ru", "пришлите список к среде", "2026-12-02"),
        ("en", "I want the list by Wednesday", "2026-12-02"),
        ("fr", "préparez la liste pour mercredi", "2026-12-02"),
    ],
)
def test_a_question_without_a_year_is_of_the_nearest_day(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "кого наградили во вторник", []),
        ("ru", "во сколько стартовал забег 3 января", ["--01-03"]),
        ("en", "who painted the hall on Tuesday", []),
        ("nl", "wie heeft dinsdag de prijs gewonnen", []),
        ("fr", "qui a coupé le ruban mardi", []),
    ],
)
def test_a_verb_that_may_tell_of_what_was_leaves_the_day_open(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language) == expected


def test_what_was_planned_is_of_no_year() -> None:
    assert values("what was planned after 20 December", "en") == []
    assert values("предстоящие визиты с 3 марта 2025", "ru") == ["2025-03-03/.."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aug–sep 24 and may 25", ["2024-08/2024-09", "2025-05"]),
        ("sept and oct 24", ["2024-09", "2024-10"]),
        ("since may 24", ["2024-05/.."]),
        ("may 2024 and june 25", ["2024-05", "2025-06"]),
        ("may 24 and june 25", ["--05-24", "--06-25"]),
        ("april 3 to may 24", ["--04-03/--05-24"]),
    ],
)
def test_two_figures_after_a_month_are_a_year_where_a_day_makes_no_sense(
    text: str, expected: list[str]
) -> None:
    assert values(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "2de donderdag vd maand juni 2025", "2025-06-12"),
        ("nl", "voorlaatste vrijdag van mei 2025", "2025-05-23"),
        ("en", "last but one Friday of May 2025", "2025-05-23"),
        ("en", "1st weekend in May 2025", "2025-05-03/2025-05-04"),
        ("ru", "2 четверг июня 2025", "2025-06-12"),
        ("ru", "предпоследняя пятница мая 2025", "2025-05-23"),
        ("ru", "вторые выходные мая 2025", "2025-05-10/2025-05-11"),
        ("fr", "l'avant-dernier vendredi de mai 2025", "2025-05-23"),
    ],
)
def test_weekdays_are_counted_from_either_end_of_a_month(
    language: str, text: str, value: str
) -> None:
    assert values(text, language) == [value]
