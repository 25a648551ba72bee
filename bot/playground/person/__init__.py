"""What a person can do: the interface of the chat page and of tests."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.parameters import Parameters
from bot.playground.person import asking, belonging, looking, managing, sharing, topics, writing
from bot.playground.world import World

Method = Callable[[World, Parameters], Any]

METHODS: Mapping[str, Method] = {
    **asking.METHODS,
    **belonging.METHODS,
    **looking.METHODS,
    **managing.METHODS,
    **sharing.METHODS,
    **topics.METHODS,
    **writing.METHODS,
}
