"""A person who chats with the bot: sends, taps and reads, over HTTP, as the chat page does."""

import asyncio
import base64
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import httpx
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.compatibility.httpx import HttpxTransport

from tests.support.rest import INBOX, OUTBOX, hear, wait_for_rest

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"
"""The beginning of a picture: the playground measures pictures and decodes none."""
_TO_UNIT = re.compile(r"(?<=[\dIVX])\u00a0(?=[а-я])")
WAIT = 60.0
"""Seconds within which the bot must have answered."""


@cache
def _http() -> Client:
    """What carries every call of a test run: to build one takes longer than some tests.

    No certificates are needed here, and they take long to load.
    """
    http = ClientBuilder().no_proxy().danger_accept_invalid_certs(enable=True)
    return http.timeout(timedelta(seconds=60)).build()


def open_client(url: str) -> httpx.AsyncClient:
    """A client of the playground at this address.

    It goes through pyreqwest: httpcore looks at every call for a package that is not installed,
    which took half of a test's time.
    """
    return httpx.AsyncClient(base_url=url, transport=HttpxTransport(_http(), close_client=False))


@dataclass(frozen=True)
class Screen:
    """A message as a person sees it."""

    message: dict[str, Any]

    @property
    def text(self) -> str:
        """The text or caption, with a space before a unit that looks like any other."""
        return _TO_UNIT.sub(" ", self.characters)

    @property
    def characters(self) -> str:
        """The text or caption, character by character."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The formatted parts of the text."""
        found: list[dict[str, Any]] = self.message.get("entities", [])
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in self._buttons()]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons."""
        return [label for row in self.rows for label in row]

    @property
    def tiles(self) -> list[str]:
        """The labels of the reply keyboard."""
        rows = self.message.get("reply_markup", {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    def formatted(self, kind: str) -> list[str]:
        """The parts of the text that have this kind of format."""
        encoded = self.text.encode("utf-16-le")
        return [
            encoded[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
            for each in self.entities
            if each["type"] == kind
        ]

    def button(self, label: str) -> dict[str, Any]:
        """The inline button whose label has `label` in it, or is the number of a line with it."""
        buttons = [button for row in self._buttons() for button in row]
        for button in buttons:
            if label in button["text"]:
                return button
        for button in buttons:
            number = f"{button['text']} "
            if any(each.startswith(number) and label in each for each in self.text.splitlines()):
                return button
        raise AssertionError(f"no button {label!r} among {self.labels}")

    def _buttons(self) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = self.message.get("reply_markup", {}).get(
            "inline_keyboard", []
        )
        return rows


def _is_after(screen: Screen, sent: dict[str, Any]) -> bool:
    return bool(screen.message["message_id"] > sent["message_id"])


async def _next_of(heard: asyncio.Event | None) -> None:
    """Wait until something is heard; where nothing can be, a little."""
    if not heard:
        await asyncio.sleep(0.01)
        return
    await heard.wait()
    heard.clear()


class RefusedError(Exception):
    """The playground did not do what was asked."""


class Person:
    """One person in one chat (by default the private one), or in one topic of a forum."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        person_id: int,
        chat_id: int | None = None,
        thread_id: int | None = None,
    ):
        self.client = client
        self.id = person_id
        self.chat_id = chat_id or person_id
        self.thread_id = thread_id
        self.toast: dict[str, Any] = {}
        """The answer to the last button press."""

    def within(self, chat_id: int, thread_id: int | None = None) -> "Person":
        """The same person in another chat or topic."""
        return Person(self.client, self.id, chat_id, thread_id)

    async def call(self, method: str, **arguments: Any) -> Any:
        """Call a method of the playground as this person."""
        # Straight to the server: what httpx makes of a call takes longer than its answer.
        request = _http().post(f"{self._playground}/person/{method}")
        response = await request.body_json({"person_id": self.id, **arguments}).build().send()
        answer = await response.json()
        if not answer["ok"]:
            raise RefusedError(answer["description"])
        return answer["result"]

    async def act(self, method: str, **arguments: Any) -> Any:
        """Call a method of the playground as this person here: in this chat and topic."""
        if self.thread_id is not None:
            arguments = {"message_thread_id": self.thread_id, **arguments}
        return await self.call(method, **{"chat_id": self.chat_id, **arguments})

    async def messages(self) -> list[Screen]:
        """The newest messages of the chat or topic, oldest first."""
        history = await self.act("getHistory")
        return [Screen(message) for message in history["messages"]]

    async def read(self) -> list[Screen]:
        """The bot's newest messages of the chat, oldest first."""
        return [each for each in await self.messages() if each.message["from"]["is_bot"]]

    async def screen(self) -> Screen:
        """The bot's last message, when it has handled all updates."""
        await wait_for_rest(self._playground, INBOX)
        return (await self.read())[-1]

    async def send(self, text: str, replies_to: Screen | None = None) -> Screen:
        """Send a text, as a reply if so asked, and wait for the bot's answer."""
        more = {"reply_to_message_id": replies_to.message["message_id"]} if replies_to else {}
        with hear(self._playground, self.id) as heard:
            sent = await self.act("sendMessage", text=text, **more)
            return await self._wait(lambda screen: _is_after(screen, sent), heard, WAIT)

    async def send_album(self, *captions: str) -> list[dict[str, Any]]:
        """Send an album of pictures with these captions; gives its messages, without waiting."""
        data = base64.b64encode(PICTURE).decode()
        media = [{"type": "photo", "data": data, "caption": each} for each in captions]
        sent: list[dict[str, Any]] = await self.act("sendMediaGroup", media=media)
        return sent

    async def send_rich(self, *blocks: dict[str, Any]) -> dict[str, Any]:
        """Send a rich message, which has blocks and no text; gives it, without waiting."""
        sent: dict[str, Any] = await self.act("sendRichMessage", rich_message={"blocks": blocks})
        return sent

    async def delete(self, message: dict[str, Any]) -> None:
        """Delete a message for everybody."""
        await self.act("deleteMessage", message_id=message["message_id"])

    async def new_group(self, *members: int, **more: Any) -> "Person":
        """Open a supergroup with the bot (`is_forum`, `with_bot`, `type`); gives oneself in it."""
        group = {"type": "supergroup", "title": "Группа", "members": members, **more}
        return self.within((await self.call("createChat", **group))["id"])

    async def found_group(self, *members: int, **more: Any) -> "Person":
        """Open a group that the bot of this project greets; gives oneself in it, greeted."""
        group = await self.new_group(*members, **more)
        await group.wait_for(lambda _: True)
        return group

    async def new_topic(self, name: str) -> "Person":
        """Begin a topic in this forum; gives oneself in it."""
        topic = await self.act("createForumTopic", name=name)
        return self.within(self.chat_id, topic["message_thread_id"])

    async def close_topic(self) -> None:
        """Close this topic; outside of topics, the General one."""
        await self.act("closeForumTopic")

    async def add_bot(self) -> None:
        """Bring the bot into this group."""
        await self.act("addMember", user_id=await self._bot_id())

    async def remove_bot(self) -> None:
        """Take the bot out of this group."""
        await self.act("removeMember", user_id=await self._bot_id())

    async def block(self, *, blocked: bool = True) -> None:
        """Block the bot in private, or unblock it."""
        await self.call("setBlocked", blocked=blocked)

    async def _bot_id(self) -> int:
        return int((await self.call("getState"))["bot"]["user"]["id"])

    async def subscribe(self) -> Screen:
        """Ask for the subscription and agree to it."""
        return await self.tap("🔔", on=await self.send("/subscribe"))

    async def answer_to(self, sent: dict[str, Any]) -> Screen:
        """The bot's next message after one that was sent."""
        return await self.wait_for(lambda screen: _is_after(screen, sent))

    async def wait_for(self, found: Callable[[Screen], bool], within: float = WAIT) -> Screen:
        """The first message of the bot that fits, as soon as there is one."""
        with hear(self._playground, self.id) as heard:
            if heard:
                heard.set()  # It may be there already.
            return await self._wait(found, heard, within)

    async def _wait(
        self, found: Callable[[Screen], bool], heard: asyncio.Event | None, within: float
    ) -> Screen:
        """The first message that fits, looked for whenever something was heard."""
        end = time.monotonic() + within
        while True:
            # What was there already may become visible to this person, which nobody hears.
            with suppress(TimeoutError):
                await asyncio.wait_for(_next_of(heard), min(within, 1.0))
            read = await self.read()
            if fitting := next(filter(found, read), None):
                return fitting
            if time.monotonic() > end:
                last = [screen.text for screen in read][-2:]
                raise AssertionError(f"the bot did not answer; its last messages: {last}")

    async def tap(self, label: str, on: Screen | None = None) -> Screen:
        """Tap an inline button of the last message (or of `on`); gives what it became."""
        screen = on or await self.screen()
        return await self.press(screen.button(label)["callback_data"], screen)

    async def press(self, data: str, on: Screen) -> Screen:
        """Send a button press with any data, as a changed client could."""
        message_id = on.message["message_id"]
        self.toast = await self.call(
            "pressButton", chat_id=self.chat_id, message_id=message_id, data=data
        )
        if self.toast.get("timed_out"):
            raise AssertionError("the bot did not answer the button press")
        await wait_for_rest(self._playground, INBOX)
        return next(each for each in await self.read() if each.message["message_id"] == message_id)

    async def settle(self) -> None:
        """Wait until the bot has handled all updates and sent all that is due to many."""
        await wait_for_rest(self._playground, INBOX, OUTBOX)

    @property
    def _playground(self) -> str:
        return str(self.client.base_url).rstrip("/")

    async def download(self, screen: Screen) -> bytes:
        """The bytes of the document of a message."""
        file_id = screen.message["document"]["file_id"]
        return (await self.client.get(f"/person/file/{file_id}")).content
