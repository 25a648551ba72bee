"""The pace: so many a second in all, and not too soon into one chat."""

import pytest

from bot.pace import CATCHING_UP, IN_CHAT, IN_GROUP, PER_SECOND, Pace


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(clock)


def send(pace: Pace, clock: Clock, seconds: float, *, step: float) -> list[float]:
    """The moments at which messages go when one looks every `step`, each into another chat."""
    moments, end = [], clock.now + seconds
    while clock.now < end:
        while not pace.wait:
            moments.append(clock.now)
            pace.begin(len(moments))
        clock.now += step
    return moments


@pytest.mark.parametrize("step", [0.001, 0.03, 0.09, 0.18])
def test_so_many_go_in_a_second_however_late_one_looks(
    pace: Pace, clock: Clock, step: float
) -> None:
    moments = send(pace, clock, 10, step=step)
    assert len(moments) == pytest.approx(10 * PER_SECOND, abs=PER_SECOND * CATCHING_UP + 2)
    for begin in moments:
        within = [each for each in moments if begin <= each < begin + 1]
        assert len(within) <= PER_SECOND * (1 + CATCHING_UP) + 2


def test_long_pause_is_not_made_up_for(pace: Pace, clock: Clock) -> None:
    pace.begin(1)
    clock.now += 60
    at_once = 0
    while not pace.wait:
        pace.begin(at_once)
        at_once += 1
    assert at_once <= PER_SECOND * CATCHING_UP + 1


@pytest.mark.parametrize(("chat", "seconds"), [(1, IN_CHAT), (-1, IN_GROUP)])
def test_chat_gets_the_next_only_after_a_while(
    pace: Pace, clock: Clock, chat: int, seconds: float
) -> None:
    pace.begin(chat)
    clock.now += seconds - 0.01
    assert pace.held == {chat}
    clock.now += 0.01
    assert pace.held == set()


def test_group_gets_no_more_than_twenty_a_minute() -> None:
    assert 60 / IN_GROUP <= 20


def test_longer_hold_stands(pace: Pace, clock: Clock) -> None:
    pace.hold(1, 30)
    pace.begin(1)
    clock.now += 29
    assert pace.held == {1}
    assert not pace.wait


def test_all_may_be_held(pace: Pace, clock: Clock) -> None:
    pace.hold_all(5)
    assert pace.wait == 5
    clock.now += 5
    assert not pace.wait
