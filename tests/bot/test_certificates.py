"""The webhook with a certificate of the bot's own."""

import asyncio
import subprocess
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from bot.certificates import read_self_signed
from bot.playground import Playground
from bot.settings import Settings, SettingsError, load_settings
from tests.conftest import NOW, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application

SECRET = "0123456789abcdef-_"


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def sign(folder: Path, name: str, *arguments: str) -> None:
    """A new key and a certificate for this machine, its own unless an authority is named."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "2"]
    _openssl(folder, "req", "-x509", *key, *names, *files, *arguments)


@pytest.fixture
def secured(settings: Settings, port: int, tmp_path: Path) -> Settings:
    """Settings of a webhook over TLS with a self-signed certificate."""
    sign(tmp_path, "own")
    return load_settings(
        **settings.model_dump()
        | {
            "listen": f"127.0.0.1:{port}",
            "webhook_url": f"https://127.0.0.1:{port}/hook",
            "webhook_secret": SECRET,
            "webhook_cert": tmp_path / "own.pem",
            "webhook_key": tmp_path / "own.key",
        }
    )


async def test_telegram_is_given_a_self_signed_certificate_and_calls_over_tls(
    secured: Settings, playground: Playground, client: httpx.AsyncClient, port: int
) -> None:
    async with run_application(secured, clock=lambda: NOW):
        visitor = Person(client, VISITOR.id)
        assert "2018" in (await visitor.send("/events 2018")).text
        async with Bot(playground.token, f"{playground.url}/bot") as bot:
            assert (await bot.get_webhook_info()).has_custom_certificate
        async with httpx.AsyncClient(trust_env=False) as web:
            with pytest.raises(httpx.HTTPError):
                await web.get(f"http://127.0.0.1:{port}/healthz")


async def test_telegram_does_not_trust_a_certificate_that_it_was_not_given(
    secured: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.running.read_self_signed", lambda _: None)
    async with run_application(secured, clock=lambda: NOW):
        visitor = Person(client, VISITOR.id)
        await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2018")
        async with Bot(playground.token, f"{playground.url}/bot") as bot:
            for _ in range(6_000):
                if (info := await bot.get_webhook_info()).last_error_message:
                    break
                await asyncio.sleep(0.01)
        assert "certificate verify failed" in str(info.last_error_message)
        assert await visitor.read() == []


def test_certificate_of_an_authority_is_not_uploaded(secured: Settings, tmp_path: Path) -> None:
    assert read_self_signed(secured) == (tmp_path / "own.pem").read_bytes()
    sign(tmp_path, "authority")
    sign(tmp_path, "signed", "-CA", "authority.pem", "-CAkey", "authority.key")
    signed = {"webhook_cert": tmp_path / "signed.pem", "webhook_key": tmp_path / "signed.key"}
    assert read_self_signed(load_settings(**secured.model_dump() | signed)) is None


def test_wrong_certificate_is_named(secured: Settings, tmp_path: Path) -> None:
    sign(tmp_path, "another")
    wrong = load_settings(**secured.model_dump() | {"webhook_key": tmp_path / "another.key"})
    with pytest.raises(SettingsError, match=r"^WEBHOOK_CERT: "):
        read_self_signed(wrong)
