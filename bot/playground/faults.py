"""Faults that a test asks for."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError, bad_request, forbidden, too_many_requests

OF_CALLS = ("delay", "drop_after", "reset", "429", "403", "5xx")
OF_UPDATES = ("duplicate", "out_of_order")


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next calls of a method, or with the next updates."""

    method: str
    kind: str
    times: int
    seconds: float

    def refusal(self) -> ApiError | None:
        """The answer instead of the method's own, for faults that answer."""
        if self.kind == "429":
            return too_many_requests(self.seconds)
        if self.kind == "403":
            return forbidden("bot was blocked by the user")
        if self.kind == "5xx":
            return ApiError(502, "Bad Gateway")
        return None


class Faults:
    """The faults to come, in the order they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, method: str, kind: str, times: int, seconds: float) -> None:
        """Plan a fault for the next calls of a method ("*" means any), or for the next updates."""
        if kind not in OF_CALLS + OF_UPDATES:
            raise bad_request(f"kind must be one of {', '.join(OF_CALLS + OF_UPDATES)}")
        self._faults.append(Fault(method.lower(), kind, times, seconds))

    def clear(self) -> None:
        """Forget all faults."""
        self._faults.clear()

    def of_call(self, method: str) -> Fault | None:
        """The fault for this call, if one is planned; it is used up."""
        return self._take(OF_CALLS, ("*", method))

    def of_update(self, kind: str) -> bool:
        """Whether the next update is to have this fault; it is used up."""
        return self._take((kind,)) is not None

    def disturb(self, updates: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Updates as a bad day brings them: some twice, the last before the others."""
        if len(updates) > 1 and self.of_update("out_of_order"):
            updates = [updates[-1], *updates[:-1]]
        return [each for update in updates for each in [update] * (1 + self.of_update("duplicate"))]

    def _take(self, kinds: Container[str], methods: Container[str] | None = None) -> Fault | None:
        for fault in self._faults:
            if fault.kind in kinds and (methods is None or fault.method in methods):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None
