"""The process as an operator runs it: signals, and one at a time."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.process import COMMAND, BotProcess


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    process = BotProcess({}, tmp_path, COMMAND)
    await process.start()
    assert "http://127.0.0.1:" in process.output
    assert await process.end(number) == 0
    assert "Traceback" not in process.output
    with closing(sqlite3.connect(tmp_path / "var" / "playground.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_second_process_on_the_same_data_is_refused(tmp_path: Path) -> None:
    first, second = (BotProcess({}, tmp_path, COMMAND) for _ in range(2))
    await first.start()
    await second.launch()
    assert await second.wait() == 2
    assert "is in use by another process" in second.output
    await first.end()
