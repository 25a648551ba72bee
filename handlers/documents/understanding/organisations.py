"""The bodies that a sentence names, in the nominative."""

import re
from collections.abc import Iterator, Sequence

from handlers.documents.understanding.geography import find_spots
from handlers.documents.understanding.lexicon import Lexicon, word_set
from handlers.documents.understanding.morphology import nominative_phrase
from handlers.documents.understanding.people import Named
from handlers.documents.understanding.tagging import Tagged, Token

_INSIDE = word_set("of for and the de du des d' l' la le les et van voor en der & het")
_MOST_WORDS = 10


def find_organisations(
    tagged: Tagged, language: str, lexicon: Lexicon, people: Sequence[Named] = ()
) -> list[str]:
    """Committees, universities, ensembles: named ones, outside of quotations."""
    found = _russian(tagged, lexicon) if language == "ru" else _latin(tagged, lexicon)
    return list(dict.fromkeys(_without_person(each, people) for each in found))


def _without_person(body: str, people: Sequence[Named]) -> str:
    """A body without whose it is: `Ann Berg of the Naval Library`."""
    for person in people:
        led = re.match(rf"{re.escape(person.name)}\s(?:(?:{_JOINTS})\s)+", body)
        body = body[led.end() :] if led else body
    return body


_JOINTS = "|".join(map(re.escape, sorted(_INSIDE)))


def _russian(tagged: Tagged, lexicon: Lexicon) -> Iterator[str]:
    tokens = tagged.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        head = not token.quoted and token.is_word and lexicon.means(token.text, "organisations")
        head = head and not (at and tokens[at - 1].text.lower() == "под")
        if not head or token.number == "Plur":
            at += 1
            continue
        start = at
        while start and tokens[start - 1].pos == "ADJ" and tokens[start - 1].case == token.case:
            start -= 1
        end = _russian_end(tagged, at, lexicon)
        phrase = tokens[start:end]
        if _is_named(phrase) and not _is_place(tagged, phrase):
            yield nominative_phrase(phrase, tagged.text) + _closing(tagged, phrase[-1])
        at = max(end, at + 1)


def _is_place(tagged: Tagged, phrase: tuple[Token, ...]) -> bool:
    """Whether it is a state: «Российская Федерация»."""
    spots = find_spots(Tagged(tagged.text, phrase), "ru")
    return any(spot.start == phrase[0].start and spot.end == phrase[-1].end for spot in spots)


def _closing(tagged: Tagged, last: Token) -> str:
    following = tagged.text[last.end : last.end + 1]
    return following if last.quoted and following in ("»", "”", '"') else ""


def _russian_end(tagged: Tagged, at: int, lexicon: Lexicon) -> int:
    """The index after the words that depend on a body's noun."""
    tokens = tagged.tokens
    end, by = at + 1, False
    while end < len(tokens) and end - at <= _MOST_WORDS:
        token = tokens[end]
        if token.text.lower() in ("по", "для") and end == at + 1:
            by = True
        elif not (token.quoted or _depends(tokens, end, lexicon, "Dat" if by else "Gen")):
            break
        end += 1
    while end > at + 1 and tokens[end - 1].text.lower() in ("и", "по", "для"):
        end -= 1
    return end


def _depends(tokens: tuple[Token, ...], at: int, lexicon: Lexicon, case: str) -> bool:
    """Whether a word goes on with the name of a body."""
    token = tokens[at]
    if token.text.lower() == "и" and at + 1 < len(tokens):
        return tokens[at + 1].case == case and not tokens[at + 1].capital
    if _is_initial(tokens, at, lexicon) or lexicon.means(token.text, "name_rest"):
        return True
    if not token.is_word or (len(token.text) == 1 and token.capital):
        return False
    return token.case in ("Gen", case) and token.pos != "VERB"


def _is_initial(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a token is one of «имени Л. Н. Гумилева»."""
    led = [
        index
        for index in range(max(0, at - 5), at)
        if lexicon.means(tokens[index].text, "name_rest")
    ]
    if not led:
        return False
    between = tokens[led[-1] + 1 : at + 1]
    last = len(between) == 1 or between[-2].text == "." or len(between[-2].text) == 1
    return all(t.capital or t.text == "." for t in between) and last


def _is_named(phrase: tuple[Token, ...]) -> bool:
    """Whether it is one body, and not any: it has a capital or quoted word, or two words more."""
    return any(token.capital or token.quoted for token in phrase) and len(phrase) > 1


def _latin(tagged: Tagged, lexicon: Lexicon) -> Iterator[str]:
    run: list[Token] = []
    for token in (*tagged.tokens, None):
        plain = token is not None and token.is_word and not token.quoted
        if token and plain and (token.capital or (run and token.text.lower() in _INSIDE)):
            run.append(token)
            continue
        while run and run[-1].text.lower() in _INSIDE:
            run.pop()
        while run and (run[0].text.lower() in _INSIDE or _leads(run[0], lexicon)):
            run.pop(0)
        for part in _parted(run, lexicon):
            if len(part) > 1 and any(lexicon.means(word.text, "organisations") for word in part):
                yield tagged.text[part[0].start : part[-1].end]
        run = []


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
            while rest and rest[0].text.lower() in _INSIDE:
                rest = rest[1:]
            return [sides[0], *_parted(rest, lexicon)]
    return [run]
