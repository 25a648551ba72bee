"""Messages without a command: a tile, a period, or a word on what can be asked."""

from telegram import Update

from handlers.buttons import SCREENS
from handlers.context import Context
from handlers.editing.drafts import offer_draft, take_text
from handlers.events import render_period
from handlers.messages import reply
from handlers.period import PeriodError, parse_period
from handlers.start import require_brief
from handlers.views.home import TILES
from handlers.views.plain import view_hint


async def answer_text(update: Update, context: Context) -> None:
    """Answer a tile or a period; say what can be asked otherwise."""
    message = update.effective_message
    if not message or not message.text or not (brief := await require_brief(update, context)):
        return
    if screen := _tile(message.text, context):
        if view := await SCREENS[screen](context, screen(brief.id)):
            await reply(update, view)
        return
    if await take_text(update, context):
        return
    try:
        view = await render_period(context, brief, parse_period(message.text))
    except PeriodError:
        if await offer_draft(update, context):
            return
        view = view_hint(brief, message.text, context.texts)
    await reply(update, view)


async def answer_other(update: Update, context: Context) -> None:
    """Answer what is neither text nor a command we know."""
    if await offer_draft(update, context):
        return
    if brief := await require_brief(update, context):
        message = update.effective_message
        text = message.text if message else None
        await reply(update, view_hint(brief, text, context.texts))


def _tile(text: str, context: Context) -> type | None:
    """The screen of a tile, whatever language the keyboard was in when it was sent."""
    for label, screen in TILES.items():
        if any(text == t.gettext(label) for t in context.services.catalogs.values()):
            return screen
    return None
