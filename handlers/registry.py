"""The table of contents: every feature in order, and what PTB hands to which of them."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import plain
from handlers.about import screens as about
from handlers.agreements import screens as agreements
from handlers.briefs import screens as keeping
from handlers.chat.context import Context, load_person
from handlers.chat.opening import press_button
from handlers.chat.screens import Screens
from handlers.contact import screens as contact
from handlers.directions import screens as directions
from handlers.editing import (
    answers,
    asking,
    backups,
    choosing,
    desk,
    drafts,
    editors,
    hiding,
    history,
    menu,
    photos,
    publishing,
    qr,
    translating,
    typed,
)
from handlers.editing.correcting import take_correction
from handlers.events import asked, card, everywhere, listing, others, years
from handlers.export import screens as export
from handlers.finding.inline import answer_inline
from handlers.finding.showing import everywhere as allof
from handlers.finding.showing import screens as finding
from handlers.home import briefs, helping, sections
from handlers.home.joining import join_chat
from handlers.imports import columns, paragraphs, reviewing, starting
from handlers.imports import publishing as imports_publishing
from handlers.jubilees import everywhere as jubilees_everywhere
from handlers.jubilees import screens as jubilees
from handlers.language import screens as language
from handlers.people import names
from handlers.people import screens as people
from handlers.photos import screens as event_photos
from handlers.plain import answer_message, answer_shared
from handlers.privacy import screens as privacy
from handlers.questions import answering, chart, statistics, unanswered
from handlers.questions import asking as questions
from handlers.subscriptions import announcing, broadcasting, timing
from handlers.subscriptions import screens as subscriptions
from handlers.subscriptions.sending import move_group
from handlers.timeline import screens as timeline

Handler = BaseHandler[Any, Context, Any]

SCREENS = Screens(
    (
        # What visitors see, in the order of the tiles and of /help.
        directions,
        years,
        listing,
        everywhere,
        others,
        asked,
        card,
        event_photos,
        finding,
        allof,
        contact,
        people,
        names,
        about,
        agreements,
        jubilees,
        jubilees_everywhere,
        timeline,
        export,
        subscriptions,
        timing,
        language,
        privacy,
        questions,
        unanswered,
        statistics,
        chart,
        plain,
        helping,
        briefs,
        sections,
        # What editors and owners do.
        desk,
        drafts,
        choosing,
        asking,
        typed,
        photos,
        publishing,
        hiding,
        history,
        translating,
        starting,
        columns,
        reviewing,
        imports_publishing,
        paragraphs,
        answering,
        answers,
        announcing,
        broadcasting,
        qr,
        editors,
        keeping,
        backups,
    )
)

# An edited message asks nothing anew; it may correct what an editor typed.
_NEW = filters.UpdateType.MESSAGE
_PRIVATE = _NEW & filters.ChatType.PRIVATE


def build_handlers() -> dict[int, Sequence[Handler]]:
    """The handlers by group; of one group only the first that fits runs."""
    return {
        -2: [TypeHandler(Update, load_person)],
        -1: [TypeHandler(Update, editors.restore_tiles)],
        0: [
            CallbackQueryHandler(press_button),
            MessageHandler(
                _PRIVATE & (filters.StatusUpdate.USERS_SHARED | filters.CONTACT), answer_shared
            ),
            MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, move_group),
            MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, answer_message),
            MessageHandler(_NEW & filters.ChatType.GROUPS, answer_message),
            MessageHandler(
                filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, take_correction
            ),
            InlineQueryHandler(answer_inline),
            ChatMemberHandler(join_chat, ChatMemberHandler.MY_CHAT_MEMBER),
        ],
        # Nobody waits for it.
        1: [TypeHandler(Update, menu.keep_menu)],
    }
