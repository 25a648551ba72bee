"""What people ask for, in figures: counted once, of nobody, kept when the bot ends."""

from datetime import timedelta

import httpx

from bot.application import App
from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.store import Store
from storage.usage import Use
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application
from tests.support.store import read

FOUND, VAIN = "когда был концерт Гергиева", "где концерт Мадонны"
USE = Use("2018-06-01", 1, "ru", "question", "when", found=True)


async def test_owner_sees_what_was_asked_and_how_much_of_it_was_found(
    visitor: Person, owner: Person
) -> None:
    await visitor.send("/events")
    for question in (FOUND, FOUND, VAIN):
        await visitor.send(question)
    screen = await owner.send("/statistics")
    for line in ("Вопросов: 3", "✅ нашлось: 2", "❌ не нашлось: 1", "Русский: 2 из 3", "когда: 2"):
        assert line in screen.text, screen.text
    assert "События: 1" in screen.text
    assert "адонн" not in screen.text
    assert "✓ 30 дней" in (await owner.tap("30")).labels


async def test_counts_are_of_their_days(application: App, owner: Person) -> None:
    store: Store = application.bot_data[SERVICES].store
    for days in (6, 7, 29, 30):
        day = (NOW.date() - timedelta(days=days)).isoformat()
        store.usage.count(USE._replace(day=day))
    assert "Вопросов: 1" in (await owner.send("/statistics")).text
    assert "Вопросов: 3" in (await owner.tap("30")).text


async def test_what_was_counted_is_there_after_an_orderly_end(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW):
        await visitor.send(FOUND)
        assert read(settings.database_path, "SELECT * FROM usage") == []
    async with run_application(settings, clock=lambda: NOW):
        assert "Вопросов: 1" in (await owner.send("/statistics")).text
