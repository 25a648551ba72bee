"""What a sentence can be of a document, and what is known of it by where it stands."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from handlers.documents.understanding.structure.sections import Section


class Telling(Enum):
    """What a sentence is of a document."""

    EVENT = auto()
    FIGURE = auto()
    FOUNDING = auto()
    CONTEXT = auto()
    CONTINUATION = auto()
    OVERVIEW = auto()


class Judgement(NamedTuple):
    """What a sentence tells, and whether it may tell no event."""

    telling: Telling
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a sentence by where it stands."""

    section: Section
    item: bool
    follows_event: bool
    follows_figure: bool
    in_year: bool = False
    """Whether a year heads it."""

    @property
    def signs(self) -> tuple[str, ...]:
        """All of it in words."""
        said = {
            "item": self.item,
            "after an event": self.follows_event,
            "after a figure": self.follows_figure,
            "in a year": self.in_year,
        }
        return (f"in {self.section.name}", *(each for each, holds in said.items() if holds))
