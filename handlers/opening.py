"""/start with a payload: a link to a screen, or an invitation; without one, the first screen."""

from telegram import Update

from handlers.buttons import SCREENS
from handlers.context import Context, Gone
from handlers.editing.editors import INVITATION, accept_invitation
from handlers.links import from_payload
from handlers.messages import reply
from handlers.start import start
from handlers.views.home import view_dead_link


async def open_chat(update: Update, context: Context) -> None:
    """Answer /start; a payload that is not ours is as good as none."""
    if context.chat:
        await context.store.subscriptions.reactivate(context.chat.id)
    payload = context.args[0] if context.args else ""
    if payload.startswith(INVITATION):
        await accept_invitation(update, context, payload.removeprefix(INVITATION))
        return
    if screen := from_payload(payload):
        try:
            view = await SCREENS[type(screen)](context, screen)
        except Gone:
            view = view_dead_link(context.texts)
        if view:
            await reply(update, view)
            return
    await start(update, context)
