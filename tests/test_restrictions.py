"""A chat that takes no messages: no error, no apology, nothing for the owners."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.conftest import OTHER
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.rest import wait_until

Log = pytest.LogCaptureFixture


async def _sends(person: Person) -> int:
    calls = (await person.call("getCalls", limit=10_000))["calls"]
    return sum(call["method"].startswith("send") for call in calls)


async def _ask_in_vain(person: Person, owner: Person, log: Log, words: str) -> None:
    """Ask for the events where the bot cannot answer, and look that nothing comes of it."""
    await owner.send("/start")
    told, sends = len(await owner.read()), await _sends(owner)
    log.set_level(logging.INFO)
    log.clear()
    await person.act("sendMessage", text="/events@playground_bot 2018")
    await wait_until(lambda: words.lower() in log.text.lower())
    await owner.send("/start")
    assert len(await owner.read()) == told + 1
    assert await _sends(owner) == sends + 2
    said = [each for each in log.records if each.name.startswith(("handlers", "bot.inbox"))]
    assert [(each.levelname, each.exc_info) for each in said] == [("INFO", None)]


@pytest.mark.parametrize(
    "words",
    [
        "TOPIC_CLOSED",
        "TOPIC_DELETED",
        "CHAT_RESTRICTED",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_SEND_PLAIN_FORBIDDEN",
        "CHAT_ADMIN_REQUIRED",
        "USER_BANNED_IN_CHANNEL",
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "need administrator rights in the channel chat",
        "user is deactivated",
        "group chat was deactivated",
        "message thread not found",
        "chat not found",
    ],
)
async def test_refusal_of_a_chat_is_no_error(
    visitor: Person, owner: Person, caplog: Log, words: str
) -> None:
    await visitor.send("/start")
    await Faults(visitor.client).refuse("sendMessage", words, chat_id=visitor.id)
    await _ask_in_vain(visitor, owner, caplog, words)


@pytest.mark.parametrize(
    "words", ["bot was blocked by the user", "bot was kicked from the supergroup chat"]
)
async def test_chat_that_wants_nothing_of_the_bot_is_no_error(
    visitor: Person, owner: Person, caplog: Log, words: str
) -> None:
    await visitor.send("/start")
    await Faults(visitor.client).forbid("sendMessage", words, chat_id=visitor.id)
    await _ask_in_vain(visitor, owner, caplog, words)


async def _close(forum: Person) -> Person:
    topic = await forum.new_topic("Порт")
    await topic.close_topic()
    return topic


async def _silence(group: Person) -> Person:
    await group.act("setChatPermissions", permissions={"can_send_messages": False})
    return group


async def _restrict(group: Person) -> Person:
    await group.act("restrictBot", permissions={"can_send_messages": False})
    return group


@pytest.mark.parametrize(
    ("shut", "words"),
    [(_close, "topic_closed"), (_silence, "not enough rights"), (_restrict, "not enough rights")],
)
async def test_group_that_lets_nobody_write_is_no_error(
    visitor: Person,
    owner: Person,
    caplog: Log,
    shut: Callable[[Person], Awaitable[Person]],
    words: str,
) -> None:
    group = await visitor.found_group(OTHER.id, is_forum=True)
    await group.send("/start@playground_bot")
    await _ask_in_vain(await shut(group), owner, caplog, words)


async def test_button_that_may_change_nothing_does_not_keep_its_person_waiting(
    visitor: Person, owner: Person, caplog: Log
) -> None:
    menu = await visitor.send("/events 2018")
    await owner.send("/start")
    caplog.set_level(logging.INFO)
    await Faults(visitor.client).refuse("editMessageText", "CHAT_RESTRICTED")
    assert (await visitor.tap("Миссия", on=menu)).text == menu.text
    await visitor.send("/start")
    assert len(await owner.read()) == 1
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


async def test_owner_who_blocked_the_bot_is_an_ordinary_case(
    visitor: Person, owner: Person, caplog: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    await visitor.send("/start")
    await owner.send("/start")
    await Faults(owner.client).forbid("sendMessage", chat_id=owner.id)

    async def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("handlers.plain.answer_question", fail)
    caplog.set_level(logging.INFO)
    assert "Что-то пошло не так" in (await visitor.send("2018")).text
    await wait_until(lambda: "could not be told" in caplog.text)
    (told,) = [each for each in caplog.records if "could not be told" in each.message]
    assert told.levelname == "INFO"
