"""What an event names: directions, people, organisations and places, as parts of its snapshot.

`people` is `[[name, role or None], …]` in the event's own language, `organisations` and `places`
are names in it; `nl.roles` and the like are `{name: role}` by those names.
"""

import json
from typing import Any

import aiosqlite

from storage.inserting import insert
from storage.words import fold

ROLES = ".roles"
NAMED = {"person": "people", "organisation": "organisations", "place": "places"}
"""The kinds of what an event can name, each with its part of the snapshot."""
_APART = 300
"""How far apart the kinds stand in the order of what is named."""


async def read_links(
    connection: aiosqlite.Connection, event_id: int, language: str
) -> dict[str, Any]:
    """The parts of the snapshot."""
    directions = await connection.execute_fetchall(
        "SELECT direction_id FROM event_direction WHERE event_id = ? ORDER BY direction_id",
        [event_id],
    )
    named = await connection.execute_fetchall(
        "SELECT kind, name, role_text.language, role FROM event_entity AS link"
        " JOIN entity ON entity.id = link.entity_id"
        " JOIN entity_text ON entity_text.entity_id = entity.id AND entity_text.language = ?"
        " LEFT JOIN role_text ON role_text.event_id = link.event_id"
        " AND role_text.entity_id = link.entity_id WHERE link.event_id = ? ORDER BY position",
        [language, event_id],
    )
    own: dict[str, str | None] = {}
    roles: dict[str, dict[str, str]] = {}
    others: dict[str, list[str]] = {"organisations": [], "places": []}
    for kind, name, role_language, role in named:
        if kind != "person":
            others[NAMED[kind]].append(name)
            continue
        own.setdefault(name, None)
        if role_language == language:
            own[name] = role
        elif role_language:
            roles.setdefault(f"{role_language}{ROLES}", {})[name] = role
    return {
        "directions": [row["direction_id"] for row in directions],
        "people": [[name, role] for name, role in own.items()],
        **others,
        **roles,
    }


async def write_links(
    connection: aiosqlite.Connection, event_id: int, snapshot: dict[str, Any]
) -> None:
    """Bring the links to the state of a snapshot; of what it does not name, they stay."""
    await connection.execute("DELETE FROM event_direction WHERE event_id = ?", [event_id])
    for direction in snapshot.get("directions") or []:
        await insert(
            connection, "event_direction", {"event_id": event_id, "direction_id": direction}
        )
    ((brief_id, language),) = await connection.execute_fetchall(
        "SELECT brief_id, language FROM event WHERE id = ?", [event_id]
    )
    people = snapshot.get("people") or []
    ids = {
        name: await _find_entity(connection, brief_id, "person", language, name)
        for name, _ in people
    }
    await _link(connection, event_id, "person", list(ids.values()))
    roles = {f"{language}{ROLES}": {name: role for name, role in people if role}}
    roles |= {key: value for key, value in snapshot.items() if key.endswith(ROLES) and value}
    for key, by_name in roles.items():
        for name, role in by_name.items():
            if name in ids:
                row = {"event_id": event_id, "entity_id": ids[name], "role": role}
                await insert(connection, "role_text", {**row, "language": key.removesuffix(ROLES)})
    for kind in ("organisation", "place"):
        if NAMED[kind] in snapshot:
            named = [
                await _find_entity(connection, brief_id, kind, language, name)
                for name in snapshot[NAMED[kind]] or []
            ]
            await _link(connection, event_id, kind, named)


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
    named = [entity_id for entity_id, name, place in rows if place and fold(name) in fold(place)]
    await _link(connection, event_id, "place", named)


async def _find_entity(
    connection: aiosqlite.Connection, brief_id: int, kind: str, language: str, name: str
) -> int:
    """The one of this name; one that the brief does not know yet is added."""
    found = list(
        await connection.execute_fetchall(
            "SELECT entity.id FROM entity JOIN entity_text ON entity_id = entity.id"
            " WHERE brief_id = ? AND kind = ? AND entity_text.language = ? AND name = ?",
            [brief_id, kind, language, name],
        )
    )
    if found:
        return int(found[0]["id"])
    entity = {"brief_id": brief_id, "language": language, "kind": kind}
    entity_id = await insert(connection, "entity", entity)
    await insert(
        connection, "entity_text", {"entity_id": entity_id, "language": language, "name": name}
    )
    return entity_id


async def _link(
    connection: aiosqlite.Connection, event_id: int, kind: str, entities: list[int]
) -> None:
    """Link these of a kind in their order; their roles are to be written anew."""
    of_kind = f"entity_id IN (SELECT id FROM entity WHERE kind = '{kind}')"
    await connection.execute(f"DELETE FROM role_text WHERE event_id = ? AND {of_kind}", [event_id])
    await connection.execute(
        f"DELETE FROM event_entity WHERE event_id = ? AND {of_kind}"
        " AND entity_id NOT IN (SELECT value FROM json_each(?))",
        [event_id, json.dumps(entities)],
    )
    first = list(NAMED).index(kind) * _APART
    for position, entity_id in enumerate(entities, start=first):
        await connection.execute(
            "INSERT INTO event_entity (event_id, entity_id, position) VALUES (?, ?, ?)"
            " ON CONFLICT (event_id, entity_id) DO UPDATE SET position = excluded.position",
            [event_id, entity_id, position],
        )
