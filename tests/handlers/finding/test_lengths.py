"""How long a thing is, or a deed: by the sentence that has it, not by the days of the event."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # Of several measures that of the thing.
        ("fr", "Quelle est la longueur du lac ?", "Le lac souterrain"),
        ("en", "How long is the underground lake?", "The underground lake they discovered, 60 met"),
        (
            "nl",
            "hoe lang is het ondergrondse meer",
            "Het door hen ontdekte ondergrondse meer van 60",
        ),
    ],
)
def test_heads_on_bulgaria(ask_bulgaria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_bulgaria, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "сколько времени чинили лодку в Висбю", "У Готланда сломалась мачта, и четыре дня"),
        ("en", "How long is the boat Vera?", "From May to September 2015 Halvor Tveiten"),
        # What is asked of the event is its own.
        ("en", "how long was the exhibition City by Touch?", "7 April – 30 June 2016"),
    ],
)
def test_heads_on_norway(ask_norway: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_norway, asked, language).startswith(head)
