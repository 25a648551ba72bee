"""The rules of axe-core for the main screens, light and dark."""

from importlib.resources import files

import pytest
from playwright.async_api import Page, expect

from bot.application import App
from tests.browser.conftest import DESKTOP, PHONE, OpenWindow, Scheme

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


async def check(page: Page, screen: str, *, without: tuple[str, ...] = ()) -> None:
    """Fail with what axe-core finds on the page."""
    off = {rule: {"enabled": False} for rule in without}
    await page.evaluate(AXE)
    options = {**RULES, "rules": off, "resultTypes": ["violations"]}
    results = await page.evaluate("(options) => axe.run(options)", options)
    found = [
        f"{screen}: {rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_main_screens_keep_the_rules(
    application: App, open_window: OpenWindow, scheme: Scheme, size: tuple[int, int]
) -> None:
    page = await open_window(scheme=scheme, size=size)
    await check(page, "before the start")
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".reply-key")).to_have_count(4)
    await page.locator(".reply-key", has_text="Контакт").click()
    await expect(page.locator(".message.in").last).to_contain_text("Щербакова")
    await page.locator(".reply-key", has_text="События").click()
    await page.locator(".key", has_text="2017").last.click()
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await check(page, "a chat")
    await page.locator(".input").fill("/")
    await expect(page.get_by_role("option")).not_to_have_count(0)
    await check(page, "the commands")
    await page.locator(".input").fill("")
    await page.locator(".topbar-title").click()
    await check(page, "the profile")
    await page.keyboard.press("Escape")
    await page.locator(".message.in").last.click(button="right")
    await check(page, "the menu of a message")
    await page.keyboard.press("Escape")
    if size == PHONE:
        await page.get_by_role("button", name="Чаты").click()
        # The list of chats alone is a navigation, with neither a main part nor a heading.
        without = ("landmark-one-main", "page-has-heading-one")
        await check(page, "the list of chats", without=without)
    else:
        await page.get_by_role("button", name="Вызовы бота").click()
        await page.locator(".call summary").first.click()
        await check(page, "the inspector")
