"""What a person means by a message without a command: readings by rules, the likeliest first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.period import find_months, take_period
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Brief, Direction
from storage.search import Found, Hit
from storage.store import Store
from storage.words import on_other_keyboard, split_words, stems

MAX_LENGTH = 300
"""Of a longer text only the beginning is read."""
SMALL_TALK = ("greeting", "thanks")
ANSWERS = ("contact", "about")
"""Intents that stand first whatever else a question says."""
SECTIONS = ("help", "events", "directions", "search", "language")
"""Intents that count where a question says nothing else."""
ASIDES = ("help", "events", "search")
"""Those of them whose words say nothing beside others."""
_REACH = re.compile(r"\d[\d ()-]{4,}\d|\S@\S+\.\S")
"""A telephone number or an address."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A question for the events of a period."""

    period: Edtf


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """A question for a direction."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class IntentReading:
    """One of `ANSWERS`, `SECTIONS` or `SMALL_TALK`."""

    intent: str


@dataclass(frozen=True, slots=True)
class SearchReading:
    """A search, and what it found."""

    words: str
    found: Found
    period: Edtf | None = None
    corrected: bool = False
    """Whether a word was taken for a misspelling."""
    newest_first: bool | None = None
    """The order of the events, where the question asks for one; else the best come first."""


Reading = PeriodReading | DirectionReading | IntentReading | SearchReading


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a text, the likeliest first; none where it says nothing that we know."""

    text: str
    """The text, on the other keyboard if it was typed on the wrong one."""
    readings: tuple[Reading, ...]
    unknown: tuple[str, ...] = ()
    """The words beside what was understood that nothing is known of."""

    @property
    def best(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None


class Understander:
    """Reads texts against one brief, as a person of one language means them."""

    def __init__(
        self,
        store: Store,
        lexicon: Lexicon,
        brief: Brief,
        directions: Sequence[Direction],
        language: str,
        today: date,
    ) -> None:
        self._search = store.search
        self._timeline = store.timeline
        self._lexicon = lexicon
        self._brief = brief
        self._directions = directions
        self._language = language
        self._today = today

    async def understand(self, text: str) -> Understanding:
        """The readings of a text as it stands, on the other keyboard, or else with its typos."""
        text = text[:MAX_LENGTH]
        partly: Understanding | None = None
        for guess in (False, True):
            for candidate in (text, on_other_keyboard(text)):
                understood = await self._read(candidate, guess=guess)
                if understood.readings and not understood.unknown:
                    return understood
                # Something beside words that nobody knows is better than nothing, no more.
                if understood.readings and not partly:
                    partly = understood
        return partly or Understanding(text, ())

    async def _read(self, text: str, *, guess: bool) -> Understanding:
        period, rest = take_period(text, self._today)
        intents = self._lexicon.find_intents(rest, guess=guess)
        answers = [intent for intent in intents if intent in ANSWERS]
        if not period and _REACH.search(text):
            answers = ["contact"]
        talk = _join(intents[each] for each in intents if each in SMALL_TALK)
        words = [each for each in self._content_words(rest) if each not in talk]
        if talk and not (period or answers or words):
            return Understanding(text, tuple(_intents(intents, SMALL_TALK)))
        sections = {each: used for each, used in intents.items() if each in SECTIONS}
        if sections and not (period or answers or self._others(words, _join(sections.values()))):
            return Understanding(text, tuple(IntentReading(each) for each in sections))
        # «помогите найти концерт» asks for the concert.
        asides = _join(used for each, used in sections.items() if each in ASIDES)
        words = [each for each in words if each not in asides] or words
        readings = await self._find(words, period, guess=guess)
        unknown: list[str] = []
        others = self._others(words, _join(intents[each] for each in answers if each in intents))
        kept = _kept(readings, others)
        if not (period or answers or kept or _has_direction(readings)) and any(
            map(self._is_topic, words)
        ):
            answers = ["about"]
            unknown = others
        asked = [IntentReading(each) for each in answers]
        if answers == ["about"] and others and 2 * len(kept) >= len(others):
            # The rest of the question tells of something in the brief.
            readings += asked
        else:
            readings = [*asked, *readings]
        if period:
            readings.append(PeriodReading(period))
            unknown = words if len(readings) == 1 else []
            if unknown and period.earliest_start > self._brief.as_of.latest_end:
                return Understanding(text, ())
            return Understanding(text, tuple(readings), tuple(unknown))
        if not readings and intents and not (guess and words):
            return Understanding(text, tuple(map(IntentReading, intents)), tuple(words))
        return Understanding(text, tuple(readings), tuple(unknown))

    def _content_words(self, text: str) -> list[str]:
        words = self._lexicon.content_words(text, self._language)
        if words:
            return words
        # A word that is filler in a sentence can be all that is asked for: "IT".
        alone = split_words(text)
        return alone if len(alone) == 1 and alone[0] in self._lexicon.meaningful else []

    def _others(self, words: Iterable[str], used: set[str]) -> list[str]:
        """The words that say something beside those that are used and the brief's own subject."""
        return [
            each
            for each in words
            if each not in used
            and not self._lexicon.is_subject(each)
            and not self._lexicon.is_side(each)
        ]

    def _is_topic(self, word: str) -> bool:
        return self._lexicon.is_subject(word) and not self._lexicon.is_place(word)

    async def _find(self, words: list[str], period: Edtf | None, *, guess: bool) -> list[Reading]:
        """The direction that the words are about, and what they find."""
        newest_first = self._lexicon.find_order(words)
        words = [each for each in words if not self._lexicon.is_order(each)]
        if not words:
            if newest_first is None or period:
                return []
            ends = self._timeline.find_newest if newest_first else self._timeline.find_oldest
            found = _of_events(await ends(self._brief.id))
            return [SearchReading("", found, newest_first=newest_first)]
        if not period and (months := find_months(words)):
            found = _of_events(await self._timeline.find_in_months(self._brief.id, months))
            return [SearchReading(" ".join(words), found)] if found.hits else []
        typed = words
        if guess:
            words = await self._search.correct(words, self._lexicon)
        readings: list[Reading] = []
        direction = None if period else self._find_direction(words)
        if direction:
            readings.append(DirectionReading(direction))
        found = await self._search.find(self._brief.id, words, self._lexicon, period)
        if found.hits and len(found.kept) < len(words) and not guess:
            # What is found may not be all that was meant: «concert in switserland».
            mended = await self._search.correct(words, self._lexicon)
            better = await self._search.find(self._brief.id, mended, self._lexicon, period)
            if len(better.kept) > len(found.kept):
                words, found = mended, better
        if found.hits:
            if newest_first is not None:
                found = await self._sort(found, newest_first=newest_first)
            readings.append(
                SearchReading(" ".join(words), found, period, words != typed, newest_first)
            )
        return readings

    async def _sort(self, found: Found, *, newest_first: bool) -> Found:
        events = [hit.id for hit in found.hits if hit.kind == "event"]
        events = await self._timeline.sort(events, newest_first=newest_first)
        others = [hit for hit in found.hits if hit.kind != "event"]
        return replace(found, hits=(*(Hit("event", each) for each in events), *others))

    def _find_direction(self, words: list[str]) -> Direction | None:
        """The direction that all the words are about."""
        asked = [word for word in words if not self._lexicon.is_subject(word)] or words
        for direction in self._directions:
            known = self._direction_stems(direction)
            if all(known & (stems(word) | self._synonym_stems(word)) for word in asked):
                return direction
        return None

    def _direction_stems(self, direction: Direction) -> set[str]:
        words = split_words(f"{direction.label} {direction.text}")
        return {
            stem
            for word in words
            if word not in self._lexicon.filler and not self._lexicon.is_subject(word)
            for stem in stems(word)
        }

    def _synonym_stems(self, word: str) -> set[str]:
        return {stem for each in self._lexicon.synonyms_of(word) for stem in stems(each)}


def _intents(named: Iterable[str], wanted: Iterable[str]) -> list[IntentReading]:
    return [IntentReading(each) for each in named if each in wanted]


def _join(used: Iterable[set[str]]) -> set[str]:
    return set().union(*used)


def _of_events(ids: Sequence[int]) -> Found:
    return Found(tuple(Hit("event", each) for each in ids))


def _has_direction(readings: Iterable[Reading]) -> bool:
    return any(isinstance(each, DirectionReading) for each in readings)


def _kept(readings: Iterable[Reading], words: Iterable[str]) -> list[str]:
    """Those of the words that a search has found."""
    searches = [each for each in readings if isinstance(each, SearchReading)]
    # Of a word that was mended the search knows only what it was taken for.
    return [
        word
        for word in words
        if any(each.corrected or word in each.found.kept for each in searches)
    ]
