"""Briefs as owners keep them: loaded, ordered, hidden, retired; and which files are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from storage.brief_files import BriefFiles
from storage.brief_reading import BriefFileError, BriefFolder
from storage.brief_updates import compare, take_over
from storage.database import Database
from storage.differences import Difference
from storage.exporting import export_brief
from storage.importing import bring_index_up_to_date, import_brief
from storage.inserting import insert
from storage.photos import MAX_TOTAL, NoRoomError
from storage.recording import Author, record_added
from storage.snapshots import insert_thing

State = Literal["shown", "hidden", "retired"]
STATES: tuple[State, ...] = ("shown", "hidden", "retired")


class SlugTakenError(Exception):
    """There is a brief of this name already."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"the store has a brief called {slug!r} already")


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the folders of briefs at the start."""

    loaded: Sequence[str] = ()
    changed: Sequence[str] = ()
    """Whose files say otherwise than when they were last taken over."""
    untold: Sequence[str] = ()
    """Of these, those that the owners have not been told of in this state."""
    broken: Sequence[str] = ()
    """What is wrong with those that cannot be read."""


class BriefKeeping:
    """Loads briefs from their files and keeps them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load_new(
        self, folders: Sequence[BriefFolder], *, show_specimens: bool = False
    ) -> Found:
        """Load the briefs that the store does not have; one that cannot be read stops no other.

        A specimen is loaded hidden, unless specimens are shown.
        Of those that it has, only whether their files are another than before is looked at.
        """
        # First: what is loaded is put into the index as it is loaded.
        await bring_index_up_to_date(self._database)
        known = {
            row["slug"]: row
            for row in await self._database.fetch_all("SELECT slug, digest, told FROM brief_file")
        }
        present = await self.list_slugs()
        loaded, changed, untold, broken = [], [], [], []
        for folder in folders:
            slug, row = folder.slug, known.get(folder.slug)
            if slug in present:
                if row is None:
                    # A store of before files were noted: what is there now is what it knows.
                    await self.note_file(folder)
                elif row["digest"] != folder.digest:
                    changed.append(slug)
                    untold += [slug] if row["told"] != folder.digest else []
                continue
            try:
                brief = folder.read()
                brief_id = await self.load(brief, folder)
                if brief.source.specimen and not show_specimens:
                    await self._hide(brief_id)
                loaded.append(slug)
            except BriefFileError as error:
                broken += str(error).splitlines()
        return Found(loaded, changed, untold, broken)

    async def load(self, brief: BriefFiles, folder: BriefFolder | None = None) -> int:
        """Load a brief; gives its id. Raises `SlugTakenError` and `BriefFileError`."""
        try:
            brief_id = await self._load(brief)
        except NoRoomError:
            most = MAX_TOTAL // 1_000_000
            raise BriefFileError(
                f"{brief.slug}: with its photos, those of all briefs would have over {most} MB"
            ) from None
        except OSError as error:
            raise BriefFileError(f"{error.filename}: {error.strerror or error}") from error
        if folder:
            await self.note_file(folder, brief.slug)
        return brief_id

    async def _load(self, brief: BriefFiles) -> int:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT 1 FROM brief WHERE slug = ?", [brief.slug]
            )
            if list(rows):
                raise SlugTakenError(brief.slug)
            return await import_brief(connection, brief)

    async def _hide(self, brief_id: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE brief SET state = 'hidden' WHERE id = ?", [brief_id])

    async def create(
        self,
        slug: str,
        language: str,
        partner: str,
        country: str | None,
        as_of: str,
        *,
        author: Author,
        now: datetime,
    ) -> int:
        """A new brief with nothing in it, hidden until it is shown; raises `SlugTakenError`."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall("SELECT 1 FROM brief WHERE slug = ?", [slug])
            if list(rows):
                raise SlugTakenError(slug)
            ((position,),) = await connection.execute_fetchall(
                "SELECT coalesce(max(position), 0) + 1 FROM brief"
            )
            snapshot = {
                "as_of": as_of,
                "country": country,
                "partner_kind": "country" if country else "organisation",
                "state": "hidden",
                f"{language}.partner": partner,
                f"{language}.title": partner,
                f"{language}.overview": "",
            }
            own = {"slug": slug, "language": language, "position": position}
            brief_id = await insert_thing(connection, "brief", own, snapshot)
            await record_added(connection, "brief", brief_id, author=author, now=now)
            return brief_id

    async def move(self, brief_id: int, place: int) -> None:
        """Move a brief to a place, from 0, in the owners' order."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall("SELECT id FROM brief ORDER BY position, id")
            ids = [row["id"] for row in rows]
            if brief_id not in ids:
                return
            ids.remove(brief_id)
            ids.insert(max(place, 0), brief_id)
            await connection.executemany(
                "UPDATE brief SET position = ? WHERE id = ?", list(enumerate(ids, start=1))
            )

    async def find(self, slug: str) -> int | None:
        """The id of a brief by its slug."""
        row = await self._database.fetch_one("SELECT id FROM brief WHERE slug = ?", [slug])
        return int(row["id"]) if row else None

    async def list_slugs(self) -> set[str]:
        """What all briefs are called, those that nobody sees too."""
        rows = await self._database.fetch_all("SELECT slug FROM brief")
        return {row["slug"] for row in rows}

    async def get_digest(self, slug: str) -> str | None:
        """In which state a brief's files were last taken over; None if that was not noted."""
        row = await self._database.fetch_one("SELECT digest FROM brief_file WHERE slug = ?", [slug])
        return row["digest"] if row else None

    async def note_file(self, folder: BriefFolder, slug: str | None = None) -> None:
        """Note that the store has what a folder's files say, as the brief of its name."""
        slug = slug or folder.slug
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM brief_file WHERE slug = ?", [slug])
            await insert(connection, "brief_file", {"slug": slug, "digest": folder.digest})

    async def note_told(self, folder: BriefFolder) -> None:
        """Note that the owners have been told of a folder's files as they are."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE brief_file SET told = ? WHERE slug = ?", [folder.digest, folder.slug]
            )

    async def compare(self, brief_id: int, brief: BriefFiles) -> list[Difference]:
        """What a brief's files say otherwise than the store."""
        return await compare(self._database, brief_id, brief)

    async def take_over(
        self,
        brief_id: int,
        brief: BriefFiles,
        chosen: Sequence[Difference] | None,
        author: Author,
        now: datetime,
    ) -> list[Difference]:
        """Take over what is chosen of that, None for all that no editor has changed."""
        places = None if chosen is None else {(each.subject, each.key) for each in chosen}
        return await take_over(self._database, brief_id, brief, places, author, now)

    async def export(self, brief_id: int, folder: Path, *, photos: bool = True) -> list[Path]:
        """Write a brief as files; gives them."""
        return await export_brief(self._database, brief_id, folder, photos=photos)
