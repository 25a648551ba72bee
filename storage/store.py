"""The store: one database, and a class a subject that reads and writes it."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from storage import backups, ladder, ownership
from storage.awaiting import Awaiting
from storage.brief_keeping import BriefKeeping
from storage.briefs import Briefs
from storage.broadcasts import Broadcasts
from storage.choices import Choices
from storage.condition import Condition, look_at
from storage.content import Contents
from storage.database import Database, DatabaseError
from storage.draft_messages import DraftMessages
from storage.drafts import Drafts
from storage.editors import Editors
from storage.entities import Entities
from storage.events import Events
from storage.figures import Figures
from storage.imports import Imports
from storage.inbox import InboxTable
from storage.memory import Memory
from storage.outbox import Outbox
from storage.photos import Photos
from storage.privacy import Privacy
from storage.questions import Questions
from storage.reminders import Reminders
from storage.revisions import Revisions
from storage.search import Search
from storage.subscriptions import Subscriptions
from storage.talks import Talks
from storage.timeline import Timeline
from storage.translations import Translations
from storage.unanswered import UnansweredQuestions
from storage.usage import Usage


class Store:
    """Everything that is kept; open one with `Store.open` and close it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.awaiting = Awaiting(database)
        self.briefs = Briefs(database)
        self.keeping = BriefKeeping(database)
        self.broadcasts = Broadcasts(database)
        self.choices = Choices(database)
        self.contents = Contents(database)
        self.drafts = Drafts(database)
        self.draft_messages = DraftMessages(database)
        self.editors = Editors(database)
        self.entities = Entities(database)
        self.events = Events(database)
        self._figures = Figures(database)
        self.imports = Imports(database)
        self.inbox = InboxTable(database)
        self.outbox = Outbox(database)
        self.photos = Photos(database)
        self._privacy = Privacy(database)
        self.questions = Questions(database)
        self.reminders = Reminders(database)
        self.revisions = Revisions(database)
        self.search = Search(database)
        self.subscriptions = Subscriptions(database)
        self.talks = Talks(database)
        self.translations = Translations(database)
        self.unanswered = UnansweredQuestions(database)
        self.usage = Usage(database)
        self.timeline = Timeline(database)

    @classmethod
    async def open(cls, path: Path, bot_id: int | None = None, *, anew: bool = False) -> Self:
        """The store at `path`; raises `DatabaseError`.

        For a bot it is that bot's from then on, and no other's: `OtherBotError`.
        `anew` makes one also where an earlier one is gone whose backups are still there.
        """
        if bot_id is not None:
            # First looked at as it is: opening may bring it to a newer schema.
            await asyncio.to_thread(ownership.refuse_other, path, bot_id)
        store = cls(await Database.open(path, anew=anew))
        if bot_id is not None:
            try:
                await ownership.take(store._database, bot_id)
            except BaseException:
                await store.close()
                raise
        return store

    async def get_installation(self) -> str:
        """The word that no other installation has; a copy of the file has the same."""
        return await ownership.read_installation(self._database)

    def remember(self, subject: str, size: int) -> Memory[Any, Any]:
        """A memory of what was made from what the store gives of a subject."""
        return self._database.remember(subject, size)

    async def forget(self, user_id: int) -> None:
        """Delete everything that belongs to a person; of an editor the changes stay, unnamed."""
        await self._privacy.forget(user_id)

    async def prune(self, now: datetime, words_kept_for: timedelta) -> None:
        """Delete what is too old; `words_kept_for` is meant for what people searched and asked."""
        await self._privacy.prune(now, words_kept_for)
        await self.photos.prune(now)

    async def back_up(self, target: Path) -> Path:
        """Write a verified copy to a file; raises `DatabaseError`."""
        return await asyncio.to_thread(backups.make_backup, self.path, target)

    async def make_due_backup(
        self, now: datetime, every: timedelta, second: Path | None
    ) -> Path | None:
        """Make the backup that is due, and forget what is too old; raises `DatabaseError`."""
        return await asyncio.to_thread(ladder.make_due_backup, self.path, now, every, second)

    async def can_write(self) -> bool:
        """Whether something could be saved now; nothing is."""
        return await self._database.can_write()

    @property
    def damage(self) -> str | None:
        """What is known to be wrong with the data file; None while nothing is."""
        return self._database.damage or self._database.trouble

    @property
    def trouble(self) -> str | None:
        """What has happened to the data file while it was open; nothing is saved since then."""
        return self._database.trouble

    async def rescue(self, now: datetime) -> Path:
        """Write what a data file holds that was removed or replaced; raises `DatabaseError`."""
        return await self._database.rescue(now)

    async def list_misdated_backups(self, now: datetime) -> list[Path]:
        """The backups that are dated in the future."""
        return await asyncio.to_thread(backups.list_misdated, self.path, now)

    async def measure(self, now: datetime) -> Condition:
        """Count what there is, and look at what becomes of the data if nobody does."""
        try:
            counts = await self._figures.count(now)
        except DatabaseError:
            counts = None
        return await asyncio.to_thread(look_at, self.path, counts, now)

    async def look_for_damage(self) -> list[str]:
        """What is wrong with the file, a few lines at most."""
        problems = await asyncio.to_thread(backups.find_damage, self.path)
        if problems:
            self._database.damage = problems[0]
        return problems

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()
