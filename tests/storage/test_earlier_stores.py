"""Stores that earlier commits made open, with everything in them, in the schema of a new one.

`stores/` has one of each schema version, filled by the code of its own commit; those of versions 3
and 5 are empty, as only the migrations of their commits run.
"""

import gzip
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.backups import find_problems
from storage.brief_reading import find_folders
from storage.events import EventFilter
from storage.lexicon import Lexicon
from storage.migrations import newest_version
from storage.ownership import read_owner
from storage.restoring import restore
from storage.store import Store
from tests.support.briefs import BELGIUM_ALONE

STORES = Path(__file__).parent / "stores"
# Version 4 has never been: two steps came at once.
VERSIONS = (1, 2, 3, 5, 6, 7, 8, 9, 10, 11)
FILLED = tuple(each for each in VERSIONS if each not in (3, 5))
NOW = datetime(2018, 6, 2, 12, 0, tzinfo=UTC)


def _schema(path: Path) -> list[str]:
    """The statements that make a schema, however they are written."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    statements = (re.sub(r"--[^\n]*", "", sql).replace('"', "") for (sql,) in rows)
    return [str(version), *sorted(" ".join(each.split()) for each in statements)]


def _last_ids(path: Path) -> list[tuple[str, int]]:
    """The last ids that were given; one that is gone shall not come to mean another thing."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()


@pytest.fixture
def earlier(version: int, path: Path) -> Path:
    """The store of a version."""
    path.parent.mkdir()
    path.write_bytes(gzip.decompress((STORES / f"v{version}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("version", VERSIONS)
async def test_schema_becomes_that_of_a_new_store(earlier: Path, tmp_path: Path) -> None:
    await (await Store.open(tmp_path / "new.db")).close()
    given = _last_ids(earlier)
    await (await Store.open(earlier)).close()
    assert _schema(earlier) == _schema(tmp_path / "new.db")
    assert find_problems(earlier) == []
    # The numbers of queries are chosen at random now.
    assert _last_ids(earlier) == [each for each in given if each[0] != "search_query"]


@pytest.mark.parametrize("version", FILLED)
async def test_content_is_kept_and_found(earlier: Path, version: int, lexicon: Lexicon) -> None:
    store = await Store.open(earlier)
    try:
        assert (await store.keeping.load_new(find_folders(BELGIUM_ALONE))).loaded == []
        page = await store.events.list_events(EventFilter(1), "ru", offset=0, limit=10)
        assert page.total == (3 if version == 1 else 4)
        assert (await store.events.count_by_year(1)).counts[2018] == 1
        mission = page.events[2]
        card = await store.events.get_event(mission.id, "nl")
        assert card
        assert card.language == "nl"
        assert len(card.people) == 1
        hits = (await store.search.find(1, ["де", "вевер"], lexicon)).hits
        assert hits[0].id == mission.id
        assert (await store.choices.get_choice(1001)).language == "nl"
    finally:
        await store.close()


@pytest.mark.parametrize("version", FILLED[1:])
async def test_what_editors_did_is_kept(earlier: Path) -> None:
    store = await Store.open(earlier)
    try:
        revisions, total = await store.revisions.list_revisions(offset=0, limit=10)
        assert total == 3
        assert [each.reverted for each in revisions] == [False, True, False]
        assert revisions[0].author.name == "Ольга Петрова"
        assert [each.name for each in await store.editors.list_editors()] == ["Jan Peeters"]
        draft = await store.drafts.get_awaiting(1003)
        assert draft
        assert draft.notes == ("date",)
        forum = await store.events.get_event(4, "ru")
        assert forum
        assert forum.edited
        assert [each.name for each in forum.people] == ["Иван Иванов"]
        # No id of something that was there comes to mean another thing.
        made = await store.drafts.create_event(1003, 1, "ru", NOW)
        assert made.id == 4
    finally:
        await store.close()


@pytest.mark.parametrize("version", FILLED[2:])
async def test_questions_and_notices_are_kept(earlier: Path, version: int) -> None:
    store = await Store.open(earlier)
    try:
        # Whose a store is has been noted since version 11, where it was opened for a bot.
        assert read_owner(earlier) == (5 if version < 11 else None)
        states = [(await store.questions.get_question(each)) for each in (1, 2, 3)]
        assert [each.state for each in states if each] == ["answered", "closed", "open"]
        assert states[0]
        assert states[0].answer == "Пока никаких."
        notice = await store.outbox.get_notice(1)
        assert notice
        assert (notice.total, notice.sent, notice.waiting, notice.gone) == (3, 1, 1, 1)
        waiting = await store.outbox.take()
        assert waiting
        assert (waiting.notice_id, waiting.event_ids) == (1, (4,))
        digest = await store.outbox.take()
        assert digest
        assert (digest.chat_id, digest.notice_id, digest.event_ids) == (1007, None, (4,))
        weekly = await store.subscriptions.get(1007)
        assert weekly
        assert (weekly.hour, weekly.directions) == (8, frozenset({1, 2}))
        (left,) = await store.inbox.begin_again(5)
        assert "привет" in left.body
    finally:
        await store.close()


@pytest.mark.parametrize("version", VERSIONS)
async def test_backup_of_an_earlier_version_is_restored(earlier: Path, tmp_path: Path) -> None:
    path = tmp_path / "spravka.db"
    restore(path, earlier, NOW)
    store = await Store.open(path)
    try:
        assert await store.outbox.take() is None
    finally:
        await store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newest_version(),)
