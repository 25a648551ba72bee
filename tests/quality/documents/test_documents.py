"""Documents are understood as docs/documents.md says, or a little worse: a third of them."""

from collections.abc import Awaitable, Callable

from handlers.documents.understanding.words.model import Reading
from tests.quality.documents.measure import SAMPLED, score_reading, together
from tests.quality.documents.score import Score


def share(score: Score, part: str, whole: str) -> float:
    return score.counts[part] / score.counts[whole]


async def test_documents_are_understood(read_sample: Callable[[str], Awaitable[Reading]]) -> None:
    score = together({name: score_reading(name, await read_sample(name)) for name in SAMPLED})
    events, dates, people, contacts = score.totals
    assert (events or 0) >= 0.98
    assert (dates or 0) >= 0.97
    assert (people or 0) >= 0.97
    assert (contacts or 0) >= 0.98
    # How a meeting went, told in a sentence of its own, goes on with the event of that day.
    assert score.counts["not an event violated"] <= 1
    assert score.counts["sentence lost"] == 0
    assert share(score, "title usable", "matched") >= 0.95
    assert share(score, "wrong field doubted", "wrong field") >= 0.75
    assert share(score, "event all right doubted", "event all right") <= 0.4
