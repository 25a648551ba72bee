"""Every method that the server has can be called with python-telegram-bot's own client."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyParameters,
)

from bot.playground.methods import METHODS
from tests.playground.conftest import Do
from tests.playground.test_messages import PNG

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])


@dataclass(frozen=True)
class Place:
    """Where the calls go: a private chat, a forum, and messages and a topic of the bot in them."""

    bot: Bot
    ann: Do
    chat: int
    group: int
    topic: int
    text: int
    file: int
    file_id: str

    async def query(self, kind: str, act: Awaitable[object]) -> str:
        """The id of the query that Ann's act brings."""
        self.pending.append(asyncio.ensure_future(act))
        (update,) = await self.bot.get_updates(timeout=5)
        await self.bot.get_updates(offset=update.update_id + 1)
        return str(getattr(update, kind).id)

    pending: list[asyncio.Future[object]]


@pytest.fixture
async def place(bot: Bot, ann: Do, met: int) -> Place:
    chat = await ann("createChat", type="supergroup", title="Комитет", is_forum=True)
    await ann("setAdmin", chat_id=chat["id"], user_id=bot.id)
    *_, last = await bot.get_updates()
    await bot.get_updates(offset=last.update_id + 1)
    text = await bot.send_message(met, "x", reply_markup=KEYS)
    file = await bot.send_document(met, b"x", caption="x")
    assert file.document is not None
    topic = (await bot.create_forum_topic(chat["id"], "Порт")).message_thread_id
    ids = (topic, text.message_id, file.message_id, file.document.file_id)
    return Place(bot, ann, met, chat["id"], *ids, pending=[])


async def _answer_press(p: Place) -> object:
    press = p.ann("pressButton", chat_id=p.chat, message_id=p.text, data="a")
    query = await p.query("callback_query", press)
    return await p.bot.answer_callback_query(query, "ok", show_alert=True, cache_time=5)


async def _answer_inline(p: Place) -> object:
    query = await p.query("inline_query", p.ann("inlineQuery", query="x"))
    article = InlineQueryResultArticle("1", "t", InputTextMessageContent("x"), reply_markup=KEYS)
    return await p.bot.answer_inline_query(query, [article], cache_time=1, is_personal=True)


async def _reopen_topic(p: Place) -> object:
    await p.bot.close_forum_topic(p.group, p.topic)
    return await p.bot.reopen_forum_topic(p.group, p.topic)


async def _reopen_general(p: Place) -> object:
    await p.bot.close_general_forum_topic(p.group)
    return await p.bot.reopen_general_forum_topic(p.group)


CALLS: dict[str, Callable[[Place], Awaitable[object]]] = {
    "answerCallbackQuery": _answer_press,
    "answerInlineQuery": _answer_inline,
    "close": lambda p: p.bot.close(),
    "closeForumTopic": lambda p: p.bot.close_forum_topic(p.group, p.topic),
    "closeGeneralForumTopic": lambda p: p.bot.close_general_forum_topic(p.group),
    "copyMessage": lambda p: p.bot.copy_message(p.group, p.chat, p.file, caption="y"),
    "copyMessages": lambda p: p.bot.copy_messages(p.group, p.chat, [p.text, p.file]),
    "createForumTopic": lambda p: p.bot.create_forum_topic(p.group, "x", icon_color=7322096),
    "deleteForumTopic": lambda p: p.bot.delete_forum_topic(p.group, p.topic),
    "deleteMessage": lambda p: p.bot.delete_message(p.chat, p.text),
    "deleteMessages": lambda p: p.bot.delete_messages(p.chat, [p.text, p.file]),
    "deleteMyCommands": lambda p: p.bot.delete_my_commands(BotCommandScopeChat(p.chat)),
    "deleteWebhook": lambda p: p.bot.delete_webhook(drop_pending_updates=True),
    "editForumTopic": lambda p: p.bot.edit_forum_topic(p.group, p.topic, "y"),
    "editMessageCaption": lambda p: p.bot.edit_message_caption(p.chat, p.file, caption="y"),
    "editMessageMedia": lambda p: p.bot.edit_message_media(
        InputMediaPhoto(PNG, "y"), p.chat, p.file, reply_markup=KEYS
    ),
    "editMessageReplyMarkup": lambda p: p.bot.edit_message_reply_markup(p.chat, p.text),
    "editMessageText": lambda p: p.bot.edit_message_text(
        "<b>y</b>", p.chat, p.text, parse_mode="HTML", reply_markup=KEYS
    ),
    "forwardMessage": lambda p: p.bot.forward_message(p.group, p.chat, p.text),
    "forwardMessages": lambda p: p.bot.forward_messages(p.group, p.chat, [p.text, p.file]),
    "getChat": lambda p: p.bot.get_chat(p.group),
    "getChatAdministrators": lambda p: p.bot.get_chat_administrators(p.group),
    "getChatMember": lambda p: p.bot.get_chat_member(p.group, 8),
    "getChatMemberCount": lambda p: p.bot.get_chat_member_count(p.group),
    "getChatMenuButton": lambda p: p.bot.get_chat_menu_button(p.chat),
    "getFile": lambda p: p.bot.get_file(p.file_id),
    "getMe": lambda p: p.bot.get_me(),
    "getMyCommands": lambda p: p.bot.get_my_commands(language_code="ru"),
    "getMyDescription": lambda p: p.bot.get_my_description("ru"),
    "getMyName": lambda p: p.bot.get_my_name("ru"),
    "getMyShortDescription": lambda p: p.bot.get_my_short_description("ru"),
    "getUpdates": lambda p: p.bot.get_updates(timeout=0, allowed_updates=["message"]),
    "getWebhookInfo": lambda p: p.bot.get_webhook_info(),
    "leaveChat": lambda p: p.bot.leave_chat(p.group),
    "logOut": lambda p: p.bot.log_out(),
    "reopenForumTopic": _reopen_topic,
    "reopenGeneralForumTopic": _reopen_general,
    "sendChatAction": lambda p: p.bot.send_chat_action(p.chat, "upload_document"),
    "sendContact": lambda p: p.bot.send_contact(p.chat, "+7812", "A", vcard="BEGIN:VCARD"),
    "sendDocument": lambda p: p.bot.send_document(p.chat, p.file_id, reply_markup=KEYS),
    "sendMediaGroup": lambda p: p.bot.send_media_group(
        p.chat, [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(p.file_id)]
    ),
    "sendMessage": lambda p: p.bot.send_message(
        p.chat,
        "x",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(p.text),
    ),
    "sendPhoto": lambda p: p.bot.send_photo(p.chat, PNG, "x", has_spoiler=True),
    "setChatMenuButton": lambda p: p.bot.set_chat_menu_button(p.chat, MenuButtonCommands()),
    "setMessageReaction": lambda p: p.bot.set_message_reaction(p.chat, p.text, "👍", is_big=True),
    "setMyCommands": lambda p: p.bot.set_my_commands([("start", "x")], language_code="ru"),
    "setMyDescription": lambda p: p.bot.set_my_description("x", "ru"),
    "setMyName": lambda p: p.bot.set_my_name("x", "ru"),
    "setMyShortDescription": lambda p: p.bot.set_my_short_description("x", "ru"),
    "setWebhook": lambda p: p.bot.set_webhook("http://127.0.0.1:9/", max_connections=5),
}


@pytest.mark.parametrize("method", sorted(CALLS))
async def test_it_can_be_called(place: Place, method: str) -> None:
    assert await CALLS[method](place) is not None
    for pending in place.pending:
        assert await pending


def test_no_method_is_left_out() -> None:
    assert {name.lower() for name in CALLS} == set(METHODS)
