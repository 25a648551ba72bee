"""An editor's way in one window, and what a visitor sees of it in another."""

from playwright.async_api import Page, expect

from bot.application import App
from tests.browser.conftest import PHONE, OpenWindow
from tests.conftest import OWNER, VISITOR


async def say(page: Page, text: str, *, hears: str) -> None:
    """Write a message and wait for the bot's word."""
    await page.locator(".input").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.in").last).to_contain_text(hears)


async def test_an_event_is_published_from_a_phone_and_seen_at_once(
    application: App, open_window: OpenWindow
) -> None:
    editor, visitor = await open_window(OWNER.id, size=PHONE), await open_window(VISITOR.id)
    for page in (editor, visitor):
        await page.get_by_role("button", name="Запустить").click()
        await expect(page.locator(".message.in").last).to_contain_text("10 событий")
    await say(editor, "/addevent 2019 | Форум портов | Прошёл форум.", hears="Форум портов")
    await say(visitor, "/events 2019", hears="2019")
    await expect(visitor.locator(".message.in").last).not_to_contain_text("Форум")
    await editor.locator(".key", has_text="Опубликовать").last.click()
    await expect(editor.locator(".message.in").last).to_contain_text("Опубликовано")
    await say(visitor, "2019", hears="Форум портов")
    await expect(visitor.locator(".key", has_text="Форум портов").last).to_be_visible()
    await say(editor, "/undo", hears="Форум портов")
