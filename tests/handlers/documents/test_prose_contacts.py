"""Contacts in running text, who is named by a surname alone, and what is planned for a day."""

import pytest

from tests.handlers.documents.test_four_languages import EVENTS, read


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            ("For the museum ring Una Petrie on 01382 555 018 or write to una@dundee.example. The "
            "club is looked after by Nils Berg (berg@oslo.example)."),
            [
                ("Una Petrie", "01382 555 018", "una@dundee.example"),
                ("Nils Berg", "", "berg@oslo.example"),
            ],
        ),
        (
            "nl",
            ("Wil je meer weten? Wytske Postma van het archief (w.postma@sneek.example, "
            "0515-555 01 44) bewaart de foto's."),
            [("Wytske Postma", "0515-555 01 44", "w.postma@sneek.example")],
        ),
        (
            "fr",
            ("Il reste des questions. Pour la chorale, Odile Ferrand, secrétaire, répond au "
            "+33 2 99 55 01 70 et à o.ferrand@rennes.example."),
            [("Odile Ferrand", "+33 2 99 55 01 70", "o.ferrand@rennes.example")],
        ),
    ],
)  # fmt: skip
def test_sentences_name_a_contact_each(
    language: str, text: str, told: list[tuple[str, str, str]]
) -> None:
    contacts = read(language, text).contacts
    said = [
        (each.name, *("".join(sorted(f)) for f in (each.phones, each.emails))) for each in contacts
    ]
    assert said == told


def test_office_and_letters_of_a_contact_in_prose() -> None:
    text = (
        "Write often. In Oslo turn to Nils Berg, events manager at the Port of Oslo, on "
        "+47 22 55 50 18; letters go to 3 Havnegata, 0150 Oslo.\n"
    )
    (contact,) = read("en", text).contacts
    assert (contact.position, contact.organisation) == ("events manager", "Port of Oslo")
    assert contact.address == "3 Havnegata, 0150 Oslo"


def test_surname_after_a_month_is_a_persons() -> None:
    text = (
        "On 5 May 2018 the director, Nora Lane-Petrie, met the students. "
        "On 3 October Lane-Petrie opened the show."
    )
    people = [[person.name for person in event.people] for event in read("en", text).events]
    assert people == [["Nora Lane-Petrie"], ["Nora Lane-Petrie"]]


def test_office_or_body_is_no_person() -> None:
    text = "On 5 May 2018 the Chief Executive, Nora Lane, met the students."
    (event,) = read("en", text).events
    assert [person.name for person in event.people] == ["Nora Lane"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Voor 5 mei 2028 is een concert toegezegd.", "2028-05-05"),
        ("Dan staat voor 5 mei 2028 een videogesprek in de agenda.", "2028-05-05"),
    ],
)
def test_what_is_planned_for_a_day_is_not_before_it(text: str, day: str) -> None:
    assert [str(event.date) for event in read("nl", text).events] == [day]


def test_what_must_be_there_before_a_day_is_no_event() -> None:
    assert not read("nl", "De stukken moeten voor 5 mei 2028 binnen zijn.").events


def test_year_later_leads_to_the_day_behind_it() -> None:
    text = "5 мая 2017 г. прошла выставка. Через год, 9 июня 2018 года, состоялся концерт."
    days = [str(event.date) for event in read("ru", text, EVENTS).events]
    assert days == ["2017-05-05", "2018-06-09"]


def test_nothing_that_was_organised_is_no_event() -> None:
    assert not read("en", "Nothing was organised in 2016 for want of money.").events
    assert not read("fr", "Prévu en mai 2018, le colloque n'a pu se tenir.").events
