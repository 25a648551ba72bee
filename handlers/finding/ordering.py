"""The first and the last, the longest and the largest, comparisons, what is planned."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import bold, lines
from handlers.dates import format_edtf
from handlers.finding import counting
from handlers.finding.answer import Answer
from handlers.finding.candidates import Candidate, find_candidates, is_within
from handlers.finding.details import details
from handlers.finding.phrases import SHOWN, duration, name_event, not_said, when_and_what
from handlers.finding.question import Question
from storage.edtf import Edtf

_LISTED = 50
_TWO = 2


def answer_first_or_last(question: Question) -> Answer | None:
    """The event that comes first or last, with what else is asked of it."""
    t = question.t
    dated = [each for each in question.pool() if not each.event.date.is_open]
    pool = [each for each in dated if not each.event.status] or dated
    if not pool:
        return question.nothing()
    newest = bool(question.frame.order)
    pool.sort(key=lambda each: (each.event.date, each.event.id), reverse=newest)
    first = pool[0]
    reason = t.gettext("the latest in the brief") if newest else t.gettext("the first in the brief")
    line = details(question, first)
    caveat = question.caveat(first) if question.found.unknown else None
    return Answer(
        lines(caveat, Markup("{} ({})").format(line, reason)),
        tuple(each.event.id for each in pool[:_LISTED]),
    )


def answer_longest(question: Question) -> Answer | None:
    """The event that lasted longest; None where it is known of none how long it lasted."""
    t = question.t
    pool = [each for each in question.pool() if duration(each.event.date, t)]
    if not pool:
        return None
    best = max(pool, key=lambda each: each.event.date.latest_end - each.event.date.earliest_start)
    head = Markup("{}: {} – {}").format(
        bold(name_event(best.event, t)),
        duration(best.event.date, t),
        format_edtf(best.event.date, t),
    )
    return Answer(head, (best.event.id,))


def answer_largest(question: Question) -> Answer:
    """The event that most people took part in, as far as the brief says."""
    largest = _find_largest(question.pool(), question)
    if not largest:
        none = question.t.markup("The brief does not say how large the events were.")
        return Answer(none, is_certain=False)
    best, written = largest
    head = Markup("{}: {}").format(bold(name_event(best.event, question.t)), written)
    return Answer(head, (best.event.id,))


def _find_largest(pool: Sequence[Candidate], question: Question) -> tuple[Candidate, str] | None:
    sized = [
        (size, each, written)
        for each in pool
        for size, written in counting.sizes(each.event, question.lexicon, question.t)
    ]
    if not sized:
        return None
    _, best, written = max(sized, key=lambda each: each[0])
    return best, written


def answer_compare(question: Question) -> Answer | None:
    """How many events each of what is compared has, or how many people came to them."""
    frame, t = question.frame, question.t
    counts: list[tuple[str, str]] = []
    if len(frame.values) > 1:
        for value in frame.values:
            within = find_candidates(question.knowledge, replace(frame, values=(value,))).full
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
    else:
        parted = [each for each in frame.solid if each.met]
        if len(parted) > 1:
            counts = [(each.written, str(len(each.met))) for each in parted]
    if len(counts) < _TWO and "when" not in frame.asks:
        return None
    shown = Markup(", ").join(
        Markup("{} – {}").format(bold(name), bold(count)) for name, count in counts
    )
    return Answer(shown, tuple(each.event.id for each in question.pool())[:_LISTED])


def _measure(within: Sequence[Candidate], question: Question) -> str:
    """How many there were, people where these are compared."""
    if not question.frame.of_people:
        return str(len(within))
    largest = _find_largest(within, question)
    return largest[1] if largest else "?"


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
    return Answer(Markup("; ").join(told), tuple(each.event.id for each in ordered))


def answer_planned(question: Question) -> Answer | None:
    """What the brief says is planned, as of its date, where that or what is to come is asked."""
    frame = question.frame
    if "planned" in frame.asks and not frame.values:
        return _tell_planned(question)
    upcoming = frame.upcoming
    if not upcoming or any(is_within(each.event.date, [upcoming]) for each in question.found.every):
        return None
    planned = _tell_planned(question)
    return planned if planned.events else None


def _tell_planned(question: Question) -> Answer:
    t, found = question.t, question.found
    unknown = [each.written for each in found.unknown]
    nothing_known = len(unknown) == len(question.frame.solid)
    pool = list(found.every) if nothing_known else question.pool()
    planned = [each for each in pool if each.event.status == "planned"]
    if not planned:
        none = t.markup("The brief mentions no plans (as of {date}).", date=question.as_of)
        return Answer(none, is_certain=False)
    told = [when_and_what(each, t) for each in planned[:SHOWN]]
    if "whether" in question.frame.asks:
        head = t.markup("Yes, planned as of {date}:", date=question.as_of)
    else:
        head = t.markup("Planned as of {date}:", date=question.as_of)
    caveat = not_said(unknown, t) if unknown else None
    return Answer(lines(head, *told, caveat), tuple(each.event.id for each in planned))
