"""A brief as questions see it: which words stand where, of which kind each event is."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from handlers.finding.brief.compounds import Compounds
from handlers.finding.brief.sentences import split_sentences, tells_measure
from handlers.finding.brief.subject import Subject, country_names, to_subject
from handlers.finding.brief.wording import (
    pairs_of,
    role_words,
    words_of,
    words_of_places,
    words_of_text,
)
from storage.content import NOTHING, Content, Spoken, Told
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Thing
from storage.thesaurus import TOGETHER
from storage.vocabulary import Vocabulary
from storage.words import is_cyrillic, split_words, stems

ROLE = "role "
"""What an office begins with that only roles of the brief name."""
BRIEFS_IN_MEMORY = 24
_LEAST = 3
_PART = 4
"""How long the parts of a compound are at least."""
_LINKS = ("s", "en", "e", "n")
"""What links the first part of a Dutch compound to the next."""
_ADJECTIVE = re.compile(r"\w+(?:[ыио]й|ая|яя|ое|ее)")
_CAPITALIZED = re.compile(r"[^\W\d_a-zа-яё][\w-]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A fact, or a sentence of the overview, in every language."""

    text: Mapping[str, str]
    own: str
    date: Edtf | None = None
    value: str | None = None
    """What it says in figures."""
    unit: Spoken = NOTHING

    def in_language(self, language: str) -> str:
        """The text in a language, else in the brief's own."""
        return self.text.get(language) or self.text.get(self.own, "")


class Postings:
    """In which of some numbered texts each word stands."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        self._at: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(texts):
            for word in words:
                self._at[word].add(number)

    def find(self, words: Iterable[str]) -> set[int]:
        """The texts that have any of the words."""
        return set().union(*(self._at.get(word, ()) for word in words))


class Knowledge:
    """What can be asked of one brief."""

    def __init__(self, content: Content, lexicon: Lexicon) -> None:
        self.content = content
        self._lexicon = lexicon
        self.subject: Subject = to_subject(content)
        events = content.events
        self.sentences = tuple(_sentences(content))
        titles = [words_of(each.title, each.label) for each in events]
        names = [words_of(each.place, *(part.named.name for part in each.parts)) for each in events]
        labels = {each.id: words_of(each.label) for each in content.directions}
        texts = [
            words_of_text(each).union(*(labels.get(number, ()) for number in each.directions))
            for each in events
        ]
        sentences = [
            words_of(each.unit)
            | {word for text in each.text.values() for word in split_words(text)}
            for each in self.sentences
        ]
        self.titles, self.names, self.texts = Postings(titles), Postings(names), Postings(texts)
        self.said = Postings(sentences)
        self._pairs = Postings(
            {
                pair
                for spoken in (each.title, each.label)
                for text in spoken.texts.values()
                for pair in pairs_of(text)
            }
            for each in events
        )
        self.places = Postings(words_of_places(each) for each in events)
        self.place_names = frozenset(
            word for each in content.named if each.kind == "place" for word in words_of(each.name)
        )
        self.whole_places = frozenset(
            said[0]
            for each in content.named
            if each.kind == "place"
            for name in each.name.texts.values()
            if len(said := split_words(name)) == 1
        )
        """The names of places that are one word."""
        self.roles = Postings(
            {word for part in each.parts for word in words_of(part.role)} for each in events
        )
        directions = [words_of(each.label, each.text) for each in content.directions]
        self.agreements = [words_of(each.whole) for each in content.agreements]
        counts = Counter(
            word
            for title, name, text in zip(titles, names, texts, strict=True)
            for word in title | name | text
        )
        for more in (*sentences, *directions, *self.agreements):
            counts.update(more)
        self.vocabulary = Vocabulary(
            len(events) + len(self.sentences) + len(directions) + len(self.agreements),
            sorted(counts.items()),
        )
        self.together = {group: self._forms_of_group(group) for group in TOGETHER}
        """The words of the brief for two cities that came together."""
        self.partnerships = self.said.find(set().union(*self.together.values()))
        """The sentences that say that two cities came together."""
        self.measures = {
            at
            for at, each in enumerate(self.sentences)
            if tells_measure(each.in_language(each.own), each.own, lexicon.units)
        }
        """The sentences that tell how large, or how far, something is."""
        self.compounds = Compounds(counts)
        self.kinds: dict[str, set[int]] = defaultdict(set)
        for at, title in enumerate(titles):
            for kind in {kind for word in title for kind in _kinds_of(word, lexicon)}:
                self.kinds[kind].add(at)
        self.people = [
            (at, part)
            for at, each in enumerate(events)
            for part in each.parts
            if part.named.kind == "person"
        ]
        self._events_by_person = _by_person(events)
        self.contacts = {
            word for each in content.contacts for word in words_of(each) if len(word) > 2
        }
        self.contact_sides = frozenset(
            stem
            for each in content.contact_sides
            for word in words_of(each)
            for stem in stems(word)
        )
        self.contact_names = frozenset(stem for word in self.contacts for stem in stems(word))
        self.contact_stems = self.contact_names | self.contact_sides
        self.titles_held = frozenset(
            _head_of_role(text, language, lexicon)
            for _, part in self.people
            for language, text in part.role.texts.items()
        )
        self._role_heads = frozenset(stem for word in self.titles_held for stem in stems(word))
        self.offices: dict[str, set[int]] = defaultdict(set)
        for at, part in self.people:
            for office in {each for word in role_words(part) for each in self.offices_of(word)}:
                self.offices[office].add(at)
        self.offices_said: dict[str, set[int]] = defaultdict(set)
        for at, words in enumerate(sentences):
            for office in {each for word in words for each in lexicon.thesaurus.offices_of(word)}:
                self.offices_said[office].add(at)
        self.fields: dict[str, set[int]] = defaultdict(set)
        for at, title in enumerate(titles):
            for name in {name for word in title for name in lexicon.thesaurus.fields_of(word)}:
                self.fields[name].add(at)
        self._directions = [
            (
                each.id,
                {form for form in words if not self.subject.is_whole(form, lexicon)},
                {name for word in words for name in lexicon.thesaurus.fields_of(word)},
            )
            for each, words in zip(content.directions, directions, strict=True)
        ]
        self.countries = _countries(content)
        self.proper = _proper_names(content)

    def _forms_of_group(self, group: str) -> set[str]:
        """The words of the brief that are of a group of the lexicon."""
        meant = self._lexicon.thesaurus.group_stems(group)
        return {
            form
            for word in self._lexicon.thesaurus.group(group)
            for form in self.vocabulary.forms(word)
            # "Twintig" is no twin.
            if not meant.isdisjoint(stems(form))
        }

    def offices_of(self, word: str) -> set[str]:
        """The offices that a word names: known ones, else what roles of this brief are called."""
        if known := self._lexicon.thesaurus.offices_of(word):
            return known
        return {f"{ROLE}{stem}" for stem in stems(word) & self._role_heads}

    def find_directions(self, forms: AbstractSet[str], fields: AbstractSet[str]) -> list[int]:
        """The directions that have any of these words, else those of any of these fields."""
        having = [each for each, words, _ in self._directions if not words.isdisjoint(forms)]
        return having or [each for each, _, of in self._directions if not of.isdisjoint(fields)]

    def forms_of_country(self, code: str) -> frozenset[str]:
        """The words of the brief that are a country's name, where that is one word."""
        names = [split_words(name) for name in country_names(code)]
        return frozenset(
            form for each in names if len(each) == 1 for form in self.vocabulary.forms(each[0])
        )

    def find_outside(self, word: str, lexicon: Lexicon) -> frozenset[str]:
        """The words of the brief for what briefs hardly ever speak of: «виза», "passport"."""
        return frozenset(
            each for each in lexicon.thesaurus.meant_by(word) if each in self.vocabulary
        )

    def find_compound(self, word: str) -> set[int]:
        """The events in whose titles both parts of a compound stand, else one that ends so.

        `poppenfestival` is a festival of puppets, `opleidingsschip` a ship.
        """
        parts = [
            (self._forms_of_part(word[:at]), self.vocabulary.forms(word[at:]))
            for at in range(_PART, len(word) - _LEAST + 1)
        ]
        for one, other in parts:
            if one and other and (both := self.titles.find(one) & self.titles.find(other)):
                return both
        return self.titles.find(self.compounds.ending_with(word))

    def _forms_of_part(self, first: str) -> set[str]:
        """The words of the brief for the first part of a compound, whatever links it."""
        alone = {first} | {first.removesuffix(each) for each in _LINKS}
        return {
            form for each in alone if len(each) >= _PART for form in self.vocabulary.forms(each)
        }

    def events_of(self, things: Collection[Thing]) -> set[int]:
        """The ids of the events among things, and of those that name the people among them."""
        people = {each.id for each in things if each.kind == "person"}
        named = {event for person in people for event in self._events_by_person.get(person, ())}
        return named | {each.id for each in things if each.kind == "event"}

    def find_called(self, text: str) -> set[int]:
        """The events in whose titles two words stand together as they do in a text."""
        return self._pairs.find(pairs_of(text))

    def says_together(self, text: str) -> bool:
        """Whether two words stand together in a text of an event as they do in this one."""
        asked = pairs_of(text)
        return any(
            not asked.isdisjoint(pairs_of(each))
            for at in self.texts.find(split_words(text))
            for each in self.content.events[at].text.texts.values()
        )

    def events(self, numbers: Iterable[int]) -> list[Told]:
        """The events of these numbers."""
        return [self.content.events[at] for at in numbers]


@lru_cache(BRIEFS_IN_MEMORY)
def to_knowledge(content: Content) -> Knowledge:
    """What a brief knows; made once until something in it changes."""
    return Knowledge(content, Lexicon.load())


def _kinds_of(word: str, lexicon: Lexicon) -> set[str]:
    """The kinds that a word names, or its last part: «фотовыставка», «телематч»."""
    least = _PART if is_cyrillic(word) else _PART + 1
    for at in (0, *range(_LEAST, len(word) - least + 1)):
        if kinds := lexicon.thesaurus.kinds_of(word[at:]):
            return kinds
    return set()


def _head_of_role(role: str, language: str, lexicon: Lexicon) -> str:
    """What somebody is: «алькальд» of «алькальд Вальпараисо», "judge" of "chief judge of …"."""
    words = split_words(re.split(r"[,(]", role)[0])
    if language == "ru":
        nouns = [each for each in words if not _ADJECTIVE.fullmatch(each)]
        return nouns[0] if nouns else ""
    of = next((at for at, word in enumerate(words) if word in lexicon.after_heads), len(words))
    if language == "fr":
        return words[0] if words else ""
    return words[of - 1] if of else ""


def _by_person(events: Iterable[Told]) -> Mapping[int, set[int]]:
    """The ids of the events that name each person."""
    found: dict[int, set[int]] = defaultdict(set)
    for event in events:
        for part in event.parts_of("person"):
            found[part.named.id].add(event.id)
    return found


def _countries(content: Content) -> dict[str, set[int]]:
    """In which events each stem of a country's name is where they took place."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, event in enumerate(content.events):
        if event.country:
            for stem in stems_of_country(event.country):
                found[stem].add(at)
    for stem in stems_of_country(content.country or ""):
        found.setdefault(stem, set())
    return found


def _proper_names(content: Content) -> frozenset[str]:
    """The words that can only be names: of people and places, and what has a capital in a title.

    The first word of a title has one in any case, and so has that of an organisation.
    """
    found: set[str] = set()
    for each in content.named:
        for text in each.name.texts.values():
            is_other = each.kind == "organisation"
            found |= _capitalized(text.partition(" ")[2] if is_other else text)
    for event in content.events:
        for text in event.title.texts.values():
            found |= _capitalized(text.partition(" ")[2])
    return frozenset(found)


def _capitalized(text: str) -> set[str]:
    return {word for each in _CAPITALIZED.findall(text) for word in split_words(each)}


@lru_cache(300)
def stems_of_country(code: str) -> frozenset[str]:
    """The stems of a country's name in every language: of its one word, or of one that will do.

    «Корея» for «Республика Корея»; «Республика» will not.
    """
    alone: AbstractSet[str] = Lexicon.load().countries.get(code, frozenset())
    names = [split_words(name) for name in country_names(code)]
    told = {word for words in names for word in words if len(words) == 1 or word in alone}
    return frozenset(stem for word in told for stem in stems(word))


def _sentences(content: Content) -> Iterable[Sentence]:
    own = content.title.language
    for fact in content.facts:
        yield Sentence(fact.text.texts, own, fact.date, fact.value, fact.unit)
    paragraphs = content.overview
    for at in range(len(paragraphs.get(own, ()))):
        split = {
            language: split_sentences(texts[at])
            for language, texts in paragraphs.items()
            if at < len(texts)
        }
        count = len(split[own])
        for number in range(count):
            yield Sentence(
                {
                    language: parts[number]
                    for language, parts in split.items()
                    if len(parts) == count
                },
                own,
            )
