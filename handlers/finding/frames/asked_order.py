"""Whether the first or the last of several is asked for."""

from collections.abc import Sequence
from itertools import zip_longest

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.frame import Term
from storage.lexicon import Lexicon
from storage.words import stems

_OF_ALL = frozenset({"longest", "largest", "compare", "planned"})
_VERY = "aller"
"""What "allereerste" begins with."""


def find_order(
    words: Sequence[str],
    asks: Sequence[str],
    terms: Sequence[Term],
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> bool | None:
    """Whether the newest or the oldest is asked for; neither by "the First Mayor"."""
    if "who" in asks and any(each.offices for each in terms):
        return None
    if "how_long" in asks:
        words = _without_last_verb(words, lexicon)
    if _is_rank(words, lexicon):
        words = words[:-1]
    if list(asks) == ["whether"]:
        # «Треснула ли первая отливка», where a text has «первая отливка».
        words = [
            word
            for word, after in zip_longest(words, words[1:], fillvalue="")
            if not (lexicon.is_order(word) and knowledge.says_together(f"{word} {after}"))
        ]
    return lexicon.find_order(words, knowledge.subject.numbered)


def with_very_first(
    terms: Sequence[Term], *, order: bool | None, lexicon: Lexicon
) -> tuple[list[Term], bool | None]:
    """The terms and the order, where the Dutch for "the very first" is all that is named."""
    # That it "is gebeurd" names nothing.
    solid = [e for e in terms if e.strongly or stems(e.word).isdisjoint(lexicon.doing)]
    if order is None and len(solid) == 1 and solid[0].word.startswith(_VERY):
        order = lexicon.find_order([solid[0].word.removeprefix(_VERY)], frozenset())
        return ([] if order is not None else list(terms)), order
    return list(terms), order


def without_idle_verbs(
    terms: Sequence[Term], asks: Sequence[str], *, order: bool | None, is_next: bool
) -> list[Term]:
    """The terms but verbs that the brief does not know, where of all events one is asked for.

    «Что тянулось дольше всего»: whatever the verb, it is that one.
    """
    of_all = order is not None or is_next or not _OF_ALL.isdisjoint(asks)
    solid = [each for each in terms if not each.is_doing]
    if not of_all or any(each.is_known or not each.is_verb for each in solid):
        return list(terms)
    return [each for each in terms if each not in solid]


def _is_rank(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last word says on which place somebody came: "who finished first"."""
    before = {stem for word in words[-3:-1] for stem in stems(word)}
    return lexicon.is_order("".join(words[-1:])) and not before.isdisjoint(lexicon.contests)


def _without_last_verb(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The words without the verb "last", where one asks how long the first one did."""
    at = max((n for n, word in enumerate(words) if lexicon.is_doing(word)), default=None)
    if at is None or lexicon.helping.isdisjoint(words[:at]):
        return words
    return [*words[:at], *words[at + 1 :]]
