"""The server: the pretended Telegram over HTTP, on this machine only."""

import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from bot import PLAYGROUND_BOT
from bot.playground.bot_api import BotApiHandler, FileHandler, run
from bot.playground.errors import ApiError
from bot.playground.live import LiveHandler
from bot.playground.parameters import Parameters
from bot.playground.people import Person
from bot.playground.person_api import ControlHandler, PersonFileHandler, PersonHandler
from bot.playground.wire import refuse_foreign, set_strict_headers
from bot.playground.world import World

PAGE = {"path": str(Path(__file__).parent / "page"), "default_filename": "index.html"}
LOOPBACK = "127.0.0.1"
MAX_BODY = 64 * 1024 * 1024


class PageHandler(StaticFileHandler):
    """Sends what the chat page loads."""

    lets_visit = False

    def set_default_headers(self) -> None:
        """Set the headers of every answer."""
        set_strict_headers(self)

    def prepare(self) -> None:
        """Refuse what comes from elsewhere."""
        refuse_foreign(self, lets_visit=self.lets_visit)


class FirstPageHandler(PageHandler):
    """Sends the chat page, also to those who follow a link to it: it does nothing by itself."""

    lets_visit = True


class Playground:
    """A local Bot API server with people of its own, and a chat page for them."""

    def __init__(
        self,
        people: Sequence[Person],
        *,
        bot_name: str = "Playground",
        bot_username: str = "playground_bot",
        token: str | None = None,
        port: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        # What a bot keeps, it keeps by its id: only the secret is another in each run.
        self.token = token or f"{PLAYGROUND_BOT}:{secrets.token_urlsafe()}"
        self.port = port
        self.world = World(
            people,
            clock,
            bot_id=int(self.token.partition(":")[0]),
            bot_name=bot_name,
            bot_username=bot_username,
        )
        self.world.run_reply = self._run_reply
        self._server: HTTPServer | None = None
        self._live: set[LiveHandler] = set()

    @property
    def url(self) -> str:
        """Where the page is; the Bot API is at url + "/bot", its files at url + "/file/bot"."""
        return f"http://{LOOPBACK}:{self.port}"

    async def start(self) -> None:
        """Listen; afterwards port and url are known."""
        sockets = bind_sockets(self.port, LOOPBACK)
        self.port = sockets[0].getsockname()[1]
        self._server = HTTPServer(self._application(), max_body_size=MAX_BODY)
        self._server.add_sockets(sockets)

    async def stop(self) -> None:
        """Stop listening, end what waits and close all connections."""
        if self._server is None:
            return
        self._server.stop()
        await self.world.end_webhook()
        self.world.updates.wake()
        self.world.queries.close()
        for window in self._live:
            window.close()
        await self._server.close_all_connections()
        self._server = None

    def _application(self) -> Application:
        return Application(
            [
                (r"/bot([^/]+)/([^/]*)", BotApiHandler),
                (r"/file/bot([^/]+)/(.+)", FileHandler),
                (r"/person/live", LiveHandler),
                (r"/person/file/([^/]+)", PersonFileHandler),
                (r"/person/([A-Za-z]+)", PersonHandler),
                (r"/control/([A-Za-z]+)", ControlHandler),
                (r"/page/(.*)", PageHandler, PAGE),
                (r"/()", FirstPageHandler, PAGE),
            ],
            world=self.world,
            live=self._live,
            token=self.token,
            port=self.port,
            log_function=lambda handler: None,  # noqa: ARG005 the log would carry the token
        )

    async def _run_reply(self, call: dict[str, Any]) -> None:
        """Run the method call in the body of a webhook's answer; nobody learns how it went."""
        try:
            await run(self.world, str(call.pop("method", "")), Parameters(call))
        except ApiError:
            return
