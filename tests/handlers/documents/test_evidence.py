"""What was learned tells events from what only has a date; where it is near, there is a doubt."""

import pytest

from handlers.documents.understanding.events.evidence import how_likely
from handlers.documents.understanding.words.model import DoubtKind
from tests.handlers.documents.test_four_languages import EVENTS, PLANS, read

HEADLESS = dict.fromkeys(EVENTS, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Клуб провёл 14 встреч, собравших 520 гостей, тогда как в 2019 году их было 300."),
        ("en", "The harbour employed 12,400 people by the spring 2019 estimate."),
        ("nl", "Per 1 januari 2021 daalt de huur van de zaal naar € 18.000."),
        ("fr", "Au 1er janvier 2021, la commune comptait 48 210 habitants."),
    ],
)
def test_numbers_of_a_time_are_no_events(language: str, text: str) -> None:
    assert not read(language, text, HEADLESS).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 мая 2018 года мэр Осло открыл в порту выставку морских карт."),
        ("en", "On 5 May 2018 the mayor of Oslo opened an exhibition of maps in the harbour."),
        ("nl", "Op 5 mei 2018 opende de burgemeester van Oslo in de haven een tentoonstelling."),
        ("fr", "Le 5 mai 2018, le maire d'Oslo a inauguré une exposition de cartes au port."),
    ],
)
def test_what_took_place_is_told_without_a_doubt_of_it(language: str, text: str) -> None:
    (event,) = read(language, text, HEADLESS).events
    assert DoubtKind.NO_EVENT not in [doubt.kind for doubt in event.doubts]


def test_sentence_that_hardly_tells_an_event_carries_a_doubt() -> None:
    text = "In October 2018 the council spent 12,000 pounds on the hall."
    (event,) = read("en", text, HEADLESS).events
    assert DoubtKind.NO_EVENT in [doubt.kind for doubt in event.doubts]


def test_signs_for_and_against_are_weighed() -> None:
    assert how_likely(frozenset({"says happened", "date first", "word of venues"})) > 0.7
    assert how_likely(frozenset({"says counted", "a year", "says yearly"})) < 0.2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Договор вступил в силу 1 апреля 2019 года и рассчитан на три года."),
        ("en", "The contract came into force on 1 April 2019 for three years."),
        ("nl", "Het convenant trad op 1 april 2019 in werking."),
        ("nl", "Het convenant is sinds 1 april 2019 van kracht."),
        ("fr", "La convention est entrée en vigueur le 1er avril 2019."),
    ],
)
def test_when_a_paper_came_into_force_is_no_event(language: str, text: str) -> None:
    assert not read(language, text, HEADLESS).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Актёр Лев Орлов, родившийся в Твери 5 мая 1950 года, живёт в Осло."),
        ("ru", "- Орлов Лев – начальник порта, 05.05.1970 г. р."),
        ("en", "The painter, born in Bergen on 5 May 1950, lives in Oslo."),
        ("nl", "De schilder, geboren te Den Haag op 5 mei 1950, woont in Oslo."),
        ("fr", "Le peintre, né à Bergen le 5 mai 1950, vit à Oslo."),
        ("ru", "Архитектор (12 мая 1887 – 3 октября 1949) строил и в Осло."),
        ("en", "Clause 4 wants the list to be looked through every 31 December."),
        ("fr", "La liste est à revoir chaque 31 décembre."),
        ("nl", "De lijst wordt elke 31 december nagekeken."),
    ],
)
def test_days_of_a_life_and_of_every_year_date_nothing(language: str, text: str) -> None:
    assert not read(language, f"\n{text}").events


def test_life_in_brackets_lends_its_year_to_nothing() -> None:
    text = (
        "15 июля 2018 года открыт бюст зодчего. Зодчий (12 мая 1887 – 3 октября 1949) жил в Осло. "
        "2 сентября начались занятия в школе."
    )
    assert [str(event.date) for event in read("ru", text).events] == ["2018-07-15", "2018-09-02"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Хор «Вега», которого ждали в мае 2018 года, от поездки отказался."),
        ("en", "The Vega Choir, which was to come in May 2018, pulled out."),
        ("nl", "Het koor, dat in mei 2018 zou komen zingen, zegde af."),
        ("fr", "Le chœur Véga, attendu en mai 2018, s'est désisté."),
    ],
)
def test_guests_who_did_not_come_make_no_event(language: str, text: str) -> None:
    reading = read(language, text)
    assert not reading.events
    assert reading.cancelled


def test_day_of_a_sentence_is_of_the_year_of_the_order_that_it_names() -> None:
    text = "- Во исполнение приказа от 28 января 2019 г. № 4 пятого марта в Осло проведён семинар."
    (event,) = read("ru", text).events
    assert str(event.date) == "2019-03-05"
    assert DoubtKind.YEAR_INHERITED in [doubt.kind for doubt in event.doubts]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 3 May 2018 a fair took place. That October the choir came to Oslo.", "2018-10"),
        ("On 3 May 2018 a fair took place. That autumn the choir came to Oslo.", "2018-23"),
    ],
)
def test_that_month_is_of_the_year_before_it(text: str, date: str) -> None:
    assert [str(event.date) for event in read("en", text).events] == ["2018-05-03", date]


def test_day_beside_a_week_is_of_that_week() -> None:
    text = "Three weeks ago, on the 9th, the two mayors talked by video link."
    (event,) = read("en", text).events
    assert str(event.date) == "2021-09-09"


def test_months_are_no_first_names_behind_what_leads_to_them() -> None:
    text = (
        "On 3 May 2018 the painter Olga Orlova opened an exhibition in Oslo. "
        "That October Orlova gave a lecture in Bergen. In June Orlova returned to Oslo."
    )
    names = {person.name for event in read("en", text).events for person in event.people}
    assert names == {"Olga Orlova"}


def test_heads_that_follow_each_other_are_known_by_their_plural_trade() -> None:
    text = "8 maart 2018 – Verpleegkundigen Tessa Hoek en Olga Bolotina spreken elkaar per video."
    (event,) = read("nl", f"- {text}").events
    assert [person.name for person in event.people] == ["Tessa Hoek", "Olga Bolotina"]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "5 мая 2018 года в Осло подписан протокол о намерениях двух портов.", "протокол"),
        ("ru", "5 мая 2018 года ректоры заключили меморандум о стажировках.", "меморандум"),
        ("en", "On 5 May 2018 the two harbours signed a protocol in Oslo.", "protocol"),
        ("nl", "Op 5 mei 2018 ondertekenden de havens in Oslo een convenant.", "convenant"),
        ("fr", "Le 5 mai 2018, les deux ports ont signé une convention à Oslo.", "convention"),
    ],
)
def test_paper_that_is_signed_is_an_agreement_too(language: str, text: str, kind: str) -> None:
    reading = read(language, text)
    assert len(reading.events) == 1
    (fact,) = reading.facts
    assert (fact.agreement, str(fact.date)) == (kind, "2018-05-05")


@pytest.mark.parametrize(
    ("language", "text", "headings"),
    [
        ("ru", "5 мая 2018 года прошёл концерт по договору с филармонией.", EVENTS),
        ("en", "On 5 May 2018 a concert took place under the agreement of 2015.", EVENTS),
        ("ru", "5 мая 2022 года планируется подписать протокол.", PLANS),
    ],
)
def test_paper_that_is_only_named_is_none(
    language: str, text: str, headings: dict[str, str]
) -> None:
    assert not read(language, text, headings).facts


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "nl",
            "Op 5 mei 2018 was er een loop door de wijk en een feest in de Havenzone.",
            "Havenzone",
        ),
        ("en", "On 5 May 2018 the choir sang in the Rosehill.", "Rosehill"),
        ("nl", "Op 5 mei 2018 las de schrijver voor op School 27.", "School 27"),
        ("en", "On 5 May 2018 the surgeons operated at Hospital no. 40.", "Hospital no. 40"),
    ],
)
def test_places_that_no_list_has_are_told_by_what_leads_to_them(
    language: str, text: str, place: str
) -> None:
    (event,) = read(language, text).events
    assert event.place == place


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        (
            "ru",
            "5 мая 2018 года в Осло открыта ярмарка. До закрытия её увидели 3 400 гостей.",
            "3 400",
        ),
        ("en", "On 5 May 2018 a fair took place in Oslo. It brought in £12,000.", "12,000"),
        ("nl", "Op 5 mei 2018 opende een beurs in Oslo. Er kwamen 3.400 bezoekers op af.", "3.400"),
    ],
)
def test_what_is_counted_of_an_event_is_a_figure(language: str, text: str, amount: str) -> None:
    reading = read(language, text)
    (event,), (fact,) = reading.events, reading.facts
    assert event.source.count(".") == 1
    assert (str(fact.date), (fact.value or "").split(" г")[0]) == ("2018-05-05", amount)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "До конца 2022 года в библиотеке должен открыться читальный зал."),
        ("en", "By the end of 2022 a reading room will open in the library."),
        ("nl", "Tot eind 2022 zal nog een tentoonstelling worden geopend."),
    ],
)
def test_what_is_to_be_by_a_day_is_a_plan(language: str, text: str) -> None:
    (event,) = read(language, text, PLANS).events
    assert event.planned
    assert str(event.date) == "../2022"


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("ru", "Первой, 6 февраля 2018 года, открылась выставка карт.", ["2018-02-06"]),
        ("ru", "Весной 2018 года, 23 апреля, мэр Осло посетил порт.", ["2018-04-23"]),
        ("en", "In the spring of 2018, on 23 April, the mayor visited the port.", ["2018-04-23"]),
        ("ru", "Осенью 2018 года прошла ярмарка, а 5 марта 2019 года – бал.",
         ["2018-23", "2019-03-05"]),
    ],
)  # fmt: skip
def test_season_only_leads_to_a_day_of_it(language: str, text: str, dates: list[str]) -> None:
    assert [str(event.date) for event in read(language, text).events] == dates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "On 3 May 2018 Hester Quill began a course. On 5 June 2018 Quill gave a concert.",
            ["Hester Quill", "Hester Quill"],
        ),
        ("On 3 May 2018 a fair on Harbour Green was opened. Green lawns were laid.", []),
    ],
)
def test_two_words_are_somebody_where_the_second_acts_alone(text: str, names: list[str]) -> None:
    events = read("en", text).events
    assert [person.name for event in events for person in event.people] == names
    assert all(event.doubts for event in events if event.people)


@pytest.mark.parametrize(
    "text",
    [
        "Op 5 mei 2018 ging wethouder Els Bakker met drie ondernemers naar de bouwbeurs Nevabouw.",
        "Op 5 mei 2018 was er een hackathon in de Havenzone, met hoogleraar Els Bakker.",
    ],
)
def test_fairs_and_quarters_are_no_people(text: str) -> None:
    (event,) = read("nl", text).events
    assert [person.name for person in event.people] == ["Els Bakker"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Nieuwe ideeën kunnen tot 1 december 2022 worden gemeld."),
        ("nl", "De regeling wordt tot eind 2022 voortgezet."),
        ("en", "Tickets will be on sale until 5 May 2022."),
        ("ru", "Смету следует утвердить до 1 мая 2022 года."),
        ("fr", "La subvention sera versée avant le 31 mars 2022."),
    ],
)
def test_until_when_something_goes_on_is_no_plan(language: str, text: str) -> None:
    assert not read(language, text, PLANS).events
