"""The playground and the bot at Telegram keep apart, whatever the settings say."""

import shlex
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.playground import Playground
from bot.settings import ROOT, Settings
from tests.conftest import OTHER, OWNER, VISITOR
from tests.support.content import dump_content
from tests.support.makefile import recipe
from tests.support.person import Person, open_client
from tests.support.process import BotProcess
from tests.support.rest import watch, watch_store
from tests.support.store import lay

RUN = shlex.split(recipe("run").replace("$(BIN)/python", sys.executable))
TOKEN = "424242:a-token-that-is-not-the-playgrounds"


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    """What stands for Telegram, where the bot has an id as bots have there."""
    server = Playground([VISITOR, OTHER, OWNER], token=TOKEN)
    await server.start()
    try:
        async with watch(server):
            yield server
    finally:
        await server.stop()


@asynccontextmanager
async def _trial(
    folder: Path,
    *arguments: str,
    command: Sequence[str] | None = None,
    **environment: str,
) -> AsyncIterator[Person]:
    """The bot in its playground; gives a visitor there."""
    environment = {"LOG_LEVEL": "WARNING"} | environment
    process = BotProcess(environment, folder, command, arguments)
    await process.start()
    async with open_client(process.url) as client:
        yield Person(client, VISITOR.id)
    assert await process.end() == 0
    assert "Traceback" not in process.output


@asynccontextmanager
async def _live(folder: Path, telegram: Playground, **environment: str) -> AsyncIterator[Person]:
    """The bot at what stands for Telegram; gives a visitor there."""
    known = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, "LOG_LEVEL": "WARNING"}
    process = BotProcess(known | environment, folder)
    await process.start()
    async with open_client(telegram.url) as client:
        yield Person(client, VISITOR.id)
    assert await process.end() == 0


async def _do(folder: Path, command: str, **environment: str) -> tuple[int, str]:
    """The status of an operator's command, and what it says."""
    process = BotProcess({"LOG_LEVEL": "ERROR"} | environment, folder, arguments=[command])
    await process.launch()
    return await process.wait(), process.output


async def _refuse(folder: Path, *arguments: str, **environment: str) -> str:
    """What the bot says when it does not start."""
    process = BotProcess({"LOG_LEVEL": "ERROR"} | environment, folder, arguments=arguments)
    await process.launch()
    assert await process.wait() == 2
    assert len(process.output.splitlines()) == 1
    return process.output


def _databases(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*.db")}


async def test_second_start_on_the_same_data_answers_as_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        async with _trial(tmp_path, command=RUN) as visitor:
            for text in ("/start", "/events 2018", "2017"):
                assert (await visitor.send(text)).text
            assert len(await visitor.read()) == 3


async def test_a_specimen_is_shown_in_the_playground_and_hidden_elsewhere(
    tmp_path: Path, playground: Playground
) -> None:
    async with _trial(tmp_path, BRIEFS_PATH="") as visitor:
        assert "🇩🇪 Германия" in (await visitor.send("/country")).labels
    async with _live(tmp_path, playground, BRIEFS_PATH="") as visitor:
        assert "Бельги" in (await visitor.send("/start")).text
        assert "Герман" not in str((await visitor.send("/country")).labels)


async def test_trial_whose_file_was_removed_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "var" / "playground.db"
    async with _trial(tmp_path):
        assert (await _do(tmp_path, "backup", DATABASE_PATH=str(path)))[0] == 0
    path.unlink()
    async with _trial(tmp_path) as visitor:
        assert (await visitor.send("/start")).text


async def test_port_that_nobody_asked_for_may_be_taken(tmp_path: Path) -> None:
    host, port = "127.0.0.1", int(Settings.model_fields["listen"].default.partition(":")[2])
    with socket.socket() as taken:
        with suppress(OSError):  # then something else has taken it
            taken.bind((host, port))
            taken.listen()
        async with _trial(tmp_path, LISTEN="") as visitor:
            assert (await visitor.send("/start")).text
        told = await _refuse(tmp_path, LISTEN=f"{host}:{port}")
        assert told == f"LISTEN: {host}:{port}: Address already in use\n"


async def test_a_proxy_for_the_rest_of_the_world_is_not_asked_for_the_playground(
    tmp_path: Path,
) -> None:
    async with _trial(tmp_path, HTTP_PROXY="http://127.0.0.1:9") as visitor:
        assert "2018" in (await visitor.send("/events 2018")).text


async def test_example_settings_let_the_trial_write_no_file_of_the_bot(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / ".env.example", tmp_path / ".env")
    async with _trial(tmp_path) as visitor:
        await visitor.send("/start")
    assert _databases(tmp_path) == {"var/playground.db"}


async def test_trial_beside_a_bot_at_work_reaches_nothing_of_it(
    tmp_path: Path, telegram: Playground, port: int, loaded: Path
) -> None:
    lay(loaded, tmp_path / "data" / "kept.db")
    settings = {
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "OWNER_IDS": str(VISITOR.id),
        "DATABASE_PATH": "data/kept.db",
        "LISTEN": f"127.0.0.1:{port}",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": "0123456789abcdef-_",
    }
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (tmp_path / ".env").write_text("".join(lines))
    async with _live(tmp_path, telegram, LISTEN=settings["LISTEN"]) as person:
        watch_store(telegram.url, tmp_path / "data" / "kept.db")
        await person.send("/start")
        await person.settle()
        before = dump_content(tmp_path / "data" / "kept.db")
        async with _trial(tmp_path, "playground") as visitor:
            await visitor.call("sendMessage", chat_id=visitor.chat_id, text="/subscribe")
            await visitor.answer_to({"message_id": 0})
            assert "Опубликовать" not in str((await visitor.send("/addevent 2019 | A | B")).rows)
        assert "2018" in (await person.send("/events 2018")).text
        assert dump_content(tmp_path / "data" / "kept.db") == before
    assert _databases(tmp_path) == {"data/kept.db", "data/playground.db"}


async def test_file_of_a_trial_is_no_file_of_a_bot(tmp_path: Path, telegram: Playground) -> None:
    async with _trial(tmp_path) as visitor:
        await visitor.call("sendMessage", chat_id=visitor.chat_id, text="/subscribe")
        await visitor.answer_to({"message_id": 0})
    path = tmp_path / "var" / "playground.db"
    before = path.read_bytes()
    live = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, "DATABASE_PATH": str(path)}
    told = await _refuse(tmp_path, **live)
    assert "holds what was tried in the playground" in told
    assert told == await _refuse(tmp_path, "adopt", **live)
    status, checked = await _do(tmp_path, "check", **live)
    assert status == 1
    assert told.strip() in checked
    assert path.read_bytes() == before


async def test_file_of_a_bot_is_no_file_of_a_trial(tmp_path: Path, telegram: Playground) -> None:
    path = tmp_path / "playground.db"
    async with _live(tmp_path, telegram, DATABASE_PATH=str(path)) as visitor:
        await visitor.send("/start")
    before = path.read_bytes()
    told = await _refuse(tmp_path, "playground", DATABASE_PATH=str(path))
    assert "holds the data of bot 424242" in told
    assert path.read_bytes() == before


async def test_another_bot_gets_the_data_only_when_they_are_handed_over(
    tmp_path: Path, telegram: Playground
) -> None:
    async with _live(tmp_path, telegram) as visitor:
        await visitor.send("/start")
    another = Playground([VISITOR], token="515151:another-token-of-botfather")
    await another.start()
    live = {"BOT_TOKEN": another.token, "BOT_API_URL": another.url}
    try:
        told = await _refuse(tmp_path, **live)
        assert "424242" in told
        assert "python -m bot adopt" in told
        assert (await _do(tmp_path, "adopt", **live))[0] == 0
        async with _live(tmp_path, another) as visitor:
            assert (await visitor.send("/start")).text
    finally:
        await another.stop()
    told = await _refuse(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    assert "515151" in told
