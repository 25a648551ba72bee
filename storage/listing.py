"""The lists that are kept in their order, with their counts (migrations/0004_listing.sql)."""

from typing import Any, NamedTuple

from storage.edtf import Edtf, Precision

_ORDER = "ORDER BY latest_start, earliest_start DESC, event_id"
_LIST = "brief_id = :brief AND kind = :kind AND key = :key"

COUNT = f"SELECT sum(count) AS total FROM listing_count WHERE {_LIST}"
COUNTS_BY_YEAR = """
    SELECT key AS year, is_open, count FROM listing_count WHERE brief_id = :brief AND kind = 1
    UNION ALL
    SELECT 0, 0, sum(count) FROM listing_count WHERE brief_id = :brief AND kind = 0
"""
FIRST_PAGE = f"SELECT event_id FROM listing WHERE {_LIST} {_ORDER} LIMIT :limit"
# From the beginning of the month in which the page begins, a few steps remain.
LATER_PAGE = f"""
    WITH months (month, after) AS (
        SELECT month, sum(count) OVER (ORDER BY month) FROM listing_month WHERE {_LIST}
    ),
    passed (month, count) AS (
        SELECT max(month), max(after) FROM months WHERE after <= :offset
    )
    SELECT event_id FROM listing
    WHERE {_LIST} AND latest_start >= (SELECT coalesce(month || '-32', '') FROM passed)
    {_ORDER} LIMIT :limit OFFSET :offset - (SELECT coalesce(count, 0) FROM passed)
"""


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
    start = period.start
    return not period.is_interval and start is not None and start.precision is Precision.YEAR
