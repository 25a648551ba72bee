"""SIGKILL while a document is read, looked through and published."""

import asyncio
import base64
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from tests.conftest import OWNER
from tests.support.person import Person, Screen
from tests.support.process import BotProcess
from tests.test_imports import LIST, NOTE, SLOW, read_after


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spravka.db"


@pytest.fixture
def editor(client: httpx.AsyncClient) -> Person:
    return Person(client, OWNER.id)


async def _restart(process: BotProcess) -> None:
    await process.kill()
    await process.start()


def _count(path: Path, what: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


async def _send_note(editor: Person) -> int:
    data = base64.b64encode(NOTE.encode()).decode()
    sent = await editor.act("sendDocument", data=data, file_name="note.txt")
    return int(sent["message_id"])


@pytest.mark.parametrize("moment", [0.0, 0.3, 1.5])
async def test_document_that_was_being_read_is_read_once(
    process: BotProcess, editor: Person, path: Path, moment: float
) -> None:
    await editor.send("/start")
    sent = await _send_note(editor)
    # Whatever the moment falls upon, the outcome is the same.
    await asyncio.sleep(moment)
    await _restart(process)
    # The answer to the first word may come again, too.
    await editor.wait_for(
        lambda screen: screen.message["message_id"] > sent and "3 события" in screen.text,
        within=SLOW,
    )
    await editor.settle()
    assert _count(path, "import") == 1


@pytest.mark.parametrize("moment", [0.0, 0.004, 0.02])
async def test_kill_between_decisions_and_during_publishing_makes_one_brief(
    process: BotProcess, editor: Person, path: Path, moment: float
) -> None:
    await editor.send("/start")
    screen = await read_after(editor, await _send_note(editor))
    await editor.tap("5 мая 2018 г.", on=await editor.tap("Разобрать", on=screen))
    await _restart(process)
    screen = await editor.screen()
    assert "Все сомнения сняты" in screen.text
    tap = asyncio.create_task(_tap(editor, screen))
    await asyncio.sleep(moment)
    await _restart(process)
    await tap
    await editor.settle()
    screen = await editor.press(screen.button("Опубликовать")["callback_data"], screen)
    assert "Опубликовано" in screen.text
    assert _count(path, "brief WHERE slug = 'finland'") == 1
    assert _count(path, "revision") == 1


async def _tap(editor: Person, screen: Screen) -> None:
    with suppress(AssertionError, httpx.HTTPError):
        await editor.tap("Опубликовать", on=screen)


async def test_a_corrected_column_survives_a_kill(
    process: BotProcess, editor: Person, path: Path
) -> None:
    await editor.send("/start")
    data = base64.b64encode(LIST.encode()).decode()
    sent = await editor.act("sendDocument", data=data, file_name="list.csv")
    screen = await read_after(editor, sent["message_id"])
    screen = await editor.tap("люди", on=await editor.tap("Капитан", on=screen))
    await _restart(process)
    screen = await editor.tap("list.csv", on=await editor.send("/import"))
    assert "Капитан → люди" in screen.text
    screen = await editor.tap("Да, всё верно", on=screen)
    assert "2 события" in screen.text
    assert _count(path, "import WHERE reading IS NOT NULL") == 1
