"""Dates as people write and read them, in every language. Pure: knows no store and no Telegram.

`read_dates` reads all dates of a text, `read_date` the one of a field; the words of each language
are data (`data/lexicon/dates/`). A text becomes tokens (`tokens`), those become pieces
of dates by the rules of `figures`, `named`, `counted`, `weeks`, `relative`, `years` and `points`,
pieces become rows (`series`), and rows become values (`building`). What only looks like a date is
known by `judging`, what a document's date is for by `roles`.
"""

from handlers.dates.field import read_date
from handlers.dates.format import (
    format_day,
    format_during,
    format_edtf,
    format_recurring,
    format_short,
)
from handlers.dates.reader import read_dates
from handlers.dates.values import (
    Context,
    DateError,
    Doubt,
    Found,
    Problem,
    Reading,
    Recurring,
    Span,
    Upcoming,
    Wrong,
)

__all__ = [
    "Context",
    "DateError",
    "Doubt",
    "Found",
    "Problem",
    "Reading",
    "Recurring",
    "Span",
    "Upcoming",
    "Wrong",
    "format_day",
    "format_during",
    "format_edtf",
    "format_recurring",
    "format_short",
    "read_date",
    "read_dates",
]
