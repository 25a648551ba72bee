"""pyTelegramBotAPI, its asynchronous bot."""

import re
from typing import Any

import uvloop
from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from tests.bench.contestants.job import API, PAGE_BUTTON, TOKEN, YEAR_COMMAND, connect, make_page

_PREVIEW = LinkPreviewOptions(is_disabled=True)


def _keyboard(rows: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(**button) for button in row] for row in rows]
    )


async def main() -> None:
    """Poll."""
    asyncio_helper.API_URL = API + "/bot{0}/{1}"
    asyncio_helper.REQUEST_LIMIT = 256
    bot: Any = AsyncTeleBot(TOKEN, parse_mode="HTML")
    database = await connect()

    async def show_year(message: Message) -> None:
        found = YEAR_COMMAND.match(message.text or "")
        text, rows = await make_page(database, int(found[1] if found else 0), 0)
        await bot.send_message(
            message.chat.id, text, reply_markup=_keyboard(rows), link_preview_options=_PREVIEW
        )

    async def turn_page(query: CallbackQuery) -> None:
        found = re.match(PAGE_BUTTON, query.data or "")
        if not found or not query.message:
            return
        text, rows = await make_page(database, int(found[1]), int(found[2] or 0))
        await bot.answer_callback_query(query.id)
        await bot.edit_message_text(
            text,
            query.message.chat.id,
            query.message.message_id,
            reply_markup=_keyboard(rows),
            link_preview_options=_PREVIEW,
        )

    bot.register_message_handler(show_year, commands=["events"])
    bot.register_callback_query_handler(turn_page, func=lambda query: PAGE_BUTTON.match(query.data))
    await bot.infinity_polling()


if __name__ == "__main__":
    uvloop.run(main())
