"""A wrong setting stops the start with one line that names it."""

import re
from pathlib import Path

import pytest

from bot.settings import (
    SettingsError,
    describe_ignored,
    list_ignored,
    load_settings,
)
from tests.support.forking import run_bot


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


MACHINE_WORDS = re.compile(r"[Ii]nput should|should match|Value error|parse|interpret|\^")
"""What a library says of a value, which leads no operator to the right one."""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not-a-token"),
        ("BOT_TOKEN", f"{'9' * 30}:no-bot-has-such-an-id"),
        ("OWNER_IDS", "12,abc"),
        ("BOT_API_URL", "ftp://x"),
        ("BRIEFS_PATH", "no/such/folder"),
        ("PROXY_URL", "ftp://127.0.0.1:21"),
        ("PROXY_URL", "socks5://127.0.0.1:99999"),
        ("PROXY_URL", "socks5://127.0.0.1:1080,http://"),
        ("PROXY_URL", "http://[::1"),
        ("PROXY_URL", "http://127.0.0.1:3128/path"),
        ("HTTPS_PROXY", "socks4://127.0.0.1:1080"),
        ("ALL_PROXY", "socks5h://:1080"),
        ("LISTEN", "8080"),
        ("LISTEN", "127.0.0.1:65536"),
        ("HEALTH_LISTEN", "8081"),
        ("HEALTH_LISTEN", "0.0.0.0:99999"),
        ("TRUSTED_PROXIES", "10.0.0.0/99"),
        ("TRUSTED_PROXIES", "proxy.example.org"),
        ("BACKUP_HOURS", "0"),
        ("BACKUP_HOURS", "25"),
        ("BACKUP_HOURS", "soon"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../../etc/passwd"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_LEVEL", "5"),
        ("BOT_TOKEN", "123:"),
        ("OWNER_IDS", "-5"),
        ("OWNER_IDS", "1;2"),
        ("OWNER_IDS", "9" * 20),
        ("BOT_API_URL", "https://api.telegram.org/bot"),
        ("BOT_API_URL", "https://api.telegram.org:99999"),
        ("BRIEFS_PATH", "/etc/passwd"),
        ("LISTEN", "::1:8080"),
        ("LISTEN", "localhost:http"),
        ("HEALTH_LISTEN", "x y:80"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("WEBHOOK_URL", "example.org"),
        ("WEBHOOK_URL", "https://example.org/x y"),
        ("WEBHOOK_URL", "https://example.org:99999/x"),
        ("WEBHOOK_SECRET", "short"),
        ("WEBHOOK_SECRET", "a" * 300),
        ("WEBHOOK_SECRET", "секретный-секретный"),
        ("WEBHOOK_CERT", "no/such/file"),
        ("WEBHOOK_CERT", "/tmp"),
        ("WEBHOOK_KEY", "no/such/file"),
        ("WEBHOOK_KEY", "/tmp"),
        ("TIMEZONE", "UTC+3"),
        ("QUESTIONS", "maybe"),
        ("QUESTIONS", "2"),
        ("QUESTIONS", "да"),
        ("MEANING", "maybe"),
        ("KEEP_QUESTIONS_DAYS", "0"),
        ("KEEP_QUESTIONS_DAYS", "1.5"),
        ("KEEP_QUESTIONS_DAYS", "9" * 11),
        ("BACKUP_DIR", "/etc/passwd"),
        ("LOG_FORMAT", "text,json"),
    ],
)
def test_wrong_value_is_named_in_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
    assert not MACHINE_WORDS.search(str(caught.value))


@pytest.mark.parametrize(
    ("name", "value"),
    [("BOT_TOKEN", "secret stuff"), ("PROXY_URL", "socks4://user:secret@127.0.0.1:1080")],
)
def test_wrong_secret_is_not_shown(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "secret" not in str(caught.value)


def test_values_are_read_from_a_file_and_empty_ones_mean_the_default() -> None:
    Path(".env").write_text("OWNER_IDS=1, 2,\nBOT_TOKEN=\nTIMEZONE=Europe/Brussels\n")
    settings = load_settings()
    assert settings.owner_ids == {1, 2}
    assert settings.bot_token is None
    assert settings.timezone.key == "Europe/Brussels"


def test_file_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes("TIMEZONE=Москва".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"^\.env: "):
        load_settings()


def test_name_that_is_no_setting_is_told() -> None:
    Path(".env").write_text("OWNER_ID=1\nowner_ids=2\nhttps_proxy=http://10.0.0.1:3128\n")
    assert list_ignored() == ["OWNER_ID"]
    assert "OWNER_ID" in describe_ignored(["OWNER_ID"])


@pytest.mark.parametrize("command", [[], ["check"]])
def test_operator_reads_of_a_name_that_is_ignored(command: list[str]) -> None:
    Path(".env").write_text("OWNER_ID=1\nBOT_TOKEN=7:x\n")
    done = run_bot(*command, environment={"BOT_API_URL": "http://127.0.0.1:9"})
    (line,) = [line for line in done.problem.splitlines() if "OWNER_ID" in line]
    assert "WARNING" in line


@pytest.mark.parametrize(
    ("lines", "proxies"),
    [
        ("", []),
        ("PROXY_URL=socks5://u:p@a:1, b:2\nHTTPS_PROXY=c:3", ["socks5h://u:p@a:1", "http://b:2"]),
        ("https_proxy=http://c:3\nALL_PROXY=d:4\nHTTP_PROXY=e:5", ["http://c:3"]),
        ("ALL_PROXY=d:4\nHTTP_PROXY=e:5", ["http://d:4"]),
        ("HTTP_PROXY=e:5", []),
        ("HTTP_PROXY=e:5\nBOT_API_URL=http://api.example.org:81", ["http://e:5"]),
        ("ALL_PROXY=d:4\nNO_PROXY=example.org,.telegram.org", []),
        ("ALL_PROXY=d:4\nNO_PROXY=*", []),
        ("ALL_PROXY=d:4\nNO_PROXY=example.org, gram.org, api", ["http://d:4"]),
        ("PROXY_URL=b:2\nNO_PROXY=*", ["http://b:2"]),
    ],
)
def test_proxies_are_read_from_the_file(lines: str, proxies: list[str]) -> None:
    Path(".env").write_text(lines)
    assert list(load_settings().proxies) == proxies


def test_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("HTTPS_PROXY=http://c:3\n")
    monkeypatch.setenv("https_proxy", "http://d:4")
    assert load_settings().proxies == ("http://d:4",)


def test_without_owners_nobody_is_one() -> None:
    assert load_settings().owner_ids == frozenset()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"OWNER_IDS": "me"}, "OWNER_IDS"),
        ({"LISTEN": "0.0.0.0:8080"}, "LISTEN: the playground serves this machine alone"),
        ({"DATABASE_PATH": "/proc/nowhere/x.db", "LISTEN": "127.0.0.1:0"}, "cannot be used"),
        ({"BOT_TOKEN": "1:x", "BOT_API_URL": "http://127.0.0.1:9"}, "Telegram cannot be reached"),
    ],
)
def test_process_ends_with_one_clear_line(environment: dict[str, str], words: str) -> None:
    done = run_bot(environment={"LOG_LEVEL": "ERROR", **environment})
    assert done.status == 2
    assert words in done.problem
    assert "Traceback" not in done.problem
    assert len(done.problem.splitlines()) == 1
