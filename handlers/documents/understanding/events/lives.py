"""What is of a person's life rather than an event: as what somebody works, how old he became."""

import re
from collections.abc import Sequence
from itertools import pairwise

from handlers.documents.dictionary import parses
from handlers.documents.understanding.places.geography import month_of
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import lemmas
from handlers.documents.understanding.words.tagging import Token

_DAY = re.compile(r"(?:\b(?:on|op|le)\s)?\b\d{1,2}\.?\s([^\W\d_]+)\s?(?:(?:19|20)\d\d\s)?")
_WORKS = {"работать", "являться", "служить", "трудиться"}
_CELEBRATES = {"отметить", "отмечать", "праздновать", "отпраздновать"}


def without_days(text: str, language: str) -> str:
    """A text without its days, behind which an age may stand: `wordt op 4 mei zestig`."""
    return _DAY.sub(lambda match: "" if month_of(match[1], language) else match[0], text)


def tells_of_a_life(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a Russian sentence says as what somebody works, or how old he became."""
    return _works(words, lexicon) or _becomes(words, lexicon)


def _works(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """«С 1 марта экспертом работает Дарья …»"""
    offices = any(word.case == "Ins" and lexicon.means(word.text, "offices") for word in words)
    return offices and any(_is_one(word, _WORKS) and _is_of_today(word) for word in words)


def _becomes(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """«19 августа сорокалетие отметил эксперт …», but «… отметил 200-летие музея»."""
    ages = [
        word
        for word, following in pairwise((*words, None))
        if word
        and word.text.lower().endswith("летие")
        and not (following and following.case == "Gen")
    ]
    offices = any(word.case == "Nom" and lexicon.means(word.text, "offices") for word in words)
    return bool(ages) and offices and any(_is_one(word, _CELEBRATES) for word in words)


def _is_one(word: Token, verbs: set[str]) -> bool:
    return word.pos == "VERB" and bool(verbs & set(lemmas(word.text)))


def _is_of_today(word: Token) -> bool:
    return bool(parses(word.text.lower())[0].tag.tense == "pres")
