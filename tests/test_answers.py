"""Answers to visitors' questions: sent by their editor, once, and never lost on the way."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.playground.calls import KEPT
from bot.settings import Settings
from handlers.chat.context import SERVICES
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person, Screen
from tests.support.process import BotProcess
from tests.support.rest import wait_until
from tests.support.store import read_states, wait_for_states

EDITOR = Member(1004, "Пётр", None, None, "ru")
GONE = "больше нет"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 0.05)


@pytest.fixture
def members() -> list[Member]:
    return [VISITOR, OTHER, OWNER, EDITOR]


@pytest.fixture
async def editor(application: App, client: httpx.AsyncClient) -> Person:
    await application.bot_data[SERVICES].store.editors.add(EDITOR.id, "Пётр", OWNER.id, NOW)
    editor = Person(client, EDITOR.id)
    await editor.send("/start")
    return editor


async def _ask(visitor: Person) -> None:
    await visitor.send("какие планы на аквариум")
    await visitor.tap("Задать вопрос")
    await visitor.tap("Отправить")
    # Its notice would come between what an editor writes and the bot's word to that.
    await visitor.settle()


async def _write(editor: Person, text: str) -> Screen:
    await editor.tap("Ответить", on=await editor.send("/questions"))
    return await editor.send(text)


def _is_answer(screen: Screen) -> bool:
    return "Ответ редакторов на ваш вопрос" in screen.text


def _is_refused_message(call: dict[str, Any]) -> bool:
    return call["method"] == "sendMessage" and "error_code" in call


async def test_answer_to_one_who_blocked_the_bot_is_told_to_its_editor(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    # Telegram takes no notice for one who has never written to the bot.
    await owner.send("/start")
    await _ask(visitor)
    preview = await _write(owner, "Пока никаких.")
    # The fault is for the answer, not for the notice of the question.
    await wait_for_states(settings.database_path, "sent")
    await Faults(owner.client).forbid("sendMessage", chat_id=VISITOR.id)
    await owner.tap("Отправить", on=preview)
    told = await owner.wait_for(lambda screen: "не доставлен" in screen.text)
    assert "Пока никаких." in told.text
    # The question to the editor, and the answer.
    assert read_states(settings.database_path) == ["sent", "gone"]


async def test_answer_that_may_have_arrived_is_told_to_its_editor(
    visitor: Person, owner: Person
) -> None:
    await _ask(visitor)
    preview = await _write(owner, "Пока никаких.")
    await owner.settle()
    await Faults(owner.client).lose_answer("sendMessage")
    await owner.tap("Отправить", on=preview)
    await owner.wait_for(lambda screen: "возможно, не дошёл" in screen.text)
    assert sum(map(_is_answer, await visitor.read())) == 1


async def test_second_tap_sends_nothing_more(visitor: Person, owner: Person) -> None:
    await _ask(visitor)
    preview = await _write(owner, "Пока никаких.")
    data = preview.button("Отправить")["callback_data"]
    for _ in range(2):
        await owner.press(data, preview)
        assert owner.toast["text"] == "Ответ отправляется."
    await visitor.wait_for(_is_answer)
    await visitor.settle()
    assert sum(map(_is_answer, await visitor.read())) == 1


async def test_another_editor_neither_sends_my_answer_nor_loses_it(
    visitor: Person, owner: Person, editor: Person
) -> None:
    await _ask(visitor)
    mine = await _write(owner, "Мой ответ.")
    send = mine.button("Отправить")["callback_data"]
    await editor.press(send, await editor.screen())
    assert GONE in str(editor.toast)
    theirs = await _write(editor, "Чужой ответ.")
    assert "Чужой ответ." in theirs.text
    await owner.press(send, mine)
    answer = await visitor.wait_for(_is_answer)
    assert "Мой ответ." in answer.text
    shown = await editor.press(send, theirs)
    assert "Мой ответ." in shown.text
    assert shown.labels[0] == "‹ Вопросы"
    await visitor.settle()
    assert sum(map(_is_answer, await visitor.read())) == 1


async def test_unsubscribing_takes_no_answer_back(
    visitor: Person, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await visitor.subscribe()
    await _ask(visitor)
    preview = await _write(owner, "Пока никаких.")
    monkeypatch.setattr("bot.outbox.PAUSE", 0.5)
    await Faults(owner.client).break_down("sendMessage")
    await owner.tap("Отправить", on=preview)
    await visitor.send("/unsubscribe")
    await visitor.wait_for(_is_answer)


async def test_answer_is_sent_though_the_bot_was_killed_before(
    process: BotProcess, playground: Playground, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
    await owner.send("/start")
    await _ask(visitor)
    # An answer takes back the notice of the question that has not gone yet.
    await wait_for_states(tmp_path / "spravka.db", "sent")
    preview = await _write(owner, "Пока никаких.")
    # Told to wait an hour, the bot keeps the answer; it does not try again before it is killed.
    # Killed while it tries, it could not know whether the answer had gone, and would not send it.
    await Faults(client).too_many_requests("sendMessage", 3600, chat_id=VISITOR.id)
    await owner.tap("Отправить", on=preview)
    calls = playground.world.calls
    await wait_until(lambda: any(map(_is_refused_message, calls.latest(KEPT))))
    await wait_for_states(tmp_path / "spravka.db", "sent", "queued")
    await process.kill()
    await process.start()
    answer = await visitor.wait_for(_is_answer)
    assert "Пока никаких." in answer.text
    await wait_for_states(tmp_path / "spravka.db", "sent", "sent")
    assert sum(map(_is_answer, await visitor.read())) == 1
