"""README and docs/operations.md lead an operator to a bot that runs: word for word."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bot.__main__ import TOKEN_IN_USE
from bot.pace import PER_SECOND
from bot.playground import Playground
from bot.settings import ROOT, Settings, load_settings
from storage import backups, privacy
from tests.bot.test_server import SECRET
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


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.prepare()
    for folder in ("opt", "etc/systemd/system", DATA):
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
    machine.run(f'git clone "" {home}', machine.root)
    machine.run(copying, home)
    _set(home / ".env", **_settings(playground))
    _, target = shlex.split(running)
    command = shlex.split(recipe(target).replace("$(BIN)/python", sys.executable))
    async with _running(client, home, command, {}, port) as visitor:
        assert "2018" in (await visitor.send("/events 2018")).text
    assert _databases(machine.root) == [HOME / "var" / "spravka.db"]


async def test_operations_lead_to_a_service_with_backups(
    machine: Machine, playground: Playground, client: httpx.AsyncClient, port: int
) -> None:
    home = machine.root / HOME
    setting_up, enabling, _ = read_blocks(read_section(OPERATIONS, "Set it up"), "sh")
    machine.run(setting_up, machine.root, REPOSITORY="https://example.org/spravka-bot.git")
    assert (home / ".env").stat().st_mode & 0o777 == 0o600
    _set(home / ".env", **_settings(playground))
    unit = _unit(machine)
    (folder,) = unit.get("Service", "WorkingDirectory")
    (command,) = unit.get("Service", "ExecStart")
    machine.run(enabling, machine.root)
    service = (client, Path(folder), shlex.split(command), unit.environment(), port)

    watch_store(playground.url, machine.root / DATA / "spravka.db")
    backing_up, restoring, _, checking = read_blocks(read_section(OPERATIONS, "Backups"), "sh")
    (asking,) = read_blocks(read_section(OPERATIONS, "What to watch"), "sh")
    async with _running(*service) as visitor:
        assert "2018" in (await visitor.send("/events 2018")).text
        await visitor.subscribe()
        machine.run(backing_up, machine.root)
        if shutil.which("curl"):
            health = machine.run(asking.replace(":8080", f":{port}"), machine.root)
            assert '"store_writable": true' in health
        await visitor.tap("Отписаться")
    (backup,) = (machine.root / DATA / "backups").iterdir()
    machine.run(restoring, machine.root, BACKUP=str(backup))
    async with _running(*service) as visitor:
        assert "Отписаться" in str((await visitor.send("/subscribe")).labels)
    assert "ok" in machine.run(checking, machine.root)

    (upgrading,) = read_blocks(read_section(OPERATIONS, "Upgrades"), "sh")
    machine.run(upgrading, machine.root)
    assert _databases(machine.root) == [DATA / "spravka.db"]
    assert machine.noted == [
        "useradd --system --home-dir /opt/spravka-bot --shell /usr/sbin/nologin spravka".replace(
            "/opt", f"{machine.root}/opt"
        ),
        "pip install --require-hashes -r requirements.lock",
        "systemctl enable --now spravka-bot",
        "systemctl stop spravka-bot",
        "systemctl start spravka-bot",
        "systemctl stop spravka-bot",
        "git pull",
        "pip install --require-hashes -r requirements.lock",
        "systemctl start spravka-bot",
    ]


def _unit(machine: Machine) -> Unit:
    (block,) = read_blocks(read_section(OPERATIONS, "Set it up"), "ini")
    return Unit(machine.map(block))


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


def test_systemd_finds_nothing_wrong_with_the_unit(machine: Machine) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze")
    setting_up, *_ = read_blocks(read_section(OPERATIONS, "Set it up"), "sh")
    machine.run(setting_up, machine.root, REPOSITORY="")
    path = machine.root / "etc/systemd/system/spravka-bot.service"
    path.write_text(_unit(machine).text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m bot (\w+)", TEXT))))
def test_command_is_known(command: str) -> None:
    assert run_bot(command, "--help").status == 0


def test_proxy_forwards_to_where_the_webhook_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    section = read_section(OPERATIONS, "Polling or webhook")
    (block,), (proxy,) = read_blocks(section, "ini"), read_blocks(section, "nginx")
    lines = [line.partition("=") for line in block.splitlines()]
    given = {name.lower(): value for name, _, value in lines}
    assert set(given) <= set(Settings.model_fields)
    settings = load_settings(**given | {"webhook_secret": SECRET})
    assert settings.webhook_url
    address = urlsplit(settings.webhook_url)
    assert f"server_name {address.hostname};" in proxy
    assert f"location = {address.path} {{" in proxy
    assert f"proxy_pass http://{settings.listen};" in proxy
    assert "X-Forwarded-For" in proxy


@pytest.mark.parametrize("metric", sorted(set(re.findall(r"`(spravka_\w+)", TEXT))))
def test_metric_is_one_of_ours(metric: str) -> None:
    name = metric.removesuffix("_total")
    assert f'"{name}"' in (ROOT / "bot" / "metrics.py").read_text("utf-8")


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
        ("The bot itself keeps no copy", backups.KEPT_FOR),
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
