"""Briefs with what stands in each beside events: overview, facts, contacts, agreements …"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from storage.database import Database
from storage.edtf import Edtf
from storage.models import Agreement, Brief, Contact, Direction, Fact
from storage.queries import join_text
from storage.snapshots import SEVERAL, split_several

_BRIEFS = f"""
    SELECT brief.id, slug, country, as_of, brief.language AS source_language,
        text.language, verified, partner, title, overview, partner_kind, state
    FROM brief {join_text("brief")}
"""
_DIRECTIONS = f"""
    SELECT direction.id, direction.brief_id, icon, text.language, label, text
    FROM direction {join_text("direction")}
"""
_SHOWN = "NOT direction.deleted"
_FACTS = f"""
    SELECT fact.id, fact.date, text.language, text, derived, value, unit, edited_on
    FROM fact {join_text("fact")}
    WHERE fact.brief_id = :brief AND NOT deleted ORDER BY position, fact.id
"""
_CONTACT = f"""
    SELECT contact.id, contact.brief_id, text.language, name, text.position, unit, organisation,
        side, phone, phone_international, extension, more_phones, fax, email, more_emails, site,
        address, verified_on
    FROM contact {join_text("contact")} WHERE NOT deleted
"""
_CONTACTS = f"{_CONTACT} AND contact.brief_id = :brief ORDER BY contact.position, contact.id"
_AGREEMENT = f"""
    SELECT agreement.id, agreement.brief_id, text.language, title, kind, number, parties, signed,
        valid_until, text.text, source, edited_on
    FROM agreement {join_text("agreement")} WHERE NOT deleted
"""
_AGREEMENTS = f"{_AGREEMENT} AND agreement.brief_id = :brief ORDER BY position, agreement.id"
_LANGUAGES_IN_MEMORY = 16
_BRIEFS_IN_MEMORY = 512


class Briefs:
    """Reads briefs, in the language asked for or else the one they were written in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = database.remember("content", _LANGUAGES_IN_MEMORY)
        self._single = database.remember("content", _BRIEFS_IN_MEMORY)
        self._states = database.remember("content", 1)
        self._directions = database.remember("content", _BRIEFS_IN_MEMORY)

    async def list_briefs(self, language: str) -> list[Brief]:
        """The briefs that visitors see, in the owners' order."""
        return [brief for brief in await self._list(language) if brief.is_shown]

    async def list_all_briefs(self, language: str) -> list[Brief]:
        """Every brief, hidden and retired ones too."""
        return list(await self._list(language))

    async def list_states(self) -> Mapping[int, str]:
        """The state of every brief by its id, in the owners' order."""
        states: Mapping[int, str] = await self._states.get((), self._read_states)
        return states

    async def get_brief(self, brief_id: int, language: str) -> Brief | None:
        """One brief, whoever may see it."""
        brief: Brief | None = await self._single.get(
            (brief_id, language), lambda: self._read_one(brief_id, language)
        )
        return brief

    async def _read_states(self) -> Mapping[int, str]:
        rows = await self._database.fetch_all("SELECT id, state FROM brief ORDER BY position, id")
        return {row["id"]: row["state"] for row in rows}

    async def _read_one(self, brief_id: int, language: str) -> Brief | None:
        row = await self._database.fetch_one(
            f"{_BRIEFS} WHERE brief.id = :brief", {"brief": brief_id, "language": language}
        )
        shown = [*(await self.list_states()).values()].count("shown")
        return replace(_brief(row), several=shown > 1) if row else None

    async def _list(self, language: str) -> tuple[Brief, ...]:
        briefs: tuple[Brief, ...] = await self._memory.get(language, lambda: self._read(language))
        return briefs

    async def _read(self, language: str) -> tuple[Brief, ...]:
        rows = await self._database.fetch_all(
            f"{_BRIEFS} ORDER BY position, brief.id", {"language": language}
        )
        briefs = tuple(map(_brief, rows))
        several = sum(brief.is_shown for brief in briefs) > 1
        return tuple(replace(brief, several=several) for brief in briefs)

    async def list_directions(self, brief_id: int, language: str) -> list[Direction]:
        """The directions of a brief, in its order."""
        directions: tuple[Direction, ...] = await self._directions.get(
            (brief_id, language), lambda: self._read_directions(brief_id, language)
        )
        return list(directions)

    async def _read_directions(self, brief_id: int, language: str) -> tuple[Direction, ...]:
        rows = await self._database.fetch_all(
            f"{_DIRECTIONS} WHERE direction.brief_id = :brief AND {_SHOWN}"
            " ORDER BY position, direction.id",
            {"brief": brief_id, "language": language},
        )
        return tuple(_directions(rows))

    async def get_direction(self, direction_id: int, language: str) -> Direction | None:
        """One direction."""
        rows = await self._database.fetch_all(
            f"{_DIRECTIONS} WHERE direction.id = :direction AND {_SHOWN}",
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
            Fact(**dict(row) | {"date": _edtf(row["date"]), "edited_on": _day(row["edited_on"])})
            for row in rows
        ]

    async def list_contacts(self, brief_id: int, language: str) -> list[Contact]:
        """Whom to ask, in the brief's order."""
        rows = await self._database.fetch_all(_CONTACTS, {"brief": brief_id, "language": language})
        return list(map(_contact, rows))

    async def find_contact(self, contact_id: int, language: str) -> Contact | None:
        """One contact."""
        row = await self._database.fetch_one(
            f"{_CONTACT} AND contact.id = :contact", {"contact": contact_id, "language": language}
        )
        return _contact(row) if row else None

    async def list_agreements(self, brief_id: int, language: str) -> list[Agreement]:
        """What was signed, in the brief's order."""
        rows = await self._database.fetch_all(
            _AGREEMENTS, {"brief": brief_id, "language": language}
        )
        return list(map(_agreement, rows))

    async def get_agreement(self, agreement_id: int, language: str) -> Agreement | None:
        """One agreement."""
        row = await self._database.fetch_one(
            f"{_AGREEMENT} AND agreement.id = :agreement",
            {"agreement": agreement_id, "language": language},
        )
        return _agreement(row) if row else None


def _edtf(text: str | None) -> Edtf | None:
    return Edtf.parse(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _contact(row: sqlite3.Row) -> Contact:
    columns: dict[str, Any] = dict(row)
    more = {name: split_several(columns[name]) for name in SEVERAL}
    return Contact(**columns | more | {"verified_on": _day(columns["verified_on"])})


def _agreement(row: sqlite3.Row) -> Agreement:
    columns: dict[str, Any] = dict(row)
    dates = {name: _edtf(columns[name]) for name in ("signed", "valid_until")}
    return Agreement(**columns | dates | {"edited_on": _day(columns["edited_on"])})


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
