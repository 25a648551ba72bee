"""`check` says of each thing how it is and what to do about it."""

import asyncio
import json
import shutil
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.checking import Finding, check, find
from bot.playground import Playground
from bot.settings import Settings, load_settings
from storage.backups import make_backup, name_backup
from tests.conftest import VISITOR
from tests.support.person import Person
from tests.support.rest import wait_until

NOW = datetime.now(UTC)


async def _find(settings: Settings, **others: object) -> dict[str, Finding]:
    """What is found, by its subject; the worst where there are several."""
    settings = load_settings(**settings.model_dump() | others)
    found = sorted(await asyncio.to_thread(find, settings), key=lambda each: each.state == "wrong")
    return {each.subject: each for each in found}


def _lay_backup(path: Path, made: datetime) -> Path:
    return make_backup(path, name_backup(path, made))


async def test_all_is_well(settings: Settings) -> None:
    _lay_backup(settings.database_path, NOW)
    found = await _find(settings)
    assert {name for name, each in found.items() if each.state != "ok"} <= {"rights"}
    assert set(found) >= {"settings", "disk", "data", "briefs", "backups", "telegram", "clock"}


def _damage(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


def _damage_backup(path: Path) -> None:
    _damage(_lay_backup(path, NOW))


def _break_brief(path: Path) -> None:
    shutil.copytree(load_settings().briefs_path, path.parent / "briefs")
    (path.parent / "briefs" / "belgium" / "brief.yaml").write_text("title: [")


@pytest.mark.parametrize(
    ("spoil", "subject", "words"),
    [
        (_damage, "data", "not sound"),
        (_damage_backup, "backups", "not a database"),
        (lambda path: _lay_backup(path, NOW - timedelta(hours=27)), "backups", "newest"),
        (_break_brief, "briefs", "brief.yaml"),
    ],
)
async def test_what_is_wrong_with_the_data_is_found(
    settings: Settings, spoil: Callable[[Path], object], subject: str, words: str
) -> None:
    spoil(settings.database_path)
    briefs = settings.database_path.parent / "briefs"
    others = {"briefs_path": briefs} if briefs.exists() else {}
    found = (await _find(settings, **others))[subject]
    assert found.state == "wrong"
    assert words in found.says
    assert found.todo


async def test_backup_of_a_day_to_come_is_told(settings: Settings) -> None:
    _lay_backup(settings.database_path, NOW + timedelta(days=40))
    assert "clock" in str(await asyncio.to_thread(find, settings))


async def test_little_room_is_found(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.condition.LEAST_ROOM", 2**60)
    assert (await _find(settings))["disk"].state == "wrong"


async def test_data_that_others_may_read_are_told(settings: Settings) -> None:
    settings.database_path.chmod(0o644)
    found = (await _find(settings))["rights"]
    assert (found.state, found.todo) == ("note", f"chmod o= {settings.database_path}")


async def test_clock_that_is_wrong_is_found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ahead(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=400)

    monkeypatch.setattr("bot.checking.datetime", Ahead)
    found = (await _find(settings))["clock"]
    assert found.state == "wrong"
    assert "ahead" in found.says


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({"bot_token": "12345:of-nobody"}, "BOT_TOKEN"),
        ({"bot_api_url": "http://127.0.0.1:9"}, "does not answer"),
        ({"proxy_url": "socks5://user:word@127.0.0.1:9"}, "through socks5h://127.0.0.1:9"),
    ],
)
async def test_way_to_telegram_that_is_shut_is_found(
    settings: Settings, others: dict[str, str], words: str
) -> None:
    found = (await _find(settings, **others))["telegram"]
    assert found.state == "wrong"
    assert words in found.says
    assert "word@" not in str(found)


async def test_webhook_that_telegram_cannot_reach_is_found(
    settings: Settings, playground: Playground, client: httpx.AsyncClient
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/hook"
        api = f"/bot{playground.token}"
        await client.post(f"{api}/setWebhook", json={"url": url})
        assert (await _find(settings))["webhook"].state == "note"
        await Person(client, VISITOR.id).call("sendMessage", chat_id=VISITOR.id, text="/start")
        webhook = playground.world.webhook
        assert webhook
        await wait_until(lambda: webhook.info(0).get("last_error_message"))
        found = (await _find(settings, webhook_url=url, webhook_secret="x" * 32))["webhook"]
    assert found.state == "wrong"
    assert "1 updates wait" in found.says


@pytest.mark.parametrize("is_well", [True, False])
async def test_monitoring_reads_it(
    settings: Settings, capsys: pytest.CaptureFixture[str], *, is_well: bool
) -> None:
    if not is_well:
        _damage(settings.database_path)
    status = await asyncio.to_thread(check, settings, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is is_well
    assert status == (0 if is_well else 1)
    assert {"subject", "state", "says", "todo"} == set(told["findings"][0])


async def test_people_read_what_to_do(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    _damage(settings.database_path)
    await asyncio.to_thread(check, settings, as_json=False)
    said = capsys.readouterr().out
    assert "wrong data: " in said
    assert "→ stop the bot" in said
