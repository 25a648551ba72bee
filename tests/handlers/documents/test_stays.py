"""Days that are told from others: of a stay, of a month, of the day before."""

import pytest

from handlers.documents.reading import read_file, read_text
from handlers.documents.understanding.understand import understand
from tests.handlers.documents.making import word_file
from tests.handlers.documents.test_four_languages import TODAY, read
from tests.handlers.documents.test_habits import dates


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "nl",
            (
                "Van 3 tot en met 6 april 2017 was wethouder Hetty Bronsema in Pskov. Op dag twee "
                "bezocht zij het museum. 's Woensdags sprak ze met hoogleraar Tatjana Orlova over "
                "achttiende-eeuwse tuinen. Op de laatste avond tekende Bronsema een verklaring."
            ),
            ["2017-04-03/2017-04-06", "2017-04-04", "2017-04-05", "2017-04-06"],
        ),
        (
            "nl",
            (
                "Van 9 tot 12 oktober 2017 kwam een delegatie uit Zwolle. Op de tiende bezichtigde "
                "de groep het klooster. Daags erna opende burgemeester Karel Winkel een expositie."
            ),
            ["2017-10-09/2017-10-12", "2017-10-10", "2017-10-11"],
        ),
        (
            "en",
            (
                "From 8 to 12 May 2017 Mayor Ann Hove visited Pskov. On Tuesday she met students. "
                "On the final day she opened an exhibition."
            ),
            ["2017-05-08/2017-05-12", "2017-05-09", "2017-05-12"],
        ),
        (
            "ru",
            (
                "С 15 по 19 мая 2017 года Псков посетила делегация Турку. В среду гости осмотрели "
                "порт. В последний день состоялся концерт."
            ),
            ["2017-05-15/2017-05-19", "2017-05-17", "2017-05-19"],
        ),
        (
            "fr",
            (
                "Du 15 au 19 mai 2017, une délégation de Pskov a visité Nantes. Le mercredi elle a "
                "rencontré les étudiants. Le dernier soir un concert a eu lieu."
            ),
            ["2017-05-15/2017-05-19", "2017-05-17", "2017-05-19"],
        ),
        (
            "ru",
            (
                "В марте 2016 года, 20–23-го, прошёл фестиваль «Ветер». Апрель принёс две встречи: "
                "5-го выступил режиссёр Петар Грбич, а 19-го студенты уехали в Задар."
            ),
            ["2016-03-20/2016-03-23", "2016-04-05", "2016-04-19"],
        ),
        (
            "ru",
            (
                "7 сентября 2016 года делегация осмотрела причал, построенный в 2009 году, а "
                "наутро подписала протокол с фондом «Волна»."
            ),
            ["2016-09-07", "2016-09-08"],
        ),
        (
            "en",
            "The governor received guests from 5 to 8 June 2018; on the 6th a bench was unveiled.",
            ["2018-06-05/2018-06-08", "2018-06-06"],
        ),
    ],
)
def test_days_are_told_from_what_stands_before(language: str, text: str, days: list[str]) -> None:
    assert dates(read(language, text)) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Op 5 mei 2017 opende de school. Op de tiende verdieping is een zaal."),
        ("en", "On 5 May 2017 the school opened. On Tuesday it is closed."),
        ("ru", "5 мая 2017 года открыта школа. В среду обитания птиц школа не вмешивается."),
    ],
)
def test_what_is_of_no_stay_is_no_day(language: str, text: str) -> None:
    assert dates(read(language, text)) == ["2017-05-05"]


def test_what_follows_two_events_of_a_sentence_goes_on_with_the_last() -> None:
    text = (
        "7 сентября 2016 года делегация осмотрела порт, а 8 сентября подписала протокол. "
        "Подпись поставил директор фонда Остап Бойко."
    )
    first, last = read("ru", text).events
    assert not first.people
    assert [person.name for person in last.people] == ["Остап Бойко"]


def test_what_is_described_is_no_event() -> None:
    text = (
        "Группа работает по программе «Адрия», одобренной Советом 2 апреля 2014 года.\n\n"
        "12 мая 2018 года приехал мэр Пулы. Гостю показали причал, построенный ещё в 2009 году.\n\n"
        "Выставка, открытая 5 июня 2018 года в музее, собрала много гостей."
    )
    reading = read("ru", text)
    assert dates(reading) == ["2018-05-12", "2018-06-05"]
    assert "причал" in reading.events[0].text


def test_halves_of_a_year_head_what_has_days_of_its_own() -> None:
    text = (
        "Отчёт о связях с Хорватией за 2016 год\n\nСоглашение подписано 4 июня 2003 года.\n\n"
        "Первое полугодие\n\nГод начался 12 февраля приездом архитектора Мате Козлевича.\n\n"
        "Второе полугодие\n\nЧисло туристов выросло на 4 процента, до 12 тысяч, против 11,5 тысячи "
        "в 2015 году. 9 октября прошёл концерт."
    )
    days = dates(understand(read_text(text), TODAY))
    assert days[-2:] == ["2016-02-12", "2016-10-09"]


def test_terms_in_a_clause_of_their_own_date_nothing() -> None:
    text = (
        "Op 6 april 2017 tekende de wethouder een verklaring, die tot 31 december 2021 geldig is."
        "\n\nDe basis is het convenant, dat op 1 mei afloopt."
    )
    assert dates(read("nl", text)) == ["2017-04-06"]


def test_report_is_of_the_day_above_who_signed_it() -> None:
    data = word_file(
        "Отчёт о связях с Хорватией за 2016 год",
        "12 февраля приехал архитектор Мате Козлевич.",
        "15 мая прошёл концерт.",
        "20 января 2017 г.",
        "Начальник группы Ольга Сергеевна Титова, тел. 576-22-33",
    )
    reading = understand(read_file(data, "report.docx"), TODAY)
    assert str(reading.as_of) == "2017-01-20"
    (contact,) = reading.contacts
    assert (contact.name, contact.address) == ("Ольга Сергеевна Титова", None)


@pytest.mark.parametrize(
    "line",
    [
        "Opgesteld door de afdeling protocol, 15 januari 2018",
        "Laatst herzien op 15 januari 2018",
    ],
)
def test_report_says_by_whom_and_when_it_was_drawn_up(line: str) -> None:
    text = (
        f"Verslag van de contacten met Pskov\n{line}\n\nTerugblik\n\nOp 5 mei sprak de wethouder."
    )
    assert str(understand(read_text(text), TODAY).as_of) == "2018-01-15"
