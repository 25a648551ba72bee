"""Small bots of other libraries run against the server as they are.

Each greets with a button, echoes, answers the press, and sends a document back.
"""

import asyncio
import base64
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.playground import Playground
from tests.playground.conftest import Do, wait_until

DATA = b"a,b"


@asynccontextmanager
async def _telebot(playground: Playground) -> AsyncIterator[None]:
    """An echo bot of pyTelegramBotAPI."""
    async_telebot = pytest.importorskip("telebot.async_telebot")
    helper = pytest.importorskip("telebot.asyncio_helper")
    types = pytest.importorskip("telebot.types")
    bot = async_telebot.AsyncTeleBot(playground.token, parse_mode="HTML")

    async def start(message: Any) -> None:
        keys = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("ok", callback_data="ok")]])
        await bot.send_message(message.chat.id, "<b>hello</b>", reply_markup=keys)

    async def document(message: Any) -> None:
        file = await bot.get_file(message.document.file_id)
        data = await bot.download_file(file.file_path)
        back = types.InputFile(io.BytesIO(data[::-1]), "back.csv")
        await bot.send_document(message.chat.id, back)

    async def echo(message: Any) -> None:
        await bot.reply_to(message, message.text)

    async def press(query: Any) -> None:
        await bot.answer_callback_query(query.id, "done")
        await bot.edit_message_text("pressed", query.message.chat.id, query.message.message_id)

    bot.register_message_handler(start, commands=["start"])
    bot.register_message_handler(document, content_types=["document"])
    bot.register_message_handler(echo)
    bot.register_callback_query_handler(press, lambda _query: True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(helper, "API_URL", playground.url + "/bot{0}/{1}")
        patch.setattr(helper, "FILE_URL", playground.url + "/file/bot{0}/{1}")
        polling = asyncio.create_task(bot.polling(timeout=1, non_stop=True))
        try:
            yield
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
            await bot.close_session()


@asynccontextmanager
async def _aiogram(playground: Playground) -> AsyncIterator[None]:
    """An echo bot of aiogram 3."""
    aiogram = pytest.importorskip("aiogram")
    types = pytest.importorskip("aiogram.types")
    filters = pytest.importorskip("aiogram.filters")
    sessions = pytest.importorskip("aiogram.client.session.aiohttp")
    api = pytest.importorskip("aiogram.client.telegram")
    server = api.TelegramAPIServer.from_base(playground.url)
    bot = aiogram.Bot(playground.token, session=sessions.AiohttpSession(api=server))

    async def start(message: Any) -> None:
        key = types.InlineKeyboardButton(text="ok", callback_data="ok")
        keys = types.InlineKeyboardMarkup(inline_keyboard=[[key]])
        await message.answer("<b>hello</b>", parse_mode="HTML", reply_markup=keys)

    async def document(message: Any) -> None:
        data = (await bot.download(message.document)).read()
        await message.answer_document(types.BufferedInputFile(data[::-1], "back.csv"))

    async def echo(message: Any) -> None:
        await message.reply(message.text)

    async def press(query: Any) -> None:
        await query.answer("done")
        await query.message.edit_text("pressed")

    dispatcher = aiogram.Dispatcher()
    dispatcher.message.register(start, filters.CommandStart())
    dispatcher.message.register(document, aiogram.F.document)
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(press)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)
    )
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await polling


@pytest.mark.parametrize("library", [_telebot, _aiogram])
async def test_a_bot_of_another_library_works(
    library: Callable[[Playground], Any], playground: Playground, ann: Do
) -> None:
    async def last() -> Any:
        return (await ann("getHistory", chat_id=7))["messages"][-1]

    async def came(found: Callable[[Any], bool]) -> Any:
        async def has_come() -> bool:
            return found(await last())

        await wait_until(has_come)
        return await last()

    async with library(playground):
        await ann("start")
        hello = await came(lambda message: message.get("text") == "hello")
        assert hello["entities"][0]["type"] == "bold"
        place = {"chat_id": 7, "message_id": hello["message_id"]}
        assert (await ann("pressButton", **place, data="ok"))["text"] == "done"
        await came(lambda message: message.get("text") == "pressed")
        said = await ann("sendMessage", chat_id=7, text="привет")
        echo = await came(
            lambda message: message["from"]["is_bot"] and "reply_to_message" in message
        )
        assert (echo["text"], echo["reply_to_message"]["message_id"]) == (
            "привет",
            said["message_id"],
        )
        data = base64.b64encode(DATA).decode()
        await ann("sendDocument", chat_id=7, file_name="a.csv", mime_type="text/csv", data=data)
        back = await came(lambda message: message["from"]["is_bot"] and "document" in message)
        file = playground.world.files.get(back["document"]["file_id"])
        assert file is not None
        assert (file.name, file.data) == ("back.csv", DATA[::-1])
