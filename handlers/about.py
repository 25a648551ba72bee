"""/about: overview and facts."""

from telegram import Update

from handlers.callback_data import ShowAbout
from handlers.context import Context
from handlers.editing.callback_data import EditSubject
from handlers.messages import reply
from handlers.start import require_brief
from handlers.views.about import view_about
from handlers.views.editing_buttons import with_edit_button
from handlers.views.view import View


async def render_about(context: Context, screen: ShowAbout) -> View:
    """The overview of a brief."""
    brief = await context.get_brief(screen.brief)
    facts = await context.store.briefs.list_facts(brief.id, context.language)
    view = view_about(brief, facts, context.texts)
    if await context.may_edit_here():
        return with_edit_button(view, EditSubject("brief", brief.id), context.texts)
    return view


async def show_about(update: Update, context: Context) -> None:
    """Answer /about."""
    if brief := await require_brief(update, context):
        await reply(update, await render_about(context, ShowAbout(brief.id)))
