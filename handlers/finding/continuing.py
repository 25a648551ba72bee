"""Answers what follows what was last shown, or the message that is replied to."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.agreements.screens import ShowAgreement
from handlers.chat.context import Context
from handlers.chat.opening import open_screen
from handlers.chat.screen import Screen
from handlers.chat.view import Shown, View
from handlers.contact.screens import ShowContact
from handlers.events.card import ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.everywhere import answer_each
from handlers.finding.finishing import find_rank
from handlers.finding.following import (
    Following,
    Turn,
    exchange_place,
    find_place,
    leads_on,
    picks,
    read_following,
)
from handlers.finding.frame import Frame
from handlers.finding.outcomes import find_answer, find_follow_up
from handlers.finding.reaching import asked_ways, find_named, reach, tell_way
from handlers.finding.references import ask_by_name, is_answered_alone
from handlers.finding.replied import find_shown
from handlers.finding.screens import answer_from, show_answer, tell_person
from handlers.people.screens import ShowEntity
from storage.edtf import Edtf
from storage.models import Agreement, Brief, Entity, Event, Thing
from storage.talks import Talk
from storage.words import split_words

_FOCUS = 3
"""Of how many things of a list something is told."""
_SECTIONS = {
    "contact": "contact",
    "agreement": "agreements",
    "direction": "directions",
    "person": "people",
}
"""The section in which things of a kind are listed."""
_ONE = frozenset({"who", "when", "where", "hour", "how_long"})
"""What is asked of one event, where the first or the last is asked for."""
_ORDERS = frozenset({"longest", "largest"})
"""What is asked of all events, whichever were shown."""
_LISTING = frozenset({"list", "how_many", "whether", "when"})
"""What is asked of a list: "how many?" after it counts its entries."""


async def continue_talk(context: Context, text: str) -> View | None:
    """The answer to a question that follows another one; None for one that stands by itself."""
    talk = await _recall_replied(context) or await context.recall_talk()
    brief = await context.store.briefs.get_brief(talk.brief_id, context.language) if talk else None
    if not (talk and brief):
        return None
    if talk.ids("brief"):
        return await _continue_each(context, talk, text)
    frame = await find_follow_up(context, brief, text)
    following = await _read_following(context, brief, talk, frame)
    if following and following.turn is Turn.ASK and frame.is_next and not talk.ids("event"):
        # «Когда следующее?» is said of events, whatever else was shown.
        return None
    if contacts := talk.ids("contact"):
        place = find_place(frame, context.services.lexicon)
        if following or place is not None or leads_on(frame, context.services.lexicon):
            return await _reach_one(context, brief, contacts, place, text)
        return None
    match following:
        case Following(Turn.PICK):
            return await _open_picked(context, brief, talk, following, text)
        case Following(Turn.MORE):
            return await _show_more(context, brief, talk, frame)
        case Following(Turn.ASK) if talk.things:
            return await _ask(context, brief, talk, frame, following, text)
        case Following(Turn.VARY | Turn.ASK) if talk.question:
            return await _vary(context, brief, talk, frame, text)
    return None


async def _read_following(
    context: Context, brief: Brief, talk: Talk, frame: Frame
) -> Following | None:
    """How a question follows; of the one event that was shown where its text has the words."""
    following = read_following(frame, context.services.lexicon)
    if following not in (None, Following(Turn.VARY)):
        return following
    if (at := await _find_spoken_of(context, brief, talk, frame)) is None:
        return following
    return Following(Turn.ASK, at) if len(talk.things) > 1 else Following(Turn.ASK)


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


async def _pick(context: Context, talk: Talk, following: Following) -> Thing | None:
    """The thing that is meant; the last of events is the last that took place."""
    if following.picked == -1 and (events := talk.ids("event")):
        content = await context.store.contents.get(talk.brief_id)
        standing = {each.id for each in content.events if each.date.is_open}
        if ended := [each for each in events if each not in standing]:
            return Thing("event", ended[-1])
    return picks(following, talk)


def _screen_of(brief: Brief, thing: Thing) -> Screen | None:
    screens: dict[str, Screen] = {
        "event": ShowEvent(thing.id),
        "agreement": ShowAgreement(thing.id),
        "direction": ShowEvents(brief.id, direction=thing.id),
        "person": ShowEntity(thing.id),
    }
    return screens.get(thing.kind)


async def _open(context: Context, brief: Brief, thing: Thing) -> View | None:
    if thing.kind == "person":
        return await tell_person(context, brief, thing.id)
    screen = _screen_of(brief, thing)
    return await open_screen(context, screen) if screen else None


def _with_next(view: View, brief: Brief, talk: Talk, thing: Thing) -> View:
    """The view, after which «дальше» opens the next of the list."""
    after = talk.things[talk.things.index(thing) + 1 :][:1]
    following = _screen_of(brief, after[0]) if after else None
    if not view.shown or not following:
        return view
    return replace(view, shown=replace(view.shown, more=following.encode()))


async def _show_more(context: Context, brief: Brief, talk: Talk, frame: Frame) -> View | None:
    if not talk.more and "planned" in frame.asks:
        # «Что дальше?» after all was shown.
        return None
    if talk.more and (screen := context.services.screens.decode(talk.more)):
        return await open_screen(context, screen)
    return await _open(context, brief, talk.things[0]) if talk.things else None


async def _reach_one(
    context: Context,
    brief: Brief,
    shown: Sequence[int],
    place: int | None,
    text: str,
) -> View | None:
    """How one of the contacts that were shown is reached, or what is asked of them."""
    contacts = await context.store.briefs.list_contacts(brief.id, context.language)
    if place is not None and len(shown) > 1 and place < len(shown):
        named = next((each for each in contacts if each.id == shown[place]), None)
    else:
        only = len(contacts) > 1 and len(shown) == 1
        spoken_of = next((each for each in contacts if only and each.id == shown[0]), None)
        named = find_named(contacts, text, context.services.lexicon) or spoken_of
    if not (named or asked_ways(text, context.services.lexicon)):
        return None
    view = await open_screen(context, ShowContact(brief.id))
    told = reach(context, contacts, named, text)
    return tell_way(view, brief, named).under(told) if view else None


async def _ask(
    context: Context, brief: Brief, talk: Talk, frame: Frame, following: Following, text: str
) -> View | None:
    """The answer to a question on what was shown, or on one of it."""
    if talk.question and context.services.lexicon.phrases.asks_for_work(text):
        before = await find_follow_up(context, brief, talk.question)
        if "who" in before.asks:
            # Where somebody works is who they are.
            return await answer_from(context, brief, talk.question)
    several = len(talk.things) > 1
    picked = await _pick(context, talk, following)
    # Of one thing none is the largest.
    is_of_all = not (several or _ORDERS.isdisjoint(frame.asks))
    ranks = not several and find_rank(frame, context.services.lexicon)
    if is_of_all or (following.picked is not None and picked is None and not ranks):
        return None
    counts = several and not picked and await _counts_list(context, brief, talk, frame)
    if counts and (view := await _vary(context, brief, talk, frame, text)):
        # «Сколько их?»: a page has not all of them.
        return view
    about = (picked,) if picked else talk.things
    if several and not picked and await _told_one(context, brief, talk, frame):
        about = about[:1]
    if frame.asks and not frame.solid:
        about = about[:_FOCUS]
    answered = await find_answer(context, brief, text, about=about)
    if not answered.is_certain and (named := await ask_by_name(context, brief, talk, frame, text)):
        return named
    if not answered.answer or (following.by_kind and not answered.is_certain):
        return None
    if not answered.is_certain and await is_answered_alone(context, brief, frame, text):
        return None
    view = await show_answer(context, brief, answered.answer, text, follows=True)
    # It goes back to the question of before.
    shown = view.shown or Shown(brief.id)
    return replace(view, shown=replace(shown, question=talk.question))


async def _find_spoken_of(context: Context, brief: Brief, talk: Talk, frame: Frame) -> int | None:
    """Which of the things shown a question is of, in words of its own: the event has all of them.

    Who begins as one does who goes on need ask nothing: "and the dearest pair?".
    """
    leads = leads_on(frame, context.services.lexicon)
    asks = leads or frame.is_open or bool(set(frame.asks) - {"whether"})
    known = [each for each in frame.solid if each.is_known]
    is_ordered = frame.order is not None or not _ORDERS.isdisjoint(frame.asks)
    if not (asks and known) or is_ordered or frame.values or frame.sides:
        return None
    events = (await context.store.contents.get(brief.id)).events
    numbers = {event.id: at for at, event in enumerate(events)}
    having = [
        at
        for at, thing in enumerate(talk.things)
        if thing.kind == "event" and (number := numbers.get(thing.id)) is not None
        # Who holds an office is named at the event, whatever it is called.
        if all(number in (each.met if each.offices else each.met - each.strongly) for each in known)
    ]
    return having[0] if len(having) == 1 else None


async def _open_picked(
    context: Context, brief: Brief, talk: Talk, following: Following, text: str
) -> View | None:
    """One of what was shown; where there is none so, the last question of another of its row."""
    if not (thing := await _pick(context, talk, following)):
        return await _ask_of_another(context, brief, talk, text)
    view = await _open(context, brief, thing)
    return _with_next(view, brief, talk, thing) if view else None


async def _ask_of_another(context: Context, brief: Brief, talk: Talk, text: str) -> View | None:
    """The last question, asked of another of a row: "and the second?" after the first one."""
    if not talk.question:
        return None
    asked = await find_follow_up(context, brief, text)
    again = exchange_place(talk.question, asked, context.services.lexicon)
    outcome = await find_answer(context, brief, again) if again else None
    if not again or not (outcome and outcome.answer and outcome.is_certain):
        return None
    return await answer_from(context, brief, again, outcome)


async def _told_one(context: Context, brief: Brief, talk: Talk, frame: Frame) -> bool:
    """Whether the first of what was shown is meant: when, or where, the first one was."""
    they = context.services.lexicon.they[frame.language]
    if not talk.question or not they.isdisjoint(split_words(frame.text)):
        return False
    before = await find_follow_up(context, brief, talk.question)
    return before.order is not None and not _ONE.isdisjoint(before.asks)


async def _counts_list(context: Context, brief: Brief, talk: Talk, frame: Frame) -> bool:
    """Whether it is asked how many entries there are of what a question has found."""
    if frame.asks != ("how_many",) or frame.solid or frame.counted or not talk.question:
        return False
    before = await find_follow_up(context, brief, talk.question)
    return _LISTING.issuperset(before.asks)


async def _vary(context: Context, brief: Brief, talk: Talk, frame: Frame, text: str) -> View | None:
    """The answer to the last question, with something in it exchanged."""
    varied = await find_answer(context, brief, text, before=talk.question)
    told = {each.written for each in frame.solid}
    if told and not varied.is_certain and not told.issuperset(varied.unsaid):
        # Who names something else does not ask again for what is not there.
        return None
    if not varied.is_certain and await is_answered_alone(context, brief, frame, text):
        return None
    if varied.answer:
        return await show_answer(context, brief, varied.answer, text, follows=True)
    match varied.frame.values:
        case (Edtf() as period,) if not varied.frame.terms:
            # «Что было в 2019 году?» – «А осенью?»
            view = await open_screen(context, ShowEvents(brief.id, period))
            shown = (view.shown if view else None) or Shown(brief.id)
            return replace(view, shown=replace(shown, question=talk.question)) if view else None
    return None
