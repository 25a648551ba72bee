"""A reader that is forked ends as one that was started would."""

import asyncio
from datetime import date

import pytest

from handlers.documents import isolation
from handlers.documents.reading import Refusal, Refused
from handlers.documents.warm import FORKING

WAIT = 60.0


async def test_what_it_says_and_its_status_come_back() -> None:
    with pytest.raises(Refused) as caught:
        await isolation.read_document(b"", "a.txt", date(2020, 1, 1))
    assert caught.value.refusal is Refusal.EMPTY


async def test_it_ends_when_what_was_started_is_killed() -> None:
    process = await isolation.start_reader(FORKING)
    await asyncio.sleep(0.1)
    process.kill()
    # It holds the pipe: the end of that is its own.
    said, _ = await asyncio.wait_for(process.communicate(), WAIT)
    assert said == b""


async def test_one_that_was_killed_before_it_asked_keeps_no_other_waiting() -> None:
    for _ in range(5):
        process = await isolation.start_reader(FORKING)
        process.kill()
        await process.communicate()
    with pytest.raises(Refused):
        await isolation.read_document(b"", "a.txt", date(2020, 1, 1))
