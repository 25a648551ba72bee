"""The lexicons know their languages and no brief."""

import re
from collections.abc import Iterator

from bot.settings import DATA
from storage.lexicon import FOLDER
from storage.words import split_words
from storage.yaml_loader import load_yaml

_OTHER_NAMES_OF_COUNTRIES = "countries"
_COMMITTEES_OWN = "petersburg"
_CAPITALIZED = re.compile(r"[A-ZА-ЯЁÀ-Ý][\w-]{2,}")


def _words_of_lexicons() -> set[str]:
    words: set[str] = set()
    for path in FOLDER.glob("*.yaml"):
        file = load_yaml(path.read_text("utf-8"))
        file.pop(_OTHER_NAMES_OF_COUNTRIES)
        file["alike"].pop(_COMMITTEES_OWN)
        words |= set(split_words(re.sub(r"[|@]", " ", str(file))))
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
