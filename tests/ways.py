"""How many of our files an update passes on its way: `python -m tests.ways`."""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from bot.application import utc_now
from bot.settings import load_settings
from tests.conftest import OWNER
from tests.support.briefs import BELGIUM_ALONE
from tests.support.lent import lend_bot
from tests.support.person import Person

ROOT = Path(__file__).parent.parent
LAYERS = ("bot", "handlers", "storage")
NOT_ON_THE_WAY = ("bot/playground/",)


async def measure() -> dict[str, list[str]]:
    """The files that each of four updates passes, by what was sent."""
    with TemporaryDirectory() as folder:
        settings = load_settings(
            bot_token="1:ways",
            owner_ids=frozenset({OWNER.id}),
            database_path=Path(folder) / "spravka.db",
            briefs_path=BELGIUM_ALONE,
        )
        async with lend_bot(settings, utc_now) as bot:
            bot.playground.world.add_person(OWNER)
            with bot.newcomer() as visitor:
                return await _measure(visitor, Person(bot.client, OWNER.id))


async def _measure(visitor: Person, owner: Person) -> dict[str, list[str]]:
    await visitor.send("/start")
    await owner.send("/start")
    ways = {
        "/events 2018": await _trace(lambda: visitor.send("/events 2018")),
        "a button": await _trace(lambda: visitor.tap("Мариинский")),
        "a question": await _trace(lambda: visitor.send("когда приезжал мэр Антверпена?")),
    }
    await owner.send("/addevent")
    ways["an editor's answer"] = await _trace(lambda: owner.send("2019-05"))
    return ways


async def _trace(act: Callable[[], Awaitable[Any]]) -> list[str]:
    """The files of ours whose functions run while `act` does."""
    passed: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            passed.add(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        await act()
    finally:
        sys.setprofile(None)
    ours = (Path(name) for name in passed if name.startswith(str(ROOT)))
    files = (path.relative_to(ROOT).as_posix() for path in ours)
    return sorted(
        file
        for file in files
        if file.split("/")[0] in LAYERS and not file.startswith(NOT_ON_THE_WAY)
    )


def main() -> None:
    """Print the counts and in which folders most are, and with `-v` the files."""
    for sent, files in asyncio.run(measure()).items():
        folders = Counter("/".join(file.split("/")[:-1][:2]) for file in files).most_common(3)
        most = ", ".join(f"{count} in {folder}" for folder, count in folders)
        print(f"{len(files):3} files  {sent} ({most})")  # noqa: T201
        if "-v" in sys.argv:
            print("".join(f"           {file}\n" for file in files))  # noqa: T201


if __name__ == "__main__":
    main()
