"""Which brief a message is asked of, and what it follows: then it is answered."""

from collections.abc import Mapping, Sequence

from handlers.chat.context import Context, NoBriefChosen
from handlers.chat.notes import name_brief
from handlers.chat.opening import show_screen
from handlers.chat.view import View, bold, italic, paragraphs
from handlers.events.years import find_everywhere
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.likely import NOTHING
from handlers.finding.answers.outcomes import find_answer
from handlers.finding.apart import answer_apart
from handlers.finding.brief.countries import find_countries, on_countries
from handlers.finding.follow_ups.continuing import continue_talk
from handlers.finding.jubilees import find_jubilees
from handlers.finding.named_countries import answer_named, asks_for_anything
from handlers.finding.names import find_names
from handlers.finding.readings.reaching import asked_ways
from handlers.finding.showing.everywhere import ASKED, answer_each, answer_everywhere, with_rest
from handlers.finding.showing.having import find_with_names
from handlers.finding.showing.screens import answer_from, keep_talk
from storage.models import Brief
from storage.words import split_words

_OTHERS_TRIED = 3
_FEW = 2
"""So few words may be understood with the question before them."""
_NOT_ASKED: Mapping[Brief, Outcome] = {}


async def answer_question(context: Context, text: str) -> View:
    """The answer to a message in plain words; raises `NoBriefChosen`."""
    briefs = await context.list_briefs()
    text = _without_reply(context, text)
    if again := await _ask_again_everywhere(context, briefs, text):
        return again
    if everywhere := await find_everywhere(context, text):
        return await show_screen(context, everywhere)
    if jubilees := await find_jubilees(context, text):
        return await show_screen(context, jubilees)
    if names := await find_names(context, text):
        return await show_screen(context, names)
    rest, is_everywhere = context.services.lexicon.phrases.without_everywhere(text)
    if is_everywhere and len(briefs) > 1:
        return await answer_everywhere(context, briefs, rest)
    chosen = await context.find_brief()
    if said := await answer_apart(context, text, is_chosen=chosen is not None):
        return said
    if briefs and (view := await answer_named(context, briefs, chosen, text)):
        return view
    continued = await continue_talk(context, text)
    if continued.view:
        return continued.view
    if not chosen:
        return await _answer_from_all(context, briefs, text)
    alone = continued.alone if continued.brief == chosen.id else None
    brief, outcome = await _find_best(context, briefs, chosen, text, alone)
    follows = continued.brief == brief.id and len(outcome.asked.solid) <= _FEW
    before = continued.before if follows else NOTHING
    view = await answer_from(context, brief, text, outcome, before=before)
    view = view if brief == chosen else _of_other(context, view, brief)
    return view if _asks_who_is(outcome) else keep_talk(view, outcome)


def _of_other(context: Context, view: View, brief: Brief) -> View:
    """An answer with a word below it that another brief than the chosen one says it."""
    said = context.texts.markup("This is from another brief: {brief}", brief=name_brief(brief))
    return view.rewritten(lambda text: paragraphs(text, italic(said)))


def _asks_who_is(outcome: Outcome) -> bool:
    """Whether somebody else is asked about: what follows is asked of them, known or not."""
    frame = outcome.frame
    done = any(each.is_verb or each.is_doing for each in frame.terms)
    return frame.asks == ("who",) and bool(frame.solid) and not done


def _without_reply(context: Context, text: str) -> str:
    """A question without what is said to the answer of before; thanks alone stay what they are."""
    lexicon, language = context.services.lexicon, context.language
    if (rest := lexicon.phrases.without_replies(text)) == text:
        return text
    words = split_words(rest)
    leads = not lexicon.follow[language]["leading"].isdisjoint(words[:1])
    asks = leads or not lexicon.open[language].isdisjoint(words) or asked_ways(rest, lexicon)
    return rest if asks or "?" in rest or asks_for_anything(context, rest) else text


async def _ask_again_everywhere(
    context: Context, briefs: Sequence[Brief], text: str
) -> View | None:
    """The last question asked of all briefs, where no more is said: «а во всех справках?»."""
    lexicon = context.services.lexicon
    rest, is_everywhere = lexicon.phrases.without_everywhere(text)
    if not is_everywhere or len(briefs) == 1 or not split_words(rest):
        return None
    if lexicon.content_words(rest, context.language) or asks_for_anything(context, rest):
        return None
    talk = await context.recall_talk()
    return (
        await answer_everywhere(context, briefs, talk.question) if talk and talk.question else None
    )


async def ask_briefs(context: Context, text: str) -> list[tuple[Brief, Outcome]]:
    """What the briefs answer that a question is for: those it names, else the chosen one.

    Without a choice all that have something on it.
    """
    briefs, chosen = await context.list_briefs(), await context.find_brief()
    named = on_countries(briefs, [each.code for each in find_countries(text)])
    if named:
        return [(each, await find_answer(context, each, text)) for each in named[:_OTHERS_TRIED]]
    if chosen:
        return [await _find_best(context, briefs, chosen, text)]
    having, outcomes = await _find_having(context, briefs, text)
    return [
        (each, outcomes.get(each) or await find_answer(context, each, text))
        for each in having[:_OTHERS_TRIED]
    ]


async def _find_best(
    context: Context,
    briefs: Sequence[Brief],
    chosen: Brief,
    text: str,
    alone: Outcome | None = None,
) -> tuple[Brief, Outcome]:
    """The chosen brief's answer, or that of another one whose names the question has.

    `alone` is what the chosen one answers, where that is known.
    """
    outcome = alone or await find_answer(context, chosen, text)
    sure = outcome.is_certain and outcome.is_literal
    sure = sure and not (outcome.unsaid or outcome.names_others)
    if sure or len(briefs) == 1:
        return chosen, outcome
    best: tuple[Brief, Outcome] | None = None
    nearest: tuple[Brief, Outcome] | None = None
    for other in (await find_with_names(context, briefs, chosen, text))[:_OTHERS_TRIED]:
        found = await find_answer(context, other, text)
        if found.is_certain and found.names_what(outcome.asked):
            # Of «Александра» and «Александрия» the one that is written is meant.
            if found.is_literal:
                return other, found
            best = best or (other, found)
        elif found.names_place(outcome):
            # What is said of its own city it does not say; the chosen one does not know that city.
            nearest = nearest or (other, found)
    return best or nearest or (chosen, outcome)


# Other briefs, and all of them.


async def _find_having(
    context: Context, briefs: Sequence[Brief], text: str
) -> tuple[list[Brief], Mapping[Brief, Outcome]]:
    """The briefs that have the question's words, else those that answer it."""
    if having := await find_with_names(context, briefs, None, text):
        return having, _NOT_ASKED
    outcomes = {each: await find_answer(context, each, text) for each in briefs[:ASKED]}
    having = [
        each
        for each, outcome in outcomes.items()
        if outcome.answer and outcome.is_certain and outcome.answer.events
    ]
    return having, outcomes


async def _answer_from_all(context: Context, briefs: Sequence[Brief], text: str) -> View:
    """What the briefs answer that have the question's words; raises `NoBriefChosen`."""
    having, outcomes = await _find_having(context, briefs, text)
    if len(having) == 1:
        view = await answer_from(context, having[0], text, outcomes.get(having[0]))
        if name_brief(having[0]) not in view.text:
            view = view.under(bold(name_brief(having[0])))
    elif having:
        view = await answer_each(context, having, text, outcomes=outcomes)
    else:
        raise NoBriefChosen
    return await with_rest(context, view, briefs, text) if outcomes else view
