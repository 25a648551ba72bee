"""The methods of the Bot API that the playground knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.methods import chats, copying, editing, messages, profile, queries, updates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.playground.parameters import Parameters
    from bot.playground.world import World

    Method = Callable[[World, Parameters], Any]

METHODS: Final[Mapping[str, Method]] = {
    name.lower(): method
    for module in (chats, copying, editing, messages, profile, queries, updates)
    for name, method in module.METHODS.items()
}
