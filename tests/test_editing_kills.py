"""SIGKILL between every two steps of the guided way, and during publishing."""

import asyncio
import base64
import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from tests.conftest import OWNER
from tests.support.person import PICTURE, Person, Screen
from tests.support.process import BotProcess

STEPS = (
    ("2019", "Как это называется?"),
    ("Форум", "Что произошло?"),
    ("Прошёл форум.", "Где это было?"),
    ("Антверпен", "Кто участвовал"),
    ("Луи Мартен", "Отметьте подходящие"),
)
# Some of these moments fall before the commit, some after it, some after the answer.
MOMENTS = (0.0, 0.002, 0.004, 0.006, 0.008, 0.012, 0.02, 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spravka.db"


@pytest.fixture
def editor(client: httpx.AsyncClient) -> Person:
    return Person(client, OWNER.id)


async def test_draft_stands_after_a_kill_between_any_two_steps(
    process: BotProcess, editor: Person, path: Path
) -> None:
    await editor.send("/addevent")
    for text, question in STEPS:
        await _restart(process)
        await _send(editor, text, question)
    await _restart(process)
    await editor.tap("Порты")
    await _restart(process)
    screen = await editor.tap("Черновик")
    assert "Форум" in screen.text
    assert "✅ Порты" not in screen.labels
    await _restart(process)
    assert "Опубликовано" in (await editor.tap("Опубликовать")).text
    await _restart(process)
    await editor.tap("Отменить")
    assert _published(path) == [("Форум", 1)]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_kill_during_publishing_leaves_a_draft_or_one_event(
    process: BotProcess, editor: Person, path: Path, moment: float
) -> None:
    screen = await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    tap = asyncio.create_task(_tap(editor, screen))
    await asyncio.sleep(0.005 + moment)
    await process.kill()
    tap.cancel()
    with suppress(asyncio.CancelledError):
        await tap
    states = _states(path)
    assert (states, _published(path)) in (
        ([("open", None)], []),
        ([("published", 1)], [("Форум", 0)]),
    )
    await process.start()
    assert "Опубликовано" in (await editor.tap("Опубликовать", on=screen)).text
    assert _published(path) == [("Форум", 0)]
    assert _states(path) == [("published", 1)]


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.03, 0.1, 0.3])
async def test_kill_within_an_album_loses_no_photo_and_takes_none_twice(
    process: BotProcess, editor: Person, path: Path, moment: float
) -> None:
    await editor.send("/editevent 11")
    await editor.tap("📷 Фото")
    pictures = [base64.b64encode(PICTURE + bytes([number])).decode() for number in range(4)]
    media = [{"type": "photo", "data": each} for each in pictures]
    await editor.act("sendMediaGroup", media=media)
    await asyncio.sleep(moment)
    await process.kill()
    await process.start()
    await editor.wait_for(lambda screen: "📷 Фото (4)" in screen.text)
    await editor.settle()
    with closing(sqlite3.connect(path)) as connection:
        [(changes,)] = connection.execute("SELECT changes FROM draft").fetchall()
        kept = connection.execute("SELECT bytes FROM photo_bytes ORDER BY photo_id").fetchall()
    assert json.loads(changes)["photos"] == [1, 2, 3, 4]
    assert [each for (each,) in kept] == [base64.b64decode(each) for each in pictures]


async def _send(editor: Person, text: str, question: str) -> None:
    """Send a text and wait for the next question.

    What was answered just before a kill may be answered once more after it.
    """
    sent = await editor.call("sendMessage", chat_id=editor.id, text=text)
    await editor.wait_for(
        lambda screen: screen.message["message_id"] > sent["message_id"] and question in screen.text
    )


async def _tap(editor: Person, screen: Screen) -> None:
    with suppress(httpx.HTTPError, AssertionError):
        await editor.tap("Опубликовать", on=screen)


async def _restart(process: BotProcess) -> None:
    await process.kill()
    await process.start()


def _states(path: Path) -> list[tuple[str, int | None]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT state, revision_id FROM draft").fetchall()


def _published(path: Path) -> list[tuple[str, int]]:
    """The events that editors have added, and whether they are hidden."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT title, deleted FROM event JOIN event_text ON event_id = id WHERE id > 11"
        ).fetchall()
