"""How the time of a screen grows with the brief: with nothing prepared, in this process.

`python -m tests.bench.growth FOLDER SIZES…` makes the briefs in the folder and measures.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from telegram import User

from bot.application import build_application
from bot.settings import DATA, load_settings
from handlers.chat.context import Context, Services
from handlers.chat.opening import open_screen
from handlers.editing.buttons import with_editing
from handlers.events.card import ShowEvent
from handlers.events.listing import PAGE_SIZE, ShowEvents
from handlers.finding.answering import answer_question
from handlers.finding.narrowing import narrow
from handlers.registry import SCREENS
from handlers.texts import load_catalogs
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.lexicon import Lexicon
from storage.store import Store
from tests.bench.briefs import make_brief
from tests.bench.updates import TOKEN, YEAR

ROUNDS = 60
Screen = Callable[[], Awaitable[object]]


async def measure(paths: Mapping[int, Path]) -> dict[int, dict[str, float]]:
    """The median CPU seconds of each screen over each brief, all in turns."""
    async with AsyncExitStack() as stack:
        screens = {}
        for size, path in paths.items():
            store = await Store.open(path)
            stack.push_async_callback(store.close)
            screens[size] = await _screens(store, path)
        times: dict[int, dict[str, list[float]]] = {
            size: {name: [] for name in each} for size, each in screens.items()
        }
        # Once before it counts: words are read at the first search.
        for number in range(ROUNDS + 1):
            for size, each in screens.items():
                for name, screen in each.items():
                    began = time.process_time()
                    await screen()
                    if number:
                        times[size][name].append(time.process_time() - began)
    return {
        size: {name: statistics.median(values) for name, values in each.items()}
        for size, each in times.items()
    }


async def _screens(store: Store, path: Path) -> dict[str, Screen]:
    settings = load_settings(bot_token=TOKEN, database_path=path)
    services = Services(
        store=store,
        catalogs=load_catalogs(DATA / "locales"),
        clock=lambda: datetime.now(UTC),
        timezone=settings.timezone,
        lexicon=Lexicon.load(),
        screens=SCREENS,
        for_editors=with_editing,
        narrow=narrow,
    )
    services.prepared.size = 0
    application = build_application(settings, services)
    # Cards have a link with the bot's name, which Telegram would have told.
    application.bot._bot_user = User(123456, "Bench", is_bot=True, username="bench_bot")
    context = Context(application)
    total = (await store.events.count_by_year(1)).total
    middle = total // PAGE_SIZE // 2
    in_year = (await store.events.list_events(_YEAR, "ru", offset=0, limit=1)).total
    return {
        f"/events {YEAR}": lambda: open_screen(context, ShowEvents(1, Edtf.of(YEAR))),
        "a page in the middle of the year": lambda: open_screen(
            context, ShowEvents(1, Edtf.of(YEAR), page=in_year // PAGE_SIZE // 2)
        ),
        "a page in the middle of all": lambda: open_screen(context, ShowEvents(1, page=middle)),
        "a card": lambda: open_screen(context, ShowEvent(total // 2, ShowEvents(1))),
        "a search for two words": lambda: answer_question(context, "антверпен порт"),
        "a search for a common word": lambda: answer_question(context, "концерт"),
        "a search with a typo": lambda: answer_question(context, "выстака"),
        "a search for a name": lambda: answer_question(context, "гергиев"),
    }


_YEAR = EventFilter(1, Edtf.of(YEAR))


async def main(folder: Path, sizes: list[int]) -> dict[int, dict[str, float]]:
    """Make the briefs that are missing, and measure over all."""
    paths = {size: folder / f"{size}.db" for size in sizes}
    for size, path in paths.items():
        if not path.exists():
            await make_brief(path, size)
    return await measure(paths)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[2:]]
    for size, times in asyncio.run(main(Path(sys.argv[1]), given)).items():
        print(size, {name: round(each * 1e6) for name, each in times.items()})  # noqa: T201
