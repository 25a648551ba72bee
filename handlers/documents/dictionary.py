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


@cache
def known_parses(word: str) -> tuple[Any, ...]:
    """Those of them that are no guess: the dictionary has them."""
    said = parses(word)
    # A look at the dictionary for each form, of which there are one or two: «все», «всё».
    forms = {parse.word: parse for parse in said}
    known = {form for form, parse in forms.items() if parse.is_known}
    return tuple(parse for parse in said if parse.word in known)


def is_known(word: str) -> bool:
    """Whether a dictionary has a word."""
    return bool(known_parses(word.lower()))
