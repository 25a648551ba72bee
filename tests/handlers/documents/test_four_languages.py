"""What documents say in any of the four languages: names, terms, visits that never were."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, Reading

TODAY = date(2026, 11, 25)
HEADS = {
    "ru": "Справка о сотрудничестве с Норвегией\nна 1 октября 2021 г.\n\n{}\n\n",
    "en": "Note on cooperation with Norway\nAs of 1 October 2021\n\n{}\n\n",
    "nl": "Notitie over de samenwerking met Noorwegen\nStand per 1 oktober 2021\n\n{}\n\n",
    "fr": "Note sur la coopération avec la Norvège\nsituation au 1er octobre 2021\n\n{}\n\n",
}
EVENTS = {"ru": "События", "en": "Events", "nl": "Activiteiten", "fr": "Événements"}
PAPERS = {
    "ru": "Действующие документы",
    "en": "Legal basis",
    "nl": "Overeenkomsten",
    "fr": "Accords",
}
PLANS = {"ru": "Планы", "en": "Plans", "nl": "Plannen", "fr": "Projets"}
CONTACTS = {"ru": "Контакты", "en": "Contacts", "nl": "Contact", "fr": "Contacts"}


def read(language: str, text: str, headings: dict[str, str] = EVENTS) -> Reading:
    reading = understand(read_text(HEADS[language].format(headings[language]) + text + "\n"), TODAY)
    assert reading.language == language
    return reading


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "nl",
            (
                "Op 5 mei 2018 ondertekenden decaan Els Bakker van de Hogeschool van het Oosten en "
                "prodecaan Ingrid Dahl van de Koninklijke Academie een overeenkomst."
            ),
            ["Els Bakker", "Ingrid Dahl"],
        ),
        (
            "nl",
            "Op 5 mei 2018 reikte hoofdconservator Joost Vink een prijs aan tolk Ingrid Dahl uit.",
            ["Joost Vink", "Ingrid Dahl"],
        ),
        (
            "nl",
            "Op 5 mei 2018 werd het forum door waarnemend burgemeester Piet van der Meer geopend.",
            ["Piet van der Meer"],
        ),
        ("nl", "Griffier Joost Vink stelde op 5 mei 2018 in Oslo een plan voor.", ["Joost Vink"]),
        (
            "nl",
            "Op 5 mei 2018 opende een tentoonstelling met schilderijen van Ingrid Dahl.",
            ["Ingrid Dahl"],
        ),
        (
            "en",
            "On 5 May 2018 a forum was opened by Jane Poole of the Chamber of Commerce.",
            ["Jane Poole"],
        ),
        (
            "fr",
            "Le 5 mai 2018, le forum a été inauguré par Jeanne Petit de la Chambre de commerce.",
            ["Jeanne Petit"],
        ),
        ("fr", "Le 5 mai 2018, visite de M. Paul Martin, directeur du musée.", ["Paul Martin"]),
    ],
)
def test_people_are_found_however_the_sentence_runs(
    language: str, text: str, names: list[str]
) -> None:
    (event,) = read(language, text).events
    assert [person.name for person in event.people] == names
    assert not any(doubt.field == "people" for doubt in event.doubts)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "Op 5 mei 2018 sprak op het forum glasblaasster Ingrid Dahl.", "Ingrid Dahl"),
        ("en", "On 5 May 2018 the glassblower Jane Poole came to the forum.", "Jane Poole"),
        ("fr", "Le 5 mai 2018, la verrière Jeanne Petit était au forum.", "Jeanne Petit"),
    ],
)
def test_trade_of_no_list_is_taken_for_one_with_a_doubt(
    language: str, text: str, name: str
) -> None:
    (event,) = read(language, text).events
    assert [person.name for person in event.people] == [name]
    assert DoubtKind.NAME_UNSURE in {doubt.kind for doubt in event.doubts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Op 5 mei 2018 vond met partner Noorse Havens een forum plaats."),
        ("nl", "Op 5 mei 2018 vond onder de titel Slimme Steden een forum plaats."),
        ("en", "On 5 May 2018 the icebreaker Northern Lights opened the festival."),
        ("fr", "Le 5 mai 2018, le partenaire Nord Lumière a ouvert le forum."),
    ],
)
def test_capitals_alone_make_no_people(language: str, text: str) -> None:
    (event,) = read(language, text).events
    assert event.people == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Op 5 mei 2018 vond een concert in het Scheepvaartmuseum plaats.", "Scheepvaartmuseum"),
        ("Op 5 mei 2018 bracht een delegatie een werkbezoek aan de Westhaven.", "Westhaven"),
        ("Op 5 mei 2018 vond een concert met een Noorse muzikant plaats.", None),
    ],
)
def test_dutch_name_of_a_venue_is_one_word(text: str, place: str | None) -> None:
    (event,) = read("nl", text).events
    assert event.place == place


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Программа обменов на 2018–2022 годы;"),
        ("ru", "Дорожная карта на 2019–2023 гг. (проект на согласовании);"),
        ("en", "Exchange Programme 2018–2022;"),
        ("en", "Road map for 2019-2023 (draft);"),
        ("nl", "Uitwisselingsprogramma voor 2018–2022;"),
        ("nl", "Samenwerkingsagenda 2019–2023 (ontwerp);"),
        ("fr", "Programme d'échanges pour 2018-2022 ;"),
        ("fr", "Feuille de route 2019–2023 (projet) ;"),
    ],
)
@pytest.mark.parametrize("headings", [EVENTS, PAPERS], ids=["events", "papers"])
def test_years_for_which_a_paper_holds_are_no_event(
    language: str, text: str, headings: dict[str, str]
) -> None:
    reading = read(language, f"- {text}\n- {text}", headings)
    assert reading.events == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Программа обменов на 2022–2025 годы"),
        ("en", "Road map for 2022-2025"),
        ("nl", "Uitwisselingsprogramma voor 2022–2025"),
        ("fr", "Feuille de route 2022–2025"),
    ],
)
def test_plan_is_not_due_in_the_last_year_of_a_paper(language: str, text: str) -> None:
    reading = read(language, f"- {text}\n- {text}", PLANS)
    assert [event for event in reading.events if event.date] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Запланированный на май 2020 г. визит мэра не состоялся."),
        ("ru", "Визит мэра, намеченный на май 2020 года, был отменён."),
        ("en", "The visit of the mayor planned for May 2020 was called off."),
        ("en", "The mayor's visit scheduled for May 2020 did not go ahead."),
        ("nl", "Het voor mei 2020 geplande bezoek van de burgemeester ging door ziekte niet door."),
        ("nl", "Het bezoek van de burgemeester, gepland voor mei 2020, vond niet plaats."),
        ("nl", "Het in mei 2020 beoogde bezoek van de burgemeester kwam alsnog te vervallen."),
        ("fr", "La visite du maire prévue pour mai 2020 n'a finalement pas eu lieu."),
        ("fr", "La visite du maire prévue en mai 2020 a été annulée."),
    ],
)
def test_visit_that_never_was_is_one_that_was_cancelled(language: str, text: str) -> None:
    reading = read(language, text)
    assert reading.events == []
    assert [str(event.date) for event in reading.cancelled] == ["2020-05"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "ru",
            (
                "Ответственный исполнитель: консультант Гусева Ольга Игоревна, тел. 576-00-41, "
                "факс 576-00-42, o@example.org. Контактное лицо в мэрии Осло: советник "
                "Кари Ларсен, тел. +47 576 00 43, k@example.org."
            ),
            ["Гусева Ольга Игоревна", "Кари Ларсен"],
        ),
        (
            "ru",
            "Гусев И. О. (тел. 576-00-41, i@example.org) и Ларина К. К. (тел. 576-00-42)",
            ["Гусев И. О.", "Ларина К. К."],
        ),
        (
            "en",
            "Jane Doyle, tel. +44 151 576 0041, j@example.org, and Mary Marsh, m@example.org",
            ["Jane Doyle", "Mary Marsh"],
        ),
        (
            "nl",
            "Mw. Els Bakker, beleidsadviseur, tel. 050 576 0041; dhr. Joost Vink, tel. 050 5760042",
            ["Els Bakker", "Joost Vink"],
        ),
        (
            "fr",
            "Mme Jeanne Petit, directrice, tél. +33 4 57 60 00 41. M. Paul Martin, p@example.org.",
            ["Jeanne Petit", "Paul Martin"],
        ),
    ],
)
def test_contacts_of_one_paragraph_have_their_own_fields(
    language: str, text: str, names: list[str]
) -> None:
    one, other = read(language, text, CONTACTS).contacts
    assert [one.name, other.name] == names
    assert not {*one.phones, *one.emails} & {*other.phones, *other.emails}
    assert len(one.phones) == 1
    assert other.phones or other.emails
    assert not one.doubts + other.doubts


def test_two_names_that_share_their_numbers_are_doubted() -> None:
    text = "Гусева Ольга Игоревна и Ларин Кирилл Юрьевич, тел. 576-00-41, 576-00-42"
    (contact,) = read("ru", text, CONTACTS).contacts
    assert contact.phones == ("576-00-41", "576-00-42")
    assert [doubt.kind for doubt in contact.doubts] == [DoubtKind.CONTACT]
