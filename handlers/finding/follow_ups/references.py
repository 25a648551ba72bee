"""Whether a question means what was shown, and whom "he" or "she" is."""

import re
from collections.abc import Sequence

from handlers.chat.view import View
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.outcomes import find_answer
from handlers.finding.brief.sentences import find_quantities
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.frames.following import names_one, names_thing
from handlers.finding.frames.frame import Frame
from handlers.finding.readings.reading import ANSWERS, IntentReading
from handlers.finding.showing.screens import answer_from
from storage.words import fold, split_words, stems, stems_in

_WORD = re.compile(r"[^\W\d_]+")


async def ask_by_name(up: FollowUp) -> View | None:
    """The answer to a question on the person whom it calls "he" or "she"."""
    if not (named := _name_somebody(up)):
        return None
    outcome = await find_answer(up.context, up.brief, named)
    return await answer_from(up.context, up.brief, named, outcome) if outcome.is_certain else None


async def is_answered_alone(up: FollowUp) -> bool:
    """Whether a question is answered as if nothing had been shown: «а какие планы?»."""
    frame, lexicon = up.frame, up.lexicon
    if names_one(frame, lexicon):
        return False
    alone = await up.ask_alone()
    if alone.answer:
        own = "planned" in frame.asks or names_thing(frame, lexicon) or counts_it(frame, alone)
        return own and alone.is_certain
    best = alone.understanding.best if alone.understanding else None
    return isinstance(best, IntentReading) and best.intent in ANSWERS and not alone.unsaid


async def name_group(up: FollowUp) -> str:
    """A question with those of whom the last one spoke in place of "they": "how many of them"."""
    frame, they = up.frame, up.lexicon.they[up.frame.language]
    words = {word for word in they if word in up.words}
    if "how_many" not in frame.asks or not words or frame.counted or not up.talk.question:
        return up.text
    before = await up.read_before()
    groups = [each.written for each in before.solid if _is_counted(each.word, up)]
    if len(groups) != 1:
        groups = [each.written for each in before.solid if up.lexicon.is_group(each.word)]
    if len(groups) != 1:
        return up.text
    return _WORD.sub(lambda each: groups[0] if fold(each[0]) in words else each[0], up.text)


def _is_counted(word: str, up: FollowUp) -> bool:
    """Whether what was shown says how many of these there were: "twelve pilots"."""
    language, own = up.frame.language, stems(word)
    return any(
        not own.isdisjoint(stems(split_words(quantity.words)[0]))
        for at in up.shown
        for quantity in find_quantities(
            up.knowledge.content.events[at].text.in_language(language), language
        )
    )


def counts_it(frame: Frame, outcome: Outcome) -> bool:
    """Whether an answer counts what is asked for by its own name: no pupils for spectators."""
    head = outcome.answer.head if outcome.answer else None
    counted = stems(frame.counted) if frame.counted else frozenset[str]()
    return head is not None and not counted.isdisjoint(stems_in(str(head).partition("–")[0]))


def _name_somebody(up: FollowUp) -> str | None:
    """A question with the name in place of "he" or "she"; None where nobody is meant for sure."""
    pronouns = up.lexicon.somebody[up.frame.language]
    if pronouns.isdisjoint(up.words):
        return None
    names = list_names(up)
    if len(names) > 1:
        asked = stems_in(up.talk.question)
        names = [each for each in names if not asked.isdisjoint(stems(each.split()[-1]))]
    if len(names) != 1:
        return None
    return _WORD.sub(lambda each: names[0] if fold(each[0]) in pronouns else each[0], up.text)


def list_names(up: FollowUp) -> Sequence[str]:
    """The people who are at all events that were shown, or who was shown alone."""
    events, talk = up.knowledge.content.events, up.talk
    names = {part.named.id: part.named.name for each in events for part in each.parts_of("person")}
    present = [
        {part.named.id for part in each.parts_of("person")}
        for each in events
        if each.id in talk.ids("event")
    ]
    common = set.intersection(*present) if present else set(talk.ids("person")[:1])
    return [names[each].in_language(up.frame.language) for each in sorted(common & names.keys())]
