"""Whose telephone or address is asked for, and which of them."""

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.opening import show_screen
from handlers.chat.view import View, bold, labelled
from handlers.contact.screens import ShowContact, say_phone
from handlers.finding.brief.countries import find_countries
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.frame import Frame, Term
from handlers.texts import Texts
from storage.lexicon import Lexicon
from storage.models import Brief, Contact
from storage.words import same_word, split_words, stems, stems_in

_TELLING = 4
"""How many letters a word has at least that tells one contact from another."""
_BEFORE = ("en", "nl")
"""The languages that say "the Hermitage phone number"."""


def asked_ways(text: str, lexicon: Lexicon) -> set[str]:
    """The ways to reach somebody that a text asks for: "phone", "email", "address", "site"."""
    return {way for word in split_words(text) for way in ways_of(word, lexicon)}


def ways_of(word: str, lexicon: Lexicon) -> set[str]:
    """The ways that a word names."""
    own = stems(word)
    return {
        way
        for way, words in lexicon.reach.items()
        if word in words or (len(word) > _TELLING and not own.isdisjoint(lexicon.reach_stems[way]))
    }


def find_owner(
    frame: Frame, knowledge: Knowledge, lexicon: Lexicon, used: Collection[str]
) -> str | None:
    """Who is named right beside such a way and is none of the brief's contacts.

    «Телефон Эрмитажа», "the Hermitage's phone"; but not «телефон по культуре», and not a word that
    is `used` for the contact itself: «телефон ответственного».
    """
    words = split_words(frame.text)
    solid = {each.word: each for each in frame.solid}
    at = [number for number, word in enumerate(words) if ways_of(word, lexicon)]
    if not at:
        return None
    after = [each for each in words[at[-1] + 1 :] if each not in lexicon.of[frame.language]]
    # "Het nummer van mevrouw …"
    titled = len(list(takewhile(lexicon.titles.__contains__, after)))
    owner = _named(after[titled:], solid)
    head = owner[:1]
    if not owner and frame.language in _BEFORE:
        owner = _named(words[: at[0]][::-1], solid)[::-1]
        head = owner[-1:]
    if any(each.word in lexicon.thesaurus.group("townhall") for each in owner) and any(
        not knowledge.contact_sides.isdisjoint(stems(each.word)) for each in owner
    ):
        # «Мэрия Порту» is the contact's whose side that is.
        return None
    if not head or head[0].word in used or lexicon.is_people(head[0].word):
        return None
    if not knowledge.contact_stems.isdisjoint(stems(head[0].word)):
        return None
    if any(not knowledge.contact_names.isdisjoint(stems(each.word)) for each in owner):
        # «Почта матеи ловринец»: one of the two is a form that no stem tells.
        return None
    return " ".join(each.written for each in owner)


def find_named(contacts: Sequence[Contact], text: str, lexicon: Lexicon) -> Contact | None:
    """The one contact of several whose name, side or office a text has.

    The country itself tells none from another: "who is in charge of Korea" asks for no consulate
    of Korea.
    """
    words = [each for each in split_words(text) if len(each) >= _TELLING]
    home = lexicon.thesaurus.group_stems("petersburg")
    countries = {word for each in find_countries(text) for word in each.words}

    def count(contact: Contact) -> int:
        said = (contact.name, contact.side, contact.position, contact.unit, contact.organisation)
        own = split_words(" ".join(each for each in said if each))
        return sum(
            any(_are_one(word, each) or (_is_of(home, word) and _is_of(home, each)) for each in own)
            for word in words
            if word not in countries
        )

    counts = [(count(each), each) for each in contacts]
    most = max((number for number, _ in counts), default=0)
    found = [each for number, each in counts if number == most]
    if most and len(found) == 1:
        return found[0]
    return _find_opposite(contacts, text, countries, lexicon)


def _find_opposite(
    contacts: Sequence[Contact], text: str, countries: Collection[str], lexicon: Lexicon
) -> Contact | None:
    """The partner's first contact, where one of the other side, or in that country, is meant."""
    words = split_words(text)
    there = any(
        one in lexicon.before_places and other in countries for one, other in pairwise(words)
    )
    of_them = bool(countries) and not lexicon.opposite.isdisjoint(words)
    if not (there or of_them):
        return None
    return next(iter(list_abroad(contacts, lexicon)), None)


def list_abroad(contacts: Sequence[Contact], lexicon: Lexicon) -> list[Contact]:
    """The contacts of the partner's side."""
    home = lexicon.thesaurus.group_stems("petersburg")
    return [each for each in contacts if each.side and home.isdisjoint(stems_in(each.side))]


def _is_of(home: Collection[str], word: str) -> bool:
    """Whether a word names the committee's own city, by whatever name: «в Питере»."""
    return not stems(word).isdisjoint(home)


def _are_one(word: str, other: str) -> bool:
    return same_word(word, other) or not stems(word).isdisjoint(stems(other))


def ways_to(contact: Contact, t: Texts) -> dict[str, str | None]:
    """How a contact is reached, by the names of the ways."""
    return {
        "phone": say_phone(contact, t),
        "email": contact.email,
        "address": contact.address,
        "site": contact.site,
        "fax": contact.fax,
    }


def _named(words: Sequence[str], solid: dict[str, Term]) -> list[Term]:
    """The terms at the beginning of the words, up to the first that is none."""
    found: list[Term] = []
    for word in words:
        if word not in solid:
            break
        found.append(solid[word])
    return found


async def with_way(context: Context, brief: Brief, view: View, text: str) -> View:
    """The contacts under what is asked for of the telephone and the addresses, and of whom."""
    contacts = await context.store.briefs.list_contacts(brief.id, context.language)
    lexicon = context.services.lexicon
    named = find_named(contacts, text, lexicon) if len(contacts) > 1 else None
    if named:
        view = await show_screen(context, ShowContact(brief.id, contact=named.id))
    return view.under(reach(context, contacts, named, text))


def reach(
    context: Context, contacts: Sequence[Contact], named: Contact | None, text: str
) -> Markup | None:
    """What a text asks for of the telephone and the addresses of the named, else the first."""
    contact = named or next(iter(contacts), None)
    asked = asked_ways(text, context.services.lexicon)
    if not contact or (len(asked) != 1 and not named):
        return None
    ways = ways_to(contact, context.texts)
    # Nobody wants a fax who does not ask for it.
    wanted_ways = asked if len(asked) == 1 else ways.keys() - {"fax"}
    wanted = [way for name, way in ways.items() if way and name in wanted_ways]
    if not wanted:
        return None
    reached = bold(", ".join(wanted))
    return labelled(contact.title, reached, context.texts) if named else reached
