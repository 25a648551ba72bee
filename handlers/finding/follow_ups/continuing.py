"""Answers what follows what was last shown, or the message that is replied to."""

from dataclasses import replace
from typing import NamedTuple

from handlers.chat.context import Context
from handlers.chat.opening import open_screen
from handlers.chat.view import Shown, View, bold
from handlers.events.listing import ShowEvents
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.likely import NOTHING, Before, find_likely
from handlers.finding.answers.outcomes import find_answer
from handlers.finding.events.finishing import find_rank
from handlers.finding.follow_ups.besides import answer_besides
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.follow_ups.meant import (
    OPENING,
    ORDERS,
    asks_beside,
    find_neighbour,
    find_signed,
    is_of_first,
    names_unshown,
    pick,
    read_turn,
)
from handlers.finding.follow_ups.opened import open_thing, show_more, with_next
from handlers.finding.follow_ups.other_briefs import continue_each
from handlers.finding.follow_ups.reached import answer_reaching, names_owner
from handlers.finding.follow_ups.references import (
    ask_by_name,
    counts_it,
    is_answered_alone,
    name_group,
)
from handlers.finding.follow_ups.replied import recall_replied
from handlers.finding.follow_ups.standing import stands_alone
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.following import (
    Following,
    Turn,
    exchange_counted,
    exchange_place,
    leads_on,
    names_thing,
)
from handlers.finding.showing.screens import answer_from, keep_talk, show_answer
from storage.edtf import Edtf
from storage.models import Thing
from storage.talks import Talk
from storage.words import stems

_FOCUS = 3
"""Of how many things of a list something is told."""
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
    talk = await recall_replied(context) or await context.recall_talk()
    brief = await context.store.briefs.get_brief(talk.brief_id, context.language) if talk else None
    if not (talk and brief):
        return Continued(None)
    if talk.ids("brief"):
        return Continued(await continue_each(context, talk, text))
    up = await FollowUp.read(context, brief, talk, text)
    if stands_alone(up):
        return Continued(None, brief.id, await up.ask_alone())
    view = await _follow(up)
    return Continued(view, brief.id, None if view else await up.ask_alone(), _before(talk))


def _before(talk: Talk) -> Before:
    events = talk.ids("event")
    return Before(talk.question, events if len(events) <= _FOCUS else ())


async def _follow(up: FollowUp) -> View | None:
    frame, talk = up.frame, up.talk
    following = await read_turn(up)
    if by := asks_beside(up):
        moved = await find_neighbour(up, by)
        return await open_thing(up, moved) if moved else await _say_end(up, by)
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


async def _say_end(up: FollowUp, by: int) -> View:
    """That the brief has nothing before what was shown, or after it."""
    t = up.context.texts
    said = (
        t.gettext("The brief tells of nothing later.")
        if by > 0
        else t.gettext("The brief tells of nothing earlier.")
    )
    answer = Answer(bold(said), up.talk.ids("event"))
    return await show_answer(up.context, up.brief, answer, up.text, follows=True)


async def _take_turn(up: FollowUp, following: Following | None) -> View | None:
    match following:
        case Following(Turn.PICK):
            return await _open_picked(up, following)
        case Following(Turn.MORE):
            return await show_more(up)
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
        return await open_thing(up, picked)
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
    view = await open_thing(up, thing)
    return with_next(view, up.brief, up.talk, thing) if view else None


async def _ask_again(up: FollowUp, thing: Thing) -> View | None:
    """The last question, asked of another event of its row; where it does not say it, its card."""
    if again := await _ask_of_another(up):
        return again
    question = up.talk.question
    outcome = await find_answer(up.context, up.brief, question, (thing,)) if question else None
    if not (outcome and outcome.answer and outcome.is_certain):
        return await open_thing(up, thing)
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
    happening = up.lexicon.happening[frame.language]
    if any(happening.isdisjoint(stems(each.word)) for each in frame.terms):
        # «Сколько их там пело»
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
