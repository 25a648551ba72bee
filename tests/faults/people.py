"""People who keep the bot busy while it is killed, and remember what they are owed."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.support.person import Person, Screen

PATIENCE = 60.0
"""Seconds of calm after which an editor holds a step for lost."""
FIRST_YEAR = 2100
"""Visitors ask for years that no event has, each for every year but once."""
MAX_UNANSWERED = 15


class LostError(Exception):
    """The bot did not do what it was asked."""


@dataclass
class Visitor:
    """Asks for one year after the other, without waiting for the answers."""

    person: Person
    pause: float
    asked: list[int] = field(default_factory=list)

    async def ask(self, stop: asyncio.Event) -> None:
        """Ask until told to stop."""
        while not stop.is_set():
            if len(self.asked) - len(set(await self.answers())) < MAX_UNANSWERED:
                year = FIRST_YEAR + len(self.asked)
                await _say(self.person, f"/events {year}")
                self.asked.append(year)
            await asyncio.sleep(self.pause * random.uniform(0.5, 1.5))

    async def answers(self) -> list[int]:
        """The years that were answered, in the order of the answers."""
        texts = [screen.text for screen in await _read(self.person)]
        found = [
            [year for year in self.asked if str(year) in text.splitlines()[0]] for text in texts
        ]
        return [years[0] for years in found if years]


@dataclass(frozen=True)
class Written:
    """An event that an editor has written, and what should have come of it."""

    title: str
    published: bool
    undone: bool


@dataclass
class Editor:
    """Writes events: in one line and published, published and undone, or step by step."""

    person: Person
    written: list[Written] = field(default_factory=list)
    steps: int = 0
    lost: list[str] = field(default_factory=list)
    calm: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the bot is killed no more: until then it may take its time."""

    async def write(self, stop: asyncio.Event) -> None:
        """Write until told to stop."""
        self.calm = stop
        while not stop.is_set():
            number = len(self.written)
            title = f"Событие {self.person.id}-{number}."
            published, undone = number % 3 != 2, number % 3 == 1
            self.written.append(Written(title, published, undone))
            try:
                if published:
                    await self._publish(title)
                    if undone:
                        await self._undo()
                else:
                    await self._go_through_the_guide(title)
            except LostError as error:
                self.lost.append(f"{title} {error}")

    async def _publish(self, title: str) -> None:
        await self._send(f"/addevent 2019 | {title} | Текст: {title}")
        draft = await self._wait_for(
            lambda screen: title in screen.text and "Опубликовать" in str(screen.labels)
        )
        data = draft.button("Опубликовать")["callback_data"]
        self.steps += 1
        tap = asyncio.create_task(_tap(self.person, data, draft))
        number = draft.message["message_id"]
        await self._wait_for(
            lambda screen: screen.message["message_id"] == number and "Отменить" in str(screen.rows)
        )
        tap.cancel()
        with suppress(asyncio.CancelledError):
            await tap

    async def _undo(self) -> None:
        sent = await self._send("/undo")
        shown = await self._wait_for(lambda screen: screen.message["message_id"] > sent)
        if "Отменить" not in str(shown.rows):
            return
        # Beside a draft that is being written it asks first.
        self.steps += 1
        tap = asyncio.create_task(
            _tap(self.person, shown.button("Отменить")["callback_data"], shown)
        )
        number = shown.message["message_id"]
        await self._wait_for(
            lambda screen: screen.message["message_id"] == number and "Вернуть" in str(screen.rows)
        )
        tap.cancel()
        with suppress(asyncio.CancelledError):
            await tap

    async def _go_through_the_guide(self, title: str) -> None:
        """Send all answers at once: each has to find its field."""
        for text in ("/addevent", "2019", title, f"Текст: {title}"):
            sent = await self._send(text)
        await self._wait_for(
            lambda screen: screen.message["message_id"] > sent and "Где это было?" in screen.text
        )

    async def _send(self, text: str) -> int:
        self.steps += 1
        return await _say(self.person, text)

    async def _wait_for(self, found: Callable[[Screen], bool]) -> Screen:
        end = None
        while end is None or time.monotonic() < end:
            for screen in reversed(await _read(self.person, limit=20)):
                if found(screen):
                    return screen
            if end is None and self.calm.is_set():
                end = time.monotonic() + PATIENCE
            await asyncio.sleep(0.05)
        raise LostError("a step was not answered")


async def _say(person: Person, text: str) -> int:
    sent = await person.call("sendMessage", chat_id=person.id, text=text)
    return int(sent["message_id"])


async def _tap(person: Person, data: str, screen: Screen) -> None:
    with suppress(httpx.HTTPError):
        await person.call(
            "pressButton", chat_id=person.id, message_id=screen.message["message_id"], data=data
        )


async def _read(person: Person, limit: int = 1000) -> list[Screen]:
    history: Any = await person.call("getHistory", chat_id=person.id, limit=limit)
    screens = map(Screen, history["messages"])
    return [screen for screen in screens if screen.message["from"]["is_bot"]]
