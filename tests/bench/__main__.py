"""`make bench`: run all contestants side by side and write the table of docs/speed.md."""

import argparse
import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import uvloop

from bot.settings import ROOT
from tests.bench import growth
from tests.bench.briefs import make_brief
from tests.bench.contestants.minimal_client import Client
from tests.bench.report import write_report
from tests.bench.running import Contestant, Stub, text_of

JOBS = ("year", "page")
LATENCY = 0.08
LOAD = 0.7
CONTESTANTS = ROOT / "tests" / "bench" / "contestants"
_OURS = "tests.bench.contestants.ours"


@dataclass
class Result:
    """What was measured of a contestant; a value a round."""

    name: str
    command: list[str]
    cpu: dict[str, list[float]] = field(default_factory=lambda: {job: [] for job in JOBS})
    """CPU seconds an update."""
    start: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    capacity: float = 0.0
    """Updates a second with the latency of a network."""
    waits: list[float] = field(default_factory=list)
    failed: str = ""

    def cost(self, job: str) -> float:
        """The median of its CPU seconds an update."""
        return statistics.median(self.cpu[job]) if self.cpu[job] else float("nan")


def contestants(folder: Path) -> list[Result]:
    """All that can run here."""

    def python(name: str, module: str, *arguments: str) -> Result:
        return Result(name, [sys.executable, "-m", module, *arguments])

    found = [
        python("this bot", "bot", "run"),
        python("this bot, every screen made anew", _OURS, "unprepared"),
        python("this bot without the durable inbox", _OURS, "no-inbox"),
        python("this bot's handlers, PTB's defaults", _OURS, "ptb-defaults"),
        python("aiogram", "tests.bench.contestants.aiogram_bot"),
        python("pyTelegramBotAPI", "tests.bench.contestants.telebot_bot"),
        python("no framework, aiohttp", "tests.bench.contestants.floor_aiohttp"),
        python("no framework, minimal client", "tests.bench.contestants.floor_minimal"),
    ]
    if node := _install_node(folder):
        found += [
            Result("grammY with runner", ["node", str(node / "grammy.mjs")]),
            Result("telegraf", ["node", str(node / "telegraf.mjs")]),
        ]
    return found


def _install_node(folder: Path) -> Path | None:
    if not shutil.which("npm"):
        say("there is no npm here: grammY and telegraf do not take part")
        return None
    target = folder / "node"
    target.mkdir(exist_ok=True)
    for file in (*CONTESTANTS.glob("*.mjs"), CONTESTANTS / "package.json"):
        shutil.copy(file, target)
    command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=target, check=False, stdout=subprocess.DEVNULL).returncode:
        say("npm could not install them: grammY and telegraf do not take part")
        return None
    return target


def measure_round(result: Result, stub: Stub, brief: Path, folder: Path, count: int) -> None:
    """One round: start to first answer, memory, CPU an update of both jobs."""
    stub.plan("year", 1)
    began = time.monotonic()
    with Contestant(result.command, stub, brief, folder) as bot:
        stub.finish(bot)
        result.start.append(time.monotonic() - began)
        result.memory.append(bot.memory())
        for job in JOBS:
            stub.plan(job, count // 4)
            stub.finish(bot)
            before = bot.cpu()
            stub.plan(job, count)
            report = stub.finish(bot)
            result.cpu[job].append((bot.cpu() - before) / count)
            (sample,) = report["sample"].values()
            result.texts[job] = text_of(sample)


def measure_waits(result: Result, stub: Stub, brief: Path, folder: Path, seconds: float) -> None:
    """How long people wait at 70 % of its capacity, with the latency of a network."""
    with Contestant(result.command, stub, brief, folder) as bot:
        stub.plan("year", 1)
        stub.finish(bot)
        stub.plan("year", 100_000, latency=LATENCY)
        time.sleep(1)
        first = stub.report()["done"]
        time.sleep(seconds)
        result.capacity = (stub.report()["done"] - first) / seconds
    rate = max(LOAD * result.capacity, 1)
    with Contestant(result.command, stub, brief, folder) as bot:
        stub.plan("year", 1)
        stub.finish(bot)
        stub.plan("year", max(int(seconds * rate), 5), rate=rate, latency=LATENCY)
        result.waits = stub.finish(bot)["times"]


def measure_memory(
    result: Result, stub: Stub, brief: Path, folder: Path, count: int
) -> list[float]:
    """Its memory after each tenth of many updates."""
    with Contestant(result.command, stub, brief, folder) as bot:
        memory = []
        for _ in range(10):
            stub.plan("year", count // 10)
            stub.finish(bot, 300)
            memory.append(bot.memory())
        return memory


def measure_ceiling(stub: Stub, count: int = 20_000) -> tuple[float, float]:
    """The calls a second that the stub takes, and its CPU seconds a call."""

    async def call() -> float:
        client = Client("127.0.0.1", stub.port)
        body = orjson.dumps({"chat_id": 5, "text": "x" * 700})
        numbers = iter(range(count))

        async def work() -> None:
            for _ in numbers:
                await client.post("/bot1:x/sendMessage", body)

        began = time.monotonic()
        await asyncio.gather(*(work() for _ in range(64)))
        return count / (time.monotonic() - began)

    before = stub.cpu()
    rate = uvloop.run(call())
    return rate, (stub.cpu() - before) / count


def say(line: str) -> None:
    """Tell how far it is."""
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=1_000, help="updates of a job in a round")
    parser.add_argument("--many", type=int, default=100_000, help="updates of the memory test")
    parser.add_argument("--seconds", type=float, default=5.0, help="of each load with latency")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 10_000, 1_000_000])
    parser.add_argument("--keep", type=Path, help="a folder that keeps the briefs for the next run")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "speed.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, Stub() as stub:
        folder = Path(temporary)
        briefs = options.keep or folder / "briefs"
        briefs.mkdir(parents=True, exist_ok=True)
        brief = briefs / "100.db"
        if not brief.exists():
            asyncio.run(make_brief(brief, 100))
        ceiling = measure_ceiling(stub)
        say(f"the stub takes {ceiling[0]:.0f} calls a second")
        results = contestants(folder)
        for number in range(options.rounds):
            for result in results:
                attempt(result, measure_round, result, stub, brief, folder, options.count)
                costs = ", ".join(f"{job} {1e6 * result.cost(job):.0f} µs" for job in JOBS)
                say(f"round {number + 1}, {result.name}: {costs} {result.failed}")
        for result in results:
            attempt(result, measure_waits, result, stub, brief, folder, options.seconds)
            say(f"waits, {result.name}: {len(result.waits)} at {result.capacity:.0f} a second")
        memory = measure_memory(results[0], stub, brief, folder, options.many)
        say(f"memory: {memory}")
        sizes = asyncio.run(growth.main(briefs, options.sizes))
    write_report(options, ceiling, results, memory, sizes)
    say(f"written to {options.output}")


def attempt(result: Result, measure: Any, *arguments: Any) -> None:
    """Measure; a contestant that does not answer is told of and left out."""
    if not result.failed:
        try:
            measure(*arguments)
        except TimeoutError as error:
            result.failed = str(error)


if __name__ == "__main__":
    main()
