"""The process as an operator runs it: output, secrets, signals."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.playground import Playground
from tests.conftest import VISITOR
from tests.support.person import Person
from tests.support.process import BotProcess


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "spravka.db"
    process = BotProcess({"DATABASE_PATH": str(path), "LISTEN": "127.0.0.1:0"})
    await process.start()
    assert "http://127.0.0.1:" in process.output
    assert await process.end(number) == 0
    assert "Traceback" not in process.output
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_token_is_in_no_line_of_output(
    playground: Playground, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(tmp_path / "spravka.db"),
            "LOG_LEVEL": "DEBUG",
        }
    )
    await process.start()
    person = Person(client, VISITOR.id)
    await client.post(
        "/control/addFault", json={"method": "sendMessage", "kind": "5xx", "times": 1}
    )
    await person.call("sendMessage", chat_id=VISITOR.id, text="/start")
    await person.send("/events 2018")
    await process.end()
    assert "DEBUG" in process.output
    assert playground.token not in process.output


async def test_second_process_on_the_same_data_is_refused(tmp_path: Path) -> None:
    environment = {"DATABASE_PATH": str(tmp_path / "spravka.db"), "LISTEN": "127.0.0.1:0"}
    first, second = BotProcess(environment), BotProcess(environment)
    await first.start()
    await second.launch()
    assert await second.wait() == 2
    assert "is in use by another process" in second.output
    await first.end()
