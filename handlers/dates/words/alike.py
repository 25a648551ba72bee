"""Words that are like one of time but for a letter: `utnil 2018`, «в коенц 2018»."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.dates.words.lexicon import Kind, load_lexicon

_KINDS = frozenset(
    {
        *(Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.PART, Kind.WEEKDAY, Kind.DAY, Kind.WEEKEND),
        *(Kind.ORDINAL, Kind.CARDINAL, Kind.THOUSAND, Kind.HUNDRED, Kind.DECADE),
        *(Kind.DECADE_LEAD, Kind.RELATION, Kind.SAME, Kind.AGO, Kind.AGO_BEFORE, Kind.PRESENT),
        *(Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.FROM, Kind.UNTIL, Kind.BETWEEN, Kind.AFTER),
        *(Kind.BEFORE, Kind.TO_DATE, Kind.HOLIDAY, Kind.NEAR),
    }
)
_SHORTEST, _SHORTEST_BESIDE = 5, 4
"""Of the words of time; what is shorter is like anything, but right beside a date."""
_MOST_REMEMBERED = 20_000


@lru_cache(_MOST_REMEMBERED)
def is_like_time(word: str, *, beside: bool) -> bool:
    """Whether a folded word misspells one of time by a letter; `beside` a date a short one, too."""
    shortest = _SHORTEST_BESIDE if beside else _SHORTEST
    for length in range(max(shortest, len(word) - 1), len(word) + 2):
        names = _names().get(length, ())
        if process.extractOne(word, names, scorer=OSA.distance, score_cutoff=1):
            return True
    # «Четвртого» is like «четверт…».
    return any(
        process.extractOne(head, stems, scorer=OSA.distance, score_cutoff=1)
        for length, stems in _stems().items()
        for head in {word[: length + more] for more in (-1, 0, 1)}
        if len(word) > length >= _SHORTEST
    )


@cache
def _names() -> Mapping[int, tuple[str, ...]]:
    return _by_length(_all_names())


def _by_length(words: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
    """The words that are long enough, by how long they are."""
    found: dict[int, set[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST_BESIDE:
            found.setdefault(len(word), set()).add(word)
    return {length: tuple(same) for length, same in found.items()}


def _all_names() -> Iterator[str]:
    """The words of time, those of phrases one by one."""
    lexicon = load_lexicon()
    for name, said in lexicon.folded.items():
        if not _KINDS.isdisjoint(said):
            yield name
    for first, others in lexicon.phrases.items():
        for rest, said in others:
            # «Early part of» has words that are everywhere.
            if not (_KINDS - {Kind.PART}).isdisjoint(said):
                yield from (first, *rest)


@cache
def _stems() -> Mapping[int, tuple[str, ...]]:
    stems = load_lexicon().stems.items()
    return _by_length(stem for stem, said in stems if not _KINDS.isdisjoint(said))
