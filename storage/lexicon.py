"""What people mean by their words, whatever brief they ask: from `data/lexicon/finding/`."""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from storage.intents import Intents
from storage.typos import Typos
from storage.units import find_units
from storage.verbs import ends_as_verb
from storage.words import fold, split_words, stems, stems_in
from storage.yaml_loader import load_yaml

_NAMING = 2
_LONG = 3
FOLDER = Path(__file__).parents[1] / "data" / "lexicon" / "finding"


TOGETHER = ("sister", "partners")
"""Groups of words that mean the same: how two cities are called that came together."""
_ALTERNATIVE = re.compile(r"<(\w+)>")
_SUPERLATIVE = re.compile(r"(\w{3,})(?:ей|ай)ш(?:ий|ая|ее|ие|его|ей|ему|ую|им|ими|ем|их)")
"""«Свежайший», «древнейшая»."""
_ADJECTIVE = ("ий", "ый", "ой")
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


class _File(BaseModel):
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
    verbs: str
    units: str
    times: dict[str, str]
    meeting: str
    vintage: list[str]
    called_off: list[str]
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
    sizes: str
    numbers: dict[float, str]
    events: str
    occasions: str
    wheres: dict[str, str]
    sorts: dict[str, Sort]
    before_places: str
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
    ranks: list[str]
    defining: list[str]
    corrections: str
    ourselves: str
    about: str
    telling: str
    they: str
    somebody: str
    idioms: list[str]
    reasons: list[str]
    terms: list[str]
    for_: str = Field(alias="for")
    papers: str
    signing: str
    in_force: list[str]
    expired: list[str]
    everywhere: list[str]
    timeline: list[str]
    in_language: dict[str, list[str]]
    spelling: str
    jubilees: str
    beside_jubilees: str
    ahead: str
    outside: str
    follow: dict[str, str]
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


class Lexicon:
    """Looks words up in any of their forms; no word of it belongs to one brief."""

    def __init__(self, files: Mapping[str, _File]) -> None:
        each = list(files.values())
        self._filler = _by_language(files, lambda file: file.filler)
        self.filler = frozenset().union(*self._filler.values())
        self.outside = _words(file.outside for file in each)
        self.newest, self.oldest = (
            _words(file.newest for file in each),
            _words(file.oldest for file in each),
        )
        self.next = _words(file.next for file in each)
        self.future = _words(file.future for file in each)
        self.opposite = _words(file.opposite for file in each)
        """Words for the partner's side."""
        self.bureau = _words(file.bureau for file in each)
        """Where those work who keep a brief."""
        self._including = _any_of(phrase for file in each for phrase in file.including)
        self.recorded = _words(file.recorded for file in each)
        """What is done with an event in a brief: that it was recorded is not that it was."""
        self._briefs = _stems(_words(file.alternatives["brief"] for file in each))
        self._topics = _stems(_words(file.topics for file in each))
        doing = _words(file.doing for file in each)
        self.doing_in = {
            language: _stems(split_words(file.doing)) for language, file in files.items()
        }
        self.doing = _stems(doing)
        self._doing_words = Typos(doing)
        self.meeting = _stems(_words(file.meeting for file in each))
        self._deputies = tuple(_words(file.deputies for file in each))
        self.units = find_units(tuple(files)) | _words(file.units for file in each)
        self._times = {
            word: unit
            for unit, words in _joined_words(file.times for file in each).items()
            for word in words
        }
        self.amounts = _words(file.amounts for file in each)
        self.telling = _words(file.telling for file in each)
        self.beginnings = _words(file.beginnings for file in each)
        self.growth = _words(file.growth for file in each)
        self._work = _any_of(phrase for file in each for phrase in file.work)
        self._unusual = {
            "called_off": _any_of(phrase for file in each for phrase in file.called_off),
            "third_country": _any_of(phrase for file in each for phrase in file.third_country),
            "abroad": _any_of(phrase for file in each for phrase in file.abroad),
        }
        self._vintage = _any_of(phrase for file in each for phrase in file.vintage)
        self._verbs = _words(file.verbs for file in each)
        self.after_heads = _words(file.after_heads for file in each)
        self.parted = _by_language(files, lambda file: file.parted)
        self.coming = _stems(_words(file.coming for file in each))
        self.helping = _words(file.helping for file in each)
        self.truly = _words(file.truly for file in each)
        self.every = _by_language(files, lambda file: file.every)
        self._negations = _by_language(files, lambda file: file.negations)
        self.present = _words(file.present for file in each)
        self.hollow = self.present | _words(file.hollow for file in each)
        self.people = _words(file.people for file in each)
        self._people = _stems(self.people)
        self._groups = self._people | _stems(_words(file.groups for file in each))
        self.sizes = _stems(_words(file.sizes for file in each))
        """Words for how many people there were: «численность», "how large"."""
        self.numbers = {
            language: {
                word: number for number, words in file.numbers.items() for word in words.split()
            }
            for language, file in files.items()
        }
        """What numbers in words say."""
        self.wheres = _joined_words(file.wheres for file in each)
        """Words for a city and for a country."""
        self.sorts = {
            name: (_words(f.sorts[name].asked for f in each), _names_of(name, each))
            for name in each[0].sorts
        }
        """For each kind of bodies what asks for all of them, and the stems of their names."""
        self.events = _words(file.events for file in each)
        self.occasions = _words(file.occasions for file in each)
        self.before_places = _words(file.before_places for file in each)
        self.whether = _by_language(files, lambda file: file.whether)
        self.either = _by_language(files, lambda file: file.or_)
        self.than = _by_language(files, lambda file: file.than)
        self.both = _by_language(files, lambda file: file.and_)
        self.comparatives = {
            language: {name: _words([words]) for name, words in file.comparatives.items()}
            for language, file in files.items()
        }
        """The words that compare two, by what is compared: "more", "longer", "dearer"."""
        self.which = _by_language(files, lambda file: file.which)
        self.open = _by_language(files, lambda file: file.open)
        self.opening = frozenset().union(*self.open.values())
        self._idioms = _any_of(idiom for file in each for idiom in file.idioms)
        self._papers = _stems(_words(file.papers for file in each))
        self._signing = _stems(_words(file.signing for file in each))
        self._in_force = _any_of(phrase for file in each for phrase in file.in_force)
        self._expired = _any_of(phrase for file in each for phrase in file.expired)
        self._terms = _any_of(term for file in each for term in file.terms)
        self.before_terms = _words(file.for_ for file in each)
        """What stands before how long something is to hold: "for five years"."""
        self._reasons = _any_of(reason for file in each for reason in file.reasons)
        self._timeline = _any_of(phrase for file in each for phrase in file.timeline)
        self._everywhere = _any_of(phrase for file in each for phrase in file.everywhere)
        self._in_language = {
            language: _any_of(phrases)
            for language, phrases in _joined(file.in_language for file in each).items()
        }
        self.spelling = _words(file.spelling for file in each)
        self._jubilees = _stems(_words(file.jubilees for file in each))
        self.ahead = _words(file.ahead for file in each)
        self.beside_jubilees = _words(file.beside_jubilees for file in each)
        self._now = _any_of(phrase for file in each for phrase in file.now)
        self.contests = _stems(_words(file.contests for file in each))
        """Words for winning and losing."""
        self.ourselves = _by_language(files, lambda file: file.ourselves)
        self.about = _by_language(files, lambda file: file.about)
        self.they = _by_language(files, lambda file: file.they)
        self.somebody = _by_language(files, lambda file: file.somebody)
        self._defining = {language: _any_of(file.defining) for language, file in files.items()}
        corrections = "|".join(_words(file.corrections for file in each))
        self._corrected = re.compile(rf"\w+\W+(?:{corrections})\b", re.IGNORECASE)
        self._glued = {
            language: _glued(file.open, file.whether) for language, file in files.items()
        }
        self.epithets = _words(file.epithets for file in each)
        self.reach = _joined_words(file.reach for file in each)
        # "Telde" has the stem of «tel.».
        self.reach_stems = {
            way: _stems(word for word in words if len(word) > _LONG)
            for way, words in self.reach.items()
        }
        self.of = _by_language(files, lambda file: file.of)
        self.countries = _joined_words(file.countries for file in each)
        self.follow = {
            language: {name: frozenset(split_words(words)) for name, words in file.follow.items()}
            for language, file in files.items()
        }
        self.places = {
            language: {
                word: at for at, words in enumerate(file.places) for word in split_words(words)
            }
            | dict.fromkeys(split_words(file.last), -1)
            for language, file in files.items()
        }
        self._intents = Intents(_joined(file.intents for file in each), self.filler)
        self._intent_words = {
            name: frozenset(split_words(" ".join(phrases)))
            for name, phrases in _joined(file.intents for file in each).items()
        }
        # Words that ask are filler elsewhere; here each counts in all its forms.
        self._asks = {
            language: Intents(
                file.asks,
                self._filler[language],
                close=True,
                # «Verloren» is lost, and no slip for what has expired.
                no_misspellings=frozenset(split_words(f"{file.no_misspellings} {file.contests}")),
            )
            for language, file in files.items()
        }
        self._whole = {
            language: Intents(
                file.whole, self._filler[language], close=True, in_order=language != "ru"
            )
            for language, file in files.items()
        }
        self.ask_words = {
            language: frozenset(
                word
                for phrases in file.asks.values()
                for phrase in phrases
                for word in split_words(phrase)
            )
            for language, file in files.items()
        }
        self.comparing_years = _words(
            phrase.split()[0]
            for file in each
            for phrase in file.asks["compare"]
            if len(phrase.split()) > 1
        ).difference(*self.open.values())
        """What compares two years, if it is filler elsewhere: "plus d’échanges en 2023 ou …"."""
        self.comparing = self.comparing_years - self.filler
        self._ranks = _any_of(phrase for file in each for phrase in file.ranks)
        self._most_of = {
            language: re.compile(rf"\b(?:{'|'.join(map(re.escape, file.most_of))})\W+(\w+)")
            for language, file in files.items()
        }
        self._most = _words(file.most for file in each) | self.comparing_years
        self._alike = _by_stem(file.alike for file in each)
        self._alike_words = _joined_words(file.alike for file in each)
        self._alike_stems = {name: _stems(words) for name, words in self._alike_words.items()}
        self.counts = {
            language: {name: kind.count for name, kind in file.kinds.items()}
            for language, file in files.items()
        }
        self._kinds = _by_stem({name: k.words for name, k in f.kinds.items()} for f in each)
        self._fields = _by_stem(file.fields for file in each)
        # The first words name the field itself, the others its trades.
        self._field_names = _by_stem(
            {name: " ".join(words.split()[:_NAMING]) for name, words in file.fields.items()}
            for file in each
        )
        self._offices = _by_stem(file.offices for file in each)
        offices = _words(words for file in each for words in file.offices.values())
        # "Consulate" has the stem of "consul".
        self._no_offices = _words(w for file in each for w in file.alike.values()) - offices
        groups = _joined_words(
            group
            for file in each
            for group in (
                {f"kind {name}": kind.words for name, kind in file.kinds.items()},
                {f"field {name}": words for name, words in file.fields.items()},
                {f"office {name}": words for name, words in file.offices.items()},
                file.alike,
            )
        )
        self.meaningful = frozenset(word for words in groups.values() for word in words)
        self._meaningful_words = Typos(self.meaningful)
        self._synonyms: dict[str, set[str]] = {}
        for group in groups.values():
            for stem in _stems(group):
                self._synonyms.setdefault(stem, set()).update(group)

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> "Lexicon":
        """The lexicons of all languages."""
        return cls(
            {
                path.stem: _File.model_validate(load_yaml(path.read_text("utf-8")))
                for path in sorted(folder.glob("*.yaml"))
            }
        )

    def content_words(self, text: str, language: str) -> list[str]:
        """The words of a text that carry meaning, each once, to a person of this language."""
        words = dict.fromkeys(split_words(text))
        return [
            word
            for word in words
            # A letter by itself is an initial, or nothing.
            if (len(word) > 1 or word.isdecimal()) and not self._is_filler(word, language)
        ]

    def gives_reason(self, text: str) -> bool:
        """Whether a text says why: because of, owing to."""
        return self._reasons.search(text) is not None

    def gives_term(self, text: str) -> bool:
        """Whether a text says how long something holds: with no end date, for five years."""
        return self._terms.search(text) is not None

    def asks_for_work(self, text: str) -> bool:
        """Whether a text asks what somebody does, or where they do it."""
        return self._work.search(text) is not None

    def compares(self, text: str) -> bool:
        """Whether a text has a word of more, or most."""
        return not self._most.isdisjoint(split_words(text))

    def find_most(self, text: str, language: str) -> str:
        """The word for that of which the largest number is asked for: "the most yachts"."""
        found = self._most_of[language].search(fold(text))
        return found[1] if found else ""

    def unit_of_time(self, text: str) -> str | None:
        """The unit of time that a text begins with: "day" of «дней в Антверпене»."""
        return next((self._times.get(word) for word in split_words(text)[:1]), None)

    def words_of_term(self, text: str) -> set[str]:
        """The words of a text that say how long something holds."""
        return {word for found in self._terms.finditer(text) for word in split_words(found[0])}

    def calls_off(self, text: str) -> bool:
        """Whether a text says that something was called off."""
        return self._unusual["called_off"].search(text) is not None

    def find_unusual(self, text: str) -> tuple[str, set[str]] | None:
        """What did not go the usual way that a text speaks of, and in which words.

        What was called off, or was in a third country, or not in the committee's own.
        """
        found = ((name, said.search(text)) for name, said in self._unusual.items())
        return next(((name, {*split_words(said[0])}) for name, said in found if said), None)

    def includes(self, text: str) -> bool:
        """Whether a text counts something in: «включая», "included"."""
        return self._including.search(text) is not None

    def asks_for_vintage(self, text: str) -> bool:
        """Whether a text asks of what year a thing is."""
        return self._vintage.search(text) is not None

    def is_paper(self, word: str) -> bool:
        """Whether a word is what is signed, whatever it is."""
        return not stems(word).isdisjoint(self._papers)

    def is_signing(self, word: str) -> bool:
        """Whether a word says that something was signed."""
        return not stems(word).isdisjoint(self._signing)

    def find_force(self, text: str) -> tuple[bool | None, list[str]]:
        """Whether what holds (True) or has ended (False) is asked for, and the words for it."""
        for phrases, holds in ((self._expired, False), (self._in_force, True)):
            if found := phrases.search(text):
                return holds, split_words(found[0])
        return None, []

    def without_idioms(self, text: str) -> str:
        """A text without what only fills it, "on the agenda", unless that is all."""
        rest = self._idioms.sub(" ", text)
        return text if self.filler.issuperset(split_words(rest)) else rest

    def defines(self, text: str, language: str) -> bool:
        """Whether a text asks what something is: «что такое», "what is"."""
        return self._defining[language].search(text) is not None

    def without_slips(self, text: str) -> str:
        """A text without a word that is said anew, and with its question words apart: «ктобыл»."""
        text = self._corrected.sub(" ", text)
        for glued in self._glued.values():
            text = glued.sub(self._take_apart, text)
        return text

    def _take_apart(self, glued: re.Match[str]) -> str:
        # "Water" is none of "wat er".
        return glued[0] if fold(glued[0]) in self.meaningful else f"{glued[1]} {glued[2]}"

    def without_now(self, text: str) -> tuple[str, bool]:
        """A text without what asks of today, and whether it had that: «всё ещё», "currently"."""
        rest = self._now.sub(" ", text)
        return rest, rest != text

    def without_everywhere(self, text: str) -> tuple[str, bool]:
        """A text without what asks all briefs, and whether it had that: «все справки»."""
        rest = self._everywhere.sub(" ", text)
        return rest, rest != text

    def without_timeline(self, text: str) -> tuple[str, bool]:
        """A text without what asks for a picture of the years, and whether it does."""
        rest = self._timeline.sub(" ", text)
        return rest, rest != text

    def without_language(self, text: str) -> tuple[str, str | None]:
        """A text without what names a language to say it in, and that language: «по-русски»."""
        for language, phrases in self._in_language.items():
            rest = phrases.sub(" ", text)
            if rest != text:
                return rest, language
        return text, None

    def is_jubilee(self, word: str) -> bool:
        """Whether a word names a round number of years since something."""
        return not stems(word).isdisjoint(self._jubilees)

    def is_idle(self, word: str) -> bool:
        """Whether a word carries no meaning in any language."""
        return word in self.filler and word not in self.meaningful

    def find_order(self, words: Iterable[str], numbered: AbstractSet[str]) -> bool | None:
        """Whether words ask for the newest (True) or the oldest (False) first, or for neither.

        After a name that has a number, one of `numbered`, nothing is asked for first.
        """
        before = ""
        for word in words:
            if self._is_of(word, self.newest):
                return True
            if self._is_of(word, self.oldest) and numbered.isdisjoint(stems(before)):
                return False
            before = word
        return None

    def denies(self, sentence: str, language: str) -> bool:
        """Whether a sentence says that something is not so."""
        words = split_words(sentence.replace("n’t", " not").replace("n't", " not"))
        return not self._negations[language].isdisjoint(words)

    def ordinals(self, number: int) -> list[str]:
        """The words for a place in an order, in every language: the first is 1."""
        return [
            word for words in self.places.values() for word, at in words.items() if at == number - 1
        ]

    def is_ordinal_in(self, word: str, language: str) -> bool:
        """Whether a word says which of a row is meant, in this language."""
        return word in self.places[language]

    def is_order(self, word: str) -> bool:
        """Whether a word only says what shall come first, or next."""
        ordering = (self.newest, self.oldest, self.next)
        return any(self._is_of(word, each) for each in ordering)

    def _is_of(self, word: str, ordering: AbstractSet[str]) -> bool:
        """Whether a word is one of some, or the most of what they say: «свежайший»."""
        most = _SUPERLATIVE.fullmatch(word)
        return word in ordering or bool(
            most and any(f"{most[1]}{ending}" in ordering for ending in _ADJECTIVE)
        )

    def is_brief(self, word: str) -> bool:
        """Whether a word calls a brief: «справка», "file"."""
        return not stems(word).isdisjoint(self._briefs)

    def is_topic(self, word: str) -> bool:
        """Whether a word only names what every brief is about."""
        return not stems(word).isdisjoint(self._topics)

    def find_intents(
        self, text: str, sides: AbstractSet[str] = frozenset(), *, guess: bool = False
    ) -> dict[str, set[str]]:
        """The intents that a text names, as `Intents.find` gives them."""
        return self._intents.find(text, sides, guess=guess)

    def find_rank(self, text: str) -> int | None:
        """Where a text says who came first or second, if it does."""
        found = self._ranks.search(text)
        return found.start() if found else None

    def prolongs(self, text: str) -> bool:
        """Whether a text says that something was prolonged."""
        return not self.group_stems("prolong").isdisjoint(stems_in(text))

    def is_said_for(self, word: str, intents: Iterable[str]) -> bool:
        """Whether a word stands, as it is, in a phrase for one of these."""
        return any(word in self._intent_words[each] for each in intents)

    def find_asks(
        self, text: str, language: str, is_known: Callable[[str], object] = bool
    ) -> dict[str, set[str]]:
        """What a text of a language asks for, with the words that say so.

        A word that is not known may misspell one of them: «сколко».
        """
        return self._asks[language].find(text, guess=True, is_known=is_known)

    def find_whole(self, text: str, language: str) -> dict[str, set[str]]:
        """What a text asks of a brief as a whole, or of the brief itself, with its words."""
        return self._whole[language].find(text)

    def kinds_of(self, word: str) -> set[str]:
        """The kinds of events that a word names."""
        return _look_up(self._kinds, word)

    def is_kind_name(self, word: str, kind: str) -> bool:
        """Whether a word is what a kind itself is called, in any language."""
        names = (forms[kind]["other"] for forms in self.counts.values() if kind in forms)
        return any(
            not stems(word).isdisjoint(stems(each)) for name in names for each in split_words(name)
        )

    def fields_of(self, word: str) -> set[str]:
        """The fields of cooperation that a word belongs to."""
        return _look_up(self._fields, word)

    def fields_named(self, word: str) -> set[str]:
        """The fields of cooperation that a word names as a whole, not one of their trades."""
        return _look_up(self._field_names, word)

    def is_ordinal(self, word: str) -> bool:
        """Whether a word says which of a row is meant, in any language."""
        return any(word in each for each in self.places.values())

    def is_deputy(self, words: Iterable[str]) -> bool:
        """Whether some words are the title of somebody who stands in for another."""
        return any(each.startswith(self._deputies) for each in words)

    def offices_of(self, word: str) -> set[str]:
        """The offices that a word names."""
        if word in self._no_offices:
            return set()
        return _look_up(self._offices, word)

    def similar(self, word: str) -> AbstractSet[str]:
        """The words that mean something here and that a longer word misspells by one letter."""
        return self._meaningful_words.near(word)

    def synonyms_of(self, word: str) -> set[str]:
        """Words that mean the same."""
        found: set[str] = set()
        for stem in stems(word):
            found |= self._synonyms.get(stem, set())
        return found

    def is_filler_in(self, word: str, language: str) -> bool:
        """Whether a word carries no meaning in a sentence of this language."""
        return word in self._filler[language]

    def alike(self, word: str) -> set[str]:
        """Words that can stand for it, in any language; trades and offices are none."""
        groups = _look_up(self._alike, word)
        if not groups.isdisjoint(TOGETHER):
            # One brief calls partners what another calls twins.
            groups.update(TOGETHER)
        return {other for group in groups for other in self._alike_words[group]}

    def meant_by(self, word: str) -> set[str]:
        """The word, and those that stand in a group with it as it is written."""
        return {word}.union(*(words for words in self._alike_words.values() if word in words))

    def is_doing(self, word: str) -> bool:
        """Whether a word says that something takes place, and names nothing itself."""
        return (
            not stems(word).isdisjoint(self.doing)
            and word not in self.people
            and not self.kinds_of(word)
        )

    def is_like_doing(self, word: str) -> bool:
        """Whether a word misspells one that says that something takes place."""
        return bool(self._doing_words.near(word))

    def is_verb(self, written: str) -> bool:
        """Whether a word, as it is written, looks like a verb."""
        return fold(written) in self._verbs or ends_as_verb(written)

    def is_people(self, word: str) -> bool:
        """Whether a word means people in general."""
        # "Delegation" has the stem of "delegates".
        return word in self.people or (
            not stems(word).isdisjoint(self._people) and not self.kinds_of(word)
        )

    def is_hollow(self, word: str) -> bool:
        """Whether a word says nothing where the brief does not know it."""
        return word in self.hollow or not stems(word).isdisjoint(self.contests)

    def is_group(self, word: str) -> bool:
        """Whether a word means people, in general or of one sort: «врачей»."""
        return not stems(word).isdisjoint(self._groups)

    def group(self, name: str) -> set[str]:
        """The words of a group that mean the same."""
        return self._alike_words[name]

    def group_stems(self, name: str) -> frozenset[str]:
        """The stems of the words of a group."""
        return self._alike_stems[name]

    def _is_filler(self, word: str, language: str) -> bool:
        if word in self._filler.get(language, ()):
            return True
        return self.is_idle(word)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the phrases, the longest first."""
    split = sorted((split_words(each) for each in phrases), key=len, reverse=True)
    # Accents are written or not.
    written = (r"\W+".join(words).translate(_ACCENTED) for words in split)
    return re.compile("|".join(rf"\b{each}\b" for each in written), re.IGNORECASE)


def _by_language(
    files: Mapping[str, _File], words: Callable[[_File], str]
) -> dict[str, frozenset[str]]:
    return {language: frozenset(split_words(words(file))) for language, file in files.items()}


def _glued(openers: str, whether: str) -> re.Pattern[str]:
    """What finds a word that asks with a verb that is written together with it."""
    first = "|".join(each for each in split_words(openers) if len(each) >= _LONG)
    then = "|".join(each for each in split_words(whether) if len(each) >= _LONG - 1)
    return re.compile(rf"\b({first})({then})\b", re.IGNORECASE)


def _names_of(sort: str, files: Iterable[_File]) -> frozenset[str]:
    return _stems(_words(file.sorts[sort].named for file in files))


def _look_up(by_stem: Mapping[str, set[str]], word: str) -> set[str]:
    return set().union(*(by_stem.get(stem, ()) for stem in stems(word)))


def _by_stem(groups: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for name, words in group.items():
            for stem in _stems(split_words(words)):
                found.setdefault(stem, set()).add(name)
    return found


def _joined(groups: Iterable[Mapping[str, list[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for group in groups:
        for name, phrases in group.items():
            found.setdefault(name, []).extend(phrases)
    return found


def _joined_words(groups: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for name, words in group.items():
            found.setdefault(name, set()).update(split_words(words))
    return found


def _words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in split_words(line))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems(word))
