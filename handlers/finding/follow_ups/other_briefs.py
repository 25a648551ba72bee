"""A question that follows another one, asked of other briefs than the chosen one."""

from dataclasses import replace

from handlers.chat.context import Context
from handlers.chat.opening import open_screen
from handlers.chat.view import View
from handlers.finding.answers.outcomes import find_answer, find_follow_up
from handlers.finding.frames.following import (
    Turn,
    leads_on,
    picks,
    read_following,
)
from handlers.finding.showing.everywhere import answer_each
from handlers.finding.showing.screens import answer_from, show_answer
from storage.models import Brief
from storage.talks import Talk

_SECTIONS = {
    "contact": "contact",
    "agreement": "agreements",
    "direction": "directions",
    "person": "people",
}
"""The section in which things of a kind are listed."""


async def continue_each(context: Context, talk: Talk, text: str) -> View | None:
    """The answers of those briefs that answered the last question, or of one of them."""
    order = talk.ids("brief")
    briefs = {each.id: each for each in await context.list_briefs() if each.id in order}
    asked = [briefs[each] for each in order if each in briefs]
    if not asked or not talk.question:
        return None
    frame = await find_follow_up(context, asked[0], text)
    following = read_following(frame, context.services.lexicon)
    if following and following.turn is Turn.MORE:
        more = context.services.screens.decode(talk.more) if talk.more else None
        return await open_screen(context, more) if more else None
    if following and following.turn is Turn.PICK and (thing := picks(following, talk)):
        picked = briefs.get(thing.id)
        return await answer_from(context, picked, talk.question) if picked else None
    if not following or following.turn not in (Turn.ASK, Turn.VARY):
        return None
    outcomes = {
        each: await find_answer(context, each, text, before=talk.question) for each in asked
    }
    if not (telling := [each for each in asked if outcomes[each].answer]):
        return None
    view = await answer_each(context, telling, text, outcomes=outcomes)
    return replace(view, shown=replace(view.shown, question=talk.question)) if view.shown else view


async def vary_for(context: Context, brief: Brief, text: str) -> View | None:
    """The answer of another brief to the last question, where no more is asked: «а в Бельгии?».

    `text` is without the country.
    """
    talk = await context.recall_talk()
    frame = await find_follow_up(context, brief, text)
    if not talk or frame.solid or not leads_on(frame, context.services.lexicon):
        return None
    if not (frame.is_open or frame.values or set(frame.asks) - {"whether"}):
        if talk.question:
            return await answer_from(context, brief, talk.question)
        section = next((_SECTIONS[each.kind] for each in talk.things if each.kind in _SECTIONS), "")
        kind = context.services.screens.of_intent(section) if section else None
        return await open_screen(context, kind.of_brief(brief.id)) if kind else None
    before = await find_follow_up(context, brief, talk.question)
    if not before.asks or not (frame.values or set(frame.asks) - {"whether"}):
        return None
    varied = await find_answer(context, brief, text, before=talk.question)
    if not varied.answer:
        return None
    return await show_answer(context, brief, varied.answer, text, follows=True)
