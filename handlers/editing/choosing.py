"""The lists from which an event is chosen: to edit, to hide, to show again."""

from collections.abc import Sequence
from contextlib import suppress

from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.notes import whose
from handlers.chat.opening import show_screen
from handlers.chat.pager import Pager
from handlers.chat.phone import fits_in_row
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import LABEL_LENGTH, View, bold, button, clip, fit_in_row, lines, way_back
from handlers.dates import format_short
from handlers.editing.change_view import PAGE_SIZE
from handlers.events.numbers import number_of
from handlers.texts import N_, Texts, numbered
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.models import Brief, EventSummary
from storage.words import fold

_FOUND_LIMIT = 20


class Choice(Screen):
    """A page of events to choose from, the newest first."""

    __slots__ = ()
    brief: int
    page: int
    deleted = False

    def heading(self, t: Texts) -> str:
        """The question."""
        raise NotImplementedError

    @classmethod
    def choose(cls, event: int) -> Ref:
        """What is done with the chosen one."""
        raise NotImplementedError

    async def open(self, context: Context) -> View:
        """The page."""
        return await self._list(context)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """What is chosen by its number or by words of its title, else the list."""
        number, t = number_of(text), context.texts
        if number:
            # It says which event is meant, of whatever brief.
            with suppress(Gone):
                return await show_screen(context, cls.choose(number))
        screen = await cls.at_hand(context)
        if number:
            return await screen._list(
                context, t.gettext("There is no event no. {number}.", number=number)
            )
        if not text:
            return screen
        heading = t.gettext("Found by title:")
        found = await context.store.events.find_events(
            screen.brief, text, context.language, limit=_FOUND_LIMIT
        )
        if not found:
            heading = t.gettext("Found in the text:")
            found = await _find_in_texts(context, screen.brief, text)
        if len(found) == 1:
            return await show_screen(context, screen.choose(found[0].id))
        if found:
            brief = await context.get_brief(screen.brief)
            pager = Pager(0, len(found), _FOUND_LIMIT)
            return screen.view(brief, found, pager, t, heading)
        return await screen._list(context, t.gettext("No event contains these words."))

    async def _list(self, context: Context, note: str | None = None) -> View:
        events, chosen = context.store.events, EventFilter(self.brief)
        first = await events.list_events(
            chosen, context.language, offset=0, limit=1, deleted=self.deleted
        )
        pager = Pager(self.page, first.total, PAGE_SIZE)
        # The list is read from its end.
        left = max(first.total - pager.offset, 0)
        page = await events.list_events(
            chosen,
            context.language,
            offset=max(left - PAGE_SIZE, 0),
            limit=min(left, PAGE_SIZE),
            deleted=self.deleted,
        )
        t = context.texts
        heading = (
            self.heading(t) if first.total or not self.deleted else t.gettext("No event is hidden.")
        )
        brief = await context.get_brief(self.brief)
        said = " ".join(filter(None, (note, heading)))
        return self.view(brief, page.events[::-1], pager, t, said)

    def view(
        self, brief: Brief, events: Sequence[EventSummary], pager: Pager, t: Texts, heading: str
    ) -> View:
        """The events as buttons."""
        hint = t.gettext("Or write the command with a number or words of the event.")
        view = View(
            lines(whose(brief), bold(heading), None if self.deleted else hint),
            [[button(_label(each, t), self.choose(each.id))] for each in events],
            way_back(t),
        )
        turns = pager.row(lambda page: Ref(self.spec.name, self.brief, page=page), t)
        if self.deleted:
            return view.with_rows(turns)
        hidden = button(t.gettext("🗑 Hidden events"), Ref("hidden", self.brief))
        row = [*turns[: pager.page > 0], hidden, *turns[pager.page > 0 :]]
        return view.with_rows(*([row] if fit_in_row(row) else [turns, [hidden]]))


@screen("editevent", access=Access.EDITOR, command=N_("edit an event"))
class ChooseToEdit(Choice):
    """The events to edit."""

    brief: int
    page: int = 0

    @override
    def heading(self, t: Texts) -> str:
        return t.gettext("Which event do you want to edit?")

    @classmethod
    @override
    def choose(cls, event: int) -> Ref:
        return Ref("edit", "event", event)


@screen("deleteevent", access=Access.EDITOR, command=N_("hide an event"))
class ChooseToHide(Choice):
    """The events to hide."""

    brief: int
    page: int = 0

    @override
    def heading(self, t: Texts) -> str:
        return t.gettext("Which event do you want to hide?")

    @classmethod
    @override
    def choose(cls, event: int) -> Ref:
        return Ref("hide", event)


@screen("hidden", access=Access.EDITOR)
class ChooseToRestore(Choice):
    """The hidden events."""

    brief: int
    page: int = 0
    deleted = True

    @override
    def heading(self, t: Texts) -> str:
        return t.gettext("Hidden events: tap one to restore it.")

    @classmethod
    @override
    def choose(cls, event: int) -> Ref:
        return Ref("restore", event)


async def _find_in_texts(context: Context, brief: int, text: str) -> list[EventSummary]:
    """The events that have all of the words somewhere, as the search knows them."""
    lexicon = context.services.lexicon
    words = lexicon.content_words(fold(text), context.language)
    found = await context.store.search.find(brief, words, lexicon)
    if not found.kept.issuperset(words):
        return []
    ids = [each.id for each in found.hits if each.kind == "event"][:_FOUND_LIMIT]
    return [each.summary for each in await context.store.events.get_texts(ids, context.language)]


def _label(event: EventSummary, t: Texts) -> str:
    """The title first: the date and the number tell apart those that are called alike."""
    rest = f" · {_short(event.date, t)} · {numbered(event.id, t)}"
    labels = (
        clip(event.label or event.title, length) + rest
        for length in range(LABEL_LENGTH - len(rest), 0, -1)
    )
    return next(each for each in labels if fits_in_row(each, 1))


def _short(date: Edtf, t: Texts) -> str:
    """A date in as few characters as tell it apart: 25.04.2018, 04.2018, 2016–2017, 1997–."""
    if not date.is_exact:
        return format_short(date, t)
    if not date.start:
        return f"–{date.end.year if date.end else ''}"
    if date.is_open:
        return f"{date.start.year}–"
    if date.end and date.end.year != date.start.year:
        return f"{date.start.year}–{date.end.year}"
    return ".".join(reversed(str(date.start).split("-")))


@screen("facts", access=Access.EDITOR)
class EditFacts(Screen):
    """A page of the facts of a brief, to choose one to edit."""

    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """A button a fact."""
        t = context.texts
        brief = await context.get_brief(self.brief)
        facts = await context.store.briefs.list_facts(brief.id, context.language)
        pager = Pager(self.page, len(facts), PAGE_SIZE)
        shown = pager.cut(facts)
        back = button(t.gettext("‹ Back"), Ref("about", brief.id))
        return View(
            lines(whose(brief), bold(t.gettext("Which fact do you want to edit?"))),
            [[button(f"▪️ {each.text}", Ref("edit", "fact", each.id))] for each in shown],
            way_back(t, back),
        ).with_rows(pager.row(lambda page: EditFacts(brief.id, page), t))


@screen("editcontacts", access=Access.EDITOR)
class EditContacts(Screen):
    """A page of the contacts of a brief, to edit one or to say that it is still right."""

    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """A row a contact."""
        t = context.texts
        brief = await context.get_brief(self.brief)
        contacts = await context.store.briefs.list_contacts(brief.id, context.language)
        pager = Pager(self.page, len(contacts), PAGE_SIZE)
        shown = pager.cut(contacts)
        rows = [
            [
                button(f"✏️ {each.title}", Ref("edit", "contact", each.id)),
                button(t.gettext("✅ Still correct"), Ref("verify", each.id)),
            ]
            for each in shown
        ]
        back = button(t.gettext("‹ Contact"), Ref("contact", brief.id))
        return View(
            lines(whose(brief), bold(t.gettext("Which contact do you want to edit?"))),
            rows,
            way_back(t, back),
        ).with_rows(
            pager.row(lambda page: EditContacts(brief.id, page), t),
            [button(t.gettext("➕ Contact"), Ref("new", brief.id, "contact"))],
        )
