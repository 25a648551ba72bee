"""The tables of a Word file: people, agreements, facts, contacts."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal

from handlers.dates import format_edtf
from handlers.documents.marks import Mark
from handlers.export.contents import Names
from handlers.export.style import tag_of
from handlers.export.wordprocessing import HOLE, Piece, around, table
from handlers.texts import NAMES, Texts
from storage.edtf import Edtf
from storage.models import Agreement, Contact, Event, Fact

_FEW = 3


def _heads(headings: Sequence[str]) -> list[list[Piece]]:
    return [[Piece(each)] for each in headings]


def people_table(events: Sequence[Event], t: Texts) -> list[str]:
    """Everybody whom the events name, with what they were and where they took part."""
    found: dict[int, tuple[str, list[str], list[str]]] = {}
    for event in events:
        for person in event.people:
            _, roles, titles = found.setdefault(person.id, (person.name, [], []))
            if person.role and person.role not in roles:
                roles.append(person.role)
            titles.append(f"{event.label or event.title} ({format_edtf(event.date, t)})")
    rows = (
        [
            [Piece(name, bold=True)],
            [Piece(t.semicolon.join(roles))],
            [Piece("\n".join(_first(titles, t)))],
        ]
        for name, roles, titles in sorted(found.values(), key=lambda each: each[0].casefold())
    )
    headings = (t.gettext("Name"), t.gettext("Position"), t.gettext("Events"))
    if not found:
        return []
    return [table(t.gettext("People in the brief"), (30, 32, 38), _heads(headings), rows)]


def _first(titles: list[str], t: Texts) -> Iterator[str]:
    yield from titles[:_FEW]
    if (more := len(titles) - _FEW) > 0:
        yield t.ngettext("and {count} more", "and {count} more", more)


def name_table(names: Sequence[Names], checked: Collection[str], t: Texts) -> str:
    """What everybody and everything is called in each language, with the offices below."""
    unchecked = t.pgettext("of a translation", "not checked")
    headings = [
        name if language in checked else f"{name} · {unchecked}" for language, name in NAMES.items()
    ]
    rows = ([_name(each.texts[language], language, t) for language in NAMES] for each in names)
    return table(t.gettext("In every language"), (25, 25, 25, 25), _heads(headings), rows)


def _name(texts: Sequence[str], language: str, t: Texts) -> list[Piece]:
    """A name, or the word that it is not translated, over the offices, a line each."""
    name, *offices = texts
    language = tag_of(language)
    said = name or t.gettext("not translated")
    named = Piece(said, bold=bool(name), language=language if name else "")
    return [named, *(Piece(f"\n{each}", language=language) for each in offices if each)]


def fact_table(facts: Sequence[Fact], t: Texts) -> str:
    """When, and what."""
    headings = (t.gettext("When"), t.gettext("Fact"))
    rows = (_fact(each, t) for each in facts)
    return table(t.gettext("Facts"), (25, 75), _heads(headings), rows)


def _fact(fact: Fact, t: Texts) -> list[list[Piece]]:
    thing = f"f{fact.id}"
    said = [Piece(fact.text, Mark(thing, "text"))]
    if fact.value:
        said += [Piece("\n"), Piece(_figure(fact.value, t), Mark(thing, "value", fact.value))]
    if fact.unit:
        said += [Piece(" " if fact.value else "\n"), Piece(fact.unit, Mark(thing, "unit"))]
    if fact.derived:
        before, after = around(t.gettext("How we know: {how}", how=HOLE))
        said += [Piece("\n"), before, Piece(fact.derived, Mark(thing, "derived")), after]
    return [_date(thing, "date", fact.date, t), said]


def _figure(value: str, t: Texts) -> str:
    """The number as it is written in the language, with all its figures."""
    try:
        return str(format_decimal(Decimal(value), locale=t.locale, decimal_quantization=False))
    except InvalidOperation:
        return value


def _date(thing: str, name: str, date: Edtf | None, t: Texts) -> list[Piece]:
    return [Piece(format_edtf(date, t), Mark(thing, name, str(date)))] if date else []


def agreement_table(agreements: Sequence[Agreement], t: Texts) -> str:
    """What was signed, when, between whom, and up to when it holds."""
    headings = (t.gettext("Signed"), t.gettext("Agreement"), t.gettext("Valid until"))
    rows = (_agreement(each, t) for each in agreements)
    return table(t.gettext("Agreements"), (20, 60, 20), _heads(headings), rows)


def _agreement(agreement: Agreement, t: Texts) -> list[list[Piece]]:
    thing = f"a{agreement.id}"
    said = [Piece(agreement.title, Mark(thing, "title"), bold=True)]
    for name, label, text in (
        ("kind", t.gettext("Kind:"), agreement.kind),
        ("number", t.gettext("Number:"), agreement.number),
        ("parties", t.gettext("Parties:"), agreement.parties),
    ):
        if text:
            said += [Piece(f"\n{label} "), Piece(text, Mark(thing, name))]
    if agreement.text:
        said += [Piece("\n"), Piece(agreement.text, Mark(thing, "text"))]
    return [
        _date(thing, "signed", agreement.signed, t),
        said,
        _date(thing, "valid_until", agreement.valid_until, t),
    ]


def contact_table(contact: Contact, t: Texts) -> str:
    """How somebody is reached, under the name or whose contact it is."""
    labels = {
        "name": t.gettext("Name"),
        "position": t.gettext("Position"),
        "unit": t.gettext("Department"),
        "organisation": t.gettext("Organisation"),
        "phone": t.gettext("Phone"),
        "fax": t.gettext("Fax"),
        "email": t.gettext("E-mail"),
        "site": t.gettext("Site"),
        "address": t.gettext("Address"),
    }
    said = {name: _line(contact, name) for name in labels}
    said |= {"phone": _phones(contact, t), "email": _emails(contact)}
    title = "side" if contact.side else next((name for name in said if said[name]), "")
    heading = (_line(contact, "side") if contact.side else said.pop(title, [])) or [Piece("–")]
    rows = ([[Piece(labels[name], bold=True)], pieces] for name, pieces in said.items() if pieces)
    caption = " ".join(each.text for each in heading)
    first = Piece(t.gettext("Contact"))
    return table(caption, (28, 72), [[first], heading], rows)


def _line(contact: Contact, name: str) -> list[Piece]:
    text = getattr(contact, name)
    return [Piece(text, Mark(f"c{contact.id}", name))] if text else []


def _emails(contact: Contact) -> list[Piece]:
    emails: list[Piece] = []
    more = (("more_emails", each) for each in contact.more_emails)
    for name, text in (("email", contact.email), *more):
        if text:
            mark = Mark(f"c{contact.id}", name)
            emails += [Piece("\n")] * bool(emails) + [Piece(text, mark, link=f"mailto:{text}")]
    return emails


def _phones(contact: Contact, t: Texts) -> list[Piece]:
    """The number as the brief gives it, then as one dials it from anywhere."""
    thing, phones = f"c{contact.id}", _line(contact, "phone")
    if international := contact.phone_international:
        dialled = Piece(international, Mark(thing, "phone_international"))
        phones += [Piece(" ("), dialled, Piece(")")] if phones else [dialled]
    if contact.extension:
        before, after = around(t.gettext("{phone}, ext. {extension}", phone="", extension=HOLE))
        phones += [before, Piece(contact.extension, Mark(thing, "extension")), after]
    for each in contact.more_phones:
        phones += [Piece("\n")] * bool(phones) + [Piece(each, Mark(thing, "more_phones"))]
    return phones
