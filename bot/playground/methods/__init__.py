"""The methods of the Bot API that the playground knows."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.methods import (
    chats,
    copying,
    editing,
    messages,
    profile,
    queries,
    topics,
    updates,
)
from bot.playground.parameters import Parameters
from bot.playground.world import World

Method = Callable[[World, Parameters], Any]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for module in (chats, copying, editing, messages, profile, queries, topics, updates)
    for name, method in module.METHODS.items()
}
