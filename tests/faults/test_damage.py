"""The file is damaged or held by another process while the bot runs."""

import asyncio
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.application import App
from bot.checking import check
from bot.jobs import Job
from bot.maintenance import restore
from bot.playground import Playground
from bot.settings import Settings, load_settings
from handlers.chat.context import SERVICES, Context
from handlers.editing.backups import look_for_damage, watch_data_file
from storage.backups import find_problems, make_backup
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person, Screen
from tests.support.process import BotProcess
from tests.support.rest import run_application

TOLD = ("Сохранить сейчас не удалось", "Ничего не сохранено")


def _is_told(screen: Screen) -> bool:
    """Whether it says that nothing was saved."""
    return any(each in screen.text for each in TOLD)


@dataclass
class Running:
    """A bot at work and those who look at it."""

    application: App
    visitor: Person
    owner: Person
    web: httpx.AsyncClient

    async def health(self) -> tuple[int, dict[str, object]]:
        """The status and body of /healthz."""
        answer = await self.web.get("/healthz")
        return answer.status_code, answer.json()


@asynccontextmanager
async def _running(
    settings: Settings, client: httpx.AsyncClient, port: int
) -> AsyncIterator[Running]:
    settings = load_settings(**settings.model_dump() | {"listen": f"127.0.0.1:{port}"})
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as web,
        run_application(settings, clock=lambda: NOW, with_server=True) as application,
    ):
        yield Running(application, Person(client, VISITOR.id), Person(client, OWNER.id), web)


def _overwrite(path: Path, *names: str) -> None:
    """Overwrite the first page of tables or indexes, as a failing disk would."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        pages = [
            page
            for name in names
            for (page,) in connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?", [name]
            )
        ]
    assert len(pages) == len(names)
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\x55" * size)


@pytest.mark.parametrize("name", ["event_text", "event"])
async def test_damaged_page_costs_only_what_is_on_it(
    settings: Settings,
    client: httpx.AsyncClient,
    port: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    async with _running(settings, client, port):
        pass
    path = settings.database_path
    backup = make_backup(path, tmp_path / "backups" / "copy.db")
    async with _running(settings, client, port) as bot:
        await bot.owner.send("/start")
        assert (await bot.health())[0] == 200
        _overwrite(path, name)

        assert "часть данных повреждена" in (await bot.visitor.send("/events 2018")).text
        assert "Щербакова" in (await bot.visitor.send("/contact")).text
        assert "Порты" in str((await bot.visitor.send("/directions")).labels)
        report = await bot.owner.wait_for(lambda screen: "Не удалось обработать" in screen.text)
        assert "restore a backup" in report.text
        await bot.owner.send("/addevent 2019 | Новый форум | Прошёл форум.")
        await bot.owner.tap("Опубликовать")
        assert await bot.owner.wait_for(_is_told)
        status, health = await bot.health()
        assert (status, health["store_sound"]) == (503, False)
    assert await asyncio.to_thread(check, settings, as_json=False) == 1
    assert "not sound" in capsys.readouterr().out

    restore(settings, file=backup, lists=False, dry_run=False)
    assert await asyncio.to_thread(check, settings, as_json=False) == 0
    async with _running(settings, client, port) as bot:
        assert "2018" in (await bot.visitor.send("/events 2018")).text
        assert (await bot.health())[0] == 200
        await bot.owner.send("/addevent 2019 | Новый форум | Прошёл форум.")
        assert "Опубликовано" in (await bot.owner.tap("Опубликовать")).text


async def test_choices_that_cannot_be_read_keep_nothing_else_from_anybody(
    settings: Settings, client: httpx.AsyncClient, port: int
) -> None:
    async with _running(settings, client, port):
        pass
    async with _running(settings, client, port) as bot:
        _overwrite(settings.database_path, "user_choice", "user_choice_brief")
        # As when somebody has chosen anew: what was known is read again.
        bot.application.bot_data[SERVICES].store.choices._known._values.clear()
        assert "2018" in (await bot.visitor.send("/events 2018")).text
        assert "концерт" in (await bot.visitor.send("концерты")).text.lower()
        assert (await bot.health())[0] == 503


async def test_owners_are_told_of_the_same_error_once_in_a_while(
    settings: Settings, client: httpx.AsyncClient, port: int
) -> None:
    async with _running(settings, client, port):
        pass
    async with _running(settings, client, port) as bot:
        await bot.owner.send("/start")
        _overwrite(settings.database_path, "event_text")
        for year in range(2010, 2018):
            await bot.visitor.send(f"/events {year}-04")
        await bot.visitor.settle()
        assert len(await bot.owner.read()) == 1 + 1


async def test_damage_that_nobody_met_is_found_and_told_once(
    settings: Settings, client: httpx.AsyncClient, port: int
) -> None:
    async with _running(settings, client, port):
        pass
    async with _running(settings, client, port) as bot:
        await bot.owner.send("/start")
        context = Context(bot.application)
        await look_for_damage(context)
        assert (await bot.health())[0] == 200
        _overwrite(settings.database_path, "revision_subject")
        for _ in range(2):
            await look_for_damage(context)
        assert (await bot.health())[0] == 503
        told = [each for each in await bot.owner.read() if "Данные требуют" in each.text]
        assert len(told) == 1


async def test_store_that_cannot_be_begun_with_is_refused_in_one_line(
    settings: Settings, playground: Playground, client: httpx.AsyncClient, port: int
) -> None:
    async with _running(settings, client, port):
        pass
    _overwrite(settings.database_path, "inbox_waiting")
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(settings.database_path),
            "LOG_LEVEL": "ERROR",
        }
    )
    await process.launch()
    assert await process.wait() == 2
    assert "malformed" in process.output
    assert len(process.output.splitlines()) == 1


def _replace(path: Path, backup: Path) -> None:
    shutil.copy(backup, path.with_name("new"))
    path.with_name("new").replace(path)


def _overwrite_all(path: Path, backup: Path) -> None:
    shutil.copyfile(backup, path)


def _remove(path: Path, _: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("slip", [_replace, _overwrite_all, _remove])
async def test_file_that_is_taken_away_is_told_and_nothing_more_is_said_to_be_saved(
    settings: Settings,
    client: httpx.AsyncClient,
    port: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    slip: Callable[[Path, Path], None],
) -> None:
    often = Job(watch_data_file, timedelta(seconds=0.1), timedelta(seconds=0.1))
    monkeypatch.setattr("bot.jobs.JOBS", [often])
    backup = make_backup(settings.database_path, tmp_path / "copy.db")
    async with _running(settings, client, port) as bot:
        home = (await bot.visitor.send("/start")).text
        assert (await bot.health())[0] == 200
        slip(settings.database_path, backup)

        # The word of the damage may come before the answer, or after it.
        await bot.owner.send("/addevent 2019 | Форум | Текст")
        await bot.owner.wait_for(_is_told)
        status, health = await bot.health()
        assert status == 503
        assert health["store_sound"] is health["store_writable"] is False
        told = await bot.owner.wait_for(lambda screen: "Данные требуют" in screen.text)
        assert "rescued" in told.text
        # The file is looked at again and again, and told of once.
        screen = await bot.owner.send("/addevent 2019 | Форум | Текст")
        assert _is_told(screen)
        assert sum("Данные требуют" in each.text for each in await bot.owner.read()) == 1
        if slip is not _overwrite_all:
            assert (await bot.visitor.send("/start")).text == home
            rescued = Path(told.text.partition("what it held is in ")[2].splitlines()[0])
            assert find_problems(rescued) == []


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


async def test_file_held_by_another_process_only_delays_and_recovers(
    settings: Settings,
    client: httpx.AsyncClient,
    port: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.database.BUSY_TIMEOUT_MS", 300)
    async with _running(settings, client, port) as bot:
        await bot.owner.send("/start")
        holder = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            HOLD,
            str(settings.database_path),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert holder.stdout
        assert await holder.stdout.readline() == b"held\n"

        assert "2018" in (await bot.visitor.send("/events 2018")).text
        assert _is_told(await bot.owner.send("/addevent 2019 | Форум | Текст"))
        status, health = await bot.health()
        assert status == 503
        assert health["store_readable"] is health["store_sound"] is True
        assert health["store_writable"] is False

        assert holder.stdin
        holder.stdin.close()
        await holder.wait()
        await bot.owner.send("/addevent 2019 | Форум | Текст")
        assert "Опубликовано" in (await bot.owner.tap("Опубликовать")).text
        assert (await bot.health())[0] == 200
    with closing(sqlite3.connect(settings.database_path)) as connection:
        assert connection.execute("SELECT DISTINCT state FROM inbox").fetchall() == [("done",)]
