"""Every screen that a visitor can reach, found by opening what every button leads to.

As the bot opens them and the playground takes them, without the way between the two: that buttons
go it is shown elsewhere, and it takes nine tenths of the time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from telegram import Chat, Message, Update, User

from bot.application import App
from bot.playground import Playground
from bot.playground.keyboards import checked_markup
from bot.playground.parameters import Parameters
from bot.playground.text import text_content
from handlers.chat.context import Context, load_person
from handlers.chat.opening import open_screen
from handlers.chat.screen import Screen as Declared
from handlers.chat.view import View
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


async def walk(
    application: App,
    playground: Playground,
    person: Person,
    asked: Iterable[str],
    *,
    all_names: bool = True,
) -> list[tuple[str, Screen]]:
    """The screens that these messages open, and all that their buttons lead to, each once.

    Names in every language are nearly the same for all who read them: without `all_names` only
    the first page of each is opened.
    """
    seen: set[str] = set()
    found = [(text, await person.send(text)) for text in asked]
    context = await _context_of(application, playground, person)
    # What every message has; one that is drawn anew says so, which takes room.
    head = {name: found[0][1].message[name] for name in ("message_id", "from", "chat", "date")}
    head["edit_date"] = head["date"]

    def leads(shown: Screen) -> Iterator[Declared]:
        return _leads(shown, seen, all_names=all_names)

    waiting = [screen for _, shown in found for screen in leads(shown)]
    while waiting:
        opened = [
            (screen.encode(), Screen(head | _taken(playground, view)))
            for screen in waiting
            if (view := await open_screen(context, screen))
        ]
        found += opened
        waiting = [screen for _, shown in opened for screen in leads(shown)]
    return found


async def _context_of(application: App, playground: Playground, person: Person) -> Context:
    """What the bot has at hand when the person presses a button."""
    user = User.de_json(playground.world.people[person.id].user())
    chat = Chat(person.id, Chat.PRIVATE)
    update = Update(1, Message(1, datetime.now(UTC), chat, from_user=user))
    context = Context.from_update(update, application)
    await load_person(update, context)
    return context


def _taken(playground: Playground, view: View) -> dict[str, Any]:
    """What the playground makes of a view; raises `ApiError` where it does not take it."""
    says_always = {"parse_mode": "HTML", "disable_web_page_preview": True}
    call = Parameters({"text": view.html, **says_always})
    content = text_content(playground.world, call)
    if view.keyboard:
        content["reply_markup"] = checked_markup(view.keyboard.to_dict())
    return content


def _leads(shown: Screen, seen: set[str], *, all_names: bool) -> Iterator[Declared]:
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
                    yield screen


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
