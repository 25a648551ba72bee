"""Every handler, in the order in which they are asked."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.about import show_about
from handlers.buttons import press_button
from handlers.contact import show_contact
from handlers.context import Context, load_person
from handlers.directions import show_directions
from handlers.events import show_events
from handlers.language import show_languages
from handlers.plain import answer_other, answer_text
from handlers.start import show_help, start

Handler = BaseHandler[Any, Context, Any]

COMMANDS = {
    "start": start,
    "help": show_help,
    "directions": show_directions,
    "events": show_events,
    "contact": show_contact,
    "about": show_about,
    "language": show_languages,
}

# An edited message asks nothing anew.
_NEW = filters.UpdateType.MESSAGE
_PRIVATE = _NEW & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL


def build_handlers() -> dict[int, Sequence[Handler]]:
    """The handlers by group; of one group only the first that fits runs."""
    return {
        -1: [TypeHandler(Update, load_person)],
        0: [
            *(CommandHandler(name, callback, _NEW) for name, callback in COMMANDS.items()),
            CallbackQueryHandler(press_button),
            MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, answer_text),
            MessageHandler(_PRIVATE, answer_other),
        ],
    }
