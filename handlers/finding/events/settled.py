"""The one event that a question is about whatever else it says, and what its text says of that."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.events.closest import names_section
from handlers.finding.events.details import EVENT_ASKS, details
from handlers.finding.events.inside import find_inside, tell_inside
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, is_specific
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.phrases import told_by, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.frames.saying import says
from handlers.finding.people.doers import is_contest

_MOST = 0.5
"""The part of what the brief knows of a question that the event has at least."""
_AHEAD = 0.75
"""How much of that the next event has at most."""
_TELLING = 2
_OF_EVENTS = frozenset(EVENT_ASKS) - {"how_long"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and how well it fits."""

    sentence: str
    at: int
    says: bool | None
    """Whether it says a thing of the kind that is asked for."""
    more: int
    """How many words of the question it has that the event is not called by."""
    own: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        """How well it fits."""
        return bool(self.says), self.more, self.own


def answer_settled(question: Question, said: Answer | None) -> Answer | None:
    """An answer that is certain as it is, else what the one event says that is surely meant."""
    if said and (said.is_certain or said.talk or said.agreements):
        return said
    if (said and said.section) or question.focus or names_section(question):
        return said
    if not (event := find_settled(question)) or not _is_asked(question):
        return said
    best = find_sentence(question, event)
    contest = any(is_contest(each.word, question) for each in question.frame.solid)
    if said and contest and not (best and best.says):
        # Who was there has not won for that.
        return said
    if said and not (best and best.says) and _tells(said, event, question):
        return said
    told = _tell(question, event, best)
    if told is None:
        return said
    is_full = event.is_full and not question.found.unknown
    certain = is_full and bool(best and best.says)
    head = told if certain or _is_plain(question, best) else lines(question.apart(event), told)
    return Answer(head, (event.event.id,), is_certain=certain)


def _tells(said: Answer, event: Candidate, question: Question) -> bool:
    """Whether an answer tells of the event already, or what is nearest to a yes."""
    return event.event.id in said.events or ("whether" in question.frame.asks and bool(said.events))


def _tell(question: Question, event: Candidate, best: Said | None) -> Markup | None:
    """What the event says of what is asked; None where it says nothing of it."""
    asks = _OF_EVENTS.intersection(question.frame.asks)
    if best and best.says:
        return told_by(best.sentence, best.at)
    if asks:
        inside = find_inside(question, [event])
        return (
            lines(*tell_inside(inside, question, is_certain=False))
            if inside
            else details(question, event)
        )
    if best and best.more:
        return told_by(best.sentence, best.at)
    return when_and_what(event, question.t) if question.found.unknown else None


def _is_plain(question: Question, best: Said | None) -> bool:
    """Whether a reason is told: by whatever verb one asks for it, it says why."""
    unknown = question.found.unknown
    reason = bool(best and best.says) and "why" in question.frame.asks
    return reason and all(each.is_verb for each in unknown)


def _is_asked(question: Question) -> bool:
    """Whether something is asked, and not only looked for by words that the brief has."""
    frame = question.frame
    acts = any(each.is_verb or each.is_doing for each in frame.terms)
    return bool(frame.asks or frame.is_open or acts or question.found.unknown)


def find_settled(question: Question) -> Candidate | None:
    """The one event that has most of what the brief knows of a question, far before any other."""
    frame, found = question.frame, question.found
    known = [each for each in frame.solid if each.met]
    pool = [each for each in found.every if each.in_period or not frame.values]
    called = [each for each in pool if each.is_called]
    pool = called if len(called) == 1 else pool
    ranked = sorted(pool, key=lambda each: -each.score)[:2]
    if not known or not ranked:
        return None
    best, total = ranked[0], sum(each.rarity for each in known)
    having = [each for each in known if best.at in each.met]
    if any(best.at not in each.strongly for each in known if each.kinds):
        return None
    if sum(each.rarity for each in having) < _MOST * total:
        return None
    if len(ranked) > 1 and ranked[1].score > _AHEAD * best.score:
        return None
    named = [e for e in having if best.at in e.strongly and not (e.is_place or e.offices)]
    telling = len(named) >= _TELLING or bool(frame.values)
    return best if any(telling or is_specific(e, question.knowledge) for e in named) else None


def find_sentence(question: Question, event: Candidate) -> Said | None:
    """The sentence that fits best; None where none has anything of what is asked."""
    language = question.t.language
    asked = [stems for _, stems in question.words]
    spoken = event.event.title, event.event.label
    named = find_words(asked, " ".join(each.in_language(language) for each in spoken))
    told = []
    for sentence in split_sentences(event.event.text.in_language(language)):
        found = find_words(asked, sentence)
        more = [at for number, at in found.items() if number not in named]
        is_said, at = says(sentence, question)
        told.append(
            Said(sentence, at if is_said else max(more, default=0), is_said, len(more), len(found))
        )
    best = max(told, key=lambda each: each.rank, default=None)
    return best if best and (best.says or best.more) else None
