"""The files of `data/lexicon/finding/`, a language each, and what is gathered from all of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from storage.words import split_words, stems
from storage.yaml_loader import load_yaml

FOLDER = Path(__file__).parents[1] / "data" / "lexicon" / "finding"
_ALTERNATIVE = re.compile(r"<(\w+)>")
_ACCENTED = str.maketrans({"е": "[её]", "e": "[eéèê]", "a": "[aàâ]"})


class Kind(BaseModel):
    """A kind of events in one language."""

    model_config = ConfigDict(extra="forbid")

    words: str
    count: dict[str, str]
    """How so many of them are called, by CLDR's plural categories."""


class Sort(BaseModel):
    """A kind of bodies in one language."""

    model_config = ConfigDict(extra="forbid")

    asked: str
    """What asks for all of them."""
    named: str
    """What stands in their names; nothing where every name is meant."""


class LexiconFile(BaseModel):
    """What a language has words and phrases for."""

    model_config = ConfigDict(extra="forbid")

    filler: str
    topics: str
    newest: str
    oldest: str
    next: str
    opposite: str
    bureau: str
    including: list[str]
    recorded: str
    past: str
    farthest: str
    kin: str
    """Words for twin cities that also call relatives."""
    future: str
    asks: dict[str, list[str]]
    no_misspellings: str
    which: str
    or_: str = Field(alias="or")
    than: str
    and_: str = Field(alias="and")
    comparatives: dict[str, str]
    """What says which of two has more, by what is compared."""
    whether: str
    helping: str
    open: str
    truly: str
    every: str
    negations: str
    now: list[str]
    present: str
    hollow: str
    doing: str
    coming: str
    deeds: str
    by_one: dict[str, str]
    """What one of those who were there does, by deeds."""
    verbs: str
    units: str
    times: dict[str, str]
    meeting: str
    vintage: list[str]
    how_old: list[str]
    as_long: list[str]
    lengths: str
    called_off: list[str]
    unsettled: list[str]
    third_country: list[str]
    abroad: list[str]
    most: str
    most_of: list[str]
    work: list[str]
    amounts: str
    growth: str
    beginnings: str
    after_heads: str
    parted: str
    people: str
    groups: str
    many: str
    sizes: str
    numbers: dict[float, str]
    events: str
    occasions: str
    wheres: dict[str, str]
    sorts: dict[str, Sort]
    with_: str = Field(alias="with")
    before_places: str
    before_wheres: str
    alternatives: dict[str, str]
    """Words that say the same in a phrase, which has `<name>` for all of them."""
    intents: dict[str, list[str]]
    whole: dict[str, list[str]]
    kinds: dict[str, Kind]
    fields: dict[str, str]
    deputies: str
    offices: dict[str, str]
    alike: dict[str, str]
    contests: str
    becoming: str
    rank_nouns: str
    ranks: list[str]
    defining: list[str]
    corrections: str
    agreeing: str
    leaving: list[str]
    done: str
    titles: str
    ourselves: str
    myself: str
    here: str
    about: str
    telling: str
    they: str
    somebody: str
    idioms: list[str]
    of_all: list[str]
    addressed: str
    happening: str
    reasons: list[str]
    leading: str
    led_by: list[str]
    purposes: list[str]
    differences: str
    rejoined: list[str]
    changing: str
    terms: list[str]
    for_: str = Field(alias="for")
    papers: str
    signing: str
    in_force: list[str]
    expired: list[str]
    endless: list[str]
    everywhere: list[str]
    timeline: list[str]
    in_language: dict[str, list[str]]
    spelling: str
    jubilees: str
    beside_jubilees: str
    ahead: str
    outside: str
    follow: dict[str, str]
    steps: dict[str, list[str]]
    succession: dict[str, list[str]]
    tenure: dict[str, list[str]]
    year_steps: dict[str, list[str]]
    going: str
    gaining: str
    paying: str
    audience: str
    replies: list[str]
    putting_right: list[str]
    nods: str
    going_on: str
    places: list[str]
    last: str
    countries: dict[str, str]
    reach: dict[str, str]
    of: str
    epithets: str

    @model_validator(mode="after")
    def _write_out(self) -> Self:
        for phrases in (self.asks, self.intents, self.whole):
            for each in phrases.values():
                each[:] = [_ALTERNATIVE.sub(self._alternatives, phrase) for phrase in each]
        return self

    def _alternatives(self, name: re.Match[str]) -> str:
        if name[1] not in self.alternatives:
            raise ValueError(f"no alternatives are called {name[1]}")
        return "|".join(self.alternatives[name[1]].split())


def load_files(folder: Path = FOLDER) -> dict[str, LexiconFile]:
    """The files of all languages, by language."""
    return {
        path.stem: LexiconFile.model_validate(load_yaml(path.read_text("utf-8")))
        for path in sorted(folder.glob("*.yaml"))
    }


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the phrases, the longest first."""
    split = sorted((split_words(each) for each in phrases), key=len, reverse=True)
    # Accents are written or not.
    written = (r"\W+".join(words).translate(_ACCENTED) for words in split)
    return re.compile("|".join(rf"\b{each}\b" for each in written), re.IGNORECASE)


def by_language(
    files: Mapping[str, LexiconFile], words: Callable[[LexiconFile], str]
) -> dict[str, frozenset[str]]:
    """The words of a part of each file, by language."""
    return {language: frozenset(split_words(words(file))) for language, file in files.items()}


def by_stem(groups: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """The names of the groups that have a stem, by stem."""
    found: dict[str, set[str]] = {}
    for group in groups:
        for name, words in group.items():
            for stem in all_stems(split_words(words)):
                found.setdefault(stem, set()).add(name)
    return found


def look_up(by_stem: Mapping[str, set[str]], word: str) -> set[str]:
    """What is kept under any of the stems of a word."""
    return set().union(*(by_stem.get(stem, ()) for stem in stems(word)))


def joined(groups: Iterable[Mapping[str, list[str]]]) -> dict[str, list[str]]:
    """The phrases of all files, by name."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for name, phrases in group.items():
            found.setdefault(name, []).extend(phrases)
    return found


def joined_words(groups: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """The words of all files, by name."""
    found: dict[str, set[str]] = {}
    for group in groups:
        for name, words in group.items():
            found.setdefault(name, set()).update(split_words(words))
    return found


def all_words(lines: Iterable[str]) -> frozenset[str]:
    """All words of some lines."""
    return frozenset(word for line in lines for word in split_words(line))


def all_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(stem for word in words for stem in stems(word))
