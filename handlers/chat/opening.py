"""The one way in: whatever a person sends or presses names a screen, and it is opened here."""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from handlers.chat.authorize import authorize
from handlers.chat.choosing import stop_choosing
from handlers.chat.context import Context, Gone, NoBriefChosen, Refused
from handlers.chat.counting import count_screen
from handlers.chat.documents import with_document, with_years
from handlers.chat.links import to_link
from handlers.chat.message_text import Command
from handlers.chat.messages import redraw, reply
from handlers.chat.screen import Access, Ref, Screen
from handlers.chat.sharing import with_sharing
from handlers.chat.view import View
from handlers.chat.wording import stop_wording
from storage.awaiting import PARTS, Awaited
from storage.database import NotSavedError

logger = logging.getLogger(__name__)

HOME = Ref("start")
CHOOSE_BRIEF = Ref("country")
NO_BRIEF = 0
"""What a button to a command's screen says where no brief was chosen when it was made."""


async def open_screen(context: Context, screen: Screen | Ref) -> View | None:
    """What a screen shows, if the person may open it. Raises `Gone` and `Refused`."""
    if isinstance(screen, Ref):
        named = context.services.screens.decode(screen.encode())
        if not named:
            raise Gone
        screen = named
    await authorize(context, screen.spec.access)
    if screen.spec.command and getattr(screen, "brief", None) == NO_BRIEF:
        screen = await find_at_hand(context, type(screen))
    view = await _show_kept(context, screen)
    if view:
        count_screen(context, screen, view)
    return view


async def find_at_hand(context: Context, kind: type[Screen]) -> Screen:
    """The screen for the person's brief; raises `NoBriefChosen`, which hands it on."""
    try:
        return await kind.at_hand(context)
    except NoBriefChosen:
        raise NoBriefChosen(kind.spec.name) from None


async def show_screen(context: Context, screen: Screen | Ref) -> View:
    """What a screen shows that has something to show; raises `Gone` and `Refused`."""
    if view := await open_screen(context, screen):
        return view
    raise Gone


async def _show_kept(context: Context, screen: Screen) -> View | None:
    if not screen.spec.lasting:
        return await _show(context, screen)
    key = (screen, context.language, context.today, await context.may_edit_here())
    view: View | None = await context.services.prepared.get(key, lambda: _show(context, screen))
    return view


async def _show(context: Context, screen: Screen) -> View | None:
    view = await screen.open(context)
    return await complete(context, screen, view) if view else None


async def complete(context: Context, screen: Screen, view: View) -> View:
    """The view with the buttons that many screens have: to share, to have as a file, to edit."""
    if screen.spec.shared and (link := to_link(context.bot.username, screen)):
        view = with_sharing(view, link, context.texts)
    if screen.spec.has_document:
        view = with_document(view, screen, context.texts)
        if screen.has_years:
            view = with_years(view, screen, context.texts)
    if await context.may_edit_here():
        return await context.services.for_editors(context, screen, view)
    return view


async def leave_awaited(context: Context, screen: Screen | type[Screen]) -> None:
    """End what an editor's next message is for, where a screen is opened that is not of it.

    Else the question that they ask next would be taken for an answer.
    """
    stop_wording(context)
    if not screen.ends_awaiting:
        return
    stop_choosing(context)
    if not await context.may_edit_here():
        return
    user_id = context.author.user_id
    awaited = await context.store.awaiting.find(user_id)
    if not awaited or (isinstance(screen, Screen) and _is_of(screen, awaited)):
        return
    with suppress(NotSavedError):
        await context.store.awaiting.stop(user_id)
        # An editor's screen says itself what is in work.
        context.left = awaited if screen.spec.access is Access.ANYBODY else None


def _is_of(screen: Screen, awaited: Awaited) -> bool:
    # Of a document's field nothing is asked any more where any screen is opened; the one that
    # asks for it says so anew.
    is_field = awaited.kind == "document" and awaited.what != PARTS
    return not is_field and getattr(screen, awaited.kind, None) == awaited.id


async def _with_left(context: Context, view: View) -> View:
    """The view with a word on what was left for it."""
    say_left = context.services.say_left
    return await say_left(context, context.left, view) if context.left and say_left else view


async def answer(context: Context, finding: Awaitable[Screen | Ref | View | None]) -> None:
    """Send what a screen shows as a new message, or say why it cannot be shown."""
    try:
        asked = await finding
        view = await open_screen(context, asked) if isinstance(asked, Screen | Ref) else asked
    except Refused as refusal:
        view = View(context.texts.markup(refusal.reason))
    except NoBriefChosen as waiting:
        view = await open_screen(context, await choose_for(context, waiting))
    if view:
        await reply(context, await _with_left(context, view))
        await context.note_talk(view)


async def choose_for(context: Context, waiting: NoBriefChosen) -> Ref:
    """The choice of a brief, which hands on what waits for it."""
    query = await context.remember_query(waiting.text) if waiting.text else 0
    # As a button of it would say: what is as it is by default is left out at the end.
    if waiting.screen:
        return Ref(CHOOSE_BRIEF.name, 0, query, waiting.screen)
    return Ref(CHOOSE_BRIEF.name, 0, query) if query else CHOOSE_BRIEF


async def find_commanded(context: Context, command: Command) -> Screen | Ref | View | None:
    """What a command opens; None for one that is none of ours."""
    kind = context.services.screens.of_command(command.name)
    if not kind or command.bot not in (None, context.bot.username.lower()):
        return None
    return await find_of_command(context, kind, command.text)


async def find_of_command(context: Context, kind: type[Screen], text: str) -> Screen | Ref | View:
    """What a screen's command opens with the text after it. Raises `NoBriefChosen`, `Refused`."""
    await authorize(context, kind.spec.access)
    await leave_awaited(context, kind)
    try:
        return await kind.from_command(context, text)
    except NoBriefChosen:
        raise NoBriefChosen(kind.spec.name, text) from None


async def press_button(update: Update, context: Context) -> None:
    """Do what the button says; one that leads nowhere any more redraws where it came from."""
    query = update.callback_query
    if not query:
        return
    pressed = context.services.screens.decode(query.data or "")
    try:
        view = await _open_pressed(context, pressed)
    except Refused as refusal:
        await _end_waiting(query, context.texts.gettext(refusal.reason), show_alert=True)
        return
    except Exception:
        # The button shall not wait for an answer that never comes.
        await _end_waiting(query, None)
        raise
    # Neither waits for the other: the new screen is there a whole way to Telegram earlier.
    answering = asyncio.create_task(_end_waiting(query, context.toast))
    try:
        if view:
            await redraw(context, query, view)
            await context.note_talk(view)
    finally:
        await answering


async def _open_pressed(context: Context, pressed: Screen | None) -> View | None:
    try:
        if pressed:
            await leave_awaited(context, pressed)
            view = await open_screen(context, pressed)
            return await _with_left(context, view) if view else None
    except NoBriefChosen as waiting:
        return await open_screen(context, await choose_for(context, waiting))
    except Gone:
        pass
    # A changed client writes there what it likes.
    logger.debug("a button leads nowhere: %r", pressed)
    context.toast = context.texts.gettext("That is gone. Here is what there is now.")
    try:
        # The list that a missing card was opened from, else the first screen.
        return await open_screen(context, getattr(pressed, "origin", None) or HOME)
    except Gone:
        return await open_screen(context, HOME)
    except NoBriefChosen:
        return await open_screen(context, CHOOSE_BRIEF)


async def _end_waiting(
    query: CallbackQuery, toast: str | None, *, show_alert: bool = False
) -> None:
    """Answer the press; a button that was pressed long ago waits no more."""
    try:
        await query.answer(toast, show_alert=show_alert)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise
