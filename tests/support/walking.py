"""Every screen that a visitor can reach, found by pressing every button."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from handlers.chat.screen import Screen as Declared
from handlers.registry import SCREENS
from tests.support.person import Person, Screen

NOT_PRESSED = (
    *("brief", "speak", "doc", "ics", "vcard", "sendquestion", "reword", "forget", "unsubscribe"),
    *("found", "years", "timeline", "photos"),
)
"""What changes who one is, sends something or ends something; and words that are looked for, of
which there is no end."""
AT_ONCE = 16
"""How many buttons are pressed at a time, each on a message of its own."""


async def walk(person: Person, asked: Sequence[str]) -> list[tuple[str, Screen]]:
    """The screens that these messages open, and all that their buttons lead to, each once."""
    seen: set[str] = set()
    found = [(text, await person.send(text)) for text in asked]
    slots = [await person.send("/language") for _ in range(AT_ONCE)]
    waiting = [data for _, shown in found for data in _leads(shown, seen)]
    while waiting:
        opened: list[tuple[str, Screen]] = []
        for at in range(0, len(waiting), AT_ONCE):
            batch = waiting[at : at + AT_ONCE]
            opened += zip(batch, await _press(person, batch, slots), strict=True)
        found += opened
        waiting = [data for _, shown in opened for data in _leads(shown, seen)]
    return found


async def _press(person: Person, batch: Sequence[str], slots: Sequence[Screen]) -> list[Screen]:
    """What the messages become when each gets the press of one button."""
    ids = [slot.message["message_id"] for slot in slots[: len(batch)]]
    await asyncio.gather(
        *(
            person.act("pressButton", message_id=message, data=data)
            for message, data in zip(ids, batch, strict=True)
        )
    )
    await person.settle()
    by_id = {each.message["message_id"]: each for each in await person.read()}
    return [by_id[each] for each in ids]


def _leads(shown: Screen, seen: set[str]) -> Iterator[str]:
    """What the buttons of a screen open that was not opened before, whatever leads back."""
    for row in shown.message.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            data = button.get("callback_data")
            screen = SCREENS.decode(data) if data else None
            assert screen or not data, f"{data} opens nothing"
            if screen and screen.spec.name not in NOT_PRESSED:
                own = _without_way_back(screen).encode()
                if own not in seen:
                    seen.add(own)
                    yield data


def _without_way_back(screen: Declared) -> Declared:
    back: dict[str, Any] = {
        each.name: None
        for each in fields(screen)  # type: ignore[arg-type]
        if isinstance(getattr(screen, each.name), Declared)
    }
    return replace(screen, **back) if back else screen  # type: ignore[type-var]
