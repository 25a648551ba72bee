"""/subscribe and /unsubscribe, and what their buttons change."""

import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from telegram import Bot, Update

from handlers.callback_data import (
    SetNoticeHour,
    SetNoticeLanguage,
    SetNoticePace,
    SetNoticeZone,
    ShowSubscription,
    Subscribe,
    ToggleTopic,
    Unsubscribe,
)
from handlers.context import Context, Gone, Services
from handlers.messages import reply
from handlers.texts import LANGUAGES
from handlers.views.subscriptions import (
    HOURS,
    ZONES,
    view_digest,
    view_notice,
    view_only_admins,
    view_subscription,
    view_unsubscribed,
)
from handlers.views.view import View
from storage.outbox import Message
from storage.subscriptions import Subscription

logger = logging.getLogger(__name__)

Screen = Callable[[Context, Any], Awaitable[View]]


def by_admins(screen: Screen) -> Screen:
    """Let only administrators do this in a group; in private it is everybody's own."""

    @wraps(screen)
    async def guarded(context: Context, asked: Any) -> View:
        if not await _may_decide(context):
            context.toast = str(view_only_admins(context.texts).text)
            return await _show(context)
        return await screen(context, asked)

    return guarded


async def subscribe(update: Update, context: Context) -> None:
    """Answer /subscribe: the screen on which one subscribes."""
    if await _may_decide(context):
        await reply(update, await _show(context))
    else:
        await reply(update, view_only_admins(context.texts))


async def unsubscribe(update: Update, context: Context) -> None:
    """Answer /unsubscribe."""
    if await _may_decide(context):
        await reply(update, await end(context, Unsubscribe()))
    else:
        await reply(update, view_only_admins(context.texts))


async def render_subscription(context: Context, _: ShowSubscription) -> View:
    """What this chat hears of."""
    return await _show(context)


@by_admins
async def begin(context: Context, _: Subscribe) -> View:
    """Subscribe this chat."""
    zone = context.services.timezone.key
    await context.store.subscriptions.subscribe(
        _chat(context), context.language, zone if zone in ZONES else ZONES[0], context.now
    )
    return await _show(context)


@by_admins
async def end(context: Context, _: Unsubscribe) -> View:
    """End the subscription."""
    was = await context.store.subscriptions.unsubscribe(_chat(context))
    return view_unsubscribed(context.texts, was=was)


@by_admins
async def toggle_topic(context: Context, asked: ToggleTopic) -> View:
    """Add a direction or take it away; the last one that goes, and 0, mean all."""
    chosen = set((await _get(context)).directions)
    known = {each.id for each in await _directions(context)}
    wanted = chosen ^ {asked.direction} if asked.direction else set()
    if not wanted <= known:
        raise Gone
    await context.store.subscriptions.set_directions(_chat(context), sorted(wanted))
    return await _show(context)


@by_admins
async def set_pace(context: Context, asked: SetNoticePace) -> View:
    """Choose between at once and weekly."""
    now = await _get(context)
    await context.store.subscriptions.set_pace(
        now.chat_id, weekly=asked.weekly == 1, hour=now.hour, now=context.now
    )
    return await _show(context)


@by_admins
async def set_hour(context: Context, asked: SetNoticeHour) -> View:
    """Choose the hour of the digest."""
    if asked.hour not in HOURS:
        raise Gone
    await context.store.subscriptions.set_pace(
        (await _get(context)).chat_id, weekly=True, hour=asked.hour, now=context.now
    )
    return await _show(context)


@by_admins
async def set_zone(context: Context, asked: SetNoticeZone) -> View:
    """Choose the time zone of the digest."""
    if not 0 <= asked.zone < len(ZONES):
        raise Gone
    await context.store.subscriptions.set_zone((await _get(context)).chat_id, ZONES[asked.zone])
    return await _show(context)


@by_admins
async def set_notice_language(context: Context, asked: SetNoticeLanguage) -> View:
    """Choose the language of the notices."""
    if asked.language not in LANGUAGES:
        raise Gone
    await context.store.subscriptions.set_language((await _get(context)).chat_id, asked.language)
    return await _show(context)


async def move_group(update: Update, context: Context) -> None:
    """Let a group that became a supergroup keep what it subscribed to."""
    message = update.message
    if message and message.migrate_to_chat_id:
        await context.store.outbox.move_chat(message.chat.id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await context.store.outbox.move_chat(message.migrate_from_chat_id, message.chat.id)


async def send_message(bot: Bot, services: Services, message: Message) -> bool:
    """Send a message of the outbox; False if there is nothing left to say."""
    subscription = await services.store.subscriptions.get(message.chat_id)
    if not subscription:
        return False
    t = services.catalogs[subscription.language]
    found = []
    for event_id in message.event_ids:
        event = await services.store.events.get_event(event_id, t.language)
        brief = event and await services.store.briefs.get_brief(event.brief_id, t.language)
        if event and brief and not event.deleted:
            found.append((brief, event))
    if not found:
        return False
    view = view_digest(found, t) if message.notice_id is None else view_notice(*found[0], t)
    await bot.send_message(message.chat_id, view.text, reply_markup=view.keyboard)
    return True


async def queue_digests(context: Context) -> None:
    """Queue the digests that are due."""
    for subscriber in await context.store.subscriptions.list_weekly():
        if due := subscriber.digest_due(context.now):
            await context.store.outbox.queue_digest(subscriber, due, context.now)


async def _show(context: Context) -> View:
    subscription = await context.store.subscriptions.get(_chat(context))
    return view_subscription(subscription, await _directions(context), context.texts)


async def _directions(context: Context) -> list[Any]:
    brief = await context.find_brief()
    if not brief:
        return []
    return list(await context.store.briefs.list_directions(brief.id, context.language))


async def _get(context: Context) -> Subscription:
    subscription = await context.store.subscriptions.get(_chat(context))
    if not subscription:
        raise Gone
    return subscription


def _chat(context: Context) -> int:
    if not context.chat:
        raise Gone
    return context.chat.id


async def _may_decide(context: Context) -> bool:
    if context.is_private or not context.chat:
        return True
    if context.sender_chat:
        # In the name of the group itself only its administrators write.
        return context.sender_chat.id == context.chat.id
    # About other members Telegram tells only a bot that is an administrator itself.
    admins = await context.bot.get_chat_administrators(context.chat.id)
    return any(context.user == admin.user for admin in admins)
