"""Faults that a test asks for."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError, bad_request, forbidden, too_many_requests

OF_CALLS = ("delay", "drop_after", "reset", "400", "403", "429", "5xx", "flood_wait")
OF_UPDATES = ("duplicate", "out_of_order")


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next calls of a method, or with the next updates."""

    method: str
    kind: str
    times: int = 1
    seconds: float = 0.0
    chat_id: str = ""
    """The chat whose calls alone it meets, if it is not all."""
    words: str = ""
    """Telegram's words for a refusal, without the "Bad Request: " or "Forbidden: " before."""
    until: float = 0.0
    """When a flood wait ends."""

    def refusal(self, now: float) -> ApiError | None:
        """The answer instead of the method's own, for faults that answer."""
        if self.kind == "flood_wait":
            return too_many_requests(self.until - now)
        if self.kind == "429":
            return too_many_requests(self.seconds)
        if self.kind == "400":
            return bad_request(self.words or "CHAT_RESTRICTED")
        if self.kind == "403":
            return forbidden(self.words or "bot was blocked by the user")
        if self.kind == "5xx":
            return ApiError(502, "Bad Gateway")
        return None


class Faults:
    """The faults to come, in the order they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault for the next calls of a method ("*" means any), or for the next updates."""
        if fault.kind not in OF_CALLS + OF_UPDATES:
            raise bad_request(f"kind must be one of {', '.join(OF_CALLS + OF_UPDATES)}")
        self._faults.append(fault)

    def clear(self) -> None:
        """Forget all faults."""
        self._faults.clear()

    def of_call(self, method: str, chat_id: str, now: float) -> Fault | None:
        """The fault for this call, if one is planned; it is used up."""
        self._faults = [each for each in self._faults if not each.until or each.until > now]
        return self._take(OF_CALLS, ("*", method), chat_id)

    def of_update(self, kind: str) -> bool:
        """Whether the next update is to have this fault; it is used up."""
        return self._take((kind,)) is not None

    def disturb(self, updates: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Updates as a bad day brings them: some twice, the last before the others."""
        if len(updates) > 1 and self.of_update("out_of_order"):
            updates = [updates[-1], *updates[:-1]]
        return [each for update in updates for each in [update] * (1 + self.of_update("duplicate"))]

    def _take(
        self, kinds: Container[str], methods: Container[str] | None = None, chat_id: str = ""
    ) -> Fault | None:
        for fault in self._faults:
            fits = methods is None or fault.method in methods
            if fault.kind in kinds and fits and fault.chat_id in ("", chat_id):
                fault.times -= 1
                if fault.times <= 0 and not fault.until:
                    self._faults.remove(fault)
                return fault
        return None
