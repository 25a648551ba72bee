"""Words of time that stand beside a date and were not read: they may be a part of it."""

from collections.abc import Sequence

from handlers.dates.lending import Placed
from handlers.dates.lexicon import Kind
from handlers.dates.passage import LINKS, Passage
from handlers.dates.tokens import Token
from storage.edtf import Edtf, Precision

_OF_TIME = (
    *(Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.PART, Kind.BEFORE_ERA, Kind.AND_HALF),
    *(Kind.WEEKDAY, Kind.NEAR),
)
_VAGUE = (Kind.WEAK, Kind.LASTING)
_JOINING = (Kind.AND, Kind.OR)


def has_word_beside(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a word of time that was not read stands right before or after a date."""
    near: list[int] = []
    if _says(passage.at(placed.start - 1)):
        near.append(before := passage.skip_back(placed.start, *LINKS))
        if passage.has(before, _JOINING):
            near.append(passage.skip_back(before + 1, *_JOINING))
    if _says(passage.at(placed.end)):
        near.append(passage.skip(placed.end, Kind.LINK, *_JOINING))
        near.append(passage.skip(placed.end, *LINKS))
    for index in near:
        token = passage.at(index)
        if not token or not _says(token):
            continue
        if index in range(placed.start, placed.end) or used[index]:
            continue
        if index >= placed.end and token.capital:
            continue
        if _is_of_time(passage, placed, index, token):
            return True
    return False


def _says(token: Token | None) -> bool:
    return bool(token and (token.meanings or token.suffix))


def _is_of_time(passage: Passage, placed: Placed, index: int, token: Token) -> bool:
    if passage.means(index, Kind.UNIT) == "weekend":
        return False
    kinds = token.meanings.keys()
    if not kinds.isdisjoint(_VAGUE):
        return False
    if not kinds.isdisjoint(_OF_TIME):
        return index != passage.skip(placed.end, *LINKS) or Kind.WEEKDAY in kinds
    if Kind.ORDINAL not in kinds and Kind.ORDINAL_SUFFIX not in token.suffix:
        return False
    if index > placed.end:
        # «Второй квартал 2018 и третий»
        return passage.has(index - 1, _JOINING)
    # "The first 2018 exhibition" is no part of the year.
    beside = index == placed.start - 1 or passage.has(index + 1, _JOINING)
    return beside and not _is_year(placed)


def _is_year(placed: Placed) -> bool:
    value = placed.found.value
    point = (value.start or value.end) if isinstance(value, Edtf) else None
    return point is not None and point.precision is Precision.YEAR and not point.part
