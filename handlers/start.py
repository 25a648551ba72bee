"""The first screen, the choice of a brief, help."""

from telegram import Update

from handlers.callback_data import ChooseBrief, Help, Home, SetBrief
from handlers.commands import VISITOR_COMMANDS, editor_commands
from handlers.context import Context
from handlers.messages import reply
from handlers.views.home import tiles, view_briefs, view_help, view_home
from handlers.views.view import View
from storage.models import Brief


async def render_home(context: Context, _: Home) -> View:
    """The first screen, or the choice of a brief where there are several."""
    briefs = await context.list_briefs()
    brief = await context.find_brief()
    if not brief:
        return view_briefs(briefs, context.texts)
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    years = await context.store.events.count_by_year(brief.id)
    return view_home(
        brief,
        directions=len(directions),
        events=years.total,
        briefs=len(briefs),
        t=context.texts,
    )


async def render_briefs(context: Context, _: ChooseBrief) -> View:
    """The choice of a brief."""
    return view_briefs(await context.list_briefs(), context.texts)


async def render_help(context: Context, _: Help) -> View:
    """What the bot can do for this person."""
    own = editor_commands(owner=context.is_owner()) if await context.is_editor() else ()
    return view_help(VISITOR_COMMANDS, own, context.texts)


async def require_brief(update: Update, context: Context) -> Brief | None:
    """The person's brief; where none is chosen, ask for it and give None."""
    brief = await context.find_brief()
    if not brief:
        await reply(update, await render_briefs(context, ChooseBrief()))
    return brief


async def start(update: Update, context: Context) -> None:
    """Greet with the first screen; a private chat also gets the sections as its keyboard."""
    view = await render_home(context, Home())
    message = update.effective_message
    if message and context.is_private and await context.find_brief():
        await message.reply_html(view.text, reply_markup=tiles(context.texts))
    else:
        await reply(update, view)


async def show_help(update: Update, context: Context) -> None:
    """Say what the bot can do."""
    await reply(update, await render_help(context, Help()))


async def set_brief(context: Context, chosen: SetBrief) -> View:
    """Take up a brief and show its first screen."""
    brief = await context.get_brief(chosen.brief)
    if context.user:
        await context.store.choices.set_brief(context.user.id, brief.id)
        context.choice = await context.store.choices.get_choice(context.user.id)
    return await render_home(context, Home())
