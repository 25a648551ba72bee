"""Documents are understood as docs/documents.md says, or a little worse."""

import pytest

from tests.quality.documents.measure import FURTHER, TUNED, score_documents, together
from tests.quality.documents.score import Score


def share(score: Score, part: str, whole: str) -> float:
    return score.counts[part] / score.counts[whole] if score.counts[whole] else 1.0


@pytest.mark.parametrize("names", [TUNED, FURTHER], ids=["tuned", "further"])
async def test_documents_are_understood(names: tuple[str, ...]) -> None:
    score = together(await score_documents(names))
    events, dates, people, contacts = score.totals
    assert (events or 0) >= 0.97
    assert (dates or 0) >= 0.97
    assert (people or 0) >= 0.97
    assert (contacts or 0) >= 0.97
    assert score.counts["not an event violated"] == 0
    assert score.counts["sentence lost"] == 0
    assert share(score, "title usable", "matched") >= 0.95
    assert score.counts["wrong field"] - score.counts["wrong field doubted"] <= 1
    assert share(score, "event all right doubted", "event all right") <= 0.3
