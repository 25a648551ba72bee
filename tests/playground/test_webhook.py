"""Delivery to the bot's own address."""

import asyncio

import pytest
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, Conflict

from bot.playground import Playground
from tests.playground.conftest import Do, Receiver, polled, wait_until


async def test_updates_are_delivered_with_the_secret(bot: Bot, ann: Do, receiver: Receiver) -> None:
    await ann("sendMessage", chat_id=7, text="before")
    await bot.set_webhook(receiver.url, secret_token="s3cret_-")
    await ann("sendMessage", chat_id=7, text="after")
    await receiver.got(2)
    assert [update["message"]["text"] for update in receiver.updates] == ["before", "after"]
    assert receiver.secrets == ["s3cret_-", "s3cret_-"]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (receiver.url, 0)


async def _failed(bot: Bot) -> WebhookInfo:
    """What Telegram says of the webhook once a delivery has failed."""

    async def has_failed() -> bool:
        return bool((await bot.get_webhook_info()).last_error_message)

    await wait_until(has_failed)
    return await bot.get_webhook_info()


async def test_a_refused_update_comes_again_before_the_next(
    bot: Bot, ann: Do, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    await ann("sendMessage", chat_id=7, text="1")
    await ann("sendMessage", chat_id=7, text="2")
    await receiver.got(1)
    info = await _failed(bot)
    assert info.pending_update_count == 2
    message = "Wrong response from the webhook: 500 Internal Server Error"
    assert info.last_error_message == message
    await receiver.got(3)
    assert [update["message"]["text"] for update in receiver.updates] == ["1", "1", "2"]


async def test_one_chat_does_not_hold_up_another(
    bot: Bot, ann: Do, bob: Do, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    await ann("sendMessage", chat_id=7, text="Ann")
    await receiver.got(1)
    await bob("sendMessage", chat_id=8, text="Bob")
    await receiver.got(3)
    assert [update["message"]["text"] for update in receiver.updates] == ["Ann", "Bob", "Ann"]


async def test_the_answer_may_hold_a_method(bot: Bot, ann: Do, receiver: Receiver) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": 7, "text": "pong"}
    await bot.set_webhook(receiver.url)
    await ann("sendMessage", chat_id=7, text="ping")

    async def answered() -> bool:
        return bool((await ann("getHistory", chat_id=7))["messages"][-1]["text"] == "pong")

    await wait_until(answered)


async def test_an_unreachable_address_loses_nothing(bot: Bot, ann: Do) -> None:
    await bot.set_webhook("http://127.0.0.1:9/")
    await ann("sendMessage", chat_id=7, text="hello")
    assert (await _failed(bot)).last_error_message == "Connection refused"
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1


async def test_pending_updates_can_be_dropped(bot: Bot, ann: Do) -> None:
    await ann("sendMessage", chat_id=7, text="hello")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_no_polling_while_a_webhook_is_set(
    bot: Bot, receiver: Receiver, playground: Playground
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await wait_until(polled(playground))
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_wrong_addresses_and_secrets_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)invalid webhook URL specified"):
        await bot.set_webhook("bot.example")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("https://bot.example/", secret_token="a b")
