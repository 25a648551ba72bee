"""Habits of officials: surnames of two words, columns of either side, whose a document is."""

from io import BytesIO

import pytest
from docx import Document

from handlers.documents.reading import read_file, read_text
from handlers.documents.understanding.contacts.parts import address_of
from handlers.documents.understanding.layout.contact_fields import read_fields
from handlers.documents.understanding.understand import understand
from tests.handlers.documents.test_four_languages import EVENTS, PLANS, TODAY, read
from tests.handlers.documents.test_rows_of_things import read_with_table

OVERVIEW = {"en": "Overview"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 мая 2015 г. алькальд Гранда Варела П. Э. посетил завод.", ["Гранда Варела П. Э."]),
        ("12 мая 2015 г. выставку открыл посол Х. М. Альмейда Рисо.", ["Х. М. Альмейда Рисо"]),
        ("12 мая 2015 г. концерт дал скрипач Б. Т. Каррильо Очоа.", ["Б. Т. Каррильо Очоа"]),
        ("12 мая 2015 г. делегацию принял директор Эрмитажа Песков М. Б.", ["Песков М. Б."]),
        ("12 мая 2015 г. председатель Комитета Лунин И. И. открыл бал.", ["Лунин И. И."]),
    ],
)
def test_surname_beside_initials_may_be_of_two_words(text: str, names: list[str]) -> None:
    (event,) = read("ru", text).events
    assert [person.name for person in event.people] == names


def test_last_initial_ends_a_sentence_before_a_day_in_words() -> None:
    text = (
        "5 мая 2014 г. прошел турнир под присмотром Паласиос Д. "
        "Второго августа 2016 года прошел бал."
    )
    assert [str(event.date) for event in read("ru", text).events] == [
        "2014-05-05",
        "2016-08-02",
    ]


@pytest.mark.parametrize(
    ("language", "head", "rows"),
    [
        ("ru", ("Дата", "Содержание", "От Санкт-Петербурга", "От камбоджийской стороны"),
         ("12.05.2018", "Встреча", "Свирский Ю. В.", "Чеа Монирит, директор управления")),
        ("en", ("Date", "Purpose", "From the Russian side", "From the Irish side"),
         ("12 May 2018", "Meeting", "Yury Svirsky", "Chea Monirith, head of office")),
        ("nl", ("Datum", "Doel", "Van Russische kant", "Van Nederlandse kant"),
         ("12 mei 2018", "Bespreking", "Joeri Svirski", "Chea Monirith, hoofd van dienst")),
        ("fr", ("Date", "Objet", "Côté russe", "Côté français"),
         ("12 mai 2018", "Réunion", "Iouri Svirski", "Chea Monirith, chef de bureau")),
    ],
)  # fmt: skip
def test_columns_of_either_side_hold_people(
    language: str, head: tuple[str, ...], rows: tuple[str, ...]
) -> None:
    (event,) = read_with_table(language, EVENTS[language], head, rows).events
    assert event.title == rows[1]
    assert [person.name for person in event.people] == [
        rows[2],
        rows[3].split(",", maxsplit=1)[0],
    ]
    assert event.people[1].role == rows[3].split(", ")[1]


def test_place_of_a_row_without_a_column_for_it_is_that_of_its_title() -> None:
    rows = (("Дата", "Содержание"), ("12.05.2018", "Лекции «Камень» в Доме ученых"))
    (event,) = read_with_table("ru", EVENTS["ru"], *rows).events
    assert event.place == "Дом ученых"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Пресс-служба мэрии", "Сотрудничество с Ригой"), "Сотрудничество с Ригой"),
        (("Tyne University", "Newcastle and St Petersburg"), "Newcastle and St Petersburg"),
    ],
)
def test_what_is_set_as_the_title_is_it(lines: tuple[str, str], title: str) -> None:
    document = Document()
    document.add_paragraph(lines[0])
    document.add_paragraph(lines[1], style="Title")
    document.add_paragraph("On 12 May 2018 a concert took place.")
    file = BytesIO()
    document.save(file)
    reading = understand(read_file(file.getvalue(), "a.docx"), TODAY)
    assert (reading.title, lines[0] in reading.unused) == (title, True)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Bureau Internationaal, gemeente Zwolle\nStand van zaken: 10 januari 2020", "2020-01-10"),
        ("COMPTE RENDU DE LA RÉUNION\ndu samedi 23 mars 2019", "2019-03-23"),
        ("MINUTES OF THE MEETING\nof Saturday, 23 March 2019", "2019-03-23"),
        ("Отдел стран Азии\nпо состоянию на 1 марта 2019 г.", "2019-03-01"),
    ],
)
def test_day_of_a_document_may_stand_below_whose_it_is(line: str, day: str) -> None:
    text = f"Factsheet Zwolle – Sint-Petersburg\n{line}\n\nEvents\n\n12.05.2018 – concert.\n"
    reading = understand(read_text(text), TODAY)
    assert (str(reading.as_of), len(reading.events)) == (day, 1)


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("fr", "Le 3 juin 2018, la chorale a chanté. Le voyage d'octobre n'a pas eu lieu.", 1),
        ("fr", "Le 3 juin 2018, concert de la chorale. Il n'a pas eu lieu.", 0),
        ("ru", "3 июня 2018 г. состоялся концерт. Поездка в октябре не состоялась.", 1),
    ],
)
def test_what_was_not_held_in_another_month_is_another_thing(
    language: str, text: str, held: int
) -> None:
    events = read(language, text).events
    assert len([each for each in events if str(each.date) == "2018-06-03"]) == held


def test_dash_of_a_list_is_no_part_of_a_date() -> None:
    text = "– 5 мая 2022 г. – концерт;\n– сентябрь – Дни культуры;"
    planned = read("ru", text, PLANS).events
    assert [str(event.date) for event in planned] == ["2022-05-05", "2022-09"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "• Staff exchanges are normally agreed by e-mail."),
        ("nl", "• Bezoeken worden normaliter per e-mail afgesproken."),
        ("fr", "• Les visites sont normalement convenues par courriel."),
    ],
)
def test_what_is_normally_done_is_no_event(language: str, text: str) -> None:
    assert not read(language, text).events


def test_number_of_a_year_in_an_overview_is_a_figure() -> None:
    reading = read("en", "• About 51,300 students attended the universities in 2016/17.", OVERVIEW)
    assert (len(reading.events), len(reading.facts)) == (0, 1)


def test_postcode_in_brackets_is_no_telephone() -> None:
    assert read_fields("отдел (191000, Санкт-Петербург; телефон 576-00-81)").phones == ["576-00-81"]


@pytest.mark.parametrize(
    ("chunks", "address"),
    [
        (["Gemeente Deventer", "Bureau Internationaal", "Polstraat 119"], {2}),
        (["Невский пр., 1", "офис 5"], {0, 1}),
        (["la séance est levée à 17 h"], set()),
    ],
)
def test_bureau_and_hour_are_no_address(chunks: list[str], address: set[int]) -> None:
    assert address_of(chunks) == address


def test_body_of_one_side_is_not_that_of_the_other() -> None:
    text = (
        "Справка\n\nКонтакты\n\nВ Петербурге:\nЛадожников Тимофей Борисович, начальник отдела "
        "Комитета по внешним связям\nТел.: (812) 576-00-71\nВ Сиемреапе:\n"
        "г-н Кео Сопхеак, вице-губернатор провинции\nТел.: +855 63 576 074\n"
    )
    bodies = [each.organisation for each in understand(read_text(text), TODAY).contacts]
    assert bodies == ["Комитет по внешним связям", None]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("nl", "3 mei 2018: lezing in de voormalige Koekfabriek.", "Koekfabriek"),
        ("nl", "3 mei 2018: lezing in de Bergkerk.", "Bergkerk"),
        ("nl", "3 mei 2018: lezing in de Grote Kerk.", "Grote Kerk"),
        ("en", "3 May 2018: a talk in the former Hatton Annexe.", "Hatton Annexe"),
    ],
)
def test_venue_may_be_described_before_its_name(language: str, text: str, place: str) -> None:
    (event,) = read(language, text).events
    assert event.place == place


def test_postcode_in_brackets_begins_an_address() -> None:
    text = (
        "Справка\n\nКонтакты\n\nБережная Раиса Филипповна, главный специалист (191000, "
        "Санкт-Петербург, Тихвинский переулок, дом 5; телефон 576-00-81)\n"
    )
    (contact,) = understand(read_text(text), TODAY).contacts
    assert contact.position == "главный специалист"
    assert contact.address == "191000, Санкт-Петербург, Тихвинский переулок, дом 5"
