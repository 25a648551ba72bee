"""Quantities that the texts of a brief tell: how many of what is counted, in their sentence."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import bold, clip, lines
from handlers.dates.words.single import is_of_date
from handlers.finding.about.facts import tell_value
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.brief.numerals import has_numeral
from handlers.finding.brief.sentences import Quantity, find_quantities, split_sentences
from handlers.finding.brief.sizes import (
    YEAR,
    is_agent,
    is_counting,
    is_doer,
    is_group_of_people,
)
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, is_specific, is_within, stems_of
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import name_event, not_said, told_by
from handlers.finding.frames.question import Question
from storage.words import fold, same_word, split_words, stems, stems_in

_LENGTH = 200
_NEAR = 60
"""Within how many letters before its length a thing stands."""
_KIN = 4
"""How many letters «чилийцев» and «из Чили» begin with alike."""
_FEW = 3


def tell_quantity(question: Question) -> Answer | None:
    """A number that a text tells of what is counted, in its sentence."""
    t, frame = question.t, question.frame
    counted = frame.counted
    best = question.found.best
    others = [each for each in frame.solid if each.word != counted]
    pool = [each for each in best if not _lacks(each, counted)]
    if not others and not question.focus:
        pool = [each for each in question.found.every if each.in_period]
    unknown = [each.written for each in others if not each.is_known]
    caveat = not_said(unknown, t) if unknown else None
    said = _tell_said(question, counted)
    if said and unknown:
        # What is said of the whole lacks no more of the question than an event does.
        return replace(said, head=lines(said.head, caveat), is_certain=False)
    if said and not unknown and all(_is_of_whole(each, best, question) for each in others):
        # How many a city has, not how many once came from there.
        return said
    for each in pool[:50]:
        if sentence := _find_said_of(each, others, question):
            return Answer(bold(clip(sentence, _LENGTH)), (each.event.id,))
        if quantity := _find_quantity(each, question):
            told = bold(clip(quantity.sentence, _LENGTH))
            whole = _is_of_either(quantity, question) or _is_of_part(quantity, each, others)
            told = told if whole else _tell(quantity, counted)
            head = lines(told, caveat)
            return Answer(head, (each.event.id,), is_certain=not unknown)
    if frame.of_people and not counted and (measured := tell_measure(question, pool[:1])):
        return measured
    if found := said or _find_untranslated(pool, question):
        return found
    if counted or frame.solid or question.focus:
        return _tell_nearest(question, others)
    return _tell_evidence(best, question) if frame.terms and len(best) <= _FEW else None


def _is_of_either(quantity: Quantity, question: Question) -> bool:
    """Whether "they" can be either of two whom a sentence counts: "they won 12, we nine"."""
    they = question.lexicon.they[question.frame.language]
    if not question.focus or they.isdisjoint(split_words(question.frame.text)):
        return False
    after = quantity.sentence.partition(quantity.written)[2]
    return ";" in after and has_numeral(after, quantity.language)


def _is_of_part(quantity: Quantity, candidate: Candidate, others: Sequence[Term]) -> bool:
    """Whether it can be so many of those counted of whom it is asked: "of 212 wells 39 closed"."""
    after = quantity.sentence.partition(quantity.written)[2]
    said = any(candidate.at not in each.strongly for each in others)
    more = find_quantities(after, quantity.language)
    return said and any(is_counting(each) and not each.in_words for each in more)


def _is_of_whole(term: Term, best: Sequence[Candidate], question: Question) -> bool:
    """Whether a word tells no event from the whole: a side's name, a verb that none has."""
    none = term.is_verb and not any(each.is_full and each.at in term.met for each in best)
    return none or question.knowledge.subject.is_side(term.word)


def _find_quantity(candidate: Candidate, question: Question) -> Quantity | None:
    """The quantity of what is counted: of several that whose sentence has most of the question."""
    language, asked = question.t.language, [stems_of(each) for each in question.frame.terms]
    counted, best = question.frame.counted, None
    audience = question.lexicon.audience
    goes = not question.lexicon.going.isdisjoint(stems_in(question.frame.text))
    of_audience = not audience.isdisjoint(stems(counted))
    for each in find_quantities(candidate.event.text.in_language(language), language):
        own = stems_in(each.sentence)
        hits = sum(not stem.isdisjoint(own) for stem in asked)
        # Cadets of a ship are no visitors, where those are counted, too.
        hits += of_audience and not audience.isdisjoint(stems_in(each.written))
        # "And by how much did the water rise?"
        has_all = bool(question.focus and asked and hits == len(asked)) and not counted
        if (
            _counts(each, counted, question)
            or _is_of_title(each, candidate, question)
            or (has_all and is_counting(each))
        ) and (best is None or hits > best[0]):
            if goes and not audience.isdisjoint(stems_in(each.written)):
                # Who went along is none of those who came to see.
                continue
            best = hits, each
    return best[1] if best else None


def tell_measure(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence with a quantity in units of measure: how large a thing is, not how many came."""
    language, units = question.t.language, question.lexicon.units
    asked = [own for _, own in question.words]
    for each in best:
        measured = [
            (len(find_words(asked, quantity.sentence)), -at, quantity)
            for at, quantity in enumerate(
                find_quantities(each.event.text.in_language(language), language)
            )
            if not units.isdisjoint(split_words(quantity.words)[:2])
        ]
        if measured:
            # The sentence that has most of the thing, else the first.
            *_, quantity = max(measured, key=lambda e: e[:2])
            at = quantity.sentence.find(quantity.written)
            told = lines(question.caveat(each), told_by(quantity.sentence, at))
            return Answer(told, (each.event.id,), is_certain=not question.found.unknown)
    return None


def tell_length(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """How long a thing is that stands before its length: "a canal of nine kilometres"."""
    language, asked = question.t.language, [own for _, own in question.words]
    for each in best:
        for quantity in find_quantities(each.event.text.in_language(language), language):
            at = quantity.sentence.find(quantity.written)
            near = quantity.sentence[max(at - _NEAR, 0) : at]
            is_length = not question.lexicon.lengths.isdisjoint(split_words(quantity.words)[:1])
            if is_length and find_words(asked, near):
                told = lines(question.caveat(each), told_by(quantity.sentence, at))
                return Answer(told, (each.event.id,), is_certain=not question.found.unknown)
    return None


def _tell_nearest(question: Question, others: Sequence[Term]) -> Answer:
    """The word that the brief does not say how many, with the event that is nearest."""
    t, frame, counted, best = (
        question.t,
        question.frame,
        question.frame.counted,
        question.found.best,
    )
    nearest = list(best) if question.focus or _is_telling(question, others) else []
    if counted and (number := _find_in_nearest(nearest[:1], question)):
        return number
    if said := _tell_evidence(
        nearest or _having(best[:1], frame.terms), question
    ) or _tell_kindred_fact(others, question):
        return said
    head = (
        t.markup(
            "The brief does not say how many: “{words}”.", words=_written(frame.solid, counted)
        )
        if counted
        else t.markup("The brief does not say how much.")
    )
    near = t.markup("Closest: {event}", event=name_event(nearest[0].event, t)) if nearest else None
    return Answer(
        lines(bold(head), near), tuple(each.event.id for each in nearest), is_certain=False
    )


def _having(candidates: Sequence[Candidate], terms: Sequence[Term]) -> list[Candidate]:
    """Those that have one of the words, and are not only where it says."""
    named = [each for each in terms if not each.is_place]
    return [each for each in candidates if any(each.at in term.met for term in named)]


def _tell_evidence(nearest: Sequence[Candidate], question: Question) -> Answer | None:
    """The sentence of an event that has a number and what is asked beside the event's name."""
    said = question.find_evidence(nearest[:1])
    if not (said and said.says_more and tells_number(said.sentence, question.t.language)):
        return None
    # Who «people» are is said by what they did.
    unknown = [e for e in question.found.unknown if not question.lexicon.is_people(e.word)]
    sure = nearest[0].is_full and not unknown
    head = said.told if sure else lines(question.apart(nearest[0]), said.told)
    return Answer(head, (said.event.id,), is_certain=sure)


def tells_number(sentence: str, language: str) -> bool:
    """Whether a sentence has a number that is no date."""
    return has_numeral(sentence, language) or any(
        map(is_counting, find_quantities(sentence, language))
    )


def _tell_kindred_fact(others: Sequence[Term], question: Question) -> Answer | None:
    """What a fact says in figures that has what is asked beside what is counted."""
    if question.focus or not others or not all(each.said for each in others):
        return None
    for at in sorted(frozenset.intersection(*(each.said for each in others))):
        sentence = question.knowledge.sentences[at]
        if sentence.value and not question.frame.values:
            told = tell_value(sentence, question)
            apart = question.t.markup("Not said directly. Closest:")
            return replace(told, head=lines(apart, told.head), is_certain=False)
    return None


def _find_in_nearest(nearest: Sequence[Candidate], question: Question) -> Answer | None:
    """The number of what is counted in an event that lacks something else that is asked."""
    counted, language = question.frame.counted, question.t.language
    for each in nearest:
        for quantity in find_quantities(each.event.text.in_language(language), language):
            if _counts(quantity, counted, question):
                head = lines(question.apart(each), _tell(quantity, counted))
                return Answer(head, (each.event.id,), is_certain=False)
    return None


def _find_said_of(candidate: Candidate, others: Sequence[Term], question: Question) -> str | None:
    """The sentence with a number that has what is asked beside what is counted.

    Where another one counts the same of all: "all but two passed" of 24 who studied.
    """
    counted, language = question.frame.counted, question.t.language
    telling = [stems_of(each) for each in others if candidate.at not in each.strongly]
    counting, said = False, ""
    for sentence in split_sentences(candidate.event.text.in_language(language)):
        own = stems_in(sentence)
        if any(_counts(each, counted, question) for each in find_quantities(sentence, language)):
            counting = True
        elif telling and all(not each.isdisjoint(own) for each in telling):
            said = sentence
    return said if counting and tells_number(said, language) else None


def _is_of_title(quantity: Quantity, candidate: Candidate, question: Question) -> bool:
    """Whether it counts those of whom the event's title speaks: «сколько их было»."""
    frame, language = question.frame, question.t.language
    of_people = frame.of_people if not frame.counted else question.lexicon.is_people(frame.counted)
    if not of_people or is_of_date(quantity.words):
        return False
    title = split_words(candidate.event.title.in_language(language))
    counted = split_words(quantity.words)[0]
    if is_doer(counted, title):
        return True
    is_named = any(same_word(counted, other) for other in title)
    return is_named and (not frame.counted or is_agent(counted))


def _find_untranslated(pool: Sequence[Candidate], question: Question) -> Answer | None:
    """The one number of a text that nobody has translated: it cannot be told by its word."""
    for each in pool[:1]:
        text = each.event.text
        if question.t.language in text.texts:
            continue
        counts = [
            quantity
            for quantity in find_quantities(text.in_language(""), text.language)
            if is_counting(quantity) and not quantity.in_words
        ]
        if len(counts) == 1:
            return Answer(_tell(counts[0]), (each.event.id,))
    return None


def _is_telling(question: Question, terms: Sequence[Term]) -> bool:
    """Whether words point to an event, and not only to where it was."""
    return any(is_specific(each, question.knowledge) or each.is_doing for each in terms)


def _lacks(candidate: Candidate, counted: str) -> bool:
    """Whether an event does not have something that is asked beside what is counted."""
    return any(each.word != counted for each in candidate.unmet) or not candidate.in_period


def _tell(quantity: Quantity, counted: str = "") -> Markup:
    """The number as far as what is counted, and its sentence: "300 Egyptian rose bushes"."""
    words = quantity.words.split()
    at = next((at for at, word in enumerate(words) if same_word(fold(word), counted)), 0)
    written = quantity.written
    if at and written.endswith(words[0]):
        written = " ".join([written, *words[1 : at + 1]])
    return Markup("{} – {}").format(bold(written), clip(quantity.sentence, _LENGTH))


def _tell_said(question: Question, counted: str) -> Answer | None:
    """A number that a fact or the overview tells of what is counted."""
    frame = question.frame
    if question.focus or not counted:
        return None
    others = [
        each
        for each in frame.solid
        if each.word != counted and each.is_known and not (each.is_verb and not each.said)
    ]
    named = {at for each in frame.solid if each.word == counted for at in each.said}
    for at, sentence in enumerate(question.knowledge.sentences):
        if not all(at in each.said for each in others):
            continue
        if frame.values and not (sentence.date and is_within(sentence.date, frame.values)):
            continue
        if _is_valued(sentence, counted, question, is_named=at in named):
            return tell_value(sentence, question)
        language = question.t.language
        for quantity in find_quantities(sentence.in_language(language), language):
            if _counts(quantity, counted, question):
                return Answer(_tell(quantity, counted), section="about")
    return None


def _is_valued(sentence: Sentence, counted: str, question: Question, *, is_named: bool) -> bool:
    """Whether the value of a fact is how many there are of what is counted.

    Where its unit is people as such, its words say which.
    """
    unit = sentence.unit.in_language(question.t.language)
    if not sentence.value or not unit:
        return False
    if _counts(Quantity(sentence.value, unit, unit, ""), counted, question):
        return True
    return is_named and any(map(question.lexicon.is_group, split_words(unit)))


def _written(terms: list[Term], counted: str) -> str:
    return next((each.written for each in terms if each.word == counted), counted)


def _counts(quantity: Quantity, counted: str, question: Question) -> bool:
    """Whether a quantity is of what is counted."""
    if is_of_date(quantity.words):
        return False
    of_people = question.lexicon.is_people(counted) or (not counted and question.frame.of_people)
    if of_people and quantity.of_group:
        return is_group_of_people(split_words(quantity.words)[0], question.lexicon)
    if not counted and (question.focus or question.frame.of_people):
        # «Сколько их было?» asks for people.
        return any(map(question.lexicon.is_group, split_words(quantity.words)))
    if YEAR.fullmatch(quantity.number):
        return same_word(counted, split_words(quantity.words)[0])
    words = split_words(quantity.words)
    lexicon, subject = question.lexicon, question.knowledge.subject
    if lexicon.is_people(counted) and any(map(lexicon.is_group, words)):
        return True
    if subject.is_relative(counted) and any(each[:_KIN] == counted[:_KIN] for each in words):
        return True
    own = lexicon.thesaurus.stems_alike(counted)
    return any(
        not own.isdisjoint(stems(word)) or (len(counted) > 4 and same_word(counted, word))
        for word in words
    )
