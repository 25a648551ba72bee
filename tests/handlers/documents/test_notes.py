"""Notes and reports whose lines begin with their days, and contacts that nothing announces."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, Reading


def read(text: str) -> Reading:
    return understand(read_text(text), date(2026, 1, 1))


def dates(reading: Reading) -> list[str]:
    return [str(each.date) for each in reading.events]


NOTES = """Заметки по Кракову для встречи в Смольном, собрал на 10.03.22

2020
10.02 приехала делегация Ягеллонского университета
встречались с ректором
5-7.03 конференция славистов
от них проф. Ян Ковальский
12.10.2002 онлайн-встреча музеев
студентов из Польши в 2020: 120
2021
1 и 8.12 – вебинары по реставрации

Планы
01.02 – форум реставраторов
25.05 – день Кракова
"""


def test_lines_that_begin_with_a_day_are_events_of_the_year_above_them() -> None:
    reading = read(NOTES)
    assert str(reading.as_of) == "2022-03-10"
    assert reading.title == "Заметки по Кракову для встречи в Смольном"
    assert dates(reading) == [
        "2020-02-10",
        "2020-03-05/2020-03-07",
        "2020-10-12",
        "2021-12-01",
        "2021-12-08",
        "2023-02-01",
        "2023-05-25",
    ]
    assert {doubt.kind for doubt in reading.events[2].doubts} >= {DoubtKind.MISPRINT}
    assert all(each.planned for each in reading.events[-2:])
    assert [str(each.date) for each in reading.facts] == ["2020"]


def test_line_without_a_day_goes_on_with_the_one_above() -> None:
    reading = read(NOTES)
    assert "встречались с ректором" in reading.events[0].text.lower()
    assert [each.name for each in reading.events[1].people] == ["Ян Ковальский"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Отчет о связях с Турку за 2018 год\nпо состоянию на 25.12.2018\n\n1 квартал\n"
                "Январь\n"
                "15 – встреча с консулом в Смольном\n20-22: семинар библиотекарей\nФевраль\n"
                "событий не было\nМарт\n5, 12 и 19 – лекции о дизайне\n"
            ),
            ["2018-01-15", "2018-01-20/2018-01-22", "2018-03-05", "2018-03-12", "2018-03-19"],
        ),
        (
            (
                "Report on cooperation with York in 2020\nAs of 12 December 2020\n\nJanuary\n"
                "14 – visit of a delegation\n20-22 – winter school\nMarch\n3 and 17 – lectures\n"
            ),
            ["2020-01-14", "2020-01-20/2020-01-22", "2020-03-03", "2020-03-17"],
        ),
        (
            (
                "Verslag samenwerking Leiden – Sint-Petersburg 2019\nStand per 15 december 2019\n\n"
                "Eerste kwartaal\nJanuari\n9 – lezing van een conservator\n"
                "21 t/m 23 – werkbezoek aan Sint-Petersburg\nFebruari\ngeen activiteiten\n"
            ),
            ["2019-01-09", "2019-01-21/2019-01-23"],
        ),
        (
            (
                "Bilan de la coopération Nantes – Saint-Pétersbourg en 2019\nÀ jour au 20 décembre "
                "2019\n\nJanvier\nle 12 : conférence au musée\nles 15 et 22 : ateliers\nFévrier\n"
                "aucune manifestation\nMars\ndu 4 au 8 : visite du recteur\n"
            ),
            ["2019-01-12", "2019-01-15", "2019-01-22", "2019-03-04/2019-03-08"],
        ),
    ],
)
def test_days_alone_are_of_the_month_that_heads_them(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert dates(reading) == expected
    assert not any(each.title[:1].isdigit() for each in reading.events)


@pytest.mark.parametrize(
    "sentence",
    [
        "На 1 января 2020 года в городе зарегистрированы 43 организации с участием капитала.",
        "Op 1 januari 2020 stonden 1.126 inwoners in Den Haag ingeschreven.",
        "Au 1er janvier 2020, 87 étudiants russes étaient inscrits à Nice.",
        "On 1 January 2020, 312 Russian nationals lived in York.",
    ],
)
def test_how_many_there_were_on_the_first_of_a_month_is_a_figure(sentence: str) -> None:
    headings = {"На": "Цифры", "Op": "Cijfers", "Au": "Chiffres", "On": "Figures"}
    reading = read(f"Nice\n\n{headings[sentence[:2]]}\n\n{sentence}")
    assert not reading.events
    assert [str(each.date) for each in reading.facts] == ["2020-01-01"]


def test_lines_below_a_letter_are_a_contact() -> None:
    reading = read(
        "Point sur la coopération avec Nice\n\nÉvénements\n\nLe 3 mai 2019, visite du maire.\n\n"
        "Bien cordialement,\n\n--\nBastien Mourrayre\nChargé de mission Europe\n"
        "Ville de Nice – Direction des relations internationales\n17, rue des Galères, 06300 Nice\n"
        "Tél. : 04 97 57 60 21 – Port. : 06 57 60 21 33\nFax : 04 97 57 60 29\nb.m@nice.example\n"
    )
    (contact,) = reading.contacts
    assert contact.name == "Bastien Mourrayre"
    assert contact.position == "Chargé de mission Europe"
    assert contact.organisation == "Ville de Nice – Direction des relations internationales"
    assert contact.phones == ("04 97 57 60 21", "06 57 60 21 33")
    assert (contact.fax, contact.address) == ("04 97 57 60 29", "17, rue des Galères, 06300 Nice")
    assert dates(reading) == ["2019-05-03"]


def test_each_person_below_notes_has_own_lines() -> None:
    ours, theirs = read(
        NOTES + "\nнаш: Зорина Дарья, КВС, вед. спец.\nт. 576-18-20, моб. 8 921 576 18 21\n"
        "ф. 576-18-29\nих: Анте Пеливан, мэрия Сплита\nт. +385 21 576 330\n"
        "Обала Лучица 4, 21000 Сплит\n"
    ).contacts
    assert (ours.name, ours.organisation, ours.fax) == ("Зорина Дарья", "КВС", "576-18-29")
    assert ours.phones == ("576-18-20", "8 921 576 18 21")
    assert (theirs.name, theirs.organisation) == ("Анте Пеливан", "мэрия Сплита")
    assert theirs.address == "Обала Лучица 4, 21000 Сплит"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Op 3 mei 2019 opende een tentoonstelling van Ilja Korostyljov.", "Ilja Korostyljov"),
        ("Le 3 mai 2019, concert de la chorale avec Vera Loukova.", "Vera Loukova"),
        ("On 3 May 2019 a lecture by Anna Petrova was held.", "Anna Petrova"),
        ("Op 3 mei 2019 bezocht wethouder Jan Smit Sint-Petersburg.", "Jan Smit"),
        ("Le 3 mai 2019, visite à Nice conduite par M. Castelvieil.", "Castelvieil"),
        ("3 мая 2019 года состоялся визит кмета С. Каменарова.", "С. Каменаров"),
    ],
)
def test_names_that_no_office_says(sentence: str, name: str) -> None:
    (event,) = read(sentence).events
    assert [each.name for each in event.people] == [name]


def test_headings_of_columns_say_what_contacts_are() -> None:
    first, second = read(
        "Nota over Den Haag\n\nContactpersonen\n\nNaam | Functie | Organisatie | Telefoon\n"
        "Rutger Smit | secretaris | Haags Gemeentearchief | (070) 576 70 15 / 06 5763 1200\n"
        "Anna Visser | adviseur | Gemeente Den Haag | (070) 576 70 16\n"
        "\nBezoekadres gemeente: Spui 70, 2511 BT Den Haag\n"
    ).contacts
    assert first.organisation == "Haags Gemeentearchief"
    assert first.phones == ("(070) 576 70 15", "06 5763 1200")
    assert (first.address, second.address) == (None, "Spui 70, 2511 BT Den Haag")
