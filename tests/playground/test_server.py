"""The server: who may ask, faults, the live feed, the log of calls."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bot.playground import Playground
from tests.playground.conftest import Do, wait_until
from tests.support.faults import Faults


@pytest.fixture
async def live(playground: Playground) -> AsyncIterator[WebSocketClientConnection]:
    url = playground.url.replace("http", "ws")
    connection = await websocket_connect(f"{url}/person/live?person_id=7")
    yield connection
    connection.close()


async def test_methods_are_found_in_any_case_and_unknown_ones_are_not(
    playground: Playground, http: httpx.AsyncClient, call: Do
) -> None:
    assert (await call("GETME"))["result"]["is_bot"] is True
    unknown = {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert await call("getMoon") == unknown
    answer = await http.get("/bot2:wrong/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_parameters_come_in_every_form(
    playground: Playground, http: httpx.AsyncClient, met: int
) -> None:
    url = f"/bot{playground.token}/sendMessage"
    fields = {"chat_id": str(met), "text": "x"}
    answers = [
        await http.get(url, params=fields),
        await http.post(url, data=fields),
        await http.post(url, json=fields),
        await http.post(url, files={name: (None, value) for name, value in fields.items()}),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["x"] * 4
    for content in (b"{", b"[]", b"\xff", b'{"chat_id": 7, "text": "\\ud800"}', b"[" * 100_000):
        broken = await http.post(url, content=content, headers={"Content-Type": "application/json"})
        assert broken.status_code == 400


async def test_the_page_is_served_with_a_strict_policy(http: httpx.AsyncClient) -> None:
    page = await http.get("/", headers={"Origin": str(http.base_url).rstrip("/")})
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert (await http.get("/page/../server.py")).status_code in (403, 404)
    assert (await http.get("/page/%2e%2e/server.py")).status_code in (403, 404)


async def test_what_happens_is_pushed(bot: Bot, ann: Do, live: WebSocketClientConnection) -> None:
    async def frame() -> dict[str, Any]:
        message = await asyncio.wait_for(live.read_message(), 60)
        assert message is not None
        return dict(json.loads(message))

    await ann("start")
    assert (await frame())["message"]["text"] == "/start"
    await bot.send_chat_action(7, "typing")
    assert await frame() == {"type": "action", "chat_id": 7, "action": "typing"}
    call = (await frame())["call"]
    assert (call["method"], call["answer"]) == ("sendChatAction", True)
    sent = await bot.send_message(7, "x")
    assert (await frame())["message"]["message_id"] == sent.message_id
    assert (await frame())["type"] == "call"
    await bot.edit_message_text("y", 7, sent.message_id)
    assert ((await frame())["type"], (await frame())["type"]) == ("edited", "call")
    await bot.delete_message(7, sent.message_id)
    assert await frame() == {"type": "deleted", "chat_id": 7, "message_ids": [sent.message_id]}
    assert (await frame())["type"] == "call"
    await ann("setPerson", first_name="Z")
    assert await frame() == {"type": "state"}


async def test_the_log_of_calls_is_bounded(
    playground: Playground, bot: Bot, ann: Do, met: int
) -> None:
    await bot.send_document(met, b"abc", filename="a.txt")
    (call,) = (await ann("getCalls", limit=1))["calls"]
    assert call["parameters"]["document"].startswith(("<", "attach://"))
    assert call["answer"]["document"]["file_size"] == 3
    for _ in range(1100):
        playground.world.calls.add({"method": "x"})
    last = playground.world.calls.last
    calls = (await ann("getCalls", after=last - 3))["calls"]
    assert [c["seq"] for c in calls] == [last - 2, last - 1, last]
    assert len((await ann("getCalls", limit=1000))["calls"]) == 1000
    assert len((await ann("getCalls", after=0, limit=1000))["calls"]) == 1000


async def test_too_many_requests(
    bot: Bot, faults: Faults, met: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    await faults.too_many_requests("sendMessage", 3)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(met, "x")
    assert refused.value.retry_after == timedelta(seconds=3)
    await bot.send_message(met, "x")


async def test_forbidden_and_server_errors(bot: Bot, faults: Faults, met: int) -> None:
    await faults.forbid("sendMessage")
    await faults.break_down("sendMessage")
    with pytest.raises(Forbidden):
        await bot.send_message(met, "x")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(met, "x")


async def test_a_reset_delivers_nothing(bot: Bot, ann: Do, faults: Faults, met: int) -> None:
    await faults.reset("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(met, "x")
    assert len((await ann("getHistory", chat_id=met))["messages"]) == 1


async def test_an_answer_can_get_lost_after_the_message_was_stored(
    bot: Bot, ann: Do, faults: Faults, met: int
) -> None:
    await faults.lose_answer("sendMessage", after=1)
    with pytest.raises(TimedOut):
        await bot.send_message(met, "x", read_timeout=0.1)
    assert (await ann("getHistory", chat_id=met))["messages"][-1]["text"] == "x"


async def test_an_answer_can_be_late(bot: Bot, faults: Faults, met: int) -> None:
    await faults.delay("*", 2.0, times=5)
    started = time.monotonic()
    await bot.send_message(met, "x")
    assert time.monotonic() - started >= 2.0
    await faults.clear()
    started = time.monotonic()
    await bot.send_message(met, "x")
    assert time.monotonic() - started < 2.0


async def test_an_application_of_ptb_runs_against_it(playground: Playground, ann: Do) -> None:
    async def start(update: Any, context: Any) -> None:
        await update.message.reply_html(
            f"<b>{update.effective_user.first_name}</b>",
            reply_markup={"inline_keyboard": [[{"text": "ok", "callback_data": "ok"}]]},
        )

    async def press(update: Any, context: Any) -> None:
        await update.callback_query.answer("done")
        await update.callback_query.edit_message_text("pressed")

    async def says(text: str) -> bool:
        return bool((await ann("getHistory", chat_id=7))["messages"][-1].get("text") == text)

    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(playground.token)
        .base_url(f"{playground.url}/bot")
        .base_file_url(f"{playground.url}/file/bot")
        .build()
    )
    application.add_handlers([CommandHandler("start", start), CallbackQueryHandler(press)])
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        await ann("start")
        await wait_until(partial(says, "Анна"))
        last = (await ann("getHistory", chat_id=7))["messages"][-1]["message_id"]
        answer = await ann("pressButton", chat_id=7, message_id=last, data="ok")
        assert answer == {"text": "done"}
        await wait_until(partial(says, "pressed"))
        await application.updater.stop()
        await application.stop()
