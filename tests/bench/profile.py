"""Where this bot's CPU time goes: the main thread by layer, and its other threads.

The main thread is looked at every few milliseconds of CPU time; the CPU time of each thread is the
kernel's.
"""

import asyncio
import json
import os
import signal
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

from bot.settings import ROOT

INTERVAL = 0.002
ENVIRONMENT = "BENCH_PROFILE"
_TICKS = os.sysconf("SC_CLK_TCK")
_SITE = f"{os.sep}site-packages{os.sep}"

OBJECTS = "PTB: objects made of updates"
APPLICATION = "PTB: from the queue to the handler"
CALLS = "PTB: from the bot's method to the transport"
CLIENT = "HTTP client, our transport, JSON"
INBOX = "inbox, order within chats, polling"
HANDLERS = "our handlers, texts and views"
STORE = "our store, what is kept in memory"
LOOP = "event loop and the rest"
CLIENT_THREAD = "HTTP client: its own thread"
STORE_THREADS = "SQLite: its threads"
MAIN_THREAD = "MainThread"
LAYERS = (
    OBJECTS,
    APPLICATION,
    CALLS,
    CLIENT,
    CLIENT_THREAD,
    INBOX,
    HANDLERS,
    STORE,
    STORE_THREADS,
    LOOP,
)
# The innermost file that begins so says whose time it is.
_FILES = (
    ("bot/transport", CLIENT),
    ("bot/trimming", CLIENT),
    ("pyreqwest", CLIENT),
    ("bot/parsing", OBJECTS),
    ("bot/limiter", CALLS),
    ("bot/metrics", CALLS),
    ("bot/", INBOX),
    ("storage/inbox", INBOX),
    ("storage/", STORE),
    ("aiosqlite", STORE),
    ("handlers/", HANDLERS),
)
_MAKING, _CALLING = ("de_json", "parse_update"), ("_post", "_do_post", "post")


async def sample(path: Path) -> None:
    """Count what the main thread is at, and keep the counts in a file, until cancelled."""
    counts: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        counts[classify(frame)] += 1

    # A thread that looks would wait for the main one to let go of the interpreter, and see little
    # but where it does; a signal is taken between any two steps.
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    while True:
        await asyncio.sleep(0.1)
        part = path.with_suffix(".part")
        part.write_text(json.dumps({"samples": counts, "threads": _threads()}), "utf-8")
        part.replace(path)


def classify(frame: FrameType | None) -> str:
    """The layer that a stack is in."""
    names = set()
    layer = ""
    for file, name in _files(frame):
        names.add(name)
        layer = layer or next((layer for start, layer in _FILES if file.startswith(start)), "")
        if not layer and file.startswith("telegram"):
            layer = APPLICATION
    if layer == APPLICATION and not names.isdisjoint(_MAKING):
        return OBJECTS
    if layer == APPLICATION and not names.isdisjoint(_CALLING):
        return CALLS
    return layer or LOOP


def _files(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    while frame:
        file = frame.f_code.co_filename
        yield (
            file.rpartition(_SITE)[2] if _SITE in file else file.removeprefix(f"{ROOT}{os.sep}"),
            frame.f_code.co_name,
        )
        frame = frame.f_back


def _threads() -> dict[str, float]:
    """The CPU seconds of the threads of this process, by what they are for."""
    seconds: defaultdict[str, float] = defaultdict(float)
    names = {each.native_id: each.name for each in threading.enumerate()}
    for task in Path("/proc/self/task").iterdir():
        head, _, rest = (task / "stat").read_text("utf-8").rpartition(")")
        fields = rest.split()
        name = names.get(int(task.name), head.rpartition("(")[2])
        seconds[_purpose(name)] += (int(fields[11]) + int(fields[12])) / _TICKS
    return dict(seconds)


def _purpose(thread: str) -> str:
    if thread == MAIN_THREAD:
        return thread
    return CLIENT_THREAD if "reqwest" in thread or "tokio" in thread else STORE_THREADS


State = Mapping[str, Mapping[str, float]]


def share(before: State, after: State) -> dict[str, float]:
    """The share of each layer in the CPU time between two states of the file."""
    samples = _difference(before["samples"], after["samples"])
    threads = _difference(before["threads"], after["threads"])
    total = sum(threads.values())
    main = threads.pop(MAIN_THREAD) / total
    counted = sum(samples.values())
    shares = {layer: main * count / counted for layer, count in samples.items()}
    return shares | {name: seconds / total for name, seconds in threads.items()}


def _difference(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    return {key: value - before.get(key, 0) for key, value in after.items()}
