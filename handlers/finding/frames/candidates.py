"""The events that a question can be about, with what each meets of it and what not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from handlers.dates import Recurring, Value
from handlers.finding.brief.knowledge import Knowledge, Sentence
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.subject import HOME
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.frame import Frame, Term
from storage.content import Told
from storage.edtf import Edtf
from storage.words import split_words, stems

_STRONG, _KINDRED, _WEAK, _WIDE, _DOING, _PLACE = 4.0, 2.7, 1.5, 0.7, 0.5, 2.0
NEAR_THE_BEST = 0.7
_FEW = 3
_OF_NO_COMING = frozenset({"planned", "why", "result", "change", "about", "purpose"})


class Candidate(NamedTuple):
    """An event, and how it meets the question; there is one of every event of a brief."""

    at: int
    event: Told
    score: float
    unmet: tuple[Term, ...]
    in_period: bool
    undone: tuple[Term, ...] = ()
    """Verbs that it does not have, where these are taken for granted: when who «threw» what."""
    is_wide: bool = False
    """Whether it has of some word only others of the same meaning."""
    is_called: bool = False
    """Whether two words stand together in its title as they do in the question."""

    @property
    def is_full(self) -> bool:
        """Whether it meets all that the brief knows of."""
        return self.in_period and not self.unmet


@dataclass(frozen=True)
class Found:
    """The candidates, best first, and the words that the brief does not know."""

    every: tuple[Candidate, ...]
    unknown: tuple[Term, ...]

    @cached_property
    def full(self) -> Sequence[Candidate]:
        """Those that meet everything; all but what they are said to do, where none has that."""
        full = [each for each in self.every if each.is_full]
        least = min((len(each.undone) for each in full), default=0)
        return [each for each in full if len(each.undone) == least]

    @cached_property
    def best(self) -> Sequence[Candidate]:
        """Those that meet most, hardly worse than the best of them."""
        chosen = self.full or self.every
        if not chosen:
            return []
        least = min(len(each.unmet) for each in chosen)
        chosen = [each for each in chosen if len(each.unmet) == least]
        chosen = [each for each in chosen if each.in_period] or chosen
        chosen = [each for each in chosen if not each.is_wide] or chosen
        chosen = [each for each in chosen if each.is_called] or chosen
        most = max(each.score for each in chosen)
        return [each for each in chosen if each.score >= NEAR_THE_BEST * most]


def find_candidates(knowledge: Knowledge, frame: Frame, focus: Collection[int] = ()) -> Found:
    """The events that meet any of what is asked; those of `focus` alone, if there are any."""
    events = knowledge.content.events
    known = [each for each in frame.solid if each.met]
    numbers: set[int] = set()
    then: set[int] | None = None
    if focus:
        numbers = {at for at, event in enumerate(events) if event.id in focus}
    elif known:
        numbers = set().union(*(each.met for each in known))
    elif frame.values:
        numbers = then = _find_then(range(len(events)), events, frame)
    elif not frame.solid:
        numbers = set(range(len(events)))
    # "What is coming up", and "how come", come to nobody.
    # Nor do those to us who came to the Days in another city.
    comes = frame.coming and _OF_NO_COMING.isdisjoint(frame.asks)
    comes = comes and not any(each.is_place and each.is_name for each in known)
    if comes and (home := {at for at in numbers if events[at].country == HOME}):
        numbers = home
    called = knowledge.find_called(frame.meant)
    if then is None:
        then = _find_then(numbers, events, frame) or _find_named_so(numbers, knowledge, frame)
    candidates = _weigh(numbers, events, frame, then, called)
    if frame.will_be:
        candidates = _to_come(candidates, frame) or candidates
    candidates.sort(key=lambda each: (-each.score, each.at))
    return Found(tuple(candidates), tuple(each for each in frame.solid if not each.is_known))


def _to_come(candidates: Sequence[Candidate], frame: Frame) -> list[Candidate]:
    """Those that meet everything and have not taken place yet."""
    ahead = [frame.upcoming] if frame.upcoming else []
    return [
        each
        for each in candidates
        if each.is_full and (each.event.status == "planned" or is_within(each.event.date, ahead))
    ]


def _find_then(numbers: Iterable[int], events: Sequence[Told], frame: Frame) -> set[int]:
    """Those of some events that were in one of the periods; all where there is none."""
    if not frame.values:
        return set(numbers)
    return {at for at in numbers if is_within(events[at].date, frame.values)}


def _find_named_so(numbers: Iterable[int], knowledge: Knowledge, frame: Frame) -> set[int]:
    """Those of some events whose titles have the year asked for, as that of a thing: of before."""
    years = [each.start.year for each in frame.values if isinstance(each, Edtf) and each.start]
    if len(years) != 1 or len(frame.values) != 1:
        return set()
    named = knowledge.titles.find({str(years[0])})
    events = knowledge.content.events
    return {at for at in numbers if at in named and events[at].date.earliest_start.year > years[0]}


def is_within(when: Edtf, values: Sequence[Value]) -> bool:
    """Whether something surely was in one of the periods."""
    return any(_is_in(when, value) for value in values)


def _is_in(when: Edtf, value: Value) -> bool:
    if isinstance(value, Recurring):
        years = {when.earliest_start.year, when.latest_start.year}
        return any(
            period is not None and when.surely_overlaps(period)
            for period in map(value.in_year, years)
        )
    return when.surely_overlaps(value if isinstance(value, Edtf) else value.period)


def _weigh(
    numbers: Collection[int],
    events: Sequence[Told],
    frame: Frame,
    then: Collection[int],
    called: Collection[int],
) -> list[Candidate]:
    """Some events with how they meet the question; what is asked is looked at once for all."""
    known = [each for each in frame.solid if each.is_known]
    granted = [each for each in known if each.is_verb and frame.takes_verbs_for_granted]
    needed = [each for each in known if each not in granted]
    doing = [each.met for each in frame.terms if each.is_doing]
    wide = set().union(*(each.wide for each in known))
    scores = _score(numbers, known)
    return [
        Candidate(
            at,
            events[at],
            scores[at] + _DOING * sum([at in met for met in doing]),
            tuple([term for term in needed if at not in term.met]),
            at in then,
            tuple([term for term in granted if at not in term.met]),
            at in wide,
            at in called,
        )
        for at in numbers
    ]


def _score(numbers: Collection[int], terms: Sequence[Term]) -> Mapping[int, float]:
    """How much of some terms each event has."""
    scores = dict.fromkeys(numbers, 0.0)
    for term in terms:
        rarity = term.rarity / 2 if term.guessed else term.rarity
        for at in scores.keys() & term.met:
            weight = _weight(term, at)
            scores[at] += (min(weight, _PLACE) if term.is_place else weight) * rarity
    return scores


def _weight(term: Term, at: int) -> float:
    if at in term.kindred:
        return _KINDRED
    if at in term.strongly:
        return _STRONG
    if at in term.wide:
        return _WIDE
    return _WEAK


def says_together(event: Told, terms: Sequence[Term], at: int) -> bool:
    """Whether an event is called so, or one sentence of its text has all the terms.

    Words that stand far apart in a text can be about different things. The role of somebody who
    is named belongs to the name.
    """
    roles = {
        word
        for part in event.parts
        for words in (words_of_part(part),)
        if any(not each.forms.isdisjoint(words) for each in terms)
        for word in role_words(part)
    }
    inside = [
        each
        for each in terms
        if at not in each.strongly
        and not each.is_place
        and (each.offices or each.forms.isdisjoint(roles))
        and each.directions.isdisjoint(event.directions)
    ]
    weakly = [each for each in terms if at not in each.strongly and not each.is_place]
    if not weakly:
        return True
    told = [
        split_words(sentence)
        for text in event.text.texts.values()
        for sentence in split_sentences(text)
    ]
    if any(_is_of_another(event, words, terms, weakly) for words in told):
        return False
    return not inside or any(
        all(not each.forms.isdisjoint(words) for each in inside) for words in told
    )


def _is_of_another(
    event: Told, words: Sequence[str], terms: Sequence[Term], inside: Sequence[Term]
) -> bool:
    """Whether a sentence has a word after the name of somebody else than is asked of.

    «Иванов рассказал о дамбе, Петров – о приливах».
    """
    names = [words_of_part(each) for each in event.parts_of("person")]
    asked = [each for each in names if any(not term.forms.isdisjoint(each) for term in terms)]
    if not asked or len(asked) == len(names):
        return False
    for term in inside:
        at = next((n for n, word in enumerate(words) if word in term.forms), 0)
        before = [name for word in reversed(words[:at]) for name in names if word in name]
        if before and before[0] not in asked:
            return True
    return False


def is_specific(term: Term, knowledge: Knowledge) -> bool:
    """Whether a word points to few events: a name, a rare word of titles, not a place."""
    few = max(_FEW, len(knowledge.content.events) // 10)
    rare = 0 < len(term.strongly) <= few or 0 < len(term.met - term.wide) <= _FEW
    return bool(term.kinds) or (not term.is_place and rare)


def find_sentence(knowledge: Knowledge, frame: Frame) -> tuple[Sentence, float] | None:
    """The fact or sentence of the overview that has all that is asked, if one has."""
    terms = [each for each in frame.terms if each.is_known or not each.is_doing]
    solid = [each for each in terms if not each.is_doing]
    if not solid:
        return None
    best: tuple[Sentence, float] | None = None
    for at, sentence in enumerate(knowledge.sentences):
        if not all(at in each.said for each in solid):
            continue
        score = sum(each.rarity for each in terms if at in each.said)
        score += 0.1 if sentence.date else 0
        # "Tartu": first that it is a partner, then how far it is.
        score += 0.15 if at in knowledge.partnerships else 0
        score -= 0.15 if at in knowledge.measures and not frame.asks else 0
        score += 1 if sentence.date and is_within(sentence.date, frame.values) else 0
        if best is None or score > best[1]:
            best = sentence, score
    return best


def stems_of(term: Term) -> frozenset[str]:
    """The stems of a word and of what it stands for."""
    return frozenset(stem for word in (term.word, *term.forms) for stem in stems(word))
