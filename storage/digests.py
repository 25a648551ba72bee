"""When a weekly digest is due."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)


def find_due(zone: str, hour: int, until: datetime, now: datetime) -> datetime | None:
    """The Monday whose digest is due, in UTC; None if what was announced `until` then was it."""
    local = now.astimezone(ZoneInfo(zone))
    due = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    due -= timedelta(days=local.weekday())
    if due > local:
        due -= WEEK
    due = due.astimezone(now.tzinfo)
    return due if due > until else None
