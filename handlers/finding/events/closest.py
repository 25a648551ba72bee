"""The sentence of the brief that is nearest to a question that no rule could answer for certain."""

from dataclasses import dataclass, replace
from itertools import islice

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.finding.brief.passages import Match, Passage
from handlers.finding.brief.sentences import find_quantities
from handlers.finding.brief.sizes import YEAR, is_counting
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_within, stems_of
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.phrases import not_said, told_by, when_and_name
from handlers.finding.frames.question import Question
from handlers.finding.frames.saying import says
from handlers.finding.readings.reading import ANSWERS, SECTIONS
from storage.content import Told
from storage.words import split_words, stems

_TRIED = 12
_ENOUGH, _MOST, _ALL = 0.5, 0.7, 0.85
"""The part of a question that a sentence has at least: told as the nearest, against an answer
that is reckoned, as the answer."""
_SAID, _OWN = 0.3, 0.05
"""What it weighs that a sentence says a thing of the kind asked for, and each word that it has."""
_SEVERAL = 2
_RECKONED = {"how_long", "age"}
"""What is taken from dates, though a sentence may say it in its own words."""
_BESIDE = {"why", "hour", "source"}
"""What a sentence does not say by having the words."""
_OF_EVENTS = {"who", "where", "when"}


@dataclass(frozen=True, slots=True)
class _Closest:
    match: Match
    says: bool | None
    """Whether it says a thing of the kind that is asked for; None where any will do."""
    at: int = 0
    """Where in it that stands."""

    @property
    def rank(self) -> float:
        own = _OWN * len(self.match.own)
        return self.match.coverage + own + (_SAID if self.says else 0)


def answer_closest(question: Question, said: Answer | None) -> Answer | None:
    """An answer that is certain as it is, else the sentence that has most of the question."""
    return _with_number(question, _answer_closest(question, said))


def _answer_closest(question: Question, said: Answer | None) -> Answer | None:
    reckoned = not _RECKONED.isdisjoint(question.frame.asks)
    if question.focus or (said and (said.talk or (said.is_certain and not reckoned))):
        return said
    if not (best := _find_closest(question)) or not _is_better(best, said, question):
        return said
    passage, t = best.match.passage, question.t
    event = None if passage.event is None else question.knowledge.content.events[passage.event]
    told = told_by(passage.text, best.at or _find_last(passage, question))
    what = when_and_name(event, t) if event else None
    unknown = [
        each.written
        for each in question.found.unknown
        if not each.is_verb and not find_words([stems_of(each)], passage.text)
    ]
    certain = not unknown and best.match.coverage >= _ALL and best.says is not False
    if certain or (best.says and not _lacks_named(passage, question)):
        head = lines(told, what, not_said(unknown, t) if unknown else None)
    elif unknown:
        head = lines(
            Markup("{} {}").format(not_said(unknown, t), t.gettext("Closest:")), told, what
        )
    else:
        apart = t.markup("Not said directly. Closest:")
        head = lines(apart, told, what)
    if event:
        return Answer(head, (event.id,), is_certain=certain)
    if passage.agreement is not None:
        only = (passage.agreement,)
        return Answer(head, section="agreements", agreements=only, is_certain=certain)
    return Answer(head, section="about", is_certain=certain)


def _lacks_named(passage: Passage, question: Question) -> bool:
    """Whether a sentence is of an event that has not what another one is called."""
    at = passage.event
    return at is not None and any(
        at not in each.met and each.strongly and not (each.is_verb or each.is_place)
        for each in question.frame.solid
    )


def _with_number(question: Question, said: Answer | None) -> Answer | None:
    """A denial of how many, with the sentence of the event in question that has a number."""
    if not said or said.is_certain or said.talk or _NUMBERS.isdisjoint(question.frame.asks):
        return said
    event = _find_event(question, said)
    language = question.t.language
    if not event or not said.head or language not in event.text.texts:
        return said
    if "age" in question.frame.asks and all(each.is_name for each in question.frame.solid):
        # Of the numbers beside a person's name none is how old they are.
        return said
    words = [each for _, each in question.words]
    told = [
        (_has_order(each.sentence, question), len(find_words(words, each.sentence)), each)
        for each in find_quantities(event.text.in_language(language), language)
        if question.lexicon.unit_of_time(each.words)
        or ("how_long" not in question.frame.asks and is_counting(each))
    ]
    best = max(told, key=lambda each: each[:2], default=None)
    if not best or not (best[1] or len(told) == 1):
        return said
    quantity = best[2]
    if quantity.sentence in said.head.striptags():
        return said
    at = quantity.sentence.find(quantity.written)
    if "age" in question.frame.asks:
        # "The oldest was 81"
        at = max((at, *find_words(words, quantity.sentence).values()))
    sentence = told_by(quantity.sentence, at)
    first, *rest = said.head.split("\n")
    apart = question.t.gettext("Closest:")
    if first.striptags().endswith(":"):
        # What is nearest stands there already.
        return said
    rest = [each for each in rest if not each.striptags().startswith(apart)]
    rest = rest or [when_and_name(event, question.t)]
    head = lines(Markup("{} {}").format(first, apart), sentence, *rest)
    return replace(said, head=head, events=said.events or (event.id,))


def _has_order(sentence: str, question: Question) -> bool:
    """Whether it is asked how old somebody was, and a sentence says who was the oldest."""
    return "age" in question.frame.asks and any(
        question.lexicon.is_order(word) for word in split_words(sentence)
    )


_NUMBERS = {"how_many", "how_much", "how_long", "age", "measure"}


def _find_event(question: Question, said: Answer) -> Told | None:
    """The event that an answer is taken from, else the one that has all but what is unknown."""
    events = question.knowledge.content.events
    if said.events:
        return next((each for each in events if each.id == said.events[0]), None)
    counted = question.frame.counted
    near = [
        each.event
        for each in question.found.every
        if each.in_period
        and all(term.word == counted or not term.is_known for term in each.unmet)
        and any(each.at in term.met for term in question.frame.solid if term.word != counted)
    ]
    return near[0] if len(near) == 1 and not said.section else None


def _is_better(best: _Closest, said: Answer | None, question: Question) -> bool:
    """Whether a sentence says more of what is asked than an answer does."""
    match = best.match
    known = [each for each in question.frame.solid if each.is_known]
    if not known or _is_answered(said, match.passage, question):
        return False
    if "age" in question.frame.asks and all(each.is_name for each in question.frame.solid):
        # Of the numbers beside a person's name none is how old they are.
        return False
    if said and said.is_certain:
        return bool(best.says and match.own) and match.coverage >= _MOST
    if names_section(question):
        return False
    if said is None:
        several = min(len(known), len(match.own)) >= _SEVERAL
        if not (several or (question.frame.defines and _is_said(match.passage, question))):
            return False
        return match.coverage >= _ALL and (match.passage.is_fact or _is_asked(question))
    event = match.passage.event
    if event is None:
        return True
    if not _is_of_best(event, question):
        return False
    is_of_it = question.knowledge.content.events[event].id in said.events
    return not (is_of_it and _OF_EVENTS.intersection(question.frame.asks))


def _is_said(passage: Passage, question: Question) -> bool:
    """Whether a sentence has a word of the question itself, not only one of its family."""
    return any(not passage.stems.isdisjoint(stems(word)) for word, _ in question.words)


def _is_answered(said: Answer | None, passage: Passage, question: Question) -> bool:
    """Whether what is said has the sentence, or no sentence can say what is asked."""
    if said and said.head and passage.text in said.head.striptags():
        return True
    # Who holds an office is told by roles.
    of_office = any(each.offices and each.is_known for each in question.frame.solid)
    beside = of_office or not _BESIDE.isdisjoint(question.frame.asks)
    return beside or _asks_for_list(question) or _is_of_another_time(question)


def names_section(question: Question) -> bool:
    """Whether a part of the brief is asked for, not a sentence."""
    intents = question.lexicon.find_intents(question.frame.text, question.knowledge.subject.sides)
    return not intents.keys().isdisjoint((*ANSWERS, *SECTIONS))


def _asks_for_list(question: Question) -> bool:
    """Whether all of something are asked for, not what one sentence says."""
    words = split_words(question.frame.text)
    return "list" in question.frame.asks or not question.lexicon.events.isdisjoint(words)


def _is_of_best(event: int, question: Question) -> bool:
    """Whether an event lacks no more of what is asked than any other, and is of its kind."""
    unmet = {each.at: len(each.unmet) for each in question.found.every}
    if event not in unmet or unmet[event] > min(unmet.values()):
        return False
    return all(event in each.strongly for each in question.frame.solid if each.kinds)


def _is_of_another_time(question: Question) -> bool:
    """Whether all that is asked took place, but not then."""
    best = question.found.best[:1]
    return bool(best) and not (best[0].in_period or best[0].unmet or question.found.unknown)


def _is_asked(question: Question) -> bool:
    """Whether a text is a question, not just words to be looked for."""
    frame = question.frame
    acts = any(each.is_verb or each.is_doing for each in frame.terms)
    return bool(frame.asks or frame.defines or (frame.is_open and acts))


def _find_closest(question: Question) -> _Closest | None:
    if not question.words:
        return None
    found = question.passages.find([stems for _, stems in question.words])
    then = islice((each for each in found if _is_then(each.passage, question)), _TRIED)
    told = [_Closest(each, *says(each.passage.text, question)) for each in then]
    best = max(told, key=lambda each: each.rank, default=None)
    if not best or best.says is False or best.match.coverage < _ENOUGH:
        return None
    return best if best.match.own or best.says else None


def _find_last(passage: Passage, question: Question) -> int:
    """Where the last word of the question stands in a sentence."""
    words = [stems for _, stems in question.words]
    return max(find_words(words, passage.text).values(), default=0)


def _is_then(passage: Passage, question: Question) -> bool:
    """Whether a sentence is of the periods that are asked for, or names their years."""
    values = question.frame.values
    if not values or (passage.date and is_within(passage.date, values)):
        return True
    years = {word for word in split_words(question.frame.text) if YEAR.fullmatch(word)}
    return not years.isdisjoint(passage.stems)
