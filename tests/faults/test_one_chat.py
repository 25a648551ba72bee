"""One chat's trouble is its own: others are answered as if it were not there."""

import asyncio
from collections.abc import Iterable
from typing import Any

import httpx
import pytest

from bot.application import App, run_application
from bot.inbox import Inbox
from bot.lines import PLACES, Kind
from bot.playground import Person as Member
from bot.playground import Playground
from bot.playground.chats import Role
from bot.settings import Settings
from tests.conftest import NOW, OTHER, VISITOR
from tests.support.faults import Faults
from tests.support.person import WAIT, Person, Screen

LONG = 60
"""Seconds that Telegram wants to hear nothing for a chat: longer than any test waits."""
GROUPS, COMMANDS = 60, 200


@pytest.fixture
def inbox(application: App) -> Inbox:
    assert isinstance(application.update_queue, Inbox)
    return application.update_queue


async def _held_up(inbox: Inbox, chats: Iterable[int]) -> None:
    """Wait until an update of each of these chats rests."""
    wanted = set(chats)
    async with asyncio.timeout(4 * WAIT):
        while wanted - {work.chat for work in inbox._works.values() if work.resting}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _crowd(playground: Playground, number: int) -> list[Member]:
    crowd = [Member(50_000 + each, "Гость", None, None, "ru") for each in range(number)]
    for member in crowd:
        playground.world.add_person(member)
    return crowd


def _say(playground: Playground, who: Member, text: str, chat_id: int | None = None) -> None:
    chat = playground.world.chats[chat_id or who.id]
    playground.world.post(chat, who.user(), {"text": text, "entities": _command(text)})


def _command(text: str) -> list[dict[str, Any]]:
    return [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]


async def test_a_429_holds_up_its_own_chat(visitor: Person, owner: Person, inbox: Inbox) -> None:
    await Faults(visitor.client).too_many_requests("sendMessage", 2)
    sent = [
        await visitor.call("sendMessage", chat_id=visitor.id, text=f"/events {year}")
        for year in (2016, 2017)
    ]
    await _held_up(inbox, [visitor.id])
    for year in (2015, 2018):
        assert str(year) in (await owner.send(f"/events {year}")).text
    assert await visitor.read() == []
    first = await visitor.answer_to(sent[0])
    await visitor.wait_for(lambda screen: "2017" in screen.text.splitlines()[0])
    assert "2016" in first.text.splitlines()[0]
    assert len(await visitor.read()) == 2


async def test_a_429_on_answers_to_buttons_holds_up_no_messages(
    visitor: Person, owner: Person, inbox: Inbox
) -> None:
    home = await visitor.send("/events")
    await Faults(visitor.client).too_many_requests("answerCallbackQuery", LONG)
    data = home.button("2018")["callback_data"]
    pressing = asyncio.create_task(
        visitor.call(
            "pressButton", chat_id=visitor.id, message_id=home.message["message_id"], data=data
        )
    )

    def redrawn(screen: Screen) -> bool:
        same = screen.message["message_id"] == home.message["message_id"]
        return same and screen.text != home.text

    try:
        await visitor.wait_for(redrawn)
        await _held_up(inbox, [visitor.id])
        assert "2018" in (await owner.send("/events 2018")).text
    finally:
        pressing.cancel()


async def test_chats_that_wait_take_no_work_place(
    visitor: Person, inbox: Inbox, playground: Playground, client: httpx.AsyncClient
) -> None:
    crowd = _crowd(playground, PLACES[Kind.PERSON] + 50)
    await Faults(client).too_many_requests("sendMessage", LONG, times=len(crowd))
    for member in crowd:
        _say(playground, member, "/contact")
    await _held_up(inbox, [member.id for member in crowd])
    assert "2018" in (await visitor.send("/events 2018")).text


async def test_updates_that_wait_do_not_hold_up_the_end_and_are_answered_later(
    settings: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with run_application(settings, clock=lambda: NOW) as application:
        inbox = application.update_queue
        assert isinstance(inbox, Inbox)
        await Faults(client).too_many_requests("sendMessage", LONG)
        visitor = Person(client, VISITOR.id)
        sent = await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2018")
        await _held_up(inbox, [visitor.id])
        monkeypatch.setattr("bot.running.DRAIN_SECONDS", 60.0)
        begin = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begin < 30
    async with run_application(settings, clock=lambda: NOW):
        assert "2018" in (await visitor.answer_to(sent)).text


async def test_a_person_who_cannot_be_told_just_now_holds_up_nobody_who_tells_them(
    owner: Person, visitor: Person, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails for one person is told to the owners; their chat's wait is not that one's."""
    await owner.send("/start")
    await Faults(owner.client).too_many_requests("sendMessage", LONG)
    await owner.call("sendMessage", chat_id=owner.id, text="/about")
    await _held_up(inbox, [owner.id])

    async def fail(*_: Any) -> None:
        raise LookupError("poison")

    with monkeypatch.context() as patch:
        patch.setattr("handlers.chat.opening.open_screen", fail)
        assert "пошло не так" in (await visitor.send("/events 2018")).text
    assert "2018" in (await visitor.send("/events 2018")).text


async def _ask(visitor: Person, times: int) -> None:
    for _ in range(times):
        assert "2018" in (await visitor.send("/events 2018")).text


async def test_groups_together_hold_up_nobody_in_private(
    visitor: Person, inbox: Inbox, playground: Playground
) -> None:
    world = playground.world
    groups = []
    for number in range(GROUPS):
        group = world.add_chat("supergroup", f"Группа {number}", {OTHER.id: Role()})
        group.bot_status = "member"
        groups.append(group)
    await _ask(visitor, 10)
    for _ in range(COMMANDS):
        for group in groups:
            _say(playground, OTHER, f"/events@{world.bot_username} 2018", group.id)
    async with asyncio.timeout(60):
        while world.updates.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await _ask(visitor, 40)
    # All of this person's questions were answered while the groups' commands still wait.
    assert inbox.depth > 20 * GROUPS
    assert inbox.counts.outcomes["dropped"] > 0
    # Each group is told so once.
    warned = {call["parameters"]["chat_id"] for call in world.calls.calls if "быстр" in str(call)}
    assert len(warned) <= GROUPS
