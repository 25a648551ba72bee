"""Whether a question means what was shown, and whom "he" or "she" is."""

import re
from collections.abc import Sequence

from handlers.chat.context import Context
from handlers.chat.view import View
from handlers.finding.following import names_one, names_thing
from handlers.finding.frame import Frame
from handlers.finding.outcomes import find_answer
from handlers.finding.readings import ANSWERS, IntentReading
from handlers.finding.screens import answer_from
from storage.models import Brief
from storage.talks import Talk
from storage.words import fold, split_words, stems, stems_in

_WORD = re.compile(r"[^\W\d_]+")


async def ask_by_name(
    context: Context, brief: Brief, talk: Talk, frame: Frame, text: str
) -> View | None:
    """The answer to a question on the person whom it calls "he" or "she"."""
    if not (named := await _name_somebody(context, brief, talk, frame, text)):
        return None
    outcome = await find_answer(context, brief, named)
    return await answer_from(context, brief, named, outcome) if outcome.is_certain else None


async def is_answered_alone(context: Context, brief: Brief, frame: Frame, text: str) -> bool:
    """Whether a question is answered as if nothing had been shown: «а какие планы?»."""
    if names_one(frame, context.services.lexicon):
        return False
    alone = await find_answer(context, brief, text)
    if alone.answer:
        own = "planned" in frame.asks or names_thing(frame, context.services.lexicon)
        return own and alone.is_certain
    best = alone.understanding.best if alone.understanding else None
    return isinstance(best, IntentReading) and best.intent in ANSWERS and not alone.unsaid


async def _name_somebody(
    context: Context, brief: Brief, talk: Talk, frame: Frame, text: str
) -> str | None:
    """A question with the name in place of "he" or "she"; None where nobody is meant for sure."""
    pronouns = context.services.lexicon.somebody[frame.language]
    if pronouns.isdisjoint(split_words(frame.text)):
        return None
    names = await _list_names(context, brief, talk)
    if len(names) > 1:
        asked = stems_in(talk.question)
        names = [each for each in names if not asked.isdisjoint(stems(each.split()[-1]))]
    if len(names) != 1:
        return None
    return _WORD.sub(lambda each: names[0] if fold(each[0]) in pronouns else each[0], text)


async def _list_names(context: Context, brief: Brief, talk: Talk) -> Sequence[str]:
    """The people who are at all events that were shown, or who was shown alone."""
    events = (await context.store.contents.get(brief.id)).events
    names = {part.named.id: part.named.name for each in events for part in each.parts_of("person")}
    present = [
        {part.named.id for part in each.parts_of("person")}
        for each in events
        if each.id in talk.ids("event")
    ]
    common = set.intersection(*present) if present else set(talk.ids("person")[:1])
    return [names[each].in_language(context.language) for each in sorted(common & names.keys())]
