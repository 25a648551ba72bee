"""A visitor's whole way through the real bot, in a real browser."""

import re

from playwright.async_api import Page, expect

from bot.application import App
from tests.browser.conftest import SMALL_PHONE, OpenWindow
from tests.conftest import OTHER


async def press(page: Page, label: str) -> None:
    """Press the newest inline button with these words."""
    await page.locator(".key", has_text=label).last.click()


async def test_from_the_start_to_the_card_in_the_address_book(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window()
    await expect(page.locator(".empty-card")).to_contain_text("справке комитета")
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".message.in").last).to_contain_text("7 направлений · 10 событий")
    await page.locator(".reply-key", has_text="События").click()
    await expect(page.locator(".message.out").last).to_contain_text("📅 События")
    await press(page, "2018")
    await expect(page.locator(".message.in").last).to_contain_text("2018")
    await page.get_by_role("button", name="2", exact=True).last.click()
    await expect(page.locator(".message.in").last).to_contain_text("апрел")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)

    await page.get_by_role("textbox", name="Сообщение").fill("/con")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.in").last).to_contain_text("Щербакова")
    await press(page, "Сохранить")
    card = page.locator(".message.in", has=page.locator(".contact, .file")).last
    async with page.expect_download() as download:
        await card.locator(".contact-action, .file").last.click()
    assert re.search(r"\.vcf$", (await download.value).suggested_filename)


async def test_a_question_in_plain_words_and_its_correction(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window()
    field = page.get_by_role("textbox", name="Сообщение")
    await page.get_by_role("button", name="Запустить").click()
    await field.fill("2017")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.in").last).to_contain_text("2017 г.")
    await field.press("ArrowUp")
    await expect(field).to_have_value("2017")
    await field.fill("2016")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.out").last).to_contain_text("изменено")


async def test_a_deep_link_starts_with_its_payload(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window(start="belgium")
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".message.out")).to_contain_text("/start")
    await expect(page.locator(".message.in")).to_contain_text("Бельги")


async def test_everything_is_in_the_persons_language(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window(OTHER.id)
    await page.get_by_role("button", name="Starten").click()
    await expect(page.locator(".message.in").last).to_contain_text("Sint-Petersburg")
    assert await page.evaluate("document.documentElement.lang") == "nl"


async def test_two_windows_of_one_person_show_the_same(
    application: App, open_window: OpenWindow
) -> None:
    first, second = await open_window(), await open_window(size=SMALL_PHONE)
    await first.get_by_role("button", name="Запустить").click()
    await expect(second.locator(".message.in").last).to_contain_text("7 направлений")
    await second.locator(".reply-key", has_text="Контакт").click()
    await expect(first.locator(".message.in").last).to_contain_text("Щербакова")
    await expect(first.locator(".message.out")).to_have_count(2)


async def test_the_inspector_shows_what_the_bot_calls(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window()
    await page.get_by_role("button", name="Вызовы бота").click()
    await page.get_by_role("button", name="Запустить").click()
    call = page.locator(".call", has_text="sendMessage").first
    await call.locator("summary").click()
    await expect(call).to_contain_text('"parse_mode": "HTML"')


async def test_a_phone_of_360_pixels_has_room_for_everything(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window(size=SMALL_PHONE)
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".reply-key")).to_have_count(4)
    await page.locator(".reply-key", has_text="События").click()
    await press(page, "2017")
    await expect(page.locator(".message.in").last).to_contain_text("Open Look")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    too_wide = """[...document.querySelectorAll("body *")].filter((node) =>
        node.getClientRects().length && node.getBoundingClientRect().right > innerWidth + 1
        && !node.closest(".side, .inspector")).map((node) => node.className)"""
    assert await page.evaluate(too_wide) == []
    for button in await page.locator(".key:visible, .reply-key:visible").all():
        box = await button.bounding_box()
        assert box is not None
        assert box["height"] >= 36
    await page.get_by_role("button", name="Чаты").click()
    await expect(page.get_by_role("navigation")).to_be_visible()
    await page.locator(".chat-row").first.click()
    await expect(page.locator("#log")).to_be_visible()
