"""Which two events a question compares: "more visitors at the fair or at the Days"."""

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from handlers.finding.brief.wording import pairs_of
from handlers.finding.frames.frame import Term
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.words import fold, split_words, stems, stems_in

_PART = re.compile(r"[,:;()?!]|\s[–—-]\s|[–—]\s")
"""What parts the two that are compared from what is asked of them."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CALLED, _NAMED, _TOLD, _SHARED, _TOGETHER, _DATED = 1.0, 0.8, 0.4, 0.5, 0.8, 2.0
"""What it weighs that an event's title has a word, its names, its text, that the word is not of the
side alone, that two words stand together, and the year."""
_ENOUGH, _CLEARLY = 0.5, 0.95
"""The part of a side's words that its event has, and of its weight the next one has at most."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two events, and the words beside their names."""

    one: Told
    other: Told
    is_than: bool = False
    """Whether the first is said to have more than the other."""


def find_comparison(question: Question) -> Comparison | None:
    """The two events that a question compares; None where it compares none, or other things."""
    reader = _Reader(question)
    if not reader.compares:
        return None
    if found := reader.between():
        return found
    return reader.with_focus()


class _Reader:
    """Finds the sides of one question."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._language = question.frame.language
        self._text = question.frame.text
        self._lexicon = question.lexicon
        # Of a thousand events some are looked at, each for several ways to part the question.
        self._in_titles = cache(question.knowledge.titles.find)
        self._pairs = cache(self._read_pairs)

    @cached_property
    def compares(self) -> bool:
        """Whether a word says that one has more, or less."""
        return "how_much" in self._question.frame.asks or self._is_compared(self._text)

    @property
    def _asks_alone(self) -> bool:
        """Whether nothing but which has more is asked: "where more?", not "more on that"."""
        last = (split_words(self._text) or [""])[-1]
        return "compare" in self._question.frame.asks or self._is_comparative(last)

    def between(self) -> Comparison | None:
        """The events on the sides of the word that parts them, that names them best."""
        found = [
            (weight, comparison)
            for left, right, is_than in self._splits()
            for weight, comparison in self._name(left, right, is_than=is_than)
        ]
        return max(found, key=lambda each: each[0])[1] if found else None

    def with_focus(self) -> Comparison | None:
        """What is spoken of already against another event, or both that are spoken of."""
        content, focus = self._question.knowledge.content, self._question.focus
        if not self._asks_alone:
            return None
        spoken = [each for each in content.events if each.id in focus]
        named = self._find(self._text)
        if len(spoken) == 1 and named and named[1].id not in focus:
            return Comparison(named[1], spoken[0], is_than=True)
        if len(spoken) == _TWO and not any(self._names(each) for each in self._terms(self._text)):
            return Comparison(spoken[0], spoken[1])
        return None

    def _splits(self) -> Iterator[tuple[str, str, bool]]:
        """The text before and after each word that can part two."""
        lexicon, language = self._lexicon, self._language
        parting = (lexicon.either, False), (lexicon.than, True), (lexicon.both, False)
        for words, is_than in parting:
            found = [
                each
                for each in re.finditer(r"[^\W_]+", self._text)
                if fold(each[0]) in words[language]
            ]
            if words is lexicon.than:
                found = [each for each in found if self._is_compared(self._text[: each.start()])]
            splits = [(self._text[: e.start()], self._text[e.end() :], is_than) for e in found]
            yield from splits
            if splits and words is not lexicon.both:
                return

    def _is_compared(self, text: str) -> bool:
        return any(map(self._is_comparative, split_words(text)))

    def _is_comparative(self, word: str) -> bool:
        return self._lexicon.is_comparative(word, self._language)

    def _name(self, left: str, right: str, *, is_than: bool) -> Iterator[tuple[float, Comparison]]:
        """Two events that the sides are called, with how well; none where any is not clear."""
        lefts = [*_parts(left)[-1:], left] if not is_than else [left]
        rights = [*_parts(right)[:1], right]
        for one, other in product(dict.fromkeys(lefts), dict.fromkeys(rights)):
            rest = f"{left.replace(one, ' ')} {right.replace(other, ' ')}"
            named = self._find(one, rest, other), self._find(other, rest, one)
            if named[0] and named[1] and named[0][1] is not named[1][1]:
                weight = named[0][0] + named[1][0]
                yield weight, Comparison(named[0][1], named[1][1], is_than)

    def _find(self, side: str, rest: str = "", other: str = "") -> tuple[float, Told] | None:
        """The one event that a side calls by its name.

        What it leaves out is told by the rest, else by the other side.
        """
        own, events = self._terms(side), self._question.knowledge.content.events
        ordinals, pairs = self._ordinals(side), pairs_of(side)
        years = {int(each) for each in _YEAR.findall(side)}
        naming = [each for each in own if self._names(each)]
        if not naming and not ordinals:
            return None
        beside = self._terms(rest if naming else f"{rest} {other}") + self._carried()
        beside = [each for each in beside if self._names(each) and each not in own]
        if naming or beside:
            pool = set().union(*map(self._reach, (*naming, *beside)))
        elif self._question.focus:
            pool = {at for at, event in enumerate(events) if self._is_of_row(event)}
        else:
            return None
        # "Singers in Coimbra" are none in Porto, however much an event there is of singers.
        full = {at for at in pool if len(naming) > 1 and all(at in e.met for e in naming)}
        pool = full or pool
        ranked = sorted(
            ((self._weigh(at, pairs, naming, beside, ordinals, years), -at) for at in pool),
            reverse=True,
        )
        if not ranked or ranked[0][0] <= 0:
            return None
        at = -ranked[0][1]
        having = sum(each.rarity for each in naming if at in each.met)
        if having < _ENOUGH * sum(each.rarity for each in naming):
            return None
        if len(ranked) > 1 and ranked[1][0] > _CLEARLY * ranked[0][0]:
            near = [-each for weight, each in ranked if weight > _CLEARLY * ranked[0][0]]
            held = [each for each in near if not events[each].status]
            if len(held) != 1:
                return None
            at = held[0]
        is_named = any(at in each.strongly - each.kindred and not each.is_place for each in naming)
        together = not pairs.isdisjoint(self._pairs(at))
        if not (is_named or together or ordinals or years or len(full) == 1):
            return None
        return ranked[0][0], events[at]

    def _weigh(
        self,
        at: int,
        pairs: AbstractSet[str],
        naming: Sequence[Term],
        beside: Sequence[Term],
        ordinals: Collection[str],
        years: Collection[int],
    ) -> float:
        """How much an event is called by a side."""
        event = self._question.knowledge.content.events[at]
        weight = sum(self._weigh_word(each, at) for each in naming)
        weight += _SHARED * sum(self._weigh_word(each, at) for each in beside)
        weight += _TOGETHER * len(pairs & self._pairs(at))
        if ordinals:
            title = stems_in(event.title.in_language(self._question.t.language))
            weight += 0 if title.isdisjoint(ordinals) else _DATED
        if years:
            date = event.date
            within = any(date.earliest_start.year <= e <= date.latest_end.year for e in years)
            weight += _DATED if within else -_DATED
        return weight

    def _weigh_word(self, term: Term, at: int) -> float:
        if at in term.kindred or at in self._in_titles(term.forms):
            return _CALLED * term.rarity
        if at in term.strongly:
            return _NAMED * term.rarity
        return _TOLD * term.rarity if at in term.met else 0.0

    def _reach(self, term: Term) -> set[int]:
        """The events that have a word in any way."""
        return {*term.met, *term.strongly, *term.kindred, *self._in_titles(term.forms)}

    def _read_pairs(self, at: int) -> set[str]:
        event = self._question.knowledge.content.events[at]
        spoken = (event.title, event.label)
        return {e for s in spoken for e in pairs_of(s.in_language(self._question.t.language))}

    def _is_of_row(self, event: Told) -> bool:
        """Whether an event is called as what is spoken of is, but for its place in the row."""
        language = self._question.t.language
        title = stems_in(event.title.in_language(language))
        return any(
            len(title & stems_in(each.title.in_language(language))) >= _TWO
            for each in self._question.knowledge.content.events
            if each.id in self._question.focus
        )

    def _terms(self, text: str) -> list[Term]:
        words = set(split_words(text))
        return [
            each
            for each in self._question.frame.terms
            if not words.isdisjoint(split_words(each.written)) or each.word in words
        ]

    def _carried(self) -> list[Term]:
        """The words of what was asked before."""
        own = self._terms(self._text)
        return [each for each in self._question.frame.terms if each not in own]

    def _names(self, term: Term) -> bool:
        """Whether a word can be part of an event's name, and is not of what is compared."""
        lexicon, word = self._lexicon, term.word
        if term.is_doing or lexicon.is_people(word) or lexicon.is_ordinal(word):
            return False
        if self._is_comparative(word):
            return False
        return bool(term.strongly or term.wide) or (term.is_known and not term.is_verb)

    def _ordinals(self, text: str) -> set[str]:
        """The stems of all words for the place in a row that a side names."""
        places = self._lexicon.places[self._language]
        ranks = {places[word] for word in split_words(text) if places.get(word, -1) >= 0}
        return {
            stem
            for rank in ranks
            for word in self._lexicon.ordinals(rank + 1)
            for stem in stems(word)
        }


def _parts(text: str) -> list[str]:
    """The parts of a text between its stops."""
    return [each for each in (part.strip() for part in _PART.split(text)) if each]
