"""Events: lists by period or direction, cards, counts by year."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from storage.briefs import Briefs
from storage.database import Database
from storage.edtf import Edtf
from storage.models import Event, EventPage, EventSummary, Participant, Years
from storage.queries import join_text

_SUMMARY = "SELECT event.id, date, text.language, label, title, place"
_FROM = f"FROM event {join_text('event')}"
_ORDER = "ORDER BY latest_start, earliest_start DESC, event.id"

# Of something open-ended only the beginning is attested, so that is the day it is listed under.
_SURELY = "latest_start <= :to AND earliest_end >= :from"
_POSSIBLY = f"""
    earliest_start <= :to AND iif(is_open, latest_start, latest_end) >= :from AND NOT ({_SURELY})
"""

_YEARS = """
    WITH RECURSIVE span (year, last) AS (
        SELECT CAST(substr(latest_start, 1, 4) AS INTEGER),
            CAST(substr(earliest_end, 1, 4) AS INTEGER)
        FROM event WHERE brief_id = :brief AND NOT deleted AND NOT is_open
        UNION ALL
        SELECT year + 1, last FROM span WHERE year < last
    )
    SELECT year, count(*), 0 AS is_open FROM span GROUP BY year
    UNION ALL
    SELECT CAST(substr(earliest_start, 1, 4) AS INTEGER) AS year, count(*), 1
    FROM event WHERE brief_id = :brief AND NOT deleted AND is_open GROUP BY year
    ORDER BY year
"""
_PARTICIPANTS = f"""
    SELECT entity.kind, entity.id, text.name, coalesce(
        (SELECT role FROM role_text WHERE event_id = :event AND role_text.entity_id = entity.id
            AND language = :language),
        (SELECT role FROM role_text JOIN event ON event.id = role_text.event_id
            WHERE event_id = :event AND role_text.entity_id = entity.id
            AND role_text.language = event.language)
    ) AS role
    FROM event_entity JOIN entity ON entity.id = event_entity.entity_id {join_text("entity")}
    WHERE event_id = :event ORDER BY event_entity.position
"""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events of a brief: those surely within a period, those of a direction."""

    brief: int
    period: Edtf | None = None
    direction: int | None = None


class Events:
    """Reads events, in the language asked for or else the one they were written in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._briefs = Briefs(database)

    async def list_events(
        self,
        chosen: EventFilter,
        language: str,
        *,
        offset: int,
        limit: int,
        deleted: bool = False,
    ) -> EventPage:
        """A page of the events that pass the filter, by the day each has surely begun.

        `deleted` asks for those that editors have hidden instead of those that are shown.
        """
        where = _where(chosen)
        parameters = _parameters(chosen, language) | {
            "offset": offset,
            "limit": limit,
            "deleted": deleted,
        }
        count = await self._database.fetch_one(f"SELECT count(*) FROM event {where}", parameters)
        rows = await self._database.fetch_all(
            f"{_SUMMARY} {_FROM} {where} {_ORDER} LIMIT :limit OFFSET :offset", parameters
        )
        return EventPage(tuple(map(_summary, rows)), offset, count[0] if count else 0)

    async def list_possible_events(
        self, brief: int, period: Edtf, language: str, *, limit: int
    ) -> list[EventSummary]:
        """The events whose vague dates allow them to lie within the period."""
        parameters = _parameters(EventFilter(brief, period), language) | {"limit": limit}
        rows = await self._database.fetch_all(
            f"{_SUMMARY} {_FROM} WHERE brief_id = :brief AND deleted = 0 AND {_POSSIBLY}"
            f" {_ORDER} LIMIT :limit",
            parameters,
        )
        return [_summary(row) for row in rows]

    async def list_standing_events(
        self, brief: int, period: Edtf, language: str, *, limit: int
    ) -> list[EventSummary]:
        """What began before the period and is not known to have ended."""
        parameters = _parameters(EventFilter(brief, period), language) | {"limit": limit}
        rows = await self._database.fetch_all(
            f"{_SUMMARY} {_FROM} WHERE brief_id = :brief AND deleted = 0"
            " AND is_open AND latest_start < :from"
            f" {_ORDER} LIMIT :limit",
            parameters,
        )
        return [_summary(row) for row in rows]

    async def count_by_year(self, brief: int) -> Years:
        """How many events each year has; one that spans two years counts in both."""
        rows = list(await self._database.fetch_all(_YEARS, {"brief": brief}))
        total = await self._database.fetch_one(
            "SELECT count(*) FROM event WHERE brief_id = ? AND deleted = 0", [brief]
        )
        return Years(
            counts={year: count for year, count, is_open in rows if not is_open},
            since={year: count for year, count, is_open in rows if is_open},
            total=total[0] if total else 0,
        )

    async def find_events(
        self, brief: int, words: str, language: str, *, limit: int
    ) -> list[EventSummary]:
        """The events whose title, in any language, has the words; for editors to choose from."""
        rows = await self._database.fetch_all(
            f"{_SUMMARY} {_FROM} WHERE brief_id = :brief AND deleted = 0 AND event.id IN"
            " (SELECT event_id FROM event_text WHERE instr(fold(title), fold(:words)))"
            f" {_ORDER} LIMIT :limit",
            {"brief": brief, "words": words, "language": language, "limit": limit},
        )
        return [_summary(row) for row in rows]

    async def get_event(self, event_id: int, language: str) -> Event | None:
        """One event, whole."""
        parameters = {"event": event_id, "language": language}
        row = await self._database.fetch_one(
            "SELECT event.id, event.brief_id, date, text.language, label, title, text, place,"
            f" country, source, edited_on, deleted {_FROM} WHERE event.id = :event",
            parameters,
        )
        if not row:
            return None
        named = list(await self._database.fetch_all(_PARTICIPANTS, parameters))
        by_kind = {
            kind: tuple(
                Participant(row["id"], row["name"], row["role"])
                for row in named
                if row["kind"] == kind
            )
            for kind in ("person", "organisation")
        }
        return Event(
            **dict(row)
            | {
                "date": Edtf.parse(row["date"]),
                "edited_on": date.fromisoformat(row["edited_on"]) if row["edited_on"] else None,
                "deleted": bool(row["deleted"]),
            },
            people=by_kind["person"],
            organisations=by_kind["organisation"],
            directions=tuple(await self._briefs.list_directions_of_event(event_id, language)),
        )


def _summary(row: sqlite3.Row) -> EventSummary:
    return EventSummary(**dict(row) | {"date": Edtf.parse(row["date"])})


def _where(chosen: EventFilter) -> str:
    conditions = ["brief_id = :brief", "deleted = :deleted"]
    if chosen.period:
        conditions.append(_SURELY)
    if chosen.direction:
        conditions.append(
            "event.id IN (SELECT event_id FROM event_direction WHERE direction_id = :direction)"
        )
    return "WHERE " + " AND ".join(conditions)


def _parameters(chosen: EventFilter, language: str) -> dict[str, str | int | None]:
    return {
        "brief": chosen.brief,
        "direction": chosen.direction,
        "from": chosen.period.earliest_start.isoformat() if chosen.period else None,
        "to": chosen.period.latest_end.isoformat() if chosen.period else None,
        "language": language,
    }
