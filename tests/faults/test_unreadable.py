"""Whatever is wrong in an update: it is set aside, and all else goes on."""

import asyncio
import json
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.application import App, run_application
from bot.inbox import Inbox
from bot.playground import Playground
from bot.playground.updates import Pending
from bot.settings import Settings, load_settings
from storage.inbox import to_json
from tests.bot.test_transport import Server, serving
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.briefs import BELGIUM_ALONE
from tests.support.person import WAIT, Person

PERSON = {"id": OTHER.id, "is_bot": False, "first_name": "Jan", "language_code": "nl"}
CHAT = {"id": OTHER.id, "type": "private", "first_name": "Jan"}
MESSAGE = {"message_id": 900, "date": 1527854400, "chat": CHAT, "from": PERSON, "text": "/about"}
PRESS = {
    "id": "1",
    "from": PERSON,
    "chat_instance": "1",
    "data": "h",
    "message": {**MESSAGE, "from": {"id": 1, "is_bot": True, "first_name": "Playground"}},
}
QUERY = {"id": "1", "from": PERSON, "query": "2018", "offset": ""}
FIRST = 1
SOUND: list[dict[str, Any]] = [
    {"update_id": FIRST, "message": MESSAGE},
    {"update_id": FIRST, "message": {**MESSAGE, "chat": {"id": -5, "type": "group", "title": "x"}}},
    {"update_id": FIRST, "message": {**MESSAGE, "reply_to_message": MESSAGE}},
    {"update_id": FIRST, "callback_query": PRESS},
    {"update_id": FIRST, "inline_query": QUERY},
]

DEEP: Any = None
for _ in range(200):
    DEEP = [DEEP]

UNREADABLE: list[Any] = [
    {"update_id": FIRST, "message": {**MESSAGE, "date": 10**30}},
    {"update_id": FIRST, "message": {**MESSAGE, "date": float("nan")}},
    {"update_id": FIRST, "message": {**MESSAGE, "date": "yesterday"}},
    {"update_id": FIRST, "message": {**MESSAGE, "chat": "Anna"}},
    {"update_id": FIRST, "message": {**MESSAGE, "chat": [1]}},
    {"update_id": FIRST, "message": {**MESSAGE, "from": 5}},
    {"update_id": FIRST, "message": {**MESSAGE, "entities": [DEEP]}},
    {"update_id": FIRST, "message": [MESSAGE]},
    {"update_id": FIRST, "message": "/about"},
    {"update_id": FIRST, "callback_query": {**PRESS, "message": {"chat": 7}}},
    {"update_id": FIRST, "callback_query": {**PRESS, "message": "x"}},
    {"update_id": FIRST, "callback_query": 5},
    {"update_id": FIRST, "inline_query": {}},
]
NO_UPDATES: list[Any] = [
    None,
    [],
    [{"update_id": FIRST, "message": MESSAGE}],
    "x",
    5,
    {},
    {"message": MESSAGE},
    {"update_id": None, "message": MESSAGE},
    {"update_id": "x", "message": MESSAGE},
    {"update_id": 10**30, "message": MESSAGE},
    {"update_id": -1, "message": MESSAGE},
    {"update_id": True, "message": MESSAGE},
    {"update_id": [1], "message": MESSAGE},
    {"update_id": 1.5, "message": MESSAGE},
]


def numbered(update: Any, number: int) -> Any:
    """The update under another number, where it has one to begin with."""
    if isinstance(update, dict) and update.get("update_id") is FIRST:
        return {**update, "update_id": number}
    return update


def _bring(playground: Playground, updates: list[Any]) -> None:
    """Let Telegram hand these over next, in one batch."""
    queue = playground.world.updates
    for update in updates:
        queue._last_id += 1
        renumbered = numbered(update, queue._last_id)
        queue.pending[queue._last_id] = Pending(renumbered, OTHER.id, queue.clock())
    queue.wake()


async def _until_done(playground: Playground, inbox: Inbox) -> None:
    """Wait until all is confirmed to Telegram and has had its turn."""
    async with asyncio.timeout(4 * WAIT):
        while playground.world.updates.pending or inbox.depth:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _inbox(application: App) -> Inbox:
    assert isinstance(application.update_queue, Inbox)
    return application.update_queue


def _states(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM inbox ORDER BY id")]


async def test_batch_is_handled_but_for_what_cannot_be_read(
    settings: Settings, playground: Playground, client: httpx.AsyncClient
) -> None:
    visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW) as application:
        await owner.send("/start")
        await visitor.send("/start")
        sound = {**MESSAGE, "chat": {**CHAT, "id": VISITOR.id}, "text": "/events 2018"}
        _bring(playground, [*UNREADABLE, *NO_UPDATES, {"update_id": FIRST, "message": sound}])
        await visitor.wait_for(lambda screen: "2018" in screen.text.splitlines()[0])
        await _until_done(playground, _inbox(application))
        outcomes = _inbox(application).counts.outcomes
        assert outcomes["set aside"] == len(UNREADABLE) + len(NO_UPDATES)
        await owner.wait_for(lambda screen: "Не удалось обработать" in screen.text)
        assert "2017" in (await visitor.send("/events 2017")).text
    assert _states(settings.database_path).count("failed") == len(UNREADABLE)


async def test_alone_it_is_passed_over_too(
    visitor: Person, playground: Playground, application: App
) -> None:
    await visitor.send("/start")
    for update in [*UNREADABLE, *NO_UPDATES]:
        _bring(playground, [update])
        await _until_done(playground, _inbox(application))
    assert "2018" in (await visitor.send("/events 2018")).text


async def test_start_takes_what_an_earlier_process_left(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    async with run_application(settings, clock=lambda: NOW):
        await Person(client, VISITOR.id).send("/start")
    bodies = [json.dumps(update) for update in UNREADABLE]
    bodies += ["", "{", "null", "[]", "5", "1" * 5000, "[" * 5000]
    with closing(sqlite3.connect(settings.database_path)) as connection, connection:
        connection.executemany(
            "INSERT INTO inbox (bot_id, update_id, body, at) VALUES (1, ?, ?, '')",
            [(100 + number, body) for number, body in enumerate(bodies)],
        )
    async with run_application(settings, clock=lambda: NOW) as application:
        assert "2018" in (await Person(client, VISITOR.id).send("/events 2018")).text
        async with asyncio.timeout(4 * WAIT):
            while _inbox(application).depth:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert _states(settings.database_path).count("failed") == len(bodies)


@dataclass
class Telegram(Server):
    """A Bot API that answers getUpdates with whatever bytes a test has."""

    updates: dict[int, bytes] = field(default_factory=dict)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length: ")[2].partition("\r\n")[0] or 0)
        call = json.loads(await reader.readexactly(length) or b"{}")
        result = self._result(head.split(maxsplit=2)[1].rpartition("/")[2], call)
        status = 200 if b'"ok":true' in result else 400
        writer.write(b"HTTP/1.1 %d x\r\nContent-Length: %d\r\n" % (status, len(result)))
        writer.write(b"\r\n" + result)
        await writer.drain()

    def _result(self, method: str, call: dict[str, Any]) -> bytes:
        if method == "getme":
            return b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"x","username":"x"}}'
        if method == "deletewebhook":
            return b'{"ok":true,"result":true}'
        if method != "getupdates":
            return b'{"ok":false,"description":"Bad Request: not here"}'
        self.updates = {key: each for key, each in self.updates.items() if key >= call["offset"]}
        return b'{"ok":true,"result":[%s]}' % b",".join([*self.updates.values()][: call["limit"]])


@pytest.mark.parametrize(
    "spoiled", [b"[" * 1000 + b"]" * 1000, b"[" * 2000 + b"]" * 2000, b"1" * 5000, b"nothing"]
)
async def test_what_spoils_the_whole_answer_is_passed_over(
    settings: Settings, spoiled: bytes
) -> None:
    updates = {
        number: b'{"update_id":%d,"message":%s}' % (number, to_json(MESSAGE).encode())
        for number in range(10, 20)
    }
    updates[13] = b'{"update_id":13,"message":%s}' % spoiled
    async with serving(Telegram(updates=updates)) as telegram:
        there = {"bot_api_url": f"http://127.0.0.1:{telegram.port}"}
        async with run_application(load_settings(**settings.model_dump() | there)) as application:
            inbox = _inbox(application)
            async with asyncio.timeout(4 * WAIT):
                while telegram.updates or inbox.depth:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            assert inbox.counts.outcomes == Counter({"failed": 9, "set aside": 1})


_GARBAGE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**30, -(10**30), 2**63, 2**53, 0, -1]),
    st.floats(),
    st.text(st.characters(codec=None), max_size=5),
    st.just(DEEP),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "type", "chat", "from"]), st.integers(), max_size=2),
)


@st.composite
def _spoiled(draw: st.DrawFn) -> Any:
    """A sound update with something wrong in one to three places; or no update at all."""
    update: Any = json.loads(json.dumps(draw(st.sampled_from(SOUND))))
    for _ in range(draw(st.integers(1, 3))):
        place = update
        while True:
            key = draw(st.sampled_from(sorted(place)))
            if not isinstance(place[key], dict) or not place[key] or draw(st.booleans()):
                break
            place = place[key]
        if draw(st.booleans()):
            place[key] = draw(_GARBAGE)
        elif len(place) > 1:
            del place[key]
    return draw(st.one_of(st.just(update), st.just(update), st.just(update), _GARBAGE))


def test_no_update_stops_the_others_or_the_next_start(
    loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.processor.FIRST_PAUSE", 0.001)
    number = 0

    @settings(
        max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(st.lists(_spoiled(), min_size=30, max_size=50))
    def holds(updates: list[Any]) -> None:
        nonlocal number
        number += 1
        path = tmp_path / f"{number}.db"
        shutil.copyfile(loaded, path)
        asyncio.run(_survives(path, updates))

    holds()


async def _survives(path: Path, updates: list[Any]) -> None:
    playground = Playground([VISITOR, OTHER, OWNER])
    await playground.start()
    mode = load_settings(
        bot_token=playground.token,
        bot_api_url=playground.url,
        owner_ids=frozenset({OWNER.id}),
        database_path=path,
        briefs_path=BELGIUM_ALONE,
    )
    try:
        async with httpx.AsyncClient(base_url=playground.url, timeout=40) as client:
            visitor = Person(client, VISITOR.id)
            async with run_application(mode, clock=lambda: NOW) as application:
                _bring(playground, updates)
                assert "2018" in (await visitor.send("/events 2018")).text
                await _until_done(playground, _inbox(application))
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("DELETE FROM inbox")
                connection.executemany(
                    "INSERT INTO inbox (bot_id, update_id, body, at) VALUES (1, ?, ?, '')",
                    [(100 + key, to_json(update)) for key, update in enumerate(updates)],
                )
            async with run_application(mode, clock=lambda: NOW) as application:
                assert "2017" in (await visitor.send("/events 2017")).text
                await _until_done(playground, _inbox(application))
            assert "waiting" not in _states(path)
    finally:
        await playground.stop()
