"""What a message can be, as the chat page shows it."""

import asyncio

import pytest
from playwright.async_api import Locator, Page, Route, WebSocket, expect
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
)

from bot.playground import Playground
from tests.browser.conftest import PHONE, OpenWindow
from tests.conftest import VISITOR
from tests.playground.test_messages import PNG

BLOCKS = [
    {"type": "heading", "text": "Порты", "size": 1},
    {"type": "paragraph", "text": ["О ", {"type": "bold", "text": "портах"}, ATTACK := "<b>x</b>"]},
    {"type": "pre", "text": "a = 1", "language": "python"},
    {
        "type": "list",
        "items": [
            {"label": "1.", "blocks": [{"type": "paragraph", "text": "первый"}]},
            {
                "label": "•",
                "has_checkbox": True,
                "is_checked": True,
                "blocks": [{"type": "paragraph", "text": "готово"}],
            },
        ],
    },
    {
        "type": "table",
        "caption": "По годам",
        "cells": [
            [
                {"text": "год", "is_header": True, "align": "left", "valign": "top"},
                {"text": "событий", "is_header": True, "align": "right", "valign": "top"},
            ],
            [
                {"text": "2017", "align": "left", "valign": "top"},
                {
                    "text": {"type": "url", "text": "7", "url": "https://example.org/"},
                    "align": "right",
                },
            ],
        ],
    },
    {
        "type": "details",
        "summary": "Подробнее",
        "blocks": [{"type": "blockquote", "blocks": [{"type": "paragraph", "text": "цитата"}]}],
    },
    {"type": "divider"},
    {"type": "map", "location": {"latitude": 1, "longitude": 2}},
]


def last(page: Page) -> Locator:
    return page.locator(".message").last


async def box(locator: Locator) -> tuple[float, float, float, float]:
    """Left, top, width and height."""
    # In one step: between two, the page may have drawn the message anew.
    left, top, width, height = await locator.evaluate(
        """element => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height];
        }"""
    )
    return left, top, width, height


async def test_an_album_is_one_grid(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    await bot.send_media_group(VISITOR.id, [InputMediaPhoto(PNG)] * 5, caption="Пять")
    await expect(page.locator(".message.in")).to_have_count(1)
    await expect(page.locator(".album img")).to_have_count(5)
    await expect(last(page).locator(".text")).to_contain_text("Пять")
    first, second, third, *_ = [await box(each) for each in await page.locator(".album img").all()]
    assert second[1] == third[1] > first[1]  # an odd one is above, then two in a row
    assert first[2] > second[2] > 40
    await page.locator(".album-item").nth(2).click(button="right")
    await page.get_by_role("menuitem", name="Ответить").click()
    await expect(page.locator(".context")).to_contain_text("Фото")
    await page.reload()
    await expect(page.locator(".album img")).to_have_count(5)


async def test_files_of_an_album_stand_in_one_bubble(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    files = [InputMediaDocument(b"x", filename=f"{name}.txt") for name in "ab"]
    await bot.send_media_group(VISITOR.id, files)
    await expect(page.locator(".message.in")).to_have_count(1)
    await expect(last(page).locator(".file-name")).to_have_text(["a.txt", "b.txt"])


@pytest.mark.parametrize("whole", ["getState", "getHistory"])
@pytest.mark.parametrize("is_in_it", [False, True], ids=["too old", "new enough"])
async def test_message_that_comes_before_the_answer_to_a_call_is_news(
    bot: Bot, open_window: OpenWindow, whole: str, *, is_in_it: bool
) -> None:
    page = await open_window(size=PHONE)
    opened, told = asyncio.Event(), asyncio.Event()

    def note(frame: bytes | str) -> None:
        if '"message"' in str(frame):
            told.set()

    def watch(socket: WebSocket) -> None:
        opened.set()
        socket.on("framereceived", note)

    async def overtake(route: Route) -> None:
        if not opened.is_set() or told.is_set():
            await route.continue_()
            return
        answer = None if is_in_it else await route.fetch()
        await bot.send_message(VISITOR.id, "Готово", reply_markup=ForceReply())
        await told.wait()
        await route.fulfill(response=answer or await route.fetch())

    page.on("websocket", watch)
    await page.route(f"**/person/{whole}", overtake)
    await page.reload()
    await expect(page.locator(".message.out")).to_contain_text("/start")
    await expect(last(page)).to_contain_text("Готово")
    await expect(page.locator("[aria-live=polite] p")).to_have_text("Готово")
    await expect(page.locator("#dock .context")).to_contain_text("Готово")
    await page.get_by_role("button", name="Чаты").click()
    await expect(page.locator(".chat-row .preview")).to_contain_text("Готово")


async def test_what_the_bot_deletes_is_gone(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    first, _, third = await bot.send_media_group(VISITOR.id, [InputMediaPhoto(PNG)] * 3)
    text = await bot.send_message(VISITOR.id, "Секунду…")
    await expect(last(page)).to_contain_text("Секунду")
    await bot.delete_message(VISITOR.id, text.message_id)
    await expect(page.locator("#log")).not_to_contain_text("Секунду")
    await bot.delete_messages(VISITOR.id, [first.message_id, third.message_id])
    await expect(last(page).locator("img")).to_have_count(1)
    await expect(page.locator(".album")).to_have_count(0)


async def test_a_rich_message_shows_its_blocks(
    bot: Bot, playground: Playground, open_window: OpenWindow
) -> None:
    page = await open_window(size=PHONE)
    world = playground.world
    content = {"rich_message": {"blocks": BLOCKS}}
    world.post(world.chats[VISITOR.id], world.bot_user(), content)
    message = last(page)
    await expect(message.locator(".rich-heading")).to_have_text("Порты")
    await expect(message.locator("strong")).to_have_text("портах")
    await expect(message).to_contain_text(ATTACK)
    await expect(message.locator("pre code")).to_have_text("a = 1")
    await expect(message.locator("li")).to_have_text(["1.первый", "☑готово"])
    await expect(message.locator("th")).to_have_text(["год", "событий"])
    await expect(message.locator("td a")).to_have_attribute("href", "https://example.org/")
    await expect(message.locator("blockquote")).not_to_be_visible()
    await message.locator("summary").click()
    await expect(message.locator("blockquote")).to_have_text("цитата")
    await expect(message.locator(".unsupported")).to_have_count(1)  # the map
    await page.get_by_role("button", name="Чаты").click()
    await expect(page.locator(".chat-row .preview")).to_contain_text("Порты О портах")


async def test_a_long_quote_unfolds_and_folds_by_a_tap(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    lines = "\n".join(f"строка {number}" for number in range(12))
    short = "<blockquote expandable>коротко</blockquote>"
    text = f"<blockquote expandable>{lines}</blockquote>{short}"
    await bot.send_message(VISITOR.id, text, parse_mode="HTML")
    long_quote, short_quote = page.locator("blockquote").first, page.locator("blockquote").last
    toggle = long_quote.get_by_role("button", name="Развернуть цитату")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    *_, folded = await box(long_quote)
    await long_quote.locator(".quote-body").click(position={"x": 20, "y": 10})
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    *_, unfolded = await box(long_quote)
    assert unfolded > 2 * folded
    await long_quote.locator(".quote-body").click(position={"x": 20, "y": 10})
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    assert (await box(long_quote))[3] == folded
    await expect(short_quote.get_by_role("button", name="Развернуть цитату")).not_to_be_visible()


async def test_a_preview_shows_unless_the_bot_wants_none(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    await bot.send_message(VISITOR.id, "https://example.org/порт и t.me")
    await expect(last(page).locator(".link-preview b")).to_have_text("example.org")
    off = LinkPreviewOptions(is_disabled=True)
    await bot.send_message(VISITOR.id, "Без https://example.org", link_preview_options=off)
    await expect(last(page)).to_contain_text("Без")
    await expect(last(page).locator(".link-preview")).to_have_count(0)


async def test_a_styled_button_stands_out(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    styles = ["primary", "success", "danger", None]
    buttons = [InlineKeyboardButton("Ок", callback_data="x", style=style) for style in styles]
    await bot.send_message(VISITOR.id, "Черновик", reply_markup=InlineKeyboardMarkup([buttons]))
    await expect(page.locator(".key")).to_have_count(4)
    colour = "(key) => getComputedStyle(key).backgroundColor"
    colours = {await key.evaluate(colour) for key in await page.locator(".key").all()}
    assert len(colours) == 4
