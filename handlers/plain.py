"""Messages without a command: a tile, an answer that is awaited, or a question in plain words."""

from telegram import Message, Update

from handlers.buttons import SCREENS
from handlers.callback_data import Home
from handlers.context import Context
from handlers.editing.asking import leave_question
from handlers.editing.authorize import is_input
from handlers.editing.questions import take_answer, take_wording
from handlers.editing.typed import offer_draft, take_text
from handlers.messages import reply
from handlers.period import normalise
from handlers.search import answer_question
from handlers.start import render_home, require_brief
from handlers.views.home import TILES, to_screen
from handlers.views.plain import view_hint

CANCEL = frozenset({"отмена", "cancel", "annuler", "annuleren"})
"""Words that say the same as /cancel."""


async def answer_text(update: Update, context: Context) -> None:
    """Answer a tile, take what an editor was asked for, or else understand the words."""
    message = update.message
    if not message or not message.text or not (brief := await require_brief(update, context)):
        return
    if label := _tile(message.text, context):
        screen = to_screen(label, brief.id)
        if view := await SCREENS[type(screen)](context, screen):
            await reply(update, view)
        return
    if normalise(message.text).strip(" .!") in CANCEL:
        await cancel(update, context)
        return
    if await take_wording(update, context):
        return
    if await take_answer(update, context) or await take_text(update, context):
        return
    if await offer_draft(update, context):
        return
    await reply(update, await answer_question(context, brief, message.text))


async def cancel(update: Update, context: Context) -> None:
    """Answer /cancel: leave what is being asked, keep what was written; else go home."""
    view = await leave_question(context) if await is_input(update, context) else None
    await reply(update, view or await render_home(context, Home()))


async def answer_in_group(update: Update, context: Context) -> None:
    """Answer somebody who mentions the bot in a group, or replies to it."""
    message = update.message
    if not message or not message.text or not is_addressed(message, context.bot.username):
        return
    text = message.text.replace(f"@{context.bot.username}", " ").strip()
    if text and (brief := await require_brief(update, context)):
        await reply(update, await answer_question(context, brief, text))


async def answer_other(update: Update, context: Context) -> None:
    """Answer what is neither text nor a command we know."""
    if await offer_draft(update, context):
        return
    if brief := await require_brief(update, context):
        message = update.effective_message
        text = message.text if message else None
        await reply(update, view_hint(brief, text, context.texts))


def is_addressed(message: Message, username: str) -> bool:
    """Whether a message in a group is meant for the bot."""
    answered = message.reply_to_message
    if answered and answered.from_user and answered.from_user.username == username:
        return True
    mentions = message.parse_entities(["mention"]).values()
    return f"@{username}".casefold() in {mention.casefold() for mention in mentions}


def _tile(text: str, context: Context) -> str | None:
    """The label of a tile, whatever language the keyboard was in when it was sent."""
    for label in TILES:
        if any(text == t.gettext(label) for t in context.services.catalogs.values()):
            return label
    return None
