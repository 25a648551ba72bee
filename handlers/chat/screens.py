"""Every screen there is, found by what names it: a button, a command, a tile, a link, a word."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any

from handlers.chat.links import from_payload
from handlers.chat.screen import MAX_LENGTH, Access, Screen, decode
from handlers.texts import Texts


class Screens:
    """The screens of the features, in their order: that of /help, the menus and the tiles."""

    def __init__(self, features: Iterable[ModuleType]) -> None:
        kinds = [kind for feature in features for kind in _declared_in(feature)]
        self.by_name: Mapping[str, type[Screen]] = {kind.spec.name: kind for kind in kinds}
        if len(self.by_name) < len(kinds):
            raise ValueError("two screens have the same name")
        self._by_intent = {intent: kind for kind in kinds for intent in kind.spec.intents}
        tiles = [kind for kind in kinds if kind.spec.tile]
        self.tiles = [kind for kind in tiles if kind.spec.access is Access.ANYBODY]
        self.own_tiles = [kind for kind in tiles if kind.spec.access is not Access.ANYBODY]
        self.decode = lru_cache(4_096)(self._decode)

    def commands(self, least: Access, most: Access, *, several: bool = True) -> list[type[Screen]]:
        """The screens with a command that asks for an access between these two.

        `several` is whether there are several briefs.
        """
        return [
            kind
            for access in Access
            if least <= access <= most
            for kind in self.by_name.values()
            if kind.spec.command and kind.spec.access is access
            if several or not kind.spec.several
        ]

    def of_command(self, name: str) -> type[Screen] | None:
        """The screen that a command opens."""
        kind = self.by_name.get(name)
        return kind if kind and kind.spec.command else None

    def of_tile(self, label: str, languages: Iterable[Texts]) -> type[Screen] | None:
        """The screen of a tile, in whatever language and by whatever name a keyboard sends it."""
        for t in languages:
            for kind in (*self.tiles, *self.own_tiles):
                spec = kind.spec
                if label in (spec.label(t), *map(t.gettext, spec.former_tiles)):
                    return kind
        return None

    def of_intent(self, intent: str) -> type[Screen]:
        """The screen that words in plain language mean."""
        return self._by_intent[intent]

    def of_payload(self, payload: str) -> Screen | None:
        """The screen that a deep link opens; None if the link is none of ours."""
        return from_payload(payload, self.by_name.values())

    def _decode(self, data: str) -> Screen | None:
        """The screen that a button's data names; None if no button of ours has it."""
        if len(data) > MAX_LENGTH or not data.isascii():
            return None
        name, *parts = data.split(":")
        try:
            found = decode(self.by_name[name], iter(parts), self.by_name.__getitem__)
        except (ValueError, KeyError):
            return None
        # Only the form that we write ourselves counts: no leftovers, no « 1», no «+1».
        return found if found.encode() == data else None


def _declared_in(feature: ModuleType) -> Iterable[type[Screen]]:
    for value in vars(feature).values():
        kind: Any = value
        if isinstance(kind, type) and kind.__module__ == feature.__name__ and "spec" in vars(kind):
            yield kind
