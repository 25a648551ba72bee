"""Paragraphs to events, facts and overview: each sentence goes to exactly one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from handlers.documents.understanding.clauses import Clause, split_clauses
from handlers.documents.understanding.context import Context
from handlers.documents.understanding.datelines import dateline_times
from handlers.documents.understanding.dating import (
    Mention,
    Times,
    find_parted,
    is_same_time,
    whole_year,
)
from handlers.documents.understanding.events import Draft, build_event
from handlers.documents.understanding.model import Doubt, DoubtKind, ReadFact
from handlers.documents.understanding.morphology import is_of_the_present, nominative
from handlers.documents.understanding.sections import Part, Section
from handlers.documents.understanding.tagging import Tagged
from storage.edtf import Edtf
from storage.words import fold

_AMOUNT = re.compile(r"\d{1,3}(?:[\s.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_LARGE = re.compile(r"(?<![\d.,])\d{1,3}(?:[\s.,]\d{3})+(?!\d)|\d{5,}")
_BY = re.compile(r"(?<!\w)(?:к|до|by|until|tegen|tot|d'ici|jusqu'en)\s*\d*$", re.IGNORECASE)
_FIRST_SIGNS = re.compile(r"^[\s«\"(–—-]*")


class _Kind(Enum):
    EVENT = auto()
    FIGURE = auto()
    FOUNDING = auto()
    CONTEXT = auto()
    CONTINUATION = auto()
    OVERVIEW = auto()


@dataclass(slots=True)
class _State:
    """What the sentences of a paragraph lend each other."""

    part: Part
    item: bool
    year: int | None
    last_event: Mention | None = None
    last_figure: Edtf | None = None
    open: list[Draft] = field(default_factory=list)
    """The events that a sentence without a date goes on telling."""
    overview: list[str] = field(default_factory=list)


def read_paragraph(text: str, part: Part, context: Context, *, item: bool = False) -> None:
    """Put a paragraph's sentences where they belong."""
    state = _State(part, item, part.year or part.last_year)
    for sentence, dated in _with_datelines(context.sentences(text), state.year, context):
        context.reading.sentences += 1
        _read_sentence(sentence, dated, state, context)
    _close(state, context)
    # The next paragraph may speak of "the same year".
    part.last_year = state.year
    if state.overview:
        context.reading.overview.append(" ".join(state.overview))


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


def _close(state: _State, context: Context) -> None:
    for draft in state.open:
        event = build_event(draft, state.part, context)
        (context.reading.cancelled if event.cancelled else context.reading.events).append(event)
    state.open = []


def _read_sentence(sentence: str, dated: Times | None, state: _State, context: Context) -> None:
    tagged = context.tagged(sentence)
    times = context.times(sentence, state.year)
    if dated and not (times.mentions and times.mentions[0].start < len(sentence) / 4):
        times = dated
    times = _with_same_time(tagged, times, state, context)
    kind = _judge(tagged, times, state, context)
    if kind is _Kind.CONTINUATION:
        for draft in state.open:
            draft.more.append(sentence)
        return
    if kind is not _Kind.EVENT:
        _remember(times, state, figure=kind is _Kind.FIGURE)
    if kind in (_Kind.FIGURE, _Kind.FOUNDING):
        context.reading.facts.append(_fact(sentence, times, kind, state, context))
    elif kind is _Kind.EVENT:
        _close(state, context)
        _open_events(sentence, tagged, times, state, context)
    else:
        _close(state, context)
        state.overview.append(sentence)
        context.reading.background += 1


def _with_same_time(tagged: Tagged, times: Times, state: _State, context: Context) -> Times:
    """The dates of a sentence, with what «тогда же» and «в течение года» mean."""
    if times.mentions:
        return times
    if state.last_event and is_same_time(tagged.text, context.lexicon):
        same = replace(
            state.last_event, start=0, end=0, doubts=(DoubtKind.SAME_TIME,), standing=False
        )
        return replace(times, mentions=(same,))
    if state.item and (
        parted := find_parted(tagged.text, context.today, context.language, state.year)
    ):
        return replace(times, mentions=parted)
    if said := whole_year(tagged.text, context.lexicon, state.year):
        return replace(times, mentions=(said,))
    return times


def _remember(times: Times, state: _State, *, figure: bool) -> None:
    mention = times.mentions[0] if figure and times.mentions else None
    mention = mention or (times.mentions[-1] if times.mentions else None)
    if mention and mention.year and not mention.value.is_open:
        state.year = mention.year


def _judge(tagged: Tagged, times: Times, state: _State, context: Context) -> _Kind:
    """What a sentence tells."""
    says = _Says(tagged, context)
    dated = [mention for mention in times.mentions if not mention.standing]
    has_day = any(mention.has_day for mention in dated)
    if says.figure and not (has_day and says.happening) and not (state.item and says.happening):
        return _figure_or_more(tagged, times, state, says)
    if not times.mentions:
        yearless = bool(times.yearless) and not says.yearly and not state.open
        told = yearless and (says.happened or says.planned or (state.item and says.event))
        return _Kind.EVENT if told else _undated(state, says)
    if not dated or (all(each.value.is_open and each.is_year for each in dated)):
        return _Kind.FOUNDING
    precise = any(not mention.is_year for mention in dated)
    if says.anniversary and not precise and not says.event:
        return _Kind.FOUNDING
    if says.agreement and says.signed and not precise:
        return _Kind.FOUNDING
    if state.item or _leads(tagged, dated):
        return _Kind.EVENT
    if says.continuing and not says.happened and not (precise and says.event):
        return _Kind.CONTEXT
    if says.happened or says.planned:
        return _Kind.EVENT
    if says.event and (precise or not says.agreement):
        return _Kind.EVENT
    return _Kind.EVENT if precise and says.verb else _Kind.CONTEXT


def _figure_or_more(tagged: Tagged, times: Times, state: _State, says: "_Says") -> _Kind:
    """A figure; or what an event's people agreed on, for a year to come."""
    if state.open and times.mentions and _BY.search(tagged.text[: times.mentions[0].start + 3]):
        return _Kind.CONTINUATION
    return _Kind.FIGURE if times.mentions or state.last_figure else _undated(state, says)


def _undated(state: _State, says: "_Says") -> _Kind:
    if (
        state.item
        and not state.open
        and not says.yearly
        and (says.event or state.part.section is Section.PLANS)
    ):
        return _Kind.EVENT
    return _Kind.CONTINUATION if state.open and not says.standing else _Kind.OVERVIEW


def _leads(tagged: Tagged, dated: list[Mention]) -> bool:
    """Whether a date and a dash begin the sentence: a line of a chronicle."""
    first = dated[0]
    at = _FIRST_SIGNS.match(tagged.text)
    begins = at is not None and first.start <= at.end()
    return begins and re.match(r"\s*[–—:-]\s", tagged.text[first.end :]) is not None


class _Says:
    """What the words of a sentence tell of its kind."""

    def __init__(self, tagged: Tagged, context: Context) -> None:
        lexicon = context.lexicon
        words = [token for token in tagged.tokens if token.is_word and not token.quoted]

        def means(kind: str) -> bool:
            return any(lexicon.means(word.text, kind) for word in words)

        figures = [
            (token.text, following.text)
            for token, following in zip(
                tagged.tokens, (*tagged.tokens[1:], *tagged.tokens[-1:]), strict=False
            )
            if token.text[:1].isdigit()
        ]
        has_unit = any(lexicon.is_one(unit, "figure_units") for _, unit in figures)
        self.event = means("events")
        self.happened = any(
            lexicon.means(word.text, "happened") and not lexicon.is_one(word.text, "planned")
            for word in words
        )
        self.planned = any(
            lexicon.is_one(word.text, "planned")
            and word.text.lower() not in ("план", "планы", "плану", "plan", "plans")
            for word in words
        )
        self.happening = self.event or self.planned
        self.continuing = means("continuing")
        self.yearly = lexicon.find_said(fold(tagged.text), "yearly") is not None
        self.anniversary = (
            means("anniversary") or re.search(r"\d-?летие?ю?", tagged.text) is not None
        )
        self.agreement = means("agreements")
        self.signed = means("signed")
        # «В городе работает генеральное консульство» goes on with no event of the past.
        self.standing = context.language == "ru" and is_of_the_present(words)
        self.verb = any(word.pos == "VERB" for word in words) or context.language != "ru"
        count = sum(lexicon.means(word.text, "figures") for word in words)
        large = _LARGE.search(tagged.text) is not None
        self.figure = count > 0 and (has_unit or large or (count > 1 and bool(figures)))


def _fact(sentence: str, times: Times, kind: _Kind, state: _State, context: Context) -> ReadFact:
    mention = times.mentions[0] if times.mentions else None
    date = mention.value if mention else state.last_figure
    doubts = [Doubt(each, "date", sentence) for each in (mention.doubts if mention else ())]
    if mention is None:
        doubts.append(Doubt(DoubtKind.YEAR_INHERITED, "date", sentence))
    if kind is _Kind.FIGURE:
        state.last_figure = date
        amount = _amount(sentence, times, context)
        return ReadFact(sentence, date, sentence, amount, doubts=tuple(doubts))
    agreement = agreement_kind(context.tagged(sentence), context)
    return ReadFact(sentence, date, sentence, agreement=agreement, doubts=tuple(doubts))


def _amount(sentence: str, times: Times, context: Context) -> str | None:
    """The number that a figure is, with its unit."""
    dates = [(each.start, each.end) for each in (*times.mentions, *times.aside)]
    amounts = [
        (match[0], _unit(sentence[match.end() :], context))
        for match in _AMOUNT.finditer(sentence)
        if not any(start < match.end() and match.start() < end for start, end in dates)
    ]
    # «За 9 месяцев – 65 тыс. туристов, на 5 % больше» speaks of the 65 thousand.
    measured = [each for each in amounts if each[1].strip() not in ("", "%")]
    counted = [each for each in amounts if not each[1]]
    largest = sorted(counted, key=lambda each: -len(re.sub(r"\D", "", each[0])))
    best = next(iter((*measured, *largest, *amounts)), None)
    return "".join(best) if best else None


def _unit(rest: str, context: Context) -> str:
    """The words that say of what a number is."""
    words = re.match(r"((?:\s*(?:%|[^\W\d_]+\.?)){0,4})", rest)
    kept = ""
    for word in re.findall(r"\s*(?:%|[^\W\d_]+\.?)", words[0] if words else ""):
        plain = word.strip().rstrip(".")
        if not (context.lexicon.is_one(plain, "figure_units") or plain.isupper()):
            break
        kept += word
    return kept.rstrip(".") if kept else ""


def agreement_kind(tagged: Tagged, context: Context) -> str | None:
    """What kind of agreement a sentence names: «протокол»."""
    for token in tagged.tokens:
        if not token.quoted and context.lexicon.means(token.text, "agreements"):
            if context.language == "ru" and token.pos != "NOUN":
                continue
            return nominative(token.text.lower(), token.case, number=token.number)
    return None


def _open_events(
    sentence: str, tagged: Tagged, times: Times, state: _State, context: Context
) -> None:
    problems = [Doubt(problem, "date", sentence) for problem in times.problems]
    if times.yearless and not times.mentions:
        problems.append(Doubt(DoubtKind.YEAR_MISSING, "date", sentence))
    clauses = split_clauses(tagged, times, context.lexicon)
    for clause in clauses or [Clause(sentence, None)]:
        draft = Draft(clause.text, sentence, clause.mention, [], problems + [
            Doubt(kind, "date", sentence) for kind in clause.doubts
        ])  # fmt: skip
        state.open.append(draft)
    mentions = [clause.mention for clause in clauses if clause.mention]
    if mentions:
        state.last_event = mentions[-1]
        if year := mentions[-1].year:
            state.year = year
