"""The lists that are kept in their order, with their counts (migrations/0004_listing.sql)."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from storage.edtf import Edtf

_ORDER = "ORDER BY latest_start, earliest_start DESC, event_id"
_LIST = "brief_id = :brief AND kind = :kind AND key = :key"

COUNT = f"SELECT sum(count) AS total FROM listing_count WHERE {_LIST}"
COUNT_OPEN = f"{COUNT} AND is_open = 1"
COUNTS_BY_YEAR = """
    SELECT key AS year, is_open, count FROM listing_count WHERE brief_id = :brief AND kind = 1
    UNION ALL
    SELECT 0, is_open, count FROM listing_count WHERE brief_id = :brief AND kind = 0
"""
MONTHS = f"SELECT month, count FROM listing_month WHERE {_LIST} ORDER BY month"
PAGE = f"""
    SELECT event_id FROM listing WHERE {_LIST} AND latest_start >= :since
    {_ORDER} LIMIT :limit OFFSET :rest
"""


class Months:
    """How many events of a list have surely begun by the end of each month."""

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        months, counts = zip(*rows, strict=True) if (rows := list(rows)) else ((), ())
        self._months: tuple[str, ...] = months
        self._passed = list(accumulate(counts))

    def locate(self, offset: int) -> dict[str, Any]:
        """Where to begin for a page, and how many are left to walk, as parameters of `PAGE`."""
        index = bisect_right(self._passed, offset)
        if not index:
            return {"since": "", "rest": offset}
        # After the last day of the months that are passed.
        return {"since": f"{self._months[index - 1]}-32", "rest": offset - self._passed[index - 1]}


class Listed(NamedTuple):
    """Which of the kept lists."""

    kind: int
    key: int

    @property
    def parameters(self) -> dict[str, Any]:
        """It as the parameters of a query."""
        return self._asdict()


def find_list(period: Edtf | None, direction: int | None, entity: int | None) -> Listed | None:
    """The kept list of the events that pass a filter, where there is one."""
    asked = [each for each in (period, direction, entity) if each]
    if not asked:
        return Listed(0, 0)
    if len(asked) > 1:
        return None
    if direction:
        return Listed(2, direction)
    if entity:
        return Listed(3, entity)
    return Listed(1, period.earliest_start.year) if period and is_year(period) else None


def is_year(period: Edtf) -> bool:
    """Whether it is one whole year."""
    return period.start is not None and period == Edtf.of(period.start.year)
