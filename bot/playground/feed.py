"""The live feed: what happens is told at once to the people who look."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any


class Feed:
    """Who listens for which person."""

    def __init__(self) -> None:
        self._listeners: defaultdict[int, list[Callable[[dict[str, Any]], None]]]
        self._listeners = defaultdict(list)

    def listen(self, person_id: int, listener: Callable[[dict[str, Any]], None]) -> None:
        """Tell the listener all that this person may see."""
        self._listeners[person_id].append(listener)

    def leave(self, person_id: int, listener: Callable[[dict[str, Any]], None]) -> None:
        """Tell the listener nothing more."""
        self._listeners[person_id].remove(listener)
        if not self._listeners[person_id]:
            del self._listeners[person_id]

    def tell(self, people: Iterable[int], event: dict[str, Any]) -> None:
        """Tell these people of an event."""
        if not self._listeners:
            return
        for person_id in people:
            for listener in self._listeners.get(person_id, ()):
                listener(event)

    def tell_all(self, event: dict[str, Any]) -> None:
        """Tell everybody who listens."""
        self.tell(list(self._listeners), event)
