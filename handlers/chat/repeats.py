"""What was said lately, so that it is not said again and again."""

from collections import OrderedDict
from datetime import datetime, timedelta

_KEPT = 100


class Repeats:
    """Remembers when things were last said, the newest of them."""

    def __init__(self) -> None:
        self._said: OrderedDict[str, datetime] = OrderedDict()

    def is_new(self, what: str, now: datetime, interval: timedelta) -> bool:
        """Whether this was not said within the interval; from now on it was."""
        last = self._said.get(what)
        # A clock that was set back shall not silence anything.
        if last and abs(now - last) < interval:
            return False
        self._said[what] = now
        self._said.move_to_end(what)
        if len(self._said) > _KEPT:
            self._said.popitem(last=False)
        return True
