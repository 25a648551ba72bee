"""Whether an agreement is in force: of the one that is meant, or of each that could be."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.finding.about.holding import KIND, latest_first, tell_whether
from handlers.finding.about.meant import (
    ends_in,
    find_meant,
    find_named,
    find_others,
    words_of_several,
)
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN
from handlers.finding.frames.question import Question
from storage.content import Agreed
from storage.words import split_words, stems

_ASKS = frozenset({"whether", "until", "age", "when"})
"""What may be asked with it: "has it expired, and since when"."""


def answer_force(question: Question) -> Answer | None:
    """Yes or no, and until when; None where that is not asked, or of no agreement in particular."""
    if (holds := _asks_whether_holds(question)) is None or question.agreements or question.focus:
        return None
    named = find_named(question)
    others = find_others(question, named)
    if not (named or _says_paper(question)) or _names_several(question, named):
        return None
    every = question.knowledge.content.agreements
    found = find_meant(question, named, others)
    if not found or (len(found) == len(every) > 1):
        return None
    found = latest_first(_called_so(found, question))
    told: list[Markup] = [tell_whether(each, question, holds=holds) for each in found[:SHOWN]]
    ids = tuple(each.id for each in found)
    return Answer(lines(*told), section="agreements", agreements=ids)


def _asks_whether_holds(question: Question) -> bool | None:
    """Whether it is asked if something holds (True) or has ended (False); None where neither is."""
    frame, lexicon = question.frame, question.lexicon
    if not _ASKS.issuperset(set(frame.asks) - {"longer"}):
        return None
    holds, _ = lexicon.phrases.find_force(frame.text)
    words = split_words(frame.text)
    begins = bool(words) and words[0] in lexicon.whether[frame.language]
    is_whether = begins or "whether" in frame.asks
    if "until" in frame.asks and holds is not False and (frame.is_open or not is_whether):
        # "Until what year does it hold".
        return None
    if frame.is_open and not is_whether:
        return None
    return True if holds is None and frame.now else holds


def _says_paper(question: Question) -> bool:
    return any(map(question.lexicon.is_paper, split_words(question.frame.text)))


def _names_several(question: Question, named: Sequence[Term]) -> bool:
    """Whether all of a kind are asked of: "are the agreements with them in force"."""
    counts = question.lexicon.thesaurus.counts[question.frame.language][KIND]
    several = words_of_several(question) - set(split_words(counts["one"]))
    return any(each.word in several for each in named)


def _called_so(found: Sequence[Agreed], question: Question) -> Sequence[Agreed]:
    """Those whose title begins with a word of the question, where others begin otherwise.

    "The agreement with them" is not the programme that came after it; what prolonged it wins.
    """
    prolongs = question.lexicon.thesaurus.prolongs
    if later := [each for each in found if any(map(prolongs, each.title.texts.values()))]:
        return latest_first(later)[:1]
    asked, language = split_words(question.frame.text), question.t.language
    meant = [form for each in question.frame.terms if each.guessed for form in each.forms]
    known = {stem for each in (*asked, *meant) for stem in stems(each)}
    called = []
    for each in found:
        first = split_words(each.title.in_language(language))[:1]
        if any(ends_in(word, asked) or not stems(word).isdisjoint(known) for word in first):
            called.append(each)
    return called or found
