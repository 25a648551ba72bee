"""What of a brief is not translated, what was and no longer fits, and what nobody has checked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.database import Database
from storage.snapshots import HEADINGS, TABLES, Subject

_NAMED = """
    EXISTS (
        SELECT 1 FROM event_entity JOIN event ON event.id = event_id
        WHERE entity_id = thing.id AND NOT event.deleted
    )
"""
_SHOWN: Mapping[Subject, str] = {"brief": "true", "entity": _NAMED}
"""What visitors see of a kind, where that is not all that is not deleted."""
BODY = ("text", "place")
"""The texts without which a translation shows less than its original, where that has them."""


def _gaps_of(subject: Subject) -> str:
    heading = HEADINGS.get(subject, "title")
    # Only of events is it noted which original a translation was made from.
    outdated = "there.original <> own.original" if subject == "event" else "false"
    missing = "there.language IS NULL" + "".join(
        f" OR COALESCE(own.{text}, '') <> '' AND COALESCE(there.{text}, '') = ''"
        for text in BODY
        if text in TABLES[subject].texts
    )
    return f"""
        SELECT '{subject}' AS subject, thing.id, wanted.value AS language,
            COALESCE(own.{heading}, '') AS heading, NOT ({missing}) AS outdated
        FROM {subject} AS thing
        JOIN json_each(:languages) AS wanted ON wanted.value <> thing.language
        JOIN {subject}_text AS own
            ON own.{subject}_id = thing.id AND own.language = thing.language
        LEFT JOIN {subject}_text AS there
            ON there.{subject}_id = thing.id AND there.language = wanted.value
        WHERE thing.{"id" if subject == "brief" else "brief_id"} = :brief
            AND {_SHOWN.get(subject, "NOT thing.deleted")}
            AND ({missing} OR {outdated})
    """


_GAPS = " UNION ALL ".join(map(_gaps_of, TABLES))


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing without a whole translation, or with one of what it said before."""

    subject: Subject
    id: int
    heading: str
    """In the thing's own language."""
    outdated: bool


@dataclass(frozen=True, slots=True)
class Translation:
    """How far a brief is translated into a language."""

    language: str
    missing: int
    outdated: int
    verified: bool
    """Whether the committee has checked it."""


class Translations:
    """Reads what is missing, and notes what was checked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, brief: int, languages: Sequence[str]) -> list[Translation]:
        """How far a brief is translated into each of these languages; of its own, nothing."""
        rows = await self._database.fetch_all(
            f"""
            WITH gap AS MATERIALIZED ({_GAPS})
            SELECT value AS language, COALESCE(verified, 0) AS verified,
                (SELECT count(*) FROM gap WHERE language = value AND NOT outdated) AS missing,
                (SELECT count(*) FROM gap WHERE language = value AND outdated) AS outdated
            FROM brief JOIN json_each(:languages) AS wanted ON value <> brief.language
            LEFT JOIN brief_text
                ON brief_text.brief_id = brief.id AND brief_text.language = value
            WHERE brief.id = :brief
            """,
            {"brief": brief, "languages": json.dumps(languages)},
        )
        return [
            Translation(row["language"], row["missing"], row["outdated"], bool(row["verified"]))
            for row in rows
        ]

    async def list_gaps(self, brief: int, language: str) -> list[Gap]:
        """What a brief lacks in a language: the newest of each kind first."""
        rows = await self._database.fetch_all(
            f"SELECT subject, id, heading, outdated FROM ({_GAPS}) ORDER BY outdated DESC, id DESC",
            {"brief": brief, "languages": json.dumps([language])},
        )
        return [
            Gap(row["subject"], row["id"], row["heading"], bool(row["outdated"])) for row in rows
        ]

    async def set_verified(self, brief: int, language: str, *, verified: bool) -> bool:
        """Note whether a translation was checked; False where there is none."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "UPDATE brief_text SET verified = ? WHERE brief_id = ? AND language = ?"
                " RETURNING 1",
                [verified, brief, language],
            )
            return bool(list(rows))
