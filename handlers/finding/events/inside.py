"""The sentence of an event's text with a thing that is asked of, where the event is not meant.

«Где сломалась мачта» asks of a mast in the text on a voyage: neither where that ended, nor when
it was or who took part is its answer, but the sentence that has the mast.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.wording import role_words
from handlers.finding.events.details import details
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN, told_by, when_and_name
from handlers.finding.frames.question import Question
from handlers.finding.frames.saying import says
from handlers.finding.people.leading import find_names
from storage.content import Told
from storage.words import fold, split_words, stems, stems_in

_NAME = re.compile(r"(?<=[\w,;:.] )[«“„‘]?[A-ZА-ЯЁ][\w’-]+")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Inside:
    """A sentence that has a thing that is asked of."""

    candidate: Candidate
    sentence: str
    at: int
    """Where in it stands what is asked."""
    says: bool
    """Whether it has something of the kind that is asked for: a place, a date, a name, a length."""
    has_all: bool
    """Whether it has all that is asked and the event is not called."""
    weight: int
    """How many words of the thing it has; a number of what is asked for weighs as much as one."""
    own: int
    """How many words of the question."""

    @property
    def rank(self) -> tuple[int, int, bool]:
        """How well it fits."""
        return self.weight, self.own, self.says


def answer_inside(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence on the thing that is asked of, and the event whose text has it."""
    if not (inside := find_inside(question, best[:SHOWN])):
        return None
    each = inside.candidate
    certain = inside.says and inside.has_all and each.is_full and not question.found.unknown
    apart = None if certain else question.apart(each)
    head = lines(apart, *tell_inside(inside, question, is_certain=certain))
    return Answer(head, (each.event.id,), is_certain=certain)


def tell_inside(inside: Inside, question: Question, *, is_certain: bool) -> Sequence[Markup]:
    """The sentence, and the event; what the event says of what is asked, if it may not."""
    told, t = told_by(inside.sentence, inside.at), question.t
    if is_certain or inside.says:
        return told, when_and_name(inside.candidate.event, t)
    beside = details(question, inside.candidate)
    # «Он вез их три дня»: who, is said before.
    return (beside, told) if "who" in question.frame.asks else (told, beside)


def find_inside(question: Question, best: Sequence[Candidate]) -> Inside | None:
    """The sentence of some events that fits best; None where it is the events that are asked of."""
    # Of what lacks a part of the question only the nearest is looked into.
    likely = best if best and best[0].is_full else best[:1]
    found = (inside for each in likely for inside in _look_into(each, question))
    return max(found, key=lambda each: each.rank, default=None)


def _look_into(candidate: Candidate, question: Question) -> Iterator[Inside]:
    """The sentences of an event that have a thing, the first only where it says more of it."""
    language, asked = question.t.language, [stems for _, stems in question.words]
    own = _find_own(candidate, question)
    for number, sentence in enumerate(split_sentences(candidate.event.text.in_language(language))):
        found = find_words(asked, sentence)
        if not (more := found.keys() & own.keys()):
            continue
        counted, at = says(sentence, question)
        said = _says(sentence, candidate, question) if counted is None else counted
        # A word that only means the same may be that of another thing.
        has_all = more == own.keys() and not any(candidate.at in own[each].wide for each in more)
        if not said and all(own[each].is_doing for each in more):
            # «Как долго он говорил»: a deed that the sentence has no length of is nothing.
            continue
        if number == 0 and not (said and _is_beside_event(question, has_all=has_all)):
            continue
        at = at if said and at else max(found[each] for each in more)
        if "who" in question.frame.asks:
            # Who did it is named before the deed.
            named = [name for name, _ in find_names(candidate.event, sentence, language)]
            at = max((each for each in named if each < at), default=at)
        yield Inside(candidate, sentence, at, said, has_all, len(more) + bool(counted), len(found))


def _find_own(candidate: Candidate, question: Question) -> Mapping[int, Term]:
    """What is asked and names neither the event nor who or where they were, by word numbers."""
    event, language = candidate.event, question.t.language
    title = f"{event.title.in_language(language)} {event.label.in_language(language)}"
    named = find_words([stems for _, stems in question.words], title)
    terms = {each.word: each for each in question.frame.terms}
    held = _words_of_roles(event) if "who" in question.frame.asks else frozenset[str]()
    return {
        number: terms[word]
        for number, (word, _) in enumerate(question.words)
        if number not in named
        and word in terms
        and _is_thing(terms[word], candidate, held, is_timed="how_long" in question.frame.asks)
    }


def _is_beside_event(question: Question, *, has_all: bool) -> bool:
    """Whether a first sentence, which tells of the event, can say what is asked of a thing."""
    asks = question.frame.asks
    return "how_long" in asks or ("who" in asks and has_all and not question.found.unknown)


def _is_thing(term: Term, candidate: Candidate, held: AbstractSet[str], *, is_timed: bool) -> bool:
    """Whether a word names neither the event, nor where it was or who, nor that it took place.

    How long a deed was, is asked of the deed.
    """
    at = candidate.at
    names_event = at in term.strongly or at in term.kindred or term.offices
    is_deed = term.is_doing and not is_timed
    return not (names_event or is_deed or term.is_place) and held.isdisjoint(stems_of(term))


def _words_of_roles(event: Told) -> frozenset[str]:
    """The stems of what the people of an event are there."""
    words = (word for part in event.parts for word in role_words(part))
    return frozenset(stem for word in words for stem in stems(word))


def _says(sentence: str, candidate: Candidate, question: Question) -> bool:
    """Whether a sentence has something of the kind that is asked for, where that is no number."""
    for ask in question.frame.asks:
        if ask == "where":
            return _says_where(sentence, question)
        if ask == "when":
            return _says_when(sentence, question)
        if ask == "who":
            return _says_who(sentence, candidate, question)
    return True


def _says_who(sentence: str, candidate: Candidate, question: Question) -> bool:
    """Whether a sentence has what was done, or a name that neither question nor title has."""
    title = candidate.event.title.in_language(question.t.language)
    known = _asked(question) | stems_in(title)
    names = (stems_in(each[0]) for each in _NAME.finditer(sentence))
    return _tells_deed(sentence, question) or any(map(known.isdisjoint, names))


def _tells_deed(sentence: str, question: Question) -> bool:
    """Whether a sentence has what it is asked who did."""
    done = [stems_of(e) for e in question.frame.terms if e.is_verb or e.is_doing]
    return bool(find_words(done, sentence))


def _asked(question: Question) -> set[str]:
    return set[str]().union(*(stems for _, stems in question.words))


def _says_where(sentence: str, question: Question) -> bool:
    """Whether a sentence has a place, or something like it, that the question has not."""
    lexicon, asked = question.lexicon, _asked(question)
    words = [fold(each[0]) for each in _WORD.finditer(sentence)]
    return any(
        one in lexicon.before_wheres
        and not other[0].isdecimal()
        and asked.isdisjoint(stems_in(other))
        and not lexicon.unit_of_time(other)
        for one, other in pairwise(words)
    )


def _says_when(sentence: str, question: Question) -> bool:
    """Whether a sentence has a year, or so much time before or after."""
    words = split_words(sentence)
    return _YEAR.search(sentence) is not None or any(map(question.lexicon.unit_of_time, words))
