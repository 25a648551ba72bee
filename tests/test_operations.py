"""README and docs/operations.md lead an operator to a bot that runs: word for word."""

import re
import shlex
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.pace import PER_SECOND
from bot.playground import Playground
from bot.settings import ROOT, load_settings
from bot.starting import TOKEN_IN_USE
from storage import backups, privacy
from storage.backups import find_problems
from tests.conftest import OWNER, VISITOR
from tests.support.documents import Machine, Unit, read_blocks, read_section
from tests.support.forking import run_bot
from tests.support.makefile import recipe
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import watch_store

OPERATIONS = "docs/operations.md"
TEXT = (ROOT / OPERATIONS).read_text("utf-8")
HOME, DATA = Path("opt/spravka-bot"), Path("var/lib/spravka-bot")
CLONE, SETTINGS = Path("root/spravka-bot"), Path("etc/spravka-bot/env")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.prepare()
    for folder in ("opt", "root", "etc/systemd/system", "usr/local/bin", "var/lib"):
        (tmp_path / folder).mkdir(parents=True)
    return machine


def _set(path: Path, **settings: object) -> None:
    """Write settings into a file as one does with an editor: each in the line where it stands."""
    text = path.read_text("utf-8")
    for name, value in settings.items():
        text, count = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
        assert count == 1, f"{name} is not in {path}"
    path.write_text(text)


def _settings(playground: Playground) -> dict[str, object]:
    """What an operator sets, and where this test's Telegram is."""
    return {
        "BOT_TOKEN": playground.token,
        "OWNER_IDS": OWNER.id,
        "BOT_API_URL": playground.url,
    }


@asynccontextmanager
async def _running(
    client: httpx.AsyncClient,
    folder: Path,
    command: list[str],
    environment: dict[str, str],
    port: int,
) -> AsyncIterator[Person]:
    """The bot as it was set up, from its own copy of the code; gives a visitor."""
    known = {"PYTHONPATH": "", "LISTEN": f"127.0.0.1:{port}", **environment}
    process = BotProcess(known, folder, command)
    await process.start()
    yield Person(client, VISITOR.id)
    assert await process.end() == 0


def _databases(root: Path) -> list[Path]:
    return [each.relative_to(root) for each in root.rglob("*.db") if "backups" not in each.parts]


async def test_readme_leads_to_a_bot_that_answers(
    machine: Machine, playground: Playground, client: httpx.AsyncClient, port: int
) -> None:
    copying, running = read_blocks(read_section("README.md", "Going live"), "sh")
    home = machine.root / HOME
    await machine.run(f'git clone "" {home}', machine.root)
    await machine.run(copying, home)
    _set(home / ".env", **_settings(playground))
    _, target = shlex.split(running)
    command = shlex.split(recipe(target).replace("$(BIN)/python", sys.executable))
    async with _running(client, home, command, {}, port) as visitor:
        assert "2018" in (await visitor.send("/events 2018")).text
    assert _databases(machine.root) == [HOME / "var" / "spravka.db"]


async def test_operations_lead_to_a_service_with_backups(
    machine: Machine, playground: Playground, client: httpx.AsyncClient, port: int
) -> None:
    await _install(machine, playground)
    unit = _unit(machine)
    (folder,) = unit.get("Service", "WorkingDirectory")
    (command,) = unit.get("Service", "ExecStart")
    service = (client, Path(folder), shlex.split(command), unit.environment(), port)

    watch_store(playground.url, machine.root / DATA / "spravka.db")
    backing_up, restoring, _, checking = read_blocks(read_section(OPERATIONS, "Backups"), "sh")
    (asking,) = read_blocks(read_section(OPERATIONS, "What to watch"), "sh")
    async with _running(*service) as visitor:
        assert "2018" in (await visitor.send("/events 2018")).text
        await visitor.subscribe()
        await machine.run(backing_up, machine.root)
        if shutil.which("curl"):
            health = await machine.run(asking.replace(":8080", f":{port}"), machine.root)
            assert '"store_writable": true' in health
        await visitor.tap("Отписаться")
    (backup,) = (machine.root / DATA / "backups").iterdir()
    await machine.run(restoring, machine.root, BACKUP=str(backup))
    async with _running(*service) as visitor:
        assert "Отписаться" in str((await visitor.send("/subscribe")).labels)
    assert "ok" in await machine.run(checking, machine.root)
    assert _databases(machine.root) == [DATA / "spravka.db"]

    (taking_over,) = read_blocks(read_section(OPERATIONS, "Troubleshooting"), "sh")
    assert "there is no backup" in await machine.fail(
        taking_over, machine.root, BACKUP="nowhere.db"
    )
    said = await machine.run(taking_over, machine.root, BACKUP=str(backup))
    assert "restored" in said
    assert machine.noted[-1] == "systemctl start spravka-bot"
    assert _databases(machine.root) == [DATA / "spravka.db"]


async def test_what_is_there_stays_at_each_installation_and_upgrade(
    machine: Machine, playground: Playground
) -> None:
    await _install_twice(machine, playground)
    first, database = _current(machine), machine.root / DATA / "spravka.db"
    upgrading, going_back = read_blocks(read_section(OPERATIONS, "Upgrades"), "sh")
    assert "runs already" in await machine.run(upgrading, machine.root)
    await machine.run("spravka-bot init", machine.root)
    with (machine.root / CLONE / "bot" / "__init__.py").open("a") as file:
        file.write("# a newer version\n")

    blocked = machine.root / DATA / "backups"
    blocked.symlink_to("/dev/full")
    assert "no backup could be made" in await machine.fail(upgrading, machine.root)
    blocked.unlink()
    assert _current(machine) == first
    assert machine.noted[-1] == "systemctl start spravka-bot"

    migrating = f"sqlite3.connect('{database}').execute('PRAGMA user_version = 999')"
    machine.fail_to_start(f'{sys.executable} -c "import sqlite3; {migrating}"')
    assert "did not start" in await machine.fail(upgrading, machine.root)
    assert _current(machine) == first
    assert find_problems(database) == []
    assert len(list(database.parent.glob("*.before-*Z"))) == 1
    assert machine.noted[-1] == "systemctl start spravka-bot"

    assert "runs" in await machine.run(upgrading, machine.root)
    assert _current(machine) != first
    await machine.run(going_back, machine.root)
    assert _current(machine) == first
    # As this one reads the data, they stay.
    assert len(list(database.parent.glob("*.before-*Z"))) == 1


async def _install_twice(machine: Machine, playground: Playground) -> None:
    starting = await _install(machine, playground)
    path = machine.root / SETTINGS
    assert path.stat().st_mode & 0o777 == 0o640
    assert (machine.root / DATA).stat().st_mode & 0o777 == 0o700
    before = path.read_text("utf-8")
    assert "runs" in await machine.run(starting, machine.root)
    assert path.read_text("utf-8") == before
    assert len(list((machine.root / HOME / "releases").iterdir())) == 1
    started = ["systemctl enable --quiet spravka-bot", "systemctl start spravka-bot"]
    reload = "systemctl daemon-reload"
    home = f"--home-dir {machine.root / DATA} --no-create-home"
    quietly = "-qq --disable-pip-version-check --no-cache-dir"
    assert machine.noted == [
        f"useradd --system {home} --shell /usr/sbin/nologin spravka",
        f"pip install {quietly} --require-hashes -r {machine.root / CLONE}/requirements.lock",
        reload,
        *(reload, *started),
        *(reload, *started),
    ]


async def _install(machine: Machine, playground: Playground) -> str:
    """Install as the document says; gives what is called again."""
    installing, starting, _ = read_blocks(read_section(OPERATIONS, "Set it up"), "sh")
    await machine.run(installing, machine.root, REPOSITORY="https://example.org/spravka-bot.git")
    _set(machine.root / SETTINGS, **_settings(playground))
    await machine.run(starting, machine.root)
    return starting


def _current(machine: Machine) -> str:
    return (machine.root / HOME / "current").readlink().name


def _unit(machine: Machine) -> Unit:
    return Unit(machine.map((ROOT / "deploy" / "spravka-bot.service").read_text("utf-8")))


def test_unit_lets_the_bot_write_where_its_data_are(machine: Machine) -> None:
    unit = _unit(machine)
    assert unit.get("Service", "User") == ["spravka"]
    assert unit.get("Service", "StateDirectory") == [DATA.name]
    assert int(unit.get("Service", "TimeoutStopSec")[0]) > 15


def test_unit_leaves_a_bot_alone_that_gave_way(machine: Machine) -> None:
    unit = _unit(machine)
    assert unit.get("Service", "Restart") == ["always"]
    assert unit.get("Service", "RestartPreventExitStatus") == [str(TOKEN_IN_USE)]


def test_file_of_settings_goes_before_the_words_of_a_unit(tmp_path: Path) -> None:
    path = tmp_path / "settings"
    path.write_text('# a comment\nA=of the file\n\nC="in quotes"\n')
    unit = Unit(f"[Service]\nEnvironmentFile={path}\nEnvironment='A=of the unit' B=b\n")
    assert unit.environment() == {"A": "of the file", "B": "b", "C": "in quotes"}


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^spravka-bot (\w+)", TEXT, re.M))))
def test_command_is_known(command: str) -> None:
    assert run_bot(command, "--help").status == 0


@pytest.mark.parametrize(
    ("words", "kept_for"),
    [
        ("one that was set aside", privacy.UPDATES_KEPT_FOR),
        ("that an update was handled", privacy.UPDATES_KEPT_FOR),
        ("a choice of language", privacy.CHOICES_KEPT_FOR),
        ("takes no messages", privacy.CHOICES_KEPT_FOR),
        ("to whom an announcement", privacy.WORK_KEPT_FOR),
        ("discarded or published", privacy.WORK_KEPT_FOR),
        ("invitations", privacy.INVITATIONS_KEPT_FOR),
        ("copies of all this", backups.KEPT_FOR),
        ("The bot itself keeps no copy with people", backups.KEPT_FOR),
    ],
)
def test_what_is_said_to_be_kept_is_kept_for_so_long(words: str, kept_for: timedelta) -> None:
    (line,) = [line for line in TEXT.splitlines() if words in line]
    assert f"{kept_for.days} days" in line
    days = load_settings().keep_questions_days
    assert f"`KEEP_QUESTIONS_DAYS` ({days} days)" in TEXT


def test_pace_of_announcements_is_the_one_described() -> None:
    (said,) = re.findall(r"outbox, (\d+) a second", TEXT)
    assert float(said) == PER_SECOND
