"""What owners write to subscribers: written, looked at, sent once, stopped on a tap."""

from telegram import Bot

from handlers.chat.authorize import is_input
from handlers.chat.context import Context, Gone, Services
from handlers.chat.place import Place
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, utf16_length
from handlers.subscriptions.broadcast_view import (
    Readers,
    view_ask_text,
    view_audience,
    view_broadcast,
    view_discarded,
    view_preview,
)
from handlers.subscriptions.progress import update_progress, view_progress
from handlers.texts import LANGUAGES, N_, Texts
from storage.brief_files import TEXT_LENGTH
from storage.broadcasts import Broadcast
from storage.outbox import Message


@screen("broadcast", access=Access.OWNER, command=N_("write to the subscribers"))
class ShowBroadcast(Screen):
    """What the owner is writing to subscribers."""

    async def open(self, context: Context) -> View:
        """The text as it would be sent, or the request to write it."""
        broadcast = await context.store.broadcasts.begin(context.author.user_id, context.now)
        return await _show(context, broadcast)


@screen("writebroadcast", access=Access.OWNER)
class WriteBroadcast(Screen):
    """Let the owner's next message be the text."""

    broadcast: int

    async def open(self, context: Context) -> View:
        """The request to write it."""
        broadcast = await _load(context, self.broadcast)
        return await _ask(context, broadcast)


@screen("audience", access=Access.OWNER)
class ShowAudience(Screen):
    """To whom it shall go."""

    broadcast: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """The briefs and languages to choose from."""
        broadcast = await _load(context, self.broadcast)
        briefs = await context.list_briefs()
        readers = await _find_readers(context, broadcast)
        return view_audience(broadcast, briefs, readers, self.page, context.texts)


@screen("toaudience", access=Access.OWNER)
class SetAudience(Screen):
    """Let it go to those who hear of a brief, in a language; 0 and nothing mean any."""

    broadcast: int
    brief: int
    language: str
    page: int = 0

    async def open(self, context: Context) -> View:
        """The choice as it is now."""
        broadcast = await _load(context, self.broadcast)
        brief = await context.get_brief(self.brief) if self.brief else None
        if self.language and self.language not in LANGUAGES:
            raise Gone
        await context.store.broadcasts.address(
            broadcast.id, brief.id if brief else None, self.language or None
        )
        return await ShowAudience(broadcast.id, self.page).open(context)


@screen("sendbroadcast", access=Access.OWNER)
class SendBroadcast(Screen):
    """Send it, once, as its owner has looked at it."""

    broadcast: int
    version: int

    async def open(self, context: Context) -> View:
        """How far it has come; what there is now, where that was changed since."""
        written = await _get(context, self.broadcast)
        if written.user_id != context.author.user_id:
            raise Gone
        watched = (context.chat.id, context.message_id) if context.chat else None
        await context.store.broadcasts.send(written.id, self.version, context.now, watched)
        broadcast = await _get(context, written.id)
        if broadcast.is_open:
            context.toast = context.texts.gettext("It has changed since. Please check it again.")
            return await _show(context, broadcast)
        return _view_progress(broadcast, context.texts)


@screen("sentbroadcast", access=Access.OWNER)
class ShowSentBroadcast(Screen):
    """How far it has come."""

    broadcast: int

    async def open(self, context: Context) -> View:
        """Its counts."""
        broadcast = await _get(context, self.broadcast)
        if broadcast.is_open:
            raise Gone
        return _view_progress(broadcast, context.texts)


@screen("stopbroadcast", access=Access.OWNER)
class StopBroadcast(Screen):
    """Send it to nobody more."""

    broadcast: int

    async def open(self, context: Context) -> View:
        """How far it had come."""
        await context.store.broadcasts.stop(self.broadcast)
        return await ShowSentBroadcast(self.broadcast).open(context)


@screen("dropbroadcast", access=Access.OWNER)
class DropBroadcast(Screen):
    """Throw away what is not sent yet."""

    broadcast: int

    async def open(self, context: Context) -> View:
        """The word that nothing was sent; raises `Gone` if it was."""
        broadcast = await context.store.broadcasts.get(self.broadcast)
        if broadcast:
            await _load(context, broadcast.id)
            await context.store.broadcasts.discard(broadcast.id)
        return view_discarded(context.texts)


async def find_awaiting(context: Context) -> Screen | None:
    """What leaves the text that the owner's next message would be."""
    broadcast = await context.store.broadcasts.get_awaiting(context.author.user_id)
    if not broadcast:
        return None
    return DropBroadcast(broadcast.id) if broadcast.text is None else ShowBroadcast()


async def take_broadcast(context: Context, text: str) -> View | None:
    """Keep an owner's message as the text to send, if that is awaited."""
    if not context.is_owner() or not await is_input(context):
        return None
    broadcast = await context.store.broadcasts.get_awaiting(context.author.user_id)
    if not broadcast:
        return None
    if utf16_length(text) > TEXT_LENGTH:
        problem = context.texts.gettext("The limit is {limit} characters.", limit=TEXT_LENGTH)
        return await _ask(context, broadcast, problem)
    return await _show(context, await context.store.broadcasts.write(broadcast.id, text))


async def compose_broadcast(
    bot: Bot, services: Services, message: Message
) -> tuple[Place, View] | None:
    """What a subscriber gets and where; None where it is stopped or not wanted any more."""
    broadcast = await services.store.broadcasts.get(_number(message))
    subscription = await services.store.subscriptions.get(message.chat_id)
    if not broadcast or broadcast.state != "sent" or not subscription:
        return None
    t = services.catalogs[subscription.language]
    brief = await services.store.briefs.get_brief(broadcast.brief_id or 0, t.language)
    view = view_broadcast(broadcast, brief if brief and brief.is_shown else None, t)
    return Place(bot, message.chat_id, subscription.thread_id), view


async def show_broadcast(bot: Bot, services: Services, message: Message) -> None:
    """Bring the message up to date that shows an owner how far it has come."""
    if broadcast := await services.store.broadcasts.get(_number(message)):
        await update_progress(bot, services, broadcast, lambda t: _view_progress(broadcast, t))


async def _show(context: Context, broadcast: Broadcast) -> View:
    if broadcast.text is None:
        return await _ask(context, broadcast)
    await context.store.broadcasts.await_text(broadcast, awaiting=False)
    readers = await _find_readers(context, broadcast)
    return view_preview(broadcast, broadcast.text, readers, context.texts)


async def _find_readers(context: Context, broadcast: Broadcast) -> Readers:
    brief = await context.store.briefs.get_brief(broadcast.brief_id or 0, context.language)
    count = await context.store.broadcasts.count_readers(broadcast)
    return Readers(brief, broadcast.language, count)


async def _ask(context: Context, broadcast: Broadcast, problem: str | None = None) -> View:
    await context.store.broadcasts.await_text(broadcast, awaiting=True)
    latest = await context.store.broadcasts.get_latest()
    return view_ask_text(broadcast, latest, context.texts, problem)


async def _load(context: Context, number: int) -> Broadcast:
    """What this owner is still writing."""
    broadcast = await _get(context, number)
    if not broadcast.is_open or broadcast.user_id != context.author.user_id:
        raise Gone
    return broadcast


async def _get(context: Context, number: int) -> Broadcast:
    broadcast = await context.store.broadcasts.get(number)
    if not broadcast:
        raise Gone
    return broadcast


def _number(message: Message) -> int:
    return int(message.key.partition(" ")[2])


def _view_progress(broadcast: Broadcast, t: Texts) -> View:
    return view_progress(broadcast, ShowSentBroadcast(broadcast.id), StopBroadcast(broadcast.id), t)
