"""Contacts as people write them: in prose, with labels, in tables, on one line."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.reading.blocks import Block, Document, Kind, row
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import ReadContact

RU, NL = "Справка о сотрудничестве с Пловдивом\n\n", "Notitie samenwerking met Zwolle\n\n"
FR, EN = "Note sur la coopération avec Bordeaux\n\n", "Factsheet: Leeds – St Petersburg\n\n"


def read(text: str) -> list[ReadContact]:
    return understand(read_text(text), date(2026, 1, 1)).contacts


def read_rows(*rows: tuple[str, ...]) -> list[ReadContact]:
    head = Block(Kind.TITLE, "Справка о сотрудничестве Санкт-Петербурга с городом Пловдив")
    under = Block(Kind.HEADING, "Контактные лица", 1)
    blocks = (head, under, *(row(list(each), 1) for each in rows))
    return understand(Document(blocks), date(2026, 1, 1)).contacts


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            RU + "Контакты\nПо всем вопросам просим обращаться к ведущему специалисту отдела "
            "Европы Комитета по внешним связям Наталье Сергеевне Беловой: тел. (812) 576-40-11.",
            (
                "Наталья Сергеевна Белова",
                "ведущий специалист отдела Европы",
                "Комитет по внешним связям",
            ),
        ),
        (
            RU + "Контакты\nКуратор направления – Белова Наталья Сергеевна, ведущий специалист "
            "Комитета по внешним связям, 576-40-11, 576-40-12",
            ("Белова Наталья Сергеевна", "ведущий специалист", "Комитет по внешним связям"),
        ),
        (
            RU + "Контакты\nВ мэрии Турку вопросы курирует советник мэра по международным делам "
            "Юха Лайне (+358 2 555 0101)",
            ("Юха Лайне", "советник мэра по международным делам", "мэрия Турку"),
        ),
        (
            NL + "Contact\nAanspreekpunt voor de gemeente Zwolle is Els de Wit, beleidsadviseur. "
            "Zij is bereikbaar op +31 38 555 0101.",
            ("Els de Wit", "beleidsadviseur", "gemeente Zwolle"),
        ),
        (
            EN + "Contacts\nInternational Officer: Ms Hannah Whitcombe, Leeds City Council, "
            "+44 113 555 0101",
            ("Hannah Whitcombe", "International Officer", "Leeds City Council"),
        ),
        (
            FR + "Contacts\nRéférent : Mme Claire Delmas-Roux, chargée de mission, "
            "Ville de Bordeaux, tél. 05 56 55 01 02",
            ("Claire Delmas-Roux", "chargée de mission", "Ville de Bordeaux"),
        ),
    ],
)
def test_what_leads_to_a_contact_is_no_part_of_it(text: str, who: tuple[str, ...]) -> None:
    (contact,) = read(text)
    assert (contact.name, contact.position, contact.organisation) == who
    assert contact.phones


def test_address_takes_its_house_and_its_next_line() -> None:
    (french,) = read(
        FR + "Contacts\nM. Igor Panine\nVille de Bordeaux\nHôtel de Ville, place Pey-Berland\n"
        "33000 Bordeaux\nTél. : 05 56 55 01 02, poste 33\nTéléc. : 05 56 55 01 03\n"
        "bordeaux-international.example"
    )
    assert french.address == "Hôtel de Ville, place Pey-Berland, 33000 Bordeaux"
    assert (french.phones, french.fax) == (("05 56 55 01 02, poste 33",), "05 56 55 01 03")
    assert french.site == "bordeaux-international.example"
    (british,) = read(
        EN + "Contacts\nHannah Whitcombe, Leeds City Council\nCivic Hall, Calverley Street,\n"
        "Leeds LS1 1UR\nT: +44 113 555 0101 W: leeds.example/international"
    )
    assert british.address == "Civic Hall, Calverley Street, Leeds LS1 1UR"
    assert british.site == "leeds.example/international"


def test_labelled_lines_are_one_contact() -> None:
    (contact,) = read(
        RU + "Контакты\nИмя: Стоян Димитров\nДолжность: начальник отдела\n"
        "Учреждение: Община Пловдив\nАдрес: 4000, Пловдив,\nпл. Стефан Стамболов, 1\n"
        "Телефоны: +359 32 555 101, +359 32 555 102 (факс)\nСайт: plovdiv.example"
    )
    assert contact.address == "4000, Пловдив, пл. Стефан Стамболов, 1"
    assert (contact.phones, contact.fax) == (("+359 32 555 101",), "+359 32 555 102")
    assert (contact.name, contact.organisation) == ("Стоян Димитров", "Община Пловдив")


def test_rows_of_a_side_are_contacts() -> None:
    rows = read_rows(
        ("Сторона", "ФИО", "Должность, организация", "Телефон, факс", "Эл. почта", "Адрес, сайт"),
        ("Пловдив", "Стоян Димитров", "начальник отдела связей общины города Пловдив",
         "тел. +359 32 555 101\nфакс +359 32 555 102", "d@plovdiv.example",
         "4000, г. Пловдив, ул. Иван Вазов, 1"),
    )  # fmt: skip
    assert [each.name for each in rows] == ["Стоян Димитров"]
    assert rows[0].fax == "+359 32 555 102"


def test_second_number_of_telephone_and_fax_is_the_fax() -> None:
    one, other = read_rows(
        ("", "Санкт-Петербург", "Пловдив"),
        ("Ф.И.О.", "Ковалева Ирина Петровна", "Стоян Димитров"),
        ("Должность", "консультант", "начальник отдела"),
        ("Тел./факс", "(812) 555-10-11 / 555-10-12", "+359 32 555 101"),
    )
    assert (one.phones, one.fax) == (("(812) 555-10-11",), "555-10-12")
    assert (other.phones, other.fax) == (("+359 32 555 101",), "+359 32 555 101")
