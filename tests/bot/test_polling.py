"""What is confirmed to Telegram, and which of two processes goes on."""

import asyncio
from itertools import count
from typing import Any

import pytest
from telegram import Bot

from bot.errors import NotSentInTimeError
from bot.inbox import Inbox
from bot.playground import Playground
from bot.polling import PEACE_SECONDS, Asked, Rivalry, poll
from bot.transport import Transport


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _updates(*ids: Any) -> list[Any]:
    return [{"update_id": each} if each is not None else None for each in ids]


@pytest.fixture
def asked() -> Asked:
    return Asked(Bot("1:x"), [])


def _confirmed(asked: Asked, *ids: Any) -> int:
    asked.confirm(_updates(*ids))
    return asked._offset


def test_each_batch_confirms_the_last(asked: Asked) -> None:
    assert _confirmed(asked, 5, 6, 7) == 8
    assert _confirmed(asked, 8) == 9
    assert _confirmed(asked) == 9
    assert _confirmed(asked, 10, 9) == 11


@pytest.mark.parametrize("wrong", [10**12, 3, None, "x", True, 1.5, -1])
def test_a_wrong_id_confirms_nothing_that_has_not_come(asked: Asked, wrong: Any) -> None:
    assert _confirmed(asked, 5, 6, 7) == 8
    assert _confirmed(asked, 8, wrong, 10) <= 11
    assert _confirmed(asked, 8, wrong, 10) >= 11
    asked._offset = 11
    assert _confirmed(asked, 11) == 12


def test_a_wrong_id_in_the_first_batch_confirms_nothing_that_has_not_come(asked: Asked) -> None:
    assert _confirmed(asked, 5, 10**12, 7) == 8
    assert _confirmed(asked, 8) == 9


@pytest.mark.parametrize("wrong", [10**12, 3, None])
def test_a_wrong_id_alone_is_passed_over(asked: Asked, wrong: Any) -> None:
    _confirmed(asked, 5, 6, 7)
    steps = [_confirmed(asked, wrong) for _ in range(2)]
    assert 9 in steps
    assert min(steps) <= 9


def test_one_after_the_other_is_passed_over_that_has_the_same_wrong_id(asked: Asked) -> None:
    _confirmed(asked, 5, 6, 7)
    for wrong in (3, None):
        steps = [_confirmed(asked, wrong) for _ in range(8)]
        assert max(steps) > 8 + 3
        asked._offset = 8


def test_ids_that_begin_anew_are_followed(asked: Asked) -> None:
    assert _confirmed(asked, 500) == 501
    assert _confirmed(asked, 900) == 502  # which brings it once more
    assert _confirmed(asked, 900) == 901
    assert _confirmed(asked, 30) == 31


def test_one_that_comes_twice_confirms_no_other(asked: Asked) -> None:
    _confirmed(asked, 5)
    assert _confirmed(asked, 6, 6) == 7


def test_where_nothing_is_known_nothing_is_confirmed(asked: Asked) -> None:
    assert asked.confirm(_updates(None)) is False
    assert asked._offset == 0
    assert asked.confirm([]) is True


async def test_what_is_no_list_is_an_error(
    playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(*_: Any, **__: Any) -> Any:
        return {"update_id": 5}

    async with Bot(playground.token, f"{playground.url}/bot", request=Transport()) as bot:
        monkeypatch.setattr(Bot, "_post", answer)
        with pytest.raises(Exception, match="the updates are a dict"):
            await Asked(bot, []).get()


async def test_where_no_connection_comes_about_it_says_so_and_pauses(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    tries = count(1)

    async def fail(*_: Any, **__: Any) -> Any:
        if next(tries) > 3:
            raise asyncio.CancelledError
        raise NotSentInTimeError("no connection in time")

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(Bot, "_post", fail)
    monkeypatch.setattr("bot.polling.asyncio.sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await poll(Bot("1:x"), Inbox.__new__(Inbox), [], lambda: None)
    assert pauses == [1.0, 1.5, 2.25]
    assert caplog.text.count("polling: no connection in time") == 3


def _conflicts(older: float, younger: float, pause: float = 1.0) -> str:
    """Which of two processes gives way that began polling at these times."""
    clock = Clock()
    rivals = {}
    for name, begin in (("older", older), ("younger", younger)):
        clock.now = begin
        rivals[name] = Rivalry(clock)
    # Who polls ends the other's poll, which comes back after its pause.
    for turn in range(10_000):
        name = ("older", "younger")[turn % 2]
        if rivals[name].is_lost():
            return name
        clock.now += pause
    return "nobody"


@pytest.mark.parametrize("age", [2.0, 10.0, 3600.0, 1e6])
def test_the_younger_gives_way(age: float) -> None:
    assert _conflicts(0.0, age) == "younger"


@pytest.mark.parametrize("age", [0.0, 0.3, 1.0])
def test_of_two_that_begin_together_one_gives_way(age: float) -> None:
    assert _conflicts(0.0, age) in ("older", "younger")


def test_a_rival_is_borne_again_after_peace() -> None:
    clock = Clock()
    rivalry = Rivalry(clock)
    clock.now += 3
    assert [rivalry.is_lost(), rivalry.is_new] == [False, True]
    clock.now += 1
    assert [rivalry.is_lost(), rivalry.is_new] == [False, False]
    clock.now += PEACE_SECONDS + 1
    assert [rivalry.is_lost(), rivalry.is_new] == [False, True]
    clock.now += 1
    assert rivalry.is_lost() is False
