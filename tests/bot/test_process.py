"""The process as an operator runs it: output, secrets, signals."""

import asyncio
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.playground import Playground
from bot.settings import ROOT
from tests.conftest import VISITOR
from tests.support.person import Person


async def _start(environment: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        env={"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def _read_until(process: asyncio.subprocess.Process, words: str) -> str:
    assert process.stdout
    seen = ""
    while words not in seen:
        line = await asyncio.wait_for(process.stdout.readline(), 15)
        assert line, f"the process ended: {seen}"
        seen += line.decode()
    return seen


async def _end(process: asyncio.subprocess.Process, number: signal.Signals) -> str:
    process.send_signal(number)
    output, _ = await asyncio.wait_for(process.communicate(), 10)
    return output.decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "spravka.db"
    process = await _start({"DATABASE_PATH": str(path), "LISTEN": "127.0.0.1:0"})
    seen = await _read_until(process, "is running")
    assert "http://127.0.0.1:" in seen
    rest = await _end(process, number)
    assert process.returncode == 0
    assert "Traceback" not in seen + rest
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_token_is_in_no_line_of_output(
    playground: Playground, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    process = await _start(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(tmp_path / "spravka.db"),
            "LOG_LEVEL": "DEBUG",
        }
    )
    seen = await _read_until(process, "is running")
    person = Person(client, VISITOR.id)
    await client.post(
        "/control/addFault", json={"method": "sendMessage", "kind": "5xx", "times": 1}
    )
    await person.call("sendMessage", chat_id=VISITOR.id, text="/start")
    await person.send("/events 2018")
    seen += await _end(process, signal.SIGTERM)
    assert "DEBUG" in seen
    assert playground.token not in seen


async def test_second_process_on_the_same_data_is_refused(
    playground: Playground, tmp_path: Path
) -> None:
    environment = {"DATABASE_PATH": str(tmp_path / "spravka.db"), "LISTEN": "127.0.0.1:0"}
    first = await _start(environment)
    await _read_until(first, "is running")
    second = await _start(environment)
    output, _ = await asyncio.wait_for(second.communicate(), 15)
    assert second.returncode == 2
    assert "is in use by another process" in output.decode()
    await _end(first, signal.SIGTERM)
