"""A brief's files into the store."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import aiosqlite

from storage.brief_files import (
    BriefFiles,
    ContactText,
    DirectionText,
    EntityText,
    EventEntry,
    EventText,
    FactText,
    Source,
    Translation,
)
from storage.database import Database
from storage.edtf import Edtf
from storage.indexing import index_everything
from storage.words import WORDS_VERSION


async def import_missing_briefs(database: Database, briefs: Iterable[BriefFiles]) -> list[str]:
    """Load the briefs that the store does not have; gives their slugs.

    A brief that is there already is left alone: editors may have changed it.
    """
    loaded = []
    async with database.transaction() as connection:
        rows = await connection.execute_fetchall("SELECT slug FROM brief")
        present = {row["slug"] for row in rows}
        for brief in briefs:
            if brief.slug not in present:
                await _Import(connection, brief).run()
                loaded.append(brief.slug)
        (state,) = await connection.execute_fetchall(
            "SELECT words_version, EXISTS (SELECT 1 FROM search_document) FROM search_state"
        )
        if loaded or tuple(state) != (WORDS_VERSION, 1):
            await index_everything(connection)
    return loaded


def date_columns(date: Edtf) -> dict[str, Any]:
    """The columns of `event` that hold a date and its bounds."""
    return {
        "date": str(date),
        "earliest_start": date.earliest_start.isoformat(),
        "latest_start": date.latest_start.isoformat(),
        "earliest_end": date.earliest_end.isoformat(),
        "latest_end": date.latest_end.isoformat(),
        "is_open": date.is_open,
    }


async def insert(connection: aiosqlite.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Insert a row; gives its rowid. Table and columns are names of this code's own."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    cursor = await connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({places})",
        dict(row),
    )
    return cursor.lastrowid or 0


class _Import:
    """One brief on its way into the store."""

    def __init__(self, connection: aiosqlite.Connection, brief: BriefFiles) -> None:
        self.connection = connection
        self.brief = brief
        self.source = brief.source
        self.brief_id = 0

    async def insert(self, table: str, **row: Any) -> int:
        return await insert(self.connection, table, row)

    async def insert_texts(self, table: str, texts: Mapping[str, Any], **key: int) -> None:
        """A row a language from texts by language."""
        for language, text in texts.items():
            await self.insert(table, **key, language=language, **text.model_dump())

    def own(self) -> dict[str, Any]:
        """The columns that everything with texts of its own has."""
        return {"brief_id": self.brief_id, "language": self.source.language}

    async def run(self) -> None:
        source = self.source
        self.brief_id = await self.insert(
            "brief",
            slug=self.brief.slug,
            language=source.language,
            country=source.country,
            as_of=str(source.as_of),
        )
        files: list[Source | Translation] = [source, *self.brief.translations]
        for file in files:
            await self.insert(
                "brief_text",
                brief_id=self.brief_id,
                language=file.language,
                verified=file.verified if isinstance(file, Translation) else True,
                partner=file.partner,
                title=file.title,
                overview=json.dumps(file.overview, ensure_ascii=False),
            )
        directions = await self.insert_directions()
        entities = await self.insert_entities()
        for event in source.events:
            await self.insert_event(event, directions, entities)
        await self.insert_facts()
        await self.insert_contact()

    async def insert_directions(self) -> dict[str, int]:
        ids = {}
        for position, entry in enumerate(self.source.directions):
            ids[entry.id] = await self.insert(
                "direction", **self.own(), position=position, icon=entry.icon
            )
            texts = {self.source.language: DirectionText(label=entry.label, text=entry.text)} | {
                file.language: file.directions[entry.id] for file in self.brief.translations
            }
            await self.insert_texts("direction_text", texts, direction_id=ids[entry.id])
        return ids

    async def insert_entities(self) -> dict[tuple[str, str], int]:
        ids = {}
        for kind, section in (
            ("person", "people"),
            ("organisation", "organisations"),
            ("place", "places"),
        ):
            names: dict[str, EntityText] = getattr(self.source, section)
            for key, name in names.items():
                ids[kind, key] = await self.insert("entity", **self.own(), kind=kind)
                texts = {self.source.language: name} | {
                    file.language: getattr(file, section)[key] for file in self.brief.translations
                }
                await self.insert_texts("entity_text", texts, entity_id=ids[kind, key])
        return ids

    async def insert_event(
        self,
        event: EventEntry,
        directions: Mapping[str, int],
        entities: Mapping[tuple[str, str], int],
    ) -> None:
        event_id = await self.insert(
            "event",
            **self.own(),
            **date_columns(event.date),
            country=event.country,
            source=event.source,
        )
        texts = {
            self.source.language: EventText(
                label=event.label,
                title=event.title,
                text=event.text,
                place=event.place,
                roles={person.id: person.role for person in event.people if person.role},
            )
        } | {file.language: file.events[event.id] for file in self.brief.translations}
        for language, text in texts.items():
            columns = text.model_dump(exclude={"roles"})
            await self.insert("event_text", event_id=event_id, language=language, **columns)
        for direction in event.directions:
            await self.insert(
                "event_direction", event_id=event_id, direction_id=directions[direction]
            )
        named = [
            *(("person", person.id) for person in event.people),
            *(("organisation", organisation) for organisation in event.organisations),
            *(("place", place) for place in event.places),
        ]
        for position, key in enumerate(named):
            await self.insert(
                "event_entity", event_id=event_id, entity_id=entities[key], position=position
            )
        for language, text in texts.items():
            for person, role in text.roles.items():
                await self.insert(
                    "role_text",
                    event_id=event_id,
                    entity_id=entities["person", person],
                    language=language,
                    role=role,
                )

    async def insert_facts(self) -> None:
        for position, fact in enumerate(self.source.facts):
            fact_id = await self.insert(
                "fact",
                **self.own(),
                position=position,
                date=str(fact.date) if fact.date else None,
                source=fact.source,
            )
            texts = {self.source.language: FactText(text=fact.text, derived=fact.derived)} | {
                file.language: file.facts[fact.id] for file in self.brief.translations
            }
            await self.insert_texts("fact_text", texts, fact_id=fact_id)

    async def insert_contact(self) -> None:
        contact = self.source.contact
        await self.insert(
            "contact",
            **self.own(),
            **contact.model_dump(include={"phone", "phone_international", "email", "source"}),
        )
        texts = {
            self.source.language: ContactText(
                **contact.model_dump(include=set(ContactText.model_fields))
            )
        } | {file.language: file.contact for file in self.brief.translations}
        await self.insert_texts("contact_text", texts, brief_id=self.brief_id)
