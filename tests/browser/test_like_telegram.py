"""What the chat page shows as Telegram's own apps do."""

import re

from playwright.async_api import Locator, Page, expect
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.playground import Playground
from bot.playground.chats import Role
from tests.browser.conftest import DESKTOP, PHONE, OpenWindow, write
from tests.conftest import OTHER, VISITOR

VCARD = """BEGIN:VCARD
VERSION:3.0
N:Щербакова;М.Е.;;;
FN:Щербакова М.Е.
ORG:Комитет\\, внешний;отдел связ
 ей;
item1.TITLE:Ведущий специалист
TEL;TYPE=WORK:+78125764886
EMAIL;TYPE=INTERNET:m@example.org
END:VCARD
"""


def last(page: Page) -> Locator:
    return page.locator(".message").last


def keys(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button] for button in buttons])


async def test_only_people_are_told_to_have_edited(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window()
    sent = await bot.send_message(VISITOR.id, "Было")
    await bot.edit_message_text("Стало", VISITOR.id, sent.message_id)
    await write(page, "слово")
    await expect(page.locator(".message.out").last).to_contain_text("слово")
    await page.locator(".input").press("ArrowUp")
    await page.locator(".input").fill("другое слово")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.out").last).to_contain_text("изменено")
    await expect(page.locator(".message.in")).to_contain_text("Стало")
    await expect(page.locator(".message.in")).not_to_contain_text("изменено")


async def test_the_payload_of_a_deep_link_is_for_the_bot_alone(
    bot: Bot, open_window: OpenWindow
) -> None:
    link = f'<a href="https://t.me/{bot.username}?start=join_abc">Войти</a>'
    await bot.send_message(VISITOR.id, link, parse_mode="HTML")
    page = await open_window()
    await page.locator(".message .link").click()
    await expect(page.locator(".message.out").last.locator(".text")).to_have_text(
        re.compile("^/start\\d")
    )
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start join_abc"
    await bot.send_message(VISITOR.id, "Да", reply_to_message_id=update.message.message_id)
    await expect(last(page).locator(".reply-quote span")).to_have_text("/start")
    await page.reload()
    await expect(last(page)).to_contain_text("Да")
    await expect(page.locator("#log")).not_to_contain_text("join_abc")


async def test_a_contact_is_a_name_and_a_number_until_it_is_opened(
    bot: Bot, open_window: OpenWindow
) -> None:
    await bot.send_contact(VISITOR.id, "+78125764886", "Щербакова М.Е.", vcard=VCARD)
    await bot.send_contact(VISITOR.id, "+31201234567", "Jan")
    page = await open_window(size=PHONE)
    await expect(page.locator(".contact")).to_have_count(2)
    full, bare = await page.locator(".contact").all()
    assert await full.locator(".contact-text").inner_text() == "Щербакова М.Е.\n+78125764886"
    assert await full.locator(".contact-action").all_inner_texts() == [
        "Показать контакт",
        "Добавить",
    ]
    assert await bare.locator(".contact-action").all_inner_texts() == ["Позвонить", "Добавить"]
    await full.get_by_role("button", name="Показать контакт").click()
    lines = await page.locator("dialog .dialog-text").all_inner_texts()
    assert lines == ["Комитет, внешний, отдел связей", "Ведущий специалист", "m@example.org"]


async def test_a_link_for_sharing_asks_which_chat(
    bot: Bot, playground: Playground, open_window: OpenWindow
) -> None:
    playground.world.add_chat("supergroup", "Порт", {VISITOR.id: Role()})
    link = "https://t.me/share/url?url=https%3A%2F%2Fexample.org%2Fa&text=%D0%9E%20%D0%BF%D0%BE%D1%80%D1%82%D0%B5"
    share = InlineKeyboardButton("Поделиться", url=link)
    await bot.send_message(VISITOR.id, "Карточка", reply_markup=keys(share))
    page = await open_window(size=PHONE)
    await page.locator(".key").click()
    await page.get_by_role("dialog", name="Выберите чат").get_by_text("Порт").click()
    await expect(page.locator(".topbar-name")).to_have_text("Порт")
    await expect(page.locator(".input")).to_have_value("https://example.org/a\nО порте")


async def test_an_inline_query_asks_which_chat_of_those_it_is_for(
    bot: Bot, playground: Playground, open_window: OpenWindow
) -> None:
    playground.world.add_chat("supergroup", "Порт", {VISITOR.id: Role()})
    groups = SwitchInlineQueryChosenChat("2018", allow_group_chats=True)
    button = InlineKeyboardButton("Поделиться", switch_inline_query_chosen_chat=groups)
    anywhere = InlineKeyboardButton("Куда угодно", switch_inline_query="№5")
    await bot.send_message(VISITOR.id, "x", reply_markup=keys(button, anywhere))
    page = await open_window()
    choice = page.get_by_role("dialog", name="Выберите чат")
    await page.locator(".key", has_text="Куда угодно").click()
    await expect(choice.locator(".row-button")).to_have_count(2)
    await page.keyboard.press("Escape")
    await page.locator(".key", has_text="Поделиться").click()
    await expect(choice.locator(".row-button")).to_have_count(1)
    await choice.get_by_text("Порт").click()
    await expect(page.locator(".input")).to_have_value(f"@{bot.username} 2018")


async def test_a_groups_name_is_not_cut(playground: Playground, open_window: OpenWindow) -> None:
    title = "Комитет по внешним связям Санкт-Петербурга"
    playground.world.add_chat("supergroup", title, {VISITOR.id: Role(), OTHER.id: Role()})
    page = await open_window(size=PHONE)
    await page.get_by_role("button", name="Чаты").click()
    await page.locator(".chat-row", has_text="Комитет").click()
    name = page.locator(".topbar-name")
    await expect(name).to_have_text(title)
    cut = "(node) => node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth"
    assert not await name.evaluate(cut)


async def test_the_field_stays_on_the_screen_beside_a_long_list_of_calls(
    bot: Bot, open_window: OpenWindow
) -> None:
    page = await open_window(size=DESKTOP)
    await page.get_by_role("button", name="Вызовы бота").click()
    for number in range(60):
        await bot.send_message(VISITOR.id, str(number))
    await expect(page.locator(".call")).to_have_count(61)  # and a getMe
    box = await page.locator(".input").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= DESKTOP[1]
    await expect(page.locator(".topbar-name")).to_be_in_viewport()


async def test_a_hint_fits_beside_the_bots_keyboard(bot: Bot, open_window: OpenWindow) -> None:
    hint = "Например: апрель 2018"
    keyboard = ReplyKeyboardMarkup([["Да"]], input_field_placeholder=hint)
    await bot.send_message(VISITOR.id, "Слово или год?", reply_markup=keyboard)
    page = await open_window(size=PHONE)
    await expect(page.get_by_role("button", name="Скрыть клавиатуру бота")).to_be_visible()
    await expect(page.locator(".hint")).to_have_text(hint)
    assert await page.locator(".hint").evaluate("(node) => node.scrollWidth <= node.clientWidth")
