"""How many of our files an update passes on its way: `python -m tests.ways`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import httpx

from bot.playground import Playground
from bot.settings import load_settings
from tests.conftest import OWNER, VISITOR
from tests.support.briefs import BELGIUM_ALONE
from tests.support.person import Person
from tests.support.rest import run_application, watch

ROOT = Path(__file__).parent.parent
LAYERS = ("bot", "handlers", "storage")
NOT_ON_THE_WAY = ("bot/playground/",)


async def measure() -> dict[str, list[str]]:
    """The files that each of four updates passes, by what was sent."""
    playground = Playground([VISITOR, OWNER])
    await playground.start()
    try:
        with TemporaryDirectory() as folder:
            settings = load_settings(
                bot_token=playground.token,
                bot_api_url=playground.url,
                owner_ids=frozenset({OWNER.id}),
                database_path=Path(folder) / "spravka.db",
                briefs_path=BELGIUM_ALONE,
            )
            async with (
                watch(playground),
                run_application(settings),
                httpx.AsyncClient(base_url=playground.url, timeout=40, trust_env=False) as client,
            ):
                return await _measure(Person(client, VISITOR.id), Person(client, OWNER.id))
    finally:
        await playground.stop()


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
    """Print the counts, and with `-v` the files."""
    for sent, files in asyncio.run(measure()).items():
        print(f"{len(files):3} files  {sent}")  # noqa: T201
        if "-v" in sys.argv:
            print("".join(f"           {file}\n" for file in files))  # noqa: T201


if __name__ == "__main__":
    main()
