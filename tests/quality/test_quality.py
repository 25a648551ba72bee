"""Questions are understood: at least 95 of 100 at first place, or at the head of the answer."""

from pathlib import Path

import pytest

from tests.quality import each_brief
from tests.quality.heads import hold_talks, read_talks
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


@pytest.mark.parametrize(("name", "wanted"), [("sixth", WANTED), ("mechanisms", 0.88)])
async def test_heads_of_answers_on_made_up_briefs_say_what_was_asked(
    name: str, wanted: float
) -> None:
    talks = read_talks(f"questions/{name}")
    answers = await hold_talks(talks)
    asked = list(zip(talks, answers, strict=True))
    assert [talk.ask for talk, answer in asked if talk.is_harmful(answer)] == []
    wrong = [talk.ask for talk, answer in asked if not talk.is_right(answer)]
    assert 1 - len(wrong) / len(talks) >= wanted, wrong


@pytest.mark.parametrize(
    ("name", "wanted"),
    # The oldest and the newest: `make quality` asks all of them.
    [("first", WANTED), ("seventh", 0.94)],
)
async def test_every_brief_is_understood_as_a_whole_and_by_its_countrys_name(
    name: str, wanted: float
) -> None:
    talks = each_brief.read_talks(name)
    answers = await each_brief.ask_each(talks)
    for slug, asked in talks.items():
        both = list(zip(asked, answers[slug], strict=True))
        wrong = [talk.ask for talk, answer in both if not talk.is_right(answer)]
        assert 1 - len(wrong) / len(asked) >= wanted, (slug, wrong)
