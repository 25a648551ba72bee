"""aiogram 3, as its documentation has it; with uvloop, which it recommends."""

from typing import Any

import uvloop
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from tests.bench.contestants.job import API, PAGE_BUTTON, TOKEN, connect, make_page

dispatcher = Dispatcher()


def _keyboard(rows: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(**button) for button in row] for row in rows]
    )


@dispatcher.message(Command("events"))
async def show_year(message: Message, command: CommandObject, database: Any) -> None:
    """Answer `/events YEAR`."""
    text, rows = await make_page(database, int(command.args or 0), 0)
    await message.answer(text, reply_markup=_keyboard(rows))


@dispatcher.callback_query(F.data.regexp(PAGE_BUTTON).as_("found"))
async def turn_page(query: CallbackQuery, found: Any, database: Any) -> None:
    """Turn the page."""
    text, rows = await make_page(database, int(found[1]), int(found[2] or 0))
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=_keyboard(rows))


async def main() -> None:
    """Poll."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(API), limit=256)
    properties = DefaultBotProperties(
        parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)
    )
    bot = Bot(TOKEN, session=session, default=properties)
    await dispatcher.start_polling(bot, database=await connect())


if __name__ == "__main__":
    uvloop.run(main())
