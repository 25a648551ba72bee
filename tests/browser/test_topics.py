"""The topics of a forum on the chat page."""

from playwright.async_api import Page, expect
from telegram import Bot

from bot.playground import Playground
from bot.playground.chats import Chat, Role
from bot.playground.topics import open_forum
from tests.browser.conftest import PHONE, OpenWindow, write
from tests.conftest import OTHER, VISITOR


async def choose(page: Page, item: str) -> None:
    """Choose from the menu of the chat."""
    await page.get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name=item).click()


async def show_group(page: Page) -> None:
    await page.locator(".topbar-back").click()
    await page.locator(".chat-row", has_text="Порт").click()


def open_group(playground: Playground) -> Chat:
    """A group of the visitor's with the bot among its admins."""
    roles = {VISITOR.id: Role("creator"), OTHER.id: Role()}
    group = playground.world.add_chat("supergroup", "Порт", roles)
    group.bot_status = "administrator"
    playground.world.post(group, VISITOR.user(), {"group_chat_created": True})
    return group


async def test_a_person_begins_a_topic_and_talks_in_it(
    bot: Bot, playground: Playground, open_window: OpenWindow
) -> None:
    group = open_group(playground)
    page = await open_window(size=PHONE)
    await show_group(page)
    await write(page, "обо всём")
    await choose(page, "Включить темы")
    tabs = page.get_by_role("navigation", name="Темы").get_by_role("button")
    await expect(tabs).to_have_text(["Все", "General"])
    await choose(page, "Новая тема")
    await page.get_by_label("Название темы").fill("Суда")
    await page.get_by_role("button", name="Создать").click()
    await expect(tabs.last).to_have_attribute("aria-current", "true")
    await expect(tabs.last).to_have_text("Суда")
    await expect(page.locator("#log")).not_to_contain_text("обо всём")
    await write(page, "о судах")
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert (update.message.text, update.message.is_topic_message) == ("о судах", True)
    topic = update.message.message_thread_id
    await bot.send_message(group.id, "Их три.", message_thread_id=topic)
    await bot.send_message(group.id, "Не сюда.")
    await expect(page.locator(".message.in")).to_have_count(1)
    await expect(page.locator(".message.in")).to_contain_text("Их три.")
    await tabs.filter(has_text="General").click()
    await expect(page.locator(".message.in")).to_contain_text("Не сюда.")
    await expect(page.locator("#log")).not_to_contain_text("Их три.")
    await tabs.filter(has_text="Все").click()
    await expect(page.locator(".message.in")).to_have_count(2)
    await expect(page.locator(".message.in").first).to_contain_text("# Суда")


async def test_in_a_closed_topic_only_admins_have_a_field(
    bot: Bot, playground: Playground, open_window: OpenWindow
) -> None:
    group = open_group(playground)
    open_forum(group, VISITOR.id)
    topic = await bot.create_forum_topic(group.id, "Суда")
    admin, member = await open_window(size=PHONE), await open_window(OTHER.id, size=PHONE)
    for page in (admin, member):
        await show_group(page)
        await page.locator(".topic", has_text="Суда").click()
        await expect(page.locator(".input")).to_be_visible()
    await bot.close_forum_topic(group.id, topic.message_thread_id)
    await expect(member.locator(".closed")).to_have_text("Dit onderwerp is gesloten")
    await expect(member.locator(".input")).to_have_count(0)
    await expect(admin.locator(".message").last).to_contain_text("Тема закрыта")
    await expect(admin.locator(".input")).to_be_visible()
    await bot.reopen_forum_topic(group.id, topic.message_thread_id)
    await expect(member.locator(".input")).to_be_visible()
    await bot.delete_forum_topic(group.id, topic.message_thread_id)
    await expect(member.locator(".topic")).to_have_text(["Alle", "General"])
