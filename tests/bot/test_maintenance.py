"""backup, restore and check as an operator runs them; /backup as an owner does."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import ROOT
from storage.backups import find_problems
from storage.store import Store
from tests.support.person import Person


def _run(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env={"PYTHONPATH": str(ROOT), "DATABASE_PATH": str(path), "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        cwd=path.parent,
    )


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    path = tmp_path / "spravka.db"
    await (await Store.open(path)).close()
    return path


def test_backup_check_and_restore_go_together(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert _run(path, "backup", str(copy)).returncode == 0
    path.write_bytes(b"gone")
    checked = _run(path, "check")
    assert checked.returncode == 1
    assert "not sound" in checked.stdout
    restored = _run(path, "restore", str(copy))
    assert restored.returncode == 0
    assert "is kept as" in restored.stdout
    checked = _run(path, "check")
    assert checked.returncode == 0
    assert f"{path}: ok" in checked.stdout


def test_backup_without_a_name_goes_beside_the_data(path: Path) -> None:
    done = _run(path, "backup")
    assert done.returncode == 0
    (made,) = (path.parent / "backups").iterdir()
    assert str(made) in done.stdout


def test_damaged_backup_is_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database" * 1000)
    done = _run(path, "restore", str(tmp_path / "copy.db"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "is not restored" in done.stderr
    assert find_problems(path) == []


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob("backup-*"))


async def test_owner_gets_a_sound_copy(owner: Person, tmp_path: Path) -> None:
    screen = await owner.send("/backup")
    assert "Все данные" in screen.text
    copy = tmp_path / "sent.db"
    copy.write_bytes(await owner.download(screen))
    assert find_problems(copy) == []
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (11,)
    assert leftovers(tmp_path) == []


async def test_visitor_gets_none(visitor: Person) -> None:
    screen = await visitor.send("/backup")
    assert "document" not in screen.message
    assert "только редакторы" in screen.text
