"""The pictures in README: `python -m tests.screenshots FOLDER`."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Literal

import httpx
from playwright.async_api import Browser

from bot.playground import Playground
from bot.settings import load_settings
from bot.starting import OWNER, VISITOR
from tests.support.briefs import BELGIUM_ALONE
from tests.support.browser import MISSING, find_browser, open_browser
from tests.support.person import Person
from tests.support.rest import run_application, watch

PHONE = (390, 844)
DESKTOP = (1280, 800)
Scheme = Literal["light", "dark"]


async def main(folder: Path) -> None:
    """Chat with the bot as a visitor and take the pictures."""
    path = find_browser() or sys.exit(MISSING)
    playground = Playground([VISITOR, OWNER], bot_name="Справка")
    await playground.start()
    with tempfile.TemporaryDirectory() as data:
        settings = load_settings(
            bot_token=playground.token,
            bot_api_url=playground.url,
            owner_ids=frozenset({OWNER.id}),
            database_path=Path(data) / "spravka.db",
            briefs_path=BELGIUM_ALONE,
        )
        async with (
            watch(playground),
            run_application(settings),
            httpx.AsyncClient(base_url=playground.url, timeout=40, trust_env=False) as client,
            open_browser(path) as browser,
        ):
            visitor = Person(client, VISITOR.id)
            await visitor.send("/start")
            await take(browser, playground, folder / "start-phone-light.png", PHONE, "light")
            await visitor.send("📅 События")
            await visitor.send("2017")
            await take(browser, playground, folder / "year-phone-dark.png", PHONE, "dark")
            await visitor.send("/events 2018")
            await visitor.tap("Миссия")
            await take(browser, playground, folder / "card-desktop-light.png", DESKTOP, "light")
    await playground.stop()


async def take(
    browser: Browser, playground: Playground, target: Path, size: tuple[int, int], scheme: Scheme
) -> None:
    """The chat as it is, at a size, light or dark."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if size == PHONE else 1,
        color_scheme=scheme,
        locale="ru",
    )
    page = await context.new_page()
    await page.goto(f"{playground.url}/?person={VISITOR.id}")
    await page.wait_for_timeout(800)
    await page.screenshot(path=target)
    await context.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
