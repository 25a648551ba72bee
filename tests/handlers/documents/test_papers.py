"""Papers as offices write them: letterheads, divided tables, cut words, two sides."""

from datetime import date

import pytest

from handlers.documents.reading import read_file, read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import Reading
from tests.handlers.documents.making import word_file

TODAY = date(2026, 11, 25)
HEAD = "Справка о сотрудничестве с Норвегией\nна 1 октября 2019 г.\n\nСобытия\n\n"


def read(text: str) -> Reading:
    return understand(read_text(text), TODAY)


def told(reading: Reading) -> list[str]:
    return [str(event.date) for event in reading.events]


LETTERHEAD = (
    "КОМИТЕТ ПО ТОРГОВЛЕ\nК совещанию 14 марта 2019 года\nАНАЛИТИЧЕСКАЯ СПРАВКА\n"
    "о взаимодействии с городом Осло\nпо состоянию на 1 марта 2019 г.\nг. Санкт-Петербург\n"
)
DEPUTY = (
    "Снегирева Ольга Леонидовна\n"
    "заместитель председателя Комитета по науке, культуре и спорту\n"
    "тел. (812) 576-00-61\nsnegireva@example.org"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            LETTERHEAD,
            "Аналитическая справка о взаимодействии с городом Осло",
        ),
        (
            "Сотрудничество с городом Осло\nСправочная информация\nна 1 марта 2019 г.\n",
            "Сотрудничество с городом Осло",
        ),
        (
            "Coopération avec Oslo\nNote de synthèse – mise à jour : 1er mars 2019\n",
            "Coopération avec Oslo",
        ),
        ("Subject: Fwd: Cooperation with Oslo\nDate: 1 March 2019\n", "Cooperation with Oslo"),
    ],
)
def test_title_is_the_matter_and_not_the_letterhead(text: str, title: str) -> None:
    reading = read(f"{text}\n\n2018\n\n12.05.2018 – concert, концерт хора в Осло.\n")
    assert (reading.title, str(reading.as_of)) == (title, "2019-03-01")
    assert told(reading) == ["2018-05-12"]


def test_date_below_all_else_is_that_of_the_brief() -> None:
    reading = read(
        "Справка о связях с Осло\n\nСобытия\n\n12.05.2018 – концерт.\n\n3 марта 2019 г.\n"
    )
    assert str(reading.as_of) == "2019-03-03"
    assert told(reading) == ["2018-05-12"]


def test_what_divides_a_table_ends_with_it() -> None:
    table = [
        ("Дата", "Мероприятие", "Место"),
        ("2015–2018 годы", "", ""),
        ("12.05.2018", "Концерт хора", "Осло"),
        ("2020 год (план)", "", ""),
        ("май", "Выставка", "Осло"),
    ]
    head = ("Справка о связях с Осло", "на 1 октября 2019 г.", "Мероприятия")
    data = word_file(*head, table=table)
    reading = understand(read_file(data, "a.docx"), TODAY)
    assert [(str(each.date), each.planned) for each in reading.events] == [
        ("2018-05-12", False),
        ("2020-05", True),
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (
            "В 2014 году был визит мэра. Годом позже, 20–22 мая, прошел форум.",
            "2015-05-20/2015-05-22",
        ),
        ("5 мая 2017 г. прошел форум. В том же месяце состоялся концерт хора.", "2017-05"),
        ("28.06 с.г. почетн. консул Д. Пешич принят зам. пред. С. Ю. Ломтевым.", "2019-06-28"),
        ("Намеченный на май визит отменен, и 15 июля 2018 г. прошел форум.", "2018-07-15"),
        ("Визит не состоялся. май 2018 – Дни культуры в Осло.", "2018-05"),
        ("До конца текущего года планируется провести форум.", "../2019"),
    ],
)
def test_event_is_dated_by_what_stands_around(sentence: str, value: str) -> None:
    assert told(read(HEAD + sentence))[-1] == value


@pytest.mark.parametrize(
    "sentence",
    [
        "В 2014 году обмен делегациями заметно оживился.",
        "Осло – столица Норвегии, 690 тыс. жителей (на 1 января 2019 года).",
        "Сегодня на город приходится пятая часть валового продукта.",
        "В 1960–1980-е годы здесь учились шесть тысяч норвежцев.",
        "В 2018 году город посетила 31 тысяча граждан Норвегии.",
        "Мероприятия, проведенные в 2015–2018 годах, приведены в таблице.",
    ],
)
def test_what_only_speaks_of_a_time_is_no_event(sentence: str) -> None:
    assert told(read(HEAD + sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("5 мая 2018 г. прошла встреча с послом во Вьетнаме К. Ю. Вершининым.", "К. Ю. Вершинин"),
        ("5 мая 2018 г. договор подписан с Чан Минь Хаем.", "Чан Минь Хай"),
        ("5 мая 2018 г. выставку открыл куратор Хоанг Ким Донг.", "Хоанг Ким Донг"),
        ("5 мая 2018 г. выставка открыта куратором Хоанг Ким Донгом.", "Хоанг Ким Донг"),
        ("5 мая 2018 г. открыт форум (гл. – вице-губ. Полежаева Н. А.).", "Полежаева Н. А."),
        ("5 мая 2018 г. прошел форум, ведет председатель Комитета Чеканов Р. Г.", "Чеканов Р. Г."),
        ("5 мая 2018 г. форум открыла вице-губернатор Елена Мещерякова.", "Елена Мещерякова"),
        ("5 мая 2018 г. форум поручен вице-губернатору Елене Мещеряковой.", "Елена Мещерякова"),
    ],
)
def test_name_is_in_the_nominative(sentence: str, name: str) -> None:
    (event,) = read(HEAD + sentence).events
    assert [person.name for person in event.people] == [name]


def test_painter_of_an_exhibition_does_not_take_part() -> None:
    (event,) = read(HEAD + "5 мая 2018 г. открыта выставка Эдварда Мунка (1863–1944).").events
    assert event.people == ()
    assert str(event.date) == "2018-05-05"


def test_rows_of_a_table_say_who_and_whether_it_is_a_plan() -> None:
    table = [
        ("Когда", "Что", "Кто от города", "Примечание"),
        ("12.05.2018", "Приём", "Седов И. Л.", "От Осло – вице-мэр Кари Ларсен"),
        ("13.05.2018", "Семинар", "Реставраторы Глазова Т. Э. и Пухов В. Н.", ""),
        ("14.05.2018", "Встреча", "Приём у вице-губернатора Глазовой Т. Э.", ""),
        ("15.05.2018", "Подписание плана", "", "План действует до 31.12.2021"),
        ("май 2020", "Выставка", "", "план; смета утверждена"),
        ("", "Подписание меморандума", "", "срок не назначен"),
    ]
    head = ("Справка о связях с Осло", "на 1 октября 2019 г.", "Мероприятия")
    events = understand(read_file(word_file(*head, table=table), "a.docx"), TODAY).events
    assert [[person.name for person in each.people] for each in events[:3]] == [
        ["Седов И. Л.", "Кари Ларсен"],
        ["Глазова Т. Э.", "Пухов В. Н."],
        ["Глазова Т. Э."],
    ]
    assert [each.planned for each in events] == [False] * 4 + [True] * 2
    assert events[-1].date is None


def test_directions_in_one_line_end_with_it() -> None:
    topics = "Основные темы: туризм; музыка; спорт."
    reading = read(f"Справка о связях с Осло\n\n{topics}\n\n12.05.2018 – концерт.\n")
    assert [each.text for each in reading.directions] == ["туризм", "музыка", "спорт"]
    assert told(reading) == ["2018-05-12"]


def test_two_sides_of_contacts_stand_side_by_side() -> None:
    table = [
        ("От Санкт-Петербурга", "От города Осло"),
        (
            DEPUTY,
            "Ларсен Кари\nхранитель Народного музея искусств\nk.larsen@example.org\n0150 Осло",
        ),
    ]
    head = ("Справка о связях с Осло", "на 1 октября 2019 г.", "Контакты")
    reading = understand(read_file(word_file(*head, table=table), "a.docx"), TODAY)
    one, other = reading.contacts
    assert one.name == "Снегирева Ольга Леонидовна"
    assert one.organisation == "Комитет по науке, культуре и спорту"
    assert (one.phones, one.emails) == (("(812) 576-00-61",), ("snegireva@example.org",))
    assert other.organisation == "Народный музей искусств"
    assert other.emails == ("k.larsen@example.org",)


@pytest.mark.parametrize("closing", ["С уважением, М. Гусева", "Kind regards, M. Larsen"])
def test_who_signs_a_letter_is_no_contact(closing: str) -> None:
    contact = "Гусева Марина Олеговна, т. 576-00-52, m@example.org"
    reading = read(f"Справка о связях с Осло\n\nКонтакты\n\n{contact}\n\n{closing}\n")
    assert [each.name for each in reading.contacts] == ["Гусева Марина Олеговна"]
    assert closing in reading.unused
