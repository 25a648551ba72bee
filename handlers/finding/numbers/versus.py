"""How two events compare by what is asked: people, money, days, metres, or any number of things."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from handlers.chat.view import bold, labelled, listed
from handlers.dates import format_edtf
from handlers.finding.brief import sizes
from handlers.finding.brief.sentences import Quantity, find_quantities, is_money
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import stems_of
from handlers.finding.frames.phrases import duration, name_event
from handlers.finding.frames.question import Question
from handlers.finding.numbers.sides import find_comparison
from storage.content import Told
from storage.words import fold, split_words, stems_in

_UNIT = 3
"""By how many letters two currencies, or units, are told apart."""
_METRES = re.compile(r"(?P<kilo>кило|kilo|к|k)?(?:метр|м\b|met|m\b)")
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}


@dataclass(frozen=True, slots=True)
class _Measured:
    """How much an event has of what is compared."""

    number: float
    written: str
    unit: str = ""


def answer_versus(question: Question) -> Answer | None:
    """How much each of two events has, that first which has what is asked; None without figures."""
    if not (found := find_comparison(question)):
        return None
    t, pair = question.t, (found.one, found.other)
    if not (measured := _measure(pair, question)):
        return None
    said = _said(question)
    less = not {"less", "shorter", "cheaper"}.isdisjoint(said)
    ranked = sorted(
        zip(pair, measured, strict=True),
        key=lambda each: (
            each[1] is None,
            (1 if less else -1) * (each[1].number if each[1] else 0),
        ),
    )
    known = [each for each in measured if each]
    comparable = len({each.unit for each in known}) == 1
    if not comparable:
        ranked = list(zip(pair, measured, strict=True))
    unsaid = t.gettext("the brief does not say")
    told = listed(
        (
            labelled(bold(name_event(event, t)), each.written if each else unsaid, t)
            for event, each in ranked
        ),
        t,
    )
    ids = tuple(event.id for event, _ in ranked)
    if len(known) == len(pair) and comparable:
        if known[0].number == known[1].number:
            return Answer(t.markup("The same: {events}", events=told), ids)
        if found.is_than and _asks_whether(question):
            is_so = ranked[0][0] is found.one
            told = (
                t.markup("Yes: {events}", events=told)
                if is_so
                else t.markup("No: {events}", events=told)
            )
    return Answer(told, ids)


def _said(question: Question) -> set[str]:
    """By what is compared: "more", "longer", "dearer"."""
    words = set(split_words(question.frame.text))
    said = question.lexicon.comparatives[question.frame.language]
    return {name for name, each in said.items() if not words.isdisjoint(each)}


def _asks_whether(question: Question) -> bool:
    """Whether it is asked if one has more than the other, and not which of them, or where."""
    lexicon, language = question.lexicon, question.frame.language
    asking = lexicon.open[language] - lexicon.than[language]
    return asking.isdisjoint(split_words(question.frame.text))


def _measure(pair: Sequence[Told], question: Question) -> list[_Measured | None]:
    """How much each of two has of what is asked; nothing where neither has any."""
    of_one: list[_Measured | None] = []
    for measure in _measures(pair, _said(question), question):
        found = [measure(each, question) for each in pair]
        if all(found):
            return found
        of_one = of_one or (found if any(found) else [])
    return of_one


_Measure = Callable[[Told, Question], _Measured | None]


def _measures(
    pair: Sequence[Told], said: AbstractSet[str], question: Question
) -> Iterator[_Measure]:
    """The ways to measure what is asked, the most exact first."""
    asks = question.frame.asks
    if "how_much" in asks or not {"dearer", "cheaper"}.isdisjoint(said):
        yield _cost
        return
    if not {"longer", "shorter"}.isdisjoint(said):
        if not any(each.is_doing for each in question.frame.terms):
            # A wall is long, a journey lasts.
            yield _length
        yield from (_lasting, _time)
        return
    asked = [word for word in split_words(question.frame.text) if _is_told(word, question)]
    named = [_names(each, question) for each in pair]
    for word in asked:
        own = question.lexicon.thesaurus.stems_alike(word)
        if all(each.isdisjoint(own) for each in named):
            yield partial(_counted, own=own)
    is_group = sizes.is_group_of_people
    groups = [each for each in question.frame.solid if is_group(each.word, question.lexicon)]
    # A tour is not asked how large it was against a show.
    of = {stem for each in groups for stem in stems_of(each)}
    alike = all(of.isdisjoint(each) for each in named) or not any(map(of.isdisjoint, named))
    yield partial(_people, of=of if alike else frozenset())
    yield _size


def _is_told(word: str, question: Question) -> bool:
    """Whether a word says something, and does not only compare."""
    lexicon, language = question.lexicon, question.frame.language
    if lexicon.is_comparative(word, language):
        return False
    return word in lexicon.events or not lexicon.is_filler_in(word, language)


def _names(event: Told, question: Question) -> set[str]:
    """The stems of the words that an event is called by."""
    spoken = (event.title, event.label)
    return stems_in(" ".join(each.in_language(question.t.language) for each in spoken))


def _quantities(event: Told, question: Question) -> Sequence[Quantity]:
    language = question.t.language
    return find_quantities(event.text.in_language(language), language)


def _cost(event: Told, question: Question) -> _Measured | None:
    """What it cost: of several sums that which is said to be it."""
    sums = [each for each in _quantities(event, question) if is_money(each)]
    language, asks = question.t.language, question.lexicon.find_asks
    said = [each for each in sums if "how_much" in asks(each.sentence, language)] or sums
    return next(
        (_Measured(e.value, e.written, split_words(e.words)[0][:_UNIT]) for e in said), None
    )


def _length(event: Told, question: Question) -> _Measured | None:
    """How many metres long it is."""
    for each in _quantities(event, question):
        if (found := _METRES.match(fold(each.words))) and each.number:
            times = 1_000 if found["kilo"] else 1
            return _Measured(each.value * times, each.written)
    return None


def _lasting(event: Told, question: Question) -> _Measured | None:
    """For how many days it was."""
    when = event.date
    if when.is_open or not when.start or not when.end:
        return None
    days = (when.latest_end - when.earliest_start).days + 1
    if told := duration(when, question.t):
        return _Measured(days, told)
    # From one month to another it was some months, on whichever days it began and ended.
    is_long = (when.earliest_end - when.latest_start).days > 0
    return _Measured(days, format_edtf(when, question.t)) if is_long else None


def _time(event: Told, question: Question) -> _Measured | None:
    """How long something of it lasts, as its text says."""
    for each in _quantities(event, question):
        unit = question.lexicon.unit_of_time(each.words)
        if unit in _DAYS and not sizes.YEAR.fullmatch(each.number):
            return _Measured(each.value * _DAYS[unit], each.written)
    return None


def _counted(event: Told, question: Question, own: AbstractSet[str]) -> _Measured | None:
    """How many there were of what has one of some stems."""
    told = sizes.counted(event, own, question.lexicon, question.t)
    return max((_Measured(*each) for each in told), key=lambda each: each.number, default=None)


def _people(event: Told, question: Question, of: AbstractSet[str]) -> _Measured | None:
    """How many people there were; of a group, where that is asked of."""
    lexicon, t = question.lexicon, question.t
    told = [*sizes.sizes_of(event, of, lexicon, t)] or [*sizes.sizes(event, lexicon, t)]
    if not told and (of or question.frame.of_people or _asks_of_people(question)):
        # «60 ветеринаров» are people, too.
        counted = ((e, split_words(e.words)) for e in _quantities(event, question))
        told = [(e.value, e.written) for e, words in counted if sizes.is_agent(words[0])]
    return max((_Measured(*each) for each in told), key=lambda each: each.number, default=None)


def _asks_of_people(question: Question) -> bool:
    lexicon = question.lexicon
    said = split_words(question.frame.text)
    return any(lexicon.is_people(each) or lexicon.is_group(each) for each in said)


def _size(event: Told, question: Question) -> _Measured | None:
    """How large it is in units of measure."""
    for each in _quantities(event, question):
        words = split_words(each.words)
        if not question.lexicon.units.isdisjoint(words[:2]):
            return _Measured(each.value, each.written, words[0][:_UNIT])
    return None
