"""Every list has everything once, page by page."""

import re

import pytest

from bot.application import App
from handlers.chat.context import SERVICES
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person

_NAME = 20


async def _walk(person: Person, command: str, pattern: str) -> list[str]:
    """What the pages of a list show, one after the other."""
    screen = await person.send(command)
    found: list[str] = []
    while True:
        found += re.findall(pattern, "\n".join([screen.text, *screen.labels]))
        following = next((label for label in screen.labels if label.startswith("Стр.")), None)
        if not following:
            return found
        screen = await person.tap(following)


@pytest.fixture
async def filled(application: App, owner: Person, visitor: Person) -> App:
    """More of everything than a page holds."""
    await owner.send("/start")
    await visitor.send("/start")
    store = application.bot_data[SERVICES].store
    for number in range(20):
        await owner.send(f"/addevent 2019-01-{number + 1:02} | Событие{number:02}x | Текст")
    for number in range(4):
        await store.questions.ask(VISITOR.id, "ru", f"Вопрос{number:02}x", NOW)
        await store.questions.ask(OWNER.id, "ru", f"Вопрос{number + 4:02}x", NOW)
    return application


async def test_drafts(filled: App, owner: Person) -> None:
    found = await _walk(owner, "/drafts", r"Событие(\d\d)x")
    assert sorted(found) == [f"{number:02}" for number in range(20)]


async def test_questions(filled: App, owner: Person) -> None:
    found = await _walk(owner, "/questions", r"Вопрос(\d\d)x")
    assert sorted(found) == [f"{number:02}" for number in range(8)]


async def test_events_to_edit(owner: Person) -> None:
    await owner.send("/start")
    found = await _walk(owner, "/editevent", r"(?m)№\s(\d+)$")
    assert sorted(map(int, found)) == list(range(1, 12))


async def test_history(filled: App, owner: Person) -> None:
    for number in range(1, 12):
        await owner.send(f"/deleteevent {number}")
        await owner.tap("скрыть")
    found = await _walk(owner, "/history", r"(?m)^№\s(\d+) событие")
    labels = await _walk(owner, "/history", r"(?m)^№\s(\d+)$")
    assert sorted(map(int, found)) == sorted(map(int, labels)) == list(range(1, 12))


async def test_people(application: App, visitor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.people.screens.PEOPLE_SHOWN", 2)
    found = await _walk(visitor, "/people", r"(?m)^\d+ ([^·\n]+?)(?: · .+)?$")
    store = application.bot_data[SERVICES].store
    people, total = await store.entities.list_people(1, "ru", offset=0, limit=100)
    assert total == len(people)
    assert [each.name for each in people] == found


async def test_what_was_found(visitor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = re.findall(r"(?m)^\d+ (.+)$", (await visitor.send("/search петербург")).text)
    assert len(whole) > 2
    monkeypatch.setattr("handlers.finding.showing.screens.PAGE_SIZE", 2)
    monkeypatch.setattr("handlers.finding.showing.view.PAGE_SIZE", 2)
    found = await _walk(visitor, "/search петербург", r"(?m)^\d+ (.+)$")
    # How much of a name is shown depends on how many share the screen.
    assert {line[:_NAME] for line in whole} <= {line[:_NAME] for line in found}
