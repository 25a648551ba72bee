"""The checks themselves: the same code gets the same verdict, on every machine and every day."""

import hypothesis
from hypothesis import strategies as st


def _examples() -> list[list[int]]:
    """What a test is tried with."""
    drawn: list[list[int]] = []

    @hypothesis.given(st.lists(st.integers()))
    def draw(numbers: list[int]) -> None:
        drawn.append(numbers)

    draw()
    return drawn


def test_made_up_examples_are_the_same_in_every_run_and_none_are_kept() -> None:
    assert _examples() == _examples()
    assert hypothesis.settings().database is None


def test_explorer_makes_up_new_ones() -> None:
    profile = hypothesis.settings.get_profile("explore")
    assert not profile.derandomize
    assert profile.max_examples > hypothesis.settings().max_examples
