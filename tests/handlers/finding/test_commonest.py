"""Which area, person and year most of a brief's events are of; and what asks for less."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "какое направление самое активное"),
        ("ru", "в какой сфере мероприятий больше всего"),
        ("en", "which area has the most activities"),
        ("nl", "op welk terrein waren de meeste evenementen"),
        ("fr", "dans quel domaine y a-t-il le plus d’activités ?"),
    ],
)
def test_areas_with_most_events_come_first(ask_egypt: Ask, language: str, asked: str) -> None:
    numbers = [
        int(each.split()[0]) for each in head_of(ask_egypt, asked, language).split(" – ")[1:]
    ]
    assert len(numbers) > 1
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "кто в справке упоминается чаще остальных"),
        ("en", "who appears most frequently?"),
        ("nl", "wie wordt het vaakst genoemd"),
        ("fr", "qui apparaît le plus souvent"),
    ],
)
def test_people_who_are_named_most_are_counted(ask_chile: Ask, language: str, asked: str) -> None:
    head = head_of(ask_chile, asked, language)
    assert "арвахаль" in head or "Carvajal" in head


@pytest.mark.parametrize("asked", ["who spoke most often", "who won most often"])
def test_what_somebody_did_most_is_no_matter_of_being_named(ask_chile: Ask, asked: str) -> None:
    told = ask_chile(asked, "en")
    assert not (told and "Carvajal</b> – " in (told.head or ""))


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "какой год самый урожайный на события"),
        ("en", "what was our liveliest year"),
        ("nl", "wat was het drukste jaar"),
        ("fr", "l’année la plus riche ?"),
    ],
)
def test_busiest_year_is_told_with_its_number(ask_vietnam: Ask, language: str, asked: str) -> None:
    assert head_of(ask_vietnam, asked, language).startswith("2018 – 4")


def test_months_are_longer_than_days(ask_vietnam: Ask) -> None:
    assert "5 дней" not in head_of(ask_vietnam, "что продолжалось дольше всего прочего")


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("en", "anything about the circus in 2014?", "Nothing about this in 2014."),
        ("ru", "было ли что-то про цирк в 2014 году", "Да"),
        ("fr", "il y a eu quelque chose sur le cirque en 2011 ?", "Oui"),
    ],
)
def test_what_is_said_of_no_time_answers_for_no_year(
    ask_vietnam: Ask, language: str, asked: str, told: str
) -> None:
    said = head_of(ask_vietnam, asked, language)
    assert said.startswith(told) is (told != "Да")


def test_next_meeting_or_event_is_whatever_is_next(ask_vietnam: Ask) -> None:
    for asked in ("когда следующая встреча или мероприятие", "следующий концерт или событие когда"):
        assert "2026" in head_of(ask_vietnam, asked)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "сколько сфер охватили"),
        ("ru", "тем всего штук сколько"),
        ("fr", "ça fait combien de domaines au juste"),
    ],
)
def test_areas_are_counted_whatever_stands_beside(
    ask_egypt: Ask, language: str, asked: str
) -> None:
    assert head_of(ask_egypt, asked, language).startswith("8 ")
