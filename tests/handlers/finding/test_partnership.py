"""Which cities came together, and as what."""

import pytest

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
