"""docs/playground.md names all that the server has."""

import re
from pathlib import Path

from bot.playground.faults import OF_CALLS, OF_UPDATES
from bot.playground.methods import METHODS as BOT_METHODS
from bot.playground.person import METHODS as PERSON_METHODS

PAGE = Path(__file__).parents[2] / "docs" / "playground.md"
WORDS = set(re.findall(r"\w+", PAGE.read_text(encoding="utf-8")))


def test_every_method_of_the_bot_api_is_named() -> None:
    assert set(BOT_METHODS) - {word.lower() for word in WORDS} == set()


def test_every_act_of_a_person_is_named() -> None:
    assert set(PERSON_METHODS) - WORDS == set()


def test_every_fault_is_named() -> None:
    assert {*OF_CALLS, *OF_UPDATES} - WORDS == set()
