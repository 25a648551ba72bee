"""Messages without a command: a tile, an answer that is awaited, or a question in plain words."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update

from handlers.chat.authorize import is_input
from handlers.chat.context import Context
from handlers.chat.opening import HOME, answer, open_screen
from handlers.chat.screen import Screen, screen
from handlers.chat.view import View
from handlers.editing.asking import find_asked
from handlers.editing.editors import take_shared_person
from handlers.editing.typed import offer_draft, take_text
from handlers.finding.screens import answer_question
from handlers.home.sections import view_hint
from handlers.questions.answering import find_answered, take_answer
from handlers.questions.asking import take_wording
from handlers.texts import N_
from storage.words import fold

CANCEL = frozenset({"отмена", "cancel", "annuler", "annuleren"})
"""Words that say the same as /cancel."""

Take = Callable[[Context, str], Awaitable[Screen | View | None]]
TAKERS: tuple[Take, ...] = (take_wording, take_answer, take_text, offer_draft)
"""What a message may be awaited for, in the order in which they are asked."""


@screen("cancel", command=N_("leave what is being asked"))
class Cancel(Screen):
    """Leave what is being asked, keep what was written; else go home."""

    async def open(self, context: Context) -> View | None:
        """What is left, or the first screen."""
        if await is_input(context):
            asked = await find_answered(context) or await find_asked(context)
            if asked:
                return await open_screen(context, asked)
        return await open_screen(context, HOME)


async def answer_text(update: Update, context: Context) -> None:
    """Answer a tile, take what the person was asked for, or else understand the words."""
    if update.message and (text := update.message.text):
        await answer(context, _find_answer(context, text))


async def answer_in_group(update: Update, context: Context) -> None:
    """Answer somebody who mentions the bot in a group, or replies to it."""
    message = update.message
    if not message or not message.text or not is_addressed(message, context.bot.username):
        return
    text = message.text.replace(f"@{context.bot.username}", " ").strip()
    if text:
        await answer(context, _understand(context, text))


async def answer_other(update: Update, context: Context) -> None:
    """Answer what is neither text nor a command we know."""
    message = update.effective_message
    if message:
        await answer(context, _find_answer_to_other(context, message))


async def answer_shared(update: Update, context: Context) -> None:
    """Take a person whom somebody has shared; only to editors does that mean anything."""
    if await context.is_editor():
        await answer(context, take_shared_person(context))
    else:
        await answer_other(update, context)


async def _find_answer(context: Context, text: str) -> Screen | View | None:
    screens = context.services.screens
    if kind := screens.of_tile(text, context.services.catalogs.values()):
        return await kind.at_hand(context)
    if fold(text).strip(" .!") in CANCEL:
        return Cancel()
    for take in TAKERS:
        if taken := await take(context, text):
            return taken
    return await _understand(context, text)


async def _understand(context: Context, text: str) -> View:
    return await answer_question(context, await context.require_brief(), text)


async def _find_answer_to_other(context: Context, message: Message) -> View:
    text = message.text or message.caption or ""
    if offer := await offer_draft(context, text):
        return offer
    brief, sections = await context.require_brief(), context.services.screens.tiles
    return view_hint(brief, sections, message.text, context.texts)


def is_addressed(message: Message, username: str) -> bool:
    """Whether a message in a group is meant for the bot."""
    answered = message.reply_to_message
    if answered and answered.from_user and answered.from_user.username == username:
        return True
    mentions = message.parse_entities(["mention"]).values()
    return f"@{username}".casefold() in {mention.casefold() for mention in mentions}
