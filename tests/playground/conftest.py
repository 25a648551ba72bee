"""A playground of two people, PTB's own Bot against it, and a way to act as a person."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.playground import Person, Playground
from tests.support.faults import Faults
from tests.support.person import open_client

ANN = Person(7, "Анна", "Иванова", "anna_spb", "ru")
BOB = Person(8, "Bob")

Do = Callable[..., Coroutine[Any, Any, Any]]


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: float = 1_527_854_400.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def playground(clock: Clock) -> AsyncIterator[Playground]:
    server = Playground([ANN, BOB], clock=clock)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    url = playground.url
    # Without certificates, which take long to load.
    async with Bot(
        playground.token,
        f"{url}/bot",
        f"{url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"verify": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"verify": False}),
    ) as bot:
        yield bot


@pytest.fixture
async def http(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(playground.url) as client:
        yield client


@pytest.fixture
def faults(http: httpx.AsyncClient) -> Faults:
    return Faults(http)


@pytest.fixture
def call(playground: Playground, http: httpx.AsyncClient) -> Do:
    """Call a Bot API method without PTB: the whole envelope."""

    async def call_method(method: str, **parameters: Any) -> Any:
        response = await http.post(f"/bot{playground.token}/{method}", json=parameters)
        envelope = response.json()
        assert response.status_code == envelope.get("error_code", 200)
        return envelope

    return call_method


async def wait_until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Wait, a minute at most."""
    async with asyncio.timeout(60):
        while not await happened():  # noqa: ASYNC110 what happens is behind HTTP
            await asyncio.sleep(0.01)


def polled(playground: Playground) -> Callable[[], Awaitable[bool]]:
    """Whether a bot waits for updates."""

    async def is_polled() -> bool:
        return playground.world.updates._poll is not None

    return is_polled


def _person(http: httpx.AsyncClient, person_id: int) -> Do:
    async def act(method: str, **parameters: Any) -> Any:
        body = {"person_id": person_id, **parameters}
        envelope = (await http.post(f"/person/{method}", json=body)).json()
        if not envelope["ok"]:
            raise AssertionError(envelope["description"])
        return envelope["result"]

    return act


@pytest.fixture
def ann(http: httpx.AsyncClient) -> Do:
    return _person(http, ANN.id)


@pytest.fixture
def bob(http: httpx.AsyncClient) -> Do:
    return _person(http, BOB.id)


@pytest.fixture
async def met(ann: Do, bot: Bot) -> int:
    """The id of Ann, who has started the bot; the update is gone."""
    await ann("start")
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    return ANN.id


@dataclass
class Receiver:
    """A bot's own server: what it got, and what it answers."""

    url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    reply: dict[str, Any] | None = None

    async def got(self, count: int) -> None:
        """Wait for so many deliveries."""

        async def all_came() -> bool:
            return len(self.updates) >= count

        await wait_until(all_came)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()

    class Handler(RequestHandler):
        def post(self) -> None:
            receiver.updates.append(json.loads(self.request.body))
            secret = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token")
            receiver.secrets.append(secret)
            self.set_status(receiver.statuses.pop(0) if receiver.statuses else 200)
            if receiver.reply is not None:
                self.finish(receiver.reply)

    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(Application([("/", Handler)], log_function=lambda _: None))
    server.add_sockets(sockets)
    receiver.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"
    yield receiver
    server.stop()
    await server.close_all_connections()
