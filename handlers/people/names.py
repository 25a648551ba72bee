"""Names and offices in every language, each to be copied with a tap: what an interpreter needs."""

from dataclasses import replace

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import as_of, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.events.card import ShowEvent, load_event
from handlers.people.screens import ShowEntity
from handlers.people.translated import (
    ICONS,
    Translated,
    list_checked,
    translate,
    translate_contacts,
)
from handlers.texts import LANGUAGES, NAMES, Texts
from storage.models import Brief

_ROLES_SHOWN = 3
_TEXT_LENGTH = 160
_MOST_LINES, _ROW_LINES, _COUNTRY_LINES = 18, 2, 3
"""So much of a phone the languages may take, and a row of buttons does."""
_LINE_LENGTH = 28
"""Letters that are all of a width, in a line of a phone that breaks between words."""


@screen("names", links=(Link("m", "entity"),))
class ShowNames(Screen):
    """A person, an organisation or a place in every language, with the offices of all events."""

    entity: int
    language: str = ""
    card: ShowEvent | None = None

    async def open(self, context: Context) -> View:
        """A paragraph a language."""
        entity = await context.store.entities.get_entity(self.entity, context.language)
        if not entity:
            raise Gone
        brief = await context.get_brief(entity.brief_id)
        content = await context.store.contents.get(brief.id)
        named = next((each for each in content.named if each.id == entity.id), None)
        if not named:
            raise Gone
        (shown,), t = translate(content, [named]), context.texts
        shown = replace(shown, more=shown.more[:_ROLES_SHOWN])
        back = button(t.gettext("‹ Events"), ShowEntity(entity.id, card=self.card))
        checked = await list_checked(context.store, brief)
        return view_names(brief, self, shown, checked, t, back)

    async def extract(self, context: Context) -> Extract:
        """The names in a table, with all offices."""
        entity = await context.store.entities.get_entity(self.entity, context.language)
        if not entity:
            raise Gone
        return Extract(entity.brief_id, entity.name, parts=[Part("names", [entity.id])])


@screen("eventnames")
class ShowEventNames(Screen):
    """Everybody and everything that an event names, one a page."""

    event: int
    page: int = 0
    language: str = ""

    async def open(self, context: Context) -> View:
        """A paragraph a language."""
        event, brief = await load_event(context, self.event)
        content = await context.store.contents.get(brief.id)
        told = next((each for each in content.events if each.id == event.id), None)
        if not told or not told.parts:
            raise Gone
        pager = Pager(self.page, len(told.parts), 1)
        part = told.parts[pager.page]
        shown = Translated(
            ICONS[part.named.kind], part.named.name, (part.role,) if part.role else ()
        )
        t = context.texts
        back = button(t.gettext("‹ Back to event"), ShowEvent(event.id))
        checked = await list_checked(context.store, brief)
        view = view_names(brief, self, shown, checked, t, back, pages=pager.words(t))
        return view.with_rows(pager.row(lambda at: replace(self, page=at), t))

    async def extract(self, context: Context) -> Extract:
        """All that the event names, in a table."""
        event, brief = await load_event(context, self.event)
        content = await context.store.contents.get(brief.id)
        told = next((each for each in content.events if each.id == event.id), None)
        ids = [each.named.id for each in told.parts] if told else []
        return Extract(brief.id, event.title, parts=[Part("names", ids)])


@screen("contactnames")
class ShowContactNames(Screen):
    """The contacts of a brief, one a page."""

    brief: int
    page: int = 0
    language: str = ""

    async def open(self, context: Context) -> View:
        """A paragraph a language."""
        brief = await context.get_brief(self.brief)
        contacts = await translate_contacts(context.store, brief)
        if not contacts:
            raise Gone
        pager = Pager(self.page, len(contacts), 1)
        shown, t = contacts[pager.page], context.texts
        back = button(t.gettext("‹ Contact"), Ref("contact", brief.id))
        checked = await list_checked(context.store, brief)
        view = view_names(brief, self, shown, checked, t, back, pages=pager.words(t))
        return view.with_rows(pager.row(lambda at: replace(self, page=at), t))

    async def extract(self, context: Context) -> Extract:
        """All contacts, in a table."""
        heading = context.texts.gettext("Contacts")
        return Extract(self.brief, heading, parts=[Part("contactnames")])


def view_names(
    brief: Brief,
    here: ShowNames | ShowEventNames | ShowContactNames,
    shown: Translated,
    checked: frozenset[str],
    t: Texts,
    back: InlineKeyboardButton,
    *,
    pages: str | None = None,
) -> View:
    """What somebody or something is called in each language; a tap on a line copies it."""
    title = t.gettext("In every language")
    heading = bold(f"{shown.icon} {title}")
    own, *others = sorted(LANGUAGES, key=lambda each: each != brief.source_language)
    chosen = next(
        (each for each in (here.language, t.language) if each in LANGUAGES and each != own),
        others[0],
    )
    most = _MOST_LINES - (_ROW_LINES if pages else 0) - _COUNTRY_LINES * brief.several
    # As many languages as a phone shows: a row of buttons leads to the others.
    choices = ((own, *others), (own, chosen), (here.language or own,))
    languages = next(
        each
        for each in choices
        if len(each) == 1
        or sum(_height(language, shown, checked, t) for language in each)
        <= most - (0 if len(each) == len(LANGUAGES) else _ROW_LINES)
    )
    turns = [
        button(NAMES[each], replace(here, language=each))
        for each in (own, *others)
        if each not in languages and not (len(languages) > 1 and each == own)
    ]
    return View(
        paragraphs(
            lines(
                whose(brief),
                Markup("{} · {}").format(heading, italic(pages)) if pages else heading,
            ),
            *(_write(each, shown, t, is_checked=each in checked) for each in languages),
            lines(italic(t.gettext("Tap a line to copy it.")), as_of(brief, t)),
        ),
        in_rows(turns, 3),
        way_back(t, back),
    )


def _height(language: str, shown: Translated, checked: frozenset[str], t: Texts) -> int:
    """How many lines a language takes, with its heading and the blank line."""
    heading, *known = _parts(language, shown, t, is_checked=language in checked)
    long = sum(-(-len(each) // _LINE_LENGTH) for each in known)
    return count_lines(heading) + 1 + long


def _write(language: str, shown: Translated, t: Texts, *, is_checked: bool) -> Markup:
    """A language with what is known in it."""
    heading, *known = _parts(language, shown, t, is_checked=is_checked)
    return lines(heading, *(Markup("<code>{}</code>").format(each) for each in known))


def _parts(language: str, shown: Translated, t: Texts, *, is_checked: bool) -> list[str]:
    """The heading, which says what is not known or not checked, and what is known."""
    texts = [each.texts.get(language) for each in (shown.name, *shown.more)]
    known = [clip(each, _TEXT_LENGTH) for each in texts if each]
    note = None
    if not known:
        note = t.gettext("not translated")
    elif len(known) < len(texts):
        note = t.gettext("not all translated")
    notes = [
        note,
        None if is_checked or not known else t.pgettext("of a translation", "not checked"),
    ]
    said = ", ".join(each for each in notes if each)
    heading = bold(NAMES[language])
    return [Markup("{} · {}").format(heading, italic(said)) if said else heading, *known]
