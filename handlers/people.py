"""All events of a person, an organisation or a place."""

from handlers.callback_data import ShowEntity
from handlers.context import Context, Gone
from handlers.views.people import PAGE_SIZE, view_entity
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
    return view_entity(brief, entity, page, screen, context.texts)
