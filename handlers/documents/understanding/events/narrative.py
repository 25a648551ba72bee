"""Paragraphs to events, facts and overview: each sentence goes to exactly one of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from handlers.documents.understanding.events.agreements import agreement_kind
from handlers.documents.understanding.events.chronicles import period_of
from handlers.documents.understanding.events.clauses import Clause, split_clauses
from handlers.documents.understanding.events.datelines import dateline_times
from handlers.documents.understanding.events.elsewhere import split_elsewhere
from handlers.documents.understanding.events.event import Draft, build_event, is_before
from handlers.documents.understanding.events.figures import amount_of, split_figures
from handlers.documents.understanding.events.judging import judge
from handlers.documents.understanding.events.state import State
from handlers.documents.understanding.events.telling import Judgement, Telling
from handlers.documents.understanding.events.told_times import times_told
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part
from handlers.documents.understanding.times.anniversaries import find_anniversaries
from handlers.documents.understanding.times.stays import stay_after
from handlers.documents.understanding.words.lexicon import find_words, word_set, word_stems
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadFact
from handlers.documents.understanding.words.tagging import Tagged
from storage.edtf import Edtf
from storage.words import fold


def read_paragraph(text: str, part: Part, context: Context, *, item: bool = False) -> None:
    """Put a paragraph's sentences where they belong."""
    if context.written and context.written != part.written:
        # Another letter goes on with nothing of the one before.
        part.written, part.last_year, part.last_event = context.written, context.written.year, None
    state = State(part, item, part.year or part.last_year, last_event=part.last_event)
    state.last_event = state.last_event or period_of(part, state.year, context)
    if state.year is None and part.planned and context.as_of:
        state.year = state.lent_year = context.as_of.latest_end.year
    state.note = _is_note(text, context)
    for sentence, dated in _with_datelines(context.sentences(text), state.year, context):
        context.reading.sentences += 1
        _read_sentence(sentence, dated, state, context)
    _close(state, context)
    # The next paragraph may speak of "the same year".
    part.last_event = state.last_event
    part.last_year = None if state.is_year_lent else state.year
    if state.overview:
        context.reading.overview.append(" ".join(state.overview))


def _is_note(text: str, context: Context) -> bool:
    """Whether a paragraph is a note: «Примечание. Написание имен согласовано 20.02.2020.»"""
    led = re.match(r"\W*([^\W\d]+(?:\.[^\W\d])?)\s*[.:–—-]\s", text)
    return led is not None and fold(led[1]) in context.lexicon.said["notes"]


def _with_datelines(
    sentences: list[str], year: int | None, context: Context
) -> Iterator[tuple[str, Times | None]]:
    """The sentences, a date that stands by itself together with what it dates."""
    led, dated = "", None
    for sentence in sentences:
        times = dateline_times(sentence, year, context)
        whole = f"{led} {sentence}".strip()
        if times:
            led, dated = whole, times
            continue
        yield whole, dated
        led, dated = "", None
    if led:
        yield led, dated


def _close(state: State, context: Context) -> None:
    for draft in state.open:
        event = build_event(draft, state.part, context)
        (context.reading.cancelled if event.cancelled else context.reading.events).append(event)
        _add_anniversaries(draft, context)
    state.open = []


def _add_anniversaries(draft: Draft, context: Context) -> None:
    """What an event celebrates, once a year of it."""
    facts = context.reading.facts
    for fact in find_anniversaries(context.tagged(draft.clause), draft.mention, context.language):
        if not any(each.derived and each.date == fact.date for each in facts):
            facts.append(replace(fact, source=draft.sentence))


def _read_sentence(sentence: str, dated: Times | None, state: State, context: Context) -> None:
    tagged = context.tagged(sentence)
    times = times_told(tagged, dated, state, context)
    if _tells_when(tagged, times, state, context):
        return
    kind, doubtful = _kind_of(tagged, times, state, context)
    if kind is Telling.EVENT and not (times.mentions or times.incomplete):
        period = period_of(state.part, state.year, context)
        times = replace(times, mentions=(period,) if period else ())
    if kind is Telling.CONTINUATION:
        # Where each told something else, what follows goes on with the last.
        apart = len({draft.clause for draft in state.open}) == len(state.open)
        for draft in state.open[-1:] if apart else state.open:
            draft.more.append(sentence)
        return
    if kind is not Telling.EVENT:
        _remember(times, state, figure=kind is Telling.FIGURE)
    if kind is Telling.FIGURE and (series := split_figures(tagged.text, times)):
        context.reading.facts += (
            replace(_fact(said, part, kind, state, context), source=sentence)
            for said, part in series
        )
    elif kind in (Telling.FIGURE, Telling.FOUNDING):
        context.reading.facts.append(_fact(sentence, times, kind, state, context))
    elif kind is Telling.EVENT:
        _close(state, context)
        problems = [Doubt(DoubtKind.NO_EVENT, "event", sentence)] if doubtful else []
        _open_events(sentence, tagged, times, state, context, problems)
    else:
        _close(state, context)
        state.overview.append(sentence)
        context.reading.background += 1


def _kind_of(tagged: Tagged, times: Times, state: State, context: Context) -> Judgement:
    """What a sentence tells where it stands: a note, or what was not held, goes on with nothing."""
    judged = judge(tagged, times, state.around, context)
    if state.note and judged.telling in (Telling.EVENT, Telling.CONTINUATION):
        return Judgement(Telling.OVERVIEW)
    if judged.telling is Telling.CONTINUATION and _is_another_not_held(tagged, state, context):
        return Judgement(Telling.OVERVIEW)
    return judged


def _is_another_not_held(tagged: Tagged, state: State, context: Context) -> bool:
    """Whether a sentence says of another thing than the last event that it was not held.

    `A return journey fell through`, but not `It fell through` or «Концерт сорвался из-за дождя».
    """
    said = fold(tagged.text)
    words = tagged.words()
    not_held = context.lexicon.find_said(said, "not_held") or any(
        context.lexicon.means(word, kind) for word in words for kind in ("cancelled", "postponed")
    )
    if not not_held or context.lexicon.is_one(next(iter(words), ""), "pronouns"):
        return False
    told = frozenset().union(*(word_stems(w) for d in state.open for w in find_words(d.clause)))
    first = words[:_SUBJECT]
    own = [word for word in first if context.lexicon.means(word, "events")]
    own += first if first[:1] and fold(first[0]) in _INDEFINITE else []
    return bool(own) and all(told.isdisjoint(word_stems(w)) for w in own if len(w) > _SHORT)


_SUBJECT, _SHORT = 5, 3
_INDEFINITE = word_set("a an een un une")
"""Words of which one is what a sentence speaks of."""


def _tells_when(tagged: Tagged, times: Times, state: State, context: Context) -> bool:
    """Keep a sentence that says on which days was what the one before gives only the year of."""
    draft = state.open[0] if len(state.open) == 1 else None
    said = times.mentions[0] if len(times.mentions) == 1 else None
    if not draft or not draft.mention or not said or not draft.mention.is_year:
        return False
    goes_on = context.lexicon.is_one(next(iter(tagged.words()), ""), "pronouns")
    whole, days = draft.mention.value, said.value
    inside = whole.earliest_start <= days.earliest_start and days.latest_end <= whole.latest_end
    if draft.mention.is_of_years or not (goes_on and said.has_day and inside):
        return False
    draft.mention = replace(said, start=0, end=0)
    draft.more.append(tagged.text)
    draft.doubts.append(Doubt(DoubtKind.GUESSED_DATE, "date", tagged.text))
    state.last_event = said
    return True


def _terms(times: Times, kind: Telling) -> tuple[Mention, ...]:
    """The terms of an agreement of which no other date is said."""
    return times.aside if kind is Telling.FOUNDING else ()


def _remember(times: Times, state: State, *, figure: bool) -> None:
    mention = times.mentions[0] if figure and times.mentions else None
    mention = mention or (times.mentions[-1] if times.mentions else None)
    if not (mention and mention.year) or mention.value.is_open:
        return
    # «… против 17 млн за тот же период 2017 года» only compares.
    if figure and mention.start > _LEADS and state.year and mention.year < state.year:
        return
    state.year = mention.year


_LEADS = 20
"""Signs before a year that leads a sentence."""


def _fact(sentence: str, times: Times, kind: Telling, state: State, context: Context) -> ReadFact:
    aside = _terms(times, kind) or tuple(
        each for each in times.aside if each.has_day or kind is Telling.FIGURE
    )
    mention = next(iter((*times.mentions, *aside)), None)
    told = state.open[-1].mention if state.open else None
    date = mention.value if mention else told.value if told else state.last_figure
    if date is None and state.part.year:
        date = Edtf.of(state.part.year)
    doubts = [Doubt(each, "date", sentence) for each in (mention.doubts if mention else ())]
    if mention is None:
        doubts.append(Doubt(DoubtKind.YEAR_INHERITED, "date", sentence))
    if kind is Telling.FIGURE:
        state.last_figure = date
        amount = amount_of(sentence, times, context.lexicon)
        return ReadFact(sentence, date, sentence, amount, doubts=tuple(doubts))
    agreement = agreement_kind(context.tagged(sentence), context)
    return ReadFact(sentence, date, sentence, agreement=agreement, doubts=tuple(doubts))


def _with_elsewhere(clauses: list[Clause], context: Context) -> list[Clause]:
    """The clauses of a sentence; what somebody did elsewhere was in the same year, it seems."""
    if len(clauses) != 1 or not (mention := clauses[0].mention) or not mention.year:
        return clauses
    tagged = context.tagged(clauses[0].text)
    if not (told := split_elsewhere(tagged, context.language, context.lexicon)):
        return clauses
    doubts = (*clauses[0].doubts, DoubtKind.SHARED_SENTENCE)
    year = Mention(Edtf.of(mention.year), 0, 0, (DoubtKind.GUESSED_DATE,))
    there = Clause(told[1], year, (*doubts, DoubtKind.GUESSED_DATE))
    return [Clause(told[0], mention, doubts), there]


def _open_events(
    sentence: str,
    tagged: Tagged,
    times: Times,
    state: State,
    context: Context,
    doubts: list[Doubt],
) -> None:
    problems = doubts + [Doubt(problem, "date", sentence) for problem in times.problems]
    if times.yearless and not times.mentions:
        problems.append(Doubt(DoubtKind.YEAR_MISSING, "date", sentence))
    clauses = split_clauses(tagged, times, context.lexicon)
    clauses = _with_elsewhere(clauses, context)
    for clause in clauses or [Clause(sentence, None)]:
        draft = Draft(clause.text, sentence, clause.mention, [], problems + [
            Doubt(kind, "date", sentence) for kind in clause.doubts
        ])  # fmt: skip
        state.open.append(draft)
    mentions = [clause.mention for clause in clauses if clause.mention]
    if mentions:
        state.last_event = mentions[-1]
        state.part.stay = stay_after(mentions[-1], state.part.stay)
        # What was done for a plan lends its year to no other plan.
        lending = [
            each
            for each in mentions
            if each.year and not (state.part.planned and is_before(each.value, context.as_of))
        ]
        state.year = lending[-1].year if lending else state.year
