"""What a hundred briefs cost beside one: the start, the first answer, a search.

`python -m tests.bench.many FOLDER [BRIEFS] [EVENTS]` makes the stores in the folder and measures,
each time in a process of its own.
"""

import asyncio
import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from telegram import User

from bot.application import build_application
from bot.settings import DATA, load_settings
from handlers.chat.context import Context, Services
from handlers.chat.opening import open_screen
from handlers.editing.buttons import with_editing
from handlers.events.listing import ShowEvents
from handlers.finding.answering import answer_question
from handlers.finding.narrowing import narrow
from handlers.registry import SCREENS
from handlers.texts import load_catalogs
from storage.brief_reading import find_folders
from storage.choices import Choice
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.store import Store
from tests.bench.briefs import make_many
from tests.bench.updates import TOKEN, YEAR

ROUNDS = 5
SEARCHES = 20


async def measure(path: Path) -> dict[str, float]:
    """The CPU seconds of each, from a process that has done nothing yet."""
    settings = load_settings(bot_token=TOKEN, database_path=path)
    catalogs, lexicon = load_catalogs(DATA / "locales"), Lexicon.load()
    times = {}
    began = time.process_time()
    store = await Store.open(path)
    try:
        await store.keeping.load_new(find_folders(path.with_suffix("")))
        services = Services(
            store=store,
            catalogs=catalogs,
            clock=lambda: datetime.now(UTC),
            timezone=settings.timezone,
            lexicon=lexicon,
            screens=SCREENS,
            for_editors=with_editing,
            narrow=narrow,
        )
        application = build_application(settings, services)
        times["start"] = time.process_time() - began
        application.bot._bot_user = User(123456, "Bench", is_bot=True, username="bench_bot")
        context = Context(application)
        context.choice = Choice(brief_id=1)
        began = time.process_time()
        await open_screen(context, ShowEvents(1, Edtf.of(YEAR)))
        times["the first answer"] = time.process_time() - began
        began = time.process_time()
        await answer_question(context, "гергиев")
        times["the first search"] = time.process_time() - began
        began = time.process_time()
        for _ in range(SEARCHES):
            await answer_question(context, "концерт порт")
        times["a search"] = (time.process_time() - began) / SEARCHES
    finally:
        await store.close()
    return times


def compare(paths: list[Path]) -> None:
    """Print the medians of both, and how much more the second costs."""
    found: dict[Path, list[dict[str, float]]] = {path: [] for path in paths}
    for _ in range(ROUNDS):
        for path in paths:
            command = [sys.executable, "-m", "tests.bench.many", "--measure", str(path)]
            found[path].append(
                json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            )
    for name in found[paths[0]][0]:
        one, many = (median(each[name] for each in found[path]) for path in paths)
        print(f"{name}: {1000 * one:.1f} ms, {1000 * many:.1f} ms, × {many / one:.2f}")  # noqa: T201


async def main(folder: Path, briefs: int, events: int) -> None:
    """Make the stores that are missing, and measure over both."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    paths = [folder / f"{number}x{events}.db" for number in (1, briefs)]
    for path, number in zip(paths, (1, briefs), strict=True):
        if not path.exists():
            await make_many(path, number, events)
    await asyncio.to_thread(compare, paths)


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        print(json.dumps(asyncio.run(measure(Path(sys.argv[2])))))  # noqa: T201
    else:
        sizes = [int(each) for each in sys.argv[2:]] or [100, 1000]
        asyncio.run(main(Path(sys.argv[1]), sizes[0], sizes[-1]))
