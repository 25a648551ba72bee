"""Strangers at the port of a webhook with a certificate of its own: a process, as it is run."""

import asyncio
import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from bot.connections import MAX_UNPROVEN
from bot.playground import Playground
from tests.bot.test_certificates import SECRET, sign
from tests.conftest import VISITOR
from tests.support.person import Person
from tests.support.process import BotProcess

SILENT = 1_100
FILES = 1_024
"""As many as systemd lets a service open that does not ask for more."""


@pytest.fixture
def _many_files() -> Iterator[None]:
    """Let this process, too, hold so many connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2 * SILENT:
        pytest.skip("this machine lets nobody open so many files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2 * SILENT), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("_many_files")
@pytest.mark.parametrize("says", [b"", b"no TLS at all\r\n\r\n", b"\x16\x03\x01\x02"])
async def test_silent_strangers_keep_nobody_out_and_fill_no_log(
    playground: Playground, client: httpx.AsyncClient, tmp_path: Path, port: int, says: bytes
) -> None:
    sign(tmp_path, "own")
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(tmp_path / "spravka.db"),
            "LISTEN": f"127.0.0.1:{port}",
            "WEBHOOK_URL": f"https://127.0.0.1:{port}/hook",
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_CERT": str(tmp_path / "own.pem"),
            "WEBHOOK_KEY": str(tmp_path / "own.key"),
        }
    )
    await process.start()
    resource.prlimit(process.process.pid, resource.RLIMIT_NOFILE, (FILES, FILES))
    visitor = Person(client, VISITOR.id)
    await visitor.send("/start")
    lines = len(process.output.splitlines())
    with ExitStack() as stack:
        for _ in range(SILENT):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            silent.sendall(says)
            await asyncio.sleep(0)
        for year in (2016, 2017, 2018):
            assert str(year) in (await visitor.send(f"/events {year}")).text
        files = os.listdir(f"/proc/{process.process.pid}/fd")  # noqa: PTH208
        assert len(files) < MAX_UNPROVEN + 150
        assert await process.end() == 0
    assert len(process.output.splitlines()) - lines < 10
    assert "Traceback" not in process.output
