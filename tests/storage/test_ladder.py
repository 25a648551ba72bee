"""The months of the backups' ladder: briefs and their history, and not a byte of people."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import ladder, privacy
from storage.backups import (
    KEPT_FOR,
    find_problems,
    is_without_people,
    list_backups,
    list_in,
    list_months,
    make_backup,
    moment_of,
    name_backup,
    prune,
)
from storage.data_file import DatabaseError
from storage.draft_messages import DraftMessage
from storage.ladder import make_due_backup, write_without_people
from storage.privacy import FORGET, OF_PEOPLE, forget_everybody
from storage.restoring import find_newest_copy
from storage.store import Store
from storage.talks import Talk
from tests.storage.test_privacy import OTHER, PERSON, live

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WORD = "незабудка"
# An answer goes with its question in any case.
TABLES_OF_A_PERSON = sorted({*FORGET, "unanswered"} - {"revision", "answer"})


async def _live_more(store: Store) -> None:
    """What else a person can leave."""
    await store.talks.note(PERSON, PERSON, Talk(1, f"что {WORD}", ()), NOW)
    await store.unanswered.note(1, "when", WORD, NOW.date())
    await store.imports.collect(PERSON, NOW, f"справка {WORD}")
    draft = await store.drafts.create_event(PERSON, 1, "ru", NOW)
    await store.draft_messages.note(DraftMessage(PERSON, 7, draft.id, "title", WORD, NOW))
    photo = await store.photos.keep(f"снимок {WORD}".encode(), 4, 3, "sent")
    await store.drafts.update(draft, NOW, changes={"photos": [photo]})
    await store.subscriptions.set_directions(PERSON, [1])


@pytest.fixture
async def lived_in(store: Store) -> Path:
    """A backup of a store in which two people have left all that people can."""
    await store.questions.ask(OTHER, "ru", f"кто {WORD}", NOW)
    await live(store, PERSON, WORD)
    await live(store, OTHER, WORD)
    await _live_more(store)
    return await store.back_up(name_backup(store.path, NOW))


def _integer(number: int) -> list[bytes]:
    """How SQLite writes a number, and as the number of a row."""
    groups = [number >> shift & 127 for shift in range(28, -1, -7)]
    return [
        number.to_bytes(4, "big"),
        bytes([*(each | 128 for each in groups[:-1]), groups[-1]]),
        str(number).encode(),
    ]


TRACES = [WORD.encode(), *_integer(PERSON), *_integer(OTHER)]


def _has_traces(file: Path) -> bool:
    content = file.read_bytes()
    return any(trace in content for trace in TRACES)


def test_copy_of_a_month_has_no_byte_of_people_and_all_of_the_briefs(lived_in: Path) -> None:
    target = lived_in.with_name("copy.db")
    write_without_people(lived_in, target)
    assert all(trace in lived_in.read_bytes() for trace in TRACES)
    assert not _has_traces(target)
    assert find_problems(target) == []
    assert sorted(lived_in.parent.iterdir()) == [target, lived_in]
    kept = ("brief", "event", "event_text", "contact", "fact", "direction", "entity", "revision")
    with closing(sqlite3.connect(target)) as copy, closing(sqlite3.connect(lived_in)) as whole:
        for table in (*kept, "search_document", "listing"):
            count = f"SELECT count(*) FROM {table}"
            assert copy.execute(count).fetchall() == whole.execute(count).fetchall() != [(0,)]
        changes = "SELECT at, subject, subject_id, before, after FROM revision"
        assert copy.execute(changes).fetchall() == whole.execute(changes).fetchall()
        for table in OF_PEOPLE | {"outbox_event", "photo", "photo_bytes"}:
            assert copy.execute(f'SELECT * FROM "{table}"').fetchall() == [], table


def test_table_that_is_left_out_would_be_seen(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unseen = []
    for table in TABLES_OF_A_PERSON:
        monkeypatch.setattr(privacy, "OF_PEOPLE", OF_PEOPLE - {table})
        copy = lived_in.with_name(f"{table}.db")
        try:
            write_without_people(lived_in, copy)
        except DatabaseError as error:
            # What belongs to a person who is not there any more.
            assert "FOREIGN KEY" in str(error)  # noqa: PT017
        else:
            unseen += [] if _has_traces(copy) else [table]
    assert unseen == []


def test_pages_given_free_would_be_seen(lived_in: Path) -> None:
    with closing(sqlite3.connect(lived_in, isolation_level=None)) as connection:
        forget_everybody(connection)
    assert _has_traces(lived_in)


def _make_due(path: Path, moment: datetime, second: Path) -> Path | None:
    os.utime(path)
    return make_due_backup(path, moment, HOUR, second)


def test_first_copy_of_each_month_stays_here_and_elsewhere(
    left: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "elsewhere"
    # To write a year of them takes long.
    monkeypatch.setattr(ladder, "MONTHS", 3)
    for days in range(0, 150, 10):
        made = _make_due(left, NOW + timedelta(days=days), second)
    assert made
    for folder in (left.parent / "backups", second):
        months = [moment_of(each) for each in list_months(folder, left)]
        assert len(months) == len({f"{each:%Y%m}" for each in months}) == 3
        assert all(each.day <= 10 for each in months)
        assert months[-1] > moment_of(made) - KEPT_FOR
        assert all(is_without_people(each) for each in list_months(folder, left))
        with_people = {*folder.iterdir()} - {*list_months(folder, left)}
        assert with_people == {*list_in(folder, left)}
        # The weeks have no more than these, as each is so far from the next.
        assert all(moment_of(made) - moment_of(each) <= KEPT_FOR for each in with_people)


def test_second_folder_that_was_away_gets_the_months_that_it_missed(
    left: Path, tmp_path: Path
) -> None:
    second = tmp_path / "elsewhere"
    second.touch()
    for days in (0, 40):
        with pytest.raises(DatabaseError, match="no backup could be put into"):
            _make_due(left, NOW + timedelta(days=days), second)
    second.unlink()
    # Though nothing has changed, and no backup is due.
    assert not make_due_backup(left, NOW + timedelta(days=40, minutes=5), HOUR, second)
    (newest,) = list_in(second, left)
    assert newest.name == list_backups(left)[-1].name
    names = [each.name for each in list_months(left.parent / "backups", left)]
    assert len(names) == 2
    # A kill may leave the half of a copy with people there.
    half = second / "spravka-20180601T120000Z.db.part"
    half.touch()
    _make_due(left, NOW + timedelta(days=42), second)
    assert not half.exists()
    assert [each.name for each in list_months(second, left)] == names


def test_month_cut_short_anywhere_is_there_whole_or_not_at_all(left: Path) -> None:
    backup = make_backup(left, name_backup(left, NOW))
    found = []
    for step in range(1, 100):
        home = Path(shutil.copytree(left.parent, left.parent.with_name(str(step)))) / left.name
        if not (child := os.fork()):
            _end_at(step)
            write_without_people(backup, name_backup(home, NOW, "briefs-"))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        months = list_months(home.parent / "backups", home)
        assert all(find_problems(each) == [] and is_without_people(each) for each in months)
        found.append(bool(months))
        # What a kill leaves goes when it is old, and is in nobody's way.
        os.utime(home)
        assert make_due_backup(home, NOW + HOUR, HOUR)
        assert len(list_months(home.parent / "backups", home)) == 1
        for days in range(40, 43):
            name_backup(home, NOW + timedelta(days=days)).touch()
        prune(home, NOW + timedelta(days=43))
        assert list((home.parent / "backups").glob("*.part")) == []
        if not status:
            break
    assert found.count(False) > 3
    assert found[-1]


def _end_at(step: int) -> None:
    """End this process at the n-th change of a file."""
    changes = {"os.rename", "os.remove", "shutil.copyfile", "sqlite3.connect", "tempfile.mkstemp"}
    left = step

    def count(event: str, _: object) -> None:
        nonlocal left
        left -= event in changes
        if not left:
            os._exit(9)

    sys.addaudithook(count)


def test_what_is_best_restored_has_people_where_anything_has(left: Path) -> None:
    made = make_due_backup(left, NOW, HOUR)
    assert made
    write_without_people(made, name_backup(left, NOW + HOUR, "briefs-"))
    assert find_newest_copy(left) == made
    made.unlink()
    newest = find_newest_copy(left)
    assert newest
    assert is_without_people(newest)
