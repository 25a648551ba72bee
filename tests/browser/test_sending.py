"""What a person sends and takes back on the chat page."""

import asyncio

import pytest
from playwright.async_api import FilePayload, Route, expect
from telegram import Bot

from tests.browser.conftest import PHONE, OpenWindow, write
from tests.playground.test_messages import PNG


async def test_several_pictures_go_as_an_album(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    await page.get_by_role("button", name="Прикрепить").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Фото").click()
    pictures = [FilePayload(name=f"{n}.png", mimeType="image/png", buffer=PNG) for n in range(3)]
    await (await chooser.value).set_files(pictures)
    await expect(page.get_by_role("dialog", name="Отправить 3 файла")).to_be_visible()
    await page.get_by_label("Подпись").fill("Порт")
    await page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    await expect(page.locator(".message.out .album img")).to_have_count(3)
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message and update.message.photo]
    assert [message.caption for message in messages] == ["Порт", None, None]
    assert len({message.media_group_id for message in messages}) == 1


async def test_photo_is_sent_as_a_jpeg_no_larger_than_a_screen(
    bot: Bot, open_window: OpenWindow
) -> None:
    page = await open_window(size=PHONE)
    large = await page.evaluate_handle("new OffscreenCanvas(3000, 1500)")
    data = await large.evaluate(
        """async (canvas) => {
            canvas.getContext("2d");
            const blob = await canvas.convertToBlob();
            return [...new Uint8Array(await blob.arrayBuffer())];
        }"""
    )
    await page.get_by_role("button", name="Прикрепить").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Фото").click()
    picture = FilePayload(name="x.png", mimeType="image/png", buffer=bytes(data))
    await (await chooser.value).set_files([picture])
    await page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    await expect(page.locator(".message.out img")).to_have_count(1)
    [photo] = next(
        update.message.photo
        for update in await bot.get_updates()
        if update.message and update.message.photo
    )
    assert (photo.width, photo.height) == (1280, 640)
    file = await bot.get_file(photo.file_id)
    assert (await file.download_as_bytearray()).startswith(b"\xff\xd8\xff")


async def test_a_person_takes_a_message_back(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window(size=PHONE)
    await write(page, "не то")
    await page.locator(".message.out", has_text="не то").click(button="right")
    await page.get_by_role("menuitem", name="Удалить").click()
    await expect(page.locator("#log")).not_to_contain_text("не то")


@pytest.mark.usefixtures("bot")
async def test_a_message_taken_back_before_its_sending_is_answered_stays_away(
    open_window: OpenWindow,
) -> None:
    page = await open_window(size=PHONE)
    is_gone, is_answered = asyncio.Event(), asyncio.Event()

    async def hold_back(route: Route) -> None:
        answer = await route.fetch()
        await is_gone.wait()
        await route.fulfill(response=answer)
        is_answered.set()

    await page.route("**/person/sendMessage", hold_back)
    await write(page, "не то")
    await page.locator(".message.out", has_text="не то").click(button="right")
    await page.get_by_role("menuitem", name="Удалить").click()
    await expect(page.locator("#log")).not_to_contain_text("не то")
    is_gone.set()
    await is_answered.wait()
    await write(page, "то")
    await expect(page.locator(".message.out").last).to_contain_text("то")
    await expect(page.locator("#log")).not_to_contain_text("не то")
