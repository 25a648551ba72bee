"""What people mean by their words, whatever brief they ask: from `data/lexicon/finding/`."""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from pathlib import Path

from storage.intents import Intents
from storage.lexicon_files import (
    FOLDER,
    LexiconFile,
    all_stems,
    all_words,
    any_of,
    by_language,
    joined,
    joined_words,
    load_files,
)
from storage.mending import Mender
from storage.phrases import Phrases
from storage.tenures import Tenures
from storage.thesaurus import Thesaurus
from storage.typos import Typos
from storage.units import find_units
from storage.verbs import ends_as_verb
from storage.words import fold, split_words, stems

_LONG = 3
_SUPERLATIVE = re.compile(r"(\w{3,})(?:ей|ай)ш(?:ий|ая|ее|ие|его|ей|ему|ую|им|ими|ем|их)")
"""«Свежайший», «древнейшая»."""
_ADJECTIVE = ("ий", "ый", "ой")


class Lexicon:
    """Looks words up in any of their forms; no word of it belongs to one brief."""

    def __init__(self, files: Mapping[str, LexiconFile]) -> None:
        each = list(files.values())
        self._filler = by_language(files, lambda file: file.filler)
        self.filler = frozenset().union(*self._filler.values())
        self.thesaurus = Thesaurus(files)
        self.phrases = Phrases(files, self.filler, self.thesaurus.meaningful)
        self.mender = Mender(files)
        self.tenures = Tenures(files)
        self.outside = all_words(file.outside for file in each)
        self.newest, self.oldest = (
            all_words(file.newest for file in each),
            all_words(file.oldest for file in each),
        )
        self.next = all_words(file.next for file in each)
        self.future = all_words(file.future for file in each)
        self.past = all_words(file.past for file in each)
        """What is said of events that took place."""
        self.farthest = all_words(file.farthest for file in each)
        self.kin = all_stems(all_words(file.kin for file in each))
        """Words for twin cities that also call relatives, by their stems."""
        """What asks for the last of what is planned."""
        self.many = all_words(file.many for file in each)
        """Words for a number of which one asks how large it is: «много ли»."""
        self.opposite = all_words(file.opposite for file in each)
        """Words for the partner's side."""
        self.bureau = all_words(file.bureau for file in each)
        """Where those work who keep a brief."""
        self._including = any_of(phrase for file in each for phrase in file.including)
        self.recorded = all_words(file.recorded for file in each)
        """What is done with an event in a brief: that it was recorded is not that it was."""
        self._briefs = all_stems(all_words(file.alternatives["brief"] for file in each))
        self._data = all_stems(all_words(file.alternatives["data"] for file in each))
        self._areas = all_stems(all_words(file.alternatives["areas"] for file in each))
        self._topics = all_stems(all_words(file.topics for file in each))
        doing = all_words(file.doing for file in each)
        self.doing_in = {
            language: all_stems(split_words(file.doing)) for language, file in files.items()
        }
        self.doing = all_stems(doing)
        self._doing_words = Typos(doing)
        self.meeting = all_stems(all_words(file.meeting for file in each))
        self._deputies = tuple(all_words(file.deputies for file in each))
        self.units = find_units(tuple(files)) | all_words(file.units for file in each)
        self.lengths = all_words(file.lengths for file in each)
        self._times = {
            word: unit
            for unit, words in joined_words(file.times for file in each).items()
            for word in words
        }
        self.amounts = all_words(file.amounts for file in each)
        self.telling = all_words(file.telling for file in each)
        self.beginnings = all_words(file.beginnings for file in each)
        self.growth = all_words(file.growth for file in each)
        self.changing = all_stems(self.growth | all_words(file.changing for file in each))
        """Words that say that something grew, or fell."""
        self.leading = by_language(files, lambda file: file.leading)
        """Words that say that somebody led."""
        self.differences = by_language(files, lambda file: file.differences)
        """What stands before by how much something changed: "by"."""
        self._verbs = all_words(file.verbs for file in each)
        self.after_heads = all_words(file.after_heads for file in each)
        self.parted = by_language(files, lambda file: file.parted)
        self.coming = all_stems(all_words(file.coming for file in each))
        self.helping = all_words(file.helping for file in each)
        self.truly = all_words(file.truly for file in each)
        self.every = by_language(files, lambda file: file.every)
        self._negations = by_language(files, lambda file: file.negations)
        self.present = all_words(file.present for file in each)
        self.hollow = self.present | all_words(file.hollow for file in each)
        self.people = all_words(file.people for file in each)
        self._people = all_stems(self.people)
        self._groups = self._people | all_stems(all_words(file.groups for file in each))
        self.sizes = all_stems(all_words(file.sizes for file in each))
        """Words for how many people there were: «численность», "how large"."""
        self.numbers = {
            language: {
                word: number for number, words in file.numbers.items() for word in words.split()
            }
            for language, file in files.items()
        }
        """What numbers in words say."""
        self.wheres = joined_words(file.wheres for file in each)
        """Words for a city and for a country."""
        self.sorts = {
            name: (all_words(f.sorts[name].asked for f in each), _names_of(name, each))
            for name in each[0].sorts
        }
        """For each kind of bodies what asks for all of them, and the stems of their names."""
        self.events = all_words(file.events for file in each)
        self.occasions = all_words(file.occasions for file in each)
        self.before_places = all_words(file.before_places for file in each)
        self.before_wheres = self.before_places | all_words(file.before_wheres for file in each)
        self.beside = all_words(file.with_ for file in each)
        """What stands before those with whom something was."""
        self.whether = by_language(files, lambda file: file.whether)
        self.either = by_language(files, lambda file: file.or_)
        self.than = by_language(files, lambda file: file.than)
        self.both = by_language(files, lambda file: file.and_)
        self.comparatives = {
            language: {name: all_words([words]) for name, words in file.comparatives.items()}
            for language, file in files.items()
        }
        """The words that compare two, by what is compared: "more", "longer", "dearer"."""
        self.which = by_language(files, lambda file: file.which)
        self.open = by_language(files, lambda file: file.open)
        self.opening = frozenset().union(*self.open.values())
        self._papers = all_stems(all_words(file.papers for file in each))
        self._signing = all_stems(all_words(file.signing for file in each))
        self.before_terms = all_words(file.for_ for file in each)
        """What stands before how long something is to hold: "for five years"."""
        self.spelling = all_words(file.spelling for file in each)
        self._jubilees = all_stems(all_words(file.jubilees for file in each))
        self.ahead = all_words(file.ahead for file in each)
        self.beside_jubilees = all_words(file.beside_jubilees for file in each)
        self.contests = all_stems(all_words(file.contests for file in each))
        """Words for winning and losing."""
        self.becoming = by_language(files, lambda file: file.becoming)
        self.rank_nouns = all_words(file.rank_nouns for file in each)
        self.agreeing = all_words(file.agreeing for file in each)
        self.leaving = frozenset(phrase for file in each for phrase in file.leaving)
        self.done = all_words(file.done for file in each)
        """What says that a text is whole."""
        self.titles = all_words(file.titles for file in each)
        """What stands before names: "the number of Mrs …"."""
        self.ourselves = by_language(files, lambda file: file.ourselves)
        self.myself = by_language(files, lambda file: file.myself)
        self.here = by_language(files, lambda file: file.here)
        self.about = by_language(files, lambda file: file.about)
        self.they = by_language(files, lambda file: file.they)
        self.addressed = by_language(files, lambda file: file.addressed)
        """What calls the bot: "you"."""
        self.happening = {
            language: all_stems(split_words(file.happening)) for language, file in files.items()
        }
        """What says no more than that something was."""
        self.somebody = by_language(files, lambda file: file.somebody)
        self.epithets = all_words(file.epithets for file in each)
        self.reach = joined_words(file.reach for file in each)
        # "Telde" has the stem of «tel.».
        self.reach_stems = {
            way: all_stems(word for word in words if len(word) > _LONG)
            for way, words in self.reach.items()
        }
        self.of = by_language(files, lambda file: file.of)
        self.countries = joined_words(file.countries for file in each)
        self.follow = {
            language: {name: frozenset(split_words(words)) for name, words in file.follow.items()}
            for language, file in files.items()
        }
        self.going = all_stems(all_words(file.going for file in each))
        """What those do who are of a delegation."""
        self.deeds = all_words(file.deeds for file in each)
        self.by_one = {
            deed: all_stems(words)
            for deed, words in joined_words(file.by_one for file in each).items()
        }
        """The stems of what one of those who were there does: opens it, founds it."""
        self.paying = all_stems(all_words(file.paying for file in each))
        self.gaining = all_stems(all_words(file.gaining for file in each))
        """What says what somebody got for it: "won", "received"."""
        self.audience = all_stems(all_words(file.audience for file in each))
        """Those who come to see it, and are of no delegation."""
        self.places = {
            language: {
                word: at for at, words in enumerate(file.places) for word in split_words(words)
            }
            | dict.fromkeys(split_words(file.last), -1)
            for language, file in files.items()
        }
        self._intents = Intents(
            joined(file.intents for file in each), self.filler, asking=self.opening
        )
        self._intent_words = {
            name: frozenset(split_words(" ".join(phrases)))
            for name, phrases in joined(file.intents for file in each).items()
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
        self.comparing_years = all_words(
            phrase.split()[0]
            for file in each
            for phrase in file.asks["compare"]
            if len(phrase.split()) > 1
        ).difference(*self.open.values())
        """What compares two years, if it is filler elsewhere: "plus d’échanges en 2023 ou …"."""
        self.comparing = self.comparing_years - self.filler
        self._most = all_words(file.most for file in each) | self.comparing_years

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> "Lexicon":
        """The lexicons of all languages."""
        return cls(load_files(folder))

    def content_words(self, text: str, language: str) -> list[str]:
        """The words of a text that carry meaning, each once, to a person of this language."""
        words = dict.fromkeys(split_words(text))
        return [
            word
            for word in words
            # A letter by itself is an initial, or nothing.
            if (len(word) > 1 or word.isdecimal()) and not self._is_filler(word, language)
        ]

    def is_comparative(self, word: str, language: str) -> bool:
        """Whether a word only says that one of two has more, or less."""
        return any(word in each for each in self.comparatives[language].values())

    def compares(self, text: str) -> bool:
        """Whether a text has a word of more, or most."""
        return not self._most.isdisjoint(split_words(text))

    def unit_of_time(self, text: str) -> str | None:
        """The unit of time that a text begins with: "day" of «дней в Антверпене»."""
        return next((self._times.get(word) for word in split_words(text)[:1]), None)

    def includes(self, text: str) -> bool:
        """Whether a text counts something in: «включая», "included"."""
        return self._including.search(text) is not None

    def is_paper(self, word: str) -> bool:
        """Whether a word is what is signed, whatever it is."""
        return not stems(word).isdisjoint(self._papers)

    def is_signing(self, word: str) -> bool:
        """Whether a word says that something was signed."""
        return not stems(word).isdisjoint(self._signing)

    def is_jubilee(self, word: str) -> bool:
        """Whether a word names a round number of years since something."""
        return not stems(word).isdisjoint(self._jubilees)

    def is_idle(self, word: str) -> bool:
        """Whether a word carries no meaning in any language."""
        return word in self.filler and word not in self.thesaurus.meaningful

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
        """Whether a sentence says that something is not so; "or not" leaves it open."""
        words = split_words(sentence.replace("n’t", " not").replace("n't", " not"))
        either = self.either[language]
        said = {word for before, word in pairwise(["", *words]) if before not in either}
        return not self._negations[language].isdisjoint(said)

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

    def is_area(self, word: str) -> bool:
        """Whether a word calls a direction of cooperation: «темы», "fields"."""
        return not stems(word).isdisjoint(self._areas)

    def is_data(self, word: str) -> bool:
        """Whether a word calls what a brief says: «сведения», "figures"."""
        return not stems(word).isdisjoint(self._data)

    def is_topic(self, word: str) -> bool:
        """Whether a word only names what every brief is about."""
        return not stems(word).isdisjoint(self._topics)

    def find_intents(
        self, text: str, sides: AbstractSet[str] = frozenset(), *, guess: bool = False
    ) -> dict[str, set[str]]:
        """The intents that a text names, as `Intents.find` gives them."""
        return self._intents.find(text, sides, guess=guess)

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

    def is_ordinal(self, word: str) -> bool:
        """Whether a word says which of a row is meant, in any language."""
        return any(word in each for each in self.places.values())

    def is_deputy(self, words: Iterable[str]) -> bool:
        """Whether some words are the title of somebody who stands in for another."""
        return any(each.startswith(self._deputies) for each in words)

    def is_filler_in(self, word: str, language: str) -> bool:
        """Whether a word carries no meaning in a sentence of this language."""
        return word in self._filler[language]

    def is_doing(self, word: str) -> bool:
        """Whether a word says that something takes place, and names nothing itself."""
        return (
            not stems(word).isdisjoint(self.doing)
            and word not in self.people
            and not self.thesaurus.kinds_of(word)
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
            not stems(word).isdisjoint(self._people) and not self.thesaurus.kinds_of(word)
        )

    def is_hollow(self, word: str) -> bool:
        """Whether a word says nothing where the brief does not know it."""
        return word in self.hollow or not stems(word).isdisjoint(self.contests)

    def is_group(self, word: str) -> bool:
        """Whether a word means people, in general or of one sort: «врачей»."""
        return not stems(word).isdisjoint(self._groups)

    def _is_filler(self, word: str, language: str) -> bool:
        if word in self._filler.get(language, ()):
            return True
        return self.is_idle(word)


def _names_of(sort: str, files: Iterable[LexiconFile]) -> frozenset[str]:
    return all_stems(all_words(file.sorts[sort].named for file in files))
