"""A document that was looked through becomes a brief, or goes into one."""

from handlers.chat.context import Context, Gone
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.imports.difference_view import (
    CHOICES,
    PAGE_SIZE,
    view_difference,
    view_differences,
    view_taken,
)
from handlers.imports.review import STORE
from handlers.imports.showing import (
    find_differences,
    find_target,
    load_import,
    load_review,
    review_of,
    show_import,
)
from handlers.imports.source import to_brief
from storage.differences import Difference
from storage.imports import Import


@screen("changes", access=Access.EDITOR)
class ShowDifferences(Screen):
    """A page of what a document would change in a brief."""

    document: int
    page: int

    async def open(self, context: Context) -> View:
        """What is changed, what is new, what the document does not say."""
        one, differences = await _load(context, self.document)
        pager = Pager(self.page, len(differences), PAGE_SIZE)
        return view_differences(one, differences, pager, context.texts)


@screen("change", access=Access.EDITOR)
class ShowDifference(Screen):
    """One thing that the document says otherwise."""

    document: int
    number: int

    async def open(self, context: Context) -> View:
        """What the brief says, and what the document does."""
        one, differences = await _load(context, self.document)
        return await _show(context, one, differences, self.number)


@screen("choose", access=Access.EDITOR)
class Choose(Screen):
    """Say which of the two is to be."""

    document: int
    number: int
    thing: int
    choice: str

    async def open(self, context: Context) -> View:
        """The next thing; after the last one, the list."""
        one, differences = await _load(context, self.document)
        if self.choice not in CHOICES or self.number >= len(differences):
            raise Gone
        difference = differences[self.number]
        if difference.id != self.thing:
            # The brief has changed since the button was made.
            raise Gone
        one = await context.store.imports.decide(
            one, context.now, {STORE: {difference.mark: self.choice}}
        )
        if self.number + 1 < len(differences):
            return await _show(context, one, differences, self.number + 1)
        pager = Pager(0, len(differences), PAGE_SIZE)
        return view_differences(one, differences, pager, context.texts)


@screen("publishimport", access=Access.EDITOR)
class PublishImport(Screen):
    """Publish a document as it was shown, once."""

    document: int
    version: int
    seen: int
    """The last change of the brief that it goes into, when that was compared."""

    async def open(self, context: Context) -> View:
        """The confirmation; a second tap gets the first one's."""
        t, imports = context.texts, context.store.imports
        one = await load_import(context, self.document)
        if one.state == "review":
            review = review_of(one)
            into = await find_target(context, one)
            seen = await imports.last_revision(into.id) if into else 0
            if one.version != self.version or seen != self.seen or review.is_incomplete:
                context.toast = t.gettext("Something has changed since. Please check it again.")
                return await show_import(context, one)
            brief = to_brief(review, await context.store.keeping.list_slugs())
            choices = one.decisions.get(STORE, {})
            revision = await imports.publish(
                one, brief, choices, review.left_out_now, context.author, context.now
            )
            if revision:
                return view_taken(revision, t)
            one = await load_import(context, self.document)
        if one.state != "published" or not one.revision_id:
            raise Gone
        revision = await context.store.revisions.get_revision(one.revision_id)
        if not revision:
            raise Gone
        context.toast = t.gettext("This has already been published.")
        return view_taken(revision, t)


async def _load(context: Context, import_id: int) -> tuple[Import, list[Difference]]:
    """What changes in the brief that is there; raises `Gone` for a document that goes into none."""
    one, review = await load_review(context, import_id)
    differences = await find_differences(context, one, review)
    if differences is None:
        raise Gone
    return one, differences


async def _show(context: Context, one: Import, differences: list[Difference], number: int) -> View:
    if not 0 <= number < len(differences):
        raise Gone
    directions = await context.store.briefs.list_directions(one.brief_id or 0, context.language)
    names = {each.id: each.label for each in directions}
    return view_difference(one, differences, number, names, context.texts)
