"""Chromium for tests and pictures."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

MISSING = "Chromium is not installed: on Debian, apt-get install chromium"


def find_browser() -> str | None:
    """Where Chromium is, if it is anywhere."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


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
