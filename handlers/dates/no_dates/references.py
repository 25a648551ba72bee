"""Numbers of papers on shelves: «Фонд 214, опись 1, дело 1893», `Box 14, folder 3, item 1862`."""

from handlers.dates.no_dates.numbering import is_numbered
from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind, load_lexicon

_OF_TIME = frozenset(
    {
        *(Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.UNIT, Kind.PART, Kind.RELATION, Kind.HOLIDAY),
        *(Kind.PREP, Kind.STRONG_PREP, Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL, Kind.BEFORE),
        *(Kind.AFTER, Kind.BETWEEN, Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.AND, Kind.OR, Kind.LINK),
        *(Kind.ORDINAL, Kind.CARDINAL, Kind.DECADE_LEAD, Kind.TO, Kind.AS_OF, Kind.DATED),
    }
)
"""What may stand right before a year or day, and before no number of a thing."""
_FAR, _ENOUGH, _SHORTEST, _YEAR = 16, 2, 2, 4


def is_in_reference(passage: Passage, at: int) -> bool:
    """Whether a number is of a thing, as two others beside it are, or one that says it all."""
    if not _numbers_thing(passage, at):
        return False
    others = sum(_is_of_other(passage, each) for each in _around(passage, at))
    if _has_letter_between(passage, at):
        # "2 V 1850" may be a day, "4 M 1850" is none.
        others += 1 if passage.tokens[at - 1].text in "ivx" else _ENOUGH
    return others >= (1 if passage.context is Context.FIELD else _ENOUGH)


def _around(passage: Passage, at: int) -> list[int]:
    """Where the other numbers of a sentence stand, those that are no years."""
    found = []
    for step in (-1, 1):
        for index in range(at + step, at + step * _FAR, step):
            token = passage.at(index)
            if not token or token.text in "!?\n":
                break
            named = _has_letter_between(passage, index) or is_numbered(passage, index)
            if token.digits and (token.digits < _YEAR or named):
                found.append(index)
    return found


def _is_of_other(passage: Passage, at: int) -> bool:
    if passage.is_in_chunk(at):
        return False
    return _numbers_thing(passage, at) or is_numbered(passage, at)


def _numbers_thing(passage: Passage, at: int) -> bool:
    """Whether a noun stands before a number, and nothing that is counted or dated after it."""
    named = at - 1
    if _has_letter_between(passage, at):
        named -= 2
    elif passage.is_glued_mark(named, "."):
        named -= 1
    noun = passage.at(named)
    if not noun or not noun.is_word or len(noun.text) < _SHORTEST:
        return False
    # «Д. 5, кв. 1985»: which quarter it is would stand before it.
    flat = noun.meanings.get(Kind.UNIT) == "quarter" and passage.is_mark(named - 1, ",")
    if not (flat or noun.meanings.keys().isdisjoint(_OF_TIME)) or load_lexicon().is_meeting(
        noun.text
    ):
        return False
    end = at + 1
    while passage.is_in_chunk(end):
        end += 1
    if passage.has(end, (Kind.TO,)) or passage.is_mark(end, "-"):
        end += 2
    following = passage.at(end)
    return not following or following.text in ",;.)\n" or passage.has(end, (Kind.AND,))


def _has_letter_between(passage: Passage, at: int) -> bool:
    """Whether a number and a letter stand before a number: `1 J 1812`."""
    letter = passage.at(at - 1)
    single = letter and letter.is_word and letter.capital and len(letter.text) == 1
    return bool(single) and passage.number(at - 2, 1, 2, 3) is not None
