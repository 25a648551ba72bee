"""The processes of the benchmark: the stub on a core of its own, one bot at a time on another."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs

from bot.settings import ROOT
from tests.bench.contestants.queries import QUERIES
from tests.bench.updates import TOKEN
from tests.support.briefs import BELGIUM_ALONE

STUB_CORE, BOT_CORE = (max(os.sched_getaffinity(0)), min(os.sched_getaffinity(0)))
PATIENCE = 120.0
"""Seconds within which a bot must have answered: on a busy machine its start alone takes thirty."""


class Stub:
    """The Bot API stub, in its own process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.stub"], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        os.sched_setaffinity(self._process.pid, {STUB_CORE})
        assert self._process.stdout
        self.port = int(self._process.stdout.readline())
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            self._process.kill()

    def plan(self, job: str, count: int, *, rate: float = 0.0, latency: float = 0.0) -> None:
        """Hand out updates from now on."""
        self._control("plan", job=job, count=count, rate=rate, latency=latency)

    def report(self) -> dict[str, Any]:
        """What came of them so far."""
        return self._control("report")

    def finish(self, bot: "Contestant", patience: float = PATIENCE) -> dict[str, Any]:
        """Wait until the bot has answered all; raises `TimeoutError`."""
        end = time.monotonic() + patience
        while (report := self.report())["left"]:
            if time.monotonic() > end or bot.has_ended():
                raise TimeoutError(
                    f"{report['left']} updates were not answered. {bot.last_words()}"
                )
            time.sleep(0.02)
        return report

    def cpu(self) -> float:
        """The CPU seconds that it has used."""
        return _cpu(self._process.pid)

    def _control(self, method: str, **arguments: Any) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.url}/control/{method}", json.dumps(arguments).encode()
        )
        with urllib.request.urlopen(request) as answer:
            result: dict[str, Any] = json.load(answer)["result"]
            return result


class Contestant:
    """A bot at work, on a copy of the database."""

    def __init__(self, command: Sequence[str], stub: Stub, brief: Path, folder: Path) -> None:
        database = folder / "bot.db"
        for old in folder.glob("bot.db*"):
            old.unlink()
        shutil.copy(brief, database)
        queries = folder / "queries.json"
        queries.write_text(json.dumps(QUERIES))
        self._log = (folder / "bot.log").open("w+")
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=self._log,
            stderr=self._log,
            env={
                "PATH": os.environ["PATH"],
                "HOME": os.environ.get("HOME", "/"),
                "PYTHONPATH": str(ROOT),
                "BOT_TOKEN": TOKEN,
                "BOT_API_URL": stub.url,
                "DATABASE_PATH": str(database),
                "BRIEFS_PATH": str(BELGIUM_ALONE),
                # What is learned in a process of its own is none of the bot's work.
                "MEANING": "false",
                "BENCH_QUERIES": str(queries),
                "BENCH_PROFILE": str(folder / "profile.json"),
                "LOG_LEVEL": "WARNING",
            },
        )
        os.sched_setaffinity(self._process.pid, {BOT_CORE})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()

    def cpu(self) -> float:
        """The CPU seconds that all its threads have used."""
        return _cpu(self._process.pid)

    def has_ended(self) -> bool:
        """Whether it runs no more."""
        return self._process.poll() is not None

    def last_words(self) -> str:
        """The last line of its log."""
        self._log.seek(0)
        return next(reversed(self._log.read().strip().splitlines()), "")

    def memory(self) -> float:
        """Its resident memory in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


def _cpu(pid: int) -> float:
    # The CPU-time clock of another process, as clock_getcpuclockid(3) names it: to the nanosecond,
    # where /proc counts ticks of ten milliseconds.
    return time.clock_gettime(~pid << 3 | 2)


def read_message(body: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a message that a bot sent and its buttons, however its call was encoded."""
    if body.startswith("{"):
        fields = json.loads(body)
    else:
        parts = re.findall(r'name="(\w+)"\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--', body, re.DOTALL)
        fields = dict(parts) or {name: each[0] for name, each in parse_qs(body).items()}
    markup = fields.get("reply_markup") or {}
    rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard", [])
    buttons = [
        (each["text"], each.get("callback_data") or each.get("url")) for row in rows for each in row
    ]
    return str(fields.get("text", "")).strip(), buttons
