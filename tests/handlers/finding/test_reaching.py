"""Whose telephone is asked for, and which of the ways to reach somebody."""

import pytest

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.readings.reaching import asked_ways, find_named, find_owner
from storage.lexicon import Lexicon
from storage.models import Contact
from tests.handlers.finding.conftest import read

German = tuple[Knowledge, list[Contact]]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("какой телефон", {"phone"}),
        ("напишите почту и телефон", {"phone", "email"}),
        ("what is the address", {"address"}),
        ("кто отвечает", set()),
    ],
)
def test_ways_are_those_that_are_named(text: str, ways: set[str]) -> None:
    assert asked_ways(text, Lexicon.load()) == ways


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("контакт в гамбурге", "Эрика Мустер"),
        ("телефон образцовой", "Образцова А.Б."),
        ("телефон", None),
        ("контакты гамбурга и петербурга", None),
    ],
)
def test_contact_is_the_only_one_whose_words_are_said(
    german: German, text: str, name: str | None
) -> None:
    found = find_named(german[1], text, Lexicon.load())
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("телефон эрмитажа", "эрмитажа"),
        ("телефон образцовой", None),
        ("телефон ответственного", None),
        ("сколько стоит билет", None),
    ],
)
def test_owner_is_somebody_who_is_no_contact_of_the_brief(
    german: German, text: str, owner: str | None
) -> None:
    knowledge, _ = german
    used = {"телефон", "ответственного"}
    assert find_owner(read(knowledge, text), knowledge, Lexicon.load(), used) == owner
