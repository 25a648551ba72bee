"""A brief of the store as the files that it can be loaded from again."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import aiosqlite
import yaml

from storage.brief_files import CONTACT, PHOTOS_FOLDER, SOURCE_FILE
from storage.database import Database
from storage.event_links import ROLES
from storage.event_photos import PHOTOS, caption_key, credit_key
from storage.snapshots import (
    PARAGRAPH_BREAK,
    SEVERAL,
    TABLES,
    Snapshot,
    Subject,
    languages_of,
    read_snapshot,
    split_several,
)

_SECTIONS = {"person": "people", "organisation": "organisations", "place": "places"}
_DIGEST_LENGTH = 16
_DATED = ("date", "signed", "valid_until")


class _Dumper(yaml.SafeDumper):
    """Writes texts as people write them: long ones folded, lists under their keys."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as in PyYAML
        super().increase_indent(flow, False)  # noqa: FBT003


async def export_brief(
    database: Database, brief_id: int, folder: Path, *, photos: bool = True
) -> list[Path]:
    """Write the files of a brief, hidden things left out; gives them."""
    async with database.reading() as connection:
        export = _Export(connection, brief_id)
        if photos:
            await export.name_photos()
        files = await export.run()
        written = await asyncio.to_thread(_write, folder, files)
        for photo, name in export.photos.items():
            path = folder / PHOTOS_FOLDER / name
            await asyncio.to_thread(_write_photo, path, await _read_bytes(connection, photo))
            written.append(path)
    return written


async def _read_bytes(connection: aiosqlite.Connection, photo: int) -> bytes:
    (row,) = await connection.execute_fetchall(
        "SELECT bytes FROM photo_bytes WHERE photo_id = ?", [photo]
    )
    return bytes(row["bytes"])


def _write_photo(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def _write(folder: Path, files: Mapping[str, Any]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96)
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in files]


class _Export:
    """One brief on its way out of the store."""

    def __init__(self, connection: aiosqlite.Connection, brief_id: int) -> None:
        self.connection = connection
        self.brief_id = brief_id
        self.language = ""
        self.others: list[str] = []
        self.keys: dict[tuple[str, int], str] = {}
        self.source: dict[str, Any] = {}
        self.translations: dict[str, dict[str, Any]] = {}
        self.photos: dict[int, str] = {}
        """The files of photos by their numbers."""

    async def name_photos(self) -> None:
        """Let the files have the photos of events that are shown."""
        rows = await self.connection.execute_fetchall(
            "SELECT DISTINCT photo.id, digest, substr(bytes, 1, 4) = x'89504E47' AS is_png"
            " FROM event JOIN event_photo ON event.id = event_id"
            " JOIN photo ON photo.id = photo_id JOIN photo_bytes USING (photo_id)"
            " WHERE brief_id = ? AND NOT deleted ORDER BY photo.id",
            [self.brief_id],
        )
        for row in rows:
            suffix = "png" if row["is_png"] else "jpg"
            self.photos[row["id"]] = f"{row['digest'][:_DIGEST_LENGTH]}.{suffix}"

    async def run(self) -> dict[str, dict[str, Any]]:
        """The content of each file."""
        for row in await self.connection.execute_fetchall(
            "SELECT subject, subject_id, key FROM imported WHERE brief_id = ?", [self.brief_id]
        ):
            self.keys[row["subject"], row["subject_id"]] = row["key"]
        things = {subject: await self.read(subject) for subject in TABLES}
        await self.write_brief(things["brief"][self.brief_id], things)
        self.write_directions(things["direction"])
        names = await self.write_entities(things["entity"])
        self.write_events(things["event"], names, things["direction"])
        self.write_plain("fact", "facts", things["fact"])
        self.write_plain("agreement", "agreements", things["agreement"])
        self.write_plain("contact", "contacts", things["contact"])
        return {
            SOURCE_FILE: self.source,
            **{f"{each}.yaml": file for each, file in self.translations.items()},
        }

    async def read(self, subject: Subject) -> dict[int, Snapshot]:
        """The things of a kind that are shown, in their order."""
        owner = "id" if subject == "brief" else "brief_id"
        ordered = subject in ("direction", "fact", "contact", "agreement")
        rows = await self.connection.execute_fetchall(
            f"SELECT id FROM {subject} WHERE {owner} = ?"
            f" ORDER BY {'position, id' if ordered else 'id'}",
            [self.brief_id],
        )
        found = {}
        for (thing_id,) in list(rows):
            state = await read_snapshot(self.connection, subject, thing_id)
            if state and not state.snapshot.get("deleted"):
                found[thing_id] = state.snapshot
                self.language = state.language if subject == "brief" else self.language
        return found

    async def write_brief(
        self, brief: Snapshot, things: Mapping[Subject, dict[int, Snapshot]]
    ) -> None:
        """What a brief says of itself, and which languages it has."""
        own = self.language
        row = {"language": own, "partner_kind": brief["partner_kind"], "country": brief["country"]}
        self.source = {**row, "as_of": brief["as_of"], **self.say(brief, own)}
        written = {
            each
            for kind in things.values()
            for snapshot in kind.values()
            for each in languages_of(snapshot)
        }
        verified = {
            row["language"]: bool(row["verified"])
            for row in await self.connection.execute_fetchall(
                "SELECT language, verified FROM brief_text WHERE brief_id = ?", [self.brief_id]
            )
        }
        self.others = sorted(written - {own})
        for each in self.others:
            head = {"language": each, "verified": verified.get(each, False)}
            self.translations[each] = head | self.say(brief, each)

    @staticmethod
    def say(brief: Snapshot, language: str) -> dict[str, Any]:
        """Partner, title and overview in a language."""
        overview = brief.get(f"{language}.overview") or ""
        return {
            "partner": brief.get(f"{language}.partner"),
            "title": brief.get(f"{language}.title"),
            "overview": [each for each in overview.split(PARAGRAPH_BREAK) if each],
        }

    def key_of(self, subject: str, thing_id: int) -> str:
        """How the files call a thing; one that they did not have gets a name of its own."""
        key = self.keys.setdefault((subject, thing_id), f"{subject}-{thing_id}")
        return key.rpartition(".")[2] if subject == "entity" else key

    def texts(self, snapshot: Snapshot, subject: Subject, language: str) -> dict[str, Any] | None:
        """The texts of a thing in a language; None where there are none."""
        names = TABLES[subject].texts
        given = {name: snapshot.get(f"{language}.{name}") for name in names}
        return {name: value for name, value in given.items() if value} or None

    def own_texts(self, snapshot: Snapshot, subject: Subject) -> dict[str, Any]:
        """The texts in the brief's language, else in the one that the thing was written in."""
        if texts := self.texts(snapshot, subject, self.language):
            return texts
        for language in languages_of(snapshot):
            return {"language": language, **(self.texts(snapshot, subject, language) or {})}
        return {}

    def translate(self, section: str, key: str, snapshot: Snapshot, subject: Subject) -> None:
        """Write a thing into the translations, null where it has no text in one."""
        own = self.own_texts(snapshot, subject).get("language")
        for language, file in self.translations.items():
            texts = None if language == own else self.texts(snapshot, subject, language)
            file.setdefault(section, {})[key] = texts

    def write_directions(self, directions: Mapping[int, Snapshot]) -> None:
        """The directions."""
        listed = []
        for thing_id, each in directions.items():
            key = self.key_of("direction", thing_id)
            own = self.own_texts(each, "direction")
            listed.append({"id": key, "icon": each["icon"], **own})
            self.translate("directions", key, each, "direction")
        self.source["directions"] = listed

    async def write_entities(self, entities: Mapping[int, Snapshot]) -> dict[str, dict[str, str]]:
        """Who and what events name; gives the keys by kind and name."""
        kinds = {
            row["id"]: row["kind"]
            for row in await self.connection.execute_fetchall(
                "SELECT id, kind FROM entity WHERE brief_id = ?", [self.brief_id]
            )
        }
        names: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, section in _SECTIONS.items():
            self.source[section] = {}
            for thing_id, each in entities.items():
                if kinds[thing_id] != kind:
                    continue
                key = self.key_of("entity", thing_id)
                for name in filter(None, each.values()):
                    names[kind].setdefault(name, key)
                self.source[section][key] = self.own_texts(each, "entity")
                self.translate(section, key, each, "entity")
        return names

    def write_events(
        self,
        events: Mapping[int, Snapshot],
        names: Mapping[str, Mapping[str, str]],
        directions: Mapping[int, Snapshot],
    ) -> None:
        """The events with whom and what they name."""
        listed = []
        people = names["person"]
        for thing_id, each in events.items():
            key = self.key_of("event", thing_id)
            named = [(people[name], role) for name, role in each["people"]]
            row = {
                "id": key,
                "date": each["date"],
                "dates": each["more_dates"],
                "status": each["status"],
                **self.own_texts(each, "event"),
                "country": each["country"],
                "people": [{"id": person, "role": role} for person, role in named],
                "organisations": [names["organisation"][one] for one in each["organisations"]],
                "places": [names["place"][one] for one in each["places"]],
                "directions": [
                    self.key_of("direction", one) for one in each["directions"] if one in directions
                ],
                "photos": [self.photo(each, one) for one in each[PHOTOS] if one in self.photos],
                "source": each["source"],
            }
            listed.append(_without_empty(row))
            self.translate("events", key, each, "event")
            wanted = [person for person, role in named if role]
            for language, file in self.translations.items():
                said = each.get(f"{language}{ROLES}") or {}
                roles = {
                    people[name]: role for name, role in said.items() if people[name] in wanted
                }
                if file["events"][key] and wanted:
                    file["events"][key]["roles"] = {one: roles.get(one) for one in wanted}
        self.source["events"] = listed

    def photo(self, event: Snapshot, photo: int) -> dict[str, Any]:
        """A photo of an event: its file, who took it, what it shows."""
        key = caption_key(photo, "")
        captions = {
            name.removesuffix(key): said for name, said in event.items() if name.endswith(key)
        }
        row = {"file": self.photos[photo], "credit": event.get(credit_key(photo))}
        return _without_empty({**row, "captions": dict(sorted(captions.items()))})

    def write_plain(self, subject: Subject, section: str, things: Mapping[int, Snapshot]) -> None:
        """Facts, agreements, contacts."""
        only = subject == "contact" and len(things) == 1
        listed = []
        for thing_id, each in things.items():
            key = self.key_of(subject, thing_id)
            row = {
                "id": key,
                **{name: each[name] for name in TABLES[subject].columns if name in _FIELDS},
                **self.own_texts(each, subject),
            }
            if subject == "contact":
                row |= {name: list(split_several(each[name])) for name in SEVERAL}
            if only and key == CONTACT:
                del row["id"]
                self.source[CONTACT] = _without_empty(row)
                for language, file in self.translations.items():
                    file[CONTACT] = self.texts(each, subject, language)
                return
            listed.append(_without_empty(row))
            self.translate(section, key, each, subject)
        self.source[section] = listed


_FIELDS = frozenset(
    {
        *_DATED,
        *("value", "number", "source"),
        *("phone", "phone_international", "extension", "fax", "email", "site"),
    }
)
"""What stands in the files as it does in the store."""


def _without_empty(row: Mapping[str, Any]) -> dict[str, Any]:
    empty: Iterable[Any] = (None, "", [], {})
    return {name: value for name, value in row.items() if value not in empty}
