"""A file system that is really full: a small tmpfs, where mounting is permitted."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings, load_settings
from storage.backups import find_problems, make_backup
from storage.data_file import LOCK, LOGS, DatabaseError
from storage.ladder import write_without_people
from storage.restoring import restore
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application

LONG = "Прошёл форум. " * 200


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for four megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if mounted.returncode:
        pytest.skip(f"mounting is not permitted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, but: int = 0) -> Path:
    """A file that takes all the room that is left, but for so many bytes."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    os.write(file.fileno(), b"x" * size)
            except OSError:
                continue
    os.truncate(filler, max(0, filler.stat().st_size - but))
    return filler


async def test_full_file_system_answers_visitors_tells_editors_and_recovers(
    settings: Settings, client: httpx.AsyncClient, small: Path, port: int
) -> None:
    path = small / "spravka.db"
    settings = load_settings(
        **settings.model_dump() | {"database_path": path, "listen": f"127.0.0.1:{port}"}
    )
    visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as web,
        run_application(settings, clock=lambda: NOW, with_server=True),
    ):
        await owner.send("/start")
        filler = fill(small)
        told = False
        for year in (2015, 2016, 2017, 2018):
            assert str(year) in (await visitor.send(f"/events {year}")).text
            screen = await owner.send(f"/addevent 2019 | Форум | {LONG}")
            told = told or "Сохранить сейчас не удалось" in screen.text
        # What was freed in the log takes the first of these.
        assert told
        health = await web.get("/healthz")
        assert health.status_code == 503
        assert health.json()["store_writable"] is False
        assert health.json()["store_sound"] is True
        backup = await owner.send("/backup")
        assert "не удалось" in backup.text

        filler.unlink()
        assert "Опубликовать" in str((await owner.send(f"/addevent 2019 | Съезд | {LONG}")).labels)
        assert "Опубликовано" in (await owner.tap("Опубликовать")).text
        assert (await web.get("/healthz")).status_code == 200
        screen = await owner.send("/backup")
        assert "Резервная копия" in screen.text
    assert find_problems(path) == []


@pytest.mark.parametrize("share", [0, 0.02, 0.3, 0.9, 0.97])
def test_without_room_a_backup_or_restore_changes_nothing_and_says_why(
    loaded: Path, small: Path, share: float
) -> None:
    backup = make_backup(loaded, small.parent / "copy.db")
    path = small / "spravka.db"
    shutil.copyfile(loaded, path)
    before = path.read_bytes()
    fill(small, but=int(share * backup.stat().st_size))
    attempts: list[Callable[[], object]] = [
        lambda: make_backup(path, small / "another.db"),
        lambda: restore(path, backup, NOW),
        lambda: write_without_people(backup, small / "month.db"),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="full"):
            attempt()
        assert path.read_bytes() == before
        left = {each.name.removeprefix(path.name) for each in small.iterdir()}
        assert left <= {"", "filler", LOCK, *LOGS}
