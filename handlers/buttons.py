"""The one place where button presses arrive: screens are redrawn, actions are done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from handlers import callback_data as data
from handlers import subscriptions
from handlers.about import render_about
from handlers.contact import render_contact, send_contact
from handlers.context import Context, Gone
from handlers.directions import render_directions
from handlers.editing.authorize import refuse
from handlers.editing.callback_data import EditorData
from handlers.editing.questions import ask_editors, reword_question, send_question
from handlers.editing.screens import EDITING_SCREENS
from handlers.events import render_event, render_events, render_years, send_calendar
from handlers.language import render_languages, set_language
from handlers.messages import redraw
from handlers.people import render_entity
from handlers.search import render_ask_search, render_search
from handlers.start import render_briefs, render_help, render_home, set_brief
from handlers.views.view import View
from handlers.wire import CallbackData, decode

logger = logging.getLogger(__name__)

Screen = Callable[[Context, Any], Awaitable[View | None]]

SCREENS: dict[type[CallbackData], Screen] = {
    data.Home: render_home,
    data.Help: render_help,
    data.ChooseBrief: render_briefs,
    data.SetBrief: set_brief,
    data.ShowDirections: render_directions,
    data.ShowYears: render_years,
    data.ShowEvents: render_events,
    data.ShowEvent: render_event,
    data.SendCalendar: send_calendar,
    data.ShowEntity: render_entity,
    data.AskSearch: render_ask_search,
    data.ShowSearch: render_search,
    data.AskEditors: ask_editors,
    data.SendQuestion: send_question,
    data.RewordQuestion: reword_question,
    data.ShowContact: render_contact,
    data.SendContact: send_contact,
    data.ShowAbout: render_about,
    data.ShowLanguages: render_languages,
    data.SetLanguage: set_language,
    data.ShowSubscription: subscriptions.render_subscription,
    data.Subscribe: subscriptions.begin,
    data.Unsubscribe: subscriptions.end,
    data.ToggleTopic: subscriptions.toggle_topic,
    data.SetNoticePace: subscriptions.set_pace,
    data.SetNoticeHour: subscriptions.set_hour,
    data.SetNoticeZone: subscriptions.set_zone,
    data.SetNoticeLanguage: subscriptions.set_notice_language,
    **EDITING_SCREENS,
}


async def press_button(update: Update, context: Context) -> None:
    """Do what the button says; one that leads nowhere any more redraws where it came from."""
    query = update.callback_query
    if not query:
        return
    pressed = decode(query.data or "")
    if isinstance(pressed, EditorData) and (refusal := await refuse(update, context, pressed)):
        await _answer(query, refusal, show_alert=True)
        return
    try:
        view = await _open(context, pressed)
    except Gone:
        logger.info("a button leads nowhere: %r", query.data)
        context.toast = context.texts.gettext("This is no longer here. I have shown what is.")
        view = await _open_instead(context, pressed)
    except Exception:
        # The button shall not wait for an answer that never comes.
        await _answer(query, None)
        raise
    # Neither waits for the other: the new screen is there a whole way to Telegram earlier.
    answering = asyncio.create_task(_answer(query, context.toast))
    try:
        if view:
            await redraw(query, view)
    finally:
        await answering


async def _answer(query: CallbackQuery, toast: str | None, *, show_alert: bool = False) -> None:
    """End the waiting of the button; one that was pressed long ago waits no more."""
    try:
        await query.answer(toast, show_alert=show_alert)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise


async def _open(context: Context, pressed: CallbackData | None) -> View | None:
    if pressed is None:
        raise Gone
    return await SCREENS[type(pressed)](context, pressed)


async def _open_instead(context: Context, pressed: CallbackData | None) -> View | None:
    """The list that a missing card was opened from, else the first screen."""
    if isinstance(pressed, data.ShowEvent):
        try:
            return await _open(context, pressed.origin)
        except Gone:
            pass
    return await render_home(context, data.Home())
