"""Events by when they were."""

from storage.database import Database
from storage.store import Store
from tests.storage.test_search import add_event


async def test_a_month_of_any_year_is_found(store: Store, database: Database) -> None:
    for when in ("2003", "2003/2005", "2003-04", "2002-05/..", "2001-02-03/2001-03-04"):
        await add_event(database, when, "Ярмарка")
    day = await add_event(database, "2003-05-06", "Ярмарка")
    span = await add_event(database, "2004-05/2004-06", "Ярмарка")
    assert await store.timeline.find_in_months(1, [5]) == [span, day]
    assert await store.timeline.find_in_months(1, [12, 1, 2]) == [10, 16]


async def test_the_newest_and_the_oldest_stand_first(store: Store, database: Database) -> None:
    unknown = await add_event(database, "../1900", "Ярмарка")
    newest = await store.timeline.find_newest(1)
    oldest = await store.timeline.find_oldest(1)
    assert newest[:2] == [11, 10]
    # The first of the brief is a state, with no end.
    assert oldest[:2] == [2, 3]
    assert 1 not in {*newest, *oldest}
    assert unknown in newest
    assert unknown not in oldest


async def test_hidden_events_are_in_none(store: Store, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("UPDATE event SET deleted = 1 WHERE id IN (2, 11)")
    assert 11 not in await store.timeline.find_newest(1)
    assert 2 not in await store.timeline.find_oldest(1)
    assert await store.timeline.find_in_months(1, [4]) == []


async def test_events_are_put_in_order(store: Store) -> None:
    assert await store.timeline.sort([10, 2, 11], newest_first=True) == [11, 10, 2]
    assert await store.timeline.sort([10, 2, 11], newest_first=False) == [2, 10, 11]
