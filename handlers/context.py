"""What a callback has at hand: the store, the person's texts, the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from handlers.texts import FALLBACK, Catalogs, Texts, choose_language
from storage.choices import Choice
from storage.models import Brief
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What the whole application shares."""

    store: Store
    catalogs: Catalogs
    clock: Callable[[], datetime]
    """The present moment, in UTC."""
    timezone: ZoneInfo
    owner_ids: frozenset[int] = frozenset()


SERVICES = "services"
"""Where `bot_data` keeps them."""


class Gone(Exception):  # noqa: N818 - not an error: a thing that was there when its button was made
    """What a button or a link leads to is no longer there."""


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of one update."""

    choice = Choice()
    language = FALLBACK

    @property
    def services(self) -> Services:
        """What the whole application shares."""
        services: Services = self.bot_data[SERVICES]
        return services

    @property
    def store(self) -> Store:
        """The store."""
        return self.services.store

    @property
    def texts(self) -> Texts:
        """The texts in the person's language."""
        return self.services.catalogs[self.language]

    async def list_briefs(self) -> list[Brief]:
        """Every brief, in the person's language."""
        return await self.store.briefs.list_briefs(self.language)

    async def find_brief(self) -> Brief | None:
        """The brief that the person chose, or the only one there is."""
        briefs = await self.list_briefs()
        if len(briefs) == 1:
            return briefs[0]
        return next((brief for brief in briefs if brief.id == self.choice.brief_id), None)

    async def get_brief(self, brief_id: int) -> Brief:
        """One brief, in the person's language; raises `Gone`."""
        brief = await self.store.briefs.get_brief(brief_id, self.language)
        if not brief:
            raise Gone
        return brief


async def load_person(update: object, context: Context) -> None:
    """Find out which language the person wants, before any other callback runs."""
    user = update.effective_user if isinstance(update, Update) else None
    if user:
        context.choice = await context.store.choices.get_choice(user.id)
        context.language = choose_language(context.choice.language, user.language_code)
