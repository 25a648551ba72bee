"""Halls, museums, squares: the phrases that name a venue."""

import re
from collections.abc import Sequence

from handlers.documents.understanding.places.geography import find_spots, names_time
from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.morphology import nominative_phrase
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.words import fold

_LONGEST = 12
_SHORTEST_HEAD = 5
_SHORT_HEADS = ("kerk", "zaal")
_INSIDE = word_set(
    "of the de la le les l' l d' d du des van het der den dello for voor pour and "
    "& et en st st. sint saint"
)
_OF = word_set("de d' du des l'")
_ENDS = frozenset([",", ";", ":", "–", "—", "(", ")", ".", "|", "!", "?", "«", "“", '"'])


def plain(token: Token) -> str:
    """A word in small letters, its apostrophe as it is typed."""
    return token.text.lower().replace("’", "'")


def find_venue(
    tagged: Tagged, index: int, language: str, lexicon: Lexicon
) -> tuple[str, int] | None:
    """A hall, museum or square that begins at a token, and where it ends."""
    tokens = tagged.tokens[index : index + _LONGEST]
    if language == "ru":
        return _russian_venue(tagged, tokens, lexicon) or _russian_road(tagged, tokens, lexicon)
    venue = _latin_venue(tagged, tokens, language, lexicon)
    return venue or _latin_road(tagged, tokens, language, lexicon)


def _russian_road(
    tagged: Tagged, tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[str, int] | None:
    """A street or embankment: «наб. р. Карповки», «Невском проспекте», «улице Рубинштейна»."""
    head = next((at for at, each in enumerate(tokens[:3]) if _is_road(each, lexicon)), None)
    if head is None or any(each.pos != "ADJ" for each in tokens[:head]):
        return None
    end = head + 1
    while end < len(tokens) and (
        (tokens[end].text == "." and len(tokens[end - 1].text) <= _LONGEST_CUT)
        or tokens[end].text == "р"
        or (tokens[end].capital and tokens[end].pos != "VERB")
        or lexicon.means(tokens[end].text, "name_rest")
    ):
        end += 1
    phrase = tokens[:end]
    if phrase[-1].text == "." or not any(each.capital for each in phrase):
        return None
    cut = head + 1 < len(phrase) and phrase[head + 1].text == "."
    said = tagged.text[phrase[0].start : phrase[-1].end]
    return said if cut else nominative_phrase(phrase, tagged.text), phrase[-1].end


def _is_road(token: Token, lexicon: Lexicon) -> bool:
    return not token.quoted and lexicon.means(token.text, "roads")


def _latin_road(
    tagged: Tagged, tokens: Sequence[Token], language: str, lexicon: Lexicon
) -> tuple[str, int] | None:
    """`Malaya Konyushennaya Street`, `Nieuwe Binnenweg`, « quai des Bateliers »."""
    if tokens and plain(tokens[0]) in ("the", "de", "het", "la", "le", "l'"):
        tokens = tokens[1:]
    phrase: list[Token] = []
    for token in tokens:
        inside = language == "fr" and bool(phrase) and plain(token) in _OF_ROADS
        road = _is_road(token, lexicon) and language == "fr" and not phrase
        if not (token.capital or inside or road) or not token.is_word:
            break
        phrase.append(token)
        if language != "fr" and len(phrase) > 1 and _is_road(token, lexicon):
            break
    if len(phrase) < 2 - (language == "nl"):
        return None
    last, first = phrase[-1], phrase[0]
    if language == "nl":
        named = plain(last).endswith(_DUTCH_ROADS) and len(last.text) > _SHORTEST_HEAD
    else:
        named = _is_road(first if language == "fr" else last, lexicon) and last.capital
    return (tagged.text[first.start : last.end], last.end) if named else None


_OF_ROADS = word_set("de du des la le les l' d' saint sainte")
_DUTCH_ROADS = ("straat", "laan", "gracht", "plein", "kade", "weg", "dijk", "singel", "markt")
_LONGEST_CUT = 4


def _is_venue(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word is a venue, or a Dutch name with one in it: `Scheepvaartmuseum`."""
    word = plain(token)
    if lexicon.means(word, "venues"):
        return not lexicon.is_one(word, "offices")
    if language != "nl" or not token.capital:
        return False
    # `Bergkerk` is one, `Nieuwhuis` may be a name.
    heads = (each for each in lexicon.exact["venues"] if len(each) >= _SHORTEST_HEAD)
    return fold(word).endswith((*heads, *_SHORT_HEADS))


def _latin_venue(
    tagged: Tagged, tokens: Sequence[Token], language: str, lexicon: Lexicon
) -> tuple[str, int] | None:
    phrase: list[Token] = []
    for token in tokens:
        word = plain(token)
        if token.text in _ENDS and not token.quoted:
            break
        if word in _BESIDE.get(language, ()) and _beside(tokens, token, language):
            phrase.append(token)
            continue
        known = _is_venue(token, language, lexicon)
        # « Maison de l'architecture »
        of_that = bool(phrase) and plain(phrase[-1]) in _OF and phrase[0].capital
        if not (token.capital or word in _INSIDE or token.quoted or known or of_that):
            break
        phrase.append(token)
    while phrase and plain(phrase[-1]) in _INSIDE:
        phrase.pop()
    named = [token for token in phrase if token.capital]
    if not named or not any(_is_venue(token, language, lexicon) for token in phrase):
        return None
    while phrase and plain(phrase[0]) in ("the", "het", "de", "la", "le", "les", "l", "l'"):
        phrase = phrase[1:]
    if not phrase:
        return None
    numbered = _LATIN_NUMBERED.match(tagged.text, phrase[-1].end)
    end = numbered.end() if numbered else phrase[-1].end
    return tagged.text[phrase[0].start : end], end


_LATIN_NUMBERED = re.compile(
    r"\s(?:(?:nr|no|n)\.?\s?|n°\s?|№\s?)\d{1,4}(?![\w.,]\d)|\s\d{1,3}(?=[,.;:)]|$)"
)
"""`School 27`, `Hospital no. 40`"""


_BESIDE = {"en": ("on", "upon"), "nl": ("aan",), "fr": ("sur",)}


def _beside(tokens: Sequence[Token], token: Token, language: str) -> bool:
    """Whether a name goes on with the water it stands at: `Library on the Fontanka`."""
    at = list(tokens).index(token)
    following = [each for each in tokens[at + 1 : at + 3] if plain(each) not in _INSIDE][:1]
    return at > 0 and any(
        each.capital and each.is_word and not names_time(each.text, language) for each in following
    )


def _russian_venue(
    tagged: Tagged, tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[str, int] | None:
    head = _head(tagged, tokens, lexicon)
    if head is None:
        return None
    length = head + 1
    while length < len(tokens) and (
        _belongs(tokens[length], tokens[length - 1], lexicon) or _adds(tokens, length)
    ):
        length += 1
    phrase = tokens[:length]
    end = phrase[-1].end
    if numbered := _NUMBERED.match(tagged.text, end):
        return nominative_phrase(phrase, tagged.text) + numbered[0], numbered.end()
    if length == 1 and not phrase[0].capital and lexicon.means(phrase[0].text, "events"):
        return None  # «приезд на форум»
    if lexicon.means(phrase[head].text, "transparent") and length > head + 1:
        phrase = phrase[head + 1 :]
    return nominative_phrase(phrase, tagged.text), end


def _adds(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word joins two adjectives of one noun: «университет морского и речного флота»."""
    beside = (tokens[at - 1], *tokens[at + 1 : at + 2])
    adjectives = all(each.pos == "ADJ" and each.case == "Gen" for each in beside)
    return tokens[at].text == "и" and len(beside) > 1 and adjectives


_NUMBERED = re.compile(r"\s№\s?\d+")


def _head(tagged: Tagged, tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The index of the venue's noun, after the adjectives that describe it."""
    for index, token in enumerate(tokens):
        if token.quoted:
            return None
        if is_cut(tokens, index, lexicon) or (token.text == "." and index):
            continue
        if token.pos in ("NOUN", "PROPN"):
            known = any(lexicon.means(token.text, kind) for kind in ("transparent", "venues"))
            return index if known or _is_body(tagged, token) else None
        if token.pos not in ("ADJ", "DET"):
            return None
    return None


def is_cut(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a word is a cut one that describes what follows: «мед. академии»."""
    dotted = index + 1 < len(tokens) and tokens[index + 1].text == "."
    word = tokens[index].text
    return dotted and word.islower() and lexicon.is_one(word, "abbreviations")


def _belongs(token: Token, before: Token, lexicon: Lexicon) -> bool:
    """Whether a word goes on with a venue's name: a genitive, a name, a quotation."""
    if token.quoted:
        return True
    if lexicon.means(before.text, "name_rest") or lexicon.means(token.text, "name_rest"):
        return True
    if token.capital and lexicon.means(before.text, "settlements"):
        return True
    if not token.is_word or token.pos == "VERB" or token.case != "Gen":
        return token.text == "города"
    event = lexicon.means(token.text, "events") and not token.capital
    return not event or before.pos == "ADJ"


def _is_body(tagged: Tagged, token: Token) -> bool:
    """Whether a capital word is a house by itself: «в Эрмитаже»."""
    named = any(
        name.kind == "ORG" and name.start == token.start and name.end == token.end
        for name in tagged.names
    )
    # «СПб» is a city, whatever it is taken for.
    return token.capital and named and not find_spots(Tagged(tagged.text, (token,)), "ru")
