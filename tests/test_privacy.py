"""What a person is told of what is kept of them, and how it is deleted."""

import sqlite3
from contextlib import closing

import pytest

from bot.settings import Settings
from tests.conftest import OTHER, OWNER, VISITOR
from tests.support.person import Person

SECRET = "бегемотики"


def _tables_that_know(settings: Settings, person: int) -> set[str]:
    """The tables in which a person's number or words stand."""
    found = set()
    with closing(sqlite3.connect(settings.database_path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table == "calendar_year":  # whose numbers are years
                continue
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                text = " ".join(str(value) for value in row)
                if str(person) in text or SECRET in text:
                    found.add(table)
    return found


def _rows_of(settings: Settings, table: str) -> str:
    with closing(sqlite3.connect(settings.database_path)) as connection:
        return str(connection.execute(f'SELECT * FROM "{table}"').fetchall())


@pytest.fixture
async def known(visitor: Person, owner: Person) -> Person:
    """The visitor has left traces in every table that keeps some."""
    await owner.send("/start")
    await visitor.send("/language")
    await visitor.tap("English")
    await visitor.subscribe()
    await visitor.send(f"{SECRET} 74")
    await visitor.send(SECRET)
    await visitor.tap("Ask the editors")
    await visitor.tap("Send")
    await visitor.settle()
    return visitor


async def test_a_person_is_told_what_is_kept_and_for_how_long(visitor: Person) -> None:
    screen = await visitor.send("/privacy")
    assert screen.text.startswith("Что я о вас храню")
    for words in ("90 дней", "7 дней", "365 дней", "30 дней"):
        assert words in screen.text
    assert any("Удалить" in label for label in screen.labels)


async def test_what_is_kept_of_a_person_is_deleted_after_a_question(
    known: Person, owner: Person, settings: Settings
) -> None:
    assert {"user_choice", "subscriber", "question", "search_query"} <= _tables_that_know(
        settings, VISITOR.id
    )
    screen = await known.send("/forget")
    assert "cannot be undone" in screen.text
    assert "subscriber" in _tables_that_know(settings, VISITOR.id)
    screen = await known.tap("Yes, delete")
    assert "30 days" in screen.text
    await known.settle()
    # That the last updates were handled is known by their numbers, without a word; what was asked
    # in vain stays, counted, without whose question it was.
    assert _tables_that_know(settings, VISITOR.id) <= {"unanswered"}
    assert str(VISITOR.id) not in _rows_of(settings, "unanswered")
    assert (
        "Нет вопросов" in (await owner.send("/questions")).text
        or SECRET not in (await owner.screen()).text
    )


async def test_others_are_not_forgotten_with_a_person(
    known: Person, owner: Person, settings: Settings
) -> None:
    other = Person(known.client, OTHER.id)
    await other.send("/subscribe")
    await other.tap("🔔")
    await known.send("/forget")
    await known.tap("Yes, delete")
    await known.settle()
    assert "subscriber" in _tables_that_know(settings, OTHER.id)


async def test_nobody_is_forgotten_in_a_group(visitor: Person, settings: Settings) -> None:
    await visitor.send("/subscribe")
    await visitor.tap("🔔")
    here = await visitor.found_group(OWNER.id)
    assert "в личном чате" in (await here.send("/forget@playground_bot")).text
    assert not any("Удалить" in x for x in (await here.send("/privacy@playground_bot")).labels)
    assert "subscriber" in _tables_that_know(settings, VISITOR.id)
