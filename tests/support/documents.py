"""The blocks of a document, and a machine on which a test may run them.

What needs root or the network is noted there instead of done; absolute paths lead into a folder.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

NEVER_COPIED = (".git", ".venv", "var", ".env", ".*_cache", ".hypothesis", "__pycache__")

_NOTED = """#!/bin/sh
echo "$(basename "$0") $*" >> {log}
"""
_SUDO = """#!/bin/sh
[ "$1" = -u ] && shift 2
exec "$@"
"""
# The user whose the file shall be is not on this machine.
_INSTALL = """#!/bin/sh
for word; do shift; [ "$word" = -o ] && skip=1 && continue
    [ "$skip" ] && skip= && continue
    set -- "$@" "$word"
done
exec {install} "$@"
"""
_CLONE = """#!/bin/sh
[ "$1" = clone ] && exec {python} -m tests.support.documents "$3"
echo "git $*" >> {log}
"""
_PYTHON = """#!/bin/sh
[ "$2" = venv ] || exec {python} "$@"
mkdir -p "$3/bin" && cp {stubs}/pip "$3/bin/" && ln -s {stubs}/python "$3/bin/python"
"""
_RUN_PYTHON = """#!/bin/sh
exec {python} "$@"
"""


def read_section(document: str, heading: str) -> str:
    """The text under a heading, up to the next of its rank."""
    text = (ROOT / document).read_text("utf-8")
    (found,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return str(found)


def read_blocks(text: str, language: str) -> list[str]:
    """The fenced blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Machine:
    """A root folder with commands that do what a test may do."""

    root: Path

    def prepare(self) -> None:
        """Make the commands."""
        scripts = {
            **dict.fromkeys(("useradd", "systemctl", "pip"), _NOTED),
            "sudo": _SUDO,
            "install": _INSTALL,
            "git": _CLONE,
            "python3": _PYTHON,
            "python": _RUN_PYTHON,
        }
        stubs = self.root / "stubs"
        stubs.mkdir(parents=True)
        (self.root / "log").touch()
        for name, script in scripts.items():
            path = stubs / name
            path.write_text(
                script.format(
                    log=self.root / "log",
                    stubs=stubs,
                    python=sys.executable,
                    install=shutil.which("install"),
                )
            )
            path.chmod(0o755)

    @property
    def noted(self) -> list[str]:
        """What was asked for and not done."""
        return (self.root / "log").read_text("utf-8").splitlines()

    def map(self, text: str) -> str:
        """A text with its absolute paths led into the root."""
        return re.sub(r"(?<![\w./:])/(?=(opt|var|etc|root)/)", f"{self.root}/", text)

    def run(self, block: str, folder: Path, **variables: str) -> str:
        """Run a block as a shell does, up to its first failure; gives what it said."""
        environment = {
            "PATH": f"{self.root / 'stubs'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            **variables,
        }
        done = subprocess.run(
            ["sh", "-e", "-u", "-c", self.map(block)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        return done.stdout


@dataclass(frozen=True)
class Unit:
    """A unit of systemd: what is said of each name in each section, in order."""

    text: str

    def get(self, section: str, name: str) -> list[str]:
        """All values of a name."""
        return [value for at, key, value in self._lines() if (at, key) == (section, name)]

    def environment(self) -> dict[str, str]:
        """What its process finds in the environment: a file goes before the unit's own words."""
        found: dict[str, str] = {}
        for line in self.get("Service", "Environment"):
            found |= dict(word.split("=", 1) for word in shlex.split(line))
        for name in self.get("Service", "EnvironmentFile"):
            path = Path(name.removeprefix("-"))
            if path.exists() or not name.startswith("-"):
                found |= _read_environment(path)
        return found

    def _lines(self) -> Iterator[tuple[str, str, str]]:
        section = ""
        for line in self.text.splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and line[0] not in "#;":
                name, _, value = line.partition("=")
                yield section, name, value


def _read_environment(path: Path) -> dict[str, str]:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    pairs = [line.partition("=") for line in lines if line and line[0] not in "#;"]
    return {name: " ".join(shlex.split(value)) for name, _, value in pairs}


if __name__ == "__main__":  # what `git clone` would bring
    shutil.copytree(ROOT, sys.argv[1], ignore=shutil.ignore_patterns(*NEVER_COPIED))
