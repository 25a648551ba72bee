"""The bodies that a sentence names whose words have no grammar."""

import re
from collections.abc import Iterator, Sequence

from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.words import fold

INSIDE = word_set("of for and the de du des d' l' la le les et van voor en der & het")
"""The small words within names."""
_SHORTEST_HEAD = 4
_PREFIX = 3
_QUOTED = re.compile(r"\s(?:«[^«»]+»|“[^“”]+”|\"[^\"]+\"|‘[^‘’]+’)")
_NUMBER = {
    "en": re.compile(r"\s(?:No|no)\.?\s?\d+"),
    "nl": re.compile(r"\s(?:[Nn]r)\.?\s?\d+"),
    "fr": re.compile(r"\s(?:n[°o]\.?\s?)?\d{1,4}(?!\s?(?:élèves|[^\W\d_]))"),
}
_HOUSES = word_set("de het 't den")
_TOWNS = word_set(
    "stad gemeente provincie city town district ville métropole groupe groep team "
    "direction délégation delegatie directie"
)
"""Of these, what follows is hardly a name of their own."""


def latin_bodies(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[str]:
    """Runs of capital words with a body among them, and nouns of bodies with their names."""
    taken: list[tuple[int, int]] = []
    for start, end in (
        *_after_nouns(tagged, language, lexicon),
        *_runs(tagged, language, lexicon),
    ):
        if not any(start < known_end and known < end for known, known_end in taken):
            taken.append((start, end))
    for start, end in sorted(taken):
        yield tagged.text[start:end]


def _runs(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    run: list[Token] = []
    for token in (*tagged.tokens, None):
        plain = token is not None and token.is_word and not token.quoted
        if token and plain and (token.capital or (run and _plain(token) in INSIDE)):
            run.append(token)
            continue
        while run and _plain(run[-1]) in INSIDE:
            run.pop()
        while run and (_plain(run[0]) in INSIDE or _leads(run[0], lexicon)):
            run.pop(0)
        for part in _parted(run, lexicon):
            named = len(part) > 1 or any(is_compound(word, language, lexicon) for word in part)
            if named and any(_is_body(word, language, lexicon) for word in part):
                yield part[0].start, part[-1].end
        run = []


def _after_nouns(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """`kamerkoor ‘Neva’`, `School No. 5`, `drukkerij De Bok`, « École de musique de l'île »."""
    tokens = tagged.tokens
    for at, token in enumerate(tokens):
        if token.quoted or not token.is_word or not _is_body(token, language, lexicon):
            continue
        told = _NUMBER[language].match(tagged.text, token.end)
        told = told or _QUOTED.match(tagged.text, token.end)
        if told:
            yield token.start, told.end()
        elif _plain(token) not in _TOWNS and (end := _name_after(tokens, at, language, lexicon)):
            yield token.start, end


def _name_after(tokens: Sequence[Token], at: int, language: str, lexicon: Lexicon) -> int | None:
    """Where the name ends that stands right behind the noun of a body, in Dutch and French."""
    head, rest = tokens[at], tokens[at + 1 :]
    if language == "nl":
        return None if head.capital else _dutch_name(rest, lexicon)
    return _french_name(head, rest) if language == "fr" else None


def _dutch_name(rest: Sequence[Token], lexicon: Lexicon) -> int | None:
    """`De Kleine Sluis` of `theatergroep De Kleine Sluis`."""
    run: list[Token] = []
    for token in rest:
        if not (token.is_word and token.capital) or token.quoted:
            break
        if _leads(token, lexicon) or lexicon.is_one(token.text, "honorifics"):
            break
        run.append(token)
    return run[-1].end if run and run[-1].text.lower() not in _HOUSES else None


def _french_name(head: Token, rest: Sequence[Token]) -> int | None:
    """« de l'île Vassilievski » of « École de musique de l'île Vassilievski »."""
    end, of, named = None, False, head.capital
    for index, token in enumerate(rest):
        if token.quoted or not token.is_word:
            break
        word = _plain(token)
        if word in _OF:
            of = True
            continue
        described = not index and head.capital and len(rest) > 1 and _plain(rest[1]) in _OF
        if not (token.capital or described or (of and head.capital)):
            break
        named, of, end = named or token.capital, False, token.end
    return end if named else None


_OF = word_set("de du des d' la le les l'")


def _plain(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _is_body(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word is a body, in Dutch a compound with one too."""
    if lexicon.is_one(token.text, "offices"):
        return False  # « maire » has the stem of « mairie ».
    return lexicon.means(token.text, "organisations") or is_compound(token, language, lexicon)


def is_compound(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether the end of a Dutch word is a body: `Duinlyceum`, `theatergroep`."""
    said = fold(token.text)
    ends = (said[at:] for at in range(_PREFIX, len(said) - _SHORTEST_HEAD + 1))
    return language == "nl" and any(lexicon.is_one(end, "organisations") for end in ends)


def _leads(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capital word only leads to a body: `Director of the`, `Concert of the`."""
    return lexicon.means(token.text, "offices") or lexicon.means(token.text, "events")


def _parted(run: list[Token], lexicon: Lexicon) -> list[list[Token]]:
    """Two bodies that an "and" puts together, each by itself."""
    for index, token in enumerate(run):
        sides = (run[:index], run[index + 1 :])
        if token.text.lower() in ("and", "en", "et", "&") and all(
            any(lexicon.means(word.text, "organisations") for word in side) for side in sides
        ):
            rest = sides[1]
            while rest and _plain(rest[0]) in INSIDE:
                rest = rest[1:]
            return [sides[0], *_parted(rest, lexicon)]
    return [run]
