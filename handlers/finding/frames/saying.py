"""Whether a sentence says a thing of the kind that is asked for: a number, a sum, a reason."""

import re

from handlers.finding.brief.sentences import MONEY, Quantity, find_quantities
from handlers.finding.brief.sizes import YEAR, is_counting
from handlers.finding.frames.question import Question
from storage.lexicon import Lexicon
from storage.words import split_words, stems, stems_in

_UNTIL = re.compile(
    r"\b(?:until|till|до|tot(?: en met)?|jusqu['’](?:en|au|à))\s+(?:[^\W\d_]+\s+)?\d", re.IGNORECASE
)
"""Until when something holds, or goes on."""
_RECKONED = {"how_long", "age"}
_QUICK = {"second", "minute", "hour"}


def says(text: str, question: Question) -> tuple[bool | None, int]:
    """Whether a sentence says how long, how many, how much or why, and where in it.

    None where none of these is asked.
    """
    frame, lexicon = question.frame, question.lexicon
    if "why" in frame.asks:
        return lexicon.phrases.gives_reason(text), 0
    if "until" in frame.asks:
        end = _UNTIL.search(text)
        return end is not None, end.start() if end else 0
    if "how_much" in frame.asks:
        found = MONEY.search(text)
        return found is not None, found.start() if found else 0
    quantities = find_quantities(text, question.t.language)
    if "speed" in frame.asks:
        # "In 94 seconds", "at 12 kilometres an hour".
        timed = [each for each in quantities if lexicon.unit_of_time(each.words) in _QUICK]
        quick = timed or [each for each in quantities if _is_measured(each, lexicon)]
        return bool(quick), text.find(quick[0].written) if quick else 0
    if not _RECKONED.isdisjoint(frame.asks) or lexicon.unit_of_time(frame.counted):
        told = [
            each
            for each in quantities
            if lexicon.unit_of_time(each.words) and not YEAR.fullmatch(each.number)
        ]
        if lexicon.phrases.asks_how_old(frame.text):
            told = [each for each in told if lexicon.unit_of_time(each.words) == "year"]
        if unit := lexicon.unit_of_time(frame.counted):
            told = [each for each in told if lexicon.unit_of_time(each.words) == unit] or told
    elif "measure" in frame.asks:
        told = [each for each in quantities if _is_measured(each, lexicon)]
    elif "how_many" in frame.asks:
        told = [each for each in quantities if _is_counted(each, question)]
    else:
        return None, 0
    return bool(told), text.find(told[0].written) if told else 0


def _is_measured(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a quantity is in units of measure."""
    return not lexicon.units.isdisjoint(split_words(quantity.words)[:2])


def _is_counted(quantity: Quantity, question: Question) -> bool:
    """Whether a quantity is of what is counted, or of anything where that is not said."""
    frame, words = question.frame, split_words(quantity.words)
    if frame.counted and not stems(frame.counted).isdisjoint(stems_in(quantity.words)):
        return True
    if frame.of_people or question.lexicon.is_people(frame.counted):
        return any(map(question.lexicon.is_group, words))
    return not frame.counted and is_counting(quantity)
