"""Dates as people write and read them, in every language. Pure: knows no store and no Telegram.

`read_dates` reads all dates of a text, `read_date` the one of a field; the words of each language
are data (`data/lexicon/dates/`). A text becomes tokens (`tokens`), those become pieces of dates by
the rules of `figures`, `roman_months`, `named`, `feasts`, `seasons`, `counted`, `weeks`,
`weekdays`, `relative`, `ago`, `exact` and `years`, what stands after its year by `of_year`; which
of them to try, `beginnings` and `rules` say. Pieces become `points`, `periods` and rows (`series`),
and those values (`building`). What only looks like a date is known by `judging`, `numbering`,
`references` and `no_months`. Years come from neighbours by `lending` and `within_periods`; what is
`said_again` is one date. What is a part of one and was not read is told by `guarding`, with
`left_days`, `left_words`, `beside`, `leading` and `alike`; what a document's date is for, by
`roles`; whether a weekday fits its day is asked by `agreeing`. What is doubtful, and what is no
date, is put into words by `telling`.
"""

from handlers.dates.field import read_date
from handlers.dates.format import (
    format_day,
    format_during,
    format_edtf,
    format_in_list,
    format_month,
    format_recurring,
    format_short,
)
from handlers.dates.joining import join_neighbours
from handlers.dates.reader import read_dates
from handlers.dates.telling import tell_doubts, tell_problem
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
