"""What people write: a command, a tile, an answer that is awaited, or a question in plain words."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update

from handlers.chat.albums import is_last_of_album
from handlers.chat.authorize import is_input
from handlers.chat.context import Context, NoBriefChosen
from handlers.chat.counting import count_question
from handlers.chat.message_text import is_mentioned, read_command, text_of, without_mention
from handlers.chat.messages import reply
from handlers.chat.opening import (
    HOME,
    answer,
    find_at_hand,
    find_commanded,
    leave_awaited,
    open_screen,
)
from handlers.chat.screen import Ref, Screen, screen
from handlers.chat.view import View
from handlers.editing.asking import find_asked
from handlers.editing.editors import take_shared_person
from handlers.editing.repairing import take_repair
from handlers.editing.sent_photos import take_photo
from handlers.editing.typed import offer_draft, take_text
from handlers.finding.answering import answer_question
from handlers.home.briefs import SetBrief, find_briefs, leave_choice, take_for_choice
from handlers.home.examples import find_words, read_whole
from handlers.home.sections import view_hint
from handlers.imports.reviewing import take_field
from handlers.imports.starting import find_collecting, take_file, take_part
from handlers.questions.answering import find_answered, take_answer
from handlers.questions.asking import take_wording
from handlers.subscriptions.broadcasting import find_awaiting, take_broadcast
from handlers.texts import N_
from handlers.timeline.screens import find_timeline
from storage.words import fold

Take = Callable[[Context, str], Awaitable[Screen | View | None]]
TAKERS: tuple[Take, ...] = (
    take_wording,
    take_for_choice,
    take_repair,
    take_answer,
    take_broadcast,
    take_text,
    take_field,
    take_part,
    offer_draft,
)
"""What a message may be awaited for, in the order in which they are asked."""


@screen("cancel", command=N_("cancel the current step"))
class Cancel(Screen):
    """Leave what is being asked, keep what was written; else go home."""

    ends_awaiting = False

    async def open(self, context: Context) -> View | None:
        """What is left, or the first screen."""
        if left := leave_choice(context):
            return left
        if await is_input(context):
            asked = (
                await find_answered(context)
                or await find_awaiting(context)
                or await find_asked(context)
                or await find_collecting(context)
            )
            if asked:
                return await open_screen(context, asked)
        return await open_screen(context, HOME)


async def answer_message(_: Update, context: Context) -> None:
    """Answer what a person wrote, in a group only what is meant for the bot; an album once."""
    message = context.message
    # A card that was sent here by inline mode asks nothing.
    if not message or message.via_bot == context.bot.bot:
        return
    text = text_of(message)
    if not context.is_private and not is_addressed(message, text, context):
        return
    if await take_photo(context, message):
        return
    if view := await take_file(context, message):
        await reply(context, view)
        return
    if message.media_group_id and not await _speaks_for_album(context, message, text):
        return
    await answer(context, _find_answer(context, text))


async def answer_shared(_: Update, context: Context) -> None:
    """Take a person whom somebody has shared; only to editors does that mean anything."""
    if await context.is_editor():
        await answer(context, take_shared_person(context))
    else:
        await answer(context, _hint(context, None))


def is_addressed(message: Message, text: str, context: Context) -> bool:
    """Whether a message in a group is meant for the bot: a command, a mention or a reply."""
    username = context.bot.username
    if not text or message.via_bot:
        return False
    if command := read_command(text):
        if command.bot is None:
            return context.services.screens.of_command(command.name) is not None
        return command.bot == username.lower()
    if is_mentioned(text, username):
        return True
    answered = message.reply_to_message
    is_reply = answered is not None and answered.from_user == context.bot.bot
    return is_reply and any(map(str.isalnum, text))


async def _speaks_for_album(context: Context, message: Message, text: str) -> bool:
    """Whether this is the message of its album that is answered: one with a text, or the last."""
    albums, has_text = context.services.albums, bool(text)
    if albums.is_answered(message, has_text=has_text):
        return False
    if not has_text and not await is_last_of_album(
        context.store.inbox, message.media_group_id or ""
    ):
        return False
    albums.note_answered(message, has_text=has_text)
    return True


async def _find_answer(context: Context, text: str) -> Screen | Ref | View | None:
    if not context.is_private:
        text = without_mention(text, context.bot.username)
        if not any(map(str.isalnum, text)):
            return await _hint(context, "")
    elif not text:
        return await _hint(context, None)
    if command := read_command(text):
        return await find_commanded(context, command) or await _hint(context, text)
    return await (_find_in_private if context.is_private else _understand)(context, text)


async def _find_in_private(context: Context, text: str) -> Screen | Ref | View | None:
    screens = context.services.screens
    if kind := screens.of_tile(text, context.services.catalogs.values()):
        await leave_awaited(context, kind)
        return await find_at_hand(context, kind)
    if fold(text).strip(" .!") in context.services.lexicon.leaving:
        await leave_awaited(context, Cancel)
        return Cancel()
    for take in TAKERS:
        if taken := await take(context, text):
            return taken
    if not await context.find_brief():
        named = await find_briefs(context, text, whole=True)
        if len(named) == 1:
            return SetBrief(named[0].id)
    return await _understand(context, text)


async def _understand(context: Context, text: str) -> Screen | Ref | View:
    if asked := without_mention(text, context.bot.username):
        if pictured := await find_timeline(context, asked):
            return pictured
        try:
            view = await answer_question(context, asked)
        except NoBriefChosen:
            raise NoBriefChosen(text=asked) from None
        count_question(context, view)
        return view
    return await _hint(context, "")


async def _hint(context: Context, text: str | None) -> View:
    brief, sections = await context.require_brief(), context.services.screens.tiles
    words = find_words(await read_whole(context, brief), brief, context.texts)
    return view_hint(brief, sections, text, words, context.texts, context.mention)
