"""What subscribers get: notices at once, digests once a week."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup
from telegram import Bot, Update

from handlers.chat.context import Context, Services
from handlers.chat.notes import mark, whose
from handlers.chat.place import Place
from handlers.chat.view import Row, View, bold, button, clip, lines, paragraphs
from handlers.events.card import ShowEvent
from handlers.events.card_text import card_text
from handlers.subscriptions.screens import ShowSubscription, Unsubscribe
from handlers.texts import Texts
from storage.models import Brief, Event
from storage.outbox import Message

_TITLE_LENGTH = 200
_DIGEST_SHOWN = 8


async def compose_notice(
    bot: Bot, services: Services, message: Message
) -> tuple[Place, View] | None:
    """A notice or a digest and where it goes; None if there is nothing left to say."""
    subscription = await services.store.subscriptions.get(message.chat_id)
    notice = message.notice_id and await services.store.outbox.get_notice(message.notice_id)
    if not subscription or (notice and notice.stopped):
        return None
    t = services.catalogs[subscription.language]
    found = []
    for event_id in message.event_ids:
        event = await services.store.events.get_event(event_id, t.language)
        brief = event and await services.store.briefs.get_brief(event.brief_id, t.language)
        if event and brief and brief.is_shown and not event.deleted:
            found.append((brief, event))
    if not found:
        return None
    if message.notice_id is None:
        view = view_digest(found, t)
    else:
        view = view_notice(*found[0], services.today, t)
    return Place(bot, message.chat_id, subscription.thread_id), view


async def queue_digests(context: Context) -> None:
    """Queue the digests that are due."""
    for subscriber in await context.store.subscriptions.list_weekly():
        if due := subscriber.digest_due(context.now):
            await context.store.outbox.queue_digest(subscriber, due, context.now)


async def move_group(update: Update, context: Context) -> None:
    """Let a group that became a supergroup keep what it subscribed to."""
    message = update.message
    if message and message.migrate_to_chat_id:
        await context.store.outbox.move_chat(message.chat.id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await context.store.outbox.move_chat(message.migrate_from_chat_id, message.chat.id)


def view_notice(brief: Brief, event: Event, today: date, t: Texts) -> View:
    """An event that was announced."""
    heading = Markup("📣 {}").format(bold(t.gettext("New in the brief")))
    return View(card_text(brief, event, today, t, heading), [_open_row(event, t)], way_out(t))


def view_digest(found: Sequence[tuple[Brief, Event]], t: Texts) -> View:
    """What was announced in a week."""
    groups = groupby(found[:_DIGEST_SHOWN], key=lambda pair: whose(pair[0]))
    entries = [
        lines(
            bold(name) if name else None,
            *(Markup("• {}").format(clip(event.title, _TITLE_LENGTH)) for _, event in group),
        )
        for name, group in groups
    ]
    count = t.ngettext("{count} new event this week", "{count} new events this week", len(found))
    more = "…" if len(found) > _DIGEST_SHOWN else None
    rows = [
        [button(mark(brief, event.title), ShowEvent(event.id))]
        for brief, event in found[:_DIGEST_SHOWN]
    ]
    return View(
        paragraphs(Markup("📣 {}").format(bold(count)), *entries, more),
        rows,
        way_out(t),
    )


def _open_row(event: Event, t: Texts) -> Row:
    return [button(t.gettext("👁 View event"), ShowEvent(event.id))]


def way_out(t: Texts) -> Row:
    """The row with which a subscriber changes what comes, or ends it."""
    return [
        button(t.gettext("⚙️ Settings"), ShowSubscription()),
        button(t.gettext("🔕 Unsubscribe"), Unsubscribe()),
    ]
