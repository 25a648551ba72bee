"""Briefs as owners keep them: added, ordered, hidden, shown again, retired, brought up to date."""

import asyncio

from typing_extensions import override

from handlers.briefs.views import (
    view_all_briefs,
    view_confirm_retiring,
    view_differences,
    view_how_to_add,
    view_managed,
    view_taken,
    view_taken_over,
    view_too_long,
    view_unreadable,
)
from handlers.chat.context import Context, Gone
from handlers.chat.latin import latin_words
from handlers.chat.opening import open_screen
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.editing.change_view import view_published
from handlers.editing.drafts import EditSubject
from handlers.editing.readers import FieldError, read_country
from handlers.texts import LOCALES, N_
from storage.brief_files import TITLE_LENGTH
from storage.brief_keeping import STATES, SlugTakenError
from storage.brief_reading import BriefFileError, BriefFolder, find_folders
from storage.edtf import Edtf
from storage.models import Brief

PAGE_SIZE = 20
_WORDS_IN_SLUG = 4


@screen("briefs", access=Access.OWNER, command=N_("briefs: add, order, hide, retire"))
class ShowBriefs(Screen):
    """A page of all briefs."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The briefs in their order; a button opens one."""
        briefs = await context.store.briefs.list_all_briefs(context.language)
        pager = Pager(self.page, len(briefs), PAGE_SIZE)
        shown = pager.cut(briefs)
        return view_all_briefs(shown, pager, context.texts)


@screen("managebrief", access=Access.OWNER)
class ManageBrief(Screen):
    """What can be done with a brief."""

    brief: int

    async def open(self, context: Context) -> View:
        """Its state, and the buttons."""
        brief = await context.store.briefs.get_brief(self.brief, context.language)
        if not brief:
            raise Gone
        years = await context.store.events.count_by_year(brief.id)
        place = [*await context.store.briefs.list_states()].index(brief.id)
        has_files = await _find_folder(context, brief) is not None
        return view_managed(brief, years.total, place, context.texts, has_files=has_files)


@screen("movebrief", access=Access.OWNER)
class MoveBrief(Screen):
    """Move a brief to a place in the owners' order: said twice, it is the same."""

    brief: int
    place: int

    async def open(self, context: Context) -> View | None:
        """The list in its new order."""
        await context.store.keeping.move(self.brief, self.place)
        return await open_screen(context, ShowBriefs())


@screen("briefstate", access=Access.OWNER)
class SetBriefState(Screen):
    """Show, hide or retire a brief; the last asks first unless `sure`."""

    brief: int
    state: str
    sure: int = 0

    async def open(self, context: Context) -> View | None:
        """The confirmation, with the way to undo it."""
        brief = await context.store.briefs.get_brief(self.brief, context.language)
        if not brief or self.state not in STATES:
            raise Gone
        if self.state == "retired" and self.sure != 1:
            return view_confirm_retiring(brief, context.texts)
        revision = await context.store.revisions.set_value(
            "brief", brief.id, "state", self.state, author=context.author, now=context.now
        )
        if not revision:
            return await open_screen(context, ManageBrief(brief.id))
        return view_published(revision, context.texts)


@screen("addbrief", access=Access.OWNER, command=N_("add a brief"))
class NewBrief(Screen):
    """Begin a new brief."""

    async def open(self, context: Context) -> View:
        """How to do it."""
        return view_how_to_add(context.texts)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The new brief, hidden until it is shown; without a name, how to do it."""
        name = " ".join(text.split())
        if not name:
            return cls()
        if len(name) > TITLE_LENGTH:
            return view_too_long(context.texts)
        country = _read_country(name, context)
        slug = to_slug(LOCALES["en"].territories[country] if country else name)
        try:
            brief_id = await context.store.keeping.create(
                slug,
                context.language,
                name,
                country,
                str(Edtf.of(context.today.year, context.today.month)),
                author=context.author,
                now=context.now,
            )
        except SlugTakenError:
            taken = await context.store.keeping.find(slug)
            return view_taken(slug, taken or 0, context.texts)
        return EditSubject("brief", brief_id)


@screen("updatebrief", access=Access.OWNER)
class UpdateBrief(Screen):
    """What a brief's files say otherwise; `sure` takes it over."""

    brief: int
    sure: int = 0

    async def open(self, context: Context) -> View:
        """The difference, or what was taken over."""
        brief = await context.store.briefs.get_brief(self.brief, context.language)
        folder = await _find_folder(context, brief) if brief else None
        if not brief or not folder:
            raise Gone
        keeping = context.store.keeping
        try:
            files = await asyncio.to_thread(folder.read)
        except BriefFileError as error:
            return view_unreadable(brief, str(error), context.texts)
        if self.sure == 1:
            taken = await keeping.take_over(brief.id, files, None, context.author, context.now)
            await keeping.note_file(folder)
            if taken:
                return view_taken_over(brief, len(taken), context.texts)
        return view_differences(brief, await keeping.compare(brief.id, files), context.texts)


async def _find_folder(context: Context, brief: Brief) -> BriefFolder | None:
    path = context.services.briefs_path
    if not path:
        return None
    folders = await asyncio.to_thread(find_folders, path)
    return next((each for each in folders if each.slug == brief.slug), None)


def _read_country(name: str, context: Context) -> str | None:
    try:
        return str(read_country(name, context.today, context.texts).value)
    except FieldError:
        return None


def to_slug(name: str) -> str:
    """A name as a brief is called in files and commands."""
    return "-".join(latin_words(name, _WORDS_IN_SLUG)) or "brief"
