"""What the log says, and what it never says."""

import json
from pathlib import Path

import httpx
import pytest

from bot import VERSION
from bot.playground import Playground
from tests.conftest import OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess

SECRET = "0123456789abcdef-_"
WRITTEN = "ЩёлканьеPersonsWords"
"""What people write and how they are called; no code has such a word."""

FAILING = """
import asyncio, logging
from telegram.ext import MessageHandler

class Sad(Exception):
    pass

async def leave(text):
    raise KeyError(text)

async def fail(self, update, application, check_result, context):
    text = update.message.text
    asyncio.create_task(leave(text))
    logging.getLogger("library").warning("not done: %s, %r", ValueError(text), KeyError(text))
    try:
        int(text)
    except ValueError as error:
        raise Sad(f"{text} by {context.bot.token}, {error}") from error

MessageHandler.handle_update = fail
"""


def _environment(playground: Playground, folder: Path, **more: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": playground.token,
        "BOT_API_URL": playground.url,
        "DATABASE_PATH": str(folder / "spravka.db"),
        "OWNER_IDS": str(OWNER.id),
        **more,
    }


@pytest.fixture
async def people(client: httpx.AsyncClient) -> list[Person]:
    people = [Person(client, VISITOR.id), Person(client, OWNER.id)]
    for each in people:
        await each.call("setPerson", first_name=WRITTEN)
    return people


async def _talk(visitor: Person, owner: Person) -> None:
    """Say what people say in every way that there is."""
    for text in ("/start", f"/search {WRITTEN}", WRITTEN, f"/events {WRITTEN}", f"/{WRITTEN}"):
        await visitor.call("sendMessage", chat_id=visitor.chat_id, text=text)
    await visitor.call("sendContact", chat_id=visitor.id, phone_number="+1", first_name=WRITTEN)
    await visitor.settle()
    menu = await visitor.send("/about")
    for data in (WRITTEN, f"e:{WRITTEN}", "e:999999:l:1:2018::0"):
        await visitor.press(data, menu)
    await visitor.call("inlineQuery", query=WRITTEN)
    await visitor.send(f"/addevent 2019 | {WRITTEN} | {WRITTEN}")
    await owner.send(f"/addevent 2019 | {WRITTEN} | {WRITTEN}")
    await owner.tap("Опубликовать")
    await owner.send("/backup")
    await owner.settle()


async def _fall_out_with_telegram(visitor: Person) -> None:
    faults = Faults(visitor.client)
    await faults.break_down("sendMessage", times=2)
    await faults.forbid("sendMessage")
    await faults.reset("editMessageText")
    for _ in range(4):
        await visitor.call("sendMessage", chat_id=visitor.chat_id, text=WRITTEN)
    await visitor.settle()
    await faults.clear()


@pytest.mark.parametrize("form", ["text", "json"])
async def test_log_has_nothing_of_what_people_write(
    playground: Playground, tmp_path: Path, people: list[Person], form: str
) -> None:
    process = BotProcess(_environment(playground, tmp_path, LOG_FORMAT=form))
    await process.start()
    await _talk(*people)
    await _fall_out_with_telegram(people[0])
    assert await process.end() == 0
    assert "INFO" in process.output
    assert WRITTEN not in process.output
    assert playground.token not in process.output


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_no_error_tells_the_token_and_none_what_it_failed_at_unless_all_is_asked_for(
    playground: Playground, tmp_path: Path, people: list[Person], level: str, form: str
) -> None:
    environment = _environment(playground, tmp_path, LOG_LEVEL=level, LOG_FORMAT=form)
    (tmp_path / "failing.py").write_text(FAILING)
    process = BotProcess(environment, script=tmp_path / "failing.py")
    await process.start()
    await people[0].call("sendMessage", chat_id=VISITOR.id, text=f"/events {WRITTEN}")
    await people[0].settle()
    assert await process.end() == 0
    assert playground.token not in process.output
    assert ("<secret>" in process.output) == (level == "DEBUG")
    for line in ("Sad", "ValueError", "KeyError", "int(text)", "not done: "):
        assert line in process.output
    assert (WRITTEN in process.output) == (level == "DEBUG")
    if form == "json":
        logged = [line for line in process.output.splitlines() if "is running" not in line]
        assert all(json.loads(line) for line in logged)


async def test_secret_of_the_webhook_is_in_no_line(
    playground: Playground, tmp_path: Path, people: list[Person], port: int
) -> None:
    process = BotProcess(
        _environment(
            playground,
            tmp_path,
            LOG_LEVEL="DEBUG",
            LISTEN=f"127.0.0.1:{port}",
            WEBHOOK_URL=f"http://127.0.0.1:{port}/hook",
            WEBHOOK_SECRET=SECRET,
        )
    )
    await process.start()
    await people[0].send("/start")
    assert await process.end() == 0
    assert "setWebhook" in process.output
    assert SECRET not in process.output
    assert playground.token not in process.output


async def test_token_of_the_playground_is_in_no_line(tmp_path: Path) -> None:
    process = BotProcess({"LOG_LEVEL": "DEBUG"}, tmp_path)
    await process.start()
    assert await process.end() == 0
    assert "/bot<secret>" in process.output


@pytest.mark.parametrize("mode", ["playground", "polling", "webhook"])
async def test_start_says_in_ten_lines_what_an_operator_wants_to_read(
    tmp_path: Path, port: int, mode: str
) -> None:
    telegram = Playground([VISITOR, OWNER], token="424242:a-token-of-botfather")
    await telegram.start()
    environment = {"OWNER_IDS": "1002,1003", "LISTEN": f"127.0.0.1:{port}"}
    if mode != "playground":
        environment |= {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url}
    if mode == "webhook":
        hook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_SECRET": SECRET}
        environment |= hook
    process = BotProcess(environment, tmp_path)
    try:
        await process.start()
        said = process.output
        assert await process.end() == 0
    finally:
        await telegram.stop()
    assert len(said.splitlines()) <= 10
    assert len(process.output.splitlines()) <= 10
    name = "playground.db" if mode == "playground" else "spravka.db"
    owners = "1002" if mode == "playground" else "1002, 1003"
    where = {
        "playground": f"in the playground at http://127.0.0.1:{port}",
        "polling": f"asks {telegram.url} for updates",
        "webhook": f"brings updates to http://127.0.0.1:{port}/hook",
    }
    for words in (
        f"spravka-bot {VERSION}",
        f"{tmp_path / 'var' / name}",
        "briefs: 1, events: 11",
        f"owners: {owners}\n",
        "last backup: none yet",
        where[mode],
        "is running",
    ):
        assert words in said
    assert "job" not in said.lower()
