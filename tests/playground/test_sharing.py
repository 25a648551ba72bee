"""What people share: themselves, other people, pictures; and the keyboard that asks for it."""

import base64
from typing import Any

import pytest
from telegram import (
    Bot,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from tests.playground.conftest import Do
from tests.playground.test_messages import PNG


def _asks(**options: Any) -> ReplyKeyboardMarkup:
    request = KeyboardButtonRequestUsers(1, max_quantity=2, **options)
    return ReplyKeyboardMarkup([[KeyboardButton("Выбрать", request_users=request)]])


async def test_people_are_shared_with_the_names_asked_for(bot: Bot, ann: Do, met: int) -> None:
    await bot.send_message(met, "who?", reply_markup=_asks())
    await ann("shareUsers", chat_id=met, request_id=1, user_ids=[8])
    await bot.send_message(
        met, "who?", reply_markup=_asks(request_name=True, request_username=True)
    )
    await ann("shareUsers", chat_id=met, request_id=1, user_ids=[7, 8])
    bare, named = [
        update.message.users_shared for update in await bot.get_updates() if update.message
    ]
    assert bare is not None
    assert [(user.user_id, user.first_name) for user in bare.users] == [(8, None)]
    assert named is not None
    assert [(user.first_name, user.username) for user in named.users] == [
        ("Анна", "anna_spb"),
        ("Bob", None),
    ]


async def test_what_no_button_asks_for_cannot_be_shared(bot: Bot, ann: Do, met: int) -> None:
    with pytest.raises(AssertionError, match="BUTTON_INVALID"):
        await ann("shareUsers", chat_id=met, request_id=1, user_ids=[8])
    await bot.send_message(met, "who?", reply_markup=_asks())
    for people in ([], [7, 8, 7]):
        with pytest.raises(AssertionError, match="USERS_QUANTITY_INVALID"):
            await ann("shareUsers", chat_id=met, request_id=1, user_ids=people)


async def test_a_shared_contact_is_the_persons_own(bot: Bot, ann: Do, met: int) -> None:
    await ann("shareContact", chat_id=met)
    (update,) = await bot.get_updates()
    assert update.message is not None
    contact = update.message.contact
    assert contact is not None
    assert (contact.user_id, contact.first_name) == (7, "Анна")
    assert contact.phone_number == "+79990000007"


async def test_a_picture_arrives_as_one(bot: Bot, ann: Do, met: int) -> None:
    data = base64.b64encode(PNG).decode()
    await ann(
        "sendPhoto", chat_id=met, data=data, file_name="a.png", mime_type="image/png", caption="c"
    )
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert (update.message.photo[0].height, update.message.caption) == (480, "c")


async def test_the_keyboard_is_known_however_old_its_message_is(
    bot: Bot, ann: Do, met: int
) -> None:
    async def keyboard() -> Any:
        message = (await ann("getState"))["chats"][0]["reply_keyboard"]
        return message["text"] if message else None

    assert await keyboard() is None
    first = await bot.send_message(met, "a", reply_markup=ReplyKeyboardMarkup([["x"]]))
    await bot.send_message(met, "no markup")
    assert await keyboard() == "a"
    await bot.delete_message(met, first.message_id)
    assert await keyboard() is None
    await bot.send_message(met, "b", reply_markup=ReplyKeyboardMarkup([["x"]]))
    await bot.send_message(met, "c", reply_markup=ReplyKeyboardRemove())
    assert await keyboard() is None


async def test_a_selective_keyboard_is_for_those_it_names(bot: Bot, ann: Do, bob: Do) -> None:
    chat = (await ann("createChat", type="group", title="g", members=[8]))["id"]
    keys = ReplyKeyboardMarkup([["x"]], selective=True)
    await bot.send_message(chat, "for @Anna_SPB", reply_markup=keys)
    shown = [(await who("getState"))["chats"][-1]["reply_keyboard"] for who in (ann, bob)]
    assert [message is not None for message in shown] == [True, False]
