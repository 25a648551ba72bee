"""Halls, museums, squares: the phrases that name a venue."""

from collections.abc import Sequence

from handlers.documents.understanding.lexicon import Lexicon, word_set
from handlers.documents.understanding.morphology import nominative_phrase
from handlers.documents.understanding.tagging import Tagged, Token
from storage.words import fold

_LONGEST = 12
_SHORTEST_HEAD = 5
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
        return _russian_venue(tagged, tokens, lexicon)
    return _latin_venue(tagged, tokens, language, lexicon)


def _is_venue(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word is a venue, or a Dutch name with one in it: `Scheepvaartmuseum`."""
    word = plain(token)
    if lexicon.means(word, "venues"):
        return not lexicon.is_one(word, "offices")
    if language != "nl" or not token.capital:
        return False
    heads = (each for each in lexicon.exact["venues"] if len(each) >= _SHORTEST_HEAD)
    return fold(word).endswith(tuple(heads))


def _latin_venue(
    tagged: Tagged, tokens: Sequence[Token], language: str, lexicon: Lexicon
) -> tuple[str, int] | None:
    phrase: list[Token] = []
    for token in tokens:
        word = plain(token)
        if token.text in _ENDS and not token.quoted:
            break
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
    return (tagged.text[phrase[0].start : phrase[-1].end], phrase[-1].end) if phrase else None


def _russian_venue(
    tagged: Tagged, tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[str, int] | None:
    head = _head(tagged, tokens, lexicon)
    if head is None:
        return None
    length = head + 1
    while length < len(tokens) and _belongs(tokens[length], tokens[length - 1], lexicon):
        length += 1
    phrase = tokens[:length]
    end = phrase[-1].end
    if lexicon.means(phrase[head].text, "transparent") and length > head + 1:
        phrase = phrase[head + 1 :]
    return nominative_phrase(phrase, tagged.text), end


def _head(tagged: Tagged, tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The index of the venue's noun, after the adjectives that describe it."""
    for index, token in enumerate(tokens):
        if token.quoted:
            return None
        if token.pos in ("NOUN", "PROPN"):
            known = any(lexicon.means(token.text, kind) for kind in ("transparent", "venues"))
            return index if known or _is_body(tagged, token) else None
        if token.pos not in ("ADJ", "DET"):
            return None
    return None


def _belongs(token: Token, before: Token, lexicon: Lexicon) -> bool:
    """Whether a word goes on with a venue's name: a genitive, a name, a quotation."""
    if token.quoted:
        return True
    if lexicon.means(before.text, "name_rest") or lexicon.means(token.text, "name_rest"):
        return True
    if token.capital and before.text.lower() in _KINDS_OF_PLACES:
        return True
    if not token.is_word or token.pos == "VERB" or token.case != "Gen":
        return token.text == "города"
    event = lexicon.means(token.text, "events") and not token.capital
    return not event or before.pos == "ADJ"


_KINDS_OF_PLACES = ("города", "города-побратима", "поселка", "села", "деревни", "острова")


def _is_body(tagged: Tagged, token: Token) -> bool:
    """Whether a capital word is a house by itself: «в Эрмитаже»."""
    return token.capital and any(
        name.kind == "ORG" and name.start == token.start and name.end == token.end
        for name in tagged.names
    )
