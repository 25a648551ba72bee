"""The bot's own small server: the webhook, /healthz and /metrics."""

import hmac
import ipaddress
import json
import logging
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from telegram import Bot
from telegram.error import TelegramError
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from bot.certificates import load_certificate
from bot.connections import BoundedServer
from bot.inbox import Inbox
from bot.logs import sparing
from bot.metrics import Metrics, list_figures
from bot.parsing import read_json
from bot.settings import Settings, SettingsError
from handlers.chat.context import App, Services

logger = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024
"""Bytes of an update; Telegram's are far smaller. Nobody else may send any."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the name of a header
FRESH_SECONDS = 30.0
"""For how long an answer of Telegram's proves that it can be reached."""
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")
# Whoever can reach the port can make these write as much as they like.
_OPEN_TO_ALL = (__name__, "bot.connections", "tornado.general", "tornado.application", "asyncio")


@asynccontextmanager
async def serve(
    application: App, settings: Settings, services: Services, metrics: Metrics
) -> AsyncIterator[int]:
    """Listen while the block runs; gives the port of LISTEN, 0 where nothing needs it."""
    inbox = application.update_queue
    if not isinstance(inbox, Inbox):
        raise TypeError("the application was built without an inbox")
    shared = {"services": services, "metrics": metrics, "to_all": bool(settings.health_listen)}
    routes: list[Any] = [
        (r"/healthz", HealthHandler, {**shared, "bot": application.bot, "inbox": inbox}),
        (r"/metrics", MetricsHandler, shared),
    ]
    async with AsyncExitStack() as stack:
        stack.enter_context(sparing(_OPEN_TO_ALL))
        if settings.health_listen:
            listener = _listen("HEALTH_LISTEN", settings.health_listen)
            stack.push_async_callback(_begin(BoundedServer(_serving(routes)), listener))
            routes = []
        web = _serving(routes)
        server = BoundedServer(web, ssl_options=load_certificate(settings))
        if settings.webhook_url:
            path = urlsplit(settings.webhook_url).path or "/"
            arguments = {"inbox": inbox, "server": server, "settings": settings}
            web.add_handlers(".*", [(path.replace(".", r"\."), WebhookHandler, arguments)])
        elif not routes:
            yield 0
            return
        try:
            listener = _listen("LISTEN", settings.listen)
        except SettingsError as error:
            if settings.webhook_url:
                raise
            logger.warning("no /healthz and /metrics: %s", error)
            yield 0
            return
        stack.push_async_callback(_begin(server, listener))
        yield int(listener.getsockname()[1])


def _serving(routes: list[Any]) -> Application:
    return Application(routes, log_function=lambda _: None)


def _listen(name: str, address: str) -> socket.socket:
    """A socket at the address of a setting; raises `SettingsError`."""
    host, _, port = address.rpartition(":")
    try:
        listener = socket.create_server((host, int(port)))
    except OSError as error:
        raise SettingsError(f"{name}: {address} cannot be used: {error.strerror}") from error
    listener.setblocking(False)  # noqa: FBT003
    return listener


def _begin(server: BoundedServer, listener: socket.socket) -> Callable[[], Awaitable[None]]:
    """Serve at a socket; gives what ends that."""
    server.add_socket(listener)
    logger.info("listening on %s:%s", *listener.getsockname()[:2])

    async def end() -> None:
        server.stop()
        await server.close_all_connections()

    return end


class _Handler(RequestHandler):
    def write_error(self, status_code: int, **_: Any) -> None:
        """Say nothing but the status."""
        self.finish(f"{status_code}\n")

    def set_default_headers(self) -> None:
        """Tell nobody what serves here."""
        self.clear_header("Server")


@stream_request_body
class WebhookHandler(_Handler):
    """Takes updates from Telegram, and says so when they are kept."""

    def initialize(self, inbox: Inbox, server: BoundedServer, settings: Settings) -> None:
        """Take what tornado hands over."""
        self._inbox = inbox
        self._secret = settings.secret.encode()
        self._server = server
        self._trusted = settings.trusted_proxies
        self._body = bytearray()

    def prepare(self) -> None:
        """Refuse who does not know the secret, before reading what they bring."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret):
            logger.warning("a call of the webhook without its secret, from %s", self._caller())
            raise HTTPError(403)
        self._server.trust(self.request, MAX_BODY)

    def _caller(self) -> str:
        """Who calls: as the proxies say that are trusted, the nearest first."""
        forwarded = self.request.headers.get("X-Forwarded-For", "")
        caller = str(self.request.remote_ip)
        for said in reversed([each.strip() for each in forwarded.split(",") if each.strip()]):
            address = ipaddress.ip_address(caller)
            if not any(address in network for network in self._trusted):
                break
            try:
                ipaddress.ip_address(said)
            except ValueError:
                break
            caller = said
        return caller

    def data_received(self, chunk: bytes) -> None:
        """Take a part of the body."""
        self._body += chunk

    async def post(self) -> None:
        """Take an update; what is none is not asked for again, as it would come as it is."""
        try:
            update = read_json(bytes(self._body))
        except ValueError:
            update = None
        await self._inbox.take([update])


class _LocalHandler(_Handler):
    """For this machine: what comes from elsewhere, or is forwarded by a proxy, is refused.

    On a listener of its own whoever reaches it is answered.
    """

    _to_all: bool

    def prepare(self) -> None:
        """Refuse what comes from elsewhere."""
        if self._to_all:
            return
        is_forwarded = any(name in self.request.headers for name in _FORWARDED)
        if is_forwarded or not ipaddress.ip_address(str(self.request.remote_ip)).is_loopback:
            raise HTTPError(404)


class MetricsHandler(_LocalHandler):
    """Answers Prometheus."""

    def initialize(self, services: Services, metrics: Metrics, *, to_all: bool) -> None:
        """Take what tornado hands over."""
        self._to_all = to_all
        self._services = services
        self._metrics = metrics

    async def get(self) -> None:
        """Write all metrics."""
        condition = await self._services.store.measure(self._services.clock())
        self._metrics.note_condition(condition)
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest(self._metrics.registry))


class HealthHandler(_LocalHandler):
    """Says whether the bot is well: 200, or 503 with what is not."""

    def initialize(
        self, bot: Bot, services: Services, inbox: Inbox, metrics: Metrics, *, to_all: bool
    ) -> None:
        """Take what tornado hands over."""
        self._to_all = to_all
        self._bot = bot
        self._services = services
        self._inbox = inbox
        self._metrics = metrics

    async def get(self) -> None:
        """Look at everything the bot needs."""
        last = self._inbox.counts.last_at
        health = {
            "store_readable": await self._reads(),
            "store_writable": await self._services.store.can_write(),
            "store_sound": self._services.store.damage is None,
            "telegram": await self._reaches_telegram(),
        }
        condition = await self._services.store.measure(self._services.clock())
        self.set_status(200 if all(health.values()) else 503)
        self.set_header("Content-Type", "application/json")
        self.finish(
            json.dumps(
                {
                    **health,
                    "inbox_depth": self._inbox.depth,
                    **list_figures(condition),
                    "store_bytes": condition.size,
                    "last_update": last.isoformat() if last else None,
                }
            )
        )

    async def _reads(self) -> bool:
        try:
            # Not what is kept in memory.
            await self._services.store.inbox.count_waiting()
        except Exception:  # noqa: BLE001 - whatever it is, the store is not readable
            return False
        return True

    async def _reaches_telegram(self) -> bool:
        if time.monotonic() - self._metrics.last_answer < FRESH_SECONDS:
            return True
        try:
            await self._bot.get_me()
        except TelegramError:
            return False
        return True
