"""What chats and Telegram do not let a bot do, and how it learns of it."""

import math
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot, ChatMemberRestricted, InputMediaPhoto, ReplyParameters
from telegram.error import BadRequest, Forbidden, RetryAfter

from tests.playground.conftest import Clock, Do
from tests.playground.test_groups import ALL, confirm, message
from tests.playground.test_messages import PNG
from tests.support.faults import Faults


@pytest.fixture
async def group(ann: Do, bot: Bot) -> int:
    """A supergroup of Ann and Bob whose beginning the bot has read."""
    await bot.get_updates(allowed_updates=ALL)
    chat = await ann("createChat", type="supergroup", title="g", members=[8])
    await confirm(bot)
    return int(chat["id"])


async def _statuses(bot: Bot) -> list[tuple[str, str]]:
    """The changes of the bot's own status that it was told."""
    changes = [update.my_chat_member for update in await confirm(bot)]
    return [(each.old_chat_member.status, each.new_chat_member.status) for each in changes if each]


@pytest.mark.parametrize(
    ("denied", "refused", "words"),
    [
        ("can_send_messages", ("text", "contact"), ("text messages", "contacts")),
        ("can_send_documents", ("document",), ("documents",)),
        ("can_send_photos", ("photo", "album"), ("photos", "photos")),
    ],
)
async def test_a_group_may_let_nobody_but_admins_send(
    bot: Bot, ann: Do, group: int, denied: str, refused: tuple[str, ...], words: tuple[str, ...]
) -> None:
    sends: dict[str, Callable[[], Awaitable[Any]]] = {
        "text": lambda: bot.send_message(group, "x"),
        "contact": lambda: bot.send_contact(group, "+7812", "A"),
        "document": lambda: bot.send_document(group, b"x", caption="no text of its own"),
        "photo": lambda: bot.send_photo(group, PNG, caption="no text of its own"),
        "album": lambda: bot.send_media_group(group, [InputMediaPhoto(PNG)] * 2),
    }
    await ann("setChatPermissions", chat_id=group, permissions={denied: False})
    for kind, send in sends.items():
        if kind not in refused:
            await send()
    for kind, called in zip(refused, words, strict=True):
        with pytest.raises(BadRequest, match=f"Not enough rights to send {called} to the chat"):
            await sends[kind]()
    permissions = (await bot.get_chat(group)).permissions
    assert permissions is not None
    assert (getattr(permissions, denied), permissions.can_invite_users) == (False, True)
    assert await confirm(bot) == []
    await ann("setAdmin", chat_id=group, user_id=bot.id)
    for kind in refused:
        await sends[kind]()


async def test_people_are_held_to_it_too(bot: Bot, ann: Do, bob: Do, group: int) -> None:
    await ann("setChatPermissions", chat_id=group, permissions={"can_send_messages": False})
    with pytest.raises(AssertionError, match="CHAT_WRITE_FORBIDDEN"):
        await bob("sendMessage", chat_id=group, text="x")
    await ann("sendMessage", chat_id=group, text="an admin may")
    with pytest.raises(AssertionError, match="CHAT_ADMIN_REQUIRED"):
        await bob("setChatPermissions", chat_id=group, permissions={})
    with pytest.raises(AssertionError, match="unknown permissions: can_fly"):
        await ann("setChatPermissions", chat_id=group, permissions={"can_fly": True})
    await ann("setChatPermissions", chat_id=group, permissions={})
    await bob("sendMessage", chat_id=group, text="x")


async def test_the_bot_alone_may_be_restricted(bot: Bot, ann: Do, group: int) -> None:
    await ann("restrictBot", chat_id=group, permissions={"can_send_messages": False})
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group, "x")
    await bot.send_document(group, b"x")
    me = await bot.get_chat_member(group, bot.id)
    assert isinstance(me, ChatMemberRestricted)
    assert (me.is_member, me.can_send_messages, me.can_send_photos) == (True, False, True)
    await ann("restrictBot", chat_id=group, permissions={})
    await bot.send_message(group, "x")
    assert await _statuses(bot) == [("member", "restricted"), ("restricted", "member")]


@pytest.mark.parametrize("words", ["CHAT_RESTRICTED", "have no rights to send a message"])
async def test_telegram_refuses_in_one_chat(
    bot: Bot, faults: Faults, met: int, group: int, words: str
) -> None:
    await faults.refuse("sendMessage", words, chat_id=group)
    await bot.send_message(met, "x")
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(group, "x")
    assert refused.value.message == words.capitalize()
    await bot.send_message(group, "x")


async def test_a_person_may_be_gone(bot: Bot, faults: Faults, met: int) -> None:
    await faults.forbid("*", "user is deactivated", chat_id=met)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(met, "x")


async def test_one_chat_asks_for_patience(bot: Bot, faults: Faults, met: int, group: int) -> None:
    await faults.too_many_requests("sendMessage", 12, chat_id=group)
    await bot.send_message(met, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group, "x")
    assert _seconds(refused.value) == 12
    await bot.send_message(group, "x")


async def test_one_chat_asks_for_patience_until_its_time_has_passed(
    bot: Bot, faults: Faults, met: int, group: int, clock: Clock
) -> None:
    await faults.flood_wait(group, 12)
    for passed, left in ((0, 12), (5, 7), (6.5, 1)):
        clock.now += passed
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(group, "x")
        assert _seconds(refused.value) == left
        await bot.send_message(met, "x")
    clock.now += 0.5
    await bot.send_message(group, "x")


def _seconds(error: RetryAfter) -> int:
    after = error.retry_after
    return math.ceil(after if isinstance(after, int) else after.total_seconds())


@pytest.fixture(autouse=True)
def _as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.mark.parametrize(
    ("kind", "gone", "words"),
    [
        ("group", "left", "bot is not a member of the group chat"),
        ("supergroup", "kicked", "bot was kicked from the supergroup chat"),
        ("channel", "kicked", "bot was kicked from the channel chat"),
    ],
)
async def test_a_bot_is_removed_and_added_again(
    bot: Bot, ann: Do, bob: Do, kind: str, gone: str, words: str
) -> None:
    await bot.get_updates(allowed_updates=ALL)
    chat = (await ann("createChat", type=kind, title="g", members=[8]))["id"]
    await confirm(bot)
    before = "administrator" if kind == "channel" else "member"
    with pytest.raises(AssertionError, match="CHAT_ADMIN_REQUIRED"):
        await bob("removeMember", chat_id=chat, user_id=bot.id)
    with pytest.raises(AssertionError, match="USER_ALREADY_PARTICIPANT"):
        await ann("addMember", chat_id=chat, user_id=bot.id)
    await ann("removeMember", chat_id=chat, user_id=bot.id)
    updates = await confirm(bot)
    if kind != "channel":
        left = updates[0].message
        assert left is not None
        assert left.left_chat_member == bot.bot
    change = updates[-1].my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == (before, gone)
    with pytest.raises(Forbidden, match=words):
        await bot.send_message(chat, "x")
    await ann("sendMessage", chat_id=chat, text="/start")
    assert await confirm(bot) == []
    with pytest.raises(AssertionError, match="USER_NOT_PARTICIPANT"):
        await ann("removeMember", chat_id=chat, user_id=bot.id)
    await ann("addMember", chat_id=chat, user_id=bot.id)
    added = await confirm(bot)
    assert added[0].my_chat_member is not None
    assert added[0].my_chat_member.new_chat_member.status == before
    if kind != "channel":
        assert added[1].message is not None
        assert added[1].message.new_chat_members == (bot.bot,)
    await bot.send_message(chat, "x")


async def test_a_group_may_be_without_the_bot_at_first(bot: Bot, ann: Do) -> None:
    await bot.get_updates(allowed_updates=ALL)
    chat = await ann("createChat", type="supergroup", title="g", members=[8], with_bot=False)
    assert await confirm(bot) == []
    await ann("addMember", chat_id=chat["id"], user_id=bot.id)
    assert await _statuses(bot) == [("left", "member")]


async def test_a_person_blocks_and_unblocks_the_bot(bot: Bot, ann: Do, met: int) -> None:
    await bot.get_updates(allowed_updates=ALL)
    await ann("setBlocked", blocked=True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(met, "x")
    await ann("setBlocked", blocked=False)
    await bot.send_message(met, "x")
    assert await _statuses(bot) == [("member", "kicked"), ("kicked", "member")]


async def test_a_person_deletes_their_message(bot: Bot, ann: Do, bob: Do, met: int) -> None:
    sent = await ann("sendMessage", chat_id=met, text="/events")
    asked = await message(bot)
    await ann("deleteMessage", chat_id=met, message_id=sent["message_id"])
    assert await confirm(bot) == []
    with pytest.raises(BadRequest) as refused:
        await asked.reply_text("x", do_quote=True)
    assert refused.value.message == "Message to be replied not found"
    parameters = ReplyParameters(asked.message_id, allow_sending_without_reply=True)
    answer = await bot.send_message(met, "x", reply_parameters=parameters)
    assert answer.reply_to_message is None
    await ann("deleteMessage", chat_id=met, message_id=answer.message_id)
    texts = [each["text"] for each in (await ann("getHistory", chat_id=met))["messages"]]
    assert texts == ["/start"]
    with pytest.raises(AssertionError, match="message not found"):
        await ann("deleteMessage", chat_id=met, message_id=answer.message_id)


async def test_others_messages_are_deleted_by_admins_alone(
    bot: Bot, ann: Do, bob: Do, group: int
) -> None:
    sent: Any = await ann("sendMessage", chat_id=group, text="x")
    with pytest.raises(AssertionError, match="MESSAGE_DELETE_FORBIDDEN"):
        await bob("deleteMessage", chat_id=group, message_id=sent["message_id"])
    theirs = await bob("sendMessage", chat_id=group, text="x")
    await ann("deleteMessage", chat_id=group, message_id=theirs["message_id"])
