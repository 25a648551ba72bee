"""/editors: owners give the role and take it back."""

import logging
from datetime import timedelta

from markupsafe import escape
from telegram import KeyboardButton, KeyboardButtonRequestUsers, ReplyKeyboardMarkup, Update
from telegram.error import TelegramError
from telegram.helpers import create_deep_linked_url

from handlers.context import Context, Gone
from handlers.editing.authorize import is_own
from handlers.editing.callback_data import (
    AddEditor,
    InviteEditor,
    OwnerData,
    RemoveEditor,
    ShowEditors,
)
from handlers.editing.menu import remove_editor_menu, set_editor_menu
from handlers.messages import reply
from handlers.texts import Texts, choose_language
from handlers.views.history import (
    view_confirm_editor,
    view_confirm_removal,
    view_editors,
    view_invitation,
)
from handlers.views.home import tiles
from handlers.views.view import View
from handlers.wire import decode

logger = logging.getLogger(__name__)

INVITATION_HOURS = 24
INVITATION = "join_"
"""What the payload of an invitation's link begins with."""
REQUEST_ID = 1
_CHOOSING = "choosing an editor"
"""In an owner's `user_data` while the keyboard offers to choose a person."""


async def show_editors(update: Update, context: Context) -> None:
    """Answer /editors; the keyboard offers to choose a person from one's chats."""
    t = context.texts
    request = KeyboardButtonRequestUsers(REQUEST_ID, user_is_bot=False, request_name=True)
    if message := update.effective_message:
        keyboard = ReplyKeyboardMarkup(
            [
                [KeyboardButton(t.gettext("👤 Choose a person"), request_users=request)],
                *tiles(t).keyboard,
            ],
            resize_keyboard=True,
            one_time_keyboard=True,
        )
        await message.reply_html(
            t.markup("A new editor: choose a person with the button below."), reply_markup=keyboard
        )
        if context.user_data is not None:
            context.user_data[_CHOOSING] = True
    await reply(update, await render_editors(context, ShowEditors()))


async def restore_tiles(update: Update, context: Context) -> None:
    """Put the sections back in place of the button to choose, when an owner does anything else."""
    query = update.callback_query
    if query and isinstance(decode(query.data or ""), OwnerData):
        return
    # Only what was kept of owners is looked at: to look is to keep it.
    if not (context.is_owner() and context.is_private and context.user_data and context.chat):
        return
    if context.user_data.pop(_CHOOSING, False):
        t = context.texts
        text = t.markup("The sections are at hand again.")
        await context.bot.send_message(context.chat.id, text, reply_markup=tiles(t))


async def render_editors(context: Context, _: ShowEditors) -> View:
    """The editors."""
    editors = await context.store.editors.list_editors()
    return view_editors(editors, context.services.timezone, context.texts)


async def invite_editor(context: Context, _: InviteEditor) -> View:
    """Make a one-time link."""
    expires = context.now + timedelta(hours=INVITATION_HOURS)
    token = await context.store.editors.invite(context.author.user_id, expires)
    link = create_deep_linked_url(context.bot.username, f"{INVITATION}{token}")
    return view_invitation(link, INVITATION_HOURS, context.texts)


async def accept_invitation(update: Update, context: Context, token: str) -> None:
    """Make the person who opened an invitation an editor, once, and tell who invited."""
    t = context.texts
    message = update.message
    if not context.is_private or not message or not is_own(message):
        return
    author = context.author
    inviter = await context.store.editors.accept(token, author.user_id, author.name, context.now)
    if inviter is None:
        text = t.markup("This invitation has expired or was used. Ask for a new one.")
        await reply(update, View(text))
        return
    logger.info("%s became an editor by invitation of %s", author.user_id, inviter)
    await set_editor_menu(context.bot, author.user_id, t, owner=context.is_owner())
    await message.reply_html(
        t.markup(
            "Welcome among the editors! /addevent adds an event, /editevent changes one, "
            "/undo takes back. Every change can be undone."
        ),
        reply_markup=tiles(t),
    )
    its = await _texts_of(context, inviter)
    await _tell(context, inviter, its.gettext("{name} is an editor now.", name=author.name))


async def take_shared_person(update: Update, context: Context) -> None:
    """Ask whether a person whom an owner has shared shall be an editor."""
    message = update.message
    if not message or not is_own(message):
        return
    if shared := message.users_shared:
        person = shared.users[0]
        names = (person.first_name, person.last_name)
        user_id, name = person.user_id, " ".join(filter(None, names)) or str(person.user_id)
    elif (contact := message.contact) and contact.user_id:
        user_id = contact.user_id
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
    else:
        text = context.texts.markup("This contact has no Telegram account. Send a link instead.")
        await reply(update, View(text))
        return
    await context.store.editors.remember_name(user_id, name)
    await reply(update, view_confirm_editor(user_id, name, context.texts))


async def add_editor(context: Context, asked: AddEditor) -> View:
    """Make a shared person an editor, and tell them."""
    name = await context.store.editors.recall_name(asked.user)
    if name is None:
        raise Gone
    await context.store.editors.add(asked.user, name, context.author.user_id, context.now)
    t = context.texts
    owner = asked.user in context.services.owner_ids
    its = await _texts_of(context, asked.user)
    await set_editor_menu(context.bot, asked.user, its, owner=owner)
    told = await _tell(context, asked.user, its.gettext("You are an editor now. /help shows how."))
    context.toast = (
        t.gettext("{name} is an editor now.", name=name[:100])
        if told
        else t.gettext("Done. I could not write to them: they have to press Start first.")
    )
    return await render_editors(context, ShowEditors())


async def remove_editor(context: Context, asked: RemoveEditor) -> View:
    """Take the role back, after a question; it ends at once."""
    editors = await context.store.editors.list_editors()
    editor = next((each for each in editors if each.user_id == asked.user), None)
    if not editor:
        raise Gone
    if asked.sure != 1:
        return view_confirm_removal(editor, context.texts)
    await context.store.editors.remove(editor.user_id)
    logger.info("%s is no longer an editor, by %s", editor.user_id, context.author.user_id)
    await remove_editor_menu(context.bot, editor.user_id)
    return await render_editors(context, ShowEditors())


async def _texts_of(context: Context, user_id: int) -> Texts:
    """The texts in the language that a person chose, or else in ours."""
    choice = await context.store.choices.get_choice(user_id)
    return context.services.catalogs[choose_language(choice.language, None)]


async def _tell(context: Context, user_id: int, text: str) -> bool:
    try:
        await context.bot.send_message(user_id, escape(text))
    except TelegramError as error:
        logger.info("could not write to %s: %s", user_id, error)
        return False
    return True
