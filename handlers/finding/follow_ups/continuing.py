"""Answers what follows what was last shown, or the message that is replied to."""

from dataclasses import replace
from typing import NamedTuple

from handlers.agreements.screens import ShowAgreement
from handlers.chat.context import Context
from handlers.chat.opening import open_screen
from handlers.chat.screen import Screen
from handlers.chat.view import Shown, View
from handlers.events.card import ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.likely import NOTHING, Before, find_likely
from handlers.finding.answers.outcomes import find_answer, find_follow_up
from handlers.finding.events.finishing import find_rank
from handlers.finding.follow_ups.besides import answer_besides
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.follow_ups.meant import (
    OPENING,
    ORDERS,
    find_neighbour,
    find_signed,
    is_of_first,
    names_unshown,
    pick,
    read_turn,
)
from handlers.finding.follow_ups.reached import answer_reaching, names_owner
from handlers.finding.follow_ups.references import (
    ask_by_name,
    counts_it,
    is_answered_alone,
    name_group,
)
from handlers.finding.follow_ups.replied import find_shown
from handlers.finding.frames.following import (
    Following,
    Turn,
    exchange_counted,
    exchange_place,
    leads_on,
    names_thing,
    picks,
    read_following,
)
from handlers.finding.showing.everywhere import answer_each
from handlers.finding.showing.screens import answer_from, keep_talk, show_answer, tell_person
from handlers.people.screens import ShowEntity
from storage.edtf import Edtf
from storage.models import Agreement, Brief, Entity, Event, Thing
from storage.talks import Talk

_FOCUS = 3
"""Of how many things of a list something is told."""
_SECTIONS = {
    "contact": "contact",
    "agreement": "agreements",
    "direction": "directions",
    "person": "people",
}
"""The section in which things of a kind are listed."""
_LISTING = frozenset({"list", "how_many", "whether", "when"})
"""What is asked of a list: "how many?" after it counts its entries."""


class Continued(NamedTuple):
    """What was found for a question that may follow another one."""

    view: View | None
    """The answer; None for a question that stands by itself."""
    brief: int = 0
    alone: Outcome | None = None
    """What that brief answers to the question by itself, where that was looked for."""
    before: Before = NOTHING
    """What it may follow."""


async def continue_talk(context: Context, text: str) -> Continued:
    """The answer to a question that follows another one."""
    talk = await _recall_replied(context) or await context.recall_talk()
    brief = await context.store.briefs.get_brief(talk.brief_id, context.language) if talk else None
    if not (talk and brief):
        return Continued(None)
    if talk.ids("brief"):
        return Continued(await _continue_each(context, talk, text))
    up = await FollowUp.read(context, brief, talk, text)
    view = await _follow(up)
    return Continued(view, brief.id, None if view else await up.ask_alone(), _before(talk))


def _before(talk: Talk) -> Before:
    events = talk.ids("event")
    return Before(talk.question, events if len(events) <= _FOCUS else ())


async def _follow(up: FollowUp) -> View | None:
    frame, talk = up.frame, up.talk
    following = await read_turn(up)
    if moved := find_signed(up) or await find_neighbour(up):
        up, following = up.of(moved), Following(Turn.ASK)
        numbers = all(up.lexicon.is_ordinal(each.word) for each in frame.solid)
        if numbers and not frame.is_open and {"whether"}.issuperset(frame.asks):
            return await _ask_again(up, moved)
    elif following and following.turn is Turn.ASK and frame.is_next and not talk.ids("event"):
        # «Когда следующее?» is said of events, whatever else was shown.
        return None
    if (reached := await answer_reaching(up, following)) or talk.ids("contact"):
        return reached
    if names_owner(up):
        # «Телефон помощника мэра» needs nothing that was shown.
        return None
    if besides := answer_besides(up):
        return await show_answer(up.context, up.brief, besides, up.text, follows=True)
    return await _take_turn(up, following)


async def _take_turn(up: FollowUp, following: Following | None) -> View | None:
    match following:
        case Following(Turn.PICK):
            return await _open_picked(up, following)
        case Following(Turn.MORE):
            return await _show_more(up)
        case Following(Turn.ASK) if up.talk.things:
            return await _ask(up, following)
        case Following(Turn.VARY | Turn.ASK) if up.talk.question:
            return await _ask_shown(up) or await _vary(up)
    return await _ask_shown(up)


async def _ask_shown(up: FollowUp) -> View | None:
    """The answer of the one event that was shown, where nothing else has one: "was it dear?"."""
    things = up.talk.things
    if (
        len(things) != 1
        or not up.talk.ids("event")
        or names_unshown(up)
        # "A concert in May" looks for another one.
        or (up.frame.values and not up.frame.asks)
        or (await up.ask_alone()).is_certain
    ):
        return None
    if up.talk.question:
        varied = await find_answer(up.context, up.brief, up.text, before=up.talk.question)
        if varied.is_certain and leads_on(up.frame, up.lexicon):
            return None
    outcome = await find_answer(up.context, up.brief, up.text, about=things)
    if not (outcome.answer and outcome.is_certain):
        return None
    view = await show_answer(up.context, up.brief, outcome.answer, up.text, follows=True)
    if names_thing(up.frame, up.lexicon):
        return view
    shown = view.shown or Shown(up.brief.id, things)
    return replace(view, shown=replace(shown, question=up.talk.question))


async def _continue_each(context: Context, talk: Talk, text: str) -> View | None:
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


async def _recall_replied(context: Context) -> Talk | None:
    """What stands in the message of the bot that a message replies to, however old it is."""
    replied = context.message.reply_to_message if context.message else None
    if not replied or not replied.from_user or replied.from_user.id != context.bot.id:
        return None
    things = find_shown(replied, context.services.screens)
    brief = await _find_brief_of(context, things[0]) if things else None
    return Talk(brief, "", things) if brief else None


async def _find_brief_of(context: Context, thing: Thing) -> int | None:
    store, language = context.store, context.language
    found: Event | Agreement | Entity | None
    match thing.kind:
        case "event":
            found = await store.events.get_event(thing.id, language)
        case "agreement":
            found = await store.briefs.get_agreement(thing.id, language)
        case _:
            found = await store.entities.get_entity(thing.id, language)
    return found.brief_id if found else None


def _screen_of(brief: Brief, thing: Thing) -> Screen | None:
    screens: dict[str, Screen] = {
        "event": ShowEvent(thing.id),
        "agreement": ShowAgreement(thing.id),
        "direction": ShowEvents(brief.id, direction=thing.id),
        "person": ShowEntity(thing.id),
    }
    return screens.get(thing.kind)


async def _open(up: FollowUp, thing: Thing) -> View | None:
    if thing.kind == "person":
        return await tell_person(up.context, up.brief, thing.id)
    screen = _screen_of(up.brief, thing)
    return await open_screen(up.context, screen) if screen else None


def _with_next(view: View, brief: Brief, talk: Talk, thing: Thing) -> View:
    """The view, after which «дальше» opens the next of the list."""
    after = talk.things[talk.things.index(thing) + 1 :][:1]
    following = _screen_of(brief, after[0]) if after else None
    if not view.shown or not following:
        return view
    return replace(view, shown=replace(view.shown, more=following.encode()))


async def _show_more(up: FollowUp) -> View | None:
    talk = up.talk
    if not talk.more and "planned" in up.frame.asks:
        # «Что дальше?» after all was shown.
        return None
    if talk.more and (screen := up.context.services.screens.decode(talk.more)):
        return await open_screen(up.context, screen)
    return await _open(up, talk.things[0]) if talk.things else None


async def _ask(up: FollowUp, following: Following) -> View | None:
    """The answer to a question on what was shown, or on one of it."""
    context, brief, talk, frame = up.context, up.brief, up.talk, up.frame
    of_work = talk.question and up.lexicon.phrases.asks_for_work(up.text)
    if of_work and "who" in (await up.read_before()).asks:
        # Where somebody works is who they are.
        return await answer_from(context, brief, talk.question)
    in_office = up.lexicon.phrases.find_succession(up.text, frame.language)
    if in_office and (named := await ask_by_name(up)):
        # «Кто был до нее?»
        return named
    several, picked = len(talk.things) > 1, pick(up, following)
    # Of one thing none is the largest.
    is_of_all = not (several or ORDERS.isdisjoint(frame.asks))
    ranks = not several and find_rank(frame, up.lexicon)
    if is_of_all or (following.picked is not None and picked is None and not ranks):
        return None
    if (
        picked
        and following.picked is not None
        and OPENING.issuperset(frame.asks)
        and not frame.solid
    ):
        # "Which was the first?"
        return await _open(up, picked)
    if not picked and names_unshown(up):
        return await ask_by_name(up)
    counts = several and not picked and await _counts_list(up)
    if counts and (view := await _vary(up)):
        # «Сколько их?»: a page has not all of them.
        return view
    text = await name_group(up)
    answered = await find_answer(context, brief, text, about=await _list_meant(up, picked))
    if not answered.is_certain and (named := await ask_by_name(up)):
        return named
    if not answered.answer or (following.by_kind and not answered.is_certain):
        return None
    if not answered.is_certain and await is_answered_alone(up):
        return None
    answered = await find_likely(context, brief, up.text, answered, before=_before(talk))
    assert answered.answer  # noqa: S101 - it has one in any case
    view = await show_answer(context, brief, answered.answer, up.text, follows=True)
    view = keep_talk(view, answered)
    # It goes back to the question of before.
    shown = view.shown or Shown(brief.id, talk.things)
    return replace(view, shown=replace(shown, question=talk.question))


async def _list_meant(up: FollowUp, picked: Thing | None) -> tuple[Thing, ...]:
    """The things that a question is of: the one that is picked, the first, or some of them."""
    if picked:
        return (picked,)
    things = up.talk.things
    if len(things) > 1 and await is_of_first(up):
        return things[:1]
    return things[:_FOCUS] if up.frame.asks and not up.frame.solid else things


async def _open_picked(up: FollowUp, following: Following) -> View | None:
    """One of what was shown; where there is none so, the last question of another of its row."""
    if not (thing := pick(up, following)):
        return await _ask_of_another(up)
    view = await _open(up, thing)
    return _with_next(view, up.brief, up.talk, thing) if view else None


async def _ask_again(up: FollowUp, thing: Thing) -> View | None:
    """The last question, asked of another event of its row; where it does not say it, its card."""
    if again := await _ask_of_another(up):
        return again
    question = up.talk.question
    outcome = await find_answer(up.context, up.brief, question, (thing,)) if question else None
    if not (outcome and outcome.answer and outcome.is_certain):
        return await _open(up, thing)
    view = await show_answer(up.context, up.brief, outcome.answer, question, follows=True)
    shown = view.shown or Shown(up.brief.id)
    return replace(view, shown=replace(shown, question=question))


async def _ask_of_another(up: FollowUp) -> View | None:
    """The last question, asked of another of a row: "and the second?" after the first one."""
    if not up.talk.question:
        return None
    again = exchange_place(up.talk.question, up.frame, up.lexicon)
    outcome = await find_answer(up.context, up.brief, again) if again else None
    if not again or not (outcome and outcome.answer and outcome.is_certain):
        return None
    return await answer_from(up.context, up.brief, again, outcome)


async def _counts_list(up: FollowUp) -> bool:
    """Whether it is asked how many entries there are of what a question has found."""
    frame = up.frame
    if frame.asks != ("how_many",) or frame.solid or frame.counted or not up.talk.question:
        return False
    return _LISTING.issuperset((await up.read_before()).asks)


async def _vary(up: FollowUp) -> View | None:
    """The answer to the last question, with something in it exchanged."""
    context, brief, talk = up.context, up.brief, up.talk
    again = exchange_counted(await up.read_before(), up.frame, up.lexicon)
    counted = await find_answer(context, brief, again) if again else None
    if again and counted and counted.is_certain and counts_it(counted.frame, counted):
        return await answer_from(context, brief, again, counted)
    varied = await find_answer(context, brief, up.text, before=talk.question)
    told = {each.written for each in up.frame.solid}
    if told and not varied.is_certain and not told.issuperset(varied.unsaid):
        # Who names something else does not ask again for what is not there.
        return None
    if not varied.is_certain and await is_answered_alone(up):
        return None
    varied = await find_likely(context, brief, up.text, varied, before=_before(talk))
    if varied.answer:
        said = await show_answer(context, brief, varied.answer, up.text, follows=True)
        return keep_talk(said, varied)
    match varied.frame.values:
        case (Edtf() as period,) if not varied.frame.terms:
            # «Что было в 2019 году?» – «А осенью?»
            view = await open_screen(context, ShowEvents(brief.id, period))
            shown = (view.shown if view else None) or Shown(brief.id)
            return replace(view, shown=replace(shown, question=talk.question)) if view else None
    return None
