"""SIGKILL in the midst of what an owner writes to all: who was told, and what the owner reads."""

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import httpx

from bot.playground import Person as Member
from bot.playground import Playground
from tests.faults.announcing import AT_ONCE
from tests.faults.kills import IN_HAND
from tests.faults.storms import slow_down
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import watch

LISTENERS, KILLS = 60, 5
WORDS = "Комитет переехал."
OWNER = Member(4999, "Owner", None, None, "ru")
CROWD = [Member(5000 + each, f"Listener {each}", None, None, "ru") for each in range(LISTENERS)]


async def test_kills_in_the_midst_leave_nobody_out_and_tell_nobody_twice(tmp_path: Path) -> None:
    path = tmp_path / "spravka.db"
    playground = Playground([OWNER, *CROWD])
    await playground.start()
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(path),
            "OWNER_IDS": str(OWNER.id),
            "LOG_LEVEL": "ERROR",
        }
    )
    try:
        async with (
            watch(playground),
            httpx.AsyncClient(base_url=playground.url, timeout=60, trust_env=False) as client,
        ):
            owner = Person(client, OWNER.id)
            crowd = [Person(client, each.id) for each in CROWD]
            await process.start()
            for at in range(0, LISTENERS, AT_ONCE):
                await asyncio.gather(*(each.subscribe() for each in crowd[at : at + AT_ONCE]))
            await owner.send("/broadcast")
            preview = await owner.send(WORDS)
            await slow_down(Faults(client))
            pressing = asyncio.create_task(
                owner.press(preview.button("Отправить")["callback_data"], preview)
            )
            await asyncio.sleep(random.uniform(0.0, 0.3))
            kills = await _kill_again_and_again(process, path)
            await asyncio.wait([pressing])
            states = await _wait_until_all_ended(path)
            sent = Counter(states.values())["sent"]
            progress = f"Отправлено: {sent} из {LISTENERS}"
            told = await owner.wait_for(lambda each: progress in each.text)
            counts = {each.id: await _count(each) for each in crowd}
            await process.end()
    finally:
        await playground.stop()
    assert kills > 1
    assert states.keys() == counts.keys()
    assert set(states.values()) <= {"sent", "uncertain"}
    assert [chat for chat, state in states.items() if state == "sent" and counts[chat] != 1] == []
    assert max(counts.values()) == 1
    uncertain = LISTENERS - sent
    assert uncertain <= IN_HAND * (kills + 1)
    assert (str(uncertain) in told.text) or not uncertain


async def _kill_again_and_again(process: BotProcess, path: Path) -> int:
    """Kill while there is something to send; gives how often, and leaves it running."""
    kills = 0
    while kills < KILLS:
        await process.kill()
        kills += 1
        await process.start()
        await asyncio.sleep(random.uniform(0.1, 0.7))
        if kills > 1 and not _count_waiting(path):
            break
    return kills


def _count_waiting(path: Path) -> int:
    states = _read_states(path).values()
    return sum(each in ("queued", "sending") for each in states)


def _read_states(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        rows = connection.execute("SELECT chat_id, state FROM outbox WHERE key LIKE 'broadcast %'")
        return dict(rows.fetchall())


async def _wait_until_all_ended(path: Path) -> dict[int, str]:
    for _ in range(600):
        states = _read_states(path)
        if states and not _count_waiting(path):
            return states
        await asyncio.sleep(0.1)
    raise AssertionError(f"not sent to the end: {Counter(states.values())}")


async def _count(person: Person) -> int:
    return sum(each.text.startswith("📣") and WORDS in each.text for each in await person.read())
