"""Values of several years in one sentence: "1,840 million in 2019, 2,310 million in 2021"."""

import re
from itertools import pairwise

from handlers.finding.brief.numerals import read_number

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")


def read_yearly_values(sentence: str, language: str) -> dict[str, float]:
    """The value of each year, where a sentence gives one a year; else nothing."""
    years = [(match.start(), match[0]) for match in _YEAR.finditer(sentence)]
    at_years = {at for at, _ in years}
    numbers = [
        (match.start(), match[0])
        for match in _NUMBER.finditer(sentence)
        if match.start() not in at_years
    ]
    if len(years) < 2 or len(years) != len(numbers):
        return {}
    marks = sorted([(at, "year") for at, _ in years] + [(at, "number") for at, _ in numbers])
    if any(one[1] == other[1] for one, other in pairwise(marks)):
        return {}
    pairs = zip(years, numbers, strict=True)
    return {year: read_number(number, language) for (_, year), (_, number) in pairs}
