"""The chat page for those who see little, hear it read, or hold the phone on its side."""

import re
from importlib.resources import files

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from bot.application import App
from bot.playground import Playground
from bot.playground.chats import Role
from bot.playground.topics import open_forum
from tests.browser.conftest import DESKTOP, PHONE, TOP, OpenWindow, Scheme, write
from tests.conftest import OTHER, VISITOR
from tests.playground.test_messages import PNG

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


LOOKS = pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)])
# A phone on its side; and at twice the size, a desktop's window and a phone.
ROOMS = {"on its side": (844, 390), "window at 200 %": (640, 400), "phone at 200 %": (195, 422)}
NAME = "(button) => button.getAttribute('aria-label') ?? button.textContent"
TOO_WIDE = """() => [...document.querySelectorAll("main *")]
    .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 1)
    .filter((node) => !node.closest(".topics, .unseen"))
    .map((node) => node.className)"""


@LOOKS
async def test_the_bots_screens_keep_the_rules(
    application: App, open_window: OpenWindow, scheme: Scheme, size: tuple[int, int]
) -> None:
    page = await open_window(scheme=scheme, size=size)
    await check(page, "before the start")
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".reply-key")).not_to_have_count(0)
    await check(page, "the first screen")
    await write(page, "/events 2017")
    await expect(page.locator(".message.in").last).to_contain_text("2017 г.")
    await check(page, "a list")
    await write(page, "/events апрель 2018")
    await expect(page.locator(".message.in").last).to_contain_text("апрель 2018 г. · 1 событие")
    await page.get_by_role("button", name="1", exact=True).last.click()
    await expect(page.locator(".message.in").last).to_contain_text("Вевер")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await check(page, "a card")
    await page.locator(".input").fill("/")
    await expect(page.get_by_role("option")).not_to_have_count(0)
    await check(page, "the commands")


@LOOKS
async def test_the_pages_own_parts_keep_the_rules(
    bot: Bot, open_window: OpenWindow, scheme: Scheme, size: tuple[int, int]
) -> None:
    styles = ["primary", "success", "danger"]
    keys = [[InlineKeyboardButton(style, callback_data="x", style=style)] for style in styles]
    keyboard = InlineKeyboardMarkup(keys)
    await bot.send_message(VISITOR.id, "https://example.org/a", reply_markup=keyboard)
    await bot.send_contact(VISITOR.id, "+78125764886", "Щербакова", vcard="ORG:Комитет")
    await bot.send_media_group(VISITOR.id, [InputMediaPhoto(PNG)] * 3)
    page = await open_window(scheme=scheme, size=size)
    await expect(page.locator(".album")).to_be_visible()
    await page.locator(".message.in").last.click(button="right")
    await page.get_by_role("menuitem", name="Ответить").click()
    await write(page, "https://example.org/b")
    await expect(page.locator(".message.out .link-preview")).to_be_visible()
    await check(page, "kinds of messages")
    await page.get_by_role("button", name="Показать контакт").click()
    await check(page, "a contact")
    await page.keyboard.press("Escape")
    await page.locator(".topbar-title").click()
    await check(page, "the profile")
    await page.keyboard.press("Escape")
    await page.locator(".message.in").last.click(button="right")
    await check(page, "the menu of a message")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Вызовы бота").click()
    await page.locator(".call summary").first.click()
    await check(page, "the inspector")
    await page.get_by_role("button", name="Закрыть").click()
    await page.get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Очистить историю").click()
    await check(page, "a question")
    await page.keyboard.press("Escape")


@LOOKS
async def test_chats_and_people_keep_the_rules(
    bot: Bot, playground: Playground, open_window: OpenWindow, scheme: Scheme, size: tuple[int, int]
) -> None:
    group = playground.world.add_chat("supergroup", "Порт", {VISITOR.id: Role(), OTHER.id: Role()})
    group.bot_status = "member"
    open_forum(group, VISITOR.id)
    page = await open_window(scheme=scheme, size=size)
    # The list of chats alone is a navigation, with neither a main part nor a heading.
    alone = ("landmark-one-main", "page-has-heading-one") if size == PHONE else ()
    if size == PHONE:
        await page.get_by_role("button", name="Чаты").click()
    await check(page, "the list of chats", without=alone)
    await page.locator(".me").click()
    await check(page, "the people", without=alone)
    await page.get_by_role("menuitem", name="Новый человек").click()
    await check(page, "a form", without=alone)
    await page.keyboard.press("Escape")
    await page.locator(".chat-row", has_text="Порт").click()
    await write(page, "Привет")
    for number in range(7):  # as many colours do names have
        user = {"id": 7000 + number, "is_bot": False, "first_name": "Гость"}
        playground.world.post(group, user, {"text": "Здравствуйте"})
    await expect(page.locator(".sender")).to_have_count(7)
    await expect(page.locator(".topic")).to_have_count(2)
    await check(page, "a group")


async def test_an_answer_is_heard_before_its_buttons(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    heard = page.locator("[aria-live=polite] p")
    link = InlineKeyboardButton("Поделиться", url="https://t.me/share/url?url=x")
    more = InlineKeyboardButton("Дальше", callback_data="x")
    sent = await bot.send_message(
        VISITOR.id,
        "<b>Да</b>, в 2018 году.",
        "HTML",
        reply_markup=InlineKeyboardMarkup([[more, link]]),
    )
    await expect(heard).to_have_text(["Да, в 2018 году. Кнопки: Дальше, Поделиться."])
    await bot.edit_message_reply_markup(
        VISITOR.id, sent.message_id, reply_markup=InlineKeyboardMarkup([[link]])
    )
    await expect(heard.last).to_have_text("Кнопки: Поделиться.")
    await write(page, "спасибо")
    await expect(page.locator(".message.out").last).to_contain_text("спасибо")
    await bot.edit_message_text("Пожалуйста", VISITOR.id, sent.message_id)
    await expect(heard.last).to_have_text("Пожалуйста")
    await expect(heard).to_have_count(3)
    await expect(page.locator("#log")).to_have_attribute("aria-live", "off")  # or all comes twice


async def test_words_come_before_buttons_and_every_button_has_words(
    application: App, open_window: OpenWindow
) -> None:
    page = await open_window()
    await page.get_by_role("button", name="Запустить").click()
    # The home speaks of 2018 too.
    await expect(page.locator(".message.in")).to_have_count(1)
    await write(page, "/events 2018")
    await expect(page.locator(".message.in")).to_have_count(2)
    message = page.locator(".message.in").last
    snapshot = await message.aria_snapshot()
    assert snapshot.index("2018") < snapshot.index("group")
    for button in await page.get_by_role("button").all():
        assert re.search(r"\w", await button.evaluate(NAME)), await button.evaluate(
            "(b) => b.outerHTML"
        )


@pytest.mark.parametrize("size", ROOMS.values(), ids=ROOMS)
async def test_little_room_is_enough(
    application: App, open_window: OpenWindow, size: tuple[int, int]
) -> None:
    page = await open_window(size=size)
    await expect(page.get_by_role("button", name="Запустить")).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="Запустить").click()
    await expect(page.locator(".reply-key").first).to_be_in_viewport()
    await write(page, "/events 2017")
    await expect(page.locator(".message.in")).to_have_count(2)
    message = page.locator(".message.in").last
    await page.wait_for_function(TOP, arg=int(await message.get_attribute("data-message") or 0))
    assert await page.evaluate(TOO_WIDE) == []
    log, field = (
        await page.locator("#log").bounding_box(),
        await page.locator(".input").bounding_box(),
    )
    assert log is not None
    assert field is not None
    assert log["height"] >= size[1] / 3
    assert field["width"] >= 60
    assert field["y"] + field["height"] <= size[1]
    await page.locator(".input").fill("/")
    await expect(page.get_by_role("option").first).to_be_in_viewport()
    await page.get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Очистить историю").click()
    await expect(page.get_by_role("button", name="Очистить")).to_be_in_viewport(ratio=1)
