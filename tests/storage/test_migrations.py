"""Numbered SQL files, each landing whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import migrations
from storage.backups import list_copies
from storage.edtf import Edtf
from storage.inserting import date_columns
from storage.migrations import BASE, MigrationError, list_migrations, migrate, newest_version

FIRST = "CREATE TABLE brief (id);\nCREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);\n"
SECOND = "ALTER TABLE person ADD COLUMN city TEXT;\nUPDATE person SET city = 'Gent';\n"
BROKEN = "UPDATE person SET name = 'nobody';\nALTER TABLE nowhere ADD COLUMN city TEXT;\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spravka.db"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations with none in it, and another schema before them."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (tmp_path / "schema.sql").write_text(FIRST)
    monkeypatch.setattr(migrations, "FOLDER", folder)
    monkeypatch.setattr(migrations, "SCHEMA", tmp_path / "schema.sql")
    return folder


@pytest.fixture
def old(folder: Path, path: Path) -> Path:
    """A database of the first schema, with a row in it."""
    migrate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO person (name) VALUES ('Jan')")
    return path


def read(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def version(path: Path) -> object:
    return read(path, "PRAGMA user_version")[0][0]


def backups(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.glob(f"{path.name}.*"))


def test_steps_are_numbered_without_gaps() -> None:
    numbers = [int(step.name[:4]) for step in list_migrations()]
    assert numbers == list(range(BASE + 1, newest_version() + 1))


def test_every_sql_file_is_a_step() -> None:
    assert sorted(migrations.FOLDER.glob("*.sql")) == list_migrations()


def test_an_empty_database_gets_the_whole_schema(path: Path) -> None:
    migrate(path)
    assert version(path) == newest_version()
    assert read(path, "PRAGMA journal_mode") == [("wal",)]
    assert read(path, "PRAGMA integrity_check") == [("ok",)]
    tables = {name for (name,) in read(path, "SELECT name FROM sqlite_schema")}
    assert {"brief", "event", "contact", "user_choice"} <= tables
    assert backups(path) == []


def test_migrating_again_changes_nothing(path: Path) -> None:
    migrate(path)
    before = path.read_bytes()
    migrate(path)
    assert path.read_bytes() == before
    assert backups(path) == []


@pytest.mark.parametrize("journal_mode", ["wal", "delete"])
def test_a_database_newer_than_the_code_is_refused_and_left_alone(
    path: Path, journal_mode: str
) -> None:
    newer = newest_version() + 1
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal_mode}")
        connection.execute("CREATE TABLE of_the_future (x)")
        connection.execute(f"PRAGMA user_version = {newer}")
    before = path.read_bytes()
    with pytest.raises(MigrationError, match=f"version {newer}.*up to {newer - 1}.*newer"):
        migrate(path)
    assert path.read_bytes() == before
    assert backups(path) == []


def test_a_step_keeps_what_is_there(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    migrate(old)
    assert version(old) == BASE + 1
    assert read(old, "SELECT * FROM person") == [(1, "Jan", "Gent")]


def test_a_failing_step_leaves_the_version_before_it(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    (folder / "0014_broken.sql").write_text(BROKEN)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(old)
    assert version(old) == BASE + 1
    assert read(old, "SELECT * FROM person") == [(1, "Jan", "Gent")]
    (folder / "0014_broken.sql").write_text("UPDATE person SET name = 'Piet';\n")
    migrate(old)
    assert version(old) == BASE + 2
    assert read(old, "SELECT name FROM person") == [("Piet",)]


def test_a_step_cut_short_is_refused_and_undone(old: Path, folder: Path) -> None:
    (folder / "0013_cut.sql").write_text("DELETE FROM person;\nCREATE TABLE city (name TEXT")
    with pytest.raises(MigrationError, match="unfinished statement: CREATE TABLE city"):
        migrate(old)
    assert version(old) == BASE
    assert read(old, "SELECT name FROM person") == [("Jan",)]


def test_a_step_may_hold_comments_and_triggers(old: Path, folder: Path) -> None:
    (folder / "0013_trigger.sql").write_text(
        "-- one; two\nCREATE TRIGGER greet AFTER INSERT ON person BEGIN\n"
        "    UPDATE person SET name = 'a;b';\n    DELETE FROM person WHERE id = 1;\nEND;\n"
    )
    migrate(old)
    assert version(old) == BASE + 1
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("INSERT INTO person (name) VALUES ('Piet')")
    assert read(old, "SELECT * FROM person") == [(2, "a;b")]


def test_an_existing_database_is_backed_up_before_a_step(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    migrate(old)
    backup = old.with_name(f"spravka.db.v{BASE}.bak")
    assert backups(old) == [backup.name]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert version(backup) == BASE
    assert read(backup, "PRAGMA integrity_check") == [("ok",)]
    assert read(backup, "SELECT * FROM person") == [(1, "Jan")]


def test_the_backup_has_what_is_still_in_the_wal(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    with closing(sqlite3.connect(old)) as reader:
        reader.execute("SELECT * FROM person").fetchall()
        with closing(sqlite3.connect(old)) as connection, connection:
            connection.execute("INSERT INTO person (name) VALUES ('Piet')")
        assert old.with_name("spravka.db-wal").stat().st_size
        migrate(old)
    backup = old.with_name(f"spravka.db.v{BASE}.bak")
    assert read(backup, "SELECT name FROM person") == [("Jan",), ("Piet",)]


def test_a_backup_that_was_cut_short_is_made_anew(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    part = old.with_name(f"spravka.db.v{BASE}.bak.x.part")
    part.write_text("cut short")
    migrate(old)
    assert backups(old) == [f"spravka.db.v{BASE}.bak", part.name]
    assert part in list_copies(old)  # goes with its age
    assert read(old.with_name(f"spravka.db.v{BASE}.bak"), "SELECT name FROM person") == [("Jan",)]


def test_nothing_is_changed_when_the_backup_cannot_be_written(old: Path, folder: Path) -> None:
    (folder / "0013_second.sql").write_text(SECOND)
    old.with_name(f"spravka.db.v{BASE}.bak").mkdir()
    with pytest.raises(OSError, match=rf"spravka\.db\.v{BASE}\.bak"):
        migrate(old)
    assert version(old) == BASE


@pytest.mark.parametrize("number", [0, 7, BASE])
def test_a_database_of_something_else_is_refused_and_left_alone(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE invoice (id)")
        connection.execute(f"PRAGMA user_version = {number}")
    before = path.read_bytes()
    with pytest.raises(MigrationError, match="something else"):
        migrate(path)
    assert path.read_bytes() == before
    assert backups(path) == []


def test_what_is_only_presumed_leaves_the_lists_of_years(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for step in list_migrations():
        if step.name < "0015":
            shutil.copy(step, before)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "FOLDER", before)
        migrate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO brief (id, slug, language, country, as_of)"
            " VALUES (1, 'x', 'ru', 'BE', '2018')"
        )
        for date in ("2017", "2017?"):
            row = {"brief_id": 1, "language": "ru", "source": ""} | date_columns(Edtf.parse(date))
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO event ({', '.join(row)}) VALUES ({marks})", list(row.values())
            )
    years = "SELECT count FROM listing_count WHERE (kind, key) = (1, 2017)"
    assert read(path, years) == [(2,)]
    migrate(path)
    assert read(path, years) == [(1,)]
    assert read(path, "SELECT count FROM listing_count WHERE kind = 0") == [(2,)]
