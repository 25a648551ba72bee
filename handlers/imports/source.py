"""A review as a brief, in the form that the store takes over. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel import Locale

from handlers.chat.latin import latin_words
from handlers.chat.view import clip, utf16_length
from handlers.documents.understanding.words.model import (
    ReadAgreement,
    ReadContact,
    ReadDirection,
    ReadEvent,
    ReadFact,
)
from handlers.imports.review import HEAD, Review
from handlers.texts import LOCALES
from storage.brief_files import LABEL_LENGTH, TEXT_LENGTH, TITLE_LENGTH, BriefFiles, Source
from storage.importing import BRIEF
from storage.words import fold

ICON = "🤝"
_NUMBER = re.compile(r"([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?…»”])\s+")
_SAID_AS = {"planned": "status"}
"""What the store calls a field of a review, where that is another name."""
_PARTS_OF_PLACE = re.compile(r",\s+|\s+(?:и|and|en|et)\s+(?=[A-ZА-ЯЁ])")


@dataclass(slots=True)
class _Entities:
    """People, organisations or places, each once, by an id of their own."""

    prefix: str
    ids: dict[str, str] = field(default_factory=dict)

    def take(self, name: str) -> str:
        name = clip(" ".join(name.split()), TITLE_LENGTH)
        return self.ids.setdefault(name, f"{self.prefix}-{len(self.ids) + 1}")

    def as_entries(self) -> dict[str, dict[str, str]]:
        return {key: {"name": name} for name, key in self.ids.items()}


def to_brief(review: Review, taken: Iterable[str] = ()) -> BriefFiles:
    """The brief that a review makes; its slug is none of those that are taken.

    Title, partner and date must be there. What is too long for a field is cut, but not lost: the
    sentence that it comes from stands beside it.
    """
    people, bodies, places = _Entities("person"), _Entities("body"), _Entities("place")
    numbers = {int(key[1:]): key for key in review.kept("d")}
    events = [
        _event(key, event, numbers, people, bodies, places)
        for key in review.event_keys
        if (event := review.event(key))
    ]
    facts = [fact for key in review.kept("f") if (fact := review.fact(key))]
    agreements = [each for each in facts if each.agreement]
    told = [key for key in (*review.kept("e"), *review.kept("x")) if review.is_told_as_fact(key)]
    source = Source.model_validate(
        {
            "language": review.reading.language,
            "partner_kind": _kind_of_partner(review),
            "country": review.country,
            "as_of": review.as_of,
            "partner": review.partner,
            "title": clip(review.title or "", TITLE_LENGTH),
            "overview": [piece for text in review.reading.overview for piece in _pieces(text)],
            "directions": [
                {
                    "id": _id(key),
                    "icon": ICON,
                    "label": clip(each.label, LABEL_LENGTH),
                    "text": clip(each.text, TEXT_LENGTH),
                }
                for key in review.kept("d")
                if (each := review.direction(key))
            ],
            "people": people.as_entries(),
            "organisations": bodies.as_entries(),
            "places": places.as_entries(),
            "events": events,
            "facts": [
                *(_fact(f"f{n}", each) for n, each in enumerate(facts) if not each.agreement),
                *(_told(key, event) for key in told if (event := review.event(key))),
            ],
            "agreements": [
                *(_agreement(f"a{n}", each) for n, each in enumerate(agreements)),
                *(
                    _whole_agreement(f"a{n}", each)
                    for n, each in enumerate(review.reading.agreements, len(agreements))
                ),
            ],
            "contacts": [
                _contact(key, contact)
                for key in review.kept("c")
                if (contact := review.contact(key)) and _says_something(contact)
            ],
        }
    )
    slug = _slug(review, set(taken))
    return BriefFiles(
        slug=slug,
        source=source,
        is_partial=review.is_partial,
        readings=dict(_list_readings(review)),
    )


def _list_readings(review: Review) -> Iterator[tuple[str, frozenset[str]]]:
    """The things whose fields were found in sentences, with those that the editor has said."""
    if not review.reading.exact:
        yield BRIEF, frozenset()
    for name, key, thing in _list_things(review):
        if not thing.exact:
            yield name, frozenset(_SAID_AS.get(each, each) for each in review.decided(key))


def name_entries(review: Review) -> dict[str, str]:
    """What the things of a review are called in its brief, by their keys."""
    return {HEAD: BRIEF, **{key: name for name, key, _ in _list_things(review)}}


_Thing = ReadFact | ReadEvent | ReadContact | ReadDirection


def _list_things(review: Review) -> Iterator[tuple[str, str, _Thing]]:
    """Each thing with what it is called in the brief, and its key."""
    facts = [(key, fact) for key in review.kept("f") if (fact := review.fact(key))]
    for kind in ("a", "f"):
        own = [each for each in facts if bool(each[1].agreement) == (kind == "a")]
        yield from ((_id(f"{kind}{at}"), *each) for at, each in enumerate(own))
    found: list[tuple[str, _Thing | None]] = [
        *((key, review.event(key)) for key in (*review.kept("e"), *review.kept("x"))),
        *((key, review.contact(key)) for key in review.kept("c")),
        *((key, review.direction(key)) for key in review.kept("d")),
    ]
    yield from ((_id(key), key, thing) for key, thing in found if thing)


def _id(key: str) -> str:
    names = {"d": "direction", "e": "event", "x": "cancelled", "f": "fact", "c": "contact"}
    return f"{names.get(key[0], 'agreement')}-{int(key[1:]) + 1}"


def _event(
    key: str,
    event: ReadEvent,
    numbers: Mapping[int, str],
    people: _Entities,
    bodies: _Entities,
    places: _Entities,
) -> dict[str, Any]:
    taking_part = {people.take(each.name): each.role for each in event.people}
    where: Sequence[str] = _PARTS_OF_PLACE.split(event.place) if event.place else ()
    if event.places is not None:
        where = event.places
    return {
        "id": _id(key),
        "date": event.date,
        "dates": list(event.more_dates),
        "label": clip(event.label, LABEL_LENGTH) if event.label else None,
        "status": "cancelled" if key[0] == "x" else "planned" if event.planned else None,
        "title": clip(" ".join(event.title.split()), TITLE_LENGTH),
        "text": clip(event.text, TEXT_LENGTH) or None,
        "place": clip(event.place, TITLE_LENGTH) if event.place else None,
        "country": event.country,
        "people": [
            {"id": each, "role": clip(role, TITLE_LENGTH) if role else None}
            for each, role in taking_part.items()
        ],
        "organisations": list(dict.fromkeys(map(bodies.take, event.organisations))),
        "places": list(dict.fromkeys(places.take(each) for each in where if each[:1].isupper())),
        "directions": [_id(numbers[each]) for each in event.directions if each in numbers],
        "source": clip(event.source, TEXT_LENGTH) or None,
    }


def _fact(key: str, fact: ReadFact) -> dict[str, Any]:
    value, unit = _measure(fact.value)
    if fact.unit:
        value, unit = fact.value, fact.unit
    return {
        "id": _id(key),
        "date": fact.date,
        "text": clip(fact.text, TEXT_LENGTH),
        "value": value,
        "unit": unit,
        "derived": clip(fact.derived, TEXT_LENGTH) if fact.derived else None,
        "source": clip(fact.source, TEXT_LENGTH) or None,
    }


def _told(key: str, event: ReadEvent) -> dict[str, Any]:
    """An event that is told as a fact."""
    text = event.text or event.title
    return {
        "id": _id(key),
        "date": event.date,
        "text": clip(text, TEXT_LENGTH),
        "source": clip(event.source, TEXT_LENGTH) or None,
    }


def _measure(value: str | None) -> tuple[str | None, str | None]:
    """A value in figures and its unit: «4 271,6 млн долларов» is 4271.6 of «млн долларов»."""
    match = _NUMBER.fullmatch(value.strip()) if value else None
    if not match:
        return None, None
    number = re.sub(r"\s", "", match[1]).replace(",", ".").removeprefix("+")
    return number, clip(match[2].strip(), TITLE_LENGTH) or None


def _agreement(key: str, fact: ReadFact) -> dict[str, Any]:
    text = " ".join(fact.text.split())
    fits = utf16_length(text) <= TITLE_LENGTH
    return {
        "id": _id(key),
        "kind": fact.agreement,
        "title": text if fits else clip(text, TITLE_LENGTH),
        "text": None if fits else clip(text, TEXT_LENGTH),
        "signed": fact.date if fact.date and not fact.date.is_interval else None,
        "source": clip(fact.source, TEXT_LENGTH) or None,
    }


def _whole_agreement(key: str, agreement: ReadAgreement) -> dict[str, Any]:
    lines = {"title": agreement.title, "kind": agreement.kind, "number": agreement.number}
    lines["parties"] = agreement.parties
    return {
        "id": _id(key),
        **{name: clip(text, TITLE_LENGTH) for name, text in lines.items() if text},
        "text": clip(agreement.text, TEXT_LENGTH) if agreement.text else None,
        "signed": agreement.signed,
        "valid_until": agreement.valid_until,
    }


def _says_something(contact: ReadContact) -> bool:
    said = (contact.name, contact.position, contact.organisation, contact.fax, contact.address)
    more = (contact.site, contact.side, contact.unit, contact.international)
    return any((*said, *more, *contact.phones, *contact.emails))


def _contact(key: str, contact: ReadContact) -> dict[str, Any]:
    first, *more_phones = contact.phones or (None,)
    email, *more_emails = contact.emails or (None,)
    values = {
        "name": contact.name,
        "position": contact.position,
        "organisation": contact.organisation,
        "phone": first,
        "phone_international": _international(contact, first),
        "extension": contact.extension,
        "unit": contact.unit,
        "side": contact.side,
        "fax": contact.fax,
        "email": email,
        "address": contact.address,
        "site": contact.site,
    }
    lines = {name: clip(value, TITLE_LENGTH) for name, value in values.items() if value}
    return {
        "id": _id(key),
        **lines,
        "more_phones": [clip(each, TITLE_LENGTH) for each in more_phones if each],
        "more_emails": [clip(each, TITLE_LENGTH) for each in more_emails if each],
        "source": clip(contact.source, TEXT_LENGTH) or None,
    }


def _international(contact: ReadContact, first: str | None) -> str | None:
    """A number as one dials it from anywhere: what is said to be that, else what looks like it."""
    if contact.international is not None:
        return contact.international
    return first if first and first.startswith("+") else None


def _pieces(text: str) -> Iterator[str]:
    """A paragraph in as many pieces as it takes."""
    piece = ""
    for sentence in _SENTENCE_END.split(text.strip()):
        if piece and utf16_length(piece) + utf16_length(sentence) >= TEXT_LENGTH:
            yield piece
            piece = ""
        piece = clip(f"{piece} {sentence}".strip(), TEXT_LENGTH)
    if piece:
        yield piece


def _kind_of_partner(review: Review) -> str:
    """Whether the partner is the country itself, or what lies in it."""
    if fold(review.partner or "") == fold(review.reading.partner or ""):
        kind = review.reading.partner_kind
        return kind if review.country or kind != "country" else "city"
    names = (locale.territories.get(review.country or "", "") for locale in LOCALES.values())
    named = {fold(str(name)) for name in names}
    return "country" if fold(review.partner or "") in named else "city"


def _slug(review: Review, taken: set[str]) -> str:
    name = review.partner or ""
    if _kind_of_partner(review) == "country":
        name = str(Locale("en").territories.get(review.country or "", name))
    base = "-".join(latin_words(name)) or "brief"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (base, *numbered) if each not in taken)
