"""Dates as people write and read them, in every language. Pure: knows no store and no Telegram.

`read_dates` reads all dates of a text, `read_date` the one of a field; the words of each language
are data (`data/lexicon/dates/`). A text becomes tokens (`words`), held with what is known beside it
in a `Passage` (`passages`). The rules of `years`, `numeric`, `names` and `relative` make pieces of
dates of them; which of them to try, `rows.rules` says. Pieces become points, periods and rows
(`rows`), and those values (`values`). Figures that only look like a date are known by `no_dates`;
what of a date was not read, or does not agree, is told by `guards`. `reader` has it all in order.
"""

from handlers.dates.field import read_date
from handlers.dates.reader import read_dates
from handlers.dates.values.format import (
    format_day,
    format_during,
    format_edtf,
    format_in_list,
    format_month,
    format_recurring,
    format_short,
)
from handlers.dates.values.joining import join_neighbours
from handlers.dates.values.telling import tell_doubts, tell_problem
from handlers.dates.values.value import (
    Context,
    DateError,
    Doubt,
    Found,
    Problem,
    Reading,
    Recurring,
    Span,
    Upcoming,
    Value,
    Wrong,
    Yearly,
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
    "Value",
    "Wrong",
    "Yearly",
    "format_day",
    "format_during",
    "format_edtf",
    "format_in_list",
    "format_month",
    "format_recurring",
    "format_short",
    "join_neighbours",
    "read_date",
    "read_dates",
    "tell_doubts",
    "tell_problem",
]
