"""What a person means by a message without a command: readings by rules, the likeliest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.period import find_month, take_period
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Direction
from storage.search import Found, Search
from storage.words import on_other_keyboard, split_words, stems

MAX_LENGTH = 300
"""Of a longer text only the beginning is read."""
SMALL_TALK = ("greeting", "thanks")
ANSWERS = ("contact", "about")
"""Intents that stand first whatever else a question says."""
SECTIONS = ("help", "events", "directions", "search", "language")
"""Intents that count where a question says nothing else."""


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


Reading = PeriodReading | DirectionReading | IntentReading | SearchReading


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a text, the likeliest first; none where it says nothing that we know."""

    text: str
    """The text, on the other keyboard if it was typed on the wrong one."""
    readings: tuple[Reading, ...]
    unknown: tuple[str, ...] = ()
    """The words beside a period that nothing is known of."""

    @property
    def best(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None


class Understander:
    """Reads texts against one brief."""

    def __init__(
        self, search: Search, lexicon: Lexicon, brief: int, directions: Sequence[Direction]
    ) -> None:
        self._search = search
        self._lexicon = lexicon
        self._brief = brief
        self._directions = directions

    async def understand(self, text: str) -> Understanding:
        """The readings of a text as it stands, on the other keyboard, or else with its typos."""
        text = text[:MAX_LENGTH]
        partly: Understanding | None = None
        for guess in (False, True):
            for candidate in (text, on_other_keyboard(text)):
                readings = await self._read(candidate, guess=guess)
                unknown = tuple(self._content_words(candidate))
                understood = Understanding(candidate, tuple(readings))
                # A period beside words that nobody knows is better than nothing, no more.
                if readings and not isinstance(readings[0], PeriodReading):
                    return understood
                if readings and not unknown:
                    return understood
                if readings and not partly:
                    partly = replace(understood, unknown=unknown)
        return partly or Understanding(text, ())

    def _content_words(self, text: str) -> list[str]:
        _, rest = take_period(text)
        return self._lexicon.content_words(rest)

    async def _read(self, text: str, *, guess: bool) -> list[Reading]:
        period, rest = take_period(text)
        intents = self._lexicon.find_intents(rest, guess=guess)
        words = self._lexicon.content_words(rest)
        for intent, used in intents:
            if intent in SMALL_TALK:
                words = [word for word in words if word not in used]
        named = {intent: used for intent, used in intents if intent in SECTIONS}
        answers = [intent for intent, _ in intents if intent in ANSWERS]
        readings: list[Reading] = [IntentReading(intent) for intent in answers]
        if named and not (period or answers or set(words).difference(*named.values())):
            return [IntentReading(each) for each in SECTIONS if each in named]
        # «помогите найти концерт» asks for the concert.
        if words := [word for word in words if word not in set().union(*named.values())] or words:
            readings += await self._find(words, period, guess=guess)
        if period:
            readings.append(PeriodReading(period))
        if not readings and not words:
            readings += [IntentReading(intent) for intent, _ in intents]
        return readings

    async def _find(self, words: list[str], period: Edtf | None, *, guess: bool) -> list[Reading]:
        """The direction that the words are about, and what they find."""
        if not words:
            return []
        if not period and self._lexicon.asks_for_latest(words):
            return [SearchReading(" ".join(words), await self._search.find_latest(self._brief))]
        if not period and (month := find_month(words)):
            found = await self._search.find_month(self._brief, month)
            return [SearchReading(" ".join(words), found)] if found.hits else []
        typed = words
        if guess:
            words = await self._search.correct(words, self._lexicon)
        readings: list[Reading] = []
        direction = None if period else self._find_direction(words)
        if direction:
            readings.append(DirectionReading(direction))
        found = await self._search.find(self._brief, words, self._lexicon, period)
        if found.hits:
            corrected = words != typed
            readings.append(SearchReading(" ".join(words), found, period, corrected))
        return readings

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
