"""Faults that a test asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.playground.errors import ApiError, bad_request, forbidden

KINDS: Final = ("delay", "drop_after", "reset", "429", "403", "5xx")


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next calls of a method."""

    method: str
    kind: str
    times: int
    seconds: float

    def refusal(self) -> ApiError | None:
        """The answer instead of the method's own, for faults that answer."""
        if self.kind == "429":
            seconds = max(1, round(self.seconds))
            words = f"Too Many Requests: retry after {seconds}"
            return ApiError(429, words, {"retry_after": seconds})
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
        """Plan a fault for the next calls of a method; "*" means any."""
        if kind not in KINDS:
            raise bad_request(f"kind must be one of {', '.join(KINDS)}")
        self._faults.append(Fault(method.lower(), kind, times, seconds))

    def clear(self) -> None:
        """Forget all faults."""
        self._faults.clear()

    def take(self, method: str) -> Fault | None:
        """The fault for this call, if one is planned; it is used up."""
        for fault in self._faults:
            if fault.method in ("*", method):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None
