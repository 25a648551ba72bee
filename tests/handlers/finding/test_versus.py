"""Which of two events has more of what is asked: people, money, days, any number of things."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        (
            "ru",
            "куда пришло больше посетителей, на Дни Будапешта или на Дни Петербурга в Сегеде?",
            "Дни Будапешта: около 22 тысяч посетителей; Дни Петербурга: 8,5 тысячи посетителей",
        ),
        (
            "ru",
            "где было меньше зрителей, на втором кубке двух рек или на первом",
            "Первый Кубок двух рек: 1600 зрителей; Второй Кубок двух рек: 2400 зрителей",
        ),
        (
            "ru",
            "что длилось дольше: выставка «Грани» или математические субботы?",
            "Субботы онлайн: октябрь 2020 г. – март 2021 г.; Выставка «Грани»: ноябрь 2015 г.",
        ),
        (
            "ru",
            "на Дни Будапешта пришло больше народу, чем на выставку «Грани»?",
            "Да: Дни Будапешта: около 22 тысяч посетителей; Выставка «Грани»: 7400 человек",
        ),
        (
            "ru",
            "на выставку «Грани» пришло больше народу, чем на Дни Будапешта?",
            "Нет: Дни Будапешта: около 22 тысяч посетителей; Выставка «Грани»: 7400 человек",
        ),
        (
            "ru",
            "где было больше зрителей, на третьем кубке двух рек или на втором",
            "Второй Кубок двух рек: 2400 зрителей; Третий Кубок двух рек: справка не говорит",
        ),
    ],
)
def test_that_which_has_more_comes_first(
    ask_hungary: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_hungary, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        (
            "ru",
            "что обошлось дороже, ремонт часов на Каланче или куранты ратуши?",
            "Часы на Песках: 1,9 млн рублей; Куранты Ратуши: 145 тысяч евро",
        ),
        (
            "en",
            "did more people listen to Sky from Home than come to Rye Bread Day?",
            "Yes: Sky from Home: 2,700 people; Rye Bread Day: 1,800 guests",
        ),
    ],
)
def test_sums_in_two_currencies_are_told_in_the_order_of_the_question(
    ask_estonia: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_estonia, asked, language).startswith(head)


def test_kinds_of_events_are_no_two_events(ask_hungary: Ask) -> None:
    assert "справка не говорит" not in head_of(ask_hungary, "чего больше, визитов или выставок?")


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        (
            "ru",
            "на каком турнире роботов было больше всего команд",
            "Вторая «Шестеренка»: 41 команд",
        ),
        ("nl", "welk toernooi had de meeste teams", "Tandwiel 2: 41 teams"),
        ("nl", "hoeveel bezoekers trokken de dagen van petersburg in tartu", "8700 bezoekers"),
        ("nl", "welke vicegouverneur heeft in 2023 het programma ondertekend", "Stavnitski"),
    ],
)
def test_most_of_a_thing_and_the_holder_of_an_office_are_told(
    ask_estonia: Ask, language: str, asked: str, head: str
) -> None:
    assert head in head_of(ask_estonia, asked, language)


def test_side_of_a_comparison_has_all_that_is_said_of_it(ask_portugal: Ask) -> None:
    told = head_of(ask_portugal, "more pupils in Braga or singers in Coimbra", "en")
    assert told == "Choir in Coimbra: 40 singers; Pupils in Braga: 22 pupils"
