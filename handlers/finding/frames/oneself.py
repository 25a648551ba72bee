"""What somebody says of themselves before they ask: "I teach pottery; when did …"."""

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from handlers.finding.frames.frame import Term
from storage.lexicon import Lexicon
from storage.words import fold

_PREAMBLE = 3
"""How many words one says of oneself at least, before one asks."""
_WORD = re.compile(r"[^\W_]+")
_OURSELVES = frozenset({"я", "мы", "nous"})
_OWN_WORK = re.compile(r"\w{3,}(?:[аяуею]ю|[иеё]м|[иеё]мся|юсь)|\w{4,}ons")
"""«Перевозим грузы»: what the people who ask do themselves is not asked for."""


def speaks_of_oneself(words: Collection[str], lexicon: Lexicon) -> bool:
    """Whether somebody says what they are or do themselves: «я здесь впервые», «готовлю доклад»."""
    return any(not each.isdisjoint(words) for each in lexicon.ourselves.values()) or any(
        map(is_own_work, words)
    )


def is_own_work(word: str) -> bool:
    """Whether a word says what those who ask do themselves."""
    return _OWN_WORK.fullmatch(word) is not None


def begins_with_oneself(first: str) -> bool:
    """Whether a question begins with those who ask, or with what they do: its first word says."""
    return first in _OURSELVES or is_own_work(first)


def find_beginning(text: str, lexicon: Lexicon, asking: AbstractSet[str]) -> int:
    """Where a question begins after what one says of oneself: "I teach pottery; when did …"."""
    words = [
        (word, match.start()) for match in _WORD.finditer(text) for word in fold(match[0]).split()
    ]
    at = next((n for n, (word, _) in enumerate(words) if n >= _PREAMBLE and word in asking), 0)
    before = {word for word, _ in words[:at]}
    is_own = any(not each.isdisjoint(before) for each in lexicon.ourselves.values())
    return words[at][1] if is_own else 0


def without_preamble(terms: Sequence[Term], after: Sequence[str]) -> Sequence[Term]:
    """The terms that are asked after, and names; where there are some."""
    known = [each for each in terms if each.is_known and each.word in after]
    if not known:
        return terms
    alone = len(known) == 1
    return [
        each for each in terms if each.word in after or (each.is_known and (each.is_name or alone))
    ]
