"""Questions are understood: at least 95 of 100 at first place."""

from pathlib import Path

import pytest

from tests.quality.measure import SETS, ask_all, read_questions

WANTED = 0.95


@pytest.mark.parametrize("name", SETS)
async def test_questions_are_answered_right_at_first_place(name: str, tmp_path: Path) -> None:
    answers = await ask_all(read_questions(name), tmp_path / "spravka.db")
    wrong = [each for each in answers if not each.is_right(1)]
    assert 1 - len(wrong) / len(answers) >= WANTED, [each.question.ask for each in wrong]


def test_sets_share_no_question() -> None:
    one, other = ({each.ask.casefold() for each in read_questions(name)} for name in SETS)
    assert one.isdisjoint(other)
