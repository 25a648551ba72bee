"""What is asked of any brief: what comes, how many there are, what was recorded, one place."""

import pytest

from handlers.finding.brief.knowledge import Knowledge
from tests.handlers.finding.conftest import Ask, read
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "скоро ли опять что-то с египтянами"),
        ("ru", "а дальше что в календаре"),
        ("nl", "wanneer doen we weer iets met de Egyptenaren"),
        ("fr", "c’est quand la prochaine fois avec les Égyptiens"),
    ],
)
def test_again_soon_and_next_time_ask_for_what_is_planned(
    ask_egypt: Ask, language: str, asked: str
) -> None:
    assert "2027" in head_of(ask_egypt, asked, language)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "посчитай направления"),
        ("ru", "направлений сколько"),
        ("en", "count the areas"),
    ],
)
def test_what_is_counted_may_stand_before_and_be_ordered(
    ask_egypt: Ask, language: str, asked: str
) -> None:
    assert head_of(ask_egypt, asked, language).startswith("8 ")


def test_what_is_to_come_is_counted_in_where_that_is_said(ask_egypt: Ask) -> None:
    every = head_of(ask_egypt, "сколько событий в справке")
    assert head_of(ask_egypt, "мероприятий в справке всего сколько, вместе с будущими") == every
    assert head_of(ask_egypt, "сколько событий собрано в этой справке") == every


def test_name_of_a_place_alone_asks_whether_nothing(ask_egypt: Ask) -> None:
    answered = ask_egypt("en Alexandrië dan?", "nl")
    assert answered is None or not (answered.head or "").startswith(("<b>Ja", "<b>Nee"))


def test_most_of_a_word_of_order_is_one(egyptian: Knowledge) -> None:
    assert read(egyptian, "свежайший договор").order is True
    assert read(egyptian, "древнейший договор").order is False
