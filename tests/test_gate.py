"""The checks themselves: the same code gets the same verdict, on every machine and every day."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from bot.settings import DATA, ROOT
from tests.mutants.__main__ import Mutant, read_mutants
from tests.support.makefile import recipe


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


def test_catalogs_are_as_the_messages_in_the_code_make_them(tmp_path: Path) -> None:
    shutil.copytree(DATA / "locales", tmp_path / "locales")
    command = (
        recipe("texts")
        .replace("$(BIN)", sysconfig.get_path("scripts"))
        .replace("$(VENV)", str(tmp_path))
        .replace("data/locales", str(tmp_path / "locales"))
    )
    subprocess.run(["sh", "-e", "-c", command], cwd=ROOT, check=True)
    for made in (tmp_path / "locales").glob("*.po"):
        kept = (DATA / "locales" / made.name).read_text("utf-8")
        assert made.read_text("utf-8") == kept, "run `make texts` and translate what is new"


@pytest.mark.parametrize("mutant", read_mutants(), ids=lambda mutant: mutant.name)
def test_each_mutant_still_breaks_something(mutant: Mutant) -> None:
    assert (ROOT / mutant.file).read_text("utf-8").count(mutant.find) == 1
    for path in mutant.tests.split():
        assert (ROOT / path.partition("::")[0]).exists()
