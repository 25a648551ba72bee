"""Which cities came together, and as what."""

import pytest

from handlers.finding.about.partnership import calls_city
from storage.lexicon import Lexicon
from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("ru", "побратим есть?", "Города-побратима в справке нет. Партнерами Санкт-Петербурга"),
        ("ru", "породнены ли мы официально с каким-нибудь городом", "Города-побратима в справке"),
        ("ru", "породнённые города в Латвии есть?", "Города-побратима в справке нет."),
        ("en", "do we have an official twin town over there", "The brief names no twin city."),
        ("nl", "hebben we daar een zusterstad?", "De nota noemt geen zusterstad."),
        ("fr", "une ville jumelle là-bas ?", "La note ne cite aucune ville jumelle."),
    ],
)
def test_where_no_city_is_a_twin_the_partners_are_told_after_that(
    ask_latvia: Ask, language: str, asked: str, told: str
) -> None:
    assert told in head_of(ask_latvia, asked, language)


def test_twin_of_a_brief_that_has_one_is_told(ask_egypt: Ask) -> None:
    told = head_of(ask_egypt, "есть ли город-побратим")
    assert "Александри" in told
    assert "нет" not in told


def test_partner_cities_need_be_no_twins(ask_latvia: Ask) -> None:
    assert "Riga" in head_of(ask_latvia, "noem de partnersteden", "nl")


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        # One in it is the sister of somebody.
        ("ru", "породнён ли кто-то из них с нами", "Города-побратима в справке нет."),
        ("en", "any sister city?", "The brief names no twin city."),
        ("nl", "is er een zusterstad", "De nota noemt geen zusterstad."),
        ("fr", "avons-nous une ville jumelle ?", "La note ne cite aucune ville jumelle."),
    ],
)
def test_somebodys_sister_is_no_twin_city(
    ask_morocco: Ask, language: str, asked: str, told: str
) -> None:
    assert told in head_of(ask_morocco, asked, language)


@pytest.mark.parametrize(
    "text", ["Rouen became a sister city in 1992.", "Les villes sœurs se sont retrouvées."]
)
def test_sister_beside_city_is_a_twin(text: str) -> None:
    assert calls_city(text, {"sister", "soeurs"}, Lexicon.load())


def test_sister_elsewhere_than_beside_city_is_no_twin() -> None:
    text = "The sister of the mayor came to the city."
    assert not calls_city(text, {"sister"}, Lexicon.load())
