"""Who is in charge of a city."""

import pytest

from bot.settings import DATA
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.question import Question
from handlers.finding.people.city_heads import answer_city_head
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon
from storage.models import Contact
from tests.handlers.finding.conftest import LATER, read

German = tuple[Knowledge, list[Contact]]


def _ask(knowledge: Knowledge, text: str, language: str) -> Answer | None:
    frame, t = read(knowledge, text, language), load_catalogs(DATA / "locales")[language]
    return answer_city_head(Question(knowledge, Lexicon.load(), frame, t, LATER))


@pytest.mark.parametrize(
    ("language", "asked", "name"),
    [
        ("ru", "кто главный в Дрездене", "Хильберт"),
        ("ru", "кто у руля в городе Дрездене?", "Хильберт"),
        ("en", "who’s in charge in Dresden", "Hilbert"),
        ("en", "who is the boss of Dresden", "Hilbert"),
        ("nl", "wie heeft de leiding in Dresden", "Hilbert"),
        ("fr", "qui dirige Dresde ?", "Hilbert"),
        ("en", "who is at the helm in Hamburg", "Mayor of Hamburg"),
    ],
)
def test_who_is_in_charge_of_a_city_is_its_mayor(
    german: German, language: str, asked: str, name: str
) -> None:
    told = _ask(german[0], asked, language)
    assert told
    assert told.head
    assert name in told.head.partition("\n")[0]


def test_a_governor_is_in_charge_of_a_city_without_a_mayor(egyptian: Knowledge) -> None:
    told = _ask(egyptian, "кто главный в Александрии?", "ru")
    assert told
    assert told.head
    assert "губернатор Александрии" in told.head


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "кто руководил делегацией Дрездена"),
        ("ru", "кто главный по Германии"),
        ("en", "who is in charge of this brief"),
        ("en", "who is in charge of the hospital in Dresden"),
        ("fr", "qui dirige l’orchestre de Dresde"),
        ("nl", "wanneer kreeg Dresden een burgemeester"),
    ],
)
def test_who_heads_something_else_is_no_mayor(german: German, language: str, asked: str) -> None:
    assert _ask(german[0], asked, language) is None
