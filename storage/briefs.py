"""Briefs with what stands once in each: overview, facts, contact, directions."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from storage.database import Database
from storage.edtf import Edtf
from storage.models import Brief, Contact, Direction, Fact
from storage.queries import join_text

_BRIEFS = f"""
    SELECT brief.id, slug, country, as_of, brief.language AS source_language,
        text.language, verified, partner, title, overview
    FROM brief {join_text("brief")}
"""
_DIRECTIONS = f"""
    SELECT direction.id, direction.brief_id, icon, text.language, label, text
    FROM direction {join_text("direction")}
"""
_FACTS = f"""
    SELECT fact.id, fact.date, text.language, text, derived
    FROM fact {join_text("fact")} WHERE fact.brief_id = :brief ORDER BY position
"""
_CONTACT = """
    SELECT text.language, name, position, unit, organisation, phone, phone_international, email,
        verified_on
    FROM contact JOIN contact_text AS text USING (brief_id)
    WHERE brief_id = :brief AND text.language IN (:language, contact.language)
    ORDER BY text.language = :language DESC LIMIT 1
"""
_LANGUAGES_IN_MEMORY = 16


class Briefs:
    """Reads briefs, in the language asked for or else the one they were written in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = database.remember("content", _LANGUAGES_IN_MEMORY)

    async def list_briefs(self, language: str) -> list[Brief]:
        """Every brief."""
        briefs: tuple[Brief, ...] = await self._memory.get(language, lambda: self._read(language))
        return list(briefs)

    async def _read(self, language: str) -> tuple[Brief, ...]:
        rows = await self._database.fetch_all(f"{_BRIEFS} ORDER BY id", {"language": language})
        return tuple(map(_brief, rows))

    async def get_brief(self, brief_id: int, language: str) -> Brief | None:
        """One brief."""
        briefs = await self.list_briefs(language)
        return next((brief for brief in briefs if brief.id == brief_id), None)

    async def list_directions(self, brief_id: int, language: str) -> list[Direction]:
        """The directions of a brief, in its order."""
        rows = await self._database.fetch_all(
            f"{_DIRECTIONS} WHERE direction.brief_id = :brief ORDER BY position",
            {"brief": brief_id, "language": language},
        )
        return _directions(rows)

    async def get_direction(self, direction_id: int, language: str) -> Direction | None:
        """One direction."""
        rows = await self._database.fetch_all(
            f"{_DIRECTIONS} WHERE direction.id = :direction",
            {"direction": direction_id, "language": language},
        )
        return next(iter(_directions(rows)), None)

    async def list_names(self, brief_id: int, kind: str, language: str) -> list[str]:
        """The names of the brief's people, organisations or places, longest first."""
        rows = await self._database.fetch_all(
            f"SELECT name FROM entity {join_text('entity')} WHERE brief_id = :brief"
            " AND kind = :kind ORDER BY length(name) DESC",
            {"brief": brief_id, "kind": kind, "language": language},
        )
        return [row["name"] for row in rows]

    async def list_facts(self, brief_id: int, language: str) -> list[Fact]:
        """The overview's facts."""
        rows = await self._database.fetch_all(_FACTS, {"brief": brief_id, "language": language})
        return [
            Fact(fact_id, Edtf.parse(date) if date else None, language, text, derived)
            for fact_id, date, language, text, derived in rows
        ]

    async def get_contact(self, brief_id: int, language: str) -> Contact | None:
        """The responsible contact."""
        row = await self._database.fetch_one(_CONTACT, {"brief": brief_id, "language": language})
        if not row:
            return None
        verified_on = row["verified_on"] and date.fromisoformat(row["verified_on"])
        return Contact(**dict(row) | {"verified_on": verified_on})


def _directions(rows: Iterable[sqlite3.Row]) -> list[Direction]:
    return [Direction(**row) for row in rows]


def _brief(row: sqlite3.Row) -> Brief:
    columns: dict[str, Any] = dict(row)
    return Brief(
        **columns
        | {
            "as_of": Edtf.parse(row["as_of"]),
            "verified": bool(row["verified"]),
            "overview": tuple(json.loads(row["overview"])),
        }
    )
