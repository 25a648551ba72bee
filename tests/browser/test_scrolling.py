"""Where the log stands when something new comes, on a phone."""

import re

import pytest
from playwright.async_api import Locator, Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground import Playground
from tests.browser.conftest import PHONE, TOP, OpenWindow, write
from tests.conftest import VISITOR

LONG = "Первая строка\n" + "\n".join(f"строка {number}" for number in range(100))
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Дальше", callback_data="next")]])
START = "() => document.getElementById('log').scrollTop === 0"
END = """() => {
    const log = document.getElementById("log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 2;
}"""


@pytest.fixture
async def page(bot: Bot, playground: Playground, open_window: OpenWindow) -> Page:
    """A phone with more in the chat than its screen holds."""
    world = playground.world
    for number in range(40):
        world.post(world.chats[VISITOR.id], world.bot_user(), {"text": f"Ответ {number}"})
    page = await open_window(size=PHONE)
    await expect(last(page)).to_contain_text("Ответ 39")
    await page.wait_for_function(END)
    return page


def last(page: Page) -> Locator:
    return page.locator(".message").last


async def scroll(page: Page, pixels: int) -> None:
    """Turn the wheel over the log."""
    await page.locator("#log").hover()
    await page.mouse.wheel(0, pixels)


async def test_a_long_answer_shows_its_first_line(bot: Bot, page: Page) -> None:
    await write(page, "вопрос")
    await page.wait_for_function(END)
    answer = await bot.send_message(VISITOR.id, LONG, reply_markup=KEYS)
    await expect(last(page)).to_contain_text("Первая строка")
    await page.wait_for_function(TOP, arg=answer.message_id)
    await expect(page.locator(".down-button")).to_be_visible()


async def test_a_short_answer_shows_its_end(bot: Bot, page: Page) -> None:
    await write(page, "вопрос")
    await bot.send_message(VISITOR.id, "Ответ", reply_markup=KEYS)
    await expect(page.locator(".key")).to_be_in_viewport()
    await page.wait_for_function(END)


async def test_of_several_answers_the_first_one_stays_on_the_screen(
    playground: Playground, page: Page
) -> None:
    await write(page, "вопрос")
    world = playground.world
    chat, bot = world.chats[VISITOR.id], world.bot_user()
    # At once: a first one that was seen for two seconds before the second would count as read.
    first, _ = (world.post(chat, bot, {"text": text}) for text in ("Сначала коротко.", LONG))
    await expect(last(page)).to_contain_text("Первая строка")
    await page.wait_for_function(TOP, arg=first.id)


async def test_who_still_reads_a_long_answer_is_left_there(bot: Bot, page: Page) -> None:
    await page.clock.install()
    answer = await bot.send_message(VISITOR.id, LONG)
    await page.wait_for_function(TOP, arg=answer.message_id)
    await page.clock.fast_forward(60_000)
    await bot.send_message(VISITOR.id, "И ещё")
    await expect(page.locator(".down-button .badge")).to_have_text("1")
    await page.wait_for_function(TOP, arg=answer.message_id)


async def test_what_was_read_does_not_hold_the_next_answer_back(bot: Bot, page: Page) -> None:
    await page.clock.install()
    half = "\n".join(f"строка {number}" for number in range(18))
    for number in range(3):
        await bot.send_message(VISITOR.id, f"Ответ {number}\n{half}")
        await expect(last(page)).to_contain_text(f"Ответ {number}")
        await page.wait_for_function(END)
        await page.clock.fast_forward(60_000)


async def test_a_message_that_becomes_long_shows_its_first_line(bot: Bot, page: Page) -> None:
    message = await bot.send_message(VISITOR.id, "Коротко", reply_markup=KEYS)
    await page.locator(".key").click()
    *_, update = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer()
    await bot.edit_message_text(LONG, VISITOR.id, message.message_id, reply_markup=KEYS)
    await expect(last(page)).to_contain_text("Первая строка")
    await page.wait_for_function(TOP, arg=message.message_id)


async def test_who_reads_above_is_left_there_and_told_what_came(bot: Bot, page: Page) -> None:
    await scroll(page, -10_000)
    await page.wait_for_function(START)
    await expect(page.locator(".down-button")).to_be_visible()
    await bot.send_message(VISITOR.id, LONG)
    await expect(page.locator(".down-button .badge")).to_have_text("1")
    await expect(page).to_have_title(re.compile(r"^\(1\)"))
    assert await page.evaluate(START)
    await page.locator(".down-button").click()
    await page.wait_for_function(END)
    await expect(page).not_to_have_title(re.compile(r"^\("))


async def test_who_has_read_to_the_end_follows_again(bot: Bot, page: Page) -> None:
    answer = await bot.send_message(VISITOR.id, LONG)
    await page.wait_for_function(TOP, arg=answer.message_id)
    await scroll(page, 10_000)
    await page.wait_for_function(END)
    await bot.send_message(VISITOR.id, "И ещё")
    await expect(last(page)).to_contain_text("И ещё")
    await page.wait_for_function(END)


async def test_the_date_fades_when_the_hand_rests(page: Page) -> None:
    date = page.locator(".day-label .pill")
    await expect(date).to_have_css("opacity", "0")
    await scroll(page, -300)
    await expect(date).to_have_css("opacity", "1")
    await expect(date).to_have_css("opacity", "0")
    await scroll(page, -10_000)
    # In its own place, above the first message, it stays.
    await page.wait_for_function(START)
    await expect(page.locator("#log:not(.moving)")).to_be_visible()
    await expect(date).to_have_css("opacity", "1")
