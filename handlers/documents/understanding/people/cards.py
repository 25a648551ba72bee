"""Lines that say who somebody is: «Лев Седов – директор порта»."""

import re

from handlers.documents.understanding.people.named import find_people
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.lexicon import find_words
from handlers.documents.understanding.words.mentions import Times
from handlers.documents.understanding.words.tagging import Tagged

_NEAR = 3
_FIRST_WORDS = 3
_CARD = re.compile(
    r"\W*[^\W\d_a-zа-яё][\w’'-]+(?:\s[^\W\d_a-zа-яё][\w.’'-]*){1,3}"
    r"(?:\s\([^()]*\))?(?:,|\s[–—-])\s(?=[^\W\d_])"
)
_OFFICE = re.compile(r"\s*(?:\([^()]*\)\s*)?[,–—:-]\s*(?=[^\W\d_])")


def is_card(tagged: Tagged, times: Times, context: Context) -> bool:
    """Whether a line is no more than a name and an office: that of a member, say."""
    if times.mentions or times.incomplete:
        return False
    if _names_office(tagged, context):
        return True
    people = find_people(tagged, context.language, context.lexicon, listed=True)
    first = people[0] if people else None
    if first is None or first.start > _NEAR + len(_first_word(tagged)):
        return False
    return _OFFICE.match(tagged.text, first.end) is not None


def _names_office(tagged: Tagged, context: Context) -> bool:
    """Whether a line is a name, a sign, and an office within the next words."""
    match = _CARD.match(tagged.text)
    words = find_words(tagged.text[match.end() :])[:_FIRST_WORDS] if match else []
    name = tuple(tagged.between(*match.span())) if match else ()
    spots = find_spots(Tagged(tagged.text, name), context.language)
    return not spots and any(context.lexicon.means(word, "offices") for word in words)


def _first_word(tagged: Tagged) -> str:
    """A surname that was not taken for a part of the name now and then, or a title."""
    return next((word for word in tagged.words()), "")
