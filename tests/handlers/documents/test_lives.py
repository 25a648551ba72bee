"""Birthdays and posts are no events; people are told from venues and bodies beside them."""

import pytest

from tests.handlers.documents.test_four_languages import EVENTS, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "9 октября 2018 года пятидесятилетие отметил эксперт Павел Гусев."),
        ("ru", "С 1 июня 2018 года экспертом трудится Олег Рябов."),
        ("ru", "Мэру города 3 ноября 2018 года исполняется 60 лет."),
        ("en", "Our patron, the writer Anna Berg, turned eighty on 3 March 2018 over breakfast."),
        ("nl", "Mevrouw Bronsema wordt op 4 mei zestig en gaat dan met pensioen."),
        ("nl", "Wethouder Jan Smit wordt op 4 mei 2018 65 en vertrekt."),
    ],
)
def test_what_is_of_a_life_is_no_event(language: str, text: str) -> None:
    assert not read(language, text).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 мая 2018 года, в день рождения поэта, состоялся концерт."),
        ("ru", "5 мая 2018 года директор театра отметил 200-летие Петипа спектаклем."),
        ("ru", "В мае 2018 года работала выставка, подготовленная куратором Анной Лист."),
        ("en", "On 5 May 2018, the poet's birthday, the choir gave a concert."),
        ("nl", "Op 5 mei 2018 werd een tentoonstelling met 65 werken geopend."),
    ],
)
def test_what_took_place_is_an_event_on_a_birthday_too(language: str, text: str) -> None:
    assert len(read(language, text).events) == 1


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "On 5 May 2018 work led by head gardener Bo Lindqvist began.", ["Bo Lindqvist"]),
        ("en", "On 5 May 2018 a party led by stone mason Odd Vik met.", ["Odd Vik"]),
        ("en", "On 5 May 2018 a walk led by the Kirov Theatre took place.", []),
        ("en", "On 5 May 2018 the head of a procession went down Bolshaya Morskaya.", []),
        ("en", "On 5 May 2018 a hike on Mount Ulriken, with our Treasurer, took place.", []),
        ("en", "On 5 May 2018 the Rev. Tom Bell spoke about bells.", ["Tom Bell"]),
        ("nl", "Op 5 mei 2018 was een diner in restaurant De Gouden Leeuw.", []),
        ("nl", "Op 5 mei 2018 sprak schilder De Vries.", ["De Vries"]),
        (
            "ru",
            "5 мая 2018 года состоялась встреча с капитаном порта Эйнаром Хёугестадом.",
            ["Эйнар Хёугестад"],
        ),
        ("ru", "5 мая 2018 года выступала инженер Водоканала Алевтина Ржева.", ["Алевтина Ржева"]),
        ("ru", "5 мая 2018 года состоялся визит врача Глеба Берегового.", ["Глеб Береговой"]),
        ("ru", "5 мая 2018 года выступил мэр Иван Полевой.", ["Иван Полевой"]),
        ("ru", "5 мая 2018 года вручена медаль врачу Михаю Попеску.", ["Михай Попеску"]),
    ],
)
def test_people_are_told_from_what_stands_beside(
    language: str, text: str, named: list[str]
) -> None:
    (event,) = read(language, text).events
    assert [person.name for person in event.people] == named


def test_bodies_are_told_without_those_who_are_of_them() -> None:
    text = (
        "On 5 May 2018 Captain Ole Dahl gave charts to librarian Mira Titova of the Naval Library."
    )
    (event,) = read("en", text).events
    assert event.organisations == ("Naval Library",)


def test_whose_somebody_is_is_no_place() -> None:
    text = "On 5 May 2018 Professor Lev Abramov (Arctic Institute) opened an exhibition in Bergen."
    (event,) = read("en", text).events
    assert event.place == "Bergen"


def test_lead_to_a_list_of_areas_stands_above_it() -> None:
    text = (
        "5 мая 2018 года прошёл концерт.\n\n2. На чём сосредоточена работа\n\n"
        "Круг вопросов невелик. В него входят:\n- приём круизных судов;\n- детское чтение.\n"
    )
    reading = read("ru", text, EVENTS)
    assert [each.text for each in reading.directions] == ["приём круизных судов", "детское чтение"]
