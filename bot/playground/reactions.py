"""The emoji that Telegram takes as reactions (core.telegram.org/bots/api#reactiontypeemoji)."""

from __future__ import annotations

from typing import Final

_FACES = (
    "🥰 😁 🤔 🤯 😱 🤬 😢 🤩 🤮 🥱 🥴 😍 🌚 🤣 🤨 😐 😈 😴 😭 🤓 😇 😨 🤗 "
    "🤪 😘 😎 😡 👻 🤡 👾 🎅 🗿"
)
_HANDS = "👍 👎 👏 🙏 👌 🖕 🤝 ✍ 🫡 💅 👀 🙈 🙉 🙊 🤷 🤷‍♂ 🤷‍♀ 👨‍💻"
_HEARTS = "❤ ❤‍🔥 💔 💘 💋"
_THINGS = "🔥 🎉 💩 🕊 🐳 🌭 💯 ⚡ 🍌 🏆 🍓 🍾 🎃 🎄 ☃ 🆒 🦄 💊"

EMOJI: Final = frozenset(f"{_FACES} {_HANDS} {_HEARTS} {_THINGS}".split())


def plain(emoji: str) -> str:
    """The emoji without the selector that only asks for colour; Telegram ignores it."""
    return emoji.replace("\ufe0f", "")
