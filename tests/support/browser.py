"""Chromium for tests and pictures."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

MISSING = "Chromium is not installed: on Debian, apt-get install chromium-headless-shell"
# The shell comes first: it draws the page alone, where the browser draws a window around it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")


def find_browser() -> str | None:
    """Where Chromium is, if it is anywhere."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@asynccontextmanager
async def open_browser(path: str, *arguments: str) -> AsyncIterator[Browser]:
    """The browser at this path, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", *arguments],
        )
        try:
            yield browser
        finally:
            await browser.close()
