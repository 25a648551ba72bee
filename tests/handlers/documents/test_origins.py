"""Dates of lives, offices, papers and ends lend no event a day; sums are figures."""

import pytest

from handlers.documents.reading import read_text
from handlers.documents.understanding.understand import understand
from tests.handlers.documents.test_four_languages import TODAY, read


def days(language: str, text: str) -> list[str]:
    """When the events of a text were."""
    return [str(event.date) for event in read(language, text).events]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Лоцман Лев Орлов, 1951 г. р., награждён грамотой."),
        ("ru", "Альбом составил Лев Орлов, уроженец Твери, 1951 года рождения."),
        ("ru", "Ожидается участие бургомистра Эйнара Люнда, избранного в 2011 году."),
        ("en", "Ingrid Dahl was born in Bergen on 5 May 1950 and still writes letters."),
        ("en", "The city is led by Ingrid Dahl, who was elected in May 2012."),
        ("nl", "Burgemeester Els Bakker, die in mei 2012 werd benoemd, heeft er schik in."),
        ("fr", "Née à Bergen en mai 1950, la cheffe parle couramment le russe."),
        ("fr", "Mme Dahl, élue en mai 2012, soutient les échanges."),
    ],
)
def test_since_when_somebody_lives_or_has_an_office_is_no_event(language: str, text: str) -> None:
    assert not read(language, text).events


def test_day_of_an_election_lends_no_year() -> None:
    text = "5 мая 2017 г. прошёл концерт. Мэр Лев Орлов, избранный в 2012 году, 9 июня открыл сад."
    assert days("ru", text) == ["2017-05-05", "2017-06-09"]


def test_visit_that_is_set_for_a_day_is_an_event() -> None:
    assert days("ru", "Визит мэра Бергена назначен на 5 мая 2022 года.") == ["2022-05-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В соответствии с Протоколом 2009 года проезд оплачивает принимающая сторона."),
        ("en", "Travel is still governed by the regulations of 3 May 2011."),
        ("nl", "Volgens het raadsbesluit van 3 mei 2019 liggen de contacten stil."),
        ("fr", "Selon la délibération du 3 mai 2019, les frais sont partagés."),
    ],
)
def test_day_of_a_paper_that_is_appealed_to_is_no_event(language: str, text: str) -> None:
    assert not read(language, text).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A show of glass opened on 5 May 2018. The vases were on view until 9 June 2018."),
        ("nl", "Op 5 mei 2018 opende een expositie. De vazen stonden er tot en met 9 juni 2018."),
    ],
)
def test_end_of_what_is_told_is_no_event(language: str, text: str) -> None:
    assert days(language, text) == ["2018-05-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Всего за 2018 год прошло 17 встреч, в них участвовали 240 человек."),
        ("en", "In 2018 we counted 17 visits, against 12 in 2017."),
        ("nl", "In 2018 telden we 17 bezoeken, tegen 12 in 2017."),
        ("fr", "Au total, 17 visites ont été organisées en 2018."),
    ],
)
def test_sum_of_a_year_is_a_figure(language: str, text: str) -> None:
    reading = read(language, text)
    assert not reading.events
    assert [str(fact.date) for fact in reading.facts][:1] == ["2018"]


def test_what_something_was_in_a_year_and_a_question_are_no_events() -> None:
    assert not read("en", "Bridges were the theme of 2018. And what of May 2022?").events
    assert not read("en", "I have kept this file since 3 May 2014.").events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A choir sang on 5 May 2018. A journey of the rowers fell through."),
        ("ru", "5 мая 2018 г. прошла выставка. Экскурсия школьников сорвалась."),
        ("ru", "5 мая 2018 г. прошла выставка. Концерт, намеченный на июнь, отложен."),
    ],
)
def test_another_thing_that_was_not_held_leaves_an_event(language: str, text: str) -> None:
    assert days(language, text) == ["2018-05-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 декабря 2018 г. прошла выставка. Месяц спустя состоялся концерт."),
        ("en", "On 5 December 2018 a show was opened. A month later a concert was held."),
        ("nl", "Op 5 december 2018 opende een expositie. Een maand later volgde een concert."),
        ("fr", "Le 5 décembre 2018, ouverture d'une exposition. Un mois plus tard, concert."),
    ],
)
def test_month_later_is_the_next_month(language: str, text: str) -> None:
    assert days(language, text) == ["2018-12-05", "2019-01"]


def test_title_of_a_letter_stands_below_its_number() -> None:
    text = (
        "КОМИТЕТ ПО ТУРИЗМУ\n\n3 мая 2019 г. № 12/к\n\nДиректору порта\n\n"
        "О контактах с Бергеном\n\n"
        "Уважаемый коллега!\n\n5 апреля текущего года прошёл концерт.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert (reading.title, str(reading.as_of)) == ("О контактах с Бергеном", "2019-05-03")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 мая 2018 г. прошла выставка. Расходы на неё составили 300 тыс. рублей."),
        ("en", "A show was opened on 5 May 2018. The bill came to £4,100, the port paid half."),
        ("nl", "Op 5 mei 2018 opende een expositie. Zij kostte 9.000 euro."),
        ("fr", "Le 5 mai 2018, ouverture d'une exposition. Elle a coûté 9 000 euros."),
    ],
)
def test_what_was_paid_is_no_part_of_an_event(language: str, text: str) -> None:
    (event,) = read(language, text).events
    assert not any(sign in event.source for sign in ("300", "4,100", "000"))
