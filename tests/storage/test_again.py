"""What an update writes it writes once, however often it is handled."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.store import Store
from tests.storage.test_questions import update

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


async def _count(database: Database, table: str) -> int:
    row = await database.fetch_one(f"SELECT count(*) FROM {table}")
    return int(row[0]) if row else 0


async def test_invitation_is_made_once_for_an_update(store: Store, database: Database) -> None:
    with update(7):
        first = await store.editors.invite(1002, TOMORROW)
        second = await store.editors.invite(1002, TOMORROW)
    assert first
    assert second
    assert await _count(database, "invitation") == 1
    # The link that is shown last is the one that works.
    assert await store.editors.accept(first, 1003, "Jan", NOW) is None
    assert await store.editors.accept(second, 1003, "Jan", NOW) == 1002


async def test_invitation_that_was_used_is_not_made_again(store: Store, database: Database) -> None:
    with update(7):
        first = await store.editors.invite(1002, TOMORROW)
    assert first
    assert await store.editors.accept(first, 1003, "Jan", NOW) == 1002
    with update(7):
        assert await store.editors.invite(1002, TOMORROW) is None
    assert await _count(database, "invitation") == 1
    with update(8):
        assert await store.editors.invite(1002, TOMORROW)


@pytest.mark.parametrize("wanted", [True, False])
async def test_direction_is_wanted_or_not_however_often_it_is_said(
    store: Store, *, wanted: bool
) -> None:
    await store.subscriptions.subscribe(1001, "ru", "Europe/Moscow", NOW)
    await store.subscriptions.set_directions(1001, [2] if wanted else [1, 2])
    for _ in range(2):
        await store.subscriptions.set_direction(1001, 1, wanted=wanted)
    found = await store.subscriptions.get(1001)
    assert found
    assert found.directions == ({1, 2} if wanted else {2})


async def test_direction_of_nobody_is_nothing(store: Store, database: Database) -> None:
    await store.subscriptions.set_direction(1001, 1, wanted=True)
    assert await _count(database, "subscriber_direction") == 0
