"""The bot as a process of its own, to be ended at any moment."""

import asyncio
import codecs
import re
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings import ROOT
from tests.support.briefs import BELGIUM_ALONE
from tests.support.forking import ForkedProcess
from tests.support.rest import watch_store

START_WAIT = 60.0
END_WAIT = 60.0


COMMAND = (sys.executable, "-m", "bot")


class BotProcess:
    """`python -m bot` with an environment, in a folder; what it wrote is in `output`.

    Without a command it is forked from a process that has loaded the bot already; a script may
    change something of it first.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        folder: Path | None = None,
        command: Sequence[str] | None = None,
        arguments: Sequence[str] = (),
        script: Path | None = None,
    ) -> None:
        self._environment = {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        # Any free port: others may run at the same time.
        self._environment |= {"LISTEN": "127.0.0.1:0", "BRIEFS_PATH": str(BELGIUM_ALONE)}
        self._environment |= {"MEANING": "false"}
        self._environment |= environment
        self._folder = folder
        self._command = command
        self._arguments = arguments
        self._script = script
        self._process: asyncio.subprocess.Process | ForkedProcess | None = None
        self._reading: asyncio.Task[None]
        self.output = ""

    @property
    def process(self) -> asyncio.subprocess.Process | ForkedProcess:
        """The process; start it first."""
        assert self._process
        return self._process

    @property
    def url(self) -> str:
        """Where its chat page is, if it has one."""
        (url,) = re.findall(r"Chat with the bot: (\S+)", self.output)
        return str(url)

    async def start(self) -> None:
        """Start it and wait until it runs."""
        await self.launch()
        await self.read_until("is running")
        if path := self._environment.get("DATABASE_PATH"):
            watch_store(self._environment.get("BOT_API_URL", ""), Path(path))

    async def launch(self) -> None:
        """Start it without waiting."""
        if not self._command:
            forked = ForkedProcess(self._environment, self._folder, self._arguments, self._script)
            self._process = forked
            self._reading = asyncio.create_task(self._read(await forked.read_output()))
            return
        executed = self._process = await asyncio.create_subprocess_exec(
            *self._command,
            *self._arguments,
            env=self._environment,
            cwd=self._folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert executed.stdout
        self._reading = asyncio.create_task(self._read(executed.stdout))

    async def read_until(self, words: str) -> None:
        """Wait for these words in its output."""
        end = time.monotonic() + START_WAIT
        while words not in self.output:
            assert not self._reading.done(), f"the process ended: {self.output}"
            assert time.monotonic() < end, f"no {words!r} in {self.output}"
            await asyncio.sleep(0.01)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal and wait for its end; gives the exit status."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.wait()

    async def wait(self) -> int:
        """Wait for its end; gives the exit status."""
        try:
            await asyncio.wait_for(self.process.wait(), END_WAIT)
        except TimeoutError:
            self.process.kill()
            raise
        await self._reading
        return self.process.returncode or 0

    async def kill(self) -> None:
        """End it as a power cut would; its output begins anew."""
        await self.end(signal.SIGKILL)
        self.output = ""

    async def _read(self, stream: asyncio.StreamReader) -> None:
        """Read all that it writes: a full pipe would stop it."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        while chunk := await stream.read(65_536):
            self.output += decoder.decode(chunk)
