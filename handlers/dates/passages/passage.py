"""A text that is being read: its tokens, and what is known beside it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.beginnings import LEADS
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Said, Token
from storage.edtf import Edtf

FIRST_BARE_YEAR, LAST_BARE_YEAR = 1000, 2199
"""A number of four digits between them is a year where nothing says otherwise."""
LINKS = (Kind.LINK, Kind.PREP)
"""What may stand within a date: `the 25th of April`."""
_QUALIFYING = (Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.VAGUE)
_MOST_IN_A_ROW = 5
_MARGIN = 32
"""How far a rule may look beyond the ends of a text."""
_NOTHING = Token(0, 0, glued=False, said=Said(""))
_NO_DAY = Piece()
_PADDING = [_NOTHING] * _MARGIN


@dataclass(slots=True)
class Passage:
    """The tokens of a text, with the day and place that it is read for."""

    text: str
    tokens: list[Token]
    today: date
    context: Context
    language: str
    """The likeliest, where languages differ."""
    year: int | None = None
    """The year that was spoken of last."""
    is_counted: bool = False
    """Whether that was counted from today, so that "this year" is another one."""
    last: Edtf | None = None
    """The date that was spoken of last."""
    before: Piece | None = None
    """The date before it in its row, or the beginning of its period."""
    day: Piece = _NO_DAY
    """The last one with a month, with what is known of it: «7 числа того же месяца»."""
    kinds: frozenset[Kind] = field(init=False)
    """All that its words mean, so that nothing is looked for that is nowhere."""
    units: frozenset[str] = field(init=False)
    """All units of time among them."""
    signs: frozenset[str] = field(init=False)
    """All of its marks, too."""
    has_blanks: bool = field(init=False)
    """Whether it has lines or dots that something can be written on."""
    is_qualified: bool = field(init=False)
    """Whether it says "about" or "perhaps" anywhere."""
    has_numbers: bool = field(init=False)
    """Whether it says anywhere that figures are a number: `№`, `tel.`"""
    begins: bytearray = field(init=False)
    """By index, whether a date may begin with a token."""
    _padded: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = frozenset().union(
            *{tuple(token.meanings) for token in self.tokens if token.meanings}
        )
        self.units = frozenset(
            [unit for token in self.tokens if (unit := token.meanings.get(Kind.UNIT))]
        )
        self.signs = frozenset([token.text for token in self.tokens if not token.is_word])
        self.has_blanks = not self.signs.isdisjoint("_…") or any(
            "..." in sign for sign in self.signs
        )
        self.is_qualified = not (
            self.signs.isdisjoint("~≈?%") and self.kinds.isdisjoint(_QUALIFYING)
        )
        self.has_numbers = Kind.NUMBERED in self.kinds or not self.signs.isdisjoint("#+№")
        # Rules look a few tokens back and ahead, all the time.
        self._padded = [*_PADDING, *self.tokens, *_PADDING]
        self.find_beginnings()

    def find_beginnings(self) -> None:
        """Note where dates may begin, by what the words mean now."""
        self.begins = bytearray(len(self.tokens) + _MARGIN)
        begins, at = 0, len(self.tokens)
        for token in reversed(self.tokens):
            at -= 1
            if token.begins != LEADS:
                begins = token.begins
            self.begins[at] = begins

    def at(self, index: int) -> Token | None:
        """The token at an index, if there is one."""
        token = self._padded[index + _MARGIN]
        return None if token is _NOTHING else token

    def means(self, index: int, kind: Kind) -> Any:
        """What a token means as something of a kind; None if nothing."""
        return self._padded[index + _MARGIN].meanings.get(kind)

    def has(self, index: int, kinds: Iterable[Kind]) -> bool:
        """Whether a token means something of one of the kinds."""
        meanings = self._padded[index + _MARGIN].meanings
        return bool(meanings) and not meanings.keys().isdisjoint(kinds)

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether one of the marks stands there."""
        token = self._padded[index + _MARGIN]
        return token.text in marks and not token.digits and token is not _NOTHING

    def is_glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return self._padded[index + _MARGIN].glued

    def is_glued_mark(self, index: int, marks: str) -> bool:
        """Whether one of the marks is stuck to the token before."""
        token = self._padded[index + _MARGIN]
        return token.glued and token.text in marks and not token.digits

    def number(self, index: int, *digits: int) -> int | None:
        """The number of so many digits that stands there."""
        token = self._padded[index + _MARGIN]
        return token.value if token.digits in digits else None

    def skip(self, index: int, *kinds: Kind) -> int:
        """The index after the words of some kinds; nobody writes more than a few in a row."""
        for token in self._padded[index + _MARGIN : index + _MARGIN + _MOST_IN_A_ROW]:
            meanings = token.meanings
            if not meanings or meanings.keys().isdisjoint(kinds):
                break
            index += 1
        return index

    def skip_back(self, index: int, *kinds: Kind) -> int:
        """The index before the words of some kinds that stand in front of one."""
        index -= 1
        while self.has(index, kinds):
            index -= 1
        return index

    def relation(self, index: int, unit: str) -> int | None:
        """How far the unit that begins there is away: «прошлый месяц», « le mois dernier »."""
        for said, named in ((index, index + 1), (index + 1, index)):
            steps: int | None = self.means(said, Kind.RELATION)
            if steps is not None and self.means(named, Kind.UNIT) == unit:
                return steps
        return None

    def begins_line(self, index: int) -> bool:
        """Whether nothing stands before a token in its line."""
        before = self.at(index - 1)
        return before is None or "\n" in self.text[before.end - 1 : self.tokens[index].start]

    def skip_dot(self, index: int) -> int:
        """The index after the full stop of an abbreviation; that of a sentence ends a date."""
        token = self._padded[index + _MARGIN]
        if token.text != "." or not token.glued:
            return index
        return index + 1 if self.means(index - 1, Kind.ABBREVIATED) else index

    def is_in_chunk(self, index: int) -> bool:
        """Whether a token goes on with the figures before it: `-86` of `576-48-86`."""
        token = self.at(index)
        if not token or not token.glued:
            return False
        if token.digits:
            return True
        following = self.at(index + 1)
        return token.text in ".,-/:+" and bool(following and following.digits and following.glued)


class Parsed(NamedTuple):
    """A piece and the index after it."""

    piece: Piece
    end: int


Rule = Callable[[Passage, int], Parsed | None]
