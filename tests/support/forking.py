"""Processes of the bot that need not load it: each is forked from one that has.

To load takes most of a start. That `python -m bot` leads to the same is tested with few processes.
"""

import asyncio
import multiprocessing
import os
import runpy
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from signal import SIGKILL, Signals
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from bot.__main__ import main
from bot.settings import ROOT
from handlers.documents import isolation

LONGEST = 120.0
"""Seconds that a command may take on a busy machine."""
_PAUSE = 0.005


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "tests.support.warm"])
    # Nothing of the tests' environment is for the bot.
    with patch.dict(os.environ, {"PYTHONPATH": str(ROOT)}, clear=True):
        forkserver.ensure_running()
    return context


class ForkedProcess:
    """What tests need of `asyncio.subprocess.Process`."""

    def __init__(
        self,
        environment: Mapping[str, str],
        folder: Path | None,
        arguments: Sequence[str],
        script: Path | None = None,
    ) -> None:
        ours, its = _context().Pipe(duplex=False)
        self._process = _start(_run_into_pipe, its, arguments, environment, folder, script)
        its.close()
        self._output = ours

    async def read_output(self) -> asyncio.StreamReader:
        """What it writes."""
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader),
            os.fdopen(os.dup(self._output.fileno()), "rb", buffering=0),
        )
        self._output.close()
        return reader

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit status, or minus the signal that ended it."""
        return self._process.exitcode

    def send_signal(self, number: Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(SIGKILL)

    async def wait(self) -> int:
        """Wait for its end; gives the exit status."""
        while (status := self.returncode) is None:  # noqa: ASYNC110 - it ends elsewhere
            await asyncio.sleep(_PAUSE)
        return status


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    said: str
    problem: str


def run_bot(
    *arguments: str, environment: Mapping[str, str] = {}, folder: Path | None = None
) -> Ended:
    """Run a command of the bot to its end."""
    with TemporaryDirectory() as outputs:
        process = _start(_run_into_files, outputs, arguments, environment, folder)
        process.join(LONGEST)
        assert process.exitcode is not None, f"{arguments} did not end"
        return Ended(
            process.exitcode,
            Path(outputs, "said").read_text("utf-8"),
            Path(outputs, "problem").read_text("utf-8"),
        )


def _start(
    target: Callable[..., None],
    output: Connection | str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path | None,
    script: Path | None = None,
) -> ForkServerProcess:
    rest = (list(arguments), dict(environment), folder or Path.cwd(), isolation.PYTHON, script)
    process = _context().Process(target=target, args=(output, *rest), daemon=True)
    process.start()
    return process


def _run_into_pipe(output: Connection, *rest: Any) -> None:
    _run(output.fileno(), output.fileno(), *rest)


def _run_into_files(folder: str, *rest: Any) -> None:
    with Path(folder, "said").open("wb") as said, Path(folder, "problem").open("wb") as problem:
        _run(said.fileno(), problem.fileno(), *rest)


def _run(
    said: int,
    problem: int,
    arguments: list[str],
    environment: dict[str, str],
    folder: Path,
    python: Sequence[str],
    script: Path | None,
) -> None:
    isolation.PYTHON = python
    os.environ.update(environment)
    os.chdir(folder)
    os.dup2(said, 1)
    os.dup2(problem, 2)
    sys.argv = ["bot", *arguments]
    if script:
        runpy.run_path(str(script), run_name="__main__")
    sys.exit(main())
