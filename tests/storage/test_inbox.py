"""The inbox: kept until handled, dropped when it comes twice, committed in groups."""

import asyncio
from datetime import UTC, datetime

import pytest

from storage.database import Database, NotSavedError
from storage.inbox import InboxTable

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
BOT = 1


@pytest.fixture
def inbox(database: Database) -> InboxTable:
    return InboxTable(database)


async def states(database: Database) -> list[tuple[int, str, str]]:
    rows = await database.fetch_all("SELECT update_id, state, body FROM inbox ORDER BY id")
    return [tuple(row) for row in rows]


async def test_update_is_there_when_add_returns_and_empty_when_done(
    inbox: InboxTable, database: Database
) -> None:
    rows = await inbox.add(BOT, {7: "{}", 8: "{}"}, NOW)
    assert set(rows) == {7, 8}
    assert await inbox.count_waiting() == 2
    inbox.finish(rows[7], NOW)
    await inbox.flush()
    assert await states(database) == [(7, "done", ""), (8, "waiting", "{}")]


async def test_duplicate_is_not_new_whether_done_or_not(inbox: InboxTable) -> None:
    rows = await inbox.add(BOT, {7: "{}", 8: "{}"}, NOW)
    inbox.finish(rows[7], NOW)
    await inbox.flush()
    assert set(await inbox.add(BOT, {7: "{}", 8: "{}", 9: "{}"}, NOW)) == {9}


async def test_another_bot_has_updates_of_its_own(inbox: InboxTable) -> None:
    await inbox.add(BOT, {7: "{}"}, NOW)
    assert set(await inbox.add(2, {7: "{}"}, NOW)) == {7}
    assert [each.update_id for each in await inbox.begin_again(2)] == [7]


async def test_what_was_left_comes_again_in_order_with_its_tries(inbox: InboxTable) -> None:
    rows = await inbox.add(BOT, {9: "c", 7: "a", 8: "b"}, NOW)
    inbox.finish(rows[8], NOW)
    await inbox.flush()
    assert [(each.body, each.tries) for each in await inbox.begin_again(BOT)] == [
        ("a", 0),
        ("c", 0),
    ]
    await inbox.note_try(rows[9])
    assert [(each.body, each.tries) for each in await inbox.begin_again(BOT)] == [
        ("a", 1),
        ("c", 2),
    ]


async def test_what_was_set_aside_is_kept_and_not_tried_again(
    inbox: InboxTable, database: Database
) -> None:
    rows = await inbox.add(BOT, {7: "{}"}, NOW)
    await inbox.set_aside(rows[7], "why", NOW)
    assert await inbox.begin_again(BOT) == []
    assert await states(database) == [(7, "failed", "{}")]
    assert await inbox.add(BOT, {7: "{}"}, NOW) == {}


async def test_many_at_once_share_few_transactions(
    inbox: InboxTable, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = 0
    transaction = database.transaction

    def count():  # type: ignore[no-untyped-def]
        nonlocal begun
        begun += 1
        return transaction()

    monkeypatch.setattr(database, "transaction", count)
    results = await asyncio.gather(*(inbox.add(BOT, {each: "{}"}, NOW) for each in range(200)))
    for result in results:
        inbox.finish(next(iter(result.values())), NOW)
    await inbox.flush()
    assert begun <= 4
    assert await inbox.count_waiting() == 0


async def test_failure_reaches_all_who_wait_and_ends_come_later(
    inbox: InboxTable, database: Database
) -> None:
    rows = await inbox.add(BOT, {1: "{}"}, NOW)
    async with database.transaction() as connection:
        (pages,) = await connection.execute_fetchall("PRAGMA page_count")
    await database._writer.execute(f"PRAGMA max_page_count = {pages[0]}")
    big = "x" * 1_000_000
    results = await asyncio.gather(
        inbox.add(BOT, {2: big}, NOW), inbox.add(BOT, {3: big}, NOW), return_exceptions=True
    )
    assert [type(each) for each in results] == [NotSavedError, NotSavedError]
    inbox.finish(rows[1], NOW)
    await inbox.flush()
    assert await inbox.count_waiting() == 0
    await database._writer.execute("PRAGMA max_page_count = 1000000")
    assert set(await inbox.add(BOT, {2: big}, NOW)) == {2}
