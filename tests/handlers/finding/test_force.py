"""Whether an agreement is in force: of the one that is named, whatever others there are."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "Is the agreement with Tromsø still valid?", "No, it was valid until: 2024 – Agr"),
        ("fr", "L'accord de 2004 avec Tromsø est-il caduc ?", "Oui : validité expirée : 2024"),
        ("ru", "программа с Тромсё просрочена?", "Нет: действует до: 2029"),
        ("nl", "Geldt de overeenkomst met Ålesund nog?", "Ja: geldig tot: 2027 – Samenwerk"),
        # All of them are asked of as before.
        ("ru", "какие соглашения действуют", "Действует до:"),
    ],
)
def test_heads_on_norway(ask_norway: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_norway, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "Has the Gabrovo agreement of 2018 lapsed?", "No: valid until: 2028"),
        ("en", "Is the first Gabrovo agreement of 2008 still valid?", "No, it was valid until: 20"),
        ("ru", "соглашение с Русе уже истекло?", "Нет: действует до: 2033"),
    ],
)
def test_heads_on_bulgaria(ask_bulgaria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_bulgaria, asked, language).startswith(head)


def test_of_several_each_has_its_own_term(ask_bulgaria: Ask) -> None:
    head = head_of(ask_bulgaria, "Is the agreement with Gabrovo in force?", "en")
    assert head.startswith("Yes: valid until: 2028")
    assert "No, it was valid until: 2013" in head


def test_what_prolonged_an_agreement_says_until_when_it_holds(ask_hungary: Ask) -> None:
    head = head_of(ask_hungary, "has the agreement with Szeged expired?", "en")
    assert head.startswith("No: valid until: 2031")


def test_what_still_runs_is_headed_by_nobody(ask_vietnam: Ask) -> None:
    head = head_of(ask_vietnam, "is the 2020-2024 programme with Hai Phong still running", "en")
    assert head.startswith("No, it was valid until: 2024")
