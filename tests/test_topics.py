"""In a forum the bot answers in the topic in which it was asked, whatever it sends."""

from typing import Any

import httpx
import pytest

from bot.application import App
from bot.inbox import Inbox
from bot.playground import Playground
from handlers.chat.context import SERVICES
from tests.conftest import OTHER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person


@pytest.fixture
async def forum(visitor: Person) -> Person:
    return await visitor.found_group(OTHER.id, is_forum=True)


@pytest.fixture
async def topic(forum: Person) -> Person:
    return await forum.new_topic("Порт")


async def _sent(person: Person) -> list[dict[str, Any]]:
    """The parameters of whatever the bot has sent."""
    calls = (await person.call("getCalls", limit=10_000))["calls"]
    return [call["parameters"] for call in calls if call["method"].startswith("send")]


async def test_answers_go_into_the_topic_they_were_asked_in(forum: Person, topic: Person) -> None:
    await topic.send("/events 2018")
    assert (await topic.screen()).text.startswith("События: 2018")
    await topic.send("@playground_bot 2017")
    assert (await topic.screen()).text.startswith("События: 2017")
    await forum.send("/contact")
    assert "message_thread_id" not in (await forum.screen()).message
    assert len(await topic.read()) == 2


async def test_contact_and_calendar_go_into_the_topic(topic: Person) -> None:
    menu = await topic.send("/contact")
    await topic.tap("Сохранить", on=menu)
    await topic.wait_for(lambda screen: "contact" in screen.message)
    menu = await topic.send("/events 2018")
    await topic.press("ics:11", menu)
    await topic.wait_for(lambda screen: "document" in screen.message)


async def test_second_persons_menu_opens_beside_the_first_ones(
    topic: Person, client: httpx.AsyncClient
) -> None:
    menu = await topic.send("/events 2018")
    other = Person(client, OTHER.id, topic.chat_id, topic.thread_id)
    await other.press(menu.button("Миссия")["callback_data"], menu)
    theirs = await other.wait_for(lambda screen: screen.text.startswith("Jan"))
    assert theirs.rows[-1] == ["‹ Lijst", "🏠 Start"]


async def test_message_that_answers_nobody_is_anybodys_menu(
    topic: Person, playground: Playground
) -> None:
    menu = await topic.send("/events 2018")
    # As Telegram shows what is in a topic and answers no other message.
    began = {
        **menu.message["reply_to_message"],
        "from": {"id": OTHER.id, "is_bot": False, "first_name": OTHER.first_name},
        "forum_topic_created": {"name": "Порт", "icon_color": 7322096},
    }
    message = {**menu.message, "reply_to_message": began}
    press = {
        "id": "1",
        "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
        "message": message,
        "data": menu.button("Миссия")["callback_data"],
        "chat_instance": "1",
    }
    playground.world.updates.add("callback_query", press, topic.chat_id)
    await topic.wait_for(lambda screen: not screen.text.startswith("События"))
    assert len(await topic.read()) == 1


async def test_menu_that_cannot_change_any_more_opens_anew_in_its_topic(topic: Person) -> None:
    menu = await topic.send("/events 2018")
    await Faults(topic.client).refuse("editMessageText", "message can't be edited")
    await topic.tap("Миссия", on=menu)
    assert "25–28 апреля 2018" in (await topic.answer_to(menu.message)).text


async def test_apology_goes_into_the_topic(topic: Person, application: App) -> None:
    async with application.bot_data[SERVICES].store._database.transaction() as connection:
        await connection.execute("UPDATE event SET date = 'no date' WHERE id = 11")
    assert "Что-то пошло не так" in (await topic.send("/events 2018")).text


async def test_warning_of_a_flood_goes_into_the_topic(topic: Person, application: App) -> None:
    inbox = application.update_queue
    assert isinstance(inbox, Inbox)
    asked = (await topic.act("sendMessage", text="привет"))["message_id"]
    message: dict[str, Any] = {
        "message_id": asked,
        "date": 1527854400,
        "chat": {"id": topic.chat_id, "type": "supergroup", "title": "Группа", "is_forum": True},
        "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
        "message_thread_id": topic.thread_id,
        "is_topic_message": True,
        "text": "привет",
    }
    await inbox.take([{"update_id": 700_000 + n, "message": message} for n in range(1_000)])
    await topic.wait_for(lambda screen: "быстрее" in screen.text)


async def test_thread_of_replies_in_an_ordinary_group_is_no_topic(visitor: Person) -> None:
    group = await visitor.found_group(OTHER.id)
    menu = await group.send("/events 2018")
    sent = await group.act(
        "sendMessage", text="2017", reply_to_message_id=menu.message["message_id"]
    )
    answer = await group.answer_to(sent)
    assert answer.text.startswith("События: 2017")
    assert not any("message_thread_id" in call for call in await _sent(group))


async def test_press_in_a_topic_of_a_private_chat_is_answered_there(
    visitor: Person, playground: Playground
) -> None:
    menu = await visitor.send("/contact")
    # The local Bot API has topics in groups alone.
    message = {**menu.message, "message_thread_id": 77, "is_topic_message": True}
    data = menu.button("Сохранить")["callback_data"]
    press = {"id": "1", "from": message["chat"] | {"is_bot": False}, "message": message}
    press |= {"data": data, "chat_instance": "1"}
    playground.world.updates.add("callback_query", press, visitor.id)
    await visitor.settle()
    assert (await _sent(visitor))[-1]["message_thread_id"] == 77


@pytest.mark.parametrize("command", ["/contact", "/subscribe"])
async def test_direct_messages_of_a_channel_are_answered_in_their_topic(
    visitor: Person, playground: Playground, command: str
) -> None:
    group = await visitor.found_group()
    asked = await group.act("sendMessage", text="здравствуйте")
    chat = {**asked["chat"], "is_direct_messages": True}
    told = {
        **asked,
        "chat": chat,
        "direct_messages_topic": {"topic_id": VISITOR.id, "user": asked["from"]},
        "text": f"{command}@playground_bot",
    }
    playground.world.updates.add("message", told, group.chat_id)
    await group.answer_to(asked)
    assert (await _sent(group))[-1]["direct_messages_topic_id"] == VISITOR.id
    # A subscription is a chat's, and in this one each topic is another person's.
    assert "🔔 Подписаться" not in (await group.screen()).labels
