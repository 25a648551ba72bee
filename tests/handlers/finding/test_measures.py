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


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("fr", "la dernière délégation de Veracruz, c’était combien de personnes ?", "neuf"),
        ("fr", "y avait combien d’équipes à la dernière coupe de baseball", "dix équipes"),
        ("ru", "сколько команд было на последнем кубке двух бухт", "десять команд"),
        ("en", "how many teams played in the first baseball cup", "six teams"),
    ],
)
def test_how_many_of_the_last_is_counted_in_that(
    ask_mexico: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_mexico, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("how much hot chocolate did they drink on cocoa day", "310 litres of hot chocolate"),
        ("distance st petersburg veracruz km", "about 9,800 kilometres"),
        ("did the gardens renew their memorandum?", "the parties did not renew it"),
        ("who signed the protocol with Xalapa for Saint Petersburg", "Natalia Izhorkina"),
    ],
)
def test_what_is_measured_or_signed_is_told_by_its_own_words(
    ask_mexico: Ask, asked: str, head: str
) -> None:
    assert head in head_of(ask_mexico, asked, "en")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "правда ли что Ижоркина в 2015 году уже была председателем комитета"),
        ("nl", "Klopt het dat Izjorkina in 2015 al voorzitter van het comité was?"),
    ],
)
def test_who_stands_in_for_another_does_not_hold_the_office(
    ask_mexico: Ask, language: str, asked: str
) -> None:
    assert not head_of(ask_mexico, asked, language).startswith(("Да", "Ja"))


def test_events_in_a_country_of_several_words_are_found_by_one(ask_korea: Ask) -> None:
    head = head_of(ask_korea, "что происходило в Корее за 2023 год")
    assert head.startswith("2 события: Договор о льде, 2023")


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # How many holes it has is no weight.
        ("ru", "сколько весит медный фонарь из Тетуана", "Прямо об этом не сказано. Ближе всего:"),
        ("en", "how heavy is the copper lantern?", "Not said directly. Closest:"),
        ("nl", "hoe zwaar is de koperen lantaarn?", "Zo staat het er niet. Wel staat er:"),
    ],
)
def test_number_without_a_unit_is_no_measure(
    ask_morocco: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_morocco, asked, language).startswith(head)
