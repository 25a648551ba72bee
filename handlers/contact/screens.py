"""Whom to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import brief_print, language_note, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    Shown,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.contact.vcard import dialled, to_vcard
from handlers.dates import format_day
from handlers.texts import N_, Texts
from storage.models import Brief, Contact

PAGE_SIZE = 2
_WHOLE, _SHORT = 400, 80
"""How long each thing said of an only contact may be, and of one of several."""
_ASIDE = 100
_MORE_SHOWN = 3


@screen(
    "contact",
    command=N_("whom to ask"),
    tile=N_("☎️ Contact"),
    links=(Link("c", "brief"),),
    intents=("contact",),
)
class ShowContact(Screen):
    """The contacts of a brief, or one of them."""

    brief: int
    page: int = 0
    contact: int = 0

    async def open(self, context: Context) -> View:
        """The contacts to read, to call and to write to."""
        brief = await context.get_brief(self.brief)
        contacts = await context.store.briefs.list_contacts(brief.id, context.language)
        if only := [each for each in contacts if each.id == self.contact and len(contacts) > 1]:
            every = button(context.texts.gettext("☎️ All contacts"), ShowContact(brief.id))
            return view_contacts(brief, only, context.texts).with_rows([every])
        pager = Pager(self.page, len(contacts), PAGE_SIZE)
        shown = pager.cut(contacts)
        t = context.texts
        view = view_contacts(brief, shown, t, pages=pager.words(t))
        names = [button(t.gettext("🔤 Names"), Ref("contactnames", brief.id, page=pager.offset))]
        turns = pager.row(lambda page: ShowContact(brief.id, page), t)
        return replace(view, foot=[*(names if contacts else ()), *turns, *view.foot])

    async def extract(self, context: Context) -> Extract:
        """All contacts."""
        heading = context.texts.gettext("Contacts")
        return Extract(self.brief, heading, parts=[Part("contacts")])


# Once a contact had the number of its brief.
@screen("vcard")
class SendContact(Screen):
    """A contact as a card for the phone's address book."""

    contact: int

    async def open(self, context: Context) -> None:
        """Send the card."""
        contact = await context.store.briefs.find_contact(self.contact, context.language)
        if not contact or not dialled(contact):
            raise Gone
        await context.get_brief(contact.brief_id)
        await context.here.send_contact(
            dialled(contact), clip(contact.title, 64), to_vcard(contact)
        )


def view_contacts(
    brief: Brief,
    contacts: Sequence[Contact],
    t: Texts,
    *,
    pages: str | None = None,
) -> View:
    """The contacts to read, to call and to write to; what a phone has no room for is folded."""
    if not contacts:
        none = t.markup("The brief has no contact yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    label = t.gettext("👤 Save to contacts")
    saved = [contact for contact in contacts if dialled(contact)]
    rows = in_rows(
        (
            button(label if len(contacts) == 1 else f"👤 {each.title}", SendContact(each.id))
            for each in saved
        ),
        2,
    )
    said = [each for each in (whose(brief), pages and italic(pages)) if each]
    above = Markup(" · ").join(said) if said else None
    language = next((each.language for each in contacts if each.language != t.language), t.language)
    verified = all(each.verified_on for each in contacts)
    note = language_note(brief, language, t)
    state = (
        italic(note) if verified and note else None if verified else brief_print(brief, language, t)
    )
    text, *shorter = (
        paragraphs(lines(above, first), *others, state)
        for first, *others in _arrangements(contacts, t)
    )
    return View(
        text,
        rows,
        way_back(t),
        shown=Shown.of(brief.id, "contact", (each.id for each in contacts)),
        shorter=shorter,
    )


def _arrangements(contacts: Sequence[Contact], t: Texts) -> Iterator[list[Markup]]:
    """The paragraphs of contacts, each time in fewer lines; what is said of one is its own."""
    length = _SHORT
    if len(contacts) == 1:
        length = _WHOLE
        yield _parts(contacts[0], length, t)
    for in_office in (True, False):
        yield [
            lines(_head(each, length, t, in_office=in_office), folded(rest) if rest else None)
            for each in contacts
            for rest in [_rest(each, length, t, in_office=in_office)]
        ]
    heads = [_head(each, length, t) for each in contacts]
    told = [
        lines(bold(clip(each.title, length)), rest)
        for each in contacts
        if (rest := _rest(each, length, t))
    ]
    yield [*heads, folded(*told)] if told else heads


def _parts(contact: Contact, length: int, t: Texts) -> list[Markup]:
    """What is known of a contact, a paragraph a kind of thing."""
    return [
        lines(
            italic(clip(contact.side, min(_ASIDE, length))) if contact.side else None,
            bold(clip(contact.title, length)),
        ),
        lines(*_offices(contact, length)),
        lines(
            *_phones(contact, length, t),
            *_emails(contact, length),
            *_elsewhere(contact, length),
        ),
        lines(_note(contact, length, t), _state(contact, t)),
    ]


def _head(contact: Contact, length: int, t: Texts, *, in_office: bool = False) -> Markup:
    """One of several contacts: how to reach it, `in_office` as what."""
    title = bold(clip(contact.title, length))
    side = contact.side and italic(clip(contact.side, min(_ASIDE, length)))
    return lines(
        Markup("{} · {}").format(title, side) if side else title,
        *_offices(contact, length)[:in_office],
        *_phones(contact, length, t)[:1],
        *_emails(contact, length)[:1],
    )


def _rest(contact: Contact, length: int, t: Texts, *, in_office: bool = False) -> Markup:
    """What `_head` leaves out."""
    return lines(
        *_offices(contact, length)[in_office:],
        *_phones(contact, length, t)[1:],
        *_emails(contact, length)[1:],
        *_elsewhere(contact, length),
        _note(contact, length, t),
        _state(contact, t),
    )


def _offices(contact: Contact, length: int) -> list[str]:
    return [
        clip(each, length)
        for each in (contact.position, contact.unit, contact.organisation)
        if each and each != contact.title
    ]


def _elsewhere(contact: Contact, length: int) -> list[Markup]:
    length = min(_ASIDE, length)
    more = (("📠", contact.fax), ("🌐", contact.site), ("📍", contact.address))
    return [shown for icon, text in more if (shown := _labelled(icon, text, length))]


def _note(contact: Contact, length: int, t: Texts) -> Markup | None:
    """Which part of the number is not the brief's."""
    if not contact.phone or contact.phone_international in (None, contact.phone):
        return None
    return italic(
        t.gettext(
            "The brief gives the number as {phone}; we added the country and city codes.",
            phone=clip(contact.phone, length),
        )
    )


def say_phone(contact: Contact, t: Texts, length: int = _WHOLE) -> str:
    """The number to dial, with its extension; empty where none is known."""
    number = clip(contact.phone_international or contact.phone or "", length)
    if not (number and contact.extension):
        return number
    extension = clip(contact.extension, _ASIDE)
    return t.gettext("{phone}, ext. {extension}", phone=number, extension=extension)


def _phones(contact: Contact, length: int, t: Texts) -> list[Markup]:
    first = say_phone(contact, t, length)
    more = (clip(each, min(_ASIDE, length)) for each in contact.more_phones[:_MORE_SHOWN])
    return [Markup("📞 {}").format(each) for each in (first, *more) if each]


def _emails(contact: Contact, length: int) -> list[Markup]:
    more = (clip(each, min(_ASIDE, length)) for each in contact.more_emails[:_MORE_SHOWN])
    return [
        Markup("✉️ {}").format(each) for each in (clip(contact.email or "", length), *more) if each
    ]


def _labelled(icon: str, text: str | None, length: int) -> Markup | None:
    return Markup("{} {}").format(icon, clip(text, length)) if text else None


def _state(contact: Contact, t: Texts) -> Markup | None:
    if not (day := contact.verified_on):
        return None
    date = format_day(day, t)
    return italic(t.gettext("Verified on {date}", date=date))
