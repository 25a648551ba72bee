"""What a card of an event shows, read at once."""

import json
import sqlite3
from datetime import date
from typing import Any

from storage.edtf import Edtf
from storage.models import Direction, Event, Participant, Photo
from storage.originals import TEXTS, is_edited
from storage.queries import join_text

MORE_DATES = (
    "(SELECT json_group_array(more.date) FROM (SELECT date FROM event_date"
    " WHERE event_id = event.id ORDER BY latest_start, date) AS more) AS more_dates"
)
_PARTICIPANTS = f"""
    SELECT entity.kind, entity.id, text.name, coalesce(
        (SELECT role FROM role_text WHERE event_id = event.id AND role_text.entity_id = entity.id
            AND language = :language),
        (SELECT role FROM role_text WHERE event_id = event.id AND role_text.entity_id = entity.id
            AND language = event.language)
    ) AS role,
    (SELECT sum(count) FROM listing_count WHERE brief_id = entity.brief_id
        AND listing_count.kind = 3 AND key = entity.id) AS events
    FROM event_entity JOIN entity ON entity.id = event_entity.entity_id {join_text("entity")}
    WHERE event_id = event.id ORDER BY event_entity.position
"""

_DIRECTIONS = f"""
    SELECT direction.id, brief_id, icon, text.language, label, text
    FROM direction {join_text("direction")} WHERE NOT deleted AND direction.id IN
        (SELECT direction_id FROM event_direction WHERE event_id = event.id)
    ORDER BY position
"""
# What they show in the language asked for, else in the event's own, else in any.
_PHOTOS = """
    SELECT shown.photo_id, credit, coalesce(asked.caption, own.caption, (
        SELECT caption FROM event_photo_text AS other
        WHERE (other.event_id, other.photo_id) = (shown.event_id, shown.photo_id) LIMIT 1
    )) AS caption FROM event_photo AS shown
    LEFT JOIN event_photo_text AS asked ON (asked.event_id, asked.photo_id, asked.language)
        = (shown.event_id, shown.photo_id, :language)
    LEFT JOIN event_photo_text AS own ON (own.event_id, own.photo_id, own.language)
        = (shown.event_id, shown.photo_id, event.language)
    WHERE shown.event_id = event.id ORDER BY position
"""
# All of a card at once: each query is a way to the connection's thread and back.
CARD = f"""
    SELECT event.id, event.brief_id, event.date, text.language, label, title, text, place, country,
        source, edited_on, deleted, imported, status, {MORE_DATES},
        text.original <> (
            SELECT original FROM event_text WHERE event_id = event.id AND language = event.language
        ) AS outdated,
        EXISTS (
            SELECT 1 FROM event_text WHERE event_id = event.id AND imported IS NOT ''
        ) AS from_brief,
        (SELECT json_group_array(json_array(kind, id, name, role, events))
            FROM ({_PARTICIPANTS})) AS named,
        (SELECT json_group_array(json_array(id, brief_id, icon, language, label, text))
            FROM ({_DIRECTIONS})) AS directions,
        (SELECT json_group_array(json_array(photo_id, caption, credit)) FROM ({_PHOTOS})) AS photos
    FROM event {join_text("event")} WHERE event.id IN (SELECT value FROM json_each(:events))
"""


def read_card(row: sqlite3.Row) -> Event:
    """The event of a row of `CARD`."""
    columns: dict[str, Any] = dict(row)
    named = [(kind, Participant(*rest)) for kind, *rest in json.loads(columns.pop("named"))]
    directions = tuple(Direction(*each) for each in json.loads(columns.pop("directions")))
    people, organisations, places = (
        tuple(participant for each, participant in named if each == kind)
        for kind in ("person", "organisation", "place")
    )
    return Event(
        **columns
        | {
            "date": Edtf.parse(row["date"]),
            "edited_on": read_day(row["edited_on"]),
            "edited": is_edited([row[name] for name in TEXTS], columns.pop("imported")),
            "deleted": bool(row["deleted"]),
            "more_dates": read_dates(row["more_dates"]),
            "outdated": bool(row["outdated"]),
            "from_brief": bool(row["from_brief"]),
            "photos": tuple(Photo(*each) for each in json.loads(row["photos"])),
        },
        people=people,
        organisations=organisations,
        places=places,
        directions=directions,
    )


def read_dates(listed: str) -> tuple[Edtf, ...]:
    """The dates of `MORE_DATES`."""
    return tuple(map(Edtf.parse, json.loads(listed)))


def read_day(text: str | None) -> date | None:
    """A day as it is stored."""
    return date.fromisoformat(text) if text else None
