"""What the facts, the agreements and the overview of a brief say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.about.screens import format_number
from handlers.chat.view import bold, clip, lines
from handlers.dates import format_edtf
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.brief.sentences import find_quantities, split_sentences, tells_measure
from handlers.finding.brief.sizes import YEAR
from handlers.finding.brief.wording import pairs_of
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, find_sentence, is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SENTENCE_LENGTH, SHOWN, told_by, years_since, yes
from handlers.finding.frames.question import Question
from storage.edtf import Edtf
from storage.words import split_words

_SEVERAL = 2
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_AMOUNT = {"how_many", "how_much", "list", "change"}
_SERIES = _AMOUNT | {"whether", "compare", "earlier", "largest", "longer", "when"}


def find_fact(question: Question) -> Sentence | None:
    """A sentence that has all that is asked and says more of it than any event."""
    if not (best := find_sentence(question.knowledge, question.frame)):
        return None
    sentence, score = best
    if question.frame.values and not _is_then(sentence, question):
        return None
    if full := question.found.full:
        terms = [each for each in question.frame.solid if each.is_known]
        most = max(sum(term.rarity for term in terms if each.at in term.met) for each in full)
        called = any(each.is_called for each in full)
        if most > score or (called and not _is_called(sentence, question)):
            return None
    return sentence


def _is_called(sentence: Sentence, question: Question) -> bool:
    """Whether two words stand together in a sentence as they do in the question."""
    asked = pairs_of(question.frame.meant)
    return any(not asked.isdisjoint(pairs_of(text)) for text in sentence.text.values())


def find_said(question: Question) -> Sentence | None:
    """A sentence that has all that is asked, whatever the events say."""
    best = find_sentence(question.knowledge, question.frame)
    return best[0] if best else None


def tell_place(question: Question, place: Term) -> Markup | None:
    """What the whole says of a place: a sentence with a figure, of the year of an agreement."""
    language, knowledge = question.t.language, question.knowledge
    # That it is a partner, before how far it is.
    if not (said := sorted(place.said - knowledge.measures) or sorted(place.said)):
        return None

    def rank(at: int) -> tuple[bool, bool, int]:
        """A year before none, a partnership before none, one place before several."""
        text = knowledge.sentences[at].in_language(language)
        others = knowledge.whole_places.intersection(split_words(text)) - place.forms
        return not _YEAR.search(text), at not in knowledge.partnerships, len(others)

    return tell_sentence(question, knowledge.sentences[min(said, key=rank)]).head


def find_any(question: Question, *, of_period: bool = False) -> Answer | None:
    """That sentence, as an answer; `of_period` it must be of the time that is asked for."""
    said = find_said(question)
    periods = [each for each in question.frame.values if isinstance(each, Edtf)]
    if said and of_period and periods and not _speaks_of_then(said, question):
        return None
    return tell_sentence(question, said) if said else None


def _speaks_of_then(sentence: Sentence, question: Question) -> bool:
    """Whether a sentence has a date, or names a year, of the time that is asked for."""
    words = split_words(sentence.in_language(question.t.language))
    years = {str(e.start.year) for e in question.frame.values if isinstance(e, Edtf) and e.start}
    return _is_then(sentence, question) or not years.isdisjoint(words)


def tell_near(question: Question, best: Candidate) -> Answer | None:
    """A sentence that has all that the brief knows of a question, where no event has that."""
    known = [each for each in question.frame.solid if each.is_known]
    if len(known) < _SEVERAL or not best.unmet:
        return None
    shared = frozenset.intersection(*(each.said for each in known))
    if not shared:
        return None
    told = tell_sentence(question, question.knowledge.sentences[min(shared)])
    return replace(told, head=lines(question.apart(best), told.head), is_certain=False)


def find_fact_of_period(question: Question) -> Answer | None:
    """The facts of a period in which there were no events, where nothing else is asked."""
    frame = question.frame
    if frame.solid or not frame.values or question.found.full:
        return None
    found = [each for each in question.knowledge.sentences if _is_then(each, question)]
    return tell_sentence(question, found[0]) if found else None


def answer_whether(question: Question) -> Answer | None:
    """Yes, with a sentence that has all of the question; None where an event is named so."""
    solid = question.frame.solid
    if _is_named(question, solid) or not (sentence := find_fact(question)):
        return None
    at = question.knowledge.sentences.index(sentence)
    told = tell_sentence(question, sentence)
    denied = question.is_denied_by(sentence.in_language(question.t.language))
    if denied or not told.head or not all(at in each.said for each in question.frame.terms):
        return told
    return replace(told, head=yes(told.head, question.t))


def tell_measured(question: Question) -> Answer | None:
    """A sentence on the whole with a quantity in units of measure and all that is asked."""
    units, t = question.lexicon.units, question.t
    # "Distance in km"
    solid = [each for each in question.frame.solid if each.word not in units]
    for at, sentence in enumerate(question.knowledge.sentences):
        if question.focus or not solid or not all(at in each.said for each in solid):
            continue
        if tells_measure(sentence.in_language(t.language), t.language, units):
            return tell_sentence(question, sentence)
    return None


def tell_sentence(question: Question, sentence: Sentence) -> Answer:
    """A sentence, before it its date or how long ago that is, where that is asked."""
    text = clip(sentence.in_language(question.t.language), SENTENCE_LENGTH)
    asks = set(question.frame.asks)
    date = None
    if sentence.date and asks & {"age", "how_long"}:
        date = tell_age(question, sentence.date)
    elif sentence.date and "when" in asks:
        date = bold(format_edtf(sentence.date, question.t))
    head = lines(date, Markup("{}").format(text)) if date else bold(text)
    return Answer(head, section="about")


def tell_lasting(question: Question, said: Sentence) -> Answer | None:
    """The sentence of a fact that says how long something takes; None where none does."""
    language = question.t.language
    for sentence in split_sentences(said.in_language(language)):
        for quantity in find_quantities(sentence, language):
            unit = question.lexicon.unit_of_time(quantity.words)
            if unit and not (unit == "year" and YEAR.fullmatch(quantity.number)):
                told = told_by(sentence, sentence.find(quantity.written))
                return Answer(told, section="about")
    return None


def tell_age(question: Question, since: Edtf) -> Markup:
    """Since when, and how many years that is at the brief's date."""
    t, as_of = question.t, question.knowledge.content.as_of
    return t.markup(
        "{since}: {years} as of {date}",
        since=bold(format_edtf(since if since.is_open else Edtf(since.start, None), t)),
        years=bold(years_since(since, as_of, t)),
        date=question.as_of,
    )


def answer_outside(question: Question) -> Answer | None:
    """The sentence on what hardly any brief speaks of, without a yes: no visa may be needed."""
    asked = [each for each in question.frame.solid if each.word in question.lexicon.outside]
    forms = {form for each in asked for form in each.forms}
    if not forms or question.focus:
        return None
    language = question.t.language
    for direction in question.knowledge.content.directions:
        for sentence in split_sentences(direction.text.in_language(language)):
            if not forms.isdisjoint(split_words(sentence)):
                return Answer(told_by(sentence), direction=direction.id)
    for said in question.knowledge.sentences:
        if not forms.isdisjoint(split_words(said.in_language(language))):
            return tell_sentence(question, said)
    return None


def answer_value(question: Question) -> Answer | None:
    """What facts say in figures, the newest first, where all that is asked is what they are of."""
    frame = question.frame
    grows = question.lexicon.growth.intersection(split_words(frame.text))
    asked = [
        each for each in frame.solid if (not each.is_place or each.said) and each.word not in grows
    ]
    asks = set(frame.asks) - (_SERIES if grows else _AMOUNT)
    if not asked or asks or question.focus or question.counts_areas:
        return None
    of_amount = not question.lexicon.amounts.isdisjoint(split_words(frame.text))
    if any(each.strongly for each in asked) and not of_amount:
        return None
    by_figures = bool(grows) or _is_of_size(question)
    telling = [
        sentence
        for at, sentence in enumerate(question.knowledge.sentences)
        if all(at in each.said for each in asked)
        and (sentence.value or (by_figures and _has_figures(sentence, question)))
    ]
    if grows or not frame.values:
        return _tell_series(telling, question)
    then = [each for each in telling if _is_then(each, question)]
    if then or not telling or not telling[0].date:
        return tell_value(then[0], question) if then else None
    told = tell_value(telling[0], question)
    return replace(
        told, head=lines(question.not_then(telling[0].date), told.head), is_certain=False
    )


def _tell_series(telling: Sequence[Sentence], question: Question) -> Answer | None:
    """The newest of the facts, and the others that count the same by years."""
    if not telling:
        return None
    dated = [(each.date, -at, each) for at, each in enumerate(telling) if each.date]
    newest = [each for *_, each in sorted(dated, key=lambda each: each[:2], reverse=True)]
    first = (newest or telling)[0]
    series = [each for each in newest if each.value and each.unit == first.unit] or [first]
    others = [_tell_figure(each, question) for each in series[1:SHOWN]]
    told = tell_value(first, question)
    return replace(told, head=lines(told.head, *others))


def _is_of_size(question: Question) -> bool:
    """Whether it is asked how large something is, and not how many there are of something."""
    frame, lexicon = question.frame, question.lexicon
    if not lexicon.amounts.isdisjoint(lexicon.thesaurus.alike(frame.counted)):
        # «Торговля сколько»
        return True
    return not (frame.asks and frame.counted) or "how_much" in frame.asks


def _has_figures(sentence: Sentence, question: Question) -> bool:
    """Whether a dated fact tells a quantity."""
    language = question.t.language
    return sentence.date is not None and any(
        not quantity.in_words and quantity.number != str(sentence.date)
        for quantity in find_quantities(sentence.in_language(language), language)
    )


def tell_value(sentence: Sentence, question: Question) -> Answer:
    """What a fact says in figures, of when that is, and its words."""
    t = question.t
    text = clip(sentence.in_language(t.language), SENTENCE_LENGTH)
    if not sentence.value:
        return Answer(bold(text), section="about")
    return Answer(Markup("{} – {}").format(_tell_figure(sentence, question), text), section="about")


def _tell_figure(sentence: Sentence, question: Question) -> Markup:
    """The value of a fact that has one, with its unit and its date."""
    t = question.t
    value = (
        f"{format_number(sentence.value or '', t)} {sentence.unit.in_language(t.language)}".strip()
    )
    when = f" ({format_edtf(sentence.date, t)})" if sentence.date else ""
    return Markup("{}{}").format(bold(value), when)


def _is_then(sentence: Sentence, question: Question) -> bool:
    return sentence.date is not None and is_within(sentence.date, question.frame.values)


def _is_named(question: Question, solid: Sequence[Term]) -> bool:
    """Whether an event has all the words in its title and names."""
    return any(all(each.at in term.strongly for term in solid) for each in question.found.full)
