"""Reading a document in a process of its own, which a bad one cannot leave."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from weakref import WeakKeyDictionary

from handlers.documents.reading.refusing import MAX_FILE, Refusal, Refused
from handlers.documents.understanding.words.model import Reading, reading_format
from handlers.documents.warm import Request, find_warm, keep_warm, request_format

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[2]
PYTHON: Sequence[str] = (sys.executable, "-m")
"""What begins the command of a process of ours."""
MODULE = "handlers.documents"
EXTRA_PATH = ""
MAX_SECONDS = 60
"""Of work; the process ends itself after that."""
MAX_WAIT = MAX_SECONDS + 15.0
"""By the clock; a busy machine gives less than that in work."""
REFUSED = 3
"""The exit status with which the name of a refusal is printed."""

AT_A_TIME = 2
"""Each may take as much memory as its limit."""
_TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_document(
    data: bytes,
    name: str,
    today: date,
    directions: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """What a document says; raises `Refused`. More than `AT_A_TIME` wait for their turn.

    `directions` are those of the brief that it goes into, for what has none of its own; `columns`
    what the columns of its lists are said to hold.
    """
    if len(data) > MAX_FILE:
        raise Refused(Refusal.TOO_LARGE)
    loop = asyncio.get_running_loop()
    async with _TURNS.setdefault(loop, asyncio.Semaphore(AT_A_TIME)):
        request = Request(Path(name).name, today, tuple(directions), columns or {})
        return await _read(data, request)


async def _read(data: bytes, request: Request) -> Reading:
    try:
        warm = find_warm()
        if warm and warm.is_free:
            status, said = await warm.read(data, request, MAX_WAIT)
            problem = said
        else:
            status, said, problem = await _read_cold(data, request)
    except TimeoutError:
        raise Refused(Refusal.TOO_LONG_TIME) from None
    if status == REFUSED:
        raise Refused(Refusal[said.decode()])
    if status:
        # Ended by its limits, or by what no reader foresaw.
        logger.error(
            "the reader of %r ended: %s", request.name, problem.decode(errors="replace")[-2_000:]
        )
        raise Refused(Refusal.TOO_MUCH if status < 0 else Refusal.FAILED)
    return reading_format().validate_json(said)


async def _read_cold(data: bytes, request: Request) -> tuple[int, bytes, bytes]:
    """The exit status of a process that reads one document, and what it printed."""
    process = await start_reader(request_format().dump_json(request).decode())
    try:
        async with asyncio.timeout(MAX_WAIT):
            said, problem = await process.communicate(data)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said, problem


async def start_reader(*arguments: str) -> Process:
    """A process that reads documents."""
    return await start_process(MODULE, *arguments)


async def start_process(module: str, *arguments: str) -> Process:
    """A process of ours that works on bytes, with nothing of the bot's surroundings."""
    # Neither the token nor anything else of the bot is for that process.
    environment = {
        "PYTHONPATH": os.pathsep.join(filter(None, (EXTRA_PATH, str(_ROOT)))),
        "PYTHONUTF8": "1",
        # Threads would take memory by the number of cores, for texts of a page.
        "OPENBLAS_NUM_THREADS": "1",
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
    }
    return await asyncio.create_subprocess_exec(
        *PYTHON, module, *arguments,
        stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, cwd=_ROOT, start_new_session=True,
    )  # fmt: skip


async def warm_up() -> None:
    """Begin to load what documents are read with: somebody is about to send one."""
    if warm := find_warm():
        await warm.warm_up()


def ready_for_documents() -> AbstractAsyncContextManager[None]:
    """While the block runs, a process that has read a document stays for the next one."""
    return keep_warm(start_reader)
