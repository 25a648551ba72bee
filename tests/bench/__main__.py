"""`make bench`: run all contestants side by side and write the table of docs/speed.md."""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import uvloop

from bot.settings import ROOT
from tests.bench import growth
from tests.bench.briefs import make_brief
from tests.bench.contestants.minimal_client import Client
from tests.bench.contestants.without import PARTS
from tests.bench.profile import share
from tests.bench.report import write_report
from tests.bench.results import (
    AIOGRAM,
    ANEW,
    FLOOR,
    JOBS,
    LIMIT,
    NEEDED,
    NO_INBOX,
    THIS,
    Measured,
    Result,
)
from tests.bench.running import PATIENCE, Contestant, Stub, read_message

LATENCY = 0.08
AT_WORK = 100
"""Answers after which a bot is at work, and its time under load counts."""
LOAD = 0.7
CONTESTANTS = ROOT / "tests" / "bench" / "contestants"
_OURS = "tests.bench.contestants.ours"


def contestants(folder: Path) -> list[Result]:
    """All that can run here."""

    def python(name: str, module: str, *arguments: str) -> Result:
        return Result(name, [sys.executable, "-m", module, *arguments])

    found = [
        python(THIS, "bot", "run"),
        python(ANEW, _OURS, "unprepared"),
        python(NO_INBOX, _OURS, "no-inbox"),
        python("this bot's handlers, PTB's defaults", _OURS, "ptb-defaults"),
        python(AIOGRAM, "tests.bench.contestants.aiogram_bot"),
        python("pyTelegramBotAPI", "tests.bench.contestants.telebot_bot"),
        python(FLOOR, "tests.bench.contestants.floor_aiohttp"),
        python(LIMIT, "tests.bench.contestants.floor_minimal"),
    ]
    if node := _install_node(folder):
        found += [
            Result("grammY with runner", ["node", str(node / "grammy.mjs")]),
            Result("telegraf", ["node", str(node / "telegraf.mjs")]),
        ]
    return found


def ablated() -> list[Result]:
    """This bot without each of what makes it fast."""
    module = "tests.bench.contestants.without"
    return [Result(name, [sys.executable, "-m", module, name]) for name in PARTS]


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
        start, memory, cpu = time.monotonic() - began, bot.memory(), {}
        for job in JOBS:
            stub.plan(job, count // 4)
            stub.finish(bot)
            before = bot.cpu()
            stub.plan(job, count)
            report = stub.finish(bot)
            cpu[job] = (bot.cpu() - before) / count
            (sample,) = report["sample"].values()
            result.messages[job] = read_message(sample)
    result.start.append(start)
    result.memory.append(memory)
    for job, seconds in cpu.items():
        result.cpu[job].append(seconds)


def measure_waits(result: Result, stub: Stub, brief: Path, folder: Path, seconds: float) -> None:
    """How long people wait at 70 % of its capacity, with the latency of a network."""
    with Contestant(result.command, stub, brief, folder) as bot:
        stub.plan("year", 1)
        stub.finish(bot)
        stub.plan("year", 100_000, latency=LATENCY)
        # It has to be at work before its time counts.
        end = time.monotonic() + PATIENCE
        while (first := stub.report()["done"]) < AT_WORK:
            if time.monotonic() > end or bot.has_ended():
                raise TimeoutError(f"{first} answers under load. {bot.last_words()}")
            time.sleep(0.1)
        began = time.monotonic()
        time.sleep(seconds)
        capacity = (stub.report()["done"] - first) / (time.monotonic() - began)
    if not capacity:
        raise TimeoutError("it stopped answering under load")
    with Contestant(result.command, stub, brief, folder) as bot:
        stub.plan("year", 1)
        stub.finish(bot)
        rate = LOAD * capacity
        stub.plan("year", max(int(seconds * rate), 5), rate=rate, latency=LATENCY)
        waits = stub.finish(bot, PATIENCE + seconds)["times"]
    result.capacity, result.waits = capacity, waits


def measure_profile(
    stub: Stub, brief: Path, folder: Path, seconds: float
) -> dict[str, dict[str, float]]:
    """The share of each layer in the CPU time of each job."""
    shares = {}
    command = [sys.executable, "-m", _OURS, "profiled"]
    with Contestant(command, stub, brief, folder) as bot:
        stub.plan("year", 1)
        stub.finish(bot)
        for job in JOBS:
            # Never idle: what the main thread does then would count as work.
            stub.plan(job, 100_000)
            time.sleep(1)
            before = json.loads((folder / "profile.json").read_text("utf-8"))
            time.sleep(seconds)
            shares[job] = share(before, json.loads((folder / "profile.json").read_text("utf-8")))
    return shares


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
    options = _parse_options()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary, Stub() as stub:
        folder = Path(temporary)
        briefs = options.keep or folder / "briefs"
        briefs.mkdir(parents=True, exist_ok=True)
        brief = briefs / "100.db"
        if not brief.exists():
            asyncio.run(make_brief(brief, 100))
        ceiling = measure_ceiling(stub)
        say(f"the stub takes {ceiling[0]:.0f} calls a second")
        results, without = contestants(folder), ablated()
        for number in range(options.rounds):
            for result in (*results, *without):
                if not result.failed:
                    result.failed = attempt(
                        measure_round, result, stub, brief, folder, options.count
                    )
                costs = ", ".join(f"{job} {1e6 * result.cost(job):.0f} µs" for job in JOBS)
                say(f"round {number + 1}, {result.name}: {costs} {result.failed}")
        if missing := [each for each in results if each.name in NEEDED and each.failed]:
            sys.exit(f"nothing to compare with: {missing[0].name} failed: {missing[0].failed}")
        for result in results:
            if not result.failed:
                result.stuck = attempt(measure_waits, result, stub, brief, folder, options.seconds)
            say(
                f"waits, {result.name}: {len(result.waits)} at {result.capacity:.0f} a second"
                f" {result.stuck}"
            )
        profile = measure_profile(stub, brief, folder, options.seconds)
        memory = measure_memory(results[0], stub, brief, folder, options.many)
        say(f"memory: {memory}")
        sizes = asyncio.run(growth.main(briefs, options.sizes))
    took = time.monotonic() - began
    write_report(options, Measured(ceiling, results, without, memory, sizes, profile, took))
    say(f"written to {options.output}")


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure this bot beside others, and write the tables of docs/speed.md.",
        epilog="A quick look: --rounds 1 --count 200 --seconds 1 --many 5000 --sizes 100 10000",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of all contestants")
    parser.add_argument("--count", type=int, default=1_000, help="updates of a job in a round")
    parser.add_argument("--many", type=int, default=100_000, help="updates of the memory test")
    parser.add_argument("--seconds", type=float, default=5.0, help="of each load with latency")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[100, 1_000, 10_000, 100_000],
        help="of the briefs over which growth is measured",
    )
    parser.add_argument("--keep", type=Path, help="a folder that keeps the briefs for the next run")
    parser.add_argument(
        "--output",
        type=Path,
        default=ROOT / "docs" / "speed.md",
        help="the page; what stands between its two marks is replaced",
    )
    return parser.parse_args()


def attempt(measure: Callable[..., None], *arguments: Any) -> str:
    """Measure; says what is wrong with a contestant that does not answer at the second try."""
    problem = ""
    for _ in range(2):
        try:
            measure(*arguments)
        except TimeoutError as error:
            problem = str(error)
        else:
            return ""
    return problem


if __name__ == "__main__":
    main()
