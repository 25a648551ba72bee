"""Protocols, fact sheets and letters: what is ordered, suggested, counted or going on."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.reading.blocks import Block, Document, Kind, row
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import Reading

PROTOCOL = """ПРОТОКОЛ
совещания о сотрудничестве Санкт-Петербурга с городом Ош (Кыргызская Республика)

20.11.2023 г.                              Санкт-Петербург, Смольный

1. О торговле и логистике.
   Слушали: начальника отдела А. Н. Тихвинского.
   1.1. 05.06.2023 г. проведены переговоры с Торговой палатой.
   1.2. В вузах в 2022/2023 учебном году обучались 312 студентов из Оша.
   Решили: Комитету по промышленной политике до 15.12.2023 г. представить перечень участников.
2. О реставрации памятников.
   Слушали: Н. С. Порохову.
   2.1. Олимпиада по механике проведена 22 апреля 2022 г. и повторно – 21 апреля 2023 г.
   2.2. С марта 2022 г. действует постоянная экспозиция предприятий.
"""


def read(text: str) -> Reading:
    return understand(read_text(text), date(2026, 1, 1))


def test_protocol_tells_what_took_place_and_no_orders() -> None:
    reading = read(PROTOCOL)
    assert (reading.partner, reading.country, str(reading.as_of)) == ("Ош", "KG", "2023-11-20")
    assert [str(each.date) for each in reading.events] == [
        "2023-06-05",
        "2022-04-22",
        "2023-04-21",
        "2022-03/..",
    ]
    assert "312 студентов" in " ".join(each.text for each in reading.facts)


@pytest.mark.parametrize(
    "text",
    [
        "Notitie over Gent\n\n2016\n- 5 mei: bezoek\n\n2017\n- 7/3: lezing over groen\n",
        "Note sur Gand\n\n2016\n- 5 mai : visite du maire\n\n2017\n- 7/3 : conférence au musée\n",
        "Справка о Генте\n\n2016\n- 5 мая: визит мэра\n\n2017\n- 7.3: лекция о парках\n",
    ],
)
def test_day_and_month_in_single_figures_lead_a_line(text: str) -> None:
    assert [str(each.date) for each in read(text).events] == ["2016-05-05", "2017-03-07"]


@pytest.mark.parametrize(
    "text",
    [
        "Zoals gisteren gevraagd, stuur ik je hieronder wat ik over het bezoek heb gevonden.",
        "As you asked yesterday, I send you what I have found on the visits.",
        "Comme vous l'avez demandé hier, je vous envoie ce que j'ai trouvé sur les visites.",
        "Как я говорил вам вчера, высылаю материалы о визитах.",
    ],
)
def test_what_a_letter_says_of_itself_is_no_event(text: str) -> None:
    assert not read(f"Gent 9.9.2019\n\n{text}\n").events


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("13 mei 2016: ondertekening van de verklaring; ze geldt tot 31 december 2021", "2016"),
        ("13 May 2016: signing of the declaration, in force until 31 December 2021", "2016"),
    ],
)
def test_until_when_a_paper_holds_is_no_end_of_its_signing(text: str, end: str) -> None:
    (event,) = read(f"Factsheet Gent\n\nEvents\n- {text}\n").events
    assert str(event.date) == f"{end}-05-13"


def test_rows_below_key_facts_are_figures() -> None:
    cells = [
        ("Population (2016 census)", "125,657"),
        ("Visitors from Russia", "4,200 in 2016"),
        ("Trade", "€38.6 million in 2016, mostly dairy"),
    ]
    head = (Block(Kind.TITLE, "Factsheet: Cork"), Block(Kind.HEADING, "Key facts", 1))
    document = Document((*head, *(row(list(each), 1) for each in cells)))
    reading = understand(document, date(2026, 1, 1))
    assert not reading.events
    assert [str(each.date) for each in reading.facts] == ["2016", "2016", "2016"]


def test_place_is_no_surname_before_initials() -> None:
    (event,) = read(
        "Справка о сотрудничестве с Ошем\n\n15 мая 2018 года в мэрии состоялась встреча: "
        "вице-губернатор Санкт-Петербурга Р. И. Громадин.\n"
    ).events
    assert [each.name for each in event.people] == ["Р. И. Громадин"]


def test_longer_line_among_broken_ones_does_not_part_them() -> None:
    told = (
        "* Sat 4 June 2016. Unveiling of a bench on the quay by the Mayor and the\n"
        "  cultural officer, who had both come for it from the other end of town.\n"
        "* Sun 5 June 2016. Concert of the choir in the hall of the old school at\n"
        "  the bridge, with songs that nobody in the town had ever heard before.\n"
    )
    long = "\nBrid Costigan, hon. secretary, The Association of our many good friends, 12 Quay\n"
    reading = read(f"Minutes of the association\n\nEvents\n\n{told * 2}{long}")
    assert all("for it from" in each.text or "songs" in each.text for each in reading.events)
    assert len(reading.events) == 4


def test_date_after_a_comma_begins_what_took_place_then() -> None:
    events = read(
        "Справка о Гяндже\n\nВ 2014 году город дважды принимал гостей: 15–17 апреля приехала "
        "делегация, а 9 октября прибыл председатель собрания.\n\nВ июле 2019 года школьники "
        "отдыхали в лагере, а 14 декабря в библиотеке прошел вечер поэзии.\n"
    ).events
    assert [str(each.date) for each in events] == [
        "2014-04-15/2014-04-17",
        "2014-10-09",
        "2019-07",
        "2019-12-14",
    ]


def test_sentence_of_one_word_calls_an_event_off() -> None:
    reading = read(
        "Справка о Канди\n\nМероприятия\n\n- 30.05.2018 – День чая в саду. ОТМЕНЕН из-за дождя.\n"
    )
    assert not reading.events
    assert [str(each.date) for each in reading.cancelled] == ["2018-05-30"]
