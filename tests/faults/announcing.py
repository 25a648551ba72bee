"""An announcement that is being sent while the bot is killed, and who got it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.person import Person

TITLE = "Объявление."
AT_ONCE = 20


@dataclass
class Announcement:
    """Made once, to all listeners; nobody else subscribes."""

    editor: Person
    listeners: Sequence[Person]

    async def make(self) -> None:
        """Let the listeners subscribe and the editor tell them of an event."""
        for at in range(0, len(self.listeners), AT_ONCE):
            some = self.listeners[at : at + AT_ONCE]
            await asyncio.gather(*(each.subscribe() for each in some))
        await self.editor.send(f"/addevent 2019 | {TITLE} | Текст.")
        await self.editor.tap("Опубликовать")
        await self.editor.tap("Уведомить подписчиков")
        await self.editor.tap("Да, уведомить")

    async def count(self) -> dict[int, int]:
        """How many notices each listener has."""
        counts = {}
        for each in self.listeners:
            notices = [screen for screen in await each.read() if screen.text.startswith("📣")]
            counts[each.id] = len(notices)
        return counts
