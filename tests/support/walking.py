"""Every screen that a visitor can reach, found by pressing every button."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from handlers.chat.screen import Screen as Declared
from handlers.people.names import ShowContactNames, ShowEventNames, ShowNames
from handlers.registry import SCREENS
from tests.support.person import Person, Screen

NOT_PRESSED = (
    *("brief", "speak", "doc", "ics", "vcard", "sendquestion", "reword", "forget", "unsubscribe"),
    *("found", "years", "timeline", "photos"),
)
"""What changes who one is, sends something or ends something; and words that are looked for, of
which there is no end."""
NAMES = (ShowNames, ShowEventNames, ShowContactNames)
AT_ONCE = 16
"""How many buttons are pressed at a time, each on a message of its own."""


async def walk(
    person: Person, asked: Iterable[str], *, all_names: bool = True
) -> list[tuple[str, Screen]]:
    """The screens that these messages open, and all that their buttons lead to, each once.

    Names in every language are nearly the same for all who read them: without `all_names` only
    the first page of each is opened.
    """
    seen: set[str] = set()
    found = [(text, await person.send(text)) for text in asked]
    slots = [await person.send("/language") for _ in range(AT_ONCE)]

    def leads(shown: Screen) -> Iterator[str]:
        return _leads(shown, seen, all_names=all_names)

    waiting = [data for _, shown in found for data in leads(shown)]
    while waiting:
        opened: list[tuple[str, Screen]] = []
        for at in range(0, len(waiting), AT_ONCE):
            batch = waiting[at : at + AT_ONCE]
            opened += zip(batch, await _press(person, batch, slots), strict=True)
        found += opened
        waiting = [data for _, shown in opened for data in leads(shown)]
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


def _leads(shown: Screen, seen: set[str], *, all_names: bool) -> Iterator[str]:
    """What the buttons of a screen open that was not opened before, whatever leads back."""
    for row in shown.message.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            data = button.get("callback_data")
            screen = SCREENS.decode(data) if data else None
            assert screen or not data, f"{data} opens nothing"
            if screen and screen.spec.name not in NOT_PRESSED:
                if isinstance(screen, NAMES) and _is_turned(screen, all_names=all_names):
                    continue
                own = _without_way_back(screen).encode()
                if own not in seen:
                    seen.add(own)
                    yield data


def _is_turned(screen: Declared, *, all_names: bool) -> bool:
    """Whether it is what another one shows too, on another page or in another language."""
    turned = [bool(getattr(screen, "page", 0)), bool(getattr(screen, "language", ""))]
    # In a further language a name of any page is what `ShowNames` has of it.
    return all(turned) if all_names else any(turned)


def _without_way_back(screen: Declared) -> Declared:
    back: dict[str, Any] = {
        each.name: None
        for each in fields(screen)  # type: ignore[arg-type]
        if isinstance(getattr(screen, each.name), Declared)
    }
    return replace(screen, **back) if back else screen  # type: ignore[type-var]
