"""A slip in what every brief is asked for is written right; what is a word of its own is kept."""

import pytest

from storage.lexicon import Lexicon
from storage.words import fold

MENDER = Lexicon.load().mender


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("ru", "сколько мироприятий было", "сколько мероприятий было"),
        ("ru", "какие сглашения есть", "какие соглашения есть"),
        ("en", "list the agrements", "list the agreements"),
        ("en", "how many docments", "how many documents"),
        ("nl", "welke evenemeten zijn er", "welke evenementen zijn er"),
        ("fr", "combien de documants", "combien de documents"),
        ("nl", "wat is er ondertekned", "wat is er ondertekend"),
        ("ru", "что подпсано", "что подписано"),
        ("nl", "sinds wanneer is zij burgermeester", "sinds wanneer is zij burgemeester"),
        ("ru", "кто дирректор", "кто директор"),
        # A slip in what asks whether it still holds would make a yes of a no.
        ("ru", "оно еще дейсвует", "оно еще действует"),
        ("en", "has it expred", "has it expired"),
    ],
)
def test_slip_is_mended(language: str, written: str, meant: str) -> None:
    assert fold(MENDER.mend(written, language, lambda _: False)) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "какие контракты подписаны"),
        ("en", "when was the contract signed"),
        ("fr", "les contrats signés"),
        # With a capital it is a name.
        ("en", "what did Partnerss play"),
        ("nl", "de zee en de stad"),
    ],
)
def test_other_words_and_names_are_kept(language: str, text: str) -> None:
    assert MENDER.mend(text, language, lambda _: False) == text


def test_word_of_the_brief_is_no_slip() -> None:
    assert MENDER.mend("the calender of silk", "en", "calender".__eq__) == "the calender of silk"
    assert MENDER.mend("the calender of silk", "en", lambda _: False) == "the calendar of silk"
