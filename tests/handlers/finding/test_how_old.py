"""How old somebody is: only what is said of that very person or animal."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "Каков возраст Калины Петровой?", "четырнадцатилетняя –"),
        ("en", "What is the age of Zahari Klepalov?", "The brief does not say how old."),
        ("nl", "Hoe oud is Ladoga?", "De nota zegt niet hoe oud."),
    ],
)
def test_heads_on_bulgaria(ask_bulgaria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_bulgaria, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # Neither since when one is blind, nor the age of what one brought.
        ("fr", "quel âge a Solveig Haugland ?", "La note ne dit pas l’âge."),
        ("ru", "сколько лет Астрид Клеппе", "В справке не сказано, сколько лет."),
        ("en", "how old was the youngest participant?", "The youngest participant was nine"),
    ],
)
def test_heads_on_norway(ask_norway: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_norway, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # An age is of the name that is nearest to it.
        ("fr", "quel âge a Bruno Ackerl ?", "La note ne dit pas l’âge."),
        ("fr", "quel âge a Kira Vetlouguina ?", "Kira Vetlouguina, douze ans"),
    ],
)
def test_heads_on_austria(ask_austria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_austria, asked, language).startswith(head)
