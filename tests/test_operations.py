"""docs/operations.md describes the bot as it is."""

import re
import subprocess
import sys
import textwrap
from configparser import RawConfigParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.settings import Settings, load_settings
from tests.bot.test_server import SECRET

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "operations.md").read_text("utf-8")


def _block(begin: str) -> str:
    """The indented block that begins with these words."""
    (found,) = re.findall(rf"^    {re.escape(begin)}.*\n(?:(?:    .*)?\n)*", TEXT, re.MULTILINE)
    return textwrap.dedent(found)


@pytest.fixture
def unit() -> RawConfigParser:
    parser = RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(_block("[Unit]"))
    return parser


def _runs(*arguments: str) -> bool:
    """Whether the command line knows this."""
    command = [sys.executable, *arguments, "--help"]
    return not subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def test_unit_starts_what_there_is(unit: RawConfigParser) -> None:
    assert unit.sections() == ["Unit", "Service", "Install"]
    python, *arguments = unit["Service"]["ExecStart"].split()
    assert python == f"{unit['Service']['WorkingDirectory']}/.venv/bin/python"
    assert _runs(*arguments)


def test_unit_lets_the_bot_write_where_its_data_are(unit: RawConfigParser) -> None:
    service = unit["Service"]
    name, _, path = service["Environment"].partition("=")
    assert name == "DATABASE_PATH"
    assert Path(path).parent == Path("/var/lib") / service["StateDirectory"]
    assert int(service["TimeoutStopSec"]) > 15


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m bot (\w+)", TEXT))))
def test_command_is_known(command: str) -> None:
    assert _runs("-m", "bot", command)


def test_proxy_forwards_to_where_the_webhook_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line.partition("=") for line in _block("WEBHOOK_URL=").splitlines()]
    given = {name.lower(): value for name, _, value in lines if name}
    assert set(given) <= set(Settings.model_fields)
    settings = load_settings(**given | {"webhook_secret": SECRET})
    assert settings.webhook_url
    address = urlsplit(settings.webhook_url)
    proxy = _block("server {")
    assert f"server_name {address.hostname};" in proxy
    assert f"location = {address.path} {{" in proxy
    assert f"proxy_pass http://{settings.listen};" in proxy
    assert "X-Forwarded-For" in proxy


@pytest.mark.parametrize("metric", sorted(set(re.findall(r"`(spravka_\w+)", TEXT))))
def test_metric_is_one_of_ours(metric: str) -> None:
    name = metric.removesuffix("_total")
    assert f'"{name}"' in (ROOT / "bot" / "metrics.py").read_text("utf-8")
