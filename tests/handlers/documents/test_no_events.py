"""Deadlines, orders, births and lists of members are no events."""

import pytest

from tests.handlers.documents.test_four_languages import EVENTS, PLANS, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Заявки на стипендии принимаются с 1 марта по 30 апреля 2022 года."),
        ("ru", "Эссе можно присылать с 5 по 20 ноября 2021 года."),
        ("ru", "Регистрация участников забега закрывается 3 мая 2022 года."),
        ("en", "Entries for the poster contest close on 3 May 2022."),
        ("en", "The closing date is 14 February 2022."),
        ("en", "Reports must be returned on 1 March 2022."),
        ("nl", "De inschrijving voor de zomerschool sluit op 3 mei 2022."),
        ("fr", "Les rapports sont à déposer le 3 mai 2022."),
        ("fr", "Les candidatures devront être envoyées le 3 mai 2022."),
    ],
)
def test_deadlines_are_no_events(language: str, text: str) -> None:
    assert not read(language, text).events


@pytest.mark.parametrize(
    "text",
    [
        "- Отделу культуры подготовить смету до 15 марта 2022 года.",
        "- Секретарю разослать протокол в срок до 1 марта 2022 года.",
        "- Продолжить обмен опытом в области озеленения.",
    ],
)
def test_what_is_only_to_be_done_is_no_event(text: str) -> None:
    assert not read("ru", text).events


def test_meeting_that_is_to_be_held_on_a_day_is_an_event() -> None:
    (event,) = read("ru", "- Очередной семинар провести 14 марта 2022 года в Бергене.").events
    assert str(event.date) == "2022-03-14"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Композитор Эйнар Люнд, родившийся 5 мая 1950 года, живет в Осло."),
        ("ru", "Актер Лев Орлов родился 5 мая 1950 года в Твери."),
        ("en", "Ingrid Dahl, born on 5 May 1950, lives in Oslo."),
        ("nl", "Ingrid Dahl, geboren op 5 mei 1950, woont in Oslo."),
        ("fr", "Mme Dahl, née le 5 mai 1950, vit à Oslo."),
    ],
)
def test_births_are_no_events(language: str, text: str) -> None:
    assert not read(language, text).events


def test_what_somebody_celebrates_dates_no_other_event() -> None:
    text = "5 мая 2018 года прошёл концерт. Хормейстеру, который 9 мая уходит в отпуск, рады все."
    assert [str(event.date) for event in read("ru", text).events] == ["2018-05-05"]


@pytest.mark.parametrize("headings", [EVENTS, PLANS])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "- Орлова Анна Львовна – ветеран движения\n- Лев Титов, директор фестиваля\n"),
        (
            "en",
            "- Ingrid Dahl, director of the festival\n- Leo Titov – head of the concert office\n",
        ),
    ],
)
def test_members_are_no_events(language: str, text: str, headings: dict[str, str]) -> None:
    assert not read(language, text, headings).events


def test_body_that_was_founded_and_works_is_no_event() -> None:
    text = "1 мая 2019 года открыта выставка.\n\nИнститут создан в 1949 году и изучает рыб."
    reading = read("ru", text)
    assert [str(event.date) for event in reading.events] == ["2019-05-01"]
    assert [str(fact.date) for fact in reading.facts] == ["1949"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les salles sont celles du contrat signé le 3 mars 2017."),
        ("en", "Rooms are let under the new lease signed on 3 March 2017."),
    ],
)
def test_day_of_a_paper_that_is_appealed_to_is_none_of_an_event(language: str, text: str) -> None:
    assert not read(language, text).events
