"""The one place where button presses arrive: screens are redrawn, actions are done."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from handlers import callback_data as data
from handlers.about import render_about
from handlers.contact import render_contact, send_contact
from handlers.context import Context, Gone
from handlers.directions import render_directions
from handlers.events import render_event, render_events, render_years, send_calendar
from handlers.language import render_languages, set_language
from handlers.messages import redraw
from handlers.start import render_briefs, render_help, render_home, set_brief
from handlers.views.view import View

logger = logging.getLogger(__name__)

Renderer = Callable[[Context, Any], Awaitable[View]]
Action = Callable[[Update, Context, Any], Awaitable[None]]

RENDERERS: dict[type[data.CallbackData], Renderer] = {
    data.Home: render_home,
    data.Help: render_help,
    data.ChooseBrief: render_briefs,
    data.ShowDirections: render_directions,
    data.ShowYears: render_years,
    data.ShowEvents: render_events,
    data.ShowEvent: render_event,
    data.ShowContact: render_contact,
    data.ShowAbout: render_about,
    data.ShowLanguages: render_languages,
}
ACTIONS: dict[type[data.CallbackData], Action] = {
    data.SetBrief: set_brief,
    data.SetLanguage: set_language,
    data.SendContact: send_contact,
    data.SendCalendar: send_calendar,
}


async def press_button(update: Update, context: Context) -> None:
    """Do what the button says; one that leads nowhere any more redraws where it came from."""
    query = update.callback_query
    if not query:
        return
    pressed = data.decode(query.data or "")
    try:
        if pressed and (action := ACTIONS.get(type(pressed))):
            await query.answer()
            await action(update, context, pressed)
            return
        view = await _render(context, pressed)
    except Gone:
        logger.info("a button leads nowhere: %r", query.data)
        await query.answer(context.texts.gettext("This is no longer here. I have shown what is."))
        await redraw(query, await _render_instead(context, pressed))
        return
    await query.answer()
    await redraw(query, view)


async def _render(context: Context, screen: data.CallbackData | None) -> View:
    if not screen or not (renderer := RENDERERS.get(type(screen))):
        raise Gone
    return await renderer(context, screen)


async def _render_instead(context: Context, screen: data.CallbackData | None) -> View:
    """The list that a missing card was opened from, else the first screen."""
    if isinstance(screen, data.ShowEvent):
        try:
            return await _render(context, screen.origin)
        except Gone:
            pass
    return await render_home(context, data.Home())
