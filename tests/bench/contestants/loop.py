"""A bot without a framework: the loop that both floors share."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite

from tests.bench.contestants.job import PAGE_BUTTON, YEAR_COMMAND, make_page

Call = Callable[[str, dict[str, Any]], Awaitable[Any]]
_COMMON = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


async def poll(call: Call, database: aiosqlite.Connection) -> None:
    """Ask for updates and answer each in a task of its own."""
    offset = 0
    tasks: set[asyncio.Task[None]] = set()
    while True:
        for update in await call("getUpdates", {"offset": offset, "timeout": 10}):
            offset = update["update_id"] + 1
            task = asyncio.create_task(_answer(call, database, update))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


async def _answer(call: Call, database: aiosqlite.Connection, update: dict[str, Any]) -> None:
    if message := update.get("message"):
        if found := YEAR_COMMAND.match(message["text"]):
            text, rows = await make_page(database, int(found[1]), 0)
            await call(
                "sendMessage",
                {
                    "chat_id": message["chat"]["id"],
                    "text": text,
                    "reply_markup": {"inline_keyboard": rows},
                    **_COMMON,
                },
            )
    elif (query := update.get("callback_query")) and (found := PAGE_BUTTON.match(query["data"])):
        text, rows = await make_page(database, int(found[1]), int(found[2] or 0))
        await call("answerCallbackQuery", {"callback_query_id": query["id"]})
        await call(
            "editMessageText",
            {
                "chat_id": query["message"]["chat"]["id"],
                "message_id": query["message"]["message_id"],
                "text": text,
                "reply_markup": {"inline_keyboard": rows},
                **_COMMON,
            },
        )
