"""Calls pass at once, wait where Telegram says so, and are paced in groups."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.limiter import GROUP_CALLS, MAX_RETRIES, Limiter
from bot.metrics import Metrics

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


class Calls:
    """Sends what is asked for, and fails as it is told."""

    def __init__(self) -> None:
        self.metrics = Metrics()
        self.limiter = Limiter(self.metrics)
        self.made: list[object] = []
        self.failures: list[TelegramError] = []

    async def send(self, chat: object) -> bool:
        self.made.append(chat)
        if self.failures:
            raise self.failures.pop()
        return True

    async def call(self, chat: object = 5, **data: object) -> Any:
        return await self.limiter.process_request(
            self.send, [chat], {}, "sendMessage", {"chat_id": chat, **data}, None
        )

    def counted(self, outcome: str) -> float:
        labels = {"method": "sendMessage", "outcome": outcome}
        return self.metrics.registry.get_sample_value("spravka_calls_total", labels) or 0.0


@pytest.fixture
def calls() -> Calls:
    return Calls()


async def test_a_call_passes_and_is_counted(calls: Calls) -> None:
    assert await calls.call() is True
    assert (calls.counted("ok"), calls.metrics.last_answer > 0) == (1, True)


async def test_an_error_is_passed_on_and_counted(calls: Calls) -> None:
    calls.failures = [BadRequest("no")]
    with pytest.raises(BadRequest):
        await calls.call()
    assert (calls.counted("BadRequest"), calls.counted("ok")) == (1, 0)


async def test_a_call_that_came_too_early_is_made_again(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(milliseconds=20))] * MAX_RETRIES
    assert await calls.call() is True
    assert (len(calls.made), calls.counted("ok")) == (MAX_RETRIES + 1, 1)


async def test_a_call_is_given_up_in_the_end(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(milliseconds=20))] * (MAX_RETRIES + 1)
    with pytest.raises(RetryAfter):
        await calls.call()
    assert calls.counted("RetryAfter") == 1
    assert await calls.call() is True


async def test_everybody_waits_meanwhile(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(milliseconds=20))]
    first = asyncio.create_task(calls.call(1))
    await asyncio.sleep(0)
    second = asyncio.create_task(calls.call(2))
    await asyncio.sleep(0)
    assert calls.made == [1]
    await asyncio.gather(first, second)
    assert sorted(map(str, calls.made)) == ["1", "1", "2"]


async def test_the_longest_of_several_waits_counts(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(milliseconds=200)), RetryAfter(timedelta(0))]
    first = asyncio.create_task(calls.call(1))
    second = asyncio.create_task(calls.call(2))
    await asyncio.sleep(0.15)
    third = asyncio.create_task(calls.call(3))
    await asyncio.sleep(0.05)
    assert 3 not in calls.made
    await asyncio.gather(first, second, third)


@pytest.mark.parametrize("group", [-100123, "@channel"])
async def test_a_group_is_paced_and_holds_up_nobody_else(
    calls: Calls, group: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.limiter.GROUP_SECONDS", 1.0)
    tasks = [asyncio.create_task(calls.call(group)) for _ in range(GROUP_CALLS + 1)]
    assert await calls.call(5) is True
    await asyncio.wait(tasks[:GROUP_CALLS])
    assert not tasks[-1].done()
    await tasks[-1]
    assert calls.made.count(group) == GROUP_CALLS + 1


@pytest.mark.parametrize("chat", [5, "5", None])
async def test_a_person_is_not_paced(calls: Calls, chat: object) -> None:
    async with asyncio.timeout(0.5):
        await asyncio.gather(*(calls.call(chat) for _ in range(3 * GROUP_CALLS)))
