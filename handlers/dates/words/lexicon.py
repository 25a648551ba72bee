"""The words of dates in every language, from `data/lexicon/dates/`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handlers.dates.words.folding import fold_text, split
from storage.yaml_loader import load_yaml

FOLDER = Path(__file__).parents[3] / "data" / "lexicon" / "dates"
_MOST_LETTERS = 3
"""Of an ending that `*` stands for."""
_SHORTEST_STEM, _HUNDRED = 3, 100


class Kind(StrEnum):
    """What a word can mean in a date; each is a key of the lexicon's files."""

    MONTH = "month"
    SEASON = "season"
    WEEKDAY = "weekday"
    OF_MONTH = "of_month"
    OF_SEASON = "of_season"
    HOLIDAY = "holiday"
    ORDINAL = "ordinal"
    CARDINAL = "cardinal"
    THOUSAND = "thousand"
    HUNDRED = "hundred"
    SCHOOL_YEAR = "school_year"
    ZERO = "zero"
    DECADE = "decade"
    DECADE_LEAD = "decade_lead"
    OF_AGE = "of_age"
    UNIT = "unit"
    CENTURY_MARK = "century_mark"
    PART = "part"
    RELATION = "relation"
    LATEST = "latest"
    LATEST_ONE = "latest_one"
    LAST_BUT_ONE = "last_but_one"
    LASTS_AFTER = "lasts_after"
    AFTER_MODAL = "after_modal"
    COMING = "coming"
    SAME = "same"
    SAME_PERIOD = "same_period"
    THAT = "that"
    WHOLE_YEAR = "whole_year"
    NARRATIVE = "narrative"
    LATER = "later"
    COMPARED = "compared"
    CURRENT = "current"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    ONWARDS = "onwards"
    WITHIN = "within"
    MADE = "made"
    ENDING = "ending"
    BACKWARDS = "backwards"
    ERA = "era"
    BEFORE_ERA = "before_era"
    NEAR = "near"
    NEW = "new"
    THIS_TIME = "this_time"
    OF_TWO_YEARS = "of_two_years"
    TURN = "turn"
    AGO = "ago"
    AGO_BEFORE = "ago_before"
    AHEAD = "ahead"
    DAY = "day"
    TO_DATE = "to_date"
    FROM = "from"
    FROM_WEAK = "from_weak"
    UNTIL = "until"
    TO = "to"
    ONTO = "onto"
    OUT_OF = "out_of"
    OVER = "over"
    TOLD_OF = "told_of"
    DATIVE = "dative"
    YEARS = "years"
    ONE = "one"
    SEVERAL = "several"
    AND_HALF = "and_half"
    NIGHT = "night"
    AFTER = "after"
    BEFORE = "before"
    BETWEEN = "between"
    AND = "and"
    OR = "or"
    INCLUSIVE = "inclusive"
    PREP = "prep"
    STRONG_PREP = "strong_prep"
    YEAR_PREP = "year_prep"
    LINK = "link"
    ARTICLE = "article"
    POSTPOSED = "postposed"
    RENEWED = "renewed"
    RELEASE = "release"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    VAGUE = "vague"
    PRESENT = "present"
    UNKNOWN_END = "unknown_end"
    UNKNOWN_START = "unknown_start"
    FUTURE = "future"
    HOUR = "hour"
    DAYTIME = "daytime"
    AT = "at"
    WEAK = "weak"
    WEEKEND = "weekend"
    COUNT = "count"
    NUMBERED = "numbered"
    CODE = "code"
    FILED = "filed"
    ADDRESS = "address"
    TITLE = "title"
    DOCUMENT = "document"
    DATED = "dated"
    COPYRIGHT = "copyright"
    COUNTING = "counting"
    EACH = "each"
    CHANGING = "changing"
    MORE_THAN = "more_than"
    QUANTITY = "quantity"
    FOR_TERM = "for_term"
    STANDING = "standing"
    VALID = "valid"
    BY = "by"
    DEADLINE = "deadline"
    HELD = "held"
    AS_OF = "as_of"
    AS_OF_IN_BRACKETS = "as_of_in_brackets"
    PLANNED = "planned"
    PAST = "past"
    TENSE = "tense"
    BUT = "but"
    OF_LAST_CENTURY = "of_last_century"
    MOVED = "moved"
    ABBREVIATED = "abbreviated"
    LASTING = "lasting"
    CHAT = "chat"
    OTHER = "other"
    EVERY = "every"
    ALL = "all"
    ADVERB = "adverb"
    ORDINAL_SUFFIX = "ordinal_suffix"
    DENIED = "denied"
    ASKING = "asking"
    EXACTLY = "exactly"
    NUMBER_OF = "number_of"
    DECADE_SUFFIX = "decade_suffix"
    VAGUE_SUFFIX = "vague_suffix"


Meanings = Mapping[Kind, Any]
NOTHING: Meanings = MappingProxyType({})


@dataclass(slots=True)
class Lexicon:
    """What words and phrases mean, in all languages at once."""

    words: dict[str, dict[Kind, Any]] = field(default_factory=dict)
    """As they are written, small: those that count only with their accents."""
    folded: dict[str, dict[Kind, Any]] = field(default_factory=dict)
    stems: dict[str, dict[Kind, Any]] = field(default_factory=dict)
    tails: dict[str, dict[Kind, Any]] = field(default_factory=dict)
    """The last parts of compounds: `samenwerkingsprogramma`."""
    phrases: dict[str, list[tuple[tuple[str, ...], dict[Kind, Any]]]] = field(default_factory=dict)
    """By their first word, the longest first."""
    ordinary: dict[str, frozenset[str]] = field(default_factory=dict)
    """By language: words that only say something of dates in another one."""
    own: dict[str, dict[str, dict[Kind, Any]]] = field(default_factory=dict)
    """By language: what words mean that say something else in others, « v. » and « apr. »."""
    meetings: set[str] = field(default_factory=set)
    """What takes place and is no paper; asked seldom, and not what a word of a date means."""
    heads: dict[str, dict[Kind, Any]] = field(default_factory=dict)
    """The first parts of compounds: `zomertentoonstelling`."""
    _tails: tuple[str, ...] = ()
    _heads: tuple[str, ...] = ()

    def look_up(self, folded: str) -> Meanings:
        """What a folded word means."""
        if (meanings := self.folded.get(folded)) is not None:
            return meanings
        shortest = max(_SHORTEST_STEM, len(folded) - _MOST_LETTERS)
        for length in range(len(folded), shortest - 1, -1):
            if (meanings := self.stems.get(folded[:length])) is not None:
                return meanings
        if folded.endswith(self._tails):
            return next(self.tails[tail] for tail in self._tails if folded.endswith(tail))
        if folded.startswith(self._heads):
            head = next(head for head in self._heads if folded.startswith(head))
            # Januarie is no compound of January.
            return self.heads[head] if len(folded) > len(head) + _MOST_LETTERS else NOTHING
        return NOTHING

    def is_meeting(self, folded: str) -> bool:
        """Whether a folded word names what takes place: a visit, a departure."""
        stems = (f"{folded[:length]}*" for length in range(_SHORTEST_STEM, len(folded) + 1))
        return folded in self.meetings or not self.meetings.isdisjoint(stems)

    def all_of(self, kind: Kind) -> Iterator[str]:
        """Every single word of a kind."""
        for words in (self.words, self.folded):
            yield from (word for word, meanings in words.items() if kind in meanings)

    def add(self, kind: Kind, value: Any, entry: str) -> None:
        """Take up a word, a stem or a phrase."""
        if entry.startswith("*"):
            meanings = self.tails.setdefault(fold_text(entry[1:]), {})
            self._tails = tuple(sorted(self.tails, key=len, reverse=True))
        elif entry.startswith("="):
            meanings = self.words.setdefault(entry[1:], {})
        elif entry.endswith("**"):
            meanings = self.heads.setdefault(fold_text(entry[:-2]), {})
            self._heads = tuple(sorted(self.heads, key=len, reverse=True))
        elif entry.endswith("*"):
            meanings = self.stems.setdefault(fold_text(entry[:-1]), {})
        elif entry.endswith(".") and len(split(entry)) == 2:
            meanings = self.folded.setdefault(fold_text(entry[:-1]), {})
            meanings[Kind.ABBREVIATED] = True
        elif len(parts := split(entry)) > 1:
            meanings = self._phrase(parts)
        else:
            meanings = self.folded.setdefault(fold_text(entry), {})
        if meanings.setdefault(kind, value) != value:
            raise ValueError(f"{entry!r} is both {meanings[kind]} and {value} as {kind.value}")

    def _phrase(self, parts: list[str]) -> dict[Kind, Any]:
        first, *rest = parts
        others = self.phrases.setdefault(first, [])
        for words, meanings in others:
            if words == tuple(rest):
                return meanings
        made: dict[Kind, Any] = {}
        others.append((tuple(rest), made))
        others.sort(key=lambda each: -len(each[0]))
        return made


@cache
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """The lexicon of all languages."""
    lexicon = Lexicon()
    for path in sorted(folder.glob("*.yaml")):
        file = load_yaml(path.read_text("utf-8"))
        lexicon.ordinary[path.stem] = frozenset(file.pop("ordinary", ()))
        lexicon.own[path.stem] = _read_own(file.pop("own", {}))
        lexicon.meetings.update(file.pop("meeting", ()))
        joint = file.pop("compound", None)
        for key, entries in file.items():
            for value, entry in _entries(entries):
                lexicon.add(Kind(key), value, entry)
        if joint:
            _add_compounds(lexicon, file, joint)
    return lexicon


def _read_own(file: Mapping[str, Any]) -> dict[str, dict[Kind, Any]]:
    """What words mean in one language alone."""
    alone = Lexicon()
    for key, entries in file.items():
        for value, entry in _entries(entries):
            alone.add(Kind(key), value, entry)
    return alone.folded


def _add_compounds(lexicon: Lexicon, file: Mapping[str, Any], joint: str) -> None:
    """Take up the numbers of a language that writes them as one word: `drieënnegentig`."""
    cardinals: dict[int, str] = {number: words[0] for number, words in file[Kind.CARDINAL].items()}
    ordinals: dict[int, str] = {number: words[0] for number, words in file[Kind.ORDINAL].items()}
    names = [(Kind.CARDINAL, *each) for each in cardinals.items() if each[0] < _HUNDRED]
    names += [(Kind.ORDINAL, *each) for each in ordinals.items()]
    for kind, numbers in ((Kind.CARDINAL, cardinals), (Kind.ORDINAL, ordinals)):
        for tens, units in product(range(20, _HUNDRED, 10), range(1, 10)):
            word = f"{cardinals[units]}{joint}{numbers[tens]}"
            lexicon.add(kind, tens + units, word)
            names.append((kind, tens + units, word))
    for hundreds, (first, *_) in file[Kind.THOUSAND].items():
        for _, number, word in names:
            lexicon.add(Kind.THOUSAND, hundreds + number, f"{first}{word}")


def _entries(entries: Mapping[Any, Iterable[str]] | Iterable[str]) -> Iterator[tuple[Any, str]]:
    if isinstance(entries, Mapping):
        for value, words in entries.items():
            yield from ((value, word) for word in words)
    else:
        yield from ((True, word) for word in entries)
