"""All that a brief says, in all its languages: what questions are answered from."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.database import Database
from storage.edtf import Edtf

BRIEFS_IN_MEMORY = 24


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in every language that it has been written in, its own first."""

    language: str
    texts: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The text in a language, else in its own."""
        return self.texts.get(language) or self.texts.get(self.language, "")

    def __bool__(self) -> bool:
        return any(self.texts.values())


NOTHING = Spoken("", {})


@dataclass(frozen=True, slots=True)
class Named:
    """A person, an organisation or a place."""

    id: int
    kind: str
    name: Spoken


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what an event names, in which role."""

    named: Named
    role: Spoken


@dataclass(frozen=True, slots=True)
class Told:
    """An event."""

    id: int
    date: Edtf
    country: str | None
    label: Spoken
    title: Spoken
    text: Spoken
    place: Spoken
    source: str
    status: str | None
    directions: tuple[int, ...]
    parts: tuple[Part, ...]
    edited: bool = False
    """Whether editors have written of it since."""

    def parts_of(self, kind: str) -> list[Part]:
        """The people, organisations or places."""
        return [each for each in self.parts if each.named.kind == kind]


@dataclass(frozen=True, slots=True)
class Field:
    """A direction of cooperation."""

    id: int
    icon: str
    label: Spoken
    text: Spoken


@dataclass(frozen=True, slots=True)
class Saying:
    """A fact of the overview."""

    id: int
    date: Edtf | None
    text: Spoken
    value: str | None = None
    """What it says in figures."""
    unit: Spoken = NOTHING


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement."""

    id: int
    signed: Edtf | None
    valid_until: Edtf | None
    title: Spoken
    parties: Spoken
    text: Spoken
    whole: Spoken
    """All that is said of it, its names and number among it."""
    number: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A brief."""

    id: int
    slug: str
    country: str | None
    as_of: Edtf
    partner: Spoken
    title: Spoken
    overview: Mapping[str, Sequence[str]]
    """Paragraphs, by language."""
    events: tuple[Told, ...]
    directions: tuple[Field, ...]
    facts: tuple[Saying, ...]
    agreements: tuple[Agreed, ...]
    named: tuple[Named, ...]
    contacts: tuple[Spoken, ...]
    """Their names."""
    contact_sides: tuple[Spoken, ...]
    """Whose they are: sides, organisations, units and positions."""


class Contents:
    """Reads briefs as a whole, once until something in them changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = database.remember("content", BRIEFS_IN_MEMORY)

    async def get(self, brief: int) -> Content:
        """All of a brief; raises `LookupError` where there is none."""
        content: Content = await self._memory.get(brief, lambda: self._read(brief))
        return content

    async def _read(self, brief: int) -> Content:
        async def fetch(sql: str) -> list[Any]:
            return list(await self._database.fetch_all(sql, {"brief": brief}))

        heads = await fetch(
            "SELECT slug, country, as_of, language FROM brief WHERE id = :brief",
        )
        if not heads:
            raise LookupError(brief)
        (head,) = heads
        texts = await fetch("SELECT * FROM brief_text WHERE brief_id = :brief ORDER BY language")
        named = _read_named(
            await fetch(
                "SELECT entity.id, kind, entity.language AS own, text.language, name"
                " FROM entity JOIN entity_text AS text ON entity_id = entity.id"
                " WHERE brief_id = :brief ORDER BY entity.id, text.language"
            )
        )
        contacts = await fetch(
            "SELECT contact.id, contact.language AS own, text.language,"
            " name, side, organisation, unit, text.position"
            " FROM contact JOIN contact_text AS text ON contact_id = contact.id"
            " WHERE brief_id = :brief AND NOT deleted"
        )
        return Content(
            id=brief,
            slug=head["slug"],
            country=head["country"],
            as_of=Edtf.parse(head["as_of"]),
            partner=_spoken(head["language"], texts, "partner"),
            title=_spoken(head["language"], texts, "title"),
            overview={row["language"]: json.loads(row["overview"]) for row in texts},
            events=await self._read_events(brief, named),
            directions=_read_directions(
                await fetch(
                    "SELECT id, icon, direction.language AS own, text.language, label, text"
                    " FROM direction JOIN direction_text AS text ON direction_id = id"
                    " WHERE brief_id = :brief AND NOT deleted ORDER BY position, text.language"
                )
            ),
            facts=_read_facts(
                await fetch(
                    "SELECT id, date, value, fact.language AS own, text.language, text, unit"
                    " FROM fact JOIN fact_text AS text ON fact_id = id"
                    " WHERE brief_id = :brief AND NOT deleted ORDER BY position, text.language"
                )
            ),
            agreements=_read_agreements(
                await fetch(
                    "SELECT id, signed, valid_until, agreement.language AS own, text.language,"
                    " title, kind, number, parties, text.text AS text"
                    " FROM agreement JOIN agreement_text AS text ON agreement_id = id"
                    " WHERE brief_id = :brief AND NOT deleted ORDER BY position, text.language"
                )
            ),
            named=tuple(named.values()),
            contacts=_read_contacts(contacts, "name"),
            contact_sides=tuple(
                each
                for column in ("side", "organisation", "unit", "position")
                for each in _read_contacts(contacts, column)
            ),
        )

    async def _read_events(self, brief: int, named: Mapping[int, Named]) -> tuple[Told, ...]:
        async def fetch(sql: str) -> list[Any]:
            rows = await self._database.fetch_all(sql, {"brief": brief})
            return list(rows)

        shown = "JOIN event ON event.id = event_id WHERE brief_id = :brief AND NOT deleted"
        texts = _grouped(
            await fetch(
                "SELECT event_id, text.language, label, title, text, place"
                f" FROM event_text AS text {shown} ORDER BY event_id, text.language"
            ),
            "event_id",
        )
        roles = _grouped(
            await fetch(
                "SELECT event_id, entity_id, role_text.language, role"
                f" FROM role_text {shown} ORDER BY event_id, role_text.language"
            ),
            "event_id",
            "entity_id",
        )
        parts = _grouped(
            await fetch(
                f"SELECT event_id, entity_id FROM event_entity {shown} ORDER BY event_id, position"
            ),
            "event_id",
        )
        directions = _grouped(
            await fetch(f"SELECT event_id, direction_id FROM event_direction {shown}"),
            "event_id",
        )
        events = await fetch(
            "SELECT id, date, country, language, source, status, edited_on FROM event"
            " WHERE brief_id = :brief AND NOT deleted"
            " ORDER BY latest_start, earliest_start DESC, id"
        )
        return tuple(
            Told(
                id=row["id"],
                date=Edtf.parse(row["date"]),
                country=row["country"],
                label=_spoken(row["language"], texts[row["id"],], "label"),
                title=_spoken(row["language"], texts[row["id"],], "title"),
                text=_spoken(row["language"], texts[row["id"],], "text"),
                place=_spoken(row["language"], texts[row["id"],], "place"),
                source=row["source"],
                status=row["status"],
                directions=tuple(each["direction_id"] for each in directions[row["id"],]),
                parts=tuple(
                    Part(
                        named[each["entity_id"]],
                        _spoken(row["language"], roles[row["id"], each["entity_id"]], "role"),
                    )
                    for each in parts[row["id"],]
                ),
                edited=row["edited_on"] is not None,
            )
            for row in events
        )


def _spoken(language: str, rows: Iterable[Any], column: str) -> Spoken:
    return Spoken(language, {row["language"]: row[column] for row in rows if row[column]})


def _grouped(rows: Iterable[Any], *keys: str) -> Mapping[tuple[int, ...], list[Any]]:
    groups: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return groups


def _read_named(rows: Iterable[Any]) -> dict[int, Named]:
    return {
        group[0]["id"]: Named(
            group[0]["id"], group[0]["kind"], _spoken(group[0]["own"], group, "name")
        )
        for group in _grouped(rows, "id").values()
    }


def _read_directions(rows: Iterable[Any]) -> tuple[Field, ...]:
    return tuple(
        Field(
            group[0]["id"],
            group[0]["icon"],
            _spoken(group[0]["own"], group, "label"),
            _spoken(group[0]["own"], group, "text"),
        )
        for group in _grouped(rows, "id").values()
    )


def _read_contacts(rows: Iterable[Any], column: str) -> tuple[Spoken, ...]:
    groups = _grouped(rows, "id").values()
    return tuple(_spoken(group[0]["own"], group, column) for group in groups)


def _read_facts(rows: Iterable[Any]) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            group[0]["id"],
            _parse(group[0]["date"]),
            _spoken(group[0]["own"], group, "text"),
            group[0]["value"],
            _spoken(group[0]["own"], group, "unit"),
        )
        for group in _grouped(rows, "id").values()
    )


def _read_agreements(rows: Iterable[Any]) -> tuple[Agreed, ...]:
    return tuple(
        Agreed(
            group[0]["id"],
            _parse(group[0]["signed"]),
            _parse(group[0]["valid_until"]),
            _spoken(group[0]["own"], group, "title"),
            _spoken(group[0]["own"], group, "parties"),
            _spoken(group[0]["own"], group, "text"),
            Spoken(group[0]["own"], {row["language"]: _join(row) for row in group}),
            group[0]["number"],
        )
        for group in _grouped(rows, "id").values()
    )


def _join(row: Any) -> str:
    parts = (row[each] for each in ("title", "kind", "number", "parties", "text"))
    return ". ".join(part for part in parts if part)


def _parse(date: str | None) -> Edtf | None:
    return Edtf.parse(date) if date else None
