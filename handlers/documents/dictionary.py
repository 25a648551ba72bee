"""The dictionary of Russian words."""

from functools import cache
from typing import Any


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - only for Russian documents

    return MorphAnalyzer(lang="ru")


@cache
def parses(word: str) -> tuple[Any, ...]:
    """All that pymorphy takes a word for, the likeliest first."""
    return tuple(_analyzer().parse(word))


def is_known(word: str) -> bool:
    """Whether a dictionary has a word."""
    return any(parse.is_known for parse in parses(word.lower()))
