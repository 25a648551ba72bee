"""Dates that say no more than is known: what briefs need of EDTF (ISO 8601-2).

| EDTF | says |
|-|-|
| `2018`, `2018-04`, `2018-04-25` | a year, a month, a day |
| `2013-23`, `2019-33`, `2019-40` | a season (21–24), a quarter (33–36), a half (40, 41) |
| `197X`, `17XX` | a decade, a century |
| `[2018-04-21..2018-04-30]` | one of these days: late April, and no more |
| `2018?`, `2018~`, `2018%` | uncertain, approximate, both |
| `2016-10-22/2017-04-09` | an interval; any of the above but a set can be its end |
| `1997/..`, `../2016` | an open end: it goes on, or began whenever |
| `1997/`, `/2016` | an end that nobody knows |

Winter (24) bears the year of its January. Of sets only those are known that `Part` names; as the
end of an interval, which ISO 8601-2 does not foresee, they are written and read all the same.
"""

from storage.edtf.calendar_date import (
    FIRST_YEAR,
    LAST_YEAR,
    CalendarDate,
    EdtfError,
    Part,
    Precision,
)
from storage.edtf.value import Edtf

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "CalendarDate",
    "Edtf",
    "EdtfError",
    "Part",
    "Precision",
]
