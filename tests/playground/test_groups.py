"""Groups and channels: members, admins, who speaks for whom, reactions."""

from typing import Any

import pytest
from telegram import (
    Bot,
    ChatMemberAdministrator,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    Update,
)
from telegram.error import BadRequest, Forbidden

from tests.playground.conftest import Do

ALL = list(Update.ALL_TYPES)


@pytest.fixture
async def group(ann: Do, bot: Bot) -> int:
    """A supergroup of Ann and Bob whose beginning the bot has read; Ann is its creator."""
    await bot.get_updates(allowed_updates=ALL)
    chat = await ann("createChat", type="supergroup", title="Комитет", members=[8])
    await confirm(bot)
    return int(chat["id"])


async def confirm(bot: Bot) -> list[Update]:
    """The updates that wait; they do not come again."""
    updates = list(await bot.get_updates(allowed_updates=ALL))
    await bot.get_updates(offset=updates[-1].update_id + 1 if updates else None)
    return updates


async def message(bot: Bot) -> Message:
    """The one message that waits."""
    (update,) = await confirm(bot)
    assert update.effective_message is not None
    return update.effective_message


async def test_people_come_and_go(bot: Bot, ann: Do, bob: Do, group: int) -> None:
    cas = (await ann("addPerson", first_name="Cas"))["id"]
    await ann("addMember", chat_id=group, user_id=cas)
    assert [user.id for user in (await message(bot)).new_chat_members] == [cas]
    assert await bot.get_chat_member_count(group) == 4
    with pytest.raises(AssertionError, match="CHAT_ADMIN_REQUIRED"):
        await bob("removeMember", chat_id=group, user_id=cas)
    await bob("removeMember", chat_id=group, user_id=8)
    left = (await message(bot)).left_chat_member
    assert left is not None
    assert left.id == 8
    with pytest.raises(AssertionError, match="chat not found"):
        await bob("getHistory", chat_id=group)


async def test_a_bot_that_is_an_admin_gets_everything(
    bot: Bot, ann: Do, bob: Do, group: int
) -> None:
    await ann("sendMessage", chat_id=group, text="not for the bot")
    assert await confirm(bot) == []
    await ann("setAdmin", chat_id=group, user_id=bot.id)
    await bob("sendMessage", chat_id=group, text="hello")
    await ann("setAdmin", chat_id=group, user_id=8)
    mine, said, bobs = await confirm(bot)
    assert mine.my_chat_member is not None
    assert isinstance(mine.my_chat_member.new_chat_member, ChatMemberAdministrator)
    assert said.message is not None
    assert said.message.text == "hello"
    assert bobs.chat_member is not None
    assert bobs.chat_member.new_chat_member.status == "administrator"
    admins = await bot.get_chat_administrators(group)
    assert sorted(admin.user.id for admin in admins) == [bot.id, 7, 8]


async def test_an_anonymous_admin_speaks_as_the_group(bot: Bot, ann: Do, group: int) -> None:
    await ann("setAdmin", chat_id=group, user_id=7, is_anonymous=True)
    await ann("sendMessage", chat_id=group, text="/start@playground_bot")
    said = await message(bot)
    assert said.from_user is not None
    assert said.sender_chat is not None
    assert (said.from_user.id, said.sender_chat.id) == (1_087_968_824, group)
    copy = await bot.forward_message(group, group, said.message_id)
    assert isinstance(copy.forward_origin, MessageOriginChat)
    await ann("editMessage", chat_id=group, message_id=said.message_id, text="/help@playground_bot")


async def test_a_channel_speaks_in_a_group_and_brings_its_posts(
    bot: Bot, ann: Do, bob: Do, group: int
) -> None:
    await ann("setAdmin", chat_id=group, user_id=bot.id)
    channel = (await ann("createChat", type="channel", title="News", members=[8]))["id"]
    await ann("linkChats", channel_id=channel, chat_id=group)
    await confirm(bot)
    await ann("sendMessage", chat_id=group, text="as the channel", sender_chat_id=channel)
    said = await message(bot)
    assert said.from_user is not None
    assert said.sender_chat is not None
    assert (said.from_user.id, said.sender_chat.id) == (136_817_688, channel)
    await bot.send_message(channel, "post")
    brought = await message(bot)
    assert brought.from_user is not None
    assert (brought.from_user.id, brought.is_automatic_forward, brought.text) == (
        777_000,
        True,
        "post",
    )
    assert isinstance(brought.forward_origin, MessageOriginChannel)
    assert (await bot.get_chat(group)).linked_chat_id == channel
    with pytest.raises(AssertionError, match="CHAT_WRITE_FORBIDDEN"):
        await bob("sendMessage", chat_id=channel, text="x")
    with pytest.raises(AssertionError, match="SEND_AS_PEER_INVALID"):
        await bob("sendMessage", chat_id=group, text="x", sender_chat_id=channel)


async def test_edits_of_channel_posts_arrive(bot: Bot, ann: Do) -> None:
    channel = (await ann("createChat", type="channel", title="News", members=[7]))["id"]
    sent = await ann("sendMessage", chat_id=channel, text="a")
    await ann("editMessage", chat_id=channel, message_id=sent["message_id"], text="b")
    *_, edited = await bot.get_updates()
    assert edited.edited_channel_post is not None
    assert edited.edited_channel_post.text == "b"


async def test_a_text_may_come_through_another_bot(bot: Bot, ann: Do, met: int) -> None:
    await ann("sendMessage", chat_id=met, text="🎵", via_bot="music_bot")
    said = await message(bot)
    assert said.via_bot is not None
    assert said.via_bot.username == "music_bot"


async def test_a_bot_that_left_is_no_member(bot: Bot, group: int) -> None:
    assert await bot.leave_chat(group)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group, "x")


async def test_reactions_of_people(bot: Bot, ann: Do, met: int, group: int) -> None:
    sent = await bot.send_message(met, "x")
    place = {"chat_id": met, "message_id": sent.message_id}
    await ann("setReaction", **place, emoji="👍")
    await ann("setReaction", **place, emoji="❤️")
    await bot.set_message_reaction(met, sent.message_id, "👍")
    seen = (await ann("getHistory", chat_id=met))["messages"][-1]["reactions"]
    assert {each["emoji"]: each["by"] for each in seen} == {"❤": [7], "👍": [bot.id]}
    await ann("setReaction", **place)
    changes: list[Any] = [update.message_reaction for update in await confirm(bot)]
    shown = [
        [[r.emoji for r in side] for side in (c.old_reaction, c.new_reaction)] for c in changes
    ]
    assert shown == [[[], ["👍"]], [["👍"], ["❤"]], [["❤"], []]]
    with pytest.raises(AssertionError, match="REACTION_INVALID"):
        await ann("setReaction", **place, emoji="🧇")
    in_group = await bot.send_message(group, "x")
    await ann("setReaction", chat_id=group, message_id=in_group.message_id, emoji="👍")
    assert await confirm(bot) == []


async def test_reactions_in_a_channel_are_counted(bot: Bot, ann: Do) -> None:
    await bot.get_updates(allowed_updates=ALL)
    channel = (await ann("createChat", type="channel", title="News", members=[7]))["id"]
    post = await bot.send_message(channel, "x")
    await ann("setReaction", chat_id=channel, message_id=post.message_id, emoji="👍")
    *_, update = await bot.get_updates()
    assert update.message_reaction_count is not None
    assert update.message_reaction_count.reactions[0].total_count == 1


async def test_commands_for_admins(bot: Bot, ann: Do, bob: Do, group: int) -> None:
    scope = {"type": "all_chat_administrators"}
    await bot.set_my_commands([("publish", "p")], scope)  # type: ignore[arg-type]
    shown = [(await who("getState"))["chats"][-1]["commands"] for who in (ann, bob)]
    assert [[each["command"] for each in commands] for commands in shown] == [["publish"], []]


async def test_private_chats_have_no_admins(bot: Bot, met: int) -> None:
    with pytest.raises(BadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(met)
