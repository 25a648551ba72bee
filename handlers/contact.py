"""/contact: whom to ask."""

from telegram import Update

from handlers.callback_data import SendContact, ShowContact
from handlers.context import Context, Gone
from handlers.editing.callback_data import EditSubject
from handlers.messages import reply
from handlers.start import require_brief
from handlers.views.contact import dialled, to_vcard, view_contact
from handlers.views.editing_buttons import with_edit_button, with_verify_button
from handlers.views.view import View


async def render_contact(context: Context, screen: ShowContact) -> View:
    """The contact of a brief."""
    brief = await context.get_brief(screen.brief)
    contact = await context.store.briefs.get_contact(brief.id, context.language)
    view = view_contact(brief, contact, context.texts)
    if contact and await context.may_edit_here():
        view = with_edit_button(view, EditSubject("contact", brief.id), context.texts)
        return with_verify_button(view, brief.id, context.texts)
    return view


async def show_contact(update: Update, context: Context) -> None:
    """Answer /contact."""
    if brief := await require_brief(update, context):
        await reply(update, await render_contact(context, ShowContact(brief.id)))


async def send_contact(context: Context, asked: SendContact) -> None:
    """Send the contact as a card for the phone's address book."""
    contact = await context.store.briefs.get_contact(asked.brief, context.language)
    if not contact or not context.chat:
        raise Gone
    await context.bot.send_contact(
        context.chat.id, dialled(contact), contact.name, vcard=to_vcard(contact)
    )
