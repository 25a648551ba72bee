"""What a test lets go wrong at the local Bot API."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Faults:
    """Plans faults; a planned fault is used up by the next calls it fits."""

    client: httpx.AsyncClient

    async def delay(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Let the answers be late."""
        await self._add(method, "delay", times, seconds)

    async def lose_answer(self, method: str, *, after: float = 0.0, times: int = 1) -> None:
        """Do what is asked, then cut the connection without an answer."""
        await self._add(method, "drop_after", times, after)

    async def reset(self, method: str, *, times: int = 1) -> None:
        """Cut the connection before anything is done."""
        await self._add(method, "reset", times)

    async def too_many_requests(
        self, method: str, retry_after: int, *, times: int = 1, chat_id: int | None = None
    ) -> None:
        """Ask for patience (429), in one chat or in all."""
        await self._add(method, "429", times, retry_after, chat_id=chat_id)

    async def flood_wait(self, chat_id: int, seconds: float, *, method: str = "*") -> None:
        """Ask for patience in one chat until so many seconds have passed."""
        await self._add(method, "flood_wait", 1, seconds, chat_id=chat_id)

    async def refuse(
        self, method: str, words: str, *, times: int = 1, chat_id: int | None = None
    ) -> None:
        """Refuse in Telegram's words (400), such as CHAT_RESTRICTED."""
        await self._add(method, "400", times, chat_id=chat_id, description=words)

    async def forbid(
        self,
        method: str,
        words: str = "bot was blocked by the user",
        *,
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Refuse as a person or chat that wants nothing of the bot (403)."""
        await self._add(method, "403", times, chat_id=chat_id, description=words)

    async def break_down(self, method: str, *, times: int = 1) -> None:
        """Answer that the server is broken (502)."""
        await self._add(method, "5xx", times)

    async def duplicate_updates(self, *, times: int = 1) -> None:
        """Bring each of the next updates twice."""
        await self._add("*", "duplicate", times)

    async def reorder_updates(self, *, times: int = 1) -> None:
        """Bring a later update before an earlier one."""
        await self._add("*", "out_of_order", times)

    async def limit_floods(self, *, on: bool = True) -> None:
        """Switch Telegram's flood limits on or off."""
        await self._control("setFloodLimits", on=on)

    async def clear(self) -> None:
        """Forget all faults that were not used up."""
        await self._control("clearFaults")

    async def _add(
        self, method: str, kind: str, times: int, seconds: float = 0.0, **more: Any
    ) -> None:
        await self._control(
            "addFault", method=method, kind=kind, times=times, seconds=seconds, **more
        )

    async def _control(self, action: str, **arguments: Any) -> None:
        answer = (await self.client.post(f"/control/{action}", json=arguments)).json()
        if not answer["ok"]:
            raise ValueError(answer["description"])
