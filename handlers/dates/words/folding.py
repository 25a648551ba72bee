"""A text as dates are read from it: folded character by character, so that places stay the same."""

import re
import unicodedata

INVISIBLE = "\u00ad"
"""Stands for what nobody sees: soft hyphens, zero widths, accents that stand apart."""
_BREVE = "\u0306"
_DASHES = "‐‑‒–—―−﹣－÷"
_QUOTES = "’‘ʼ′`´"
_TOKEN = re.compile(
    rf"""
    https?://\S*+|www\.\S*+
    |\d[\d{INVISIBLE}]*+
    |[^\W\d_][^\W\d{INVISIBLE}{_BREVE}_]*+(?:[{INVISIBLE}{_BREVE}]++[^\W\d_]*+)*+
    |\.\.+|\n[^\S\n]*\n\s*+|[^\s\w{INVISIBLE}{_BREVE}]|_
    """,
    re.VERBOSE,
)


class _Table(dict[int, str]):
    """What stands for a character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if character in _DASHES:
        return "-"
    if character in _QUOTES:
        return "'"
    if character == _BREVE:
        return character
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return INVISIBLE
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    # й is и with a breve to Unicode; it is a letter of its own to people.
    if decomposed == f"и{_BREVE}":
        return "й"
    plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    return plain if len(plain) == 1 else character.lower()[:1]


_TABLE = _Table()
_LIKE_FIGURES = re.compile(r"\d[oо]|[li|з]\d")
_MISREAD = re.compile(
    r"(?<=\d)[oо]+(?=\d)|(?<=\b[123])[oо](?=[\s./-])"
    r"|(?<!\w)[li|](?=\d(?:\s+[^\W\d_]{3}|[./-]\d|\s*-))|(?<!\w)з(?=[01](?:\s|[./-]))"
)
_FIGURES = {"o": "0", "о": "0", "з": "3"}


def fold_text(text: str) -> str:
    """The text folded; every character stays where it is."""
    folded = text.translate(_TABLE)
    if not _LIKE_FIGURES.search(folded):
        return folded
    # 2O18, l2 May: who types or scans figures takes letters for those that look like them.
    return _MISREAD.sub(lambda like: _FIGURES.get(like[0][0], "1") * len(like[0]), folded)


def clean(word: str) -> str:
    """A folded word without what nobody sees."""
    if INVISIBLE not in word and _BREVE not in word:
        return word
    return word.replace(INVISIBLE, "").replace(f"и{_BREVE}", "й").replace(_BREVE, "")


TOKEN = _TOKEN
"""A link, number, word or mark of a folded text."""


def split(text: str) -> list[str]:
    """The words, numbers and marks of a text, folded."""
    return [clean(match.group()) for match in _TOKEN.finditer(fold_text(text))]
