"""Windows of a real browser, which show the chat page to one person each."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Literal

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, expect
from telegram import Bot

from bot.playground import Playground
from tests.conftest import VISITOR
from tests.support.browser import MISSING, find_browser, open_browser

Scheme = Literal["light", "dark"]
OpenWindow = Callable[..., Awaitable[Page]]

EVERY_NAME_IS_HERE = "--host-resolver-rules=MAP * 127.0.0.1"

PATIENCE = 30_000
"""Milliseconds within which the page must have done what it was told, on a busy machine."""
expect.set_options(timeout=PATIENCE)

PHONE = (390, 844)
SMALL_PHONE = (360, 740)
DESKTOP = (1280, 800)

TOP = """(id) => {
    const node = document.querySelector(`[data-message="${id}"]`);
    const top = node ? node.offsetTop - document.getElementById("log").scrollTop : -1;
    return 0 <= top && top < 60;
}"""
"""Whether the first line of a message is on the screen, near its top."""


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = find_browser()
    if path is None and os.environ.get("CI"):
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    async with open_browser(path, EVERY_NAME_IS_HERE) as browser:
        yield browser


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    """A bot that does only what a test says; the visitor has met it."""
    world = playground.world
    world.post(world.chats[VISITOR.id], VISITOR.user(), {"text": "/start"})
    url = playground.url
    async with Bot(playground.token, f"{url}/bot", f"{url}/file/bot") as bot:
        yield bot


async def write(page: Page, text: str) -> None:
    """Type a message, send it and see it in the log: what comes after it is drawn under it."""
    await page.locator(".input").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.out", has_text=text).last).to_be_visible()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about; anything left here fails the test at its end."""
    return []


@pytest.fixture
async def open_window(
    browser: Browser, playground: Playground, complaints: list[str]
) -> AsyncIterator[OpenWindow]:
    """Open the chat page as a person."""

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    async def open_window(
        person_id: int = VISITOR.id,
        *,
        size: tuple[int, int] = DESKTOP,
        scheme: Scheme = "light",
        **query: Any,
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            locale="ru",
            reduced_motion="reduce",
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        extra = "".join(f"&{name}={value}" for name, value in query.items())
        await page.goto(f"{playground.url}/?person={person_id}{extra}")
        await page.locator("#log[aria-busy=false]").wait_for()  # it hears what comes
        return page

    yield open_window
    noted = list(complaints)
    for context in browser.contexts:
        await context.close()
    assert noted == []
