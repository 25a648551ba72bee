"""What a callback has at hand: the store, the person's texts, the clock."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Chat, Message, Update, User
from telegram.constants import ChatType, MessageLimit
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.chat.albums import Albums
from handlers.chat.place import Place
from handlers.chat.repeats import Repeats
from handlers.chat.screen import Access, Screen
from handlers.chat.screens import Screens
from handlers.chat.sent_files import SentFiles
from handlers.chat.view import View
from handlers.meaning.reader import Meaning
from handlers.texts import FALLBACK, Catalogs, Texts, choose_language
from storage.awaiting import Awaited
from storage.choices import Choice
from storage.database import DamagedError, DatabaseError, NotSavedError
from storage.lexicon import Lexicon
from storage.memory import Memory
from storage.models import Brief
from storage.recording import Author
from storage.store import Store
from storage.talks import Talk

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
    screens: Screens
    for_editors: "ForEditors"
    """Gives a screen what only editors see on it."""
    narrow: "Narrow"
    """Finds what of a section the words after its command mean."""
    say_left: "SayLeft | None" = None
    """Gives a screen the word on what an editor has left for it."""
    owner_ids: frozenset[int] = frozenset()
    briefs_path: Path | None = None
    """The folder with the files of briefs."""
    questions: bool = True
    """Whether people may send questions to the editors."""
    keep_questions_days: int = 90
    backup_every: timedelta = timedelta(hours=1)
    backup_folder: Path | None = None
    """Where a second copy of each backup goes."""
    reported: Repeats = field(default_factory=Repeats)
    """What the owners have been told lately."""
    menus: dict[int, tuple[Access, str]] = field(default_factory=dict)
    """Whose command menu shows more than visitors see: of which role, in which language."""
    meaning: Meaning = field(default_factory=Meaning)
    """Understands questions that no rule does, by what they mean."""
    albums: Albums = field(default_factory=Albums)
    pictures: SentFiles = field(default_factory=SentFiles)
    """The pictures that Telegram has, by what they were made of."""
    prepared: Memory[Any, Any] = field(init=False)
    """Views that hold until the content changes (`lasting` screens)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "prepared", self.store.remember("content", _VIEWS_PREPARED))

    @property
    def today(self) -> date:
        """The present day where the committee is."""
        return self.clock().astimezone(self.timezone).date()

    async def list_editors(self) -> list[int]:
        """Everybody who may edit."""
        editors = await self.store.editors.list_editors()
        return sorted(self.owner_ids | {each.user_id for each in editors})

    async def texts_of(self, user_id: int) -> Texts:
        """The texts in which a person hears what they did not ask for."""
        choice = await self.store.choices.get_choice(user_id)
        return self.catalogs[choose_language(choice.language, choice.language_code)]

    async def find_access(self, user_id: int) -> Access:
        """What a person may open, at this moment."""
        if user_id in self.owner_ids:
            return Access.OWNER
        is_editor = await self.store.editors.is_editor(user_id)
        return Access.EDITOR if is_editor else Access.ANYBODY


MAX_QUERY_LENGTH = MessageLimit.MAX_TEXT_LENGTH
"""What waits for a choice is as long as a message may be."""
_FOUND = "\n№ "
"""Parts a question that is kept from what answers it."""
_VIEWS_PREPARED = 2_000
SERVICES = "services"
"""Where `bot_data` keeps them."""


class Gone(Exception):  # noqa: N818 - not an error: a thing that was there when its button was made
    """What a button or a link leads to is no longer there."""


class NoBriefChosen(Exception):  # noqa: N818 - not an error: the person has to choose first
    """What was asked belongs to a brief, and of several none is chosen.

    It waits for the choice: a screen by its name, or words.
    """

    def __init__(self, screen: str = "", text: str = "") -> None:
        super().__init__()
        self.screen = screen
        self.text = text


class Refused(Exception):  # noqa: N818 - not an error of ours
    """The person may not do this; `reason` is an English message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of one update."""

    choice = Choice()
    language = FALLBACK
    user: User | None = None
    chat: Chat | None = None
    message: Message | None = None
    """The message that was sent; None where a button was pressed."""
    message_id: int | None = None
    """The message that was sent, or whose button was pressed."""
    place: Place | None = None
    """Where it was sent or pressed."""
    left: Awaited | None = None
    """What an editor has left by opening something else."""
    asks: str = ""
    """What a question in plain words asks for: when, who …"""
    answered: bool | None = None
    """Whether something was found for it; None where it was not looked for."""
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
    def here(self) -> Place:
        """Where the person is to be answered; raises `Gone` where that is no chat."""
        if not self.place:
            raise Gone
        return self.place

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat is not None and self.chat.type == ChatType.PRIVATE

    @property
    def mention(self) -> str | None:
        """How the bot is called where it hears no more than is meant for it; None in private."""
        return None if self.is_private else f"@{self.bot.username}"

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.services.clock()

    @property
    def today(self) -> date:
        """The present day where the committee is."""
        return self.services.today

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
        return await self.get_access() >= Access.EDITOR

    async def get_access(self) -> Access:
        """What the person may open, at this moment."""
        return await self.services.find_access(self.user.id) if self.user else Access.ANYBODY

    async def may_edit_here(self) -> bool:
        """Whether screens shall offer the person to edit: in private, where it counts."""
        return self.is_private and await self.is_editor()

    async def note_reachable(self) -> None:
        """Let the chat hear of new events again, if it took no messages for a time."""
        if self.chat:
            with suppress(DatabaseError, NotSavedError):
                await self.store.subscriptions.reactivate(self.chat.id)

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file that somebody sent; raises `BadRequest`."""
        file = await self.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def remember_query(self, text: str, found: Sequence[int] = ()) -> int:
        """The number under which a button can ask a question again; 0 where it cannot be kept.

        `found` are the brief and the events that answer it, where that depends on what was shown
        before.
        """
        kept = text[:MAX_QUERY_LENGTH].replace(_FOUND, " ")
        if found:
            kept += _FOUND + " ".join(map(str, found))
        try:
            return await self.store.search.remember_query(kept, self.now, self.author.user_id)
        except NotSavedError:
            return 0

    async def recall_query(self, number: int) -> tuple[str, Sequence[int]] | None:
        """The question of a number; the brief and the events that were kept with it, else 0."""
        kept = await self.store.search.recall_query(number)
        if kept is None:
            return None
        text, _, found = kept.partition(_FOUND)
        return text, [int(each) for each in found.split()] or [0]

    async def recall_talk(self) -> Talk | None:
        """What was last shown to the person here."""
        if not (self.chat and self.user):
            return None
        return await self.store.talks.recall(self.chat.id, self.user.id, self.now)

    async def note_talk(self, view: View) -> None:
        """Keep what a view shows, for the questions that follow."""
        if not (shown := view.shown) or not (self.chat and self.user):
            return
        talk = Talk(shown.brief, shown.question, shown.things, shown.more)
        with suppress(NotSavedError):
            await self.store.talks.note(self.chat.id, self.user.id, talk, self.now)

    async def begin_talk(self, brief: int) -> None:
        """Speak of a brief from now on, and of nothing that was shown before."""
        if self.chat and self.user:
            with suppress(NotSavedError):
                await self.store.talks.note(
                    self.chat.id, self.user.id, Talk(brief, "", ()), self.now
                )

    async def list_briefs(self) -> list[Brief]:
        """The briefs that the person may choose from, in the person's language."""
        briefs = await self.store.briefs.list_all_briefs(self.language)
        if all(brief.is_shown for brief in briefs):
            return briefs
        editing = await self.may_edit_here()
        return [each for each in briefs if each.is_shown or (editing and each.state == "hidden")]

    async def find_brief(self) -> Brief | None:
        """The brief that the person chose, or the only one there is."""
        states = await self.store.briefs.list_states()
        may_be = ["shown"]
        if "hidden" in states.values() and await self.may_edit_here():
            may_be.append("hidden")
        ids = [each for each, state in states.items() if state in may_be]
        chosen = ids[0] if len(ids) == 1 else self.choice.brief_id
        if chosen not in ids:
            return None
        return await self.store.briefs.get_brief(chosen, self.language)

    async def require_brief(self) -> Brief:
        """The person's brief; raises `NoBriefChosen`."""
        brief = await self.find_brief()
        if not brief:
            raise NoBriefChosen
        return brief

    async def get_brief(self, brief_id: int) -> Brief:
        """One brief, in the person's language; raises `Gone`."""
        brief = await self.store.briefs.get_brief(brief_id, self.language)
        if not brief or not (brief.is_shown or await self.may_edit_here()):
            raise Gone
        return brief


ForEditors = Callable[[Context, Screen, View], Awaitable[View]]
Narrow = Callable[[Context, type[Screen], str], Awaitable[Screen | View]]
SayLeft = Callable[[Context, Awaited, View], Awaitable[View]]
App = Application[ExtBot[Any], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]


async def load_person(update: Update, context: Context) -> None:
    """Find out who asks, where, and in which language, before any other callback runs."""
    context.user = user = update.effective_user
    context.chat = update.effective_chat
    context.place = Place.of(update, context.bot)
    query = update.callback_query
    message = query.message if query else update.effective_message
    context.message = update.message
    context.message_id = message.message_id if message else None
    if user:
        try:
            context.choice = await context.store.choices.get_choice(user.id)
        except DamagedError as error:
            # What the person asks for may be sound.
            logger.error("a choice cannot be read: %s", error)  # noqa: TRY400 - one line a time
        context.language = choose_language(context.choice.language, user.language_code)
        if context.choice.is_to_be_noted(context.today):
            with suppress(NotSavedError):
                await context.store.choices.note_seen(user.id, context.today)
    if context.message_id:
        # Who writes or presses something also takes messages.
        await context.note_reachable()
