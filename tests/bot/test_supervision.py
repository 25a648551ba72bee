"""systemd hears when the bot serves, that it lives, and when it ends."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.supervision import SOCKET, WATCHDOG, supervised
from tests.support.process import BotProcess


@pytest.fixture(params=["file", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "notify") if request.param == "file" else f"@spravka{tmp_path}"


@pytest.fixture
def systemd(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(address.replace("@", "\0", 1))
        listener.settimeout(60)
        monkeypatch.setenv(SOCKET, address)
        yield listener


async def _hear(systemd: socket.socket) -> str:
    return (await asyncio.to_thread(systemd.recv, 100)).decode()


async def test_readiness_beats_and_end_are_told(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WATCHDOG, "30000")
    async with supervised():
        assert await _hear(systemd) == "READY=1"
        for _ in range(3):
            assert await _hear(systemd) == "WATCHDOG=1"
    systemd.setblocking(False)  # noqa: FBT003
    while (said := systemd.recv(100)) == b"WATCHDOG=1":
        pass
    assert said == b"STOPPING=1"


async def test_without_a_watchdog_nothing_beats(systemd: socket.socket) -> None:
    async with supervised():
        await asyncio.sleep(0)
    assert [await _hear(systemd), await _hear(systemd)] == ["READY=1", "STOPPING=1"]


async def test_elsewhere_than_under_systemd_nobody_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv(SOCKET, raising=False)
    async with supervised():
        pass
    assert not caplog.records
    monkeypatch.setenv(SOCKET, str(tmp_path / "gone"))
    async with supervised():
        pass
    assert "READY=1" in caplog.text


async def test_bot_that_serves_says_so(
    systemd: socket.socket, address: str, tmp_path: Path
) -> None:
    process = BotProcess({SOCKET: address}, tmp_path)
    await process.launch()
    assert await _hear(systemd) == "READY=1"
    assert await process.end() == 0
    assert await _hear(systemd) == "STOPPING=1"
