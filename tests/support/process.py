"""The bot as a process of its own, to be ended at any moment."""

import asyncio
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import ROOT
from tests.support.rest import watch_store

START_WAIT = 15.0
END_WAIT = 10.0


class BotProcess:
    """`python -m bot` with an environment; what it wrote is in `output`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment}
        self._process: asyncio.subprocess.Process | None = None
        self.output = ""

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The process; start it first."""
        assert self._process
        return self._process

    async def start(self) -> None:
        """Start it and wait until it runs."""
        await self.launch()
        await self.read_until("is running")
        if path := self._environment.get("DATABASE_PATH"):
            watch_store(self._environment.get("BOT_API_URL", ""), Path(path))

    async def launch(self) -> None:
        """Start it without waiting."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def read_until(self, words: str) -> None:
        """Read its output up to a line with these words."""
        stream = self.process.stdout
        assert stream
        while words not in self.output:
            line = await asyncio.wait_for(stream.readline(), START_WAIT)
            assert line, f"the process ended: {self.output}"
            self.output += line.decode()

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal and wait for its end; gives the exit status."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.wait()

    async def wait(self) -> int:
        """Wait for its end; gives the exit status."""
        try:
            rest, _ = await asyncio.wait_for(self.process.communicate(), END_WAIT)
        except TimeoutError:
            self.process.kill()
            raise
        self.output += rest.decode()
        return self.process.returncode or 0

    async def kill(self) -> None:
        """End it as a power cut would; its output begins anew."""
        await self.end(signal.SIGKILL)
        self.output = ""
