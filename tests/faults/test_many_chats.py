"""However many chats write, nothing of a chat stays in memory when it has its answer."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.inbox import Inbox
from bot.lines import MAX_WAITING_IN_CHAT
from bot.playground import Person as Member
from bot.playground import Playground
from bot.processor import Processor
from handlers.chat.context import SERVICES
from tests.support.person import Person

CHATS = 2_000
FIRST = 10_000
KEPT = 100


def _update(number: int, chat: int) -> dict[str, Any]:
    person = {"id": chat, "first_name": "Гость"}
    return {
        "update_id": 900_000 + number,
        "message": {
            "message_id": 900_000 + number,
            "date": 1527854400,
            "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False, "language_code": "ru"},
            "text": "/language",
        },
    }


async def test_nothing_of_a_chat_stays_when_it_has_its_answer(
    application: App,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = application.bot_data[SERVICES].store
    monkeypatch.setattr(store.choices._memory, "size", KEPT)
    inbox, processor = application.update_queue, application.update_processor
    assert isinstance(inbox, Inbox)
    assert isinstance(processor, Processor)
    for chat in range(FIRST, FIRST + CHATS):
        playground.world.add_person(Member(chat, "Гость", None, None, "ru"))
        playground.world.chats[chat].met = True

    # The first chat floods; it gets a notice, and what keeps that to one must go too.
    flood = [FIRST] * (MAX_WAITING_IN_CHAT + 50)
    updates = [
        _update(n, chat) for n, chat in enumerate([*flood, *range(FIRST + 1, FIRST + CHATS)])
    ]
    for at in range(0, len(updates), 300):
        await inbox.take(updates[at : at + 300])
        await asyncio.gather(*(work.ended for work in inbox._works.values()))
    await Person(client, FIRST).settle()
    await store.inbox.flush()

    assert inbox.counts.outcomes == Counter({"handled": len(updates) - 50, "dropped": 50})
    last = Person(client, FIRST + CHATS - 1)
    assert len(await last.read()) == 1
    lines = inbox._lines
    for left in (inbox._works, inbox._warned, lines._lines, *lines._ready.values()):
        assert not left
    assert not any(lines._at_work.values())
    assert not processor._works
    assert not processor._marking
    assert not application.chat_data
    assert not application.user_data
    assert len(store.choices._memory._values) <= KEPT
