"""Names of people in texts whose words have no grammar: runs of words with capitals."""

import re
from collections.abc import Iterator, Sequence

from handlers.documents.understanding.people.offices import is_agent_noun, is_office
from handlers.documents.understanding.people.roles import role_after, role_before
from handlers.documents.understanding.places.geography import find_spots, is_month
from handlers.documents.understanding.words.initials import is_initial
from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.words import fold

_WORDS_OF_NAME = 2


def latin_spans(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that an office, a title or an act makes a person's."""
    run: list[Token] = []
    for token in (*tagged.tokens, None):
        if token and _can_name(token, run, language, lexicon):
            run.append(token)
            continue
        yield from _person_of(tagged, run, language, lexicon)
        run = []
        if token and _can_name(token, run, language, lexicon):
            run = [token]


def _can_name(token: Token, run: list[Token], language: str, lexicon: Lexicon) -> bool:
    if token.quoted:
        return False
    if run and token.start - run[-1].end > 1:
        return False
    if token.text == ".":
        return bool(run) and len(run[-1].text) <= 2 and run[-1].end == token.start
    if not token.is_word:
        return False
    if run and lexicon.is_one(token.text, "particles"):
        return token.text.lower() != "la" or language == "fr"
    if not token.capital or (language == "ru" and not token.text.isascii()):
        return False
    if token.text.isupper() and len(token.text) > 3:
        return bool(run)
    # «Bishop» may be a name after a first name, «Mayor» before one is none.
    office = lexicon.means(token.text, "offices") or (
        not run and is_office(token, language, lexicon)
    )
    return not office and not lexicon.is_one(token.text, "honorifics")


def _person_of(
    tagged: Tagged, run: list[Token], language: str, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    run = _after_month(tagged, _after_office(tagged, run), language)
    run = _before_body(run, language, lexicon)
    run = _before_place(run, language)
    while run and (lexicon.is_one(run[-1].text, "particles") and not run[-1].capital):
        run.pop()
    words = [token for token in run if token.is_word]
    if all(is_initial(word.text) for word in words) or _is_no_name(tagged, run, language, lexicon):
        return
    start, end = run[0].start, run[-1].end
    if run[0] is tagged.tokens[0] and len(words) > 2 and lexicon.is_one(words[0].text, "languages"):
        start = words[1].start
    led = [token for token in tagged.tokens if token.end <= start][-1:]
    if (not led or led[0].text in _DASHES) and len(words) > _WORDS_OF_NAME:
        # `Glassblower Jane Poole`
        start = words[is_agent_noun(words[0], language, lexicon)].start
    spots = find_spots(Tagged(tagged.text, tuple(run)), language)
    if any(spot.start == start and spot.end == end for spot in spots):
        return
    if any(
        lexicon.means(word.text, kind)
        for word in words
        for kind in ("organisations", "events", "agreements")
    ):
        return
    if _is_of_a_body(tagged, words, lexicon) or _is_dutch_body(words[0], language, lexicon):
        return
    if (
        is_titled(tagged, start, lexicon)
        or (len(words) > 1 and _is_led_to(tagged, start, lexicon))
        or _has_office(tagged, start, end, language, lexicon, is_full=len(words) > 1)
        or (len(words) > 1 and _acts(tagged, start, end, language))
        or _is_transcribed(words)
    ):
        yield start, end


_DASHES = ("–", "—", "-", ":")


def _after_office(tagged: Tagged, run: list[Token]) -> list[Token]:
    """A run without its first word, where the one before says that it is an office."""
    led = [token for token in tagged.tokens if run and token.end < run[0].start][-1:]
    if led and led[0].capital and led[0].text.lower() in _BEFORE_OFFICES:
        return run[1:]  # `Lord Advocate Jane Poole`
    return run


def _after_month(tagged: Tagged, run: list[Token], language: str) -> list[Token]:
    """A run without the month that leads to it: `That October Poole …`, `The following June Poole`.

    `June Poole` may be somebody, where nothing says which June it is.
    """
    at = next((at for at, token in enumerate(run[:-1]) if is_month(token.text, language)), None)
    if at is None or at > 1:
        return run
    led = [run[0]] if at else [token for token in tagged.tokens if token.end < run[0].start][-1:]
    leads = any(token.text.lower() in _BEFORE_MONTHS for token in led)
    return run[at + 1 :] if leads else run


_BEFORE_MONTHS = word_set(
    "that this last next following same in early late mid of since by until each every "
    "die dat deze dit vorige volgende dezelfde begin eind half medio "
    "ce cet en fin debut mi"
)
_BEFORE_OFFICES = word_set("lord lady deputy depute vice acting assistant")


def _is_no_name(tagged: Tagged, run: list[Token], language: str, lexicon: Lexicon) -> bool:
    """Whether a run begins with an article, or is a month.

    `The Icelandic Chess League`; `On Bloomsday, 16 June, the actress …`
    """
    first = run[0].text
    led = [each for each in tagged.tokens if each.end <= run[0].start][-1:]
    if language == "nl" and first in _OF_HOUSES and led and led[0].text.islower():
        # `in restaurant De Gouden Leeuw`, but `schilder De Vries`
        return len(run) > _WORDS_OF_NAME or not is_office(led[0], language, lexicon)
    if language != "ru" and led and run[0].start - led[0].end == 1 and not led[0].quoted:
        before = [each for each in tagged.tokens if each.end <= led[0].start][-1:]
        if led[0].text == "de" and before and before[0].text.lower() in _IN_WHAT:
            return True  # `in de Havenzone`
        # `op het Zwarte Water`, `in theater De Odeon`
        if led[0].text.lower() in ("het", "the"):
            return True
        if led[0].text.islower() and lexicon.is_one(led[0].text, "venues"):
            return not lexicon.means(led[0].text, "offices")
    return first.lower() in _ARTICLES[language] or (len(run) == 1 and is_month(first, language))


_IN_WHAT = word_set("in op bij naar uit dans sur")
_OF_HOUSES = ("De", "Het", "Den")
_ARTICLES: dict[str, Sequence[str]] = {
    "ru": (),
    "en": ("the", "a", "an"),
    "nl": ("het", "een"),
    "fr": ("une", "un", "les"),
}


def _is_of_a_body(tagged: Tagged, words: list[Token], lexicon: Lexicon) -> bool:
    """Whether words name a body or a place, or go on with its name: `Museum of Applied Arts`."""
    if any(lexicon.means(word.text, "venues") for word in words[1:]):
        return True
    if len(words) > 1 and words[0].text.lower() in _NO_FIRST_NAMES:
        return True
    before = [token for token in tagged.tokens if token.end <= words[0].start][-2:]
    if len(before) < 2 or before[1].text.lower() not in ("of", "for", "des"):
        return False
    kinds = ("venues", "organisations")
    return before[0].capital and any(lexicon.means(before[0].text, kind) for kind in kinds)


def _is_dutch_body(word: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether the end of a compound is a body: `Zorggroep Haagse Linde`."""
    said = fold(word.text)
    ends = (said[at:] for at in range(2, len(said) - _SHORTEST_BODY + 1))
    return language == "nl" and any(lexicon.means(end, "organisations") for end in ends)


_SHORTEST_BODY = 5
_NO_FIRST_NAMES = word_set(
    "mount mt lake cape mont lac st saint sankt north south east west northern southern eastern "
    "western"
)


def _has_office(
    tagged: Tagged, start: int, end: int, language: str, lexicon: Lexicon, *, is_full: bool
) -> bool:
    before = role_before(tagged, start, language, lexicon)
    if before and (before.sure or is_full):
        return True
    return role_after(tagged, end, language, lexicon) is not None


def _before_body(run: list[Token], language: str, lexicon: Lexicon) -> list[Token]:
    """A name without the body or city that a particle adds: `Henk Smit van de Universiteit …`."""
    for index in range(_WORDS_OF_NAME, len(run) - 1):
        token, rest = run[index], run[index:]
        if token.capital or not lexicon.is_one(token.text, "particles"):
            continue
        named = [each for each in rest if each.capital]
        spots = find_spots(Tagged("", tuple(named[:1])), language)
        kinds = ("organisations", "venues", "events")
        if spots or any(lexicon.means(each.text, kind) for each in named for kind in kinds):
            return run[:index]
    return run


def _before_place(run: list[Token], language: str) -> list[Token]:
    """A name without the city after it: `bezocht wethouder Marloes Smit Sint-Petersburg`."""
    for index in range(_WORDS_OF_NAME, len(run)):
        spots = find_spots(Tagged("", tuple(run[index:])), language)
        if any((spot.start, spot.end) == (run[index].start, run[-1].end) for spot in spots):
            full = [token for token in run[:index] if token.capital]
            return run[:index] if len(full) >= _WORDS_OF_NAME else run
    return run


def _is_transcribed(words: Sequence[Token]) -> bool:
    """Whether the last of two words is a Russian surname in Latin letters: `Ilja Korostyljov`."""
    first, last = fold(words[0].text), fold(words[-1].text)
    few = len(words) in (_WORDS_OF_NAME, _WORDS_OF_NAME + 1)
    return few and _RUSSIAN.search(last) is not None and not _RUSSIAN_ADJECTIVE.search(first)


_RUSSIAN = re.compile(
    r"[a-z]{2}(?:[oe]v|[a-z][oe]va|[eo]ff|[kln]ina?|nko|ichenko|vitsj|vitch|vich)$"
)
_RUSSIAN_ADJECTIVE = re.compile(r"(?:skaja|skaya|skoye|sky|naya|ny|yy)$")
"""The first word of a street or square."""


def is_titled(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether `Mr` or `Dr` stands before a name."""
    before = [t for t in tagged.tokens if t.end <= start and t.text != "."][-1:]
    return any(lexicon.is_one(token.text, "honorifics") for token in before)


_ANOTHER = re.compile(r",\s([A-ZÀ-Ž][\w’'-]+)\s[A-ZÀ-Ž]")
"""A full name behind a word and a comma."""


def is_of_an_office(tagged: Tagged, word: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word is of an office or a body: `Chief Executive, Jane Roe`, `van de dienst X`."""
    behind = _ANOTHER.match(tagged.text, word.end)
    if behind and language != "ru" and not lexicon.means(behind[1], "offices"):
        return True
    before = [token for token in tagged.tokens if token.end <= word.start and token.is_word][-1:]
    body = language != "ru" and any(lexicon.means(each.text, "organisations") for each in before)
    return body or lexicon.is_one(word.text, "offices")


def _is_led_to(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether "led by" and the like stand before a name."""
    before = fold(tagged.text[:start]).replace("’", "'").rstrip()
    trade = _TRADE.search(before)
    led = before[: trade.start()] if trade and trade[1] not in _RELATING else before
    return any(
        each.endswith(said) for said in lexicon.said["names_follow"] for each in (before, led)
    )


_TRADE = re.compile(r"\s(?:(?:the|an?|de|het|een|le|la)\s)?(?:[^\W\d_]+\s)?([^\W\d_]+)$")
"""`led by master builder Jane Poole`"""
_RELATING = word_set("the a an de het een le la les of for in at van voor du des and en et")


def _acts(tagged: Tagged, start: int, end: int, language: str) -> bool:
    """Whether a verb of people follows; in Dutch it may stand before, too."""
    after = [token for token in tagged.tokens if token.start >= end][:1]
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    inverted = language == "nl" and any(token.text.lower() in _INVERTED for token in before)
    return inverted or any(token.text.lower() in _ACTS for token in after)


_INVERTED = word_set(
    "sprak speelde zong las vertelde dirigeerde hield reikte overhandigde stelde danste exposeerde"
)
_ACTS = word_set(
    "spoke said presented performed signed visited met lectured played sang gave conducted "
    "showed danced sprak presenteerde speelde ondertekende bezocht "
    "gaf zong dirigeerde toonde vertelde las hield overhandigde reikte stelde "
    "présenté joué signé visité chanté donné dirigé"
)
