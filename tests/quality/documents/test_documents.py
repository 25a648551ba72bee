"""Documents are understood as docs/documents.md says, or a little worse."""

import asyncio

import pytest

from tests.quality.documents.measure import (
    ALL,
    FURTHER,
    LATEST,
    NEWEST,
    TUNED,
    UNSEEN,
    score_documents,
    together,
)
from tests.quality.documents.score import Score


def share(score: Score, part: str, whole: str) -> float:
    return score.counts[part] / score.counts[whole] if score.counts[whole] else 1.0


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return asyncio.run(score_documents(ALL))


@pytest.mark.parametrize(
    ("names", "without_doubt"),
    [(TUNED, 1), (FURTHER, 1), (UNSEEN, 1), (LATEST, 5), (NEWEST, 1)],
    ids=["tuned", "further", "unseen", "latest", "newest"],
)
def test_documents_are_understood(
    names: tuple[str, ...], without_doubt: int, scores: dict[str, Score]
) -> None:
    score = together({name: scores[name] for name in names})
    events, dates, people, contacts = score.totals
    assert (events or 0) >= 0.97
    assert (dates or 0) >= 0.97
    assert (people or 0) >= 0.97
    assert (contacts or 0) >= 0.97
    assert score.counts["not an event violated"] == 0
    assert score.counts["sentence lost"] == 0
    assert share(score, "title usable", "matched") >= 0.95
    assert score.counts["wrong field"] - score.counts["wrong field doubted"] <= without_doubt
    most = {UNSEEN: 0.4, LATEST: 0.4, NEWEST: 0.55}.get(names, 0.3)
    assert share(score, "event all right doubted", "event all right") <= most
