"""README, settings and commands say the same."""

import re
import tomllib
from pathlib import Path

import pytest

from bot import VERSION
from bot.settings import Settings
from handlers.chat.screen import Access
from handlers.registry import SCREENS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_setting_stands_in_the_example_and_the_readme(name: str) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.search(rf"^#?{name}=", example, re.MULTILINE)
    assert f"`{name}`" in README


def test_example_names_nothing_that_is_no_setting() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = {line.lstrip("#").partition("=")[0] for line in lines if re.match(r"#?\w+=", line)}
    assert named == {name.upper() for name in Settings.model_fields}


COMMANDS = [kind.spec.name for kind in SCREENS.commands(Access.ANYBODY, Access.OWNER)]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_stands_in_the_readme(name: str) -> None:
    assert f"`/{name}" in README


def test_the_readme_names_no_command_that_there_is_not() -> None:
    assert {row.split()[0] for row in re.findall(r"^\| `/([a-z][^`]*)`", README, re.M)} == set(
        COMMANDS
    )


def test_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
