"""Learns what signs say of a sentence, by the sample documents and their truths.

`python -m tests.quality learn` writes data/lexicon/evidence.yaml anew, and says how well each
group's sentences are told apart by what all others teach.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from handlers.documents.reading.files import read_file
from handlers.documents.understanding.events import narrative
from handlers.documents.understanding.events.evidence import WEIGHTS, find_signs
from handlers.documents.understanding.events.judging import UNLIKELY, by_rules
from handlers.documents.understanding.events.says import Says
from handlers.documents.understanding.events.telling import Around, Judgement, Telling
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.mentions import Times
from handlers.documents.understanding.words.tagging import Tagged
from tests.quality.documents.comparing import Json, bag, items
from tests.quality.documents.measure import FOLDER, GROUPS, read_truth

_AS_SAID, _ALIKE = 0.9, 0.75
_FEWEST = 4
"""In how many sentences a sign must be found."""
_RIDGE, _ROUNDS = 2.0, 12
_LEAST = 0.05
_TODAY = date(2026, 11, 28)
_Matrix = NDArray[np.float64]
_NOT_HELD = re.compile(
    r"отмен|не состоял|сорвал|отложен|отказал|снять с|cancel|called off|fell through|annul"
    r"|afgelast|geschrapt|niet door|zegde af"
)
"""What was not held is no event, but a rule is to find that out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its signs, and whether it tells an event."""

    group: str
    text: str
    signs: frozenset[str]
    tells: bool
    by_rules: bool


def collect() -> list[Sample]:
    """All dated sentences of which the truths say what they tell."""
    return [each for group, names in GROUPS.items() for name in names for each in _of(group, name)]


def _of(group: str, name: str) -> list[Sample]:
    seen: list[tuple[str, frozenset[str], bool]] = []

    def watch(tagged: Tagged, times: Times, around: Around, context: Context) -> Judgement:
        says = Says(tagged, times, context)
        told = by_rules(tagged, times, around, says, context)
        if times.mentions:
            signs = find_signs(tagged, times, says, around.signs, context)
            seen.append((tagged.text, signs, told is Telling.EVENT))
        return Judgement(told)

    with patch.object(narrative, "judge", watch):
        understand(read_file((FOLDER / name).read_bytes(), name), _TODAY)
    truth = read_truth(name)
    told = [(text, signs, ruled, _tells(text, truth, ruled=ruled)) for text, signs, ruled in seen]
    return [
        Sample(group, text, signs, tells, ruled)
        for text, signs, ruled, tells in told
        if tells is not None and (tells or not _NOT_HELD.search(text.lower()))
    ]


def _tells(text: str, truth: Json, *, ruled: bool) -> bool | None:
    """Whether the truth has an event of a sentence; None where it says nothing of it."""
    event = _likeness(text, [each["source"] for each in items(truth, "events")])
    never = _likeness(text, [each["source"] for each in items(truth, "not_events")])
    kinds = [(_likeness(text, [each["text"]]), each["kind"]) for each in truth["sentences"]]
    likeness, kind = max(kinds, default=(0.0, ""))
    if likeness >= _ALIKE and kind == "event":
        return True
    if event >= _AS_SAID and never < _ALIKE:
        return True
    return None if likeness < _ALIKE or kind == "context" else False


def _likeness(text: str, others: Sequence[str]) -> float:
    own = bag(text)
    shares = [len(own & bag(each)) / max(1, min(len(own), len(bag(each)))) for each in others]
    return max(shares, default=0.0)


def learn(samples: Sequence[Sample]) -> dict[str, float]:
    """The weight of each sign: a logistic regression that holds all weights small."""
    counts = Counter(sign for sample in samples for sign in sample.signs)
    names = sorted(sign for sign, count in counts.items() if count >= _FEWEST)
    at = {name: index for index, name in enumerate(names)}
    signs = np.zeros((len(samples), len(names)))
    for row, sample in enumerate(samples):
        signs[row, [at[sign] for sign in sample.signs if sign in at]] = 1
    weights = _fit(signs, np.array([float(each.tells) for each in samples]))
    return {
        name: round(float(weight), 2)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= _LEAST
    }


def _fit(signs: _Matrix, tells: _Matrix) -> _Matrix:
    weights = np.zeros(signs.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-(signs @ weights)))
        slope = signs.T @ (likely - tells) + _RIDGE * weights
        bend = (signs * (likely * (1 - likely))[:, None]).T @ signs + _RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def _likely(weights: dict[str, float], sample: Sample) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(sign, 0.0) for sign in sample.signs))))


def relearn() -> str:
    """Write the weights, and tell how well others tell a group's sentences apart."""
    samples = collect()
    lines = ["group | right by signs, by rules | told: events denied, others denied"]
    for group in GROUPS:
        weights = learn([each for each in samples if each.group != group])
        own = [(each, _likely(weights, each)) for each in samples if each.group == group]
        right = sum((likely > 0.5) == each.tells for each, likely in own)
        ruled = sum(each.by_rules == each.tells for each, _ in own)
        told = [(each.tells, likely < UNLIKELY) for each, likely in own if each.by_rules]
        of = sum(tells for tells, _ in told)
        lost = f"{told.count((True, True))} of {of}"
        kept = f"{told.count((False, True))} of {len(told) - of}"
        lines.append(f"{group} | {right}, {ruled} of {len(own)} | {lost}, {kept}")
    weights = learn(samples)
    said = "".join(f'"{name}": {weight}\n' for name, weight in weights.items())
    WEIGHTS.write_text(_HEAD + said, "utf-8")
    return "\n".join(lines)


_HEAD = """# What each sign of a dated sentence says for its telling an event, or against it:
# learned from the sample documents by `python -m tests.quality learn`.
"""
