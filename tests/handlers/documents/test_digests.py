"""Entries below headlines and date lines of any style, days told by their weekday, plans."""

from datetime import date

import pytest

from handlers.documents.reading import Block, Document, Kind, read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind
from tests.handlers.documents.test_four_languages import EVENTS, TODAY, read

DIGEST = """НОРВЕГИЯ: ОБЗОР ПЕЧАТИ
собрано 5 июля 2020 г.

МОРЯКИ ПРИШЛИ В ГАВАНЬ
[3 марта 2020]
В порту открылась выставка моделей судов. Ее посетил мэр Эйнар Берг.

ХОР СПЕЛ НА КРЫШЕ
Берген / 14 апреля 2020
Хор «Фьорд» дал концерт на крыше библиотеки.

ПОВАРА СОРЕВНУЮТСЯ
16 мая, сб.
Три ресторана провели турнир поваров.

НАЗВАН ПОБЕДИТЕЛЬ
19.05.2020
Вчера завершился конкурс юных поэтов.

МУЗЕЙ ПРИНЯЛ ДАР
Опубликовано 20.06.2020
17 июня библиотекарь Анна Титова передала музею карты фьордов.
"""


def test_entries_are_dated_by_the_line_below_their_headline() -> None:
    reading = understand(read_text(DIGEST), TODAY)
    assert [str(event.date) for event in reading.events] == [
        "2020-03-03", "2020-04-14", "2020-05-16", "2020-05-18", "2020-06-17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "fr",
            "Le chœur a séjourné à Oslo du 6 au 9 mai 2019. Mardi 7, concert au port.",
            ["2019-05-06/2019-05-09", "2019-05-07"],
        ),
        (
            "en",
            "The choir visited Oslo from 6 to 9 May 2019. Tuesday 7: a concert in the port.",
            ["2019-05-06/2019-05-09", "2019-05-07"],
        ),
        (
            "nl",
            "Het koor bezocht Oslo van 6 tot 9 mei 2019. Dinsdag 7 gaf het een concert.",
            ["2019-05-06/2019-05-09", "2019-05-07"],
        ),
        (
            "ru",
            "5 мая 2019 г. открылась выставка, а вечером того же дня выступил хор «Фьорд».",
            ["2019-05-05", "2019-05-05"],
        ),
        (
            "ru",
            "В мае 2019 г. в Осло ездил хор: 5 мая он дал концерт, а днём позже спел в порту.",
            ["2019-05-05", "2019-05-06"],
        ),
    ],
)
def test_days_of_one_stay_are_events_of_their_own(
    language: str, text: str, days: list[str]
) -> None:
    assert [str(event.date) for event in read(language, text).events] == days


def test_day_beside_another_weekday_is_no_date() -> None:
    text = "The choir visited Oslo from 6 to 9 May 2019. Monday 7 songs were heard."
    assert len(read("en", text).events) == 1


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "- 12 ноября в Берген зайдёт учебный парусник.", "2021-11-12"),
        ("ru", "- 12 марта хор споёт в Осло.", "2022-03-12"),
        ("fr", "- Le 12 novembre 2021, dix élèves suivront un cours à Oslo.", "2021-11-12"),
    ],
)
def test_verbs_of_the_future_tell_plans(language: str, text: str, day: str) -> None:
    (event,) = read(language, text, EVENTS).events
    assert event.planned
    assert str(event.date) == day


def test_place_beside_a_day_heads_a_letter() -> None:
    text = (
        "Note de mission : Oslo\n\nDieppe, le 4 novembre 2019\n\nDéroulement\n\n"
        "En mars dernier, le maire a inauguré une exposition."
    )
    reading = understand(read_text(text), date(2026, 1, 1))
    assert str(reading.as_of) == "2019-11-04"
    assert [str(event.date) for event in reading.events] == ["2019-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 6 May the chairman gave a concert in Oslo.", "2021-05-06"),
        ("On 6 November the chairman gave a concert in Oslo.", "2020-11-06"),
        ("On 6 November the chairman will give a concert in Oslo.", "2021-11-06"),
    ],
)
def test_day_without_a_year_is_near_that_of_the_document(text: str, day: str) -> None:
    (event,) = read("en", text).events
    assert str(event.date) == day
    assert DoubtKind.YEAR_MISSING in {doubt.kind for doubt in event.doubts}


def test_term_lends_no_year_and_weekdays_follow_what_was_told() -> None:
    text = (
        "On Thursday 2 May 2019 the mayors signed a plan in Oslo. The plan expires on 1 June 2025. "
        "The following Monday Captain Ole Dahl lectured at the Polytechnic. "
        "On 7 October a festival took place."
    )
    days = [str(event.date) for event in read("en", text).events]
    assert days == ["2019-05-02", "2019-05-06", "2019-10-07"]


def test_days_behind_a_semicolon_are_of_the_week_before_it() -> None:
    text = (
        "In the last week of May 2019 a choir visited Oslo; on Thursday 30 the mayor, "
        "Ms Ingrid Dahl, gave a dinner."
    )
    assert [str(event.date) for event in read("en", text).events][-1] == "2019-05-30"


def test_surname_before_a_patronymic_is_known_by_itself() -> None:
    text = (
        "- Орлова Вера Игоревна, директор музея, председатель совета\n\n"
        "5 мая 2019 года Орлова открыла выставку в Осло.\n"
    )
    (event,) = read("ru", text).events
    assert [person.name for person in event.people] == ["Орлова Вера Игоревна"]


def test_who_wrote_a_document_stands_behind_its_day() -> None:
    text = "Note sur Oslo\nLe 4 novembre 2019, par Anne Martin\n\nÉvénements\n\nUn concert."
    assert str(understand(read_text(text), TODAY).as_of) == "2019-11-04"


def test_headlines_of_entries_are_no_areas() -> None:
    assert not understand(read_text(DIGEST), TODAY).directions


def test_what_was_resolved_is_no_area() -> None:
    text = (
        "Протокол о связях с Осло\n5 мая 2019 г.\n\nПОСТАНОВИЛИ:\n\nПлан одобрить.\n\n"
        "Хоры\n\nХор «Фьорд» пел 3 мая 2019 года в Осло.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert "ПОСТАНОВИЛИ" not in [each.text for each in reading.directions]


def test_topics_of_talks_are_areas() -> None:
    text = "5 мая 2019 г. прошёл концерт.\n\nНа столе три темы: порты, детское чтение и лыжи."
    reading = read("ru", text)
    assert [each.text for each in reading.directions] == ["порты", "детское чтение", "лыжи"]


def test_heading_goes_on_with_what_is_above_it_and_with_nothing_lower() -> None:
    blocks = (
        Block(Kind.TITLE, "Справка о связях с Осло"),
        Block(Kind.HEADING, "Хроника", 1),
        Block(Kind.HEADING, "Планы", 2),
        Block(Kind.PARAGRAPH, "5 мая 2030 года хор даст концерт."),
        Block(Kind.HEADING, "Дополнение", 1),
        Block(Kind.ITEM, "Концерт хора «Фьорд»", marker="*"),
    )
    events = understand(Document(blocks), TODAY).events
    assert [event.planned for event in events] == [True, False]
