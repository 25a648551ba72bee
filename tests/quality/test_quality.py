"""Questions are understood: a sample of every set; `make quality` asks all of them.

Of a set that is asked whole hardly more is seen than of a few questions of each, for ten times
the time.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import pytest

from tests.quality import each_brief
from tests.quality.heads import TUNED, Talk, hold_talks, read_talks
from tests.quality.measure import SETS, ask_all, read_questions
from tests.support.briefs import Library

WANTED = 0.95
WANTED_AT_HEAD = 0.96
"""Twice as many, in all languages, have 96.0 and 96.9 % right, these 96.7 and 98.0."""


@pytest.mark.parametrize("name", SETS)
async def test_questions_are_answered_right_at_first_place(name: str, tmp_path: Path) -> None:
    answers = await ask_all(read_questions(name)[::4], tmp_path / "spravka.db")
    wrong = [each for each in answers if not each.is_right(1)]
    assert 1 - len(wrong) / len(answers) >= WANTED, [each.question.ask for each in wrong]


def test_sets_share_no_question() -> None:
    one, other = ({each.ask.casefold() for each in read_questions(name)} for name in SETS)
    assert one.isdisjoint(other)


async def test_heads_of_answers_say_what_was_asked(library: Library) -> None:
    """Of made-up briefs, and of every brief as a whole and by the name of its country."""
    sets = (each_brief.read_talks(name).values() for name in each_brief.SETS)
    made_up, every = half([*chain(*map(read_talks, TUNED))][::10], [*chain(*chain(*sets))][::17])
    # By one bot: half of the time goes into knowing the briefs.
    answers = iter(await hold_talks([*made_up, *every], library=library))
    expect_right([(talk, next(answers)) for talk in made_up])
    expect_right([(talk, next(answers)) for talk in every])


def half(*sets: Sequence[Talk]) -> Iterator[list[Talk]]:
    """Of each brief what is asked in two of its languages, of all in each equally often.

    A bot has to know a brief once more for each language.
    """
    briefs = sorted({talk.brief for talk in chain(*sets)})
    languages = sorted({talk.language for talk in chain(*sets)})
    for talks in sets:
        yield [
            talk
            for talk in talks
            if (briefs.index(talk.brief) + languages.index(talk.language)) % 2 == 0
        ]


def expect_right(asked: Sequence[tuple[Talk, str]]) -> None:
    """Hardly a head lacks what was asked, and no answer is harmful."""
    assert [talk.ask for talk, answer in asked if talk.is_harmful(answer)] == []
    wrong = [(talk.brief, talk.ask) for talk, answer in asked if not talk.is_right(answer)]
    assert 1 - len(wrong) / len(asked) >= WANTED_AT_HEAD, wrong
