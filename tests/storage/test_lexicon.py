"""The lexicons know their languages and no brief."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import DATA
from storage import paraphrases
from storage.lexicon import Lexicon
from storage.lexicon_files import FOLDER
from storage.words import split_words
from storage.yaml_loader import load_yaml

_OTHER_NAMES_OF_COUNTRIES = "countries"
_COMMITTEES_OWN = "petersburg"
_CAPITALIZED = re.compile(r"[A-ZА-ЯЁÀ-Ý][\w-]{2,}")


def _words_of_lexicons() -> set[str]:
    words: set[str] = set()
    own: set[str] = set()
    for path in FOLDER.glob("*.yaml"):
        file = load_yaml(path.read_text("utf-8"))
        file.pop(_OTHER_NAMES_OF_COUNTRIES)
        own |= set(split_words(file["alike"].pop(_COMMITTEES_OWN)))
        words |= set(split_words(re.sub(r"[|@]", " ", str(file))))
    for path in paraphrases.FOLDER.glob("*.yaml"):
        words |= set(split_words(path.read_text("utf-8"))) - own
    return words


def _names_of_briefs() -> Iterator[str]:
    """The words of names of people and cities, written with a capital, not of institutions."""
    for path in (DATA / "briefs").glob("*/*.yaml"):
        file = load_yaml(path.read_text("utf-8"))
        yield file["partner"]
        for kind in ("people", "places"):
            for each in file.get(kind, {}).values():
                words = _CAPITALIZED.findall(each["name"])
                if kind == "people" or len(each["name"].split()) == 1:
                    yield from words


def test_no_lexicon_has_a_name_of_a_brief() -> None:
    names = {word for name in _names_of_briefs() for word in split_words(name)}
    assert len(names) > 30
    assert names & _words_of_lexicons() <= _BOTH


_BOTH = frozenset(
    {"van", "saint", "санкт", "petersburg", "петербург", "россия", "russia", "rusland", "russie"}
)
"""The committee's own city and country, and a particle that is a word of Dutch."""


def test_a_lexicon_has_nothing_but_words() -> None:
    texts = [
        text
        for path in FOLDER.glob("*.yaml")
        for text in _texts(load_yaml(path.read_text("utf-8")))
    ]
    assert len(texts) > 1000
    assert [text for text in texts if _NO_WORD.search(text)] == []


_NO_WORD = re.compile(r"[^\w\s'’|=@<>*.-]")
"""Apart from the signs of a phrase: `|` between words, `=` before one as it stands, `@` a side,
`<…>` alternatives, `*` other words."""


def test_a_phrase_has_no_alternatives_that_nobody_wrote_down(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text("utf-8").replace("<cooperation>", "<operation>")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no alternatives are called operation"):
        Lexicon.load(tmp_path)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))


def test_dutch_for_were_asks_for_no_place() -> None:
    lexicon = Lexicon.load()
    assert "where" not in lexicon.find_asks("welke feesten waren er in de stad?", "nl")
    assert "where" in lexicon.find_asks("waar waren die feesten?", "nl")
