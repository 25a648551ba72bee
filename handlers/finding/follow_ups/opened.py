"""One of what was shown, opened; or more of it."""

from dataclasses import replace

from handlers.agreements.screens import ShowAgreement
from handlers.chat.opening import open_screen
from handlers.chat.screen import Screen
from handlers.chat.view import View
from handlers.events.card import ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.showing.screens import tell_person
from handlers.people.screens import ShowEntity
from storage.models import Brief, Thing
from storage.talks import Talk


def screen_of(brief: Brief, thing: Thing) -> Screen | None:
    """The screen of a thing; None for one that has none."""
    screens: dict[str, Screen] = {
        "event": ShowEvent(thing.id),
        "agreement": ShowAgreement(thing.id),
        "direction": ShowEvents(brief.id, direction=thing.id),
        "person": ShowEntity(thing.id),
    }
    return screens.get(thing.kind)


async def open_thing(up: FollowUp, thing: Thing) -> View | None:
    """A thing that was shown among others; who somebody is, over what they took part in."""
    if thing.kind == "person":
        return await tell_person(up.context, up.brief, thing.id)
    screen = screen_of(up.brief, thing)
    return await open_screen(up.context, screen) if screen else None


def with_next(view: View, brief: Brief, talk: Talk, thing: Thing) -> View:
    """The view, after which «дальше» opens the next of the list."""
    after = talk.things[talk.things.index(thing) + 1 :][:1]
    following = screen_of(brief, after[0]) if after else None
    if not view.shown or not following:
        return view
    return replace(view, shown=replace(view.shown, more=following.encode()))


async def show_more(up: FollowUp) -> View | None:
    """The next page of what was shown, or the first of it."""
    talk = up.talk
    if not talk.more and "planned" in up.frame.asks:
        # «Что дальше?» after all was shown.
        return None
    if talk.more and (screen := up.context.services.screens.decode(talk.more)):
        return await open_screen(up.context, screen)
    return await open_thing(up, talk.things[0]) if talk.things else None
