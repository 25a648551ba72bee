"""Years, months or days in a row as the one period that they are."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from handlers.dates.values.value import Value
from storage.edtf import CalendarDate, Edtf


def join_neighbours(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values, each once; all of them as one where they follow each other: «2016, 2017»."""
    values = tuple(dict.fromkeys(values))
    points: list[CalendarDate] = []
    for value in values:
        if not isinstance(value, Edtf) or value.is_interval or not value.start:
            return values
        if not value.is_exact:
            return values
        points.append(value.start)
    points.sort(key=lambda point: point.first)
    if len(points) < 2 or len({point.precision for point in points}) > 1:
        return values
    if any(other.first - one.last != timedelta(days=1) for one, other in pairwise(points)):
        return values
    return (Edtf(points[0], points[-1]),)
