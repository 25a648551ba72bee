"""Letters and chats that were pasted into notes: what each says is said of its own day."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import Reading
from tests.handlers.documents.test_four_languages import TODAY

NOTES = """Заметки к справке по Тампере

--- письма ---
От: Лев Самсонов
Кому: Инга Юрьева
Дата: 9 сентября 2020 г., 11:05
Тема: Тампере

Инга Петровна, добрый день!

В прошлом году, 14 мая, к нам приезжал их главный врач Пекка Салмела, принимала наша первая зам. \
А в августе мы ездили к ним на форум музеев, с нашей стороны выступала Рита Ланская.
Договор лежит без движения с 2017-го.

В этом году успели вот что:
- 05.02 семинар по уборке снега, вёл инженер Водоканала Антон Лесовой
- 11 марта подписали договор с музеем «Ветка», с финской стороны Юкка Маттила

--- чат ---
Лиза, [14.10.2020 09:12]: вчера был концерт хора «Лоухи» в Капелле, дирижировала Анна Береговая
Лиза, [14.10.2020 09:14]: у Салмелы 3 ноября день рождения
Глеб, [15.10.2020 10:00]: 20-22 октября ждём кадетов из Тампере, старший Матти Койву
Глеб, [15.10.2020 10:05]: загранпаспорт у Ланской до 01.02.2022
"""


@pytest.fixture(scope="module")
def notes() -> Reading:
    return understand(read_text(NOTES), TODAY)


def test_dates_are_of_the_letter_that_tells_them(notes: Reading) -> None:
    assert [(str(event.date), event.planned) for event in notes.events] == [
        ("2019-05-14", False),
        ("2019-08", False),
        ("2020-02-05", False),
        ("2020-03-11", False),
        ("2020-10-13", False),
        ("2020-10-20/2020-10-22", True),
    ]
    assert str(notes.as_of) == "2020-10-15"


def test_lines_above_a_letter_are_left_out_and_stamps_tell_nothing(notes: Reading) -> None:
    assert {"Кому: Инга Юрьева", "Дата: 9 сентября 2020 г., 11:05"} <= set(notes.unused)
    assert not any("09:1" in event.text or "Лиза" in event.text for event in notes.events)
    assert not notes.directions


def test_people_of_notes_are_named_as_they_stand(notes: Reading) -> None:
    named = [person.name for event in notes.events for person in event.people]
    assert named == [
        "Пекка Салмела",
        "Рита Ланская",
        "Антон Лесовой",
        "Юкка Маттила",
        "Анна Береговая",
        "Матти Койву",
    ]


@pytest.mark.parametrize(
    "stamp",
    ["[12/05/2019, 10:15:22] Jan Vos:", "12-05-2019 10:15 - Jan:", "Jan, [12.05.19, 10:15]"],
)
def test_stamps_of_several_programs_are_known(stamp: str) -> None:
    said = f"{stamp} yesterday the choir sang at the town hall\n\n{stamp} thanks\n"
    text = f"Notes on the visit of the mayor of Bath\n\nEvents\n\n{said}"
    (event,) = understand(read_text(text), TODAY).events
    assert str(event.date) == "2019-05-11"


def test_lines_with_a_label_above_all_else_head_the_document() -> None:
    text = (
        "MEMORANDUM\n\nTo: Asia desk\nDate: 12 March 2020\nSubject: Cooperation with Busan\n\n"
        "Events\n\n5 May 2019: visit of the mayor.\n"
    )
    reading = understand(read_text(text), date(2021, 1, 1))
    assert reading.title == "Cooperation with Busan"
    assert str(reading.as_of) == "2020-03-12"
