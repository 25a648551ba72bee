"""How many: events of a kind, sections of the brief, else what its texts tell."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.chat.view import bold, clip, labelled, listed
from handlers.events.counting import count_events
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.events.ordering import answer_largest
from handlers.finding.frames.answer import Answer, Tally
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.phrases import count_kind, name_event
from handlers.finding.frames.question import Question
from handlers.finding.numbers.quantities import tell_measure, tell_quantity
from handlers.finding.people.doers import tell_score
from handlers.finding.people.stays import answer_stays
from storage.edtf import Edtf
from storage.words import split_words, stems_in

_LENGTH = 200
_SECTIONS = {"direction": "directions", "agreement": "agreements", "person": "people"}


def answer_how_many(question: Question) -> Answer | None:
    """The number of what is counted, with the events or the section that it is taken from."""
    frame, knowledge = question.frame, question.knowledge
    counted = frame.counted
    intents = set(question.lexicon.find_intents(counted))
    # "Visitors" are no visits.
    is_people = question.lexicon.is_people(counted)
    kinds = set() if is_people else question.lexicon.thesaurus.kinds_of(counted)
    is_hollow = question.lexicon.is_hollow
    fields = question.lexicon.find_whole(frame.text, frame.language).get("fields", set())
    others = [
        e
        for e in frame.solid
        if e.word != counted
        and not is_hollow(e.word)
        and e.word not in fields
        # «Сколько направлений насчитали»
        and e.word not in question.lexicon.recorded
        and (e.is_known or not e.is_verb)
        and not (question.counts_areas and question.lexicon.is_area(e.word))
        # «Тем-направлений»
        and not (intents and intents <= set(question.lexicon.find_intents(e.word)))
    ]
    listed = "" if counted or others else question.listed
    if listed == "direction" or (question.counts_areas and not others):
        return _tell_section(question, "direction", len(knowledge.content.directions))
    signs = kinds == {"agreement"} and bool(knowledge.content.agreements)
    if listed == "agreement" or (signs and not others):
        return _tell_section(question, "agreement", len(knowledge.content.agreements))
    alone = frame.varies and not (counted or question.found.unknown)
    if counted in question.lexicon.occasions and (
        often := answer_stays(question) or _tell_how_often(question)
    ):
        return often
    if "events" in intents or kinds or counted in question.lexicon.events or alone:
        return _count_events(question, sorted(kinds))
    narrowed = frame.solid or frame.values or question.focus
    # "How many people are mentioned" asks of the brief.
    recorded = not question.lexicon.recorded.isdisjoint(split_words(frame.text))
    narrowed = others or frame.values or question.focus if recorded else narrowed
    if listed == "person" or ((recorded or "people" in intents) and is_people and not narrowed):
        people = {part.named.id for _, part in knowledge.people}
        return _tell_section(question, "person", len(people))
    if is_people and not narrowed:
        # Where they were most: how many came to all events no brief says.
        return answer_largest(question)
    return _tell_size(question) or tell_quantity(question)


def _tell_size(question: Question) -> Answer | None:
    """How large the thing is that was shown, where no people are counted: "how big is it?"."""
    by_size = question.frame.of_people and not question.frame.counted
    return tell_measure(question, question.found.best[:1]) if by_size and question.focus else None


def _tell_how_often(question: Question) -> Answer | None:
    """The sentence of one event that says how often something was done: "ran aground twice"."""
    language, lexicon = question.t.language, question.lexicon
    if score := tell_score(question):
        return score
    for each in question.found.best[:1]:
        done = [
            stems_of(term)
            for term in question.frame.terms
            if term.is_verb and each.at in term.met - term.strongly
        ]
        for sentence in split_sentences(each.event.text.in_language(language)):
            said = not lexicon.occasions.isdisjoint(split_words(sentence))
            if said and any(not own.isdisjoint(stems_in(sentence)) for own in done):
                return Answer(bold(clip(sentence, _LENGTH)), (each.event.id,))
    return None


def _tell_section(question: Question, kind: str, count: int) -> Answer:
    """How many things a section of the brief has."""
    head = bold(count_kind(kind, count, question.lexicon, question.t))
    return Answer(head, section=_SECTIONS[kind], tally=Tally(kind, count))


def _count_events(question: Question, kinds: list[str]) -> Answer:
    t, frame = question.t, question.frame
    unknown = question.found.unknown
    if unknown:
        best = question.found.best
        if best:
            return question.near(best)
        return question.nothing() or Answer(None, is_certain=False)
    # "Noted down", which only the overview says, tells no event from another.
    is_hollow = question.lexicon.is_hollow
    tells = any(
        each.strongly or (not is_hollow(each.word) and (each.met or not each.is_verb))
        for each in frame.solid
    )
    found: Sequence[Candidate] = question.found.full
    if not (tells or frame.values):
        found = question.found_by(()).every
    found = [each for each in found if not (frame.happened and each.event.status)]
    full = [each for each in found if not each.event.date.is_open]
    counted = next((each for each in frame.solid if each.kinds), None)
    if counted:
        full = [each for each in full if each.at in counted.strongly]
    lasting = [] if kinds or counted or frame.values else [e for e in found if e not in full]
    tally = Tally(kinds[0] if len(kinds) == 1 else "event", len(full))
    count, text = tally.count, count_kind(tally.kind, tally.count, question.lexicon, t)
    ids = tuple(each.event.id for each in (*full, *lasting))
    if lasting:
        return Answer(bold(count_events(count, len(lasting), t)), ids, tally=tally)
    if not count:
        # No play of its own, and yet "eighteen performances" were given.
        told = tell_quantity(question) if frame.counted else None
        if told and told.is_certain:
            return told
        near = question.found.best
        if frame.values and near:
            return replace(question.near(near), tally=tally)
        none = t.markup("In the brief: {count}", count=bold(text))
        return Answer(none, tally=tally, is_certain=False)
    period = None
    if not frame.solid and len(frame.values) == 1 and isinstance(frame.values[0], Edtf):
        period = frame.values[0]
    names = listed((name_event(each.event, t) for each in full[:3]), t) if count <= 3 else ""
    head = labelled(bold(text), names, t) if names else bold(text)
    return Answer(head, ids, period=period, tally=tally)
