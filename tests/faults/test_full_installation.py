"""The scripts of deploy/ on file systems that are really full, so that each step fails once."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.faults.test_full_file_system import fill
from tests.support.documents import Machine

FOLDERS = ("opt", "etc", "usr/local", "var/lib")
PAGE = 4096
CODE = ("bot", "handlers", "storage", "data", "docs")
FILES = ("requirements.lock", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")
SETTINGS, UNIT = "etc/spravka-bot/env", "etc/systemd/system/spravka-bot.service"
COMMAND, HOME, DATA = "usr/local/bin/spravka-bot", "opt/spravka-bot", "var/lib/spravka-bot"
INSTALL, UPGRADE = (f"/root/spravka-bot/deploy/{name}.sh" for name in ("install", "upgrade"))
# The scripts ask for room before they begin: what is tried here is that it goes afterwards.
_DF = """#!/bin/sh
echo
echo "tmpfs 2000 0 2000 0% /"
"""
_PIP = """#!/bin/sh
head -c 65536 /dev/zero >"$(dirname "$0")/library"
"""
# Of the bot only what takes room; the version of a schema is what its file begins with.
_PYTHON = """#!/bin/sh
put() { mkdir -p "$(dirname "$2")" && cp "$1" "$2.part" && mv "$2.part" "$2"; }
case "$*" in
*compileall*) head -c 65536 /dev/zero >bot/compiled ;;
*"bot backup "*) put {data} "$4" || { rm -f "$4.part"; exit 1; } ;;
*"bot restore "*) put "$4" {data} || { rm -f {data}.part; exit 1; } ;;
*user_version*) head -c 1 "$3" ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine with four small file systems, and a copy of the repository with little in it."""
    machine = Machine(tmp_path)
    machine.prepare()
    data = tmp_path / DATA / "spravka.db"
    for name, script in {
        "df": _DF,
        "pip": _PIP,
        "python": _PYTHON.replace("{data}", str(data)),
    }.items():
        (tmp_path / "stubs" / name).write_text(script)
        (tmp_path / "stubs" / name).chmod(0o755)
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path / folder)]
        if not shutil.which("mount") or subprocess.run(command, check=False).returncode:
            pytest.skip("mounting is not permitted")
    try:
        for folder in ("etc/systemd/system", "usr/local/bin"):
            (tmp_path / folder).mkdir(parents=True)
        source = tmp_path / "root" / "spravka-bot"
        for folder in CODE:
            (source / folder).mkdir(parents=True)
            (source / folder / "__main__.py").write_bytes(b"#" * 10 * PAGE)
        for name in FILES:
            (source / name).write_text(name)
        shutil.copy(ROOT / ".env.example", source)
        shutil.copytree(ROOT / "deploy", source / "deploy")
        for path in (source / "deploy").iterdir():
            path.write_text(machine.map(path.read_text("utf-8")), "utf-8")
        yield machine
    finally:
        for folder in FOLDERS:
            subprocess.run(["umount", str(tmp_path / folder)], check=False)


def _look(root: Path) -> dict[str, str]:
    """What an operator would find: each file that counts, and where the links lead."""
    names = (SETTINGS, UNIT, COMMAND, f"{HOME}/backup", f"{DATA}/spravka.db")
    found = {name: (root / name).read_text() for name in names if (root / name).exists()}
    links = [each for each in (root / HOME).glob("*") if each.is_symlink()]
    return found | {each.name: str(each.readlink()) for each in links}


def _halves(root: Path) -> list[Path]:
    return [each for end in ("part", "new") for each in root.rglob(f"*.{end}")]


async def _fail(machine: Machine, block: str, folder: str, *rooms: int) -> str:
    """Run a block with so little room in a folder; whole is what is there after each time."""
    said = ""
    for room in rooms:
        before, noted = _look(machine.root), len(machine.noted)
        filler = fill(machine.root / folder, but=room)
        said = await machine.fail(block, machine.root)
        filler.unlink()
        assert said.startswith("spravka-bot: ")
        assert _halves(machine.root) == []
        after = _look(machine.root)
        if SETTINGS not in before and SETTINGS in after:
            assert after.pop(SETTINGS).count("\n") == (ROOT / ".env.example").read_text().count(
                "\n"
            )
        assert after == before
        # Nothing takes the room that the next try needs; what was not to blame may stay.
        standing = {Path(after[name]).name for name in ("current", "previous") if name in after}
        laid = {each.name for each in (machine.root / HOME / "releases").glob("*")}
        assert laid == standing or folder == "var/lib"
        # Whatever was stopped runs again.
        done = [line.split()[1] for line in machine.noted[noted:] if line.startswith("systemctl")]
        assert done in ([], ["stop", "start"])
    return said


async def test_each_step_of_an_installation_without_room_leaves_nothing_half_done(
    machine: Machine,
) -> None:
    assert "env could not be made" in await _fail(machine, INSTALL, "etc", 0, PAGE)
    assert "venvs" in await _fail(machine, INSTALL, "opt", 0)
    assert "the libraries could not" in await _fail(machine, INSTALL, "opt", 2 * PAGE, 10 * PAGE)
    # Of the code nothing, a part, all of it but what is compiled.
    for pages in (20, 60, 100):
        assert "releases" in await _fail(machine, INSTALL, "opt", pages * PAGE)
    assert ".service could not be made" in await _fail(machine, INSTALL, "etc", 0)
    assert "bin/spravka-bot could not" in await _fail(machine, INSTALL, "usr/local", 0)
    assert "Now set BOT_TOKEN" in await machine.run(INSTALL, machine.root)
    assert set(_look(machine.root)) == {SETTINGS, UNIT, COMMAND, "current"}


async def test_each_step_of_an_upgrade_without_room_leaves_the_version_that_runs(
    machine: Machine,
) -> None:
    root = machine.root
    await machine.run(INSTALL, root)
    data = root / DATA / "spravka.db"
    data.write_text("1" + "x" * 20 * PAGE)
    with (root / "root/spravka-bot/deploy/spravka-bot.service").open("a") as file:
        file.write("# a newer version\n")
    first = _look(root)

    for pages in (0, 20):
        assert "releases" in await _fail(machine, UPGRADE, "opt", pages * PAGE)
    assert ".service could not be made" in await _fail(machine, UPGRADE, "etc", 0)
    assert "bin/spravka-bot could not" in await _fail(machine, UPGRADE, "usr/local", 0)
    laid = (root / HOME / "current").resolve()
    whole = sum(each.stat().st_blocks * 512 for each in laid.rglob("*") if not each.is_symlink())
    assert "backup could not be made" in await _fail(machine, UPGRADE, "opt", whole)
    assert "no backup could be made" in await _fail(machine, UPGRADE, "var/lib", 0, 9 * PAGE)
    assert "runs" in await machine.run(UPGRADE, root)
    second = _look(root)
    assert second["previous"] == first["current"] != second["current"]
    assert "a newer version" in second[UNIT]

    data.write_text("2" + "x" * 40 * PAGE)
    back = f"{UPGRADE} --back"
    for folder in ("etc", "usr/local"):
        assert "could not be made" in await _fail(machine, back, folder, 0)
    assert "so the newer version stays" in await _fail(machine, back, "var/lib", 0)
    await machine.run(back, root)
    assert _look(root) == first
