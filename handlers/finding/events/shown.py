"""What the one event that was shown says of what is asked after it."""

from collections import Counter

from handlers.chat.view import lines
from handlers.finding.brief.sentences import find_quantities
from handlers.finding.brief.sizes import is_counting
from handlers.finding.events.details import EVENT_ASKS, details
from handlers.finding.events.settled import Said, find_sentence
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import not_said, told_by
from handlers.finding.frames.question import Question

_RECKONED = frozenset({"how_long", "age", "until"})
"""What is taken from dates, though a sentence may say it in its own words."""


def answer_shown(question: Question, said: Answer | None) -> Answer | None:
    """An answer that is certain as it is, else what the event says of what is asked."""
    found = question.found.every
    if len(question.focus) != 1 or len(found) != 1 or question.agreements:
        return said
    only = found[0]
    if "compare" in question.frame.asks and (counted := _find_counts(question)):
        return Answer(told_by(counted, 0), (only.event.id,))
    best = find_sentence(question, only)
    if best and _is_better(best, said, question):
        return Answer(told_by(best.sentence, best.at), (only.event.id,))
    if said and (said.is_certain or said.events):
        apart = best and best.more and not said.is_certain and "why" in question.frame.asks
        if not (best and apart):
            return said
        nearest = lines(question.apart(only), told_by(best.sentence, best.at))
        return Answer(nearest, (only.event.id,), is_certain=False)
    if said and not said.section and not said.talk and question.frame.asks != ("whether",):
        return _tell_beside(question)
    return said


def _find_counts(question: Question) -> str | None:
    """The sentence that counts two things: "nine from Slovenia and eleven from here"."""
    language = question.t.language
    text = question.found.every[0].event.text.in_language(language)
    counted = Counter(
        each.sentence for each in find_quantities(text, language) if is_counting(each)
    )
    return next((sentence for sentence, count in counted.items() if count > 1), None)


def _tell_beside(question: Question) -> Answer:
    """The word that the brief does not have what is asked, over what the event says instead."""
    t, only = question.t, question.found.every[0]
    unknown = [each.written for each in question.frame.solid if only.at not in each.met]
    none = not_said(unknown, t) if unknown else None
    asked = not set(EVENT_ASKS).isdisjoint(question.frame.asks)
    near = details(question, only) if asked else None
    return Answer(lines(none, near), (only.event.id,), is_certain=False)


def _is_better(best: Said, said: Answer | None, question: Question) -> bool:
    """Whether a sentence says more of what is asked than an answer does."""
    frame, shown = question.frame, said.head if said and said.head else ""
    if best.sentence in str(shown) or "whether" in frame.asks:
        return False
    if said and said.is_certain:
        of_unit = question.lexicon.unit_of_time(frame.counted) is not None
        reckoned = not _RECKONED.isdisjoint(frame.asks)
        return reckoned and bool(best.says) and (best.more > 0 or of_unit)
    if best.says is not None:
        return best.says
    return best.more > 0
