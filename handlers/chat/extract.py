"""What of a brief a document is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "overview",
    "directions",
    "events",
    "facts",
    "agreements",
    "people",
    "contacts",
    "names",
    "contactnames",
]


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind."""

    kind: Kind
    ids: Sequence[int] | None = None
    """Which of them; None for all that there are."""
    heading: str = ""
    """What sets them apart from the others of their kind."""


WHOLE = (
    Part("directions"),
    Part("overview"),
    Part("events"),
    Part("agreements"),
    Part("facts"),
    Part("people"),
    Part("contacts"),
)


@dataclass(frozen=True, slots=True)
class Extract:
    """Parts of a brief, under a heading of their own unless they are all of it."""

    brief: int
    heading: str = ""
    wording: str = ""
    """What the brief says of the heading."""
    parts: Sequence[Part] = WHOLE
    name: str = ""
    """What a file of it is called that has no heading of its own."""

    @property
    def is_whole(self) -> bool:
        """Whether it is the brief itself."""
        return self.parts is WHOLE


@dataclass(frozen=True, slots=True)
class Collection:
    """What is taken of several briefs, under one heading."""

    heading: str
    extracts: Sequence[Extract]
