"""The bodies that a sentence names, in the nominative."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from handlers.documents.understanding.people.latin_bodies import INSIDE, latin_bodies
from handlers.documents.understanding.people.named import Named
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import nominative_phrase
from handlers.documents.understanding.words.tagging import Tagged, Token

_MOST_WORDS = 10


def find_organisations(
    tagged: Tagged, language: str, lexicon: Lexicon, people: Sequence[Named] = ()
) -> list[str]:
    """Committees, universities, ensembles: named ones, outside of quotations."""
    starts = {person.start for person in people}
    found = (
        _russian(tagged, lexicon, starts)
        if language == "ru"
        else latin_bodies(tagged, language, lexicon)
    )
    return list(dict.fromkeys(_without_person(each, people) for each in found))


def _without_person(body: str, people: Sequence[Named]) -> str:
    """A body without whose it is: `Ann Berg of the Naval Library`."""
    for person in people:
        led = re.match(rf"{re.escape(person.name)}\s(?:(?:{_JOINTS})\s)+", body)
        body = body[led.end() :] if led else body
    return body


_JOINTS = "|".join(map(re.escape, sorted(INSIDE)))


def _russian(tagged: Tagged, lexicon: Lexicon, people: AbstractSet[int]) -> Iterator[str]:
    tokens = tagged.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        head = not token.quoted and token.is_word and lexicon.means(token.text, "organisations")
        head = head and not (at and tokens[at - 1].text.lower() == "под")
        head = head and not lexicon.is_one(token.text, "offices")
        if not head or (token.number == "Plur" and not token.text.isupper()):
            at += 1
            continue
        start = at
        while start and tokens[start - 1].pos == "ADJ" and _agree(tokens[start - 1], token):
            start -= 1
        end = _russian_end(tagged, at, lexicon)
        end = next((i for i in range(at + 1, end) if tokens[i].start in people), end)
        phrase = tokens[start:end]
        number = _NUMBER.match(tagged.text, phrase[-1].end)
        if (number or _is_named(phrase)) and not _is_place(tagged, phrase):
            said = nominative_phrase(phrase, tagged.text) + _closing(tagged, phrase[-1])
            yield said + (number[0] if number else "")
        at = max(end, at + 1)
    yield from _found(tagged, lexicon)


_NUMBER = re.compile(r"\s№\s?\d+")


def _agree(adjective: Token, noun: Token) -> bool:
    """Whether an adjective is of a noun: of things the accusative is the nominative."""
    return adjective.case == noun.case or {adjective.case, noun.case} == {"Nom", "Acc"}


def _found(tagged: Tagged, lexicon: Lexicon) -> Iterator[str]:
    """Bodies without a word that says so: «КГИОП», «Октябрьская железная дорога»."""
    for name in tagged.names:
        words = tagged.between(name.start, name.end)
        if name.kind != "ORG" or not words or any(each.quoted for each in words):
            continue
        told = any(
            lexicon.means(each.text, kind)
            for each in words
            for kind in ("organisations", "events", "offices", "venues")
        )
        if told or not words[0].capital or find_spots(Tagged(tagged.text, tuple(words)), "ru"):
            continue
        large = sum(sign.isupper() for sign in words[0].text)
        if len(words) == 1 and large >= _FEWEST_CAPITALS:
            yield words[0].text
        elif len(words) > 1 and words[0].pos == "ADJ":
            yield nominative_phrase(words, tagged.text)


_FEWEST_CAPITALS = 3


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
        if token.text.lower() in ("по", "для") and (end == at + 1 or _leads_on(tokens, end)):
            by = True
        elif not (token.quoted or _depends(tokens, end, lexicon, "Dat" if by else "Gen")):
            break
        end += 1
    while end > at + 1 and tokens[end - 1].text.lower() in ("и", "по", "для"):
        end -= 1
    return end


def _leads_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition goes on with a name: «Союз резчиков по камню»."""
    after = tokens[at + 1 : at + 2]
    return tokens[at].text.lower() == "по" and any(
        each.case == "Dat" and each.pos == "NOUN" and not each.capital for each in after
    )


def _depends(tokens: tuple[Token, ...], at: int, lexicon: Lexicon, case: str) -> bool:
    """Whether a word goes on with the name of a body."""
    token = tokens[at]
    if token.text.lower() == "и" and at + 1 < len(tokens):
        if tokens[at - 1].quoted and lexicon.means(tokens[at + 1].text, "organisations"):
            return False  # «АО «Лотос» и верфи «Бриз»»
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
