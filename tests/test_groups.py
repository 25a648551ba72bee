"""The bot among several people."""

from typing import Any

from bot.playground import Playground
from tests.conftest import OTHER, VISITOR
from tests.support.person import Person


async def _group(visitor: Person) -> Person:
    chat = await visitor.call(
        "createChat", type="supergroup", title="Делегация", members=[VISITOR.id, OTHER.id]
    )
    return visitor.within(chat["id"])


async def test_group_gets_inline_menus_and_no_tiles(visitor: Person) -> None:
    here = await _group(visitor)
    screen = await here.send("/start@playground_bot")
    assert screen.tiles == []
    assert "📅 События" in screen.labels
    screen = await here.tap("События")
    assert "2018 (2)" in screen.labels


async def test_command_that_was_deleted_is_answered_plainly(
    visitor: Person, owner: Person, playground: Playground
) -> None:
    await owner.send("/start")
    here = await _group(visitor)
    # Moderators delete commands at once: here, before the bot's answer is sent.
    deliver = playground.world.updates.add

    def delete_first(kind: str, content: dict[str, Any], key: int) -> None:
        if kind == "message" and content.get("text") == "/events 2018":
            del playground.world.chats[here.chat_id].messages[content["message_id"]]
        deliver(kind, content, key)

    playground.world.updates.add = delete_first  # type: ignore[method-assign]
    screen = await here.send("/events 2018")
    assert screen.text.startswith("События: 2018")
    assert "reply_to_message" not in screen.message
    assert len(await owner.read()) == 1


async def test_command_with_another_bots_name_is_left_alone(visitor: Person) -> None:
    here = await _group(visitor)
    await here.call("sendMessage", chat_id=here.chat_id, text="/events@other_bot")
    await here.call("sendMessage", chat_id=here.chat_id, text="2018")
    await here.settle()
    assert await here.read() == []
