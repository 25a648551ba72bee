"""Announcing a published event: asked first, shown live, stopped on a tap."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from handlers.context import Context, Gone, Services
from handlers.editing.callback_data import AskNotify, Notify, ShowNotice, StopNotice
from handlers.texts import choose_language
from handlers.views.notices import view_ask_notify, view_progress
from handlers.views.view import View
from storage.revisions import Revision

logger = logging.getLogger(__name__)


async def ask_notify(context: Context, asked: AskNotify) -> View:
    """Say how many people would hear of it."""
    revision = await _load(context, asked.revision)
    at_once, weekly = await context.store.outbox.count_wanted(revision.subject_id)
    return view_ask_notify(revision.id, at_once, weekly, context.texts)


async def notify(context: Context, asked: Notify) -> View:
    """Queue the notices, once for a revision."""
    revision = await _load(context, asked.revision)
    number = await context.store.outbox.announce(
        revision.id,
        revision.subject_id,
        context.author.user_id,
        context.now,
        watched=(context.chat.id, context.message_id) if context.chat else None,
    )
    return await render_notice(context, ShowNotice(number))


async def render_notice(context: Context, screen: ShowNotice) -> View:
    """How far an announcement has come."""
    notice = await context.store.outbox.get_notice(screen.notice)
    if not notice:
        raise Gone
    return view_progress(notice, context.texts)


async def stop_notice(context: Context, asked: StopNotice) -> View:
    """Send no more of it."""
    await context.store.outbox.stop(asked.notice)
    return await render_notice(context, ShowNotice(asked.notice))


async def show_progress(bot: Bot, services: Services, notice_id: int) -> None:
    """Bring the message up to date that shows an editor how far an announcement has come."""
    notice = await services.store.outbox.get_notice(notice_id)
    if not notice or not notice.message_id:
        return
    choice = await services.store.choices.get_choice(notice.user_id)
    t = services.catalogs[choose_language(choice.language, None)]
    view = view_progress(notice, t)
    try:
        await bot.edit_message_text(
            view.text, notice.chat_id, notice.message_id, reply_markup=view.keyboard
        )
    except TelegramError as error:
        logger.info("the progress of notice %s could not be shown: %s", notice_id, error)


async def _load(context: Context, revision_id: int) -> Revision:
    revision = await context.store.revisions.get_revision(revision_id)
    if not revision or revision.subject != "event" or revision.reverted:
        raise Gone
    event = await context.store.events.get_event(revision.subject_id, context.language)
    if not event or event.deleted:
        raise Gone
    return revision
