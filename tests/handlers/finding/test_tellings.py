"""What came of something, what it is for, what it is about, by how much it changed, who led it."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # What it is for.
        ("nl", "waarvoor is de kaart Effen weg bedoeld", "Op 28 maart 2024 openden"),
        ("ru", "для чего карта Ровная дорога", "28 марта 2024 года"),
        # What came of it stands behind what it was.
        ("en", "what came out of testing the quiet wheels", "Noise fell by seven decibels."),
        ("nl", "wat kwam er uit de Donau-expeditie", "Ze namen 96 watermonsters"),
        ("fr", "qu’est-ce que ça a donné, l’essai des roues silencieuses", "Le bruit a"),
        # By how much.
        ("ru", "насколько тише стали колёса", "Шум стал тише на семь"),
        ("en", "by how much did tram noise drop", "Noise fell by seven decibels."),
        # Why, where no word of a reason stands there.
        ("fr", "pourquoi n’y a-t-il pas eu d’expédition sur la Neva", "Faute d’argent"),
        # A compound whose parts stand in a title, or the other way round.
        ("nl", "wanneer was de Brooddag", "12 september 2015"),
    ],
)
def test_what_is_told_of_the_one_event(
    ask_austria: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_austria, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "leader"),
    [
        ("ru", "кто возглавлял делегацию на дни Петербурга в Линце", "Н."),
        ("en", "who headed the delegation from Linz in March 2026", "Eugen Preisler"),
        ("fr", "qui dirigeait la délégation de Linz en 2016", "Martina Stockretter"),
        ("nl", "wie leidde de tuinlieden in het voorjaar van 2013", "Tatjana Barsoekevitsj"),
    ],
)
def test_who_led_is_named_beside_such_a_word(
    ask_austria: Ask, language: str, asked: str, leader: str
) -> None:
    assert head_of(ask_austria, asked, language).startswith(leader)


def test_who_heads_a_body_holds_an_office(ask_austria: Ask) -> None:
    assert head_of(ask_austria, "who headed Linz Tramways", "en").startswith("Florian Hubenwein")


def test_dutch_and_english_put_the_last_word_where_it_asks(ask_mexico: Ask) -> None:
    told = head_of(ask_mexico, "waar gaat de film Tram naar zee over", "nl")
    assert told.startswith("Op 5 december 2019")
    assert "bestuurders" in told


def test_who_is_counted_may_stand_before_where(ask_mexico: Ask) -> None:
    asked = "mexican students in st petersburg, how many?"
    assert head_of(ask_mexico, asked, "en").startswith("64 students")
