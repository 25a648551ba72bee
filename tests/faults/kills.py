"""SIGKILL at random moments under load, and the reckoning."""

import asyncio
import json
import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.playground import Person as Member
from bot.playground import Playground
from storage.backups import find_problems
from tests.faults.announcing import Announcement
from tests.faults.people import Editor, Visitor
from tests.faults.storms import Storm, slow_down
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import watch

VISITORS = 6
EDITORS = 3
PAUSE = 0.5
KILL_DURING_START = 0.2
MAX_UPTIME = 0.8
QUIET_SECONDS = 60.0
IN_HAND = 4
"""How many notices a kill may find on their way: at 20 a second, calls of up to 0.2 s."""


@dataclass
class Figures:
    """What came of it."""

    kills: int = 0
    seconds: float = 0.0
    sent: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    answered_again: int = 0
    told: int = 0
    uncertain: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The figures, and the first of what went wrong."""
        lines = [
            f"kills survived    {self.kills} in {self.seconds:.0f} s",
            f"updates sent      {self.sent}",
            f"lost              {len(self.lost)}",
            f"doubled writes    {len(self.doubled)}",
            f"out of order      {len(self.disordered)}",
            f"damage in store   {len(self.problems)}",
            f"answered again    {self.answered_again} (answered, then killed before it was noted)",
            f"told by notice    {self.told}, and {self.uncertain} uncertain (in hand at a kill)",
            f"storms            {dict(self.faults) or 'none'}",
        ]
        wrong = [*self.lost, *self.doubled, *self.disordered, *self.problems]
        return "\n".join([*lines, *(f"  {each}" for each in wrong[:20])])

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.doubled or self.disordered or self.problems)


async def run_kills(kills: int, folder: Path, *, seconds: float, storm: bool) -> Figures:
    """Kill the bot so often, or until the time is up; then let it finish, and count.

    With a storm, calls and updates go wrong too in the second half.
    """
    path = folder / "spravka.db"
    people = [Member(3000 + each, f"Visitor {each}", None, None, "ru") for each in range(VISITORS)]
    owners = [Member(4000 + each, f"Editor {each}", None, None, "ru") for each in range(EDITORS)]
    crowd = [Member(5000 + each, f"Listener {each}", None, None, "ru") for each in range(2 * kills)]
    announcer = Member(4999, "Announcer", None, None, "ru")
    playground = Playground([*people, *owners, announcer, *crowd])
    await playground.start()
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(path),
            "OWNER_IDS": ",".join(str(each.id) for each in [*owners, announcer]),
            "LOG_LEVEL": "ERROR",
        }
    )
    figures = Figures()
    begin = time.monotonic()
    try:
        async with (
            watch(playground),
            httpx.AsyncClient(base_url=playground.url, timeout=60, trust_env=False) as client,
        ):
            visitors = [Visitor(Person(client, each.id), PAUSE) for each in people]
            editors = [Editor(Person(client, each.id)) for each in owners]
            announcement = Announcement(
                Person(client, announcer.id), [Person(client, each.id) for each in crowd]
            )
            await process.start()
            await announcement.make()
            await process.kill()
            await slow_down(Faults(client))
            stop, calm, tempest = asyncio.Event(), asyncio.Event(), Storm(client)
            work = [asyncio.create_task(each.ask(stop)) for each in visitors]
            work += [asyncio.create_task(each.write(stop)) for each in editors]
            while figures.kills < kills and time.monotonic() - begin < seconds:
                if storm and figures.kills == kills // 2:
                    work.append(asyncio.create_task(tempest.rage(calm)))
                await _kill_once(process)
                figures.kills += 1
            calm.set()
            await process.start()
            stop.set()
            await asyncio.gather(*work)
            await _wait_until_done(path)
            await process.end()
            for visitor in visitors:
                await _count_answers(visitor, path, figures)
            await _count_notices(announcement, path, figures)
            figures.faults = tempest.asked
    finally:
        await playground.stop()
    figures.seconds = time.monotonic() - begin
    figures.sent += sum(each.steps for each in editors)
    for editor in editors:
        figures.lost += editor.lost
        _count_writes(editor, path, figures)
    figures.problems += find_problems(path)
    return figures


async def _kill_once(process: BotProcess) -> None:
    if random.random() < KILL_DURING_START:
        await process.launch()
        await asyncio.sleep(random.uniform(0.0, 1.5))
    else:
        await process.start()
        await asyncio.sleep(random.uniform(0.0, MAX_UPTIME))
    await process.kill()


async def _wait_until_done(path: Path) -> None:
    """Wait until inbox and outbox are empty, so that what is unanswered then is lost."""
    end = time.monotonic() + QUIET_SECONDS
    quiet = 0
    while quiet < 10 and time.monotonic() < end:
        ((waiting,),) = _read(
            path,
            "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting')"
            " + (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending'))",
        )
        quiet = 0 if waiting else quiet + 1
        await asyncio.sleep(0.1)


async def _count_answers(visitor: Visitor, path: Path, figures: Figures) -> None:
    answers = await visitor.answers()
    figures.sent += len(visitor.asked)
    missing = sorted(set(visitor.asked) - set(answers))
    aside = str(_read(path, "SELECT body, error FROM inbox WHERE state = 'failed'"))
    figures.lost += [
        f"visitor {visitor.person.id}: /events {year}"
        + (", set aside" if f"/events {year}" in aside else "")
        for year in missing
    ]
    figures.answered_again += len(answers) - len(set(answers))
    first_times = list(dict.fromkeys(answers))
    if first_times != sorted(first_times):
        figures.disordered.append(f"visitor {visitor.person.id}: {first_times}")


async def _count_notices(announcement: Announcement, path: Path, figures: Figures) -> None:
    """Everybody has the notice once; only who was in hand at a kill may not have it."""
    states = dict(_read(path, "SELECT chat_id, state FROM outbox"))
    for listener, count in (await announcement.count()).items():
        state = states.get(listener)
        figures.told += state == "sent" and count == 1
        figures.uncertain += state == "uncertain"
        if count > 1:
            figures.doubled.append(f"listener {listener} has {count} notices")
        if state == "sent" and not count:
            figures.lost.append(f"listener {listener} was told, it is noted, and has nothing")
        if state not in ("sent", "uncertain"):
            figures.lost.append(f"listener {listener} was forgotten: {state}")
    if figures.uncertain > IN_HAND * (figures.kills + 1):
        figures.lost.append(f"{figures.uncertain} notices are uncertain: too many for the kills")


def _count_writes(editor: Editor, path: Path, figures: Figures) -> None:
    drafts = Counter(
        (content.get("ru.title"), content.get("date"), content.get("ru.text"))
        for (changes,) in _read(path, "SELECT changes FROM draft")
        for content in [json.loads(changes)]
    )
    titles = Counter(title for title, _, _ in drafts.elements())
    events = {
        title: (count, deleted, revisions)
        for title, count, deleted, revisions in _read(
            path,
            "SELECT title, count(DISTINCT id), max(deleted), (SELECT count(*) FROM revision"
            " WHERE subject = 'event' AND subject_id = event.id)"
            " FROM event JOIN event_text ON event_id = event.id GROUP BY title",
        )
    }
    for each in editor.written:
        wanted = (each.title, "2019", f"Текст: {each.title}")
        if not drafts[wanted]:
            figures.lost.append(f"{each.title} no draft as it was written")
        if titles[each.title] > 1:
            figures.doubled.append(f"{each.title} has {titles[each.title]} drafts")
        count, deleted, revisions = events.get(each.title, (0, 0, 0))
        if count < each.published:
            figures.lost.append(f"{each.title} was not published")
        if count > each.published or revisions > each.published + each.undone:
            figures.doubled.append(f"{each.title} {count} events, {revisions} revisions")
        if deleted != each.undone:
            figures.lost.append(f"{each.title} hidden: {deleted}, wanted: {each.undone}")


def _read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        return connection.execute(sql).fetchall()
