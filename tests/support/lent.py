"""One bot for many tests that only ask: to start one takes longer than most questions."""

import pickle
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

import httpx

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import SERVICES
from tests.support.person import Person, open_client
from tests.support.rest import run_application, watch

FIRST_ID = 5_001


@dataclass(frozen=True)
class LentBot:
    """A bot at work, and whoever comes to it."""

    playground: Playground
    application: App
    client: httpx.AsyncClient
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST_ID))

    @contextmanager
    def newcomer(self, language: str = "ru") -> Iterator[Person]:
        """Somebody new, who only asks: what all people see is afterwards as it was."""
        member = Member(next(self._ids), "Анна", None, None, language)
        self.playground.world.add_person(member)
        changes = self.application.bot_data[SERVICES].store._database._changes
        before = changes.version("content"), changes.version("editors")
        yield Person(self.client, member.id)
        after = changes.version("content"), changes.version("editors")
        assert after == before, "a test changed what is lent to all"


@asynccontextmanager
async def lend_bot(
    settings: Settings, clock: Callable[[], datetime], profile: bytes | None = None
) -> AsyncIterator[LentBot]:
    """A bot at work while the block runs, at a playground of its own."""
    playground = Playground([], token=settings.token)
    if profile:
        playground.world.profile = pickle.loads(profile)
    await playground.start()
    settings = settings.model_copy(update={"bot_api_url": playground.url})
    try:
        async with (
            watch(playground),
            run_application(settings, clock=clock) as application,
            open_client(playground.url) as client,
        ):
            yield LentBot(playground, application, client)
    finally:
        await playground.stop()
