"""Who may edit: owners give the role and take it back."""

import logging
from datetime import timedelta

from markupsafe import escape
from telegram import KeyboardButton, KeyboardButtonRequestUsers, Update
from telegram.error import TelegramError
from telegram.helpers import create_deep_linked_url
from typing_extensions import override

from handlers.chat.authorize import authorize, is_own
from handlers.chat.context import Context, Gone
from handlers.chat.pager import Pager
from handlers.chat.place import Place
from handlers.chat.screen import Access, Big, Link, Screen, screen
from handlers.chat.tiles import make_tiles
from handlers.chat.view import View
from handlers.editing.editors_view import (
    EDITORS_SHOWN,
    view_confirm_editor,
    view_confirm_removal,
    view_editors,
    view_invitation,
)
from handlers.editing.menu import renew_menu
from handlers.texts import N_

logger = logging.getLogger(__name__)

INVITATION_HOURS = 24
INVITATION = "join_"
"""What the payload of an invitation's link begins with."""
REQUEST_ID = 1
_CHOOSING = "choosing an editor"
"""In an owner's `user_data` while the keyboard offers to choose a person."""


@screen("editors", access=Access.OWNER, command=N_("see and invite editors"))
class ShowEditors(Screen):
    """The editors."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """A page of their names, with the ways to add and remove one."""
        editors = await context.store.editors.list_editors()
        pager = Pager(self.page, len(editors), EDITORS_SHOWN)
        shown = pager.cut(editors)
        return view_editors(shown, pager, context.services.timezone, context.texts)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The editors; the keyboard offers to choose a person from one's chats."""
        t = context.texts
        request = KeyboardButtonRequestUsers(REQUEST_ID, user_is_bot=False, request_name=True)
        if context.message:
            choose = KeyboardButton(t.gettext("👤 Choose a person"), request_users=request)
            text = t.markup("New editor: choose a person with the button below.")
            await context.here.send(View(text, tiles=await make_tiles(context, choose)))
            if context.user_data is not None:
                context.user_data[_CHOOSING] = True
        return cls()


@screen("invite", access=Access.OWNER)
class InviteEditor(Screen):
    """Make a one-time link."""

    async def open(self, context: Context) -> View:
        """The link to pass on."""
        expires = context.now + timedelta(hours=INVITATION_HOURS)
        token = await context.store.editors.invite(context.author.user_id, expires)
        if token is None:  # made for this very press, and used meanwhile
            return await ShowEditors().open(context)
        link = create_deep_linked_url(context.bot.username, f"{INVITATION}{token}")
        return view_invitation(link, INVITATION_HOURS, context.texts)


@screen("join", links=(Link(INVITATION, "token"),))
class AcceptInvitation(Screen):
    """Make the person who opened an invitation an editor, once, and tell who invited."""

    token: str

    async def open(self, context: Context) -> View | None:
        """The welcome."""
        t, author = context.texts, context.author
        if not context.is_private or not context.message or not is_own(context.message):
            return None
        inviter = await context.store.editors.accept(
            self.token, author.user_id, author.name, context.now
        )
        if inviter is None:
            return View(
                t.markup("This invitation has expired or has already been used. Ask for a new one.")
            )
        logger.info("%s became an editor by invitation of %s", author.user_id, inviter)
        await renew_menu(context.bot, context.services, author.user_id, context.language)
        its = await context.services.texts_of(inviter)
        await _tell(context, inviter, its.gettext("{name} is an editor now.", name=author.name))
        return View(
            t.markup(
                "You are an editor now! /addevent adds an event, /editevent edits one, /undo "
                "undoes your last change. Every change can be undone."
            ),
            tiles=await make_tiles(context),
        )


@screen("addeditor", access=Access.OWNER)
class AddEditor(Screen):
    """Make a person whose contact was shared an editor, and tell them."""

    user: Big

    async def open(self, context: Context) -> View:
        """The editors."""
        name = await context.store.editors.recall_name(self.user)
        if name is None:
            raise Gone
        await context.store.editors.add(self.user, name, context.author.user_id, context.now)
        t = context.texts
        choice = await context.store.choices.get_choice(self.user)
        await renew_menu(context.bot, context.services, self.user, choice.language)
        its = await context.services.texts_of(self.user)
        told = await _tell(
            context, self.user, its.gettext("You are an editor now. /help shows how.")
        )
        context.toast = (
            t.gettext("{name} is an editor now.", name=name[:100])
            if told
            else t.gettext(
                "Done, but I could not write to this person: they must press Start first."
            )
        )
        return await ShowEditors().open(context)


@screen("removeeditor", access=Access.OWNER)
class RemoveEditor(Screen):
    """Take the role back; asks first unless `sure`."""

    user: Big
    sure: int = 0

    async def open(self, context: Context) -> View:
        """The editors; the role has ended at once."""
        editors = await context.store.editors.list_editors()
        editor = next((each for each in editors if each.user_id == self.user), None)
        if not editor:
            raise Gone
        if self.sure != 1:
            return view_confirm_removal(editor, context.texts)
        await context.store.editors.remove(editor.user_id)
        logger.info("%s is no longer an editor, by %s", editor.user_id, context.author.user_id)
        await renew_menu(context.bot, context.services, editor.user_id, None)
        return await ShowEditors().open(context)


async def restore_tiles(update: Update, context: Context) -> None:
    """Put the sections back in place of the button to choose, when an owner does anything else."""
    query = update.callback_query
    pressed = context.services.screens.decode(query.data or "") if query else None
    if pressed and pressed.spec.access is Access.OWNER:
        return
    # Only what was kept of owners is looked at: to look is to keep it.
    if not (context.is_owner() and context.is_private and context.user_data):
        return
    if context.user_data.pop(_CHOOSING, False):
        t = context.texts
        text = t.markup("The menu is back.")
        await context.here.send(View(text, tiles=await make_tiles(context)))


async def take_shared_person(context: Context) -> View | None:
    """The question whether a person whom an owner has shared shall be an editor."""
    await authorize(context, Access.OWNER)
    message, t = context.message, context.texts
    if not message:
        return None
    if shared := message.users_shared:
        person = shared.users[0]
        names = (person.first_name, person.last_name)
        user_id, name = person.user_id, " ".join(filter(None, names)) or str(person.user_id)
    elif (contact := message.contact) and contact.user_id:
        user_id = contact.user_id
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
    else:
        return View(t.markup("This contact has no Telegram account. Send a link instead."))
    await context.store.editors.remember_name(user_id, name, context.now)
    return view_confirm_editor(user_id, name, t)


async def _tell(context: Context, user_id: int, text: str) -> bool:
    try:
        await Place(context.bot, user_id).send(View(escape(text)))
    except TelegramError as error:
        logger.info("could not write to %s: %s", user_id, error)
        return False
    return True
