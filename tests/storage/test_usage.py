"""What is asked for is counted by day, in memory first."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database, NotSavedError
from storage.store import Store
from storage.usage import KEPT_FOR, Use

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
USE = Use("2018-06-01", 1, "ru", "question", "when", found=True)


async def test_what_cannot_be_written_stays_counted(
    store: Store, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.usage.count(USE)

    def refuse() -> None:
        raise NotSavedError("full")

    with monkeypatch.context() as patched:
        patched.setattr(database, "transaction", refuse)
        with pytest.raises(NotSavedError):
            await store.usage.flush()
    store.usage.count(USE)
    await store.usage.flush()
    await store.usage.flush()
    (used,) = await store.usage.list_latest(NOW.date(), 7)
    assert (used.asked, used.count) == ("when", 2)


async def test_counts_grow_old(store: Store) -> None:
    for days in (KEPT_FOR.days - 1, KEPT_FOR.days):
        day = (NOW.date() - timedelta(days=days)).isoformat()
        store.usage.count(USE._replace(day=day))
    await store.usage.flush()
    await store.prune(NOW, timedelta(days=90))
    (used,) = await store.usage.list_latest(NOW.date(), 1_000)
    assert used.count == 1
