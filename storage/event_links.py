"""What an event names: its directions, people and places, as parts of its snapshot.

`people` is `[[name, role or None], …]` in the event's own language; `nl.roles` and the like are
`{name: role}` by those names.
"""

import json
from typing import Any

import aiosqlite

from storage.importing import insert
from storage.words import fold

ROLES = ".roles"


async def read_links(
    connection: aiosqlite.Connection, event_id: int, language: str
) -> dict[str, Any]:
    """The parts of the snapshot."""
    directions = await connection.execute_fetchall(
        "SELECT direction_id FROM event_direction WHERE event_id = ? ORDER BY direction_id",
        [event_id],
    )
    people = await connection.execute_fetchall(
        "SELECT name, role_text.language, role FROM event_entity AS link"
        " JOIN entity ON entity.id = link.entity_id AND kind = 'person'"
        " JOIN entity_text ON entity_text.entity_id = entity.id AND entity_text.language = ?"
        " LEFT JOIN role_text ON role_text.event_id = link.event_id"
        " AND role_text.entity_id = link.entity_id WHERE link.event_id = ? ORDER BY position",
        [language, event_id],
    )
    own: dict[str, str | None] = {}
    roles: dict[str, dict[str, str]] = {}
    for name, role_language, role in people:
        own.setdefault(name, None)
        if role_language == language:
            own[name] = role
        elif role_language:
            roles.setdefault(f"{role_language}{ROLES}", {})[name] = role
    return {
        "directions": [row["direction_id"] for row in directions],
        "people": [[name, role] for name, role in own.items()],
        **roles,
    }


async def write_links(
    connection: aiosqlite.Connection, event_id: int, snapshot: dict[str, Any]
) -> None:
    """Bring the links to the state of a snapshot."""
    await connection.execute("DELETE FROM event_direction WHERE event_id = ?", [event_id])
    for direction in snapshot.get("directions") or []:
        await insert(
            connection, "event_direction", {"event_id": event_id, "direction_id": direction}
        )
    ((brief_id, language),) = await connection.execute_fetchall(
        "SELECT brief_id, language FROM event WHERE id = ?", [event_id]
    )
    people = snapshot.get("people") or []
    ids = {name: await _find_person(connection, brief_id, language, name) for name, _ in people}
    await _link_people(connection, event_id, list(ids.values()))
    roles = {f"{language}{ROLES}": {name: role for name, role in people if role}}
    roles |= {key: value for key, value in snapshot.items() if key.endswith(ROLES)}
    for key, by_name in roles.items():
        for name, role in by_name.items():
            if name in ids:
                row = {"event_id": event_id, "entity_id": ids[name], "role": role}
                await insert(connection, "role_text", {**row, "language": key.removesuffix(ROLES)})


async def link_places(connection: aiosqlite.Connection, event_id: int) -> None:
    """Link the brief's places that the event's own words for its place name, and no others."""
    rows = list(
        await connection.execute_fetchall(
            "SELECT entity.id, name, place FROM event"
            " JOIN event_text ON event_text.event_id = event.id"
            " AND event_text.language = event.language"
            " JOIN entity ON entity.brief_id = event.brief_id AND kind = 'place'"
            " JOIN entity_text ON entity_text.entity_id = entity.id"
            " AND entity_text.language = event.language WHERE event.id = ?",
            [event_id],
        )
    )
    await connection.execute(
        "DELETE FROM event_entity WHERE event_id = ?"
        " AND entity_id IN (SELECT id FROM entity WHERE kind = 'place')",
        [event_id],
    )
    for position, (entity_id, name, place) in enumerate(rows, start=100):
        if place and fold(name) in fold(place):
            row = {"event_id": event_id, "entity_id": entity_id, "position": position}
            await insert(connection, "event_entity", row)


async def _find_person(
    connection: aiosqlite.Connection, brief_id: int, language: str, name: str
) -> int:
    """The person of this name; one whom the brief does not know yet is added."""
    found = list(
        await connection.execute_fetchall(
            "SELECT entity.id FROM entity JOIN entity_text ON entity_id = entity.id"
            " WHERE brief_id = ? AND kind = 'person' AND entity_text.language = ? AND name = ?",
            [brief_id, language, name],
        )
    )
    if found:
        return int(found[0]["id"])
    entity = {"brief_id": brief_id, "language": language, "kind": "person"}
    entity_id = await insert(connection, "entity", entity)
    await insert(
        connection, "entity_text", {"entity_id": entity_id, "language": language, "name": name}
    )
    return entity_id


async def _link_people(connection: aiosqlite.Connection, event_id: int, people: list[int]) -> None:
    """Link these people in their order; their roles are to be written anew."""
    persons = "entity_id IN (SELECT id FROM entity WHERE kind = 'person')"
    await connection.execute(f"DELETE FROM role_text WHERE event_id = ? AND {persons}", [event_id])
    await connection.execute(
        f"DELETE FROM event_entity WHERE event_id = ? AND {persons}"
        " AND entity_id NOT IN (SELECT value FROM json_each(?))",
        [event_id, json.dumps(people)],
    )
    for position, entity_id in enumerate(people):
        await connection.execute(
            "INSERT INTO event_entity (event_id, entity_id, position) VALUES (?, ?, ?)"
            " ON CONFLICT (event_id, entity_id) DO UPDATE SET position = excluded.position",
            [event_id, entity_id, position],
        )
