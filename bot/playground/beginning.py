"""Where the numbers of a run begin.

A bot keeps what earlier runs told it: the updates it has handled, the messages it will edit, the
groups that subscribed. So nothing new may get a number that an earlier run gave; no run gives
more than a number a millisecond.
"""

from collections.abc import Callable

_EPOCH = 1_514_764_800  # 2018: what is counted from here fits the twelve digits of a group's id


def beginning_of(clock: Callable[[], float]) -> int:
    """The number after which a run that begins now counts."""
    return max(0, int(1000 * (clock() - _EPOCH)))
