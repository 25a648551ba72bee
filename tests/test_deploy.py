"""What deploy/ ships is sound: scripts, unit, proxies, container."""

import asyncio
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import yaml

from bot import VERSION
from bot.application import App
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.playground import Playground
from bot.settings import ROOT, Settings, load_settings
from handlers.chat.context import SERVICES
from handlers.documents.__main__ import MAX_MEMORY
from handlers.errors.troubles import DEEP_INBOX
from storage.condition import LEAST_ROOM, OLDEST_BACKUP
from storage.usage import Use
from tests.bot.test_certificates import sign
from tests.bot.test_server import SECRET
from tests.conftest import VISITOR
from tests.support.documents import Unit, read_blocks, read_section
from tests.support.person import Person
from tests.support.process import BotProcess

DEPLOY = ROOT / "deploy"
MOST_EXPOSED = 2.0
"""Of 10, as systemd counts what a service might do."""
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_version_is_the_same_wherever_it_is_said() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
    assert f"## {VERSION}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_scripts_are_sound() -> None:
    scripts = [*DEPLOY.glob("*.sh"), DEPLOY / "spravka-bot"]
    done = _run(Path(sys.executable).with_name("shellcheck"), "--external-sources", *scripts)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", ["install.sh", "upgrade.sh", "spravka-bot"])
def test_script_can_be_called(name: str) -> None:
    assert (DEPLOY / name).stat().st_mode & stat.S_IXUSR


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze")
    unit = (DEPLOY / "spravka-bot.service").read_text("utf-8")
    path = tmp_path / "spravka-bot.service"
    path.write_text(re.sub(r"^(ExecStart)=\S+", rf"\1={sys.executable}", unit, flags=re.M))
    done = _run("systemd-analyze", "verify", "--man=no", path)
    assert (done.returncode, done.stderr) == (0, "")
    most = f"--threshold={MOST_EXPOSED * 10:.0f}"
    done = _run("systemd-analyze", "security", "--offline=yes", "--no-pager", most, path)
    assert done.returncode == 0, done.stdout


def test_unit_says_when_it_serves_and_leaves_no_dump() -> None:
    unit = Unit((DEPLOY / "spravka-bot.service").read_text("utf-8"))
    assert unit.get("Service", "Type") == ["notify"]
    assert unit.get("Service", "LimitCORE") == ["0"]
    assert int(unit.get("Service", "WatchdogSec")[0]) > 0
    assert int(unit.get("Service", "LimitNOFILE")[0]) >= 4096


def test_reader_of_documents_is_ended_before_the_bot_is() -> None:
    unit = Unit((DEPLOY / "spravka-bot.service").read_text("utf-8"))
    assert unit.get("Service", "OOMPolicy") == ["continue"]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    for limit in (*unit.get("Service", "MemoryMax"), compose["services"]["bot"]["mem_limit"]):
        assert limit.upper() == "1G"
    # Its own limit ends it sooner than that of all, and leaves the bot what it takes.
    assert MAX_MEMORY + (100 << 20) < 1 << 30


@pytest.mark.parametrize(
    ("name", "at", "to"),
    [
        ("nginx.conf", "location = {path} {{", "proxy_pass http://{listen};"),
        ("Caddyfile", "handle {path} {{", "reverse_proxy {listen}"),
    ],
)
def test_proxy_forwards_to_where_the_webhook_listens(name: str, at: str, to: str) -> None:
    (block,) = read_blocks(read_section("docs/operations.md", "Polling or webhook"), "ini")
    lines = [line.partition("=") for line in block.splitlines()]
    given = {name.lower(): value for name, _, value in lines}
    assert set(given) <= set(Settings.model_fields)
    settings = load_settings(**given | {"webhook_secret": SECRET})
    assert settings.webhook_url
    address = urlsplit(settings.webhook_url)
    proxy = (DEPLOY / name).read_text("utf-8")
    assert f"{address.hostname} " in proxy.replace(";", " ")
    assert at.format(path=address.path) in proxy
    assert to.format(listen=settings.listen) in proxy
    assert "X-Forwarded-For" in proxy


def _instructions(name: str) -> list[str]:
    text = CONTAINERFILE.replace("\\\n", " ")
    return re.findall(rf"^ *{name} +(.*)$", text, re.MULTILINE)


async def test_what_the_container_holds_is_enough_to_serve(
    playground: Playground, client: httpx.AsyncClient, tmp_path: Path, port: int
) -> None:
    code, volume = tmp_path / "code", tmp_path / "volume"
    volume.mkdir()
    for source, target in map(
        str.split, [each for each in _instructions("COPY") if "/" not in each]
    ):
        shutil.copytree(ROOT / source, code / target)
    code.chmod(0o555)
    (serving,) = map(yaml.safe_load, _instructions("CMD"))
    (checking,) = [
        yaml.safe_load(each.partition("CMD ")[2]) for each in _instructions("HEALTHCHECK")
    ]
    (variables,) = _instructions("ENV")
    environment = dict(each.split("=", 1) for each in variables.split())
    path = environment["DATABASE_PATH"].replace(_instructions("VOLUME")[0], str(volume))
    environment |= {
        "PATH": str(Path(sys.executable).parent),
        "PYTHONPATH": "",
        "DATABASE_PATH": path,
        "BOT_TOKEN": playground.token,
        "BOT_API_URL": playground.url,
        "HEALTH_LISTEN": f"127.0.0.1:{port}",
    }
    command = [sys.executable, *serving[1:]]
    process = BotProcess(environment, code, command)
    await process.start()
    assert "2018" in (await Person(client, VISITOR.id).send("/events 2018")).text
    check = [sys.executable, *(word.replace(":8081", f":{port}") for word in checking[1:])]
    assert (await asyncio.to_thread(_run, *check)).returncode == 0
    assert await process.end() == 0
    assert (await asyncio.to_thread(_run, *check)).returncode
    assert sorted(each.name for each in code.iterdir()) == ["bot", "data", "handlers", "storage"]


def test_container_runs_without_rights() -> None:
    assert _instructions("USER") == ["spravka"]
    (service,) = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"].values()
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    (volume,) = service["volumes"]
    assert volume.endswith(f":{_instructions('VOLUME')[0]}")
    assert {name.lower() for name in service["environment"]} <= set(Settings.model_fields)
    ignored = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").split()
    copied = {each.split()[0] for each in _instructions("COPY") if not each.startswith("--")}
    assert {f"!{each}" for each in copied} <= set(ignored)


@pytest.fixture
def exported(application: App, settings: Settings) -> set[str]:
    """The names of all samples that /metrics may have."""
    metrics, inbox = Metrics(), application.update_queue
    assert isinstance(inbox, Inbox)
    usage = application.bot_data[SERVICES].store.usage
    metrics.watch(inbox, settings.database_path, usage)
    metrics.count_call("getMe", "ok")
    metrics.note_troubles(["disk"])
    inbox.counts.received["message"] += 1
    usage.count(Use("2018-06-01", 1, "ru", "screen", "start", found=True))
    inbox.counts.outcomes["done"] += 1
    return {sample.name for family in metrics.registry.collect() for sample in family.samples}


@pytest.mark.parametrize(
    "path", ["deploy/alerts.yaml", "deploy/dashboard.json", "docs/operations.md"]
)
def test_monitoring_asks_for_what_the_bot_exports(path: str, exported: set[str]) -> None:
    text = (ROOT / path).read_text("utf-8")
    asked = set(re.findall(r"\bspravka_\w+", text))
    assert asked
    assert asked <= exported | {"spravka_update_seconds"}


def test_nothing_exported_is_left_out_of_the_dashboard(exported: set[str]) -> None:
    text = (DEPLOY / "dashboard.json").read_text("utf-8")
    timed = ("_created", "_count", "_sum")
    assert {name for name in exported if name not in text and not name.endswith(timed)} == set()


def test_alerts_have_what_prometheus_wants() -> None:
    (group,) = yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))["groups"]
    for rule in group["rules"]:
        assert set(rule) <= {"alert", "expr", "for", "annotations"}
        assert rule["annotations"]["summary"]


def test_every_alert_comes_when_it_shall_and_not_before() -> None:
    if not shutil.which("promtool"):
        pytest.skip("there is no promtool")
    done = _run("promtool", "check", "rules", DEPLOY / "alerts.yaml")
    assert done.returncode == 0, done.stderr
    done = _run("promtool", "test", "rules", ROOT / "tests" / "alerts.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_alert_is_made_to_fire() -> None:
    (group,) = yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))["groups"]
    cases = yaml.safe_load((ROOT / "tests" / "alerts.yaml").read_text("utf-8"))["tests"]
    looks = [look for case in cases for look in case["alert_rule_test"]]
    for fires in (True, False):
        told = {look["alertname"] for look in looks if bool(look.get("exp_alerts")) == fires}
        assert told == {rule["alert"] for rule in group["rules"]}


def test_first_failure_is_an_increase(application: App) -> None:
    # Of a series that begins with 1 Prometheus sees none.
    metrics, inbox = Metrics(), application.update_queue
    assert isinstance(inbox, Inbox)
    metrics.watch(inbox, Path("nowhere"), application.bot_data[SERVICES].store.usage)
    (alert,) = re.findall(r'outcome=~"([^"]+)"', (DEPLOY / "alerts.yaml").read_text("utf-8"))
    for outcome in alert.split("|"):
        found = metrics.registry.get_sample_value("spravka_outcomes_total", {"outcome": outcome})
        assert found == 0


def test_nginx_finds_nothing_wrong_with_its_example(tmp_path: Path) -> None:
    if not (nginx := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")):
        pytest.skip("there is no nginx")
    sign(tmp_path, "bot")
    example = (DEPLOY / "nginx.conf").read_text("utf-8")
    for name, file in (("ssl_certificate", "bot.pem"), ("ssl_certificate_key", "bot.key")):
        example = re.sub(rf"{name} \S+;", f"{name} {tmp_path / file};", example)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = " ".join(f"{each}_temp_path {tmp_path}/{each};" for each in kinds)
    (tmp_path / "all.conf").write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ access_log off; {places} {example} }}"
    )
    done = _run(nginx, "-t", "-p", tmp_path, "-e", "stderr", "-c", tmp_path / "all.conf")
    assert done.returncode == 0, done.stderr


def test_alerts_begin_where_owners_are_told() -> None:
    text = (DEPLOY / "alerts.yaml").read_text("utf-8")
    hours, megabytes = OLDEST_BACKUP / timedelta(hours=1), LEAST_ROOM // 1024**2
    assert f"spravka_backup_age_seconds > {hours:.0f} * 3600" in text
    assert f"spravka_free_bytes < {megabytes} * 1024 * 1024" in text
    assert f"spravka_inbox_depth > {DEEP_INBOX} " in text
