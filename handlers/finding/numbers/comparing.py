"""Which of two: more, earlier."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from handlers.about.screens import format_number
from handlers.chat.view import bold, lines, listed
from handlers.dates import format_during, format_edtf
from handlers.finding.about.facts import find_any
from handlers.finding.brief import sizes
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.brief.yearly_values import read_yearly_values
from handlers.finding.events.commonest import count_commonest
from handlers.finding.events.ordering import find_largest
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN, told_by, when_and_what
from handlers.finding.frames.question import Question
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.words import split_words

_LISTED = 50
_TWO = 2


def answer_compare(question: Question) -> Answer | None:
    """How many events each of what is compared has, or how many people came to them."""
    for compare in (_compare_facts, _compare_yearly_values, _compare_apart):
        if found := compare(question):
            return found
    frame, t = question.frame, question.t
    counts: list[tuple[str, str]] = []
    if len(frame.values) > 1:
        met = [each for each in question.found.every if not each.unmet]
        for value in frame.values:
            within = [each for each in met if is_within(each.event.date, [value])]
            name = str(format_edtf(value, t)) if isinstance(value, Edtf) else ""
            counts.append((name, _measure(within, question)))
    elif "when" in frame.asks:
        years = Counter(
            year
            for each in question.pool()
            if not each.event.date.is_open
            for year in range(
                each.event.date.latest_start.year, each.event.date.earliest_end.year + 1
            )
        )
        counts = [(str(year), str(count)) for year, count in years.most_common(SHOWN)]
    elif not (counts := count_commonest(question)):
        parted = [each for each in frame.solid if each.met and (each.is_name or each.kinds)]
        if len(parted) > 1:
            counts = [(each.written, str(len(each.met))) for each in parted]
    if len(counts) < _TWO and "when" not in frame.asks:
        return None
    none = all(count == "0" for _, count in counts)
    if counts and none and (said := find_any(question)):
        # «52,1 млн в 2023 году, 47,8 млн в 2024 году»
        return said
    shown = Markup(", ").join(
        Markup("{} – {}").format(bold(name), bold(count)) for name, count in counts
    )
    ids = tuple(each.event.id for each in question.pool())[:_LISTED]
    # Where it has none of either, another brief may know more.
    return Answer(shown, ids, is_certain=not none)


def _compare_facts(question: Question) -> Answer | None:
    """The value of a fact in two periods, the greater first; None where it has none of them."""
    frame, t = question.frame, question.t
    asked = [each for each in frame.solid if each.said]
    periods = [_begin(each) for each in _periods(question)]
    if any(each.is_known and not (each.said or each.is_verb) for each in frame.solid):
        return None
    if not asked or question.focus or len(periods) > _TWO:
        return None
    telling = [
        sentence
        for at, sentence in enumerate(question.knowledge.sentences)
        if sentence.value and sentence.date and all(at in each.said for each in asked)
    ]
    pairs = [
        (one, other)
        for one in telling
        for other in telling
        if one is not other and _unit(one, t) == _unit(other, t)
        if _are_then(one, other, periods)
    ]
    if not pairs:
        return None
    pair = (
        max(pairs, key=lambda each: (each[1].date, each[0].date))
        if len(periods) < _TWO
        else pairs[0]
    )
    less, more = sorted(pair, key=lambda each: float(each.value or 0))
    if less.value == more.value:
        return Answer(listed((_tell_value(each, t) for each in pair), t), section="about")
    head = t.markup(
        "More {then}; {otherwise}", then=_tell_value(more, t), otherwise=_tell_value(less, t)
    )
    return Answer(head, section="about")


def _compare_yearly_values(question: Question) -> Answer | None:
    """The values that one sentence gives for two years, the greater first."""
    frame, t = question.frame, question.t
    years = [str(each.start.year) for each in map(_begin, _periods(question)) if each.start]
    solid = [each for each in frame.solid if each.is_known]
    if question.focus or len(years) != _TWO or not solid:
        return None
    for at, sentence in enumerate(question.knowledge.sentences):
        if not all(at in each.said for each in solid):
            continue
        values = read_yearly_values(sentence.in_language(t.language), t.language)
        if not all(year in values for year in years):
            continue
        less, more = sorted(years, key=lambda year: values[year])
        numbers = (Markup("{} – {}").format(y, bold(_format(values[y], t))) for y in (more, less))
        head = t.markup(
            "More {then}; {otherwise}", **dict(zip(("then", "otherwise"), numbers, strict=True))
        )
        return Answer(lines(head, told_by(sentence.in_language(t.language))), section="about")
    return None


def _periods(question: Question) -> list[Edtf]:
    return [each for each in question.frame.values if isinstance(each, Edtf)]


def _format(value: float, t: Texts) -> str:
    return format_number(f"{value:g}", t)


def _are_then(one: Sentence, other: Sentence, periods: Sequence[Edtf]) -> bool:
    """Whether two facts are of the two periods; of the one, or the last, and of before it."""
    if len(periods) == _TWO:
        return _is_then(one, periods[0]) and _is_then(other, periods[1])
    later = not periods or _is_then(other, periods[0])
    return later and one.date is not None and other.date is not None and one.date < other.date


def _begin(period: Edtf) -> Edtf:
    """A period that only begins, as its beginning: «по сравнению с 2023 годом»."""
    return Edtf(period.start, period.start) if period.is_open and period.start else period


def _is_then(sentence: Sentence, period: Edtf) -> bool:
    return sentence.date is not None and is_within(sentence.date, [period])


def _unit(sentence: Sentence, t: Texts) -> str:
    return sentence.unit.in_language(t.language)


def _tell_value(sentence: Sentence, t: Texts) -> Markup:
    """When a fact is of, and its value: «в 2024 году: 146,3 млн долларов»."""
    value = f"{format_number(sentence.value or '', t)} {_unit(sentence, t)}".strip()
    when = format_during(sentence.date, t) if sentence.date else ""
    return Markup("{} – {}").format(when, bold(value))


def _measure(within: Sequence[Candidate], question: Question) -> str:
    """How many there were, people where these are compared."""
    if not question.frame.of_people:
        return str(len(within))
    largest = find_largest(within, question)
    return largest[2] if largest else "?"


def answer_earlier(question: Question) -> Answer | None:
    """What is compared, in the order of its dates."""
    known = [each for each in question.frame.solid if each.strongly]
    best: dict[int, Candidate] = {}
    for term in known:
        having = [each for each in question.found.every if each.at in term.strongly]
        if having:
            first = max(having, key=lambda each: each.score)
            best[first.at] = first
    if len(best) < _TWO:
        return None
    ordered = sorted(best.values(), key=lambda each: (each.event.date, each.event.id))
    told = [when_and_what(each, question.t) for each in ordered[:SHOWN]]
    return Answer(listed(told, question.t), tuple(each.event.id for each in ordered))


def _halves(question: Question) -> list[list[Term]]:
    """The words on the sides of an "or"."""
    words, either = split_words(question.frame.text), question.lexicon.either
    at = [n for n, word in enumerate(words) if word in either[question.frame.language]]
    if len(at) != 1:
        return []
    sides = words[: at[0]], words[at[0] + 1 :]
    return [[each for each in question.frame.solid if each.word in side] for side in sides]


def _compare_apart(question: Question) -> Answer | None:
    """How many there were in each of two places, each in its own period: "in A in 2010 or in B"."""
    values, halves = question.frame.values, _halves(question)
    places = [[each for each in half if each.is_place] for half in halves]
    if not places or not all(places):
        return None
    told: list[tuple[float, str, str]] = []
    ids: list[int] = []
    for number, half in enumerate(places):
        then = values[number : number + 1] if len(values) == len(places) else values
        there = [
            each
            for each in question.found.every
            if all(each.at in place.met for place in half)
            and not each.event.date.is_open
            and (not then or is_within(each.event.date, then))
        ]
        told.append((*_measure_there(there, question), _name(half, question)))
        ids += [each.event.id for each in there]
    told.sort(key=lambda each: -each[0])
    shown = [Markup("{} – {}").format(bold(name), bold(count)) for _, count, name in told]
    return Answer(Markup(", ").join(shown), tuple(ids[:_LISTED]))


def _name(terms: Sequence[Term], question: Question) -> str:
    """The place that words name, as the brief calls it, else as they were written."""
    language = question.t.language
    names = (
        each.name.in_language(language)
        for each in question.knowledge.content.named
        if each.kind == "place"
    )
    forms = {form for each in terms for form in each.forms}
    found = (name for name in names if forms.issuperset(split_words(name)))
    return next(found, " ".join(each.written for each in terms))


def _measure_there(there: Sequence[Candidate], question: Question) -> tuple[float, str]:
    """How many came to the largest of some events where that is asked, else how many it was."""
    asked = [each for each in question.frame.solid if not each.is_place]
    if question.frame.of_people or any(question.lexicon.is_group(each.word) for each in asked):
        counted = [
            size
            for each in there
            for size in sizes.numbers(each.event, question.lexicon, question.t)
        ]
        return max(counted, default=(0.0, "?"))
    count = question.t.ngettext("{count} event", "{count} events", len(there))
    return len(there), count
