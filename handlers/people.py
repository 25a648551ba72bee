"""All events of a person, an organisation or a place."""

from dataclasses import replace

from handlers.callback_data import ShowEntity
from handlers.context import Context, Gone
from handlers.links import to_link
from handlers.views.people import PAGE_SIZE, view_entity
from handlers.views.sharing import with_sharing
from handlers.views.view import View
from storage.events import EventFilter


async def render_entity(context: Context, screen: ShowEntity) -> View:
    """A page of the events."""
    entity = await context.store.events.get_entity(screen.entity, context.language)
    if not entity or screen.page < 0:
        raise Gone
    brief = await context.get_brief(entity.brief_id)
    page = await context.store.events.list_events(
        EventFilter(brief.id, entity=entity.id),
        context.language,
        offset=screen.page * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
    if not page.events:
        raise Gone
    view = view_entity(brief, entity, page, screen, context.texts)
    # Who opens the link has not come from the card.
    screen = replace(screen, card=None)
    link = to_link(context.bot.username, screen)
    editor = await context.may_edit_here()
    return with_sharing(view, screen, link, context.texts, editor=editor)
