"""backup, restore and check as an operator runs them; /backup as an owner does."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT, Settings, load_settings
from storage.backups import find_problems
from storage.store import Store
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.forking import Ended, run_bot
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import run_application, wait_until


def _run(path: Path, *arguments: str, environment: Mapping[str, str] = {}) -> Ended:
    environment = {"DATABASE_PATH": str(path), "LOG_LEVEL": "ERROR", **environment}
    return run_bot(*arguments, environment=environment, folder=path.parent)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    path = tmp_path / "spravka.db"
    await (await Store.open(path)).close()
    return path


def test_backup_check_and_restore_go_together(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert _run(path, "backup", str(copy)).status == 0
    path.write_bytes(b"gone")
    checked = _run(path, "check")
    assert checked.status == 1
    assert "not sound" in checked.said
    restored = _run(path, "restore", str(copy))
    assert restored.status == 0
    assert "is kept as" in restored.said
    checked = _run(path, "check")
    assert checked.status == 0
    assert f"{path}: sound" in checked.said


def test_backup_without_a_name_goes_beside_the_data(path: Path) -> None:
    done = _run(path, "backup")
    assert done.status == 0
    (made,) = (path.parent / "backups").iterdir()
    assert f"{made}; kept for 30 days" in done.said
    assert "other copies: 1, the newest of" in _run(path, "check").said


def test_reader_that_goes_away_gets_no_traceback(path: Path) -> None:
    """As `head` does, before anything is written."""
    shut, into = os.pipe()
    os.close(shut)
    command = [sys.executable, "-m", "bot", "check", "--json"]
    environment = {**os.environ, "DATABASE_PATH": str(path), "LOG_LEVEL": "ERROR"}
    with os.fdopen(into, "wb") as closed:
        ended = subprocess.run(
            command, env=environment, stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_damaged_backup_is_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database" * 1000)
    done = _run(path, "restore", str(tmp_path / "copy.db"))
    assert done.status == 2
    assert len(done.problem.splitlines()) == 1
    assert "is not restored" in done.problem
    assert find_problems(path) == []


async def test_backup_over_the_data_of_a_running_bot_touches_nothing(
    process: BotProcess, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visitor = Person(client, VISITOR.id)
    await visitor.send("/start")
    path = tmp_path / "spravka.db"
    (tmp_path / "link.db").symlink_to(path)
    for target in (path, tmp_path / "spravka.db-wal", tmp_path / "link.db"):
        done = await asyncio.to_thread(_run, path, "backup", str(target))
        assert done.status == 2
        assert len(done.problem.splitlines()) == 1
        assert "belongs to the data" in done.problem
    await visitor.send("/language")
    await visitor.tap("English")
    await process.kill()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT user_id, language FROM user_choice").fetchall()
    assert rows == [(VISITOR.id, "en")]


async def test_restore_under_a_running_bot_is_refused(process: BotProcess, tmp_path: Path) -> None:
    path = tmp_path / "spravka.db"
    assert (await asyncio.to_thread(_run, path, "backup", "copy.db")).status == 0
    done = await asyncio.to_thread(_run, path, "restore", "copy.db")
    assert (done.status, done.problem) == (2, f"{path} is in use by another process\n")


async def test_start_without_the_data_tells_the_owners_once_and_makes_nothing(
    process: BotProcess, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    owner, path = Person(client, OWNER.id), tmp_path / "spravka.db"
    await owner.send("/start")
    copy = tmp_path / "backups" / "spravka-20180601T120000Z.db"
    assert (await asyncio.to_thread(_run, path, "backup", str(copy))).status == 0
    await process.end()
    path.unlink()
    for _ in range(3):
        process.output = ""
        await process.launch()
        assert await process.wait() == 2
        assert f"restore {copy}" in process.output
        assert not path.exists()
    told = [each for each in await owner.read() if str(copy) in each.text]
    assert len(told) == 1

    assert (await asyncio.to_thread(_run, path, "init")).status == 0
    again = await asyncio.to_thread(_run, path, "init")
    assert (again.status, again.problem) == (2, f"{path}: there is a store already\n")
    process.output = ""
    await process.start()
    assert "10 событий" in (await owner.send("/start")).text


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob("backup-*"))


async def test_owner_gets_a_sound_copy(owner: Person, tmp_path: Path) -> None:
    screen = await owner.send("/backup")
    assert "Резервная копия" in screen.text
    copy = tmp_path / "sent.db"
    copy.write_bytes(await owner.download(screen))
    assert find_problems(copy) == []
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (11,)
    await owner.settle()
    assert leftovers(tmp_path) == []


async def test_visitor_gets_none(visitor: Person) -> None:
    screen = await visitor.send("/backup")
    assert "document" not in screen.message
    assert "только редакторам" in screen.text


async def test_machine_that_burns_costs_what_came_since_the_last_copy_elsewhere(
    settings: Settings, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    settings = load_settings(**settings.model_dump() | {"backup_dir": elsewhere})
    visitor = Person(client, VISITOR.id)
    async with run_application(settings, clock=lambda: NOW) as application:
        await visitor.send("/language")
        await visitor.tap("English")
        assert application.job_queue
        (job,) = application.job_queue.get_jobs_by_name("back_up_regularly")
        await job.run(application)
        await wait_until(lambda: elsewhere.exists() and list(elsewhere.glob("*.db")))
    machine = tmp_path / "another machine"
    machine.mkdir()
    path = machine / "spravka.db"
    listed = _run(path, "restore", "--list", environment={"BACKUP_DIR": str(elsewhere)})
    (copy,) = elsewhere.glob("spravka-2*.db")
    line, month = listed.said.splitlines()
    assert "brief: 1, event: 11" in line
    assert str(copy) in line
    assert "the briefs and their history alone" in month

    tried = _run(path, "restore", str(copy), "--dry-run")
    assert (tried.status, path.exists()) == (0, False)
    assert f"{copy} would be restored: brief: 1" in tried.said
    assert _run(path, "restore", str(copy)).status == 0
    settings = load_settings(**settings.model_dump() | {"database_path": path})
    async with run_application(settings, clock=lambda: NOW):
        assert "10 events" in (await visitor.send("/start")).text


async def test_month_brings_the_briefs_back_and_says_who_is_missing(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
    path = settings.database_path
    async with run_application(settings, clock=lambda: NOW) as application:
        await visitor.subscribe()
        await owner.send("/addevent 2019 | Форум | Прошёл форум.")
        await owner.tap("Опубликовать")
        assert application.job_queue
        (job,) = application.job_queue.get_jobs_by_name("back_up_regularly")
        await job.run(application)
        await wait_until(lambda: (path.parent / "backups").exists() and _months(path))
    (month,) = _months(path)
    for words in (("--list",), ("--dry-run", str(month))):
        said = _run(path, "restore", *words).said
        alone = "subscriber: 0; the briefs and their history alone: no editors, subscribers"
        assert alone in next(line for line in said.splitlines() if str(month) in line)

    restored = _run(path, "restore", str(month)).said
    assert "the briefs and their history alone" in restored
    assert "OWNER_IDS" in restored
    assert "alone" not in _run(path, "restore", "--dry-run", str(path)).said
    # To look into what was there before makes logs beside it.
    assert "not sound" not in "".join(_run(path, "restore", "--list").said for _ in range(2))
    async with run_application(settings, clock=lambda: NOW):
        assert "Форум" in (await visitor.send("/events 2019")).text
        assert "Отписаться" not in str((await visitor.send("/subscribe")).labels)
        history = await owner.send("/history")
        assert "Форум" in history.text
        assert "Ольга" not in history.text
        await owner.send("/addevent 2020 | Съезд | Прошёл съезд.")
        assert "Опубликовано" in (await owner.tap("Опубликовать")).text


def _months(path: Path) -> list[Path]:
    return [*(path.parent / "backups").glob("spravka-briefs-*Z.db")]


def test_restore_that_names_no_backup_says_how_to_find_one(path: Path) -> None:
    done = _run(path, "restore")
    assert done.status == 2
    assert "restore --list" in done.problem


def test_damaged_backup_would_not_be_restored(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database" * 1000)
    done = _run(path, "restore", str(tmp_path / "copy.db"), "--dry-run")
    assert done.status == 2
    assert "would not be restored" in done.problem


def test_a_backup_does_not_load_the_bot() -> None:
    loads = "import sys, bot.__main__, bot.maintenance; sys.exit('bot.application' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], cwd=ROOT, check=False).returncode == 0
