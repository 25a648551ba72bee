"""Questions that mean something only after what was last shown: «а когда?», «второе», «ещё»."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from handlers.dates import Recurring, Value
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.leaning import acts, asks_which_body, names_something
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Thing
from storage.talks import Talk
from storage.words import fold, split_words

_WORD = re.compile(r"\w+")
_RECKONED = frozenset({"how_long", "age", "until", "how_many", "how_much"})
"""What is asked of one thing, in whatever order it stands: «на сколько лет изначально»."""
_IMPERSONAL = re.compile(
    r"\bil y en a\b|\bil y a\b|\by (?:en )?a-t-il\b|s['’]il (?:vous|te)|s['’](?:est|était)-il\b",
    re.IGNORECASE,
)
"""Where French says « il » of nothing."""
_FEW = 6
"""In so few words something is named, and without a verb nothing is asked of it but what it was."""
_SHORT = 2
"""So few words have none that says nothing: "was there?", but "is there a flight?"."""


class Turn(Enum):
    """What a question that follows another one does."""

    PICK = auto()
    """Opens one of what was shown."""
    MORE = auto()
    """Goes on to the next page, or to all that is said of the one that was shown."""
    ASK = auto()
    """Asks something of what was shown."""
    VARY = auto()
    """Asks the last question again, with something in it exchanged."""


@dataclass(frozen=True, slots=True)
class Following:
    """How a question follows what was shown."""

    turn: Turn
    picked: int | None = None
    """The place in the list that is meant, from 0; -1 is its end."""
    by_kind: bool = False
    """Whether it names of which kind that is which was shown: "that conference"."""


def read_following(frame: Frame, lexicon: Lexicon) -> Following | None:
    """How a question follows another one; None for one that stands by itself."""
    words = split_words(frame.text)
    follow = lexicon.follow[frame.language]
    said = [each for each in words if each not in follow["pointing"]]
    place = _read_place(words, lexicon, frame.language)
    if place is not None and _is_all(said, place, lexicon, frame):
        return Following(Turn.PICK, place.at)
    # "Next event" is what has not begun, "next" the next one of a list.
    coming = frame.upcoming and not follow["event"].isdisjoint(words)
    if words and said and not coming and all(each in follow["more"] for each in said):
        return Following(Turn.MORE)
    plans = "planned" in frame.asks and "result" not in frame.asks
    if plans and follow["pointing"].isdisjoint(words) and not frame.solid:
        # «Что планируется?» is asked of the brief, whatever was shown.
        return None
    bare = not frame.values and not frame.topics and not frame.sides
    if place is not None and bare and _asks_only(frame, lexicon, place.word):
        return Following(Turn.ASK, place.at)
    reckons = not _RECKONED.isdisjoint(frame.asks)
    if bare and (frame.order is None or reckons) and _asks_only(frame, lexicon):
        return Following(Turn.ASK)
    if _points_back(frame, lexicon) and (frame.terms or frame.asks):
        # «Был ли там мэр?»
        return Following(Turn.ASK)
    if _points_to_kind(frame, words, follow["that"]):
        return Following(Turn.ASK, by_kind=True)
    leads = leads_on(frame, lexicon)
    few = len(frame.solid) + len(frame.values) <= 2
    if leads and few and (frame.values or frame.solid or frame.sides) and not frame.topics:
        return Following(Turn.VARY)
    return None


def _points_back(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a question speaks of what was shown as "it", "her" or "there"."""
    there = lexicon.follow[frame.language]["there"]
    return not there.isdisjoint(_without_being(split_words(frame.text), frame, lexicon))


def names_one(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a question speaks of one thing or person as "it" or "her".

    "They" may be anybody, and Dutch "er" is mostly nothing.
    """
    follow, they = lexicon.follow[frame.language], lexicon.they[frame.language]
    one = (follow["there"] - they - follow["idle"]) | lexicon.somebody[frame.language]
    return not one.isdisjoint(split_words(without_impersonal(frame.text)))


def without_impersonal(text: str) -> str:
    """A text without what French says « il » of nothing in."""
    return _IMPERSONAL.sub(" ", text)


def names_thing(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a question names something that the brief has, beside what was done."""
    return any(names_something(each, frame, lexicon) for each in frame.solid)


def _without_being(words: Sequence[str], frame: Frame, lexicon: Lexicon) -> list[str]:
    """The words without those that only say that something is: "which events were there in …".

    Near the end they mean a place: "who was there?", "wie was er bij?".
    """
    idle = lexicon.follow[frame.language]["idle"]
    being = lexicon.whether[frame.language]
    return [
        word
        for at, word in enumerate(words)
        if len(words) <= _SHORT
        or word not in idle
        or not (at == 1 or (at < len(words) - _SHORT and words[at - 1] in being))
    ]


def _points_to_kind(frame: Frame, words: Sequence[str], that: Collection[str]) -> bool:
    """Whether a question says "that conference", and names nothing else."""
    kinds = {each.word for each in frame.solid if each.kinds}
    pointed = {after for word, after in pairwise(words) if word in that} & kinds
    others = [each for each in frame.solid if each.word not in (*pointed, frame.counted)]
    return bool(pointed) and not others and bool(frame.asks or frame.is_open)


def leads_on(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a question begins as those do that follow another one: «а …», "and …"."""
    words = split_words(frame.text)
    return bool(words) and words[0] in lexicon.follow[frame.language]["leading"]


def without_doubt(frame: Frame, lexicon: Lexicon) -> Frame:
    """A question that names something of what was shown asks for that: "and the prize?"."""
    words = set(split_words(frame.text))
    acts = any(each.is_doing or each.is_verb for each in frame.terms) or "ли" in words
    if frame.asks != ("whether",) or acts or not words.isdisjoint(lexicon.whether[frame.language]):
        return frame
    names = bool(frame.solid) and len(words) <= _FEW and not frame.now
    names = names and not names_one(frame, lexicon)
    return replace(frame, asks=()) if names or leads_on(frame, lexicon) else frame


def find_place(frame: Frame, lexicon: Lexicon) -> int | None:
    """The place in a list that a question names, from 0; -1 is its end."""
    place = _read_place(split_words(frame.text), lexicon, frame.language)
    return place.at if place else None


def exchange_place(before: str, frame: Frame, lexicon: Lexicon) -> str | None:
    """The question of before with the place in a row that a new one names in place of its own."""
    places = lexicon.places[frame.language]
    new = next((each for each in split_words(frame.text) if each in places), None)
    old = [each for each in _WORD.finditer(before) if fold(each[0]) in places]
    if not new or len(old) != 1:
        return None
    return before[: old[0].start()] + new + before[old[0].end() :]


def exchange_counted(before: Frame, frame: Frame, lexicon: Lexicon) -> str | None:
    """The question of how many there were, with what a new one names in place of what it counted.

    "How many tourists came in 2025?" – "And students?"
    """
    old = [each for each in _WORD.finditer(before.text) if fold(each[0]) == before.counted]
    names = bool(frame.solid) and {"whether"}.issuperset(frame.asks) and not frame.is_open
    if not (names and len(old) == 1 and leads_on(frame, lexicon)):
        return None
    _, *rest = _WORD.finditer(frame.text)
    new = frame.text[rest[0].start() : rest[-1].end()] if rest else ""
    return before.text[: old[0].start()] + new + before.text[old[0].end() :]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a list, and the word that says it."""

    at: int
    word: str


def _asks_only(frame: Frame, lexicon: Lexicon, place: str = "") -> bool:
    """Whether a question says no more than what is asked of something, or what it did."""
    telling = [
        each
        for each in frame.terms
        if each.word not in (place, frame.counted)
        and not (acts(each, lexicon) or asks_which_body(each, frame, lexicon))
    ]
    is_open = not lexicon.open[frame.language].isdisjoint(split_words(frame.text))
    words = [each for each in split_words(frame.text) if each not in lexicon.open[frame.language]]
    return not telling and bool(frame.asks or frame.now or (is_open and words))


def _is_all(said: list[str], place: _Place, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether nothing but a place in a list is said."""
    more = lexicon.follow[frame.language]["more"]
    return {"whether"}.issuperset(frame.asks) and all(
        each == place.word or each in more for each in said
    )


def _read_place(words: list[str], lexicon: Lexicon, language: str) -> _Place | None:
    """Which of a list is meant, where one is."""
    named = [each for each in words if each in lexicon.places[language]]
    if len(named) == 1:
        return _Place(lexicon.places[language][named[0]], named[0])
    numbers = [each for each in words if each.isdecimal()]
    if len(numbers) == 1 and len(numbers[0]) <= 2 and int(numbers[0]) > 0:
        return _Place(int(numbers[0]) - 1, numbers[0])
    return None


def vary(frame: Frame, before: Frame) -> Frame:
    """The question of before with what the new one says in place of its like."""
    if any(each.is_place for each in before.terms):
        # «Что было в Гамбурге? А Дрезден?»
        frame = replace(frame, terms=tuple(map(_as_place, frame.terms)))
    terms = list(before.terms)
    counted = frame.counted or before.counted
    if frame.solid:
        sorts = {_sort(each) for each in frame.solid}
        if "kind" in sorts and not any(each.kinds for each in before.solid):
            sorts |= {"name", "word"}
        terms = [each for each in before.terms if each.is_doing or _sort(each) not in sorts]
        terms += frame.terms
        if "kind" in sorts and counted:
            counted = next(each.word for each in frame.solid if each.kinds)
    asks = frame.asks if set(frame.asks) - {"whether"} else before.asks
    return replace(
        before,
        varies=True,
        text=f"{before.text} {frame.text}",
        asks=asks,
        terms=tuple(terms),
        values=_then(frame.values, before.values) or before.values,
        counted=counted,
        order=frame.order if frame.order is not None else before.order,
    )


def _as_place(term: Term) -> Term:
    there = term.there
    return replace(term, is_place=True, met=there, strongly=there) if there else term


def _sort(term: Term) -> str:
    """What a word is exchanged for: a kind for a kind, a place for a place."""
    if term.kinds:
        return "kind"
    if term.offices:
        return "office"
    if term.is_place:
        return "place"
    return "name" if term.is_name else "word"


def _then(values: Sequence[Value], before: Sequence[Value]) -> tuple[Value, ...]:
    """The periods, in the year that was spoken of where they have none: «а осенью?»."""
    years = {each.earliest_start.year for each in before if isinstance(each, Edtf) and each.start}
    if len(years) != 1:
        return tuple(values)
    (year,) = years
    dated = (each.in_year(year) if isinstance(each, Recurring) else each for each in values)
    return tuple(each for each in dated if each)


def picks(following: Following, talk: Talk) -> Thing | None:
    """The thing that is meant, if what was shown has so many."""
    if following.picked is None:
        return None
    try:
        return talk.things[following.picked]
    except IndexError:
        return None
