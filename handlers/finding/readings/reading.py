"""What a message without a command can mean."""

from dataclasses import dataclass

from handlers.dates import Recurring, Value, Wrong
from storage.edtf import Edtf
from storage.models import Direction
from storage.search import Found

SMALL_TALK = ("greeting", "thanks")
ANSWERS = ("contact", "about")
"""Intents that stand first whatever else a question says."""
SECTIONS = (
    "agreements",
    "help",
    "events",
    "directions",
    "people",
    "search",
    "language",
    "subscription",
    "home",
)
"""Intents that count where a question says nothing else."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A question for the events of a period."""

    period: Edtf


@dataclass(frozen=True, slots=True)
class DatesReading:
    """A question for several periods, for a day or month of every year, for what is to come."""

    values: tuple[Value, ...]


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
    periods: tuple[Edtf, ...] = ()
    barren: tuple[Edtf, ...] = ()
    """Those of the periods in which nothing was found."""
    recurring: Recurring | None = None
    """The day or month of every year that was asked for."""
    missed: bool = False
    """Whether nothing of what was found was then."""
    corrected: frozenset[str] = frozenset()
    """The words that were taken for a misspelling."""
    newest_first: bool | None = None
    """The order of the events, where the question asks for one; else the best come first."""


Reading = PeriodReading | DatesReading | DirectionReading | IntentReading | SearchReading


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a text, the likeliest first; none where it says nothing that we know."""

    text: str
    """The text, on the other keyboard if it was typed on the wrong one."""
    readings: tuple[Reading, ...]
    unknown: tuple[str, ...] = ()
    """The words beside what was understood that nothing is known of."""
    wrong: Wrong | None = None
    """What looks like a date and is none."""

    @property
    def best(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None
