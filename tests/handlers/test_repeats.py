"""What is said once, and when again."""

from datetime import timedelta

from handlers.chat.repeats import Repeats
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)


def test_the_same_is_new_again_after_a_while_and_when_the_clock_was_set_back() -> None:
    repeats = Repeats()
    assert repeats.is_new("a", NOW, 10 * MINUTE)
    assert not repeats.is_new("a", NOW + 9 * MINUTE, 10 * MINUTE)
    assert repeats.is_new("b", NOW, 10 * MINUTE)
    assert repeats.is_new("a", NOW + 10 * MINUTE, 10 * MINUTE)
    assert repeats.is_new("a", NOW - 60 * MINUTE, 10 * MINUTE)


def test_little_is_remembered() -> None:
    repeats = Repeats()
    for number in range(1000):
        repeats.is_new(str(number), NOW, MINUTE)
    assert len(repeats._said) == 100
