"""/contact: whom to ask."""

from telegram import Update

from handlers.callback_data import SendContact, ShowContact
from handlers.context import Context, Gone
from handlers.messages import reply
from handlers.start import require_brief
from handlers.views.contact import dialled, to_vcard, view_contact
from handlers.views.view import View


async def render_contact(context: Context, screen: ShowContact) -> View:
    """The contact of a brief."""
    brief = await context.get_brief(screen.brief)
    contact = await context.store.briefs.get_contact(brief.id, context.language)
    return view_contact(brief, contact, context.texts)


async def show_contact(update: Update, context: Context) -> None:
    """Answer /contact."""
    if brief := await require_brief(update, context):
        await reply(update, await render_contact(context, ShowContact(brief.id)))


async def send_contact(update: Update, context: Context, asked: SendContact) -> None:
    """Send the contact as a card for the phone's address book."""
    contact = await context.store.briefs.get_contact(asked.brief, context.language)
    if not contact:
        raise Gone
    if message := update.effective_message:
        await message.reply_contact(
            dialled(contact),
            contact.name,
            vcard=to_vcard(contact),
        )
