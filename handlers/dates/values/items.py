"""A row of dates, and what each of its items is: a point, a range, since, until."""

from dataclasses import dataclass, field
from typing import Literal

from handlers.dates.values.piece import Piece

Shape = Literal["point", "both", "range", "since", "until", "after", "before"]


@dataclass(slots=True)
class Item:
    """A date or period of a row: its shape, its one or two dates, where it stands."""

    shape: Shape
    pieces: list[Piece]
    start: int
    """Where its words begin, prepositions included."""
    end: int
    unknown: bool = False
    outside: tuple[bool, bool] = (False, False)
    """Whether its ends are only right before and after it: `after 2018 but before 2022`."""

    def complete(self, pieces: list[Piece]) -> "Item":
        """The same of the first of the pieces, which are taken from them."""
        mine = pieces[: len(self.pieces)]
        del pieces[: len(self.pieces)]
        return Item(self.shape, mine, self.start, self.end, self.unknown, self.outside)

    @property
    def is_bare(self) -> bool:
        """Whether it is only numbers, of which others must tell what they count."""
        return all(piece.number is not None for piece in self.pieces)


@dataclass(slots=True)
class Row:
    """Dates that stand together; what one leaves out, another may say."""

    items: list[Item] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The index after the last of them."""
        return self.items[-1].end if self.items else 0
