"""Every handler, in the order in which they are asked."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.about import show_about
from handlers.buttons import press_button
from handlers.contact import show_contact
from handlers.context import Context, load_person
from handlers.directions import show_directions
from handlers.editing.authorize import Guarded
from handlers.editing.backups import send_backup
from handlers.editing.editors import restore_tiles, show_editors, take_shared_person
from handlers.editing.events import add_event, delete_event, edit_event, show_drafts
from handlers.editing.history import show_history, undo
from handlers.editing.questions import show_questions
from handlers.events import show_events
from handlers.inline import answer_inline
from handlers.language import show_languages
from handlers.opening import open_chat
from handlers.plain import answer_in_group, answer_other, answer_text, cancel
from handlers.search import show_search
from handlers.start import show_help
from handlers.subscriptions import move_group, subscribe, unsubscribe

Handler = BaseHandler[Any, Context, Any]

COMMANDS = {
    "start": open_chat,
    "help": show_help,
    "directions": show_directions,
    "events": show_events,
    "search": show_search,
    "contact": show_contact,
    "about": show_about,
    "language": show_languages,
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "cancel": cancel,
}

EDITING = {
    "addevent": Guarded(add_event),
    "editevent": Guarded(edit_event),
    "deleteevent": Guarded(delete_event),
    "drafts": Guarded(show_drafts),
    "undo": Guarded(undo),
    "history": Guarded(show_history),
    "questions": Guarded(show_questions),
    "editors": Guarded(show_editors, owner=True),
    "backup": Guarded(send_backup, owner=True),
}

# An edited message asks nothing anew.
_NEW = filters.UpdateType.MESSAGE
_GROUP = _NEW & filters.ChatType.GROUPS
_PRIVATE = _NEW & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL


def build_handlers() -> dict[int, Sequence[Handler]]:
    """The handlers by group; of one group only the first that fits runs."""
    return {
        -2: [TypeHandler(Update, load_person)],
        -1: [TypeHandler(Update, restore_tiles)],
        0: [
            # First, for the others would look for a command in what it has no text of.
            CallbackQueryHandler(press_button),
            *(CommandHandler(name, callback, _NEW) for name, callback in COMMANDS.items()),
            *(CommandHandler(name, callback, _NEW) for name, callback in EDITING.items()),
            MessageHandler(
                _NEW
                & filters.ChatType.PRIVATE
                & (filters.StatusUpdate.USERS_SHARED | filters.CONTACT),
                Guarded(take_shared_person, owner=True, otherwise=answer_other),
            ),
            MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, move_group),
            InlineQueryHandler(answer_inline),
            MessageHandler(_GROUP & filters.TEXT & ~filters.COMMAND, answer_in_group),
            MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, answer_text),
            MessageHandler(_PRIVATE, answer_other),
        ],
    }
