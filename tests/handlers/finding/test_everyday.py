"""What people ask every day of a brief as a whole, in words of their own."""

import pytest

from bot.settings import DATA
from handlers.finding.about.whole import find_whole
from handlers.finding.brief.countries import without_countries
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.question import Question
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon
from tests.handlers.finding.conftest import LATER, Ask, read
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # Whatever the verb, it is the longest, the last, the next one.
        ("ru", "какая штука тянулась дольше остальных", "Часы на Песках"),
        ("ru", "последняя движуха с эстонцами", "24–25 марта 2026"),
        ("nl", "laatste wapenfeit met de Esten?", "24–25 maart 2026"),
        ("ru", "когда теперь свидимся с эстонцами", "июль 2027"),
        ("nl", "wanneer treffen we de Esten weer", "juli 2027"),
        ("en", "when are we seeing the Estonians again", "July 2027"),
        ("ru", "какие бумажки подмахнули с Эстонией", "20 сентября 2006"),
    ],
)
def test_of_all_events_one_is_told_whatever_stands_beside(
    ask_estonia: Ask, language: str, asked: str, head: str
) -> None:
    assert head in head_of(ask_estonia, asked, language)


@pytest.mark.parametrize("asked", ["what’s coming up", "when is the next thing on"])
def test_what_was_to_be_and_is_past_does_not_come_next(ask_estonia: Ask, asked: str) -> None:
    head = head_of(ask_estonia, asked, "en")
    assert "July 2027" in head
    assert "November 2026" not in head


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("wanneer treffen we de Esten weer", "wanneer treffen we de weer"),
        ("чем мы с чилийцами занимаемся", "чем мы с занимаемся"),
        ("nothing of the kind, sir", "nothing of the kind, sir"),
    ],
)
def test_countries_part_no_words_that_belong_together(text: str, left: str) -> None:
    assert without_countries(text) == left


@pytest.mark.parametrize(
    ("language", "asked", "whole"),
    [
        ("fr", "on fait quoi ensemble", "fields"),
        ("fr", "on bosse sur quoi ensemble", "fields"),
        ("fr", "ça a démarré comment", "beginning"),
        ("fr", "la toute première manifestation avec les Égyptiens", "first"),
        ("en", "so what am I looking at here", "overview"),
        ("ru", "что это я открыла", "overview"),
        ("nl", "Zou u mij kunnen zeggen wat er ondertekend is?", None),
        # What is counted, where it was and what was called off is not the whole.
        ("en", "how many meetings have there been altogether", None),
        ("en", "how many years have we been together", "beginning"),
        ("fr", "dans quelles villes travaille-t-on chez eux", "partners"),
        ("nl", "wat is er geschrapt", None),
        ("fr", "qu’est-ce qui a été abandonné", None),
    ],
)
def test_the_whole_is_asked_for_by_the_order_of_speech(
    egyptian: Knowledge, language: str, asked: str, whole: str | None
) -> None:
    frame, t = read(egyptian, asked, language), load_catalogs(DATA / "locales")[language]
    assert find_whole(Question(egyptian, Lexicon.load(), frame, t, LATER), asked) == whole


def test_a_slip_is_first_for_what_asks_then_for_what_fills() -> None:
    mend = Lexicon.load().mender.mend
    assert mend("qui dirige en ce momment", "fr", str.isdecimal) == "qui dirige en ce moment"
    assert mend("latest thing that actualy took place", "en", str.isdecimal).endswith(
        "actually took place"
    )
    assert mend("Wat kost Actualy", "nl", str.isdecimal) == "Wat kost Actualy"
