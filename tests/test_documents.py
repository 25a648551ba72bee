"""README, settings and commands say the same."""

from pathlib import Path

import pytest

from bot.settings import Settings
from handlers.commands import VISITOR_COMMANDS, editor_commands
from handlers.registry import COMMANDS, EDITING

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_setting_stands_in_the_example_and_the_readme(name: str) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    assert f"\n{name}=" in example
    assert f"`{name}`" in README


def test_example_names_nothing_that_is_no_setting() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert named == {name.upper() for name in Settings.model_fields}


def test_every_listed_command_is_handled_and_every_handled_one_is_listed() -> None:
    assert {command.name for command in VISITOR_COMMANDS} == set(COMMANDS)
    assert {command.name for command in editor_commands(owner=True)} == set(EDITING)


@pytest.mark.parametrize("name", [*COMMANDS, *EDITING])
def test_command_stands_in_the_readme(name: str) -> None:
    assert f"`/{name}" in README
