"""The blocks of a document, and a machine on which a test may run them.

What needs root or the network is noted there instead of done; absolute paths lead into a folder.
"""

import asyncio
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

NEVER_COPIED = (".git", ".venv", "var", ".env", ".*_cache", ".hypothesis")
"""Compiled code comes along: to compile it takes longer than all else of a start."""

_NOTED = """#!/bin/sh
echo "$(basename "$0") $*" >> {log}
"""
_SYSTEMCTL = """#!/bin/sh
echo "systemctl $*" >> {log}
if [ "$1" = start ] && [ -e {log}.failing ]; then sh -e {log}.failing; rm {log}.failing; exit 1; fi
"""
_RUNUSER = """#!/bin/sh
shift 3
exec "$@"
"""
# Whoever runs the tests is root; the user of the bot is there once it was made.
_ID = """#!/bin/sh
[ $# = 1 ] && echo 0 || grep -q "^useradd .*$2" {log}
"""
# The user whose the file shall be is not on this machine.
_INSTALL = """#!/bin/sh
for word; do shift; {{ [ "$word" = -o ] || [ "$word" = -g ]; }} && skip=1 && continue
    [ "$skip" ] && skip= && continue
    set -- "$@" "$word"
done
exec {install} "$@"
"""
_CLONE = """#!/bin/sh
[ "$1" = clone ] && exec {python} -m tests.support.documents "$3" {log}
echo "git $*" >> {log}
"""
_PYTHON = """#!/bin/sh
[ "$2" = venv ] || exec {python} "$@"
mkdir -p "$3/bin" && cp {stubs}/pip "$3/bin/" && ln -s {stubs}/python "$3/bin/python"
"""
# To compile what is called once takes longer than to call it.
_RUN_PYTHON = """#!/bin/sh
[ "$2" = compileall ] && exit
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
            **dict.fromkeys(("useradd", "pip"), _NOTED),
            "systemctl": _SYSTEMCTL,
            "runuser": _RUNUSER,
            "id": _ID,
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

    def fail_to_start(self, doing: str) -> None:
        """Let the service end at its next start, having done something."""
        Path(f"{self.root / 'log'}.failing").write_text(doing)

    def map(self, text: str) -> str:
        """A text with its absolute paths led into the root."""
        return re.sub(r"(?<![\w./:])/(?=(opt|var|etc|root|usr/local)/)", f"{self.root}/", text)

    async def run(self, block: str, folder: Path, **variables: str) -> str:
        """Run a block as a shell does, up to its first failure; gives what it said."""
        done = await self._run(block, folder, variables)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        return done.stdout

    async def fail(self, block: str, folder: Path, **variables: str) -> str:
        """Run a block that must not succeed; gives its last line of what is wrong."""
        done = await self._run(block, folder, variables)
        assert done.returncode, f"{block}\n{done.stdout}{done.stderr}"
        return done.stderr.splitlines()[-1]

    async def _run(
        self, block: str, folder: Path, variables: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        commands = (self.root / "stubs", self.root / "usr/local/bin", os.environ["PATH"])
        # Elsewhere: what it calls may call the playground of this test.
        return await asyncio.to_thread(
            subprocess.run,
            ["sh", "-e", "-u", "-c", self.map(block)],
            cwd=folder,
            env={"PATH": ":".join(map(str, commands)), "PYTHONPATH": str(ROOT), **variables},
            capture_output=True,
            text=True,
            check=False,
        )


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


def _clone(target: Path, machine: Machine) -> None:
    """What `git clone` would bring, with the paths of this machine."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*NEVER_COPIED, "tests"))
    for path in (target / "deploy").iterdir():
        path.write_text(machine.map(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _clone(Path(sys.argv[1]), Machine(Path(sys.argv[2]).parent))
