"""Events: lists by period or direction, cards, counts by year."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.cards import CARD, MORE_DATES, read_card, read_dates, read_day
from storage.database import Database
from storage.edtf import Edtf
from storage.listing import (
    COUNT,
    COUNT_OPEN,
    COUNTS_BY_YEAR,
    MONTHS,
    PAGE,
    Listed,
    Months,
    find_list,
    is_year,
)
from storage.models import (
    Event,
    EventPage,
    EventSummary,
    EventText,
    Years,
)
from storage.queries import join_text

_SUMMARY = (
    "SELECT event.id, event.date, text.language, label, title, place, edited_on, status,"
    f" {MORE_DATES}"
)
_FROM = f"FROM event {join_text('event')}"
_ORDER = "ORDER BY latest_start, earliest_start DESC, event.id"

# Of something open-ended only the beginning is attested, so that is the day it is listed under.
_SURELY = "latest_start <= :to AND earliest_end >= :from AND date NOT GLOB '*[?~%]*'"
_POSSIBLY = f"""
    earliest_start <= :to AND iif(is_open, latest_start, latest_end) >= :from AND NOT ({_SURELY})
"""
# What may not be surely in a year that it touches: as in the index of it.
_VAGUE = """(
    date GLOB '*[?~%]*' OR substr(earliest_start, 1, 4) <> substr(latest_start, 1, 4)
    OR (is_open = 0 AND substr(earliest_end, 1, 4) <> substr(latest_end, 1, 4))
)"""

# By the lists of the years: what is surely within a period is in that of a year it touches.
_IN_PERIODS = f"""
    WITH wanted AS (
        SELECT value ->> 0 AS number, value ->> 1 AS year, value ->> 2 AS first, value ->> 3 AS last
        FROM json_each(:wanted)
    ), found AS (
        SELECT DISTINCT number, event.id, event.latest_start, event.earliest_start
        FROM wanted CROSS JOIN listing ON (listing.brief_id, kind, key) = (:brief, 1, year)
        CROSS JOIN event ON event.id = event_id
        WHERE event.latest_start <= last AND event.earliest_end >= first
        AND event.date NOT GLOB '*[?~%]*' OR EXISTS (
            SELECT 1 FROM event_date AS more WHERE more.event_id = event.id
            AND more.latest_start <= last AND more.earliest_end >= first
            AND more.date NOT GLOB '*[?~%]*'
        )
    ), page AS (
        SELECT number, id, count(*) OVER (PARTITION BY number) AS total, row_number() OVER (
            PARTITION BY number ORDER BY latest_start, earliest_start DESC, id
        ) AS nth FROM found
    )
    {_SUMMARY}, number, total FROM page CROSS JOIN event ON event.id = page.id
    {join_text("event")} WHERE nth <= :limit ORDER BY number, nth
"""
# An event is in each month from that in which it has surely begun to that in which it surely ends.
_BY_MONTH = """
    WITH listed AS (
        SELECT event_id FROM listing WHERE (brief_id, kind, key) = (:brief, 1, :year)
    ), dated AS (
        SELECT event_id, date, event.latest_start, earliest_end
        FROM listed CROSS JOIN event ON event.id = event_id
        UNION ALL
        SELECT event_id, date, latest_start, earliest_end
        FROM listed CROSS JOIN event_date USING (event_id)
    )
    SELECT month.value AS month, count(DISTINCT event_id) AS count
    FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]') AS month CROSS JOIN dated
    WHERE format('%04d-%02d', :year, month.value)
        BETWEEN substr(latest_start, 1, 7) AND substr(earliest_end, 1, 7)
        AND date NOT GLOB '*[?~%]*'
    GROUP BY month.value
"""
# Each date of an event that is to come: the first of them, and the others that it has.
_COMING = """
    SELECT id, latest_start FROM event INDEXED BY event_order
    WHERE brief_id = :brief AND deleted = 0 AND latest_start > :today
    UNION ALL SELECT event.id, more.latest_start FROM event_date AS more
    CROSS JOIN event ON event.id = more.event_id
    WHERE brief_id = :brief AND deleted = 0 AND more.latest_start > :today
"""
_BRIEFS_IN_MEMORY = 128
_LISTS_IN_MEMORY = 100


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events of a brief: those surely within a period, those of a direction."""

    brief: int
    period: Edtf | None = None
    direction: int | None = None
    entity: int | None = None
    """A person, an organisation or a place."""


class Events:
    """Reads events, in the language asked for or else the one they were written in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._years = database.remember("content", _BRIEFS_IN_MEMORY)
        self._months = database.remember("content", _LISTS_IN_MEMORY)
        self._by_month = database.remember("content", _LISTS_IN_MEMORY)
        self._repeated = database.remember("content", _BRIEFS_IN_MEMORY)

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
        parameters = _parameters(chosen, language) | {
            "offset": offset,
            "limit": limit,
            "deleted": deleted,
        }
        listed = find_list(chosen.period, chosen.direction, chosen.entity)
        if listed and not deleted:
            parameters |= listed.parameters | await self._locate(chosen.brief, listed, offset)
            count, standing, page = COUNT, COUNT_OPEN, PAGE
        else:
            where = _where(chosen, repeated=await self._repeats(chosen.brief))
            count = f"SELECT count(*) AS total FROM event {where}"
            standing = f"{count} AND is_open = 1"
            page = f"SELECT id AS event_id FROM event {where} {_ORDER} LIMIT :limit OFFSET :offset"
        rows = list(
            await self._database.fetch_all(
                f"{_SUMMARY}, ({count}) AS total, ({standing}) AS standing FROM ({page}) AS page"
                f" CROSS JOIN event ON event.id = page.event_id {join_text('event')} {_ORDER}",
                parameters,
            )
        )
        events = tuple(map(_summary, rows))
        if events:
            return EventPage(events, offset, rows[0]["total"], rows[0]["standing"] or 0)
        row = await self._database.fetch_one(count, parameters)
        return EventPage((), offset, (row and row["total"]) or 0)

    async def _repeats(self, brief: int) -> bool:
        """Whether any event of a brief has several dates."""

        async def read() -> bool:
            found = await self._database.fetch_one(
                "SELECT 1 FROM event_date JOIN event ON event.id = event_id WHERE brief_id = ?",
                [brief],
            )
            return found is not None

        repeats: bool = await self._repeated.get(brief, read)
        return repeats

    async def _locate(self, brief: int, listed: Listed, offset: int) -> dict[str, Any]:
        if not offset:
            return {"since": "", "rest": 0}

        async def read() -> Months:
            rows = await self._database.fetch_all(MONTHS, {"brief": brief, **listed.parameters})
            return Months((row["month"], row["count"]) for row in rows)

        months: Months = await self._months.get((brief, listed), read)
        return months.locate(offset)

    async def list_of_briefs(
        self, briefs: Sequence[int], period: Edtf | None, language: str, *, offset: int, limit: int
    ) -> tuple[list[tuple[int, EventSummary]], int]:
        """A page of the events of several briefs, each with its brief, and how many there are."""
        within = f"AND ({_SURELY})" if period else ""
        having = (
            "FROM event WHERE brief_id IN (SELECT value FROM json_each(:briefs))"
            f" AND deleted = 0 AND is_open = 0 {within}"
        )
        parameters = _parameters(EventFilter(0, period), language) | {
            "briefs": json.dumps(list(briefs)),
            "offset": offset,
            "limit": limit,
        }
        rows = await self._database.fetch_all(
            f"{_SUMMARY}, event.brief_id FROM (SELECT id AS event_id {having} {_ORDER}"
            f" LIMIT :limit OFFSET :offset) AS page CROSS JOIN event ON event.id = page.event_id"
            f" {join_text('event')} {_ORDER}",
            parameters,
        )
        total = await self._database.fetch_one(f"SELECT count(*) AS total {having}", parameters)
        return [(row["brief_id"], _summary(row)) for row in rows], total["total"] if total else 0

    async def list_in_periods(
        self, brief: int, periods: Sequence[Edtf], language: str, *, limit: int
    ) -> list[EventPage]:
        """The events surely within each of some periods of a year, at most so many of each."""
        wanted = [
            [number, year, period.earliest_start.isoformat(), period.latest_end.isoformat()]
            for number, period in enumerate(periods)
            for year in dict.fromkeys((period.earliest_start.year, period.latest_end.year))
        ]
        rows = await self._database.fetch_all(
            _IN_PERIODS,
            {"brief": brief, "wanted": json.dumps(wanted), "language": language, "limit": limit},
        )
        pages: dict[int, list[sqlite3.Row]] = {number: [] for number in range(len(periods))}
        for row in rows:
            pages[row["number"]].append(row)
        return [
            EventPage(tuple(map(_summary, page)), 0, page[0]["total"] if page else 0)
            for page in pages.values()
        ]

    async def list_possible_events(
        self, brief: int, period: Edtf, language: str, *, limit: int
    ) -> list[EventSummary]:
        """The events whose vague dates allow them to lie within the period."""
        index, condition = "event_order", _POSSIBLY
        if is_year(period):
            index, condition = "event_vague", f"{_VAGUE} AND {_POSSIBLY}"
        return await self._list_by_bounds(index, condition, brief, period, language, limit)

    async def list_standing_events(
        self, brief: int, period: Edtf, language: str, *, limit: int
    ) -> list[EventSummary]:
        """What began before the period and is not known to have ended."""
        condition = "is_open = 1 AND latest_start < :from"
        return await self._list_by_bounds("event_open", condition, brief, period, language, limit)

    async def list_upcoming_events(
        self, brief: int, today: date, language: str, *, limit: int
    ) -> list[EventSummary]:
        """The events with a date that may not have begun by the end of a day, the next first."""
        rows = await self._database.fetch_all(
            f"WITH coming AS ({_COMING}) {_SUMMARY} FROM coming CROSS JOIN event"
            f" ON event.id = coming.id {join_text('event')}"
            " GROUP BY event.id ORDER BY min(coming.latest_start), event.id LIMIT :limit",
            {"brief": brief, "today": today.isoformat(), "language": language, "limit": limit},
        )
        return [_summary(row) for row in rows]

    async def _list_by_bounds(
        self, index: str, condition: str, brief: int, period: Edtf, language: str, limit: int
    ) -> list[EventSummary]:
        # SQLite would rather take the index of all events, and read them all.
        rows = await self._database.fetch_all(
            f"{_SUMMARY} FROM event INDEXED BY {index} {join_text('event')}"
            f" WHERE brief_id = :brief AND deleted = 0 AND {condition} {_ORDER} LIMIT :limit",
            _parameters(EventFilter(brief, period), language) | {"limit": limit},
        )
        return [_summary(row) for row in rows]

    async def count_by_year(self, brief: int) -> Years:
        """How many events each year has; one that spans two years counts in both."""
        counts: Years = await self._years.get(brief, lambda: self._read_years(brief))
        return counts

    async def _read_years(self, brief: int) -> Years:
        rows = await self._database.fetch_all(COUNTS_BY_YEAR, {"brief": brief})
        return Years(
            counts={year: count for year, is_open, count in rows if year and not is_open},
            since={year: count for year, is_open, count in rows if year and is_open},
            total=sum(count for year, _, count in rows if not year),
            standing=sum(count for year, is_open, count in rows if not year and is_open),
        )

    async def count_by_month(self, brief: int, year: int) -> dict[int, int]:
        """How many events are surely in each month of a year that has any."""

        async def read() -> dict[int, int]:
            rows = await self._database.fetch_all(_BY_MONTH, {"brief": brief, "year": year})
            return {row["month"]: row["count"] for row in rows}

        counts: dict[int, int] = await self._by_month.get((brief, year), read)
        return counts

    async def find_newest(self, brief: int, language: str) -> EventSummary | None:
        """The event that has begun last."""
        last = (await self.count_by_year(brief)).total - 1
        page = await self.list_events(EventFilter(brief), language, offset=max(last, 0), limit=1)
        return page.events[0] if page.events else None

    async def find_events(
        self, brief: int, words: str, language: str, *, limit: int
    ) -> list[EventSummary]:
        """The events whose title, in any language, has the words, newest first; for editors."""
        rows = await self._database.fetch_all(
            f"{_SUMMARY} {_FROM} WHERE brief_id = :brief AND deleted = 0 AND event.id IN"
            " (SELECT event_id FROM event_text WHERE instr(fold(title), fold(:words)))"
            " ORDER BY latest_start DESC, earliest_start, event.id DESC LIMIT :limit",
            {"brief": brief, "words": words, "language": language, "limit": limit},
        )
        return [_summary(row) for row in rows]

    async def get_texts(self, event_ids: Sequence[int], language: str) -> list[EventText]:
        """The events of these ids that are shown, in their order."""
        rows = await self._database.fetch_all(
            f"{_SUMMARY}, text {_FROM} WHERE deleted = 0"
            " AND event.id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(event_ids)), "language": language},
        )
        by_id = {row["id"]: row for row in rows}
        return [
            EventText(_summary(by_id[event_id]), by_id[event_id]["text"])
            for event_id in event_ids
            if event_id in by_id
        ]

    async def get_event(self, event_id: int, language: str) -> Event | None:
        """One event, whole."""
        found = await self.get_events([event_id], language)
        return found[0] if found else None

    async def get_events(self, event_ids: Sequence[int], language: str) -> list[Event]:
        """Some events, whole, in the order asked for."""
        rows = await self._database.fetch_all(
            CARD, {"events": json.dumps(list(event_ids)), "language": language}
        )
        found = {row["id"]: read_card(row) for row in rows}
        return [found[each] for each in event_ids if each in found]

    async def list_ids(self, chosen: EventFilter) -> list[int]:
        """All events that pass the filter, as `list_events` orders them."""
        where = _where(chosen, repeated=await self._repeats(chosen.brief))
        rows = await self._database.fetch_all(
            f"SELECT event.id FROM event {where} {_ORDER}",
            {**_parameters(chosen, ""), "deleted": False},
        )
        return [row["id"] for row in rows]


def _summary(row: sqlite3.Row) -> EventSummary:
    return EventSummary(
        row["id"],
        Edtf.parse(row["date"]),
        row["language"],
        row["label"],
        row["title"],
        row["place"],
        read_day(row["edited_on"]),
        row["status"],
        read_dates(row["more_dates"]),
    )


def _where(chosen: EventFilter, *, repeated: bool) -> str:
    conditions = ["brief_id = :brief", "deleted = :deleted"]
    if chosen.period and repeated:
        again = f"SELECT event_id FROM event_date WHERE {_SURELY}"
        conditions.append(f"({_SURELY} OR event.id IN ({again}))")
    elif chosen.period:
        conditions.append(_SURELY)
    if chosen.entity:
        conditions.append(
            "event.id IN (SELECT event_id FROM event_entity WHERE entity_id = :entity)"
        )
    if chosen.direction:
        conditions.append(
            "event.id IN (SELECT event_id FROM event_direction WHERE direction_id = :direction)"
        )
    return "WHERE " + " AND ".join(conditions)


def _parameters(chosen: EventFilter, language: str) -> dict[str, str | int | None]:
    return {
        "brief": chosen.brief,
        "direction": chosen.direction,
        "entity": chosen.entity,
        "from": chosen.period.earliest_start.isoformat() if chosen.period else None,
        "to": chosen.period.latest_end.isoformat() if chosen.period else None,
        "language": language,
    }
