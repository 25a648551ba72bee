"""Screens of a brief with many years, contacts and anniversaries that a phone shows whole."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from tests.conftest import VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application


@pytest.fixture
async def application(settings: Settings, library: Library) -> AsyncIterator[App]:
    settings = await library.add(settings, "portugal")
    async with run_application(settings) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    person = Person(client, VISITOR.id)
    await person.send("/country Португалия")
    return person


async def test_many_years_stand_four_in_a_row(visitor: Person) -> None:
    rows = (await visitor.send("/events")).rows
    assert [len(row) for row in rows[:6]] == [4] * 6
    assert len(rows) <= 9


async def test_of_contacts_on_several_pages_the_offices_are_folded(visitor: Person) -> None:
    contacts = await visitor.send("/contact")
    folded = " ".join(contacts.formatted("expandable_blockquote"))
    assert "Главный специалист" in folded
    assert "Стр. 2 ›" in contacts.rows[-1]
    assert contacts.text.index("📞") < contacts.text.index("Главный специалист")


async def test_pages_of_anniversaries_turn_beside_the_way_home(visitor: Person) -> None:
    found = await visitor.send("/jubilees 2028")
    assert "Стр. 2 ›" in found.rows[-1]
    assert "🏠 Главная" in found.rows[-1]
