"""The words of dates and periods in the four languages, folded as `storage.words.fold` does."""

import re

# The beginnings that all forms of a month's name share, by month.
MONTHS = (
    r"январ\w*|янв|january|jan|januari|janvier|janv",
    r"феврал\w*|фев|february|feb|februari|fevrier|fevr",
    r"март\w*|мар|march|mar|maart|mrt|mars",
    r"апрел\w*|апр|april|apr|avril|avr",
    r"ма[йяею]|may|mei|mai",
    r"июн[ьяею]?|june|jun|juni|juin",
    r"июл[ьяею]?|july|jul|juli|juillet|juil",
    r"август\w*|авг|august|aug|augustus|aout",
    r"сентябр\w*|сен|сент|september|sep|sept|septembre",
    r"октябр\w*|окт|october|oct|oktober|okt|octobre",
    r"ноябр\w*|ноя|нояб|november|nov|novembre",
    r"декабр\w*|дек|december|dec|decembre",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALL = _words("все all alle alles tout tous toutes")
FROM = _words("с со от from since vanaf sinds depuis des")
TO = _words("до по to till until through tot jusque jusqu")
# These leave out the date that they name.
AFTER = _words("после позже позднее after na apres")
BEFORE = _words("раньше ранее before voor avant")
# Between two dates they mean «to»; elsewhere, as in French «en 2017», nothing.
WEAK_TO = _words("и and et en a au")
FILLER = _words(
    """
    г гг год года году годы годов годах лет в во за на период течение между включительно начиная
    year years in on of the during between for period inclusive
    jaar jaren het de van der den dit tussen tijdens periode op met
    l le la les du annee annees an ans entre dans pendant inclus pour
    """
)


def any_of(*lines: str) -> str:
    """A pattern for one of the words of some lines; each may be a pattern itself."""
    return "|".join(
        sorted((word for line in lines for word in line.split()), key=len, reverse=True)
    )


ANY_MONTH = "|".join(MONTHS)
"""A pattern for any month's name."""


def month_of(word: str) -> int | None:
    """The number of the month that a word names."""
    return next(
        (month for month, names in enumerate(MONTHS, start=1) if re.fullmatch(names, word)), None
    )
