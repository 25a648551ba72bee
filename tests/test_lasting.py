"""Screens that are kept until the content changes are shown to nobody else's eyes."""

from handlers.chat.screen import Access
from handlers.registry import SCREENS
from tests.support.person import Person, Screen


async def test_a_kept_screen_is_kept_for_each_language_and_role(
    visitor: Person, owner: Person
) -> None:
    await owner.send("/start")
    assert "✏️" in " ".join((await _card(owner)).labels)
    assert "✏️" not in " ".join((await _card(visitor)).labels)
    await visitor.send("/language")
    await visitor.tap("English")
    assert "Events" in (await visitor.send("/events 2018")).text
    assert "События" in (await owner.send("/events 2018")).text


async def test_a_kept_screen_is_made_anew_when_the_content_changes(
    visitor: Person, owner: Person
) -> None:
    assert "2 события" in (await visitor.send("/events 2018")).text
    await owner.send("/deleteevent 11")
    await owner.tap("скрыть")
    assert "1 событие" in (await visitor.send("/events 2018")).text


def test_nothing_that_is_done_is_kept() -> None:
    kept = {kind.spec.name for kind in SCREENS.by_name.values() if kind.spec.lasting}
    assert kept == {"events", "list", "event", "people"}
    assert all(SCREENS.by_name[name].spec.access is Access.ANYBODY for name in kept)


async def _card(person: Person) -> Screen:
    await person.send("/events 2018")
    return await person.tap("Миссия")
