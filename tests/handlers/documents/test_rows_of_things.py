"""What stands in rows: contacts by their fields, figures by their years, cells like those above."""

from datetime import date

import pytest

from handlers.documents.reading import read_file, read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, Reading
from tests.handlers.documents.making import word_file
from tests.handlers.documents.test_four_languages import (
    CONTACTS,
    EVENTS,
    HEADS,
    PLANS,
    TODAY,
    read,
)


def read_with_table(language: str, heading: str, *rows: tuple[str, ...]) -> Reading:
    lines = [line for line in HEADS[language].format(heading).split("\n") if line]
    return understand(read_file(word_file(*lines, table=rows), "note.docx"), TODAY)


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("ru", ("Организация", "Ф. И. О.", "Должность", "Тел.", "Факс", "Почта", "Адрес, сайт")),
        ("en", ("Organisation", "Name", "Position", "Phone", "Fax", "E-mail", "Address, website")),
        ("nl", ("Dienst", "Naam", "Functie", "Telefoon", "Fax", "E-mailadres", "Adres, website")),
        ("fr", ("Service", "Nom", "Fonction", "Téléphone", "Fax", "Courriel", "Adresse, site")),
    ],
)  # fmt: skip
def test_contacts_are_columns_where_the_rows_are_fields(
    language: str, labels: tuple[str, ...]
) -> None:
    cells = [
        ("Port of Oslo", "City of Bergen"),
        ("Kari Lund", "Ola Dahl"),
        ("adviser", "engineer"),
        ("+47 22 576 00 63; +47 22 576 00 64", "+47 55 576 00 01"),
        ("+47 22 576 00 66", "+47 55 576 00 02"),
        ("k.lund@example.org", "o.dahl@example.org"),
        ("Karl Johan 1, Oslo; www.oslo.example", "Bryggen 5, Bergen"),
    ]
    rows = [(label, *both) for label, both in zip(labels, cells, strict=True)]
    reading = read_with_table(language, CONTACTS[language], ("", "1", "2"), *rows)
    one, other = reading.contacts
    assert (one.name, one.position, one.organisation) == ("Kari Lund", "adviser", "Port of Oslo")
    assert (one.phones, one.fax) == (
        ("+47 22 576 00 63", "+47 22 576 00 64"),
        "+47 22 576 00 66",
    )
    assert (one.emails, one.site) == (("k.lund@example.org",), "www.oslo.example")
    assert other.name == "Ola Dahl"
    assert other.address == "Bryggen 5, Bergen"
    assert not reading.unused


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Товарооборот (млн долл. США): 2015 – 171,3; 2016 – 149,8; 2017 – 166,0."),
        ("en", "Trade turnover in USD million: 2015 – 171.3, 2016 – 149.8, 2017 – 166.0."),
        ("nl", "Handelsomzet in miljoen euro: 2015 – 171,3; 2016 – 149,8; 2017 – 166,0."),
        ("fr", "Volume du commerce, millions d'euros : 2015 – 171,3 ; 2016 – 149 ; 2017 – 166."),
    ],
)  # fmt: skip
def test_figures_of_a_row_of_years_are_facts_each(language: str, text: str) -> None:
    facts = read(language, text).facts
    assert [str(fact.date) for fact in facts] == ["2015", "2016", "2017"]
    assert all(fact.text[:8] == text[:8] and fact.source == text for fact in facts)


def test_figure_that_is_compared_with_another_stays_whole() -> None:
    text = "В 2018 году товарооборот составил 612,4 млн долларов (в 2017 году – 583,1 млн)."
    assert len(read("ru", text).facts) == 1


@pytest.mark.parametrize(
    ("language", "ditto", "there", "heads"),
    [
        ("ru", "то же", "там же", ("Дата", "Мероприятие", "Место")),
        ("en", "ditto", "same place", ("Date", "Event", "Place")),
        ("nl", "idem", "idem", ("Datum", "Activiteit", "Plaats")),
        ("fr", "idem", "même lieu", ("Date", "Événement", "Lieu")),
    ],
)
def test_cell_that_points_to_the_one_above_says_the_same(
    language: str, ditto: str, there: str, heads: tuple[str, ...]
) -> None:
    reading = read_with_table(
        language,
        EVENTS[language],
        heads,
        ("05.04.2017", "Concert", "Oslo"),
        (ditto, "Lunch", there),
    )
    assert [str(event.date) for event in reading.events] == ["2017-04-05"] * 2
    assert [event.place for event in reading.events] == ["Oslo"] * 2
    assert DoubtKind.SAME_TIME in {doubt.kind for doubt in reading.events[1].doubts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Основными направлениями являются туризм, городской транспорт и спорт."),
        ("en", "The main areas of cooperation are tourism, urban transport and sport."),
        ("nl", "De belangrijkste terreinen zijn toerisme, stadsvervoer en sport."),
        ("fr", "Les principaux domaines sont le tourisme, les transports urbains et le sport."),
    ],
)
def test_areas_are_listed_without_a_colon(language: str, text: str) -> None:
    reading = read(language, text)
    assert len(reading.directions) == 3
    (lead,) = reading.unused
    assert text.startswith(f"{lead} ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Вопрос об участии мэра в форуме 2022 года прорабатывается, решение не принято."),
        ("en", "The mayor's visit to the forum in 2022 is under consideration."),
        ("nl", "Of de burgemeester in 2022 het forum bezoekt, wordt onderzocht."),
        ("fr", "La visite du maire au forum en 2022 est à l'étude."),
    ],
)
def test_what_is_not_decided_is_no_event(language: str, text: str) -> None:
    assert not read(language, text, PLANS).events


def test_day_of_no_calendar_leaves_its_month_in_figures() -> None:
    (event,) = read("ru", "30.02.17 – прием в консульстве.").events
    assert str(event.date) == "2017-02"
    assert DoubtKind.GUESSED_DATE in {doubt.kind for doubt in event.doubts}


def test_term_of_a_document_ends_no_event() -> None:
    text = "В окт. 2015 г. порты подписали договор об обменах № 112/15 (до 31.12.20)."
    (event,) = read("ru", text).events
    assert str(event.date) == "2015-10"


def test_memo_is_called_by_what_it_is_about() -> None:
    text = (
        "Комитет по внешним связям\n\nСЛУЖЕБНАЯ ЗАПИСКА\nот 06.03.18   № 41-вн\n\n"
        "Кому: зам. пред. Комитета Е. Н. Ракитину\nОт: нач. отд. Л. Ф. Завьяловой\n\n"
        "О контактах с Осло в 2014–2018 гг.\n\n1. Порт.\n\n05.05.17 – визит мэра.\n"
    )
    reading = understand(read_text(text), date(2020, 1, 1))
    assert reading.title is not None
    assert reading.title.startswith("О контактах с Осло")
    assert str(reading.as_of) == "2018-03-06"


def test_date_stands_behind_what_the_document_is() -> None:
    text = (
        "О сотрудничестве с Осло\n\nСправочная информация по состоянию на 1 августа 2019 года\n\n"
        "События\n\n5 мая 2018 г. – визит делегации.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert reading.title == "О сотрудничестве с Осло"
    assert str(reading.as_of) == "2019-08-01"
