"""Houses that are said to hold something: `New Holland Island hosted a festival`."""

from collections.abc import Iterator, Sequence

from handlers.documents.understanding.places.geography import names_time
from handlers.documents.understanding.places.venues import find_venue
from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.tagging import Tagged, Token

_STAGING = {
    "en": word_set("hosted staged housed screened showed shows hosts welcomed welcomes"),
    "nl": word_set("ontving huisvestte toonde vertoonde"),
    "fr": word_set("accueillait abritait présentait projetait"),
}
"""What a house does in which something takes place."""
_LONGEST = 6


def find_houses(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """The name of each house, where it begins and where it ends."""
    tokens, verbs = tagged.tokens, _STAGING.get(language, frozenset())
    for at, token in enumerate(tokens):
        if token.quoted or not (token.text.lower() in verbs or _is_parted(tokens, at, language)):
            continue
        for start in _beginnings(tokens, at, language):
            venue = find_venue(tagged, start, language, lexicon)
            if venue and (start > at or venue[1] == tokens[at - 1].end):
                yield venue[0], tokens[start].start, venue[1]
                break


def _beginnings(tokens: Sequence[Token], verb: int, language: str) -> list[int]:
    """Where a house before its verb may begin; in Dutch it may stand behind: `ontving het …`."""
    before = range(max(0, verb - _LONGEST), verb)
    after = range(verb + 1, min(verb + 3, len(tokens))) if language == "nl" else ()
    capitals = (at for at in (*before, *after) if tokens[at].capital)
    # `From 14 to 16 June the Polar Institute hosted …`
    return [at for at in capitals if not names_time(tokens[at].text, language)]


def _is_parted(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether « a accueilli » begins at a token."""
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    auxiliary = language == "fr" and tokens[at].text.lower() in ("a", "ont")
    return auxiliary and following in ("accueilli", "abrité", "reçu")
