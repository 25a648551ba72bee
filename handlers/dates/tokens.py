"""A text as a row of tokens: numbers, words with what they can mean in a date, and marks."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from handlers.dates.folding import TOKEN, clean
from handlers.dates.lexicon import NOTHING, Kind, Lexicon, Meanings

_LONGEST_NUMBER = 9
_SUFFIXES: frozenset[Kind] = frozenset({Kind.ORDINAL_SUFFIX, Kind.DECADE_SUFFIX})
_CYRILLIC = re.compile("[а-яіѵ]")
_LATIN = re.compile("[a-z]")
_TO_CYRILLIC = str.maketrans("aeopcyxkmtbh", "аеорсухкмтвн")
_TO_LATIN = str.maketrans("аеорсухкмтвніѵ", "aeopcyxkmtbhiv")
# On typewriters without Latin letters: ХУШ for XVIII.
_TO_ROMAN = str.maketrans(
    {"х": "x", "і": "i", "у": "v", "ѵ": "v", "с": "c", "м": "m", "ш": "iii", "п": "ii", "и": "i"}
)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_SUFFIX = re.compile(r"(?<=[xvi])(?:e|er|eme|ste|de)$")
_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


class Token:
    """A number, word or mark, and where it stands."""

    __slots__ = (
        *("start", "end", "text", "glued", "value", "digits", "suffix", "meanings", "capital"),
    )

    def __init__(self, start: int, end: int, text: str, *, glued: bool) -> None:
        self.start = start
        self.end = end
        self.text = text
        """Folded."""
        self.glued = glued
        """Whether nothing stands between it and the token before."""
        self.value = -1
        """Of a number; −1 for one of more digits than any date has, and of all else."""
        self.digits = 0
        """How many; 0 of what is no number."""
        self.suffix = NOTHING
        """What «-го», "th" and the like after a number say."""
        self.meanings = NOTHING
        self.capital = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return not self.digits and self.text[:1].isalpha()

    @property
    def roman(self) -> int:
        """The Roman number that a word is, as for centuries and quarters; 0 for none."""
        return read_roman(self.text) if len(self.text) <= 9 else 0


def tokenize(
    text: str, folded: str, lexicon: Lexicon, language: str, span: tuple[int, int]
) -> list[Token]:
    """The tokens of a span of a text; phrases that the lexicon knows are one token each."""
    tokens: list[Token] = []
    end = -1
    for match in TOKEN.finditer(folded, *span):
        group, start = match.lastgroup, match.start()
        word = clean(match.group())
        token = Token(start, match.end(), word, glued=start == end)
        if group == "number":
            token.digits = len(word)
            token.value = int(word) if len(word) <= _LONGEST_NUMBER else -1
        elif group == "word":
            token.capital = text[start].isupper()
            token.meanings = _look_up(text[start : token.end], word, lexicon, language)
        end = token.end
        tokens.append(token)
    return _join(tokens, lexicon)


def new_paragraph(at: int) -> Token:
    """What stands between two spans that are read apart."""
    return Token(at, at, "\n", glued=False)


def _look_up(raw: str, word: str, lexicon: Lexicon, language: str) -> Meanings:
    if word in lexicon.ordinary.get(language, ()):
        return NOTHING
    if lexicon.words and (meanings := lexicon.words.get(raw.casefold())):
        return {**lexicon.look_up(word), **meanings}
    if len(word) == 1 and language == "ru" and (alike := _alike(word, lexicon)):
        return alike
    if known := lexicon.look_up(word):
        return known
    # Letters that look alike, from the other alphabet.
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return lexicon.look_up(word.translate(_TO_CYRILLIC)) or lexicon.look_up(
            word.translate(_TO_LATIN)
        )
    return NOTHING


def _alike(letter: str, lexicon: Lexicon) -> Meanings:
    """What a single Latin letter means that a Russian has typed for the like of it."""
    return lexicon.look_up(letter.translate(_TO_CYRILLIC)) if letter.isascii() else NOTHING


def _join(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with phrases put together, and endings put to their numbers."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.digits:
            at += 1 + _take_suffix(token, tokens, at + 1, lexicon)
        else:
            at += 1
            for words, meanings in lexicon.phrases.get(token.text, ()):
                following = tokens[at : at + len(words)]
                if [each.text for each in following] == list(words):
                    last = following[-1]
                    text = "".join(each.text for each in (token, *following))
                    phrase = Token(token.start, last.end, text, glued=token.glued)
                    phrase.meanings, phrase.capital = meanings, token.capital
                    token = phrase
                    at += len(words)
                    break
        joined.append(token)
    return joined


def _take_suffix(number: Token, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Give a number the ending that is glued to it; how many tokens that took."""
    taken = 0
    if at < len(tokens) and tokens[at].glued and tokens[at].text in ("-", "'"):
        taken = 1
    if at + taken >= len(tokens):
        return 0
    word = tokens[at + taken]
    suffix = {
        kind: value for kind, value in lexicon.look_up(word.text).items() if kind in _SUFFIXES
    }
    if not word.glued or not suffix:
        return 0
    number.suffix = suffix
    number.end = word.end
    return taken + 1


@lru_cache(4096)
def read_roman(text: str) -> int:
    """The number that Roman figures, or letters like them, stand for; 0 for none."""
    if _CYRILLIC.search(text):
        text = text.translate(_TO_ROMAN)
    match = _ROMAN.fullmatch(_ROMAN_SUFFIX.sub("", text))
    return 10 * len(match[1]) + _UNITS[match[2]] if match and text else 0


def meaning(token: Token | None, kind: Kind) -> Any:
    """What a token means as something of a kind; None if nothing."""
    return token.meanings.get(kind) if token else None
