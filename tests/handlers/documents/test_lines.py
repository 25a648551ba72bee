"""Lines of a Word file, each with a date as people write it: an event of that date, or why not."""

from datetime import date

import pytest

from handlers.documents.reading import read_file
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, Reading
from tests.handlers.documents.making import word_file

HEADS = {
    "ru": ("Справка о сотрудничестве с Финляндией", "По состоянию на 1 июня 2018 г.", "События"),
    "en": ("Note on cooperation with Finland", "As of 1 June 2018", "Events"),
    "nl": ("Nota over de samenwerking met Finland", "Stand op 1 juni 2018", "Evenementen"),
    "fr": ("Note sur la coopération avec la Finlande", "Situation au 1er juin 2018", "Événements"),
}
VISITS = {
    "ru": "визит делегации города в порт Хельсинки.",
    "en": "visit of a delegation of the city to the port of Helsinki.",
    "nl": "bezoek van een delegatie aan de haven van Helsinki.",
    "fr": "visite d’une délégation au port d’Helsinki.",
}


def read(language: str, line: str) -> Reading:
    file = word_file(*HEADS[language], f"{line} – {VISITS[language]}")
    return understand(read_file(file, "lines.docx"), date(2018, 6, 1))


@pytest.mark.parametrize(
    ("language", "line", "dates"),
    [
        ("ru", "Апрель 17", ["2017-04"]),
        ("ru", "2017.04.25", ["2017-04-25"]),
        ("ru", "2015, 2016 и 2017", ["2015", "2016", "2017"]),
        ("ru", "4 2018", ["2018-04"]),
        ("ru", "25.04.2018 в 18:00", ["2018-04-25"]),
        ("ru", "2 неделя 2018", ["2018-01-08/2018-01-14"]),
        ("ru", "Янв-2018", ["2018-01"]),
        ("ru", "15 дней назад", ["2018-05-17"]),
        ("ru", "Осень 2013", ["2013-23"]),
        ("ru", "I квартал 2019", ["2019-33"]),
        ("ru", "II полугодие 2019", ["2019-41"]),
        ("ru", "Начало 2014 года", ["[2014-01..2014-04]"]),
        ("ru", "Конец апреля 2018", ["[2018-04-21..2018-04-30]"]),
        ("ru", "1970-е", ["197X"]),
        ("ru", "17.05.16", ["2016-05-17"]),
        ("ru", "17-20.05.16", ["2016-05-17/2016-05-20"]),
        ("ru", "28. 03. 2017", ["2017-03-28"]),
        ("ru", "8. - 12. 05. 2017", ["2017-05-08/2017-05-12"]),
        ("ru", "26.06. – 02.07. 2017", ["2017-06-26/2017-07-02"]),
        ("ru", "Среда, 25 апреля 2018 г.", ["2018-04-25"]),
        ("ru", "20, 21 мая 2018 г.", ["2018-05-20/2018-05-21"]),
        ("ru", "XVIII век", ["17XX"]),
        ("ru", "Ок. 2018 г.", ["2018~"]),
        ("ru", "2016-17", ["2016/2017"]),
        ("ru", "2017?", ["2017?"]),
        ("ru", "2019-05-01/9999-12-31", ["2019-05-01/.."]),
        ("ru", "01.02.2020", ["2020-02-01"]),
        ("ru", "Вчера", ["2018-05-31"]),
        ("ru", "В марте этого года", ["2018-03"]),
        ("ru", "1717", ["1717"]),
        ("en", "2016 and 2018", ["2016", "2018"]),
        ("en", "Week 2 2018", ["2018-01-08/2018-01-14"]),
        ("en", "Jan-2018", ["2018-01"]),
        ("en", "Early 2014", ["[2014-01..2014-04]"]),
        ("en", "15 days ago", ["2018-05-17"]),
        ("nl", "April 17", ["2017-04"]),
        ("nl", "Begin 2014", ["[2014-01..2014-04]"]),
        ("nl", "Jaren 90", ["199X"]),
        ("fr", "Avril 17", ["2017-04"]),
        ("fr", "Fin mai 2013", ["[2013-05-21..2013-05-31]"]),
        ("fr", "Il y a 15 jours", ["2018-05-17"]),
    ],
)
def test_a_line_is_an_event_of_its_date(language: str, line: str, dates: list[str]) -> None:
    events = read(language, line).events
    assert [str(each.date) for each in events] == dates
    assert {each.title[:5] for each in events} == {VISITS[language][:5].capitalize()}


@pytest.mark.parametrize(
    ("language", "line", "doubt"),
    [
        ("ru", "17 апреля", DoubtKind.YEAR_MISSING),
        ("en", "April 17", DoubtKind.YEAR_MISSING),
        ("nl", "17 april", DoubtKind.YEAR_MISSING),
        ("fr", "Le 17 avril", DoubtKind.YEAR_MISSING),
        ("ru", "С 2018 по 2016", DoubtKind.REVERSED),
        ("ru", "9999-12-31", DoubtKind.NO_START),
    ],
)
def test_a_line_without_a_whole_date_says_why(language: str, line: str, doubt: DoubtKind) -> None:
    (event,) = read(language, line).events
    assert event.date is None
    assert doubt in {each.kind for each in event.doubts}


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("ru", "С 1997 г. по настоящее время", "1997/.."),
        ("en", "2015 – present", "2015/.."),
        ("nl", "2015 – heden", "2015/.."),
        ("fr", "2015 – aujourd’hui", "2015/.."),
    ],
)
def test_what_goes_on_is_no_event(language: str, line: str, value: str) -> None:
    reading = read(language, line)
    assert not reading.events
    assert [str(each.date) for each in reading.facts] == [value]


@pytest.mark.parametrize(
    "line", ["От 29.01.2009", "576-48-86", "№ 310", "74 чел.", "Версия 2.0.18"]
)
def test_what_is_no_date_makes_no_event(line: str) -> None:
    assert not read("ru", line).events
