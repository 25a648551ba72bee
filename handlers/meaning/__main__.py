"""`python -m handlers.meaning FILE`: says which statements are nearest to a question.

Each line that comes in is a JSON object: `{"learn": NAME, "statements": [[…], …]}` has a group of
statements, each followed by its translations, learned in time, `{"ask": TEXT, "after": TEXT, "of":
NAME, "also": […]}` is answered at once by a line: the best statements of the group, and those that
are named by their numbers, each as `[number, likeness, above]`, or null while it is being learned,
and after it was forgotten for others. What is asked after another question is asked by itself and
together with that.
"""

import json
import os
import sys
from collections.abc import Sequence
from itertools import starmap
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np
import numpy.typing as npt

from handlers.meaning.vectors import Vectors, stack

_BEST = 20
_IN_MEMORY = 50_000
"""How many statements are kept in memory: 1.5 kB each."""
_NICE = 10
"""Whoever waits for an answer of the bot itself comes first."""
_ALONE = 0.7
"""What a question weighs by itself that follows another one: of 88 that no rule was certain of, the
nearest statement was the right one of 38, of 35 where both weigh the same, of 29 together alone, of
37 by itself alone."""


class Groups:
    """Groups of statements by their names, the last used in memory."""

    def __init__(self) -> None:
        self._all: dict[str, npt.NDArray[np.float32]] = {}
        self._coming: set[str] = set()

    def announce(self, name: str) -> bool:
        """Whether a group is neither known nor on its way."""
        if name in self._all or name in self._coming:
            return False
        self._coming.add(name)
        return True

    def add(self, name: str, rows: npt.NDArray[np.float32]) -> None:
        """Keep a group; what was used longest ago makes room for it."""
        self._all[name] = rows
        self._coming.discard(name)
        while len(self._all) > 1 and sum(map(len, self._all.values())) > _IN_MEMORY:
            del self._all[next(iter(self._all))]

    def rank(
        self,
        name: str,
        asked: npt.NDArray[np.float32],
        together: npt.NDArray[np.float32] | None,
        also: Sequence[int],
    ) -> list[tuple[int, float, float]] | None:
        """The best statements of a group, each with its likeness: see `Near`."""
        rows = self._all.pop(name, None)
        if rows is None:
            return None
        self._all[name] = rows
        likeness, scores = _weigh(rows, asked)
        if together is not None:
            alike, above = _weigh(rows, together)
            likeness = _ALONE * likeness + (1 - _ALONE) * alike
            scores = _ALONE * scores + (1 - _ALONE) * above
        best = [int(at) for at in np.argsort(-scores, kind="stable")[:_BEST]]
        best += [at for at in also if at not in best]
        return [(at, float(likeness[at]), float(scores[at])) for at in best]


def _weigh(
    rows: npt.NDArray[np.float32], asked: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """How like all statements are, and how far above the others."""
    likeness = rows @ asked
    return likeness, (likeness - likeness.mean()) / (likeness.std() or 1.0)


def _learn(vectors: Vectors, groups: Groups, waiting: SimpleQueue[dict[str, Any]]) -> None:
    while True:
        group = waiting.get()
        groups.add(group["learn"], stack(starmap(vectors.of_translated, group["statements"])))
        vectors.keep()


def main(path: str) -> None:
    """Learn and answer until nothing more comes in."""
    os.nice(_NICE)
    vectors, groups = Vectors(path), Groups()
    waiting: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_learn, args=(vectors, groups, waiting), daemon=True).start()
    for line in sys.stdin:
        said = json.loads(line)
        if "learn" in said:
            if groups.announce(said["learn"]):
                waiting.put(said)
            continue
        asked, after = said["ask"], said["after"]
        together = vectors.of_question(f"{after} {asked}") if after else None
        ranked = groups.rank(said["of"], vectors.of_question(asked), together, said["also"])
        sys.stdout.write(json.dumps(ranked) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
