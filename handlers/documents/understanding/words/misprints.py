"""What is meant by dates that cannot be: `31 June`, `17 March 2109`."""

import re
from collections.abc import Iterator

_YEARS_AHEAD, _YEARS_BACK = 30, 60
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(r"^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})(?=[./])", re.IGNORECASE)
_NUMBERS, _WHOLE = re.compile(r"(\d{1,2})[./](\d\d|(?:19|20)\d\d)"), 4
"""«02.17» of «30.02.17»"""
_DAY = re.compile(r"\d{1,2}(?:[\s./–-]|(?=\D)|$)+")


def months_in(text: str) -> Iterator[str]:
    """What is left of a date without its first figures: «июня 2018» of «31 июня 2018»."""
    for match in _DAY.finditer(text):
        rest = text[match.end() :].strip(" .,–—-")
        if numbers := _NUMBERS.fullmatch(rest):
            yield f"{numbers[1]}.{numbers[2] if len(numbers[2]) == _WHOLE else f'20{numbers[2]}'}"
        elif rest:
            yield _ROMAN.sub(lambda found: str(_MONTHS.index(found[0].upper()) + 1), rest)


def is_likely(year: int, today: int) -> bool:
    """Whether a document can speak of a year to come."""
    return year <= today + _YEARS_AHEAD


def turned_to(year: int, other: int) -> bool:
    """Whether one year is the other with two figures in each other's place: 2012 and 2021."""
    said = str(year)
    return year != other and any(
        said[:at] + said[at + 1] + said[at] + said[at + 2 :] == str(other)
        for at in range(len(said) - 1)
    )


def meant_year(year: int, today: int) -> int | None:
    """The year of which two figures changed places, if there is one: 2019 of 2109."""
    said = str(year)
    turned = {
        int(said[:at] + said[at + 1] + said[at] + said[at + 2 :]) for at in range(len(said) - 1)
    }
    likely = [each for each in turned if today - _YEARS_BACK <= each <= today + 2]
    return likely[0] if len(likely) == 1 else None
