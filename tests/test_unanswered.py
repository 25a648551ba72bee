"""What people ask and do not find, for editors."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application


async def test_editors_see_what_is_asked_in_vain_the_most_frequent_first(
    visitor: Person, owner: Person
) -> None:
    for text in ("где концерт Мадонны", "кто такой Иванов", "кто такой иванов?"):
        await visitor.send(text)
    await visitor.send("когда был концерт Гергиева")
    shown = (await owner.send("/unanswered")).text
    assert "2 × кто: иванов\n1 × где: концерт мадонны" in shown
    assert "гергиев" not in shown
    assert "Анна" not in shown


async def test_nobody_else_sees_it(visitor: Person) -> None:
    await visitor.send("кто такой Иванов")
    assert "иванов" not in (await visitor.send("/unanswered")).text


async def test_it_is_gone_after_a_month(visitor: Person, owner: Person, application: App) -> None:
    await visitor.send("кто такой Иванов")
    store = application.bot_data["services"].store
    await store.prune(NOW + timedelta(days=31), timedelta(days=90))
    assert "иванов" not in (await owner.send("/unanswered")).text


@pytest.fixture
async def silent(settings: Settings, client: httpx.AsyncClient) -> AsyncIterator[Person]:
    """The owner of a bot that takes no questions."""
    settings = settings.model_copy(update={"questions": False})
    async with run_application(settings, clock=lambda: NOW):
        await Person(client, VISITOR.id).send("кто такой Иванов")
        yield Person(client, OWNER.id)


async def test_it_is_off_with_the_questions(silent: Person) -> None:
    assert "QUESTIONS" in (await silent.send("/unanswered")).text


async def test_people_are_told(visitor: Person) -> None:
    assert "я не нашёл" in (await visitor.send("/privacy")).text
