"""A file made in a process of its own, so that nobody waits and the bot stays light."""

import asyncio
import pickle
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from handlers.documents.isolation import start_process
from handlers.export.contents import Batch, Contents, Form

MODULE = "handlers.export"
MAX_SECONDS = 300.0
AT_A_TIME = 2
_TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class NotMade(Exception):  # noqa: N818 - what it says, beside `Gone`
    """The process did not make the file; the text says what it left behind."""


async def make_file(form: Form, contents: Contents, batches: AsyncIterator[Batch]) -> bytes:
    """The file in this form; raises `NotMade`."""
    return await make_apart(MODULE, _tell(contents, batches), form.value)


async def make_apart(module: str, told: AsyncIterator[bytes], *arguments: str) -> bytes:
    """What a process of ours makes of what it is told; raises `NotMade`.

    More than `AT_A_TIME` wait for their turn.
    """
    loop = asyncio.get_running_loop()
    async with _TURNS.setdefault(loop, asyncio.Semaphore(AT_A_TIME)):
        process = await start_process(module, *arguments)
        try:
            async with asyncio.timeout(MAX_SECONDS):
                await _feed(process, told)
                made, problem = await process.communicate()
        except TimeoutError:
            raise NotMade("it took too long") from None
        except ConnectionError:
            made, problem = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise NotMade(problem.decode(errors="replace")[-2_000:])
        return made


async def _feed(process: Process, told: AsyncIterator[bytes]) -> None:
    assert process.stdin  # noqa: S101 - it was asked for
    async for each in told:
        process.stdin.write(each)
        await process.stdin.drain()
    process.stdin.close()


async def _tell(contents: Contents, batches: AsyncIterator[Batch]) -> AsyncIterator[bytes]:
    yield pickle.dumps(contents)
    async for batch in batches:
        yield pickle.dumps(batch)
