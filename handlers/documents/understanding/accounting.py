"""Holds a reading against its document: what is in nothing of it is listed as left out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part
from handlers.documents.understanding.times.dating import find_times_alone
from handlers.documents.understanding.words.lexicon import load_all
from handlers.documents.understanding.words.model import Reading
from storage.words import fold

_WORD = re.compile(r"\w+")
_MISSING = 0.2
"""The share of a sentence's words that may be none of what was made of it."""
_LONGEST_HEADING = 12


def leave_out_untold(blocks: Sequence[Block], parts: Sequence[Part], context: Context) -> None:
    """List what is neither told nor a heading among the unused, so that nothing is lost."""
    reading = context.reading
    told = _Told([*_pieces(reading), " ".join(_leads(parts, context))])
    for text in _without(told, blocks, context):
        reading.unused.append(text)
        reading.sentences += 1


def _without(told: "_Told", blocks: Sequence[Block], context: Context) -> Iterator[str]:
    """The sentences and cells that are in no piece."""
    for block in blocks:
        if block.kind is not Kind.ROW:
            yield from (text for text in context.sentences(block.text) if not told.has(text))
        elif not told.has(block.text):
            cells = (cell.replace("\n", " ") for cell in block.cells if cell)
            yield from (cell for cell in cells if not told.has(cell))


def _leads(parts: Sequence[Part], context: Context) -> Iterator[str]:
    """What only leads to something, and what is short enough to be in no piece by itself."""
    yield from context.leads
    reading = context.reading
    yield from (*reading.unused, reading.title or "")
    yield from (direction.text for direction in reading.directions)
    for part in parts:
        if part.understood and _is_bare(part.heading):
            yield part.heading
        for each in part.content:
            if isinstance(each, Table):
                yield from each.heads


def _is_bare(heading: str) -> bool:
    """Whether a heading tells nothing of its own."""
    days = any(each.has_day for each in find_times_alone(heading).mentions)
    return not days and len(_WORD.findall(heading)) <= _LONGEST_HEADING


def _pieces(reading: Reading) -> Iterator[str]:
    """Each thing of a reading, in the words of the document."""
    yield from reading.overview
    yield from reading.unused
    yield from (f"{each.title} {each.text} {each.source}" for each in reading.events)
    yield from (each.source for each in reading.cancelled)
    yield from (f"{each.text} {each.source}" for each in reading.facts)
    yield from (each.source for each in reading.contacts)
    # A sentence may tell of several of them.
    yield " ".join(each.source for each in reading.contacts)


class _Told:
    """Pieces of text by their words."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = [frozenset(_WORD.findall(fold(piece))) for piece in pieces]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self.pieces):
            for word in words:
                self.places[word].append(index)

    def has(self, text: str) -> bool:
        """Whether nearly all words of a text are in one piece."""
        words = set(_WORD.findall(fold(text))) - _labels()
        few = int(_MISSING * len(words))
        # Of the rarest, one is in any piece that has nearly all.
        rarest = sorted(words, key=lambda word: len(self.places.get(word, ())))[: few + 1]
        likely = {index for word in rarest for index in self.places.get(word, ())}
        return not words or any(len(words - self.pieces[index]) <= few for index in likely)


@cache
def _labels() -> frozenset[str]:
    """The words that only say what stands behind them: «тема», «телефон»."""
    lexicon = load_all()
    said = " ".join(label.split(":", 1)[1] for label in lexicon.said["memo"])
    labels = frozenset().union(*lexicon.labels.values())
    return labels | frozenset(_WORD.findall(said))
