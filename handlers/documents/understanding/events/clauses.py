"""A sentence that tells several events, or one several times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.plans import says_plan
from handlers.documents.understanding.words.tagging import Tagged
from storage.edtf import Precision

_ROW = re.compile(
    r"[\s,;&]*(?:и|а также|and|en|et)?\s*(?:(?:повторно|вновь|снова|again|opnieuw|de nouveau)\s*"
    r"(?:[–—-]|on|op|le|the)?)?\s*(?:в|in)?\s*"
)
_PART = re.compile(
    r"(;\s+|,\s+(?:а|и|но|затем|потом|and then|then|while|but|terwijl|maar|et|mais|and|en)\s+"
    r"|,\s+(?:(?:на|в|во|по|при)\s+)?(?:[^\W\d]+\s+){0,2}котор(?:ого|ой|ых|ом)\s+(?=\d)"
    r"|,\s+(?:during|at|after) which,?\s+|,\s+waarbij\s+|,\s+au cours d(?:uquel|e laquelle)\s+)"
)
_BEFORE = re.compile(r",\s+((?:(?:в|во|на|с|in|on|from|op|le|du|à|en)\s+)?)$")
"""«…, осенью прочитан курс лекций»: a date right after a comma begins a clause."""
_PRECISION = {Precision.YEAR: 0, Precision.MONTH: 1, Precision.DAY: 2}


@dataclass(frozen=True, slots=True)
class Clause:
    """What one event is told by."""

    text: str
    mention: Mention | None
    doubts: tuple[DoubtKind, ...] = ()


def split_clauses(tagged: Tagged, times: Times, lexicon: Lexicon) -> list[Clause]:
    """The events of a sentence: one for most, one a date in a row of dates, one a clause."""
    text = tagged.text
    mentions = _without_frame(times.mentions, text)
    if not mentions:
        return []
    if len(mentions) == 1:
        return [Clause(text, mentions[0], mentions[0].doubts)]
    # `from 3 to 5 March; on the 4th a plaque was unveiled` is hardly a row of dates.
    told_on = any(DoubtKind.SAME_TIME in each.doubts for each in mentions)
    clauses = _by_conjunctions(tagged, mentions, lexicon)
    if (row := _row(text, mentions)) and not (told_on and clauses):
        doubt = (DoubtKind.SEVERAL_DATES,)
        return [Clause(text, mention, mention.doubts + doubt) for mention in row]
    if clauses:
        return clauses
    best = max(mentions, key=lambda each: (_precision(each), not each.doubts, -each.start))
    doubts = dict.fromkeys((*best.doubts, DoubtKind.SEVERAL_DATES))
    return [Clause(text, best, tuple(doubts))]


def _without_frame(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The dates, without the year that only frames the days: «С начала года – 5 и 9 марта»."""
    days = [each for each in mentions if each.has_day]
    framed = [each for each in mentions if not (each.value.is_open and each.is_year)]
    first, rest = next(iter(framed), None), framed[1:]
    # «В 2014 году город принимал гостей: 15 апреля …, а 9 октября …»
    heads = first and not first.has_day and all(_is_in(each, first) for each in rest)
    if first and rest and heads and all(each.has_day for each in rest):
        headed = len(rest) > 1 or ":" in text[first.end : rest[0].start]
        framed = rest if headed else framed
    return framed if days else list(mentions)


def _is_in(mention: Mention, whole: Mention) -> bool:
    value, around = mention.value, whole.value
    if around.is_open or value.is_open:
        return False
    return around.earliest_start <= value.earliest_start and value.latest_end <= around.latest_end


def _precision(mention: Mention) -> int:
    end = mention.value.start or mention.value.end
    return _PRECISION.get(end.precision, 1) if end else 0


def _row(text: str, mentions: list[Mention]) -> list[Mention]:
    """The dates that stand in a row: «в 2015, 2017 и 2019 годах»."""
    pairs = pairwise(mentions)
    if all(_ROW.fullmatch(text[one.end : other.start]) for one, other in pairs):
        return mentions
    return []


def _by_conjunctions(tagged: Tagged, mentions: list[Mention], lexicon: Lexicon) -> list[Clause]:
    """A clause for each date, where each says for itself that something took place."""
    text, cuts = tagged.text, [0]
    for one, other in pairwise(mentions):
        between = [
            match
            for match in _PART.finditer(text, one.end, other.start + 1)
            if not _is_quoted(tagged, match.start())
        ]
        before = _BEFORE.search(text, one.end, other.start) if not between else None
        if not (between or before):
            return []
        cuts.append(between[-1].end() if between else before.start(1) if before else 0)
    cuts.append(len(text))
    clauses = []
    for mention, start, end in zip(mentions, cuts, cuts[1:], strict=False):
        said = [token for token in tagged.between(start, end) if not token.quoted]
        happens = any(
            lexicon.means(token.text, kind) or says_plan(token.text, lexicon)
            for token in said
            for kind in ("happened", "events")
        ) or any(token.pos == "VERB" and not token.case for token in said)
        if not happens:
            return []
        clause = re.sub(
            r"(?:[;,]\s*(?:а|and|en|et|then|while|terwijl|затем|потом)?)\s*$", "", text[start:end]
        )
        doubts = (*mention.doubts, DoubtKind.SHARED_SENTENCE)
        moved = Mention(mention.value, mention.start - start, mention.end - start, mention.doubts)
        clauses.append(Clause(clause.strip(), moved, doubts))
    return clauses


def _is_quoted(tagged: Tagged, at: int) -> bool:
    words = (token for token in tagged.tokens if token.quoted and token.is_word)
    return any(token.start <= at < token.end + 1 for token in words)
