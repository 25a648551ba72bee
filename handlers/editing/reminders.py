"""Editors are reminded of a contact that nobody has verified for long."""

import logging
from datetime import date, timedelta

from markupsafe import Markup
from telegram.error import TelegramError

from handlers.chat.context import Context
from handlers.chat.view import bold
from handlers.contact.screens import view_contact
from handlers.editing.buttons import edit_rows
from handlers.texts import FALLBACK, choose_language
from storage.models import Brief, Contact

logger = logging.getLogger(__name__)

VERIFY_AFTER = timedelta(days=180)
REMIND_AGAIN_AFTER = timedelta(days=30)


async def remind_editors(context: Context) -> None:
    """Send the reminders that are due; asked for again and again, it reminds once a month."""
    for brief in await context.store.briefs.list_briefs(FALLBACK):
        contact = await context.store.briefs.get_contact(brief.id, FALLBACK)
        key = f"contact {brief.id}"
        last = await context.store.editors.last_reminded(key)
        due = last is None or context.now - last >= REMIND_AGAIN_AFTER
        if contact and due and is_stale(brief, contact, context.today):
            # First noted, then sent: after a crash nobody is reminded twice.
            await context.store.editors.note_reminded(key, context.now)
            await _remind(context, brief)


def is_stale(brief: Brief, contact: Contact, day: date) -> bool:
    """Whether the contact was last known to be right too long ago."""
    return day - (contact.verified_on or brief.as_of.latest_end) > VERIFY_AFTER


async def _remind(context: Context, brief: Brief) -> None:
    editors = {each.user_id for each in await context.store.editors.list_editors()}
    for user_id in sorted(editors | context.services.owner_ids):
        choice = await context.store.choices.get_choice(user_id)
        language = choose_language(choice.language, None)
        t = context.services.catalogs[language]
        contact = await context.store.briefs.get_contact(brief.id, language)
        question = t.gettext("Nobody has verified the contact for half a year. Is it still right?")
        view = view_contact(brief, contact, t).under(Markup("⏰ {}").format(bold(question)))
        view = view.with_rows(*edit_rows("contact", brief.id, t))
        try:
            await context.bot.send_message(user_id, view.text, reply_markup=view.keyboard)
        except TelegramError as error:
            logger.info("could not remind %s: %s", user_id, error)
