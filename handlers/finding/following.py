"""Questions that mean something only after what was last shown: «а когда?», «второе», «ещё»."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from handlers.finding.frame import Frame
from storage.lexicon import Lexicon
from storage.talks import Talk
from storage.words import split_words, stems


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
    picked: int = 0
    """The place in the list, from 0; -1 is its end."""


def read_following(frame: Frame, lexicon: Lexicon) -> Following | None:
    """How a question follows another one; None for one that stands by itself."""
    words = split_words(frame.text)
    follow = lexicon.follow[frame.language]
    said = [each for each in words if each not in follow["pointing"]]
    if (place := _read_place(words, follow["pointing"], lexicon, frame.language)) is not None:
        return Following(Turn.PICK, place)
    if words and said and all(each in follow["more"] for each in said):
        return Following(Turn.MORE)
    bare = not frame.values and not frame.topics and not frame.sides
    telling = [each for each in frame.terms if not _only_asks(frame, each.word, lexicon)]
    if frame.asks and bare and not telling and frame.order is None:
        return Following(Turn.ASK)
    leads = bool(words) and words[0] in follow["leading"]
    few = len(frame.solid) + len(frame.values) <= 2
    if leads and few and (frame.values or frame.solid or frame.sides) and not frame.topics:
        return Following(Turn.VARY)
    return None


def _only_asks(frame: Frame, word: str, lexicon: Lexicon) -> bool:
    """Whether a word says no more than that something took place, or what is counted."""
    return word == frame.counted or not stems(word).isdisjoint(lexicon.doing)


def _read_place(
    words: list[str], pointing: frozenset[str], lexicon: Lexicon, language: str
) -> int | None:
    """Which of a list is meant, where nothing else is said."""
    said = [each for each in words if each not in pointing]
    if len(said) != 1:
        return None
    (word,) = said
    if word.isdecimal() and len(word) <= 2 and int(word) > 0:
        return int(word) - 1
    return lexicon.places[language].get(word)


def vary(frame: Frame, before: Frame) -> Frame:
    """The question of before with what the new one says in place of its like."""
    terms = list(before.terms)
    counted = before.counted
    if frame.solid:
        new = frame.solid
        by_kind, by_place = any(each.kinds for each in new), any(each.is_place for each in new)
        terms = [
            each
            for each in before.terms
            if each.is_doing
            or (each.kinds and not by_kind)
            or (each.is_place and not by_place and by_kind)
            or (by_place and not each.is_place)
            or not each.strongly
        ]
        terms += frame.terms
        if by_kind and counted:
            counted = next(each.word for each in new if each.kinds)
    return replace(
        before,
        text=f"{before.text} {frame.text}",
        asks=frame.asks if set(frame.asks) - {"whether"} else before.asks,
        terms=tuple(terms),
        values=frame.values or before.values,
        counted=counted,
        order=frame.order if frame.order is not None else before.order,
    )


def picks(following: Following, talk: Talk) -> int | None:
    """The event that is meant, if what was shown has so many."""
    try:
        return talk.events[following.picked]
    except IndexError:
        return None
