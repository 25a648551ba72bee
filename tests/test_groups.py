"""The bot among several people."""

from typing import Any

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from tests.conftest import OTHER, OWNER, VISITOR
from tests.support.person import Person


async def _group(visitor: Person) -> Person:
    return await visitor.found_group(OTHER.id)


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
    await here.send("/about@playground_bot")
    assert len(await here.read()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "@Playground_Bot апрель 2018",
        "@PLAYGROUND_BOT, апрель 2018",
        "апрель 2018 @playground_bot",
        "апрель @playground_bot 2018",
        "@playground_bot @Playground_bot апрель 2018",
    ],
)
async def test_mention_is_known_in_any_letter_case_and_is_no_part_of_the_question(
    visitor: Person, text: str
) -> None:
    assert (await (await _group(visitor)).send(text)).text.startswith("События: апрель 2018 г.")


async def test_mention_in_private_is_no_part_of_the_question_either(visitor: Person) -> None:
    screen = await visitor.send("@Playground_Bot апрель 2018")
    assert screen.text.startswith("События: апрель 2018 г.")
    assert "понимаю только" not in (await visitor.send("@Playground_Bot")).text


@pytest.mark.parametrize(
    "text",
    [
        "@playground_bot /events 2018",
        "/events 2018 @Playground_Bot",
        "/EVENTS@Playground_Bot 2018",
        "/events@playground_bot\n2018",
    ],
)
async def test_command_is_found_beside_a_mention(visitor: Person, text: str) -> None:
    assert (await (await _group(visitor)).send(text)).text.startswith("События: 2018")


@pytest.mark.parametrize("text", ["@Playground_Bot", "@playground_bot !", "/x@playground_bot"])
async def test_bare_mention_is_answered_with_how_to_ask_here(visitor: Person, text: str) -> None:
    screen = await (await _group(visitor)).send(text)
    assert "@playground_bot апрель 2018" in screen.formatted("code")
    assert "/events@playground_bot 2018" in screen.formatted("code")
    assert "только текст" not in screen.text
    assert "📅 События" in screen.labels


@pytest.mark.parametrize("command", ["/help", "/start"])
async def test_group_is_told_what_works_there(visitor: Person, owner: Person, command: str) -> None:
    group = await visitor.found_group(OWNER.id)
    for person in (group, owner.within(group.chat_id)):
        screen = await person.send(f"{command}@playground_bot")
        assert "просто напишите" not in screen.text
        assert "@playground_bot апрель 2018" in screen.formatted("code")
        assert "редактор" not in screen.text
    assert "просто напишите" in (await visitor.send(command)).text
    assert "addevent" in (await owner.send("/help")).text


async def test_what_is_meant_for_others_is_left_alone(visitor: Person) -> None:
    group = await _group(visitor)
    menu = (await group.send("/events 2018")).message["message_id"]
    before = len(await group.read())
    await group.act("sendMessage", text="/events@other_bot 2018", reply_to_message_id=menu)
    await group.act("sendMessage", text="@other_bot 2018")
    await group.act("sendMessage", text="/nonsense")
    await group.act("sendMessage", text="mail@playground_bot.com 2018")
    await group.act("sendMessage", text="@playground_bot2 2018")
    await group.act("sendSticker", emoji="👍", reply_to_message_id=menu)
    await group.act("sendMessage", text="👍", reply_to_message_id=menu)
    await group.send("/about")
    assert len(await group.read()) == before + 1


async def test_group_is_greeted_in_the_language_of_who_brought_the_bot(
    client: httpx.AsyncClient, application: App
) -> None:
    person = Person(client, OTHER.id)
    group = await person.found_group(VISITOR.id, is_forum=True)
    (greeting,) = await group.read()
    assert "Hier antwoord ik" in greeting.text
    assert "@playground_bot april 2018" in greeting.formatted("code")
    assert "message_thread_id" not in greeting.message


async def test_bot_that_comes_back_greets_and_one_that_is_promoted_does_not(
    visitor: Person,
) -> None:
    group = await _group(visitor)
    await group.act("setAdmin", user_id=1, is_admin=True)
    await group.act("setAdmin", user_id=1, is_admin=False)
    await group.send("/about@playground_bot")
    assert len(await group.read()) == 2
    await group.remove_bot()
    before = (await group.messages())[-1]
    await group.add_bot()
    assert "Здесь я отвечаю" in (await group.answer_to(before.message)).text


async def test_channel_is_not_greeted(visitor: Person) -> None:
    channel = await visitor.call("createChat", type="channel", title="Канал", members=[])
    await visitor.send("/start")
    assert await visitor.within(channel["id"]).read() == []
