"""What is measured, counted and ranked: terms of agreements, weights, ages, places in a row."""

import pytest

from storage.units import find_units
from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "на сколько лет подписан меморандум обсерваторий", "пять лет"),
        ("en", "For how many years was the observatories' memorandum concluded?", "five years"),
        ("nl", "voor hoeveel jaar is het memorandum van de sterrenwachten gesloten", "vijf jaar"),
        ("fr", "pour combien d’années le mémorandum des observatoires est-il signé", "cinq ans"),
    ],
)
def test_for_how_many_years_an_agreement_was_signed_is_no_time_since_then(
    ask_estonia: Ask, language: str, asked: str, head: str
) -> None:
    assert head in head_of(ask_estonia, asked, language)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "сколько весят куранты"),
        ("en", "how much do the chimes weigh"),
        ("nl", "wat weegt het klokkenspel"),
        ("fr", "poids du carillon"),
    ],
)
def test_weight_is_no_price(ask_estonia: Ask, language: str, asked: str) -> None:
    assert "310" in head_of(ask_estonia, asked, language)


def test_units_have_the_forms_that_stand_after_numbers() -> None:
    units = find_units(("ru", "en", "nl", "fr"))
    assert {"метр", "метра", "метров", "км", "kilograms", "kilogrammes", "vierkante"} <= units
    assert not any(map(str.isdecimal, units))


def test_number_in_a_sentence_on_somebody_is_not_their_age(ask_estonia: Ask) -> None:
    assert "37 ans" not in head_of(ask_estonia, "Quel âge a Rein Õunpuu ?", "fr")


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "which ski race had the most participants", "Third ski race: 415 skiers"),
        ("nl", "wat trok het meeste volk op de dagen van Tartu?", "trok de meeste mensen: 5100"),
        ("fr", "la plus grosse délégation, elle comptait combien de gens ?", "36 personnes"),
    ],
)
def test_most_is_told_of_what_is_compared(
    ask_estonia: Ask, language: str, asked: str, head: str
) -> None:
    assert head in head_of(ask_estonia, asked, language)


def test_race_in_which_one_came_fourth_is_no_fourth_race(ask_estonia: Ask) -> None:
    assert head_of(ask_estonia, "is there going to be a fourth two hills trail?", "en") == (
        "The brief says nothing about “fourth”."
    )
    third = head_of(ask_estonia, "when was the 3rd two hills trail", "en")
    assert third.startswith("15–16 February 2025")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "что проходило не в России и не в Эстонии"),
        ("en", "Did anything take place in a country other than Russia or Estonia?"),
        ("nl", "welke evenementen waren buiten Rusland en Estland"),
        ("fr", "quels événements ont eu lieu hors de Russie et d’Estonie"),
    ],
)
def test_what_was_in_neither_country_is_found(ask_estonia: Ask, language: str, asked: str) -> None:
    assert "2018" in head_of(ask_estonia, asked, language)
