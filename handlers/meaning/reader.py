"""Which statements of a brief are nearest to a question by what they mean, not by their words.

The model (70 MB) is at work in a process of its own. What it does not know yet it learns meanwhile;
until then there is no answer from it.
"""

import asyncio
import hashlib
import json
import logging
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from handlers.documents.isolation import start_process

logger = logging.getLogger(__name__)

MODULE = "handlers.meaning"
_SECONDS, _SECONDS_TO_LEARN = 1.0, 20.0
"""How long a person waits for it at most, and how long it may take to be told what to learn."""
_PATIENCE = 10
"""How often in a row it may be waited for in vain, before the process is ended."""
_FAILURES = 3
"""After how many ends of the process it is not begun again."""


class Near(NamedTuple):
    """A statement that is near to a question."""

    at: int
    """Its number in the group."""
    likeness: float
    """The cosine of their vectors; the model gives 0.7 to what has nothing in common."""
    above: float
    """How far above the group's others it is, in standard deviations."""


@dataclass(frozen=True)
class Group:
    """Statements that are learned together."""

    texts: tuple[str, ...]
    translations: tuple[tuple[str, ...], ...] = ()
    """What says the same as each in other languages; of none, where there are no translations."""

    @cached_property
    def name(self) -> str:
        """What says whether they are the same as before."""
        told = "\n".join(chain(self.texts, *self.translations))
        return hashlib.blake2b(told.encode(errors="replace"), digest_size=16).hexdigest()

    @property
    def statements(self) -> list[tuple[str, ...]]:
        """Each text, followed by its translations."""
        others = self.translations or ((),) * len(self.texts)
        return [(text, *said) for text, said in zip(self.texts, others, strict=True)]


class Meaning:
    """Knows statements by what they mean; vectors once made stay in a file.

    Without a file nothing is known.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = str(path.absolute()) if path else None
        self._process: Process | None = None
        self._sent: set[str] = set()
        self._late = 0
        self._turn = asyncio.Lock()
        self._failures = self._in_vain = 0

    @property
    def is_on(self) -> bool:
        """Whether anything can be known."""
        return self._path is not None and self._failures < _FAILURES

    async def learn(self, group: Group) -> None:
        """Have statements learned, if they are not known yet."""
        await self._with(group, _SECONDS_TO_LEARN)

    async def rank(
        self, question: str, group: Group, *, after: str = "", also: Sequence[int] = ()
    ) -> Sequence[Near]:
        """The nearest statements, the best first, then those that are named by their numbers.

        None of them while they are being learned, and where the model cannot be had. `after` is
        the question that this one follows.
        """
        asked = {"ask": question, "after": after, "of": group.name, "also": list(also)}
        return await self._with(group, _SECONDS, asked)

    async def _with(
        self, group: Group, seconds: float, question: Mapping[str, Any] | None = None
    ) -> Sequence[Near]:
        if not (self._path and group.texts and self.is_on):
            return ()
        try:
            # Waiting for one's turn is waiting too.
            async with asyncio.timeout(seconds), self._turn:
                ranked = await self._work(self._path, group, question)
        except TimeoutError:
            self._in_vain += 1
            if self._in_vain >= _PATIENCE:
                async with self._turn:
                    await self._fail()
            return ()
        self._in_vain = 0
        return ranked

    async def _work(
        self, path: str, group: Group, question: Mapping[str, Any] | None
    ) -> Sequence[Near]:
        begun = self._process is not None
        try:
            process = self._process = self._process or await start_process(MODULE, path)
            if group.name not in self._sent:
                self._sent.add(group.name)
                await _send(process, {"learn": group.name, "statements": group.statements})
            # Who asks first does not wait for the model.
            return await self._ask(process, question, group) if question and begun else ()
        except (OSError, EOFError, ValueError):
            # It has ended, could not be begun, or says what is no answer.
            await self._fail()
            return ()

    async def aclose(self) -> None:
        """End the process."""
        async with self._turn:
            await self._end()

    async def _ask(
        self, process: Process, question: Mapping[str, Any], group: Group
    ) -> Sequence[Near]:
        """What the process says; raises `EOFError` where it has ended."""
        assert process.stdout  # noqa: S101 - it was asked for
        # What comes too late is the answer to another question.
        while self._late:
            await self._read(process.stdout)
        self._late += 1
        await _send(process, question)
        ranked = json.loads(await self._read(process.stdout))
        if ranked is None:
            # It is not learned yet, or forgotten for others: the process knows which.
            self._sent.discard(group.name)
        return [Near(*each) for each in ranked or ()]

    async def _read(self, lines: asyncio.StreamReader) -> bytes:
        """The next answer; raises `EOFError` where none can come any more."""
        if not (line := await lines.readline()):
            raise EOFError
        self._late -= 1
        return line

    async def _fail(self) -> None:
        self._failures += 1
        await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        self._sent.clear()
        self._late = self._in_vain = 0
        if not process:
            return
        with suppress(ProcessLookupError):
            process.kill()
        _, problem = await process.communicate()
        if problem:
            logger.warning(
                "questions are understood by their words alone: %s",
                problem.decode(errors="replace")[-500:].strip(),
            )


async def _send(process: Process, said: Mapping[str, Any]) -> None:
    assert process.stdin  # noqa: S101 - it was asked for
    process.stdin.write(json.dumps(said).encode() + b"\n")
    await process.stdin.drain()
