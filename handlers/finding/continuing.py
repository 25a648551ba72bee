"""Answers what follows what was last shown, or the message that is replied to."""

from dataclasses import replace

from handlers.chat.context import Context
from handlers.chat.opening import open_screen
from handlers.chat.view import Shown, View
from handlers.events.card import ShowEvent
from handlers.finding.following import Following, Turn, picks, read_following
from handlers.finding.frame import Frame
from handlers.finding.replied import find_shown
from handlers.finding.screens import find_answer, find_follow_up, show_answer
from storage.models import Brief
from storage.talks import Talk

_FOCUS = 3
"""Of how many events of a list something is told."""


async def continue_talk(context: Context, text: str) -> View | None:
    """The answer to a question that follows another one; None for one that stands by itself."""
    talk = await _recall_replied(context) or await context.recall_talk()
    brief = await context.store.briefs.get_brief(talk.brief_id, context.language) if talk else None
    if not (talk and brief):
        return None
    frame = await find_follow_up(context, brief, text)
    match following := read_following(frame, context.services.lexicon):
        case Following(Turn.PICK):
            event = picks(following, talk) if len(talk.events) > 1 else None
            return await open_screen(context, ShowEvent(event)) if event else None
        case Following(Turn.MORE):
            return await _show_more(context, talk)
        case Following(Turn.ASK) if talk.events:
            return await _ask(context, brief, talk, frame, following, text)
        case Following(Turn.VARY) if talk.question:
            return await _vary(context, brief, talk, text)
    return None


async def _recall_replied(context: Context) -> Talk | None:
    """What stands in the message of the bot that a message replies to, however old it is."""
    replied = context.message.reply_to_message if context.message else None
    if not replied or not replied.from_user or replied.from_user.id != context.bot.id:
        return None
    events = find_shown(replied, context.services.screens)
    event = await context.store.events.get_event(events[0], context.language) if events else None
    return Talk(event.brief_id, "", events) if event else None


async def _show_more(context: Context, talk: Talk) -> View | None:
    if talk.more and (screen := context.services.screens.decode(talk.more)):
        return await open_screen(context, screen)
    return await open_screen(context, ShowEvent(talk.events[0])) if talk.events else None


async def _ask(
    context: Context, brief: Brief, talk: Talk, frame: Frame, following: Following, text: str
) -> View | None:
    """The answer to a question on what was shown, or on one of it."""
    several = len(talk.events) > 1
    picked = picks(following, talk) if several else None
    if following.picked is not None and picked is None:
        return None
    counts = several and frame.asks == ("how_many",) and not (frame.solid or frame.counted)
    if counts and talk.question and (view := await _vary(context, brief, talk, text)):
        # «Сколько их?»: a page has not all of them.
        return view
    focus = (picked,) if picked else talk.events
    if frame.asks and not frame.solid:
        focus = focus[:_FOCUS]
    answered = await find_answer(context, brief, text, focus=focus)
    if not answered.answer:
        return None
    view = await show_answer(context, brief, answered.answer, text)
    # It goes back to the question of before.
    shown = view.shown or Shown(brief.id, ())
    return replace(view, shown=replace(shown, question=talk.question))


async def _vary(context: Context, brief: Brief, talk: Talk, text: str) -> View | None:
    """The answer to the last question, with something in it exchanged."""
    varied = await find_answer(context, brief, text, before=talk.question)
    return await show_answer(context, brief, varied.answer, text) if varied.answer else None
