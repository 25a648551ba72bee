"""Calls pass at once; where Telegram wants patience, only their own chat waits."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.limiter import GROUP_CALLS, GROUP_SECONDS, Limiter, Paces
from bot.metrics import Metrics
from bot.waiting import Turn, current_turn

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

SHORT = timedelta(milliseconds=20)


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

    async def call(self, chat: object = 5, endpoint: str = "sendMessage") -> Any:
        return await self.limiter.process_request(
            self.send, [chat], {}, endpoint, {"chat_id": chat}, None
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


async def test_a_call_that_came_too_early_is_made_again_until_it_passes(calls: Calls) -> None:
    calls.failures = [RetryAfter(SHORT)] * 5
    assert await calls.call() is True
    assert (len(calls.made), calls.counted("ok")) == (6, 1)


async def test_only_the_chat_that_is_meant_waits(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(seconds=0.3))]
    first = asyncio.create_task(calls.call(1))
    await asyncio.sleep(0)
    second = asyncio.create_task(calls.call(1, "editMessageText"))
    for chat in (2, -3, "@channel", None):
        assert await calls.call(chat) is True
    assert calls.made == [1, 2, -3, "@channel", None]
    await asyncio.gather(first, second)
    assert calls.made.count(1) == 3


async def test_calls_for_no_chat_wait_by_their_method(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(seconds=0.3))]
    answers = [asyncio.create_task(calls.call(None, "answerCallbackQuery")) for _ in range(2)]
    await asyncio.sleep(0)
    assert await calls.call(None, "answerInlineQuery") is True
    assert await calls.call(1) is True
    assert not any(each.done() for each in answers)
    await asyncio.gather(*answers)


@pytest.mark.parametrize(("chat", "waits"), [(1, True), ("1", True), (None, True), (2, False)])
async def test_an_update_waits_for_its_own_chat_for_as_long_as_it_takes(
    calls: Calls, *, chat: object, waits: bool
) -> None:
    slept = []

    async def rest(seconds: float) -> None:
        slept.append(round(seconds))
        calls.limiter._paces._held.clear()

    current_turn.set(Turn(1, rest))
    calls.failures = [RetryAfter(timedelta(hours=1))]
    if waits:
        assert await calls.call(chat) is True
        assert slept == [3600]
    else:
        with pytest.raises(RetryAfter):
            await calls.call(chat)
        assert slept == []


async def test_all_else_is_told_to_come_later(calls: Calls) -> None:
    calls.failures = [RetryAfter(timedelta(seconds=30))]
    with pytest.raises(RetryAfter):
        await calls.call()
    assert calls.counted("RetryAfter") == 1
    with pytest.raises(RetryAfter) as caught:
        await calls.call()
    assert "30" in str(caught.value) or "31" in str(caught.value)
    assert len(calls.made) == 1


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_group_takes_twenty_at_once_and_then_one_by_one() -> None:
    clock = Clock()
    paces = Paces(clock)
    assert [paces.take("-1", is_paced=True) for _ in range(GROUP_CALLS)] == [0] * GROUP_CALLS
    each = GROUP_SECONDS / GROUP_CALLS
    assert paces.take("-1", is_paced=True) == pytest.approx(each)
    assert paces.take("-2", is_paced=True) == 0
    for _ in range(3):
        clock.now += each
        assert paces.take("-1", is_paced=True) == 0
        assert paces.take("-1", is_paced=True) == pytest.approx(each)
    clock.now += 10 * GROUP_SECONDS
    assert [paces.take("-1", is_paced=True) for _ in range(GROUP_CALLS)] == [0] * GROUP_CALLS
    assert paces.take("-1", is_paced=True) > 0


def test_a_person_is_not_paced() -> None:
    paces = Paces(Clock())
    assert not any(paces.take("1", is_paced=False) for _ in range(10 * GROUP_CALLS))


def test_the_longest_of_several_waits_counts() -> None:
    clock = Clock()
    paces = Paces(clock)
    paces.hold("1", 30)
    paces.hold("1", 1)
    clock.now += 29
    assert 1 <= paces.take("1", is_paced=False) < 2
    clock.now += 2
    assert paces.take("1", is_paced=False) == 0


def test_of_quiet_chats_nothing_is_kept() -> None:
    clock = Clock()
    paces = Paces(clock)
    for chat in range(2_000):
        paces.take(f"-{chat}", is_paced=True)
        paces.hold(str(chat), 1)
        clock.now += GROUP_SECONDS
    assert len(paces._used) < 600
    assert len(paces._held) < 600
