"""The bot among several people."""

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


async def test_command_with_another_bots_name_is_left_alone(visitor: Person) -> None:
    here = await _group(visitor)
    await here.call("sendMessage", chat_id=here.chat_id, text="/events@other_bot")
    await here.call("sendMessage", chat_id=here.chat_id, text="2018")
    await here.settle()
    assert await here.read() == []
