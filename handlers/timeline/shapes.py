"""What a picture is made of: shapes, measured in the pixels of a phone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

WIDTH = 390
MARGIN = 16
ELLIPSIS = "…"

Style = Literal["solid", "soft", "hatched", "hollow"]


class Measure(Protocol):
    """How wide a text is."""

    def __call__(self, text: str, size: float, *, bold: bool = False) -> float:
        """By its size, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words; `y` is what it stands on."""

    x: float
    y: float
    text: str
    size: float
    role: str = "ink"
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A bar."""

    x: float
    y: float
    width: float
    height: float
    role: str
    style: Style = "solid"
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    role: str = "grid"
    width: float = 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """A tip that points left (-1) or right (1)."""

    x: float
    y: float
    direction: int
    role: str


Shape = Text | Box | Line | Arrow


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes on a ground of this height; the later ones lie above."""

    height: float
    shapes: Sequence[Shape]


def clip_to(text: str, room: float, measure: Callable[[str], float]) -> str:
    """The text, with an ellipsis where it is wider than the room."""
    if measure(text) <= room:
        return text
    fits, over = 0, len(text)
    while over - fits > 1:
        middle = (fits + over) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= room:
            fits = middle
        else:
            over = middle
    return text[:fits].rstrip() + ELLIPSIS


def wrap(text: str, room: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """The text in so many lines at most, the last one clipped."""
    words, found = text.split(), list[str]()
    while words and len(found) < most - 1:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        found.append(clip_to(line, room, measure))
    rest = " ".join(words)
    return [*found, clip_to(rest, room, measure)] if rest else found
