"""The tables that the benchmark writes into docs/speed.md."""

import argparse
import os
import platform
import re
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.contestants.without import PARTS
from tests.bench.profile import LAYERS
from tests.bench.results import AIOGRAM, ANEW, FLOOR, JOBS, LIMIT, NO_INBOX, THIS, Measured, Result

BEGIN, END = "<!-- written by make bench -->", "<!-- end of what make bench writes -->"
_LARGE_BRIEF, _QUESTION = 1_000, 0.030
"""The events of a larger brief than any, and the CPU seconds that a question to it may cost."""
_PACKAGES = ("python-telegram-bot", "pyreqwest", "orjson", "uvloop", "aiogram", "aiohttp")


def write_report(options: argparse.Namespace, measured: Measured) -> None:
    """Put the tables in their place in the page."""
    results = {each.name: each for each in measured.results if not each.failed}
    rate, seconds = measured.ceiling
    lines = [
        BEGIN,
        _machine(),
        "",
        (
            f"{options.rounds} rounds of {options.count:,} updates of each job, medians; in"
            " brackets the lowest and the highest round."
        ),
        (
            f"The stub takes {rate:,.0f} calls a second on its core ({1e6 * seconds:.0f} µs each)."
            f" The run took {measured.seconds / 60:.0f} minutes."
        ),
        "",
        *_table(results),
        "",
        *(
            f"- {each.name} did not take part: {each.failed}"
            for each in measured.results
            if each.failed
        ),
        *_different(results),
        "",
        *_waits(results),
        "",
        *_goals(results, measured),
        "",
        *_ablation(results[THIS], measured.without),
        "",
        *_growth(measured.sizes),
        "",
        *_profile(measured.profile),
        END,
    ]
    page = options.output.read_text("utf-8") if options.output.exists() else f"{BEGIN}\n{END}\n"
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    options.output.write_text(pattern.sub(lambda _: "\n".join(lines), page), "utf-8")


def _machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    packages = []
    for name in _PACKAGES:
        try:
            packages.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return (
        f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores, {platform.system()};"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {', '.join(packages)}."
    )


def _table(results: Mapping[str, Result]) -> list[str]:
    lines = [
        (
            "| updates per CPU second | `/events 2018` × aiogram | page turn × aiogram"
            " | × the aiohttp floor | × the limit | start to first answer | memory after it |"
        ),
        "|-|-|-|-|-|-|-|",
    ]
    for each in sorted(results.values(), key=lambda each: each.cost("year")):
        start = statistics.median(each.start) / statistics.median(results[AIOGRAM].start)
        memory = statistics.median(each.memory) / statistics.median(results[AIOGRAM].memory)
        floor, limit = (
            f"{results[name].cost('year') / each.cost('year'):.2f},"
            f" {results[name].cost('page') / each.cost('page'):.2f}"
            for name in (FLOOR, LIMIT)
        )
        lines.append(
            f"| {each.name} | {_ratio(results, each, 'year')} | {_ratio(results, each, 'page')}"
            f" | {floor} | {limit} | {start:.2f} × aiogram's | {memory:.2f} × aiogram's |"
        )
    return lines


def _ratio(results: Mapping[str, Result], each: Result, job: str) -> str:
    rounds = [
        one / other for one, other in zip(results[AIOGRAM].cpu[job], each.cpu[job], strict=True)
    ]
    middle = results[AIOGRAM].cost(job) / each.cost(job)
    return f"{middle:.2f} ({min(rounds):.2f}–{max(rounds):.2f})"


def _different(results: Mapping[str, Result]) -> list[str]:
    wanted = results[THIS].messages
    return [
        f"- {each.name} sends another message than this bot"
        for each in results.values()
        if each.messages != wanted
    ]


def _waits(results: Mapping[str, Result]) -> list[str]:
    lines = [
        "With 80 ms of latency on every answer of the Bot API: what each can take, and how long a",
        "person waits at 70 % of that.",
        "",
        "| | capacity × aiogram | p50 × the floor's | p99 × the floor's |",
        "|-|-|-|-|",
    ]
    floor = results[FLOOR]
    for each in sorted(results.values(), key=lambda each: -each.capacity):
        if each.waits and floor.waits:
            middle, worst = (
                percentile(each.waits, share) / percentile(floor.waits, share)
                for share in (0.5, 0.99)
            )
            capacity = each.capacity / results[AIOGRAM].capacity
            lines.append(f"| {each.name} | {capacity:.2f} | {middle:.2f} | {worst:.2f} |")
    stuck = [f"- {each.name}: {each.stuck}" for each in results.values() if each.stuck]
    return [*lines, "", *stuck] if stuck else lines


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share stays within."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def _goals(results: Mapping[str, Result], measured: Measured) -> list[str]:
    this, memory, sizes = results[THIS], measured.memory, measured.sizes

    def least(name: str) -> float:
        return min(results[name].cost(job) / this.cost(job) for job in JOBS)

    goals = [
        ("updates per CPU second ≥ 3 × aiogram", least(AIOGRAM), 3.0, True),
        (
            "every screen made anew ≥ 2 × aiogram",
            min(results[AIOGRAM].cost(job) / results[ANEW].cost(job) for job in JOBS),
            2.0,
            True,
        ),
        ("≥ 0.9 of the aiohttp floor", least(FLOOR), 0.9, True),
        ("≥ 0.5 of the limit", least(LIMIT), 0.5, True),
        ("with the durable inbox ≥ 0.9 of without", least(NO_INBOX), 0.9, True),
        (
            "p99 within 2 × of the aiohttp floor's",
            percentile(this.waits, 0.99) / percentile(results[FLOOR].waits, 0.99),
            2.0,
            False,
        ),
        ("memory flat: after all updates × after a tenth", memory[-1] / memory[0], 1.03, False),
        (
            "start to first answer under half of aiogram's",
            statistics.median(this.start) / statistics.median(results[AIOGRAM].start),
            0.5,
            False,
        ),
    ]
    goals += [
        (f"ahead of {name}", least(name), 1.0, True)
        for name in ("grammY with runner", "telegraf")
        if name in results
    ]
    smallest, largest = min(sizes), max(sizes)
    goals += [
        (f"{name}: {largest:,} events × {smallest:,}", times[0] / times[1], 1.5, False)
        for name, times in (
            (name, (sizes[largest][name], sizes[smallest][name]))
            for name in sizes[largest]
            if "search" not in name
        )
    ]
    # All that a question can be about is weighed and counted, so that its answer says how many.
    goals += [
        (f"{name}: {_LARGE_BRIEF:,} events, ms", 1e3 * seconds, 1e3 * _QUESTION, False)
        for name, seconds in sizes.get(_LARGE_BRIEF, {}).items()
        if "search" in name
    ]
    lines = ["| goal, both jobs | measured | |", "|-|-|-|"]
    for name, value, bound, is_least in goals:
        holds = value >= bound if is_least else value <= bound
        lines.append(f"| {name} | {value:.2f} | {'holds' if holds else '**does not hold**'} |")
    return lines


def _ablation(this: Result, without: Sequence[Result]) -> list[str]:
    lines = [
        "What each part gives: CPU time an update without it, in microseconds, and as a ratio to",
        "that of the bot as it ships.",
        "",
        "| without | `/events 2018` | page turn | lines of code |",
        "|-|-|-|-|",
        f"| nothing: as it ships | {_micros(this, this)} | |",
    ]
    lines += [
        f"| {PARTS[each.name].title} | {_micros(each, this)} | {PARTS[each.name].lines} |"
        for each in without
        if not each.failed
    ]
    failed = [f"- without {each.name}: {each.failed}" for each in without if each.failed]
    return [*lines, "", *failed] if failed else lines


def _micros(result: Result, this: Result) -> str:
    cells = []
    for job in JOBS:
        pairs = zip(result.cpu[job], this.cpu[job], strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        times = "" if result is this else f", {ratio:.2f} ×"
        cells.append(f"{1e6 * result.cost(job):.0f} µs{times}")
    return " | ".join(cells)


def _growth(sizes: Mapping[int, Mapping[str, float]]) -> list[str]:
    smallest = min(sizes)
    lines = [
        f"| CPU time × that of {smallest:,} events |"
        + "".join(f" {size:,} events |" for size in sizes),
        "|-|" + "-|" * len(sizes),
    ]
    lines += [
        f"| {name} |"
        + "".join(f" {sizes[size][name] / sizes[smallest][name]:.2f} |" for size in sizes)
        for name in sizes[smallest]
    ]
    return lines


def _profile(profile: Mapping[str, Mapping[str, float]]) -> list[str]:
    return [
        "| where this bot's CPU time goes | `/events 2018` | page turn |",
        "|-|-|-|",
        *(
            f"| {layer} | {' | '.join(f'{100 * each.get(layer, 0):.0f} %' for each in shares)} |"
            for shares in [[profile["year"], profile["page"]]]
            for layer in LAYERS
        ),
    ]
