"""Surnames by themselves are of those whom the document names in full elsewhere."""

import pytest

from tests.handlers.documents.test_four_languages import read


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "en",
            (
                "On 4 May 2017 Mayor Orla Hession sang.\n\nOn 5 May 2018 the choir sang at the "
                "Hermitage, arranged by Hession."
            ),
            ["Orla Hession"],
        ),
        (
            "en",
            "Present: Colm Tarpey (treasurer), Dr Ann Vik.\n\nOn 5 May 2018 Tarpey gave a lecture.",
            ["Colm Tarpey"],
        ),
        (
            "nl",
            (
                "Op 4 mei 2017 sprak Anna Van Dorp, burgemeester.\n\nOp 5 mei 2018 opende "
                "burgemeester Van Dorp de beurs."
            ),
            ["Anna Van Dorp"],
        ),
        (
            "ru",
            "4 мая 2017 г. выступил мэр Пётр Гуляев.\n\n5 мая 2018 г. прошла встреча с Гуляевым.",
            ["Пётр Гуляев"],
        ),
        (
            "ru",
            "4 мая 2017 г. выступила врач Анна Ржевская.\n\n5 мая 2018 г. лекцию читала Ржевская.",
            ["Анна Ржевская"],
        ),
        (
            "ru",
            (
                "4 мая 2017 г. выступил мэр Пётр Гуляев.\n\n5 мая 2018 г. концерт прошёл в музее "
                "Гуляева."
            ),
            [],
        ),
        (
            "ru",
            (
                "4 июня 2017 года выступили мэр Пётр Гуляев и врач Иван Гуляев.\n\n5 мая 2018 г. "
                "прошла встреча с Гуляевым."
            ),
            [],
        ),
        (
            "en",
            (
                "On 4 May 2017 Mayor Orla Hession sang.\n\nOn 5 May 2018 a concert took place "
                "in Hession Hall."
            ),
            [],
        ),
    ],
)
def test_surname_is_of_whom_the_document_names(language: str, text: str, named: list[str]) -> None:
    event = read(language, text).events[-1]
    assert [person.name for person in event.people] == named


def test_office_before_an_and_is_of_the_one_before() -> None:
    text = "Op 5 mei 2018 tekenden Stef Boon, hoofd van het bestuur, en dokter Lev Nikon een akte."
    (event,) = read("nl", text).events
    assert [(each.name, each.role) for each in event.people] == [
        ("Stef Boon", "hoofd van het bestuur"),
        ("Lev Nikon", "dokter"),
    ]
