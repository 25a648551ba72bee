"""/directions: the promising directions of cooperation."""

from telegram import Update

from handlers.callback_data import ShowDirections
from handlers.context import Context
from handlers.messages import reply
from handlers.start import require_brief
from handlers.views.directions import view_directions
from handlers.views.view import View


async def render_directions(context: Context, screen: ShowDirections) -> View:
    """The directions of a brief."""
    brief = await context.get_brief(screen.brief)
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    return view_directions(brief, directions, context.texts)


async def show_directions(update: Update, context: Context) -> None:
    """Answer /directions."""
    if brief := await require_brief(update, context):
        await reply(update, await render_directions(context, ShowDirections(brief.id)))
