"""How sure a date is said to be: about then, perhaps then, or both."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind

_MOST_QUALIFIERS = 3
_LEADING = (
    *(Kind.PREP, Kind.FROM_WEAK, Kind.FROM, Kind.UNTIL, Kind.BEFORE, Kind.AFTER, Kind.BETWEEN),
)


def read_qualifiers(passage: Passage, at: int) -> tuple[str, int]:
    """`?`, `~` or `%` for «предположительно», "about" or both, and the index after them."""
    qualifier = ""
    if not passage.is_qualified:
        return qualifier, at
    for _ in range(_MOST_QUALIFIERS):
        if passage.is_mark(at, "~≈"):
            sign, end = "~", at + 1
        elif passage.means(at, Kind.APPROXIMATE) and not _is_chat(passage, at):
            sign, end = "~", passage.skip_dot(at + 1)
        elif passage.means(at, Kind.UNCERTAIN):
            # «Возможно, в 2016»
            sign, end = "?", passage.skip_dot(at + 1)
            end += passage.is_mark(end, ",")
        else:
            break
        qualifier = join_qualifiers(qualifier, sign)
        at = passage.skip(end, Kind.PREP)
    return qualifier, at


def _is_chat(passage: Passage, at: int) -> bool:
    """Whether "about" and the like are said of a topic: `what about 2018?`"""
    if passage.context is not Context.QUESTION or not passage.means(at, Kind.CHAT):
        return False
    led = passage.has(at - 1, _LEADING)
    return not led and not passage.is_glued_mark(at + 1, ".")


def read_qualifiers_after(passage: Passage, at: int) -> tuple[str, int]:
    """`2018?`, `2018 (?)`, «2018 г. (предположительно)»."""
    token = passage.at(at) if passage.is_qualified else None
    if token and token.meanings:
        return _read_words_after(passage, at)
    if not token or token.text not in ("(", ",", "?", "~", "%"):
        return "", at
    open_bracket = token.text == "("
    start = at + open_bracket
    alone = open_bracket or passage.context is Context.FIELD or _is_within_sentence(passage, at)
    if passage.is_mark(start, "?~%") and alone:
        sign = passage.tokens[start].text
        end = start + 1
    elif open_bracket or passage.is_mark(at, ","):
        sign, end = read_qualifiers(passage, at + 1)
        if not sign:
            return "", at
        if not open_bracket and passage.at(end):
            return "", at
    else:
        return "", at
    if open_bracket:
        if not passage.is_mark(end, ")"):
            return "", at
        end += 1
    return sign, end


def _read_words_after(passage: Passage, at: int) -> tuple[str, int]:
    """`or so`, « environ », «примерно», which nothing follows that they might be said of."""
    if passage.means(at, Kind.VAGUE):
        return "~", at + 1
    sign, end = read_qualifiers(passage, at)
    following = passage.at(end)
    ends = not following or following.text in ".,;:!?)"
    return (sign, end) if sign and ends and end == at + 1 else ("", at)


def _is_within_sentence(passage: Passage, at: int) -> bool:
    """Whether a question mark asks nothing: «2017? – визит», `(2017?)` in a document."""
    glued = passage.context is Context.DOCUMENT and passage.is_glued_mark(at, "?~")
    return glued and passage.is_mark(at + 1, "-,;:)/")


def join_qualifiers(one: str, other: str) -> str:
    """Both as one: `~` and `?` are `%`."""
    if not one or not other or one == other:
        return one or other
    return "%"
