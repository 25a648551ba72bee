"""Who came, in lists and cut words, and on which day after another it was."""

import pytest

from handlers.documents.reading import read_file, read_text
from handlers.documents.understanding.understand import understand
from tests.handlers.documents.making import word_file
from tests.handlers.documents.test_four_languages import TODAY, read
from tests.handlers.documents.test_habits import dates


def people(text: str, language: str = "ru") -> list[tuple[str, str | None]]:
    reading = read(language, text)
    return [(each.name, each.role) for event in reading.events for each in event.people]


@pytest.mark.parametrize(
    "lead",
    [
        "12.05.2018 – морской форум в Хельсинки. Участвовали:",
        "12.05.2018 – морской форум в Хельсинки.\n\nУчастники:",
    ],
)
def test_people_listed_below_an_event_are_its_own(lead: str) -> None:
    text = f"{lead}\n- Стожаров Е.Д., вице-губернатор;\n- П.Бергамаски, ген. директор верфи."
    assert people(text) == [
        ("Стожаров Е.Д.", "вице-губернатор"),
        ("П.Бергамаски", "ген. директор верфи"),
    ]
    reading = read("ru", text)
    assert len(reading.events) == 1
    assert not reading.overview


def test_list_of_matters_is_not_of_people() -> None:
    text = "12.05.2018 – форум в Хельсинки. Обсуждались:\n- судоремонт;\n- круизные линии."
    assert people(text) == []


@pytest.mark.parametrize(
    ("said", "name", "role"),
    [
        ("мэр Хельсинки Урхо Калевович Нурми", "Урхо Калевович Нурми", "мэр Хельсинки"),
        ("посол Грузии Георгий Ильич", "Георгий Ильич", "посол Грузии"),
        ("Иванов Петр Ильич, директор", "Иванов Петр Ильич", "директор"),
    ],
)
def test_city_of_an_office_is_no_surname(said: str, name: str, role: str) -> None:
    assert (name, role) in people(f"12 мая 2018 г. в форуме участвовал {said}.")


def test_body_that_plays_or_is_led_is_no_person() -> None:
    text = (
        "The Finnish Chess League played friendly matches in Helsinki on 5 March 2018. "
        "Engineers from the company TeploNeva, headed by Chief Engineer Oleg Frantsev, "
        "visited Helsinki on 6 April 2018."
    )
    assert people(text, "en") == [("Oleg Frantsev", "Chief Engineer")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "С 5 по 9 мая 2018 г. прошел визит мэра. На второй день визита открыта выставка.",
         "2018-05-06"),
        ("ru", "9 мая 2018 г. прошел концерт. Спустя две недели открылась выставка.", "2018-05-23"),
        ("en", "On 9 May 2018 a concert took place. Two days later an exhibition opened.",
         "2018-05-11"),
        ("nl", "Op 9 mei 2018 was er een concert. Drie dagen later opende een tentoonstelling.",
         "2018-05-12"),
        ("fr", "Le 9 mai 2018 un concert a eu lieu. Une semaine plus tard une exposition a ouvert.",
         "2018-05-16"),
        ("ru", "21 ноября 2017 г. прошел форум, а 12 августа следующего года открыта выставка.",
         "2018-08-12"),
    ],
)  # fmt: skip
def test_day_is_counted_from_the_one_before(language: str, text: str, expected: str) -> None:
    assert dates(read(language, text))[-1] == expected


def test_plan_in_the_cell_of_a_date() -> None:
    table = [("Дата", "Мероприятие"), ("5 мая", "Визит мэра"), ("ноябрь (план)", "Заседание")]
    data = word_file("СПРАВКА", "Связи с Хельсинки", "События 2018 года", table=table)
    reading = understand(read_file(data, "a.docx"), TODAY)
    said = [(str(event.date), event.planned) for event in reading.events]
    assert said == [("2018-05-05", False), ("2018-11", True)]


def test_lead_paragraph_and_its_date_are_no_title() -> None:
    text = (
        "# Helsinki: Partners in the North\n\n"
        "Briefing for the media | Press office | Updated March 7, 2019\n\n"
        "Events\n\nOn 5 May 2018 a delegation visited Helsinki.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert str(reading.as_of) == "2019-03-07"
    assert "Briefing" not in (reading.title or "")


def test_words_that_are_cut_end_no_sentence() -> None:
    text = "12 мая 2018 г. – визит в СПб дел. Хельсинки (рук. – мэр), подп. протокола."
    assert len(read("ru", text).events) == 1
    assert read("ru", text).sentences == read("ru", "12 мая 2018 г. – визит.").sentences
