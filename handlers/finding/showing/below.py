"""What stands below a first line: the screen of an answer, of a reading, of what was found."""

from collections.abc import Mapping

from handlers.about.screens import ShowAbout
from handlers.agreements.screens import ShowAgreement
from handlers.chat.context import Context
from handlers.chat.screen import Screen
from handlers.contact.screens import ShowContact
from handlers.events.card import EventList, ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.frames.answer import Answer
from handlers.finding.readings.reading import DirectionReading, IntentReading, PeriodReading
from handlers.finding.showing.view import Result
from storage.models import Brief, Thing


def screen_below(context: Context, brief: Brief, answer: Answer, here: EventList) -> Screen | None:
    """The screen that an answer is taken from, opened from a list; None where there is none."""
    if answer.period:
        return ShowEvents(brief.id, answer.period)
    if answer.direction:
        return ShowEvents(brief.id, direction=answer.direction)
    if answer.events:
        return ShowEvent(answer.events[0], here)
    if len(answer.agreements) == 1:
        return ShowAgreement(answer.agreements[0])
    if answer.section:
        return context.services.screens.of_intent(answer.section).of_brief(brief.id)
    return None


def screen_named(
    reading: PeriodReading | DirectionReading | IntentReading, brief: Brief, context: Context
) -> Screen:
    """The screen that a reading names."""
    if isinstance(reading, PeriodReading):
        return ShowEvents(brief.id, reading.period)
    if isinstance(reading, DirectionReading):
        return ShowEvents(brief.id, direction=reading.direction.id)
    return context.services.screens.of_intent(reading.intent).of_brief(brief.id)


def screen_of(hit: Thing, brief: Brief, origin: EventList) -> Screen:
    """The screen that shows one thing that was found."""
    if hit.kind == "event":
        return ShowEvent(hit.id, origin)
    if hit.kind == "direction":
        return ShowEvents(brief.id, direction=hit.id)
    if hit.kind == "agreement":
        return ShowAgreement(hit.id)
    return ShowAbout(brief.id) if hit.kind == "fact" else ShowContact(brief.id)


async def load_found(context: Context, brief: Brief, hits: tuple[Thing, ...]) -> list[Result]:
    """The things that were found, in their order."""
    language, store = context.language, context.store
    ids = [hit.id for hit in hits if hit.kind == "event"]
    events = {each.summary.id: each for each in await store.events.get_texts(ids, language)}
    directions = {each.id: each for each in await store.briefs.list_directions(brief.id, language)}
    facts = {each.id: each for each in await store.briefs.list_facts(brief.id, language)}
    contacts = {each.id: each for each in await store.briefs.list_contacts(brief.id, language)}
    agreements = {each.id: each for each in await store.briefs.list_agreements(brief.id, language)}
    things: dict[str, Mapping[int, Result]] = {
        "event": events,
        "direction": directions,
        "fact": facts,
        "contact": contacts,
        "agreement": agreements,
    }
    return [thing for hit in hits if (thing := things[hit.kind].get(hit.id))]
