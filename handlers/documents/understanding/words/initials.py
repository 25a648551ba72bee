"""Initials of names; some are of two letters: «Дж. Р. Холл», `Yu. Petrov`."""

_TWO = (
    *("Дж", "Дз", "Чж", "Цз", "Хр"),
    *("Yu", "Ya", "Ye", "Yo", "Zh", "Kh", "Ts", "Ch", "Sh", "Th", "Ph", "Jh", "Chr"),
)
INITIAL = rf"(?:(?:{'|'.join(_TWO)}|[A-ZА-ЯЁ])\.)"
"""One initial with its full stop, as part of an expression."""


def is_initial(word: str) -> bool:
    """Whether a word without its full stop is an initial."""
    return len(word) == 1 or word in _TWO
