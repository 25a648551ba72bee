"""/addevent, /editevent, /deleteevent, /drafts: the commands, and hiding and restoring."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.callback_data import ShowContact
from handlers.contact import render_contact
from handlers.context import Context, Gone
from handlers.editing.callback_data import (
    TO_DELETE,
    TO_EDIT,
    TO_RESTORE,
    ChooseEvent,
    DeleteEvent,
    EditSubject,
    NewEvent,
    RestoreEvent,
    ShowDrafts,
    VerifyContact,
)
from handlers.editing.drafts import begin_edit, begin_event, render_drafts
from handlers.editing.paragraph import number_of, read_line
from handlers.editing.showing import show_draft
from handlers.messages import reply
from handlers.start import require_brief
from handlers.views.changes import PAGE_SIZE, view_published
from handlers.views.choose_event import view_choose_event, view_confirm_delete
from handlers.views.drafts import view_not_begun
from handlers.views.view import View
from storage.events import EventFilter
from storage.models import EventPage
from storage.revisions import ChangedMeanwhileError

_FOUND_LIMIT = 20


async def add_event(update: Update, context: Context) -> None:
    """Answer /addevent: the guided way, or the draft of an event written in one line."""
    if not (brief := await require_brief(update, context)):
        return
    text = _arguments(update)
    if not text:
        await reply(update, await begin_event(context, NewEvent(brief.id)))
        return
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    found = read_line(text, context.language, directions, context.today, context.texts)
    if not found.changes:
        await reply(update, view_not_begun(found.notes, context.texts))
        return
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        context.language,
        context.now,
        changes=found.changes,
        notes=tuple(found.notes),
    )
    await reply(update, await show_draft(context, draft))


async def edit_event(update: Update, context: Context) -> None:
    """Answer /editevent: by number, by words of the title, or from the list."""

    async def by_number(number: int) -> View:
        return await begin_edit(context, EditSubject("event", number))

    await _choose(update, context, by_number, TO_EDIT)


async def delete_event(update: Update, context: Context) -> None:
    """Answer /deleteevent: by number, by words of the title, or from the list."""

    async def by_number(number: int) -> View:
        return await hide_event(context, DeleteEvent(number))

    await _choose(update, context, by_number, TO_DELETE)


async def show_drafts(update: Update, context: Context) -> None:
    """Answer /drafts."""
    await reply(update, await render_drafts(context, ShowDrafts()))


async def render_choice(context: Context, screen: ChooseEvent) -> View:
    """A page of events to choose from."""
    return await _view_choice(context, screen)


async def hide_event(context: Context, asked: DeleteEvent) -> View:
    """Hide an event from visitors, after a question."""
    event = await context.store.events.get_event(asked.event, context.language)
    if not event or (event.deleted and asked.sure != 1):
        raise Gone
    if asked.sure != 1:
        return view_confirm_delete(event, context.texts)
    return await _set_deleted(context, event.id, deleted=True)


async def restore_event(context: Context, asked: RestoreEvent) -> View:
    """Show a hidden event again."""
    return await _set_deleted(context, asked.event, deleted=False)


async def verify_contact(context: Context, asked: VerifyContact) -> View:
    """Note that the contact was found to be right today."""
    revision = await context.store.revisions.set_verified(
        asked.brief, context.today, author=context.author, now=context.now
    )
    if not revision:
        return await render_contact(context, ShowContact(asked.brief))
    return view_published(revision, context.texts)


async def _set_deleted(context: Context, event_id: int, *, deleted: bool) -> View:
    try:
        revision = await context.store.revisions.set_deleted(
            event_id, deleted=deleted, author=context.author, now=context.now
        )
    except ChangedMeanwhileError as error:
        raise Gone from error
    return view_published(revision, context.texts)


async def _choose(
    update: Update,
    context: Context,
    by_number: Callable[[int], Awaitable[View]],
    purpose: int,
) -> None:
    if not (brief := await require_brief(update, context)):
        return
    text = _arguments(update)
    if number := number_of(text):
        try:
            view = await by_number(number)
        except Gone:
            context.toast = context.texts.gettext("There is no event №{number}.", number=number)
        else:
            await reply(update, view)
            return
    elif text:
        found = await context.store.events.find_events(
            brief.id, text, context.language, limit=_FOUND_LIMIT
        )
        if len(found) == 1:
            await reply(update, await by_number(found[0].id))
            return
        if found:
            page = EventPage(tuple(found), 0, len(found))
            heading = context.texts.gettext("Found by the title:")
            screen = ChooseEvent(brief.id, purpose)
            view = view_choose_event(page, screen, heading, context.texts)
            await reply(update, view)
            return
        context.toast = context.texts.gettext("No title has these words.")
    await reply(update, await _view_choice(context, ChooseEvent(brief.id, purpose)))


async def _view_choice(context: Context, screen: ChooseEvent) -> View:
    t = context.texts
    page = await _newest_first(context, screen)
    if screen.purpose == TO_RESTORE:
        heading = t.gettext("Hidden events: tap one to restore it.")
        if not page.total:
            heading = t.gettext("No event is hidden.")
    elif screen.purpose == TO_DELETE:
        heading = t.gettext("Which event shall be hidden?")
    else:
        heading = t.gettext("Which event do you want to edit?")
    if context.toast:
        heading, context.toast = f"{context.toast} {heading}", None
    return view_choose_event(page, screen, heading, t)


async def _newest_first(context: Context, screen: ChooseEvent) -> EventPage:
    """A page of the list read from its end."""
    deleted = screen.purpose == TO_RESTORE
    events, chosen = context.store.events, EventFilter(screen.brief)
    first = await events.list_events(chosen, context.language, offset=0, limit=1, deleted=deleted)
    before = max(screen.page, 0) * PAGE_SIZE
    left = max(first.total - before, 0)
    page = await events.list_events(
        chosen,
        context.language,
        offset=max(left - PAGE_SIZE, 0),
        limit=min(left, PAGE_SIZE),
        deleted=deleted,
    )
    return EventPage(page.events[::-1], before, first.total)


def _arguments(update: Update) -> str:
    """What was written after a command, its line ends kept."""
    message = update.effective_message
    parts = (message.text or "").split(maxsplit=1) if message else []
    return parts[1].strip() if len(parts) > 1 else ""
