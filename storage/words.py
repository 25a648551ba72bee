"""Words as they are compared: folded, stemmed, on the other keyboard, in the other alphabet."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import Stemmer

WORDS_VERSION = 2
"""One more with every change of what `split_words` gives, or of what is indexed: stored indexes are
then built anew."""
_WORD = re.compile(r"[^\W_]+")
_VICE = re.compile(r"\b(вице|vice)[ -](?=\w)")
_CYRILLIC = re.compile("[а-я]")
_FLEETING = re.compile(r"(\w+[бвгджзклмнпрстфхцчшщ])[ое]([клмнр])")
"""«Выставок», «окон»: a vowel that no other form of the word has."""
_INHABITANTS = re.compile(r"\w{4,}[ая]н")
"""«Горожан», «египтян»: what other cases have before their ending."""
_ROOT = 5
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)
_WORDS_IN_MEMORY = 50_000
_SHORT, _SHORT_IN_MEMORY = 200, 2_000
_STEMMERS = ("russian", "english", "dutch", "french")
_TRANSLITERATION = {
    "shch": "щ", "sjtsj": "щ", "chtch": "щ", "schtsch": "щ", "tsj": "ч", "tch": "ч", "tsch": "ч",
    "sch": "ш", "sj": "ш", "zj": "ж", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш",
    "yu": "ю", "ya": "я", "yo": "е", "ye": "е", "ij": "ей", "oe": "у", "oo": "у", "ou": "у",
    "ee": "е", "aa": "а", "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г",
    "h": "х", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п",
    "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и",
    "z": "з",
}  # fmt: skip
_SOUNDS = re.compile("|".join(sorted(_TRANSLITERATION, key=len, reverse=True)))


# Ligatures, which Unicode does not take apart, and what nobody sees: soft hyphens, zero widths.
_UNFOLDED = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff")
)


def fold(text: str) -> str:
    """The text as it is compared: compatible forms, small, without accents and soft hyphens."""
    # A question is looked at many times over.
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.translate(_UNFOLDED)).casefold()
    # й is и with a breve to Unicode; it is a letter of its own to people.
    text = text.replace("и\u0306", "й")
    if any(map(unicodedata.combining, text)):
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", text)


_fold_short = lru_cache(_SHORT_IN_MEMORY)(_fold)


def split_words(text: str) -> list[str]:
    """The words of a text, folded; a vice-mayor is one word, for he is no mayor."""
    folded = fold(text)
    if "вице" in folded or "vice" in folded:
        folded = _VICE.sub(r"\1", folded)
    return _WORD.findall(folded)


@cache
def _stemmers() -> tuple[Stemmer.Stemmer, ...]:
    return tuple(Stemmer.Stemmer(name) for name in _STEMMERS)


@lru_cache(_WORDS_IN_MEMORY)
def stems(word: str) -> frozenset[str]:
    """The stems of a folded word in the languages of its alphabet."""
    if word.isdecimal():
        return frozenset({word})
    if is_cyrillic(word):
        stem = _stemmers()[0].stemWord(word)
        if fleeting := _FLEETING.fullmatch(word):
            return frozenset({stem, "".join(fleeting.groups())})
        if _INHABITANTS.fullmatch(word):
            return frozenset({stem, word})
        return frozenset({stem})
    return frozenset(stemmer.stemWord(word) for stemmer in _stemmers()[1:])


def roots(stemmed: Iterable[str]) -> set[str]:
    """How the words of a family begin, by their stems: «командовал», «командованием»."""
    return {stem[:_ROOT] for stem in stemmed if len(stem) >= _ROOT}


def stems_in(text: str) -> set[str]:
    """The stems of all words of a text."""
    return {stem for word in split_words(text) for stem in stems(word)}


def capitalize(text: str) -> str:
    """The text with a capital at its beginning; all else stays as it is."""
    return text[:1].upper() + text[1:]


def is_cyrillic(word: str) -> bool:
    """Whether the word has a Cyrillic letter."""
    return _CYRILLIC.search(word) is not None


def on_other_keyboard(text: str) -> str:
    """What the same keys give on the other layout: `gjhn` → `порт`, `фтецукз` → `antwerp`."""
    lowered = text.casefold()
    table = _TO_LATIN if is_cyrillic(fold(text)) else _TO_CYRILLIC
    return lowered.translate(table)


@lru_cache(_WORDS_IN_MEMORY)
def in_cyrillic(word: str) -> str:
    """A Latin word as it would roughly be written in Russian: `gergiev` → `гергиев`."""
    return _SOUNDS.sub(lambda match: _TRANSLITERATION[match.group()], word)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words can be forms of one: they differ in a short ending alone."""
    if one == other:
        return True
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    longest = max(len(one), len(other))
    # Russian declension changes up to three letters at the end of a word.
    changed = longest - common
    if not is_cyrillic(one):
        # "Ball" is no form of "ballet".
        return common >= 4 and changed <= 2 and common >= 2.5 * changed
    return common >= 4 and changed <= 3 and common >= 1.5 * changed
