"""How somebody is reached who was just shown: a contact, or a person who is none."""

from collections.abc import Sequence

from handlers.chat.opening import open_screen
from handlers.chat.view import View, bold
from handlers.contact.screens import ShowContact
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.follow_ups.references import list_names
from handlers.finding.frames.following import Following, find_place, leads_on
from handlers.finding.frames.leaning import names_something
from handlers.finding.readings.reaching import asked_ways, find_named, list_abroad, reach, ways_of
from storage.models import Contact
from storage.words import split_words, stems

_OF_PEOPLE = {"phone", "email"}


async def answer_reaching(up: FollowUp, following: Following | None) -> View | None:
    """How somebody is reached who was shown: a contact, or a person who is none."""
    shown, place = up.talk.ids("contact"), find_place(up.frame, up.lexicon)
    follows = bool(following) or place is not None or leads_on(up.frame, up.lexicon)
    if not shown:
        return await _tell_of_there(up) or await _deny_way(up)
    if not (follows or _asks_only_how(up)) or _names_event(up):
        return None
    contacts = await _list_contacts(up)
    if place is not None and len(shown) > 1 and place < len(shown):
        named = next((each for each in contacts if each.id == shown[place]), None)
    else:
        only = len(contacts) > 1 and len(shown) == 1
        spoken_of = next((each for each in contacts if only and each.id == shown[0]), None)
        named = find_named(contacts, up.text, up.lexicon) or spoken_of
    if not (named or asked_ways(up.text, up.lexicon)):
        return None
    return await _tell(up, contacts, named)


async def _tell(up: FollowUp, contacts: Sequence[Contact], named: Contact | None) -> View | None:
    only = named.id if named else 0
    view = await open_screen(up.context, ShowContact(up.brief.id, contact=only))
    return view.under(reach(up.context, contacts, named, up.text)) if view else None


def _asks_only_how(up: FollowUp) -> bool:
    """Whether no more is said than a way to reach somebody: "email?"."""
    solid = up.frame.solid
    return bool(solid) and all(ways_of(each.word, up.lexicon) for each in solid)


async def _tell_of_there(up: FollowUp) -> View | None:
    """The contact of where that was which was shown: "do you have a number there?"."""
    over_there = up.lexicon.follow[up.frame.language]["over_there"]
    if over_there.isdisjoint(up.words) or not (_asks_for_contact(up) and up.talk.things):
        return None
    if names_owner(up) or _names_event(up):
        return None
    contacts = await _list_contacts(up)
    abroad = list_abroad(contacts, up.lexicon)
    if not (abroad and len(abroad) < len(contacts)):
        return None
    named = find_named(abroad, " ".join(_list_places(up)), up.lexicon)
    return await _tell(up, contacts, named or abroad[0])


def _asks_for_contact(up: FollowUp) -> bool:
    """Whether a way to reach somebody is asked for, or a contact, not who is called so there."""
    used = up.lexicon.find_intents(up.text).get("contact", set())
    others = any(each.met for each in up.frame.solid if each.word in used)
    return bool(asked_ways(up.text, up.lexicon)) or (bool(used) and not others)


def _list_places(up: FollowUp) -> list[str]:
    """Where the events that were shown took place, and what the papers are called."""
    content, language = up.knowledge.content, up.frame.language
    papers = [each.title for each in content.agreements if each.id in up.talk.ids("agreement")]
    places = [each.place for each in content.events if each.id in up.talk.ids("event")]
    return [each.in_language(language) for each in (*places, *papers)]


async def _list_contacts(up: FollowUp) -> Sequence[Contact]:
    return await up.context.store.briefs.list_contacts(up.brief.id, up.context.language)


async def _deny_way(up: FollowUp) -> View | None:
    """The word that the brief does not say how somebody is reached who was just named."""
    owners = up.lexicon.follow[up.frame.language]["owner"]
    ways = asked_ways(up.text, up.lexicon) & _OF_PEOPLE
    if not ways or names_owner(up) or owners.isdisjoint(up.words):
        return None
    people = [name for each in list_names(up) for name in split_words(each)]
    if not up.talk.things or find_named(await _list_contacts(up), " ".join(people), up.lexicon):
        return None
    t = up.context.texts
    head = bold(t.gettext("The brief does not say how to reach this person. The contact it gives:"))
    view = await open_screen(up.context, ShowContact(up.brief.id))
    return view.under(head) if view else None


def names_owner(up: FollowUp) -> bool:
    """Whether a way to reach somebody is asked for, and whose it is."""
    return bool(asked_ways(up.text, up.lexicon) & _OF_PEOPLE) and any(
        names_something(each, up.frame, up.lexicon) and not ways_of(each.word, up.lexicon)
        for each in up.frame.solid
    )


def _names_event(up: FollowUp) -> bool:
    """Whether a question names an event, and no contact."""
    names = up.knowledge.contact_stems
    return any(
        each.strongly and not ways_of(each.word, up.lexicon) and names.isdisjoint(stems(each.word))
        for each in up.frame.solid
        if names_something(each, up.frame, up.lexicon)
    )
