"""What a person can do: the interface of the chat page and of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.person import asking, belonging, looking, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.playground.parameters import Parameters
    from bot.playground.world import World

    Method = Callable[[World, Parameters], Any]

METHODS: Final[Mapping[str, Method]] = {
    **asking.METHODS,
    **belonging.METHODS,
    **looking.METHODS,
    **writing.METHODS,
}
