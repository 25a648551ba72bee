"""What a callback has at hand: the store, the person's texts, the clock."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Chat, Update, User
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.repeats import Repeats
from handlers.texts import FALLBACK, Catalogs, Texts, choose_language
from storage.choices import Choice
from storage.database import DamagedError
from storage.lexicon import Lexicon
from storage.memory import Memory
from storage.models import Brief
from storage.revisions import Author
from storage.store import Store

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """What the whole application shares."""

    store: Store
    catalogs: Catalogs
    clock: Callable[[], datetime]
    """The present moment, in UTC."""
    timezone: ZoneInfo
    lexicon: Lexicon
    owner_ids: frozenset[int] = frozenset()
    questions: bool = True
    """Whether people may send questions to the editors."""
    keep_questions_days: int = 90
    reported: Repeats = field(default_factory=Repeats)
    """What the owners have been told lately."""
    prepared: Memory[Any, Any] = field(init=False)
    """Views that hold until the content changes (handlers/prepared.py)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "prepared", self.store.remember("content", _VIEWS_PREPARED))


_VIEWS_PREPARED = 2_000
SERVICES = "services"
"""Where `bot_data` keeps them."""


class Gone(Exception):  # noqa: N818 - not an error: a thing that was there when its button was made
    """What a button or a link leads to is no longer there."""


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of one update."""

    choice = Choice()
    language = FALLBACK
    user: User | None = None
    chat: Chat | None = None
    sender_chat: Chat | None = None
    """The chat in whose name a message was sent, if it was."""
    message_id: int | None = None
    """The message that was sent, or whose button was pressed."""
    toast: str | None = None
    """A short word with which a button press will be answered."""

    @property
    def services(self) -> Services:
        """What the whole application shares."""
        services: Services = self.bot_data[SERVICES]
        return services

    @property
    def author(self) -> Author:
        """The person, as the revisions name the one who made a change."""
        return Author(self.user.id, self.user.full_name) if self.user else Author(0, "")

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat is not None and self.chat.type == ChatType.PRIVATE

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.services.clock()

    @property
    def today(self) -> date:
        """The present day where the committee is."""
        return self.now.astimezone(self.services.timezone).date()

    @property
    def store(self) -> Store:
        """The store."""
        return self.services.store

    @property
    def texts(self) -> Texts:
        """The texts in the person's language."""
        return self.services.catalogs[self.language]

    def is_owner(self) -> bool:
        """Whether the person owns the bot."""
        return self.user is not None and self.user.id in self.services.owner_ids

    async def is_editor(self) -> bool:
        """Whether the person may edit, at this moment."""
        if self.is_owner():
            return True
        return self.user is not None and await self.store.editors.is_editor(self.user.id)

    async def may_edit_here(self) -> bool:
        """Whether screens shall offer the person to edit: in private, where it counts."""
        return self.is_private and await self.is_editor()

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


App = Application[ExtBot[Any], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]


async def load_person(update: Update, context: Context) -> None:
    """Find out who asks, where, and in which language, before any other callback runs."""
    context.user = user = update.effective_user
    context.chat = update.effective_chat
    query = update.callback_query
    message = query.message if query else update.effective_message
    if update.message:
        context.sender_chat = update.message.sender_chat
    context.message_id = message.message_id if message else None
    if user:
        try:
            context.choice = await context.store.choices.get_choice(user.id)
        except DamagedError as error:
            # What the person asks for may be sound.
            logger.error("a choice cannot be read: %s", error)  # noqa: TRY400 - one line a time
        context.language = choose_language(context.choice.language, user.language_code)
