"""Names, descriptions, commands and menu buttons, per language and scope."""

from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from tests.playground.conftest import Do


async def test_texts_fall_back_to_the_common_language(bot: Bot, ann: Do, bob: Do) -> None:
    await bot.set_my_description("Brief")
    await bot.set_my_description("Справка", language_code="ru")
    await bot.set_my_short_description("short")
    await bot.set_my_name("Справка", language_code="ru")
    assert (await bot.get_my_description("ru")).description == "Справка"
    assert (await bot.get_my_description("nl")).description == "Brief"
    assert (await bot.get_my_short_description("ru")).short_description == "short"
    assert (await bot.get_my_name("ru")).name == "Справка"
    assert (await ann("getState"))["bot"]["description"] == "Справка"
    assert (await bob("getState"))["bot"]["description"] == "Brief"
    await bot.set_my_description("", language_code="ru")
    assert (await bot.get_my_description("ru")).description == "Brief"


async def test_commands_are_set_per_scope_and_language(bot: Bot, ann: Do, met: int) -> None:
    await bot.set_my_commands([("start", "Start")])
    await bot.set_my_commands([("start", "Начать")], language_code="ru")
    await bot.set_my_commands([("undo", "Отменить")], BotCommandScopeChat(met))
    assert [c.description for c in await bot.get_my_commands()] == ["Start"]
    assert [c.description for c in await bot.get_my_commands(language_code="ru")] == ["Начать"]
    assert await bot.get_my_commands(language_code="nl") == ()
    shown = (await ann("getState"))["bot"]["commands"]
    assert shown == [{"command": "undo", "description": "Отменить"}]
    await bot.delete_my_commands(BotCommandScopeChat(met))
    assert (await ann("getState"))["bot"]["commands"][0]["description"] == "Начать"


async def test_groups_have_their_own_commands(bot: Bot, ann: Do) -> None:
    await bot.set_my_commands([("start", "s")])
    await bot.set_my_commands([("events", "e")], BotCommandScopeAllGroupChats())
    chat = await ann("createChat", type="group", title="g", members=[7])
    state = await ann("getState")
    (group,) = [c for c in state["chats"] if c["chat"]["id"] == chat["id"]]
    assert [c["command"] for c in group["commands"]] == ["events"]
    assert [c["command"] for c in state["bot"]["commands"]] == ["start"]


async def test_a_chat_that_never_met_the_bot_has_no_scope(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("start", "s")], BotCommandScopeChat(8))


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"commands": [{"command": "Старт", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "x", "description": ""}]},
            "command description must be non-empty",
        ),
        (
            {"commands": [{"command": "x", "description": "y" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": [{"command": "x", "description": "y"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "rus"}, "invalid language code specified"),
    ],
)
async def test_wrong_commands_are_refused(
    call: Do, parameters: dict[str, Any], description: str
) -> None:
    answer = await call("setMyCommands", **parameters)
    assert answer["description"] == f"Bad Request: {description}"


async def test_menu_buttons(bot: Bot, met: int) -> None:
    assert isinstance(await bot.get_chat_menu_button(met), MenuButtonCommands | MenuButtonDefault)
    await bot.set_chat_menu_button(met, MenuButtonCommands())
    assert await bot.get_chat_menu_button(met) == MenuButtonCommands()
