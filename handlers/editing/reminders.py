"""Editors are reminded of a contact that nobody has verified for long."""

import logging
from datetime import date, timedelta

from markupsafe import Markup
from telegram.error import TelegramError

from handlers.chat.context import Context
from handlers.chat.place import Place
from handlers.chat.view import bold
from handlers.contact.screens import view_contacts
from handlers.editing.buttons import edit_rows
from handlers.texts import FALLBACK
from storage.models import Brief, Contact

logger = logging.getLogger(__name__)

VERIFY_AFTER = timedelta(days=180)
REMIND_AGAIN_AFTER = timedelta(days=30)


async def remind_editors(context: Context) -> None:
    """Send the reminders that are due; asked for again and again, it reminds once a month.

    To be reminded is to have been sent it: who has not begun a chat yet gets it when they have.
    """
    stale = []
    for brief in await context.store.briefs.list_briefs(FALLBACK):
        contacts = await context.store.briefs.list_contacts(brief.id, FALLBACK)
        stale += [(brief, each.id) for each in contacts if is_stale(brief, each, context.today)]
    editors = {each.user_id for each in await context.store.editors.list_editors()}
    for user_id in sorted(editors | context.services.owner_ids):
        for brief, contact_id in stale:
            key = f"contact {contact_id} {user_id}"
            last = await context.store.reminders.get_last(key)
            due = last is None or context.now - last >= REMIND_AGAIN_AFTER
            if due and await _remind(context, brief, contact_id, user_id):
                await context.store.reminders.note(key, context.now)


def is_stale(brief: Brief, contact: Contact, day: date) -> bool:
    """Whether the contact was last known to be right too long ago."""
    return day - (contact.verified_on or brief.as_of.latest_end) > VERIFY_AFTER


async def _remind(context: Context, brief: Brief, contact_id: int, user_id: int) -> bool:
    """Remind an editor; gives whether it was sent."""
    t = await context.services.texts_of(user_id)
    brief = await context.store.briefs.get_brief(brief.id, t.language) or brief
    contact = await context.store.briefs.find_contact(contact_id, t.language)
    question = t.gettext(
        "Nobody has checked the contact details for six months. Are they still correct?"
    )
    above, rows = Markup("⏰ {}").format(bold(question)), edit_rows("contact", contact_id, t)
    view = view_contacts(brief, [contact] if contact else [], t)
    view = view.under(above).with_rows(*rows)
    try:
        await Place(context.bot, user_id).send(view)
    except TelegramError as error:
        # Every hour, as long as the person has not begun a chat.
        logger.debug("could not remind %s: %s", user_id, error)
        return False
    return True
