"""The store: one database, and a class a subject that reads and writes it."""

from pathlib import Path
from typing import Self

from storage.brief_files import BriefFiles
from storage.briefs import Briefs
from storage.choices import Choices
from storage.database import Database
from storage.drafts import Drafts
from storage.editors import Editors
from storage.events import Events
from storage.importing import import_missing_briefs
from storage.revisions import Revisions


class Store:
    """Everything that is kept; open one with `Store.open` and close it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.briefs = Briefs(database)
        self.choices = Choices(database)
        self.drafts = Drafts(database)
        self.editors = Editors(database)
        self.events = Events(database)
        self.revisions = Revisions(database)

    @classmethod
    async def open(cls, path: Path) -> Self:
        """The store at `path`; raises `DatabaseError`."""
        return cls(await Database.open(path))

    async def import_missing_briefs(self, briefs: list[BriefFiles]) -> list[str]:
        """Load the briefs that are not there yet; gives their slugs."""
        return await import_missing_briefs(self._database, briefs)

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()
