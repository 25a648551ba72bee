"""What a message without a command can mean."""

from dataclasses import dataclass

from storage.edtf import Edtf
from storage.models import Direction
from storage.search import Found

SMALL_TALK = ("greeting", "thanks")
ANSWERS = ("contact", "about")
"""Intents that stand first whatever else a question says."""
SECTIONS = ("help", "events", "directions", "people", "search", "language", "subscription", "home")
"""Intents that count where a question says nothing else."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A question for the events of a period."""

    period: Edtf
    is_part: bool = False
    """Whether more was asked for: a day that the calendar does not have."""


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
    corrected: frozenset[str] = frozenset()
    """The words that were taken for a misspelling."""
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
