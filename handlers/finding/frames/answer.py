"""What is answered."""

from dataclasses import dataclass

from markupsafe import Markup

from storage.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind there are in one brief: of events, or of the things of a section."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, and what stands below it."""

    head: Markup | None
    events: tuple[int, ...] = ()
    """The events that it is taken from: one gives its card, several a list."""
    section: str | None = None
    """The section that it is taken from, where it is none of the events."""
    direction: int | None = None
    agreements: tuple[int, ...] = ()
    """Those that it tells of: one gives its screen, several the list of all."""
    talk: str | None = None
    """The small talk that it is."""
    with_examples: bool = False
    """Whether questions that the brief answers stand below it."""
    period: Edtf | None = None
    tally: Tally | None = None
    """What it counts, where that can be added up with another brief's."""
    is_certain: bool = True
    """Whether the brief says what was asked."""
