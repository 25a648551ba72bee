"""The people, organisations and places that events name."""

from storage.database import Database
from storage.models import Entity, Participant
from storage.queries import join_text

# The total comes also where the page is past the end.
_PEOPLE = f"""
    WITH person AS (
        SELECT entity.id, text.name, sum(count) AS events
        FROM entity {join_text("entity")}
        JOIN listing_count ON listing_count.brief_id = entity.brief_id
            AND listing_count.kind = 3 AND key = entity.id
        WHERE entity.brief_id = :brief AND entity.kind = 'person'
        GROUP BY entity.id HAVING sum(count) > 0
    )
    SELECT total, id, name, events, iif(events = 1, (
        SELECT event_id FROM event_entity JOIN event ON event.id = event_id
        WHERE entity_id = listed.id AND deleted = 0
    ), NULL) AS event FROM (SELECT count(*) AS total FROM person)
    LEFT JOIN (SELECT * FROM person ORDER BY fold(name), id LIMIT :limit OFFSET :offset)
        AS listed
    ORDER BY fold(name), id
"""


class Entities:
    """Reads entities, in the language asked for or else the one they were written in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_entity(self, entity_id: int, language: str) -> Entity | None:
        """One person, organisation or place."""
        row = await self._database.fetch_one(
            f"SELECT entity.id, brief_id, kind, name FROM entity {join_text('entity')}"
            " WHERE entity.id = :entity",
            {"entity": entity_id, "language": language},
        )
        return Entity(**row) if row else None

    async def list_people(
        self, brief: int, language: str, *, offset: int, limit: int
    ) -> tuple[list[Participant], int]:
        """A page of the people whom events name, by name, and how many there are in all."""
        rows = await self._database.fetch_all(
            _PEOPLE, {"brief": brief, "language": language, "offset": offset, "limit": limit}
        )
        total, people = 0, []
        for total, number, name, events, event in rows:  # noqa: B007 - the same in every row
            if number is not None:
                people.append(Participant(number, name, None, events, event))
        return people, total
