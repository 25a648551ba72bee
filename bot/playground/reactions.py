"""Reactions: which emoji Telegram takes as such, and who gave them.

The emoji are those of core.telegram.org/bots/api#reactiontypeemoji.
"""

from dataclasses import replace
from typing import Any

from bot.playground.chats import Chat, Message
from bot.playground.errors import bad_request
from bot.playground.world import World

_FACES = (
    "🥰 😁 🤔 🤯 😱 🤬 😢 🤩 🤮 🥱 🥴 😍 🌚 🤣 🤨 😐 😈 😴 😭 🤓 😇 😨 🤗 "
    "🤪 😘 😎 😡 👻 🤡 👾 🎅 🗿"
)
_HANDS = "👍 👎 👏 🙏 👌 🖕 🤝 ✍ 🫡 💅 👀 🙈 🙉 🙊 🤷 🤷‍♂ 🤷‍♀ 👨‍💻"
_HEARTS = "❤ ❤‍🔥 💔 💘 💋"
_THINGS = "🔥 🎉 💩 🕊 🐳 🌭 💯 ⚡ 🍌 🏆 🍓 🍾 🎃 🎄 ☃ 🆒 🦄 💊"

EMOJI = frozenset(f"{_FACES} {_HANDS} {_HEARTS} {_THINGS}".split())


def react(world: World, chat: Chat, message: Message, user_id: int, emoji: str | None) -> None:
    """Put somebody's reaction under a message, in the place of their last one; None for none."""
    emoji = _plain(emoji) if emoji is not None else None
    if emoji is not None and emoji not in EMOJI:
        raise bad_request("REACTION_INVALID")
    given = {who: one for who, one in message.reactions.items() if who != user_id}
    if emoji is not None:
        given[user_id] = emoji
    changed = replace(message, reactions=given)
    world.replace(chat, changed, by_bot=True)
    if user_id != world.bot_id:
        _tell_bot(world, chat, message, changed, user_id)


def _tell_bot(world: World, chat: Chat, old: Message, new: Message, person_id: int) -> None:
    """Tell the bot of a person's reaction: in its private chats, and where it is an admin."""
    if chat.is_closed or not (chat.is_private or chat.bot_status == "administrator"):
        return
    change = {"chat": world.chat_shape(chat), "message_id": new.id, "date": world.now()}
    if chat.type == "channel":
        given = list(new.reactions.values())
        counts = [{"type": _type(one), "total_count": given.count(one)} for one in {*given}]
        world.updates.add("message_reaction_count", {**change, "reactions": counts}, chat.id)
        return
    change["user"] = world.person(person_id).user()
    for name, message in (("old_reaction", old), ("new_reaction", new)):
        mine = message.reactions.get(person_id)
        change[name] = [_type(mine)] if mine else []
    world.updates.add("message_reaction", change, chat.id)


def _type(emoji: str) -> dict[str, Any]:
    return {"type": "emoji", "emoji": emoji}


def _plain(emoji: str) -> str:
    """The emoji without the selector that only asks for colour; Telegram ignores it."""
    return emoji.replace("\ufe0f", "")
