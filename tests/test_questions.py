"""Questions to the editors: only the editor who wrote an answer sends it."""

import pytest

from bot.application import App
from handlers.chat.context import SERVICES
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.person import Person


@pytest.fixture
async def asked(application: App, owner: Person, visitor: Person, client: object) -> App:
    await owner.send("/start")
    await visitor.send("/start")
    store = application.bot_data[SERVICES].store
    await store.questions.ask(VISITOR.id, "ru", "Когда форум?", NOW)
    await store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    return application


async def test_another_editor_cannot_send_my_answer(
    asked: App, owner: Person, visitor: Person
) -> None:
    await owner.send("/questions")
    await owner.tap("Ответить")
    screen = await owner.send("В мае.")
    send = screen.button("Отправить")["callback_data"]
    other = Person(owner.client, OTHER.id)
    theirs = await other.send("/start")
    await other.press(send, theirs)
    assert not any("В мае" in each.text for each in await visitor.read())
    await owner.press(send, screen)
    answer = await visitor.wait_for(lambda each: "В мае." in each.text)
    assert "отвечают на ваш вопрос" in answer.text


async def test_an_answer_is_sent_once(asked: App, owner: Person, visitor: Person) -> None:
    await owner.send("/questions")
    await owner.tap("Ответить")
    screen = await owner.send("В мае.")
    send = screen.button("Отправить")["callback_data"]
    await owner.press(send, screen)
    await visitor.wait_for(lambda each: "В мае." in each.text)
    await owner.press(send, screen)
    assert len([each for each in await visitor.read() if "В мае." in each.text]) == 1
