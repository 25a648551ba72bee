"""Words after a section's command: what of the section they mean."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.agreements.screens import ShowAgreement
from handlers.chat.context import Context, NoBriefChosen
from handlers.chat.notes import as_of, whose
from handlers.chat.opening import show_screen
from handlers.chat.screen import Screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    View,
    bold,
    button,
    clip,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from handlers.contact.screens import PAGE_SIZE as CONTACTS_SHOWN
from handlers.contact.screens import ShowContact
from handlers.dates import read_dates
from handlers.events.listing import ShowEvents
from handlers.finding.showing.screens import tell_person
from handlers.home.briefs import find_briefs
from handlers.people.screens import ShowEntity
from handlers.texts import LANGUAGES, Texts
from storage.content import Named, Spoken
from storage.edtf import Edtf
from storage.models import Brief
from storage.words import split_words, stems, stems_in

_ASKED_LENGTH = 100
_NAME_LENGTH = 100
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that a section lists."""

    id: int
    name: str
    words: str
    """All that may name it, in all languages."""
    dates: Sequence[Edtf]
    screen: Screen


async def narrow(context: Context, kind: type[Screen], text: str) -> Screen | View:
    """What of a section a text means: a country's, or its things with these words or dates.

    Where none of it is meant, that is said over the whole. Raises `NoBriefChosen`.
    """
    named = await find_briefs(context, text, whole=True)
    if len(named) == 1:
        return kind.of_brief(named[0].id)
    list_things = _LISTS.get(kind.spec.name)
    if not list_things:
        return await kind.at_hand(context)
    chosen = await context.find_brief()
    others = [each for each in await context.list_briefs() if each != chosen]
    found = []
    for brief in [chosen, *others] if chosen else others:
        if fitting := _choose(await list_things(context, brief), text, context):
            found.append((brief, fitting))
            if chosen:
                break
    if not found:
        none = context.texts.markup(
            "There is nothing on “{text}” here. This is all there is:",
            text=bold(clip(text, _ASKED_LENGTH)),
        )
        return (await show_screen(context, await kind.at_hand(context))).under(none)
    if len(found) > 1:
        raise NoBriefChosen
    ((brief, things),) = found
    if len(things) > 1:
        return _view_things(brief, things, kind, text, context.texts)
    if isinstance(things[0].screen, ShowEntity):
        view = await tell_person(context, brief, things[0].id)
        return view or things[0].screen
    return things[0].screen


def _choose(things: Iterable[_Thing], text: str, context: Context) -> list[_Thing]:
    """Those that have all the words of a text, or words that mean the same, and its dates."""
    lexicon = context.services.lexicon
    reading = read_dates(text, context.today, languages=(context.language, *LANGUAGES))
    periods = [each.value for each in reading.values if isinstance(each.value, Edtf)]
    rest = reading.rest(text) if periods else text
    asked = [
        stems(word).union(*map(stems, lexicon.thesaurus.synonyms_of(word)))
        for word in lexicon.content_words(rest, context.language) or split_words(rest)
    ]
    if not (asked or periods):
        return []
    return [
        thing
        for thing, known in ((each, stems_in(each.words)) for each in things)
        if all(not known.isdisjoint(each) for each in asked)
        and all(any(own.overlaps(each) for own in thing.dates) for each in periods)
    ]


def _view_things(
    brief: Brief, things: Sequence[_Thing], kind: type[Screen], text: str, t: Texts
) -> View:
    """Those that a text means, a line and a number each; what is cut is told."""
    shown = things[:_SHOWN]
    listed = [
        Markup("{} {}").format(bold(str(number)), clip(each.name, _NAME_LENGTH))
        for number, each in enumerate(shown, 1)
    ]
    more = len(things) - len(shown)
    whole = button(t.gettext("‹ Whole list"), kind.of_brief(brief.id))
    return View(
        paragraphs(
            lines(
                whose(brief),
                t.markup("Results for “{asked}”", asked=bold(clip(text, _ASKED_LENGTH))),
            ),
            lines(
                *listed, t.ngettext("and {count} more", "and {count} more", more) if more else None
            ),
            as_of(brief, t),
        ),
        in_rows(
            (button(str(number), each.screen) for number, each in enumerate(shown, 1)),
            NUMBERS_IN_ROW,
        ),
        way_back(t, whole),
    )


async def _list_people(context: Context, brief: Brief) -> list[_Thing]:
    """Everybody whom the events name, with their offices."""
    content = await context.store.contents.get(brief.id)
    people: dict[int, tuple[Named, list[str], list[Edtf]]] = {}
    for event in content.events:
        for part in event.parts_of("person"):
            named = part.named
            _, words, dates = people.setdefault(named.id, (named, _said(named.name), []))
            words += _said(part.role)
            dates.append(event.date)
    return [
        _Thing(
            each.id,
            each.name.in_language(context.language),
            " ".join(words),
            dates,
            ShowEntity(each.id),
        )
        for each, words, dates in people.values()
    ]


async def _list_agreements(context: Context, brief: Brief) -> list[_Thing]:
    content = await context.store.contents.get(brief.id)
    return [
        _Thing(
            each.id,
            each.title.in_language(context.language),
            " ".join(_said(each.whole)),
            [each.signed] if each.signed else [],
            ShowAgreement(each.id),
        )
        for each in content.agreements
    ]


async def _list_directions(context: Context, brief: Brief) -> list[_Thing]:
    """The areas, with the dates of their events."""
    content = await context.store.contents.get(brief.id)
    return [
        _Thing(
            each.id,
            f"{each.icon} {each.label.in_language(context.language)}",
            " ".join(_said(each.label, each.text)),
            [event.date for event in content.events if each.id in event.directions],
            ShowEvents(brief.id, direction=each.id),
        )
        for each in content.directions
    ]


async def _list_contacts(context: Context, brief: Brief) -> list[_Thing]:
    """The contacts, each on its page."""
    list_contacts = context.store.briefs.list_contacts
    told: dict[int, list[str]] = {}
    for language in LANGUAGES:
        for contact in await list_contacts(brief.id, language):
            own = (contact.name, contact.position, contact.unit, contact.organisation)
            words = told.setdefault(contact.id, [])
            words += filter(None, (*own, contact.side, contact.address, contact.email))
    return [
        _Thing(
            each.id,
            each.title,
            " ".join(told[each.id]),
            [],
            ShowContact(brief.id, at // CONTACTS_SHOWN),
        )
        for at, each in enumerate(await list_contacts(brief.id, context.language))
    ]


def _said(*spoken: Spoken) -> list[str]:
    return [text for each in spoken for text in each.texts.values()]


_LISTS: Mapping[str, Callable[[Context, Brief], Awaitable[list[_Thing]]]] = {
    "people": _list_people,
    "agreements": _list_agreements,
    "directions": _list_directions,
    "contact": _list_contacts,
}
"""What a section lists, by the section's name."""
