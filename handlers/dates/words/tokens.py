"""A text as a row of tokens: numbers, words with what they can mean in a date, and marks."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from handlers.dates.words.beginnings import BEGINS, ENDS, LEADS, tell_kinds
from handlers.dates.words.folding import TOKEN, clean
from handlers.dates.words.lexicon import NOTHING, Kind, Lexicon, Meanings

_LONGEST_NUMBER, _LONGEST_ROMAN = 9, 9
_MOST_REMEMBERED = 20_000
LETTERS = frozenset("qhtskк")
"""What stands for a quarter or half, or for thousands."""
_SUFFIXES: frozenset[Kind] = frozenset(
    {Kind.ORDINAL_SUFFIX, Kind.DECADE_SUFFIX, Kind.DATIVE, Kind.VAGUE_SUFFIX}
)
_LINK = re.compile(r"https?://|www\.")
_CYRILLIC = re.compile("[а-яіѵ]")
_LATIN = re.compile("[a-z]")
_TO_CYRILLIC = str.maketrans("aeopcyxkmtbh", "аеорсухкмтвн")
_TO_LATIN = str.maketrans("аеорсухкмтвніѵ", "aeopcyxkmtbhiv")
# On typewriters without Latin letters: ХУШ for XVIII.
_TO_ROMAN = str.maketrans(
    {"х": "x", "і": "i", "у": "v", "ѵ": "v", "с": "c", "м": "m", "ш": "iii", "п": "ii", "и": "i"}
)
_STUCK = {"ru": ("в", "до", "за", "на", "к"), "en": ("in",), "nl": ("in",), "fr": ("en",)}
"""Words that people write together with the month after them: «вмае»."""
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_YEAR = re.compile("(m{1,2})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_FEWEST_OF_YEAR = 4
"""Letters of a year in Roman figures; shorter ones are rather an abbreviation."""
_ROMAN_SUFFIX = re.compile(r"(?<=[xvi])(?:e|er|eme|ste|de)$")
_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


class Token:
    """A number, word or mark, and where it stands."""

    __slots__ = (
        *("start", "end", "text", "glued", "value", "digits", "suffix", "meanings"),
        *("capital", "is_word", "begins"),
    )

    def __init__(self, start: int, end: int, glued: bool, said: "Said") -> None:  # noqa: FBT001
        self.start = start
        self.end = end
        self.glued = glued
        """Whether nothing stands between it and the token before."""
        (
            self.text,
            self.value,
            self.digits,
            self.meanings,
            self.capital,
            self.is_word,
            self.begins,
            _,
        ) = said
        self.suffix = NOTHING
        """What «-го», "th" and the like after a number say."""

    @property
    def roman(self) -> int:
        """The Roman number that a word is, as for centuries and quarters; 0 for none."""
        return read_roman(self.text) if len(self.text) <= _LONGEST_ROMAN else 0


class Said(NamedTuple):
    """What a token says, wherever it stands."""

    text: str
    """Folded."""
    value: int = -1
    """Of a number; −1 for one of more digits than any date has, and of all else."""
    digits: int = 0
    """How many; 0 of what is no number."""
    meanings: Meanings = NOTHING
    capital: bool = False
    is_word: bool = False
    begins: int = LEADS
    """What it is to a date that may begin with it."""
    joins: bool = False
    """Whether it may be one with what follows: a number, the beginning of a phrase."""


def tokenize(
    text: str, folded: str, lexicon: Lexicon, language: str, span: tuple[int, int]
) -> list[Token]:
    """The tokens of a span of a text; phrases that the lexicon knows are one token each."""
    tokens: list[Token] = []
    joining: list[int] = []
    end, known = -1, _known[language]
    for match in TOKEN.finditer(folded, *span):
        start, stop = match.span()
        raw = text[start:stop]
        if (said := known.get(raw)) is None:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            said = known[raw] = _say(raw, clean(match.group()), lexicon, language)
        if said.joins:
            joining.append(len(tokens))
        tokens.append(Token(start, stop, start == end, said))
        end = stop
    return _join(tokens, joining, lexicon) if joining else tokens


_known: defaultdict[str, dict[str, Said]] = defaultdict(dict)
"""What was read before, by language and as it was written."""


def _say(raw: str, word: str, lexicon: Lexicon, language: str) -> Said:
    joins = word in lexicon.phrases
    if word[:1].isdecimal():
        digits = len(word)
        value = int(word) if digits <= _LONGEST_NUMBER else -1
        return Said(word, value, digits, begins=BEGINS, joins=True)
    if not word[:1].isalpha():
        return Said(word, begins=ENDS if word[0] == "\n" else LEADS, joins=joins)
    if _LINK.match(word):
        return Said(word, is_word=True, begins=ENDS)
    if raw.isupper() and (year := read_roman_year(word)):
        return Said(word, year, len(str(year)), begins=BEGINS)
    meanings, capital = _look_up(raw, word, lexicon, language), raw[0].isupper()
    roman = _is_roman(word)
    return Said(
        word,
        meanings=meanings,
        capital=capital,
        is_word=True,
        begins=_tell_beginning(word, meanings),
        joins=joins or (capital and roman),
    )


def _is_roman(word: str) -> bool:
    return len(word) <= _LONGEST_ROMAN and bool(read_roman(word))


def _tell_beginning(word: str, meanings: Meanings) -> int:
    # "A" and « une » are everywhere.
    if meanings.get(Kind.CARDINAL, 1) > 1 or (_is_roman(word) and Kind.AND not in meanings):
        return BEGINS
    begins = tell_kinds(tuple(meanings)) if meanings else ENDS
    return LEADS if not begins and word in LETTERS else begins


def new_paragraph(at: int) -> Token:
    """What stands between two spans that are read apart."""
    return Token(at, at, glued=False, said=Said("\n", begins=ENDS))


def _look_up(raw: str, word: str, lexicon: Lexicon, language: str) -> Meanings:
    if word in lexicon.ordinary.get(language, ()):
        return NOTHING
    if own := lexicon.own.get(language, {}).get(word):
        return own
    if lexicon.words and (meanings := lexicon.words.get(raw.casefold())):
        return {**lexicon.look_up(word), **meanings}
    if len(word) == 1 and language == "ru" and (alike := _alike(word, lexicon)):
        return alike
    if known := lexicon.look_up(word):
        return known
    for lead in _STUCK.get(language, ()):
        stuck = lexicon.look_up(word[len(lead) :]) if word.startswith(lead) else NOTHING
        if Kind.MONTH in stuck:
            return stuck
    # Letters that look alike, from the other alphabet.
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return lexicon.look_up(word.translate(_TO_CYRILLIC)) or lexicon.look_up(
            word.translate(_TO_LATIN)
        )
    return NOTHING


def _alike(letter: str, lexicon: Lexicon) -> Meanings:
    """What a single Latin letter means that a Russian has typed for the like of it."""
    return lexicon.look_up(letter.translate(_TO_CYRILLIC)) if letter.isascii() else NOTHING


def _join(tokens: list[Token], joining: Sequence[int], lexicon: Lexicon) -> list[Token]:
    """The tokens with phrases put together, and endings put to their numbers."""
    joined: list[Token] = []
    at = 0
    for index in joining:
        if index < at:
            continue
        joined += tokens[at:index]
        token = tokens[index]
        at = index + 1
        if token.digits or (token.capital and token.roman and at < len(tokens)):
            # 25-го, «XIX-го»
            written = token.digits or tokens[at].text == "-"
            at += _take_suffix(token, tokens, at, lexicon) if written else 0
        for words, meanings in lexicon.phrases.get(token.text, ()):
            if at == len(tokens) or tokens[at].text != words[0]:
                continue
            following = tokens[at : at + len(words)]
            if tuple([each.text for each in following]) == words:
                last = at + len(words) - 1
                if Kind.DAY not in meanings and _begins_day(tokens, last, lexicon):
                    continue
                token = _as_phrase(token, following, meanings)
                at += len(words)
                break
        joined.append(token)
    joined += tokens[at:]
    return joined


def _begins_day(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the last word of a phrase begins a day: « et après » of « et après-demain »."""
    for words, meanings in lexicon.phrases.get(tokens[at].text, ()):
        following = tokens[at + 1 : at + 1 + len(words)]
        if Kind.DAY in meanings and tuple([each.text for each in following]) == words:
            return True
    return False


def _as_phrase(first: Token, rest: Sequence[Token], meanings: Meanings) -> Token:
    text = "".join(each.text for each in (first, *rest))
    # « 8 9bre 1829 » has a month that begins with a figure.
    is_word = first.is_word or Kind.MONTH in meanings
    begins = _tell_beginning(text, meanings) if is_word else LEADS
    said = Said(text, meanings=meanings, capital=first.capital, is_word=is_word, begins=begins)
    return Token(first.start, rest[-1].end, first.glued, said)


def _take_suffix(number: Token, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Give a number the ending that is glued to it; how many tokens that took."""
    if at >= len(tokens) or not tokens[at].glued:
        return 0
    taken = 1 if tokens[at].text in ("-", "'") else 0
    word = tokens[at + taken] if at + taken < len(tokens) else None
    if not word or not word.glued or word.digits or word.text in ".,/":
        return 0
    suffix = {
        kind: value for kind, value in lexicon.look_up(word.text).items() if kind in _SUFFIXES
    }
    if not suffix:
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


@lru_cache(4096)
def read_roman_year(text: str) -> int:
    """The year that folded Roman figures stand for, `mdcxlii`; 0 for none."""
    match = _ROMAN_YEAR.fullmatch(text) if len(text) >= _FEWEST_OF_YEAR else None
    return sum(map(_read_figure, match.groups())) if match else 0


def _read_figure(letters: str) -> int:
    """What letters of one decimal place stand for: 40 for `xl`."""
    values = [_LETTERS_OF_NUMBERS[letter] for letter in letters]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


_LETTERS_OF_NUMBERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def has_roman_ending(text: str) -> bool:
    """Whether letters that are a Roman number end as an ordinal does: `XVIIIe`, `XVIIIème`."""
    return bool(_ROMAN_SUFFIX.search(text))


def meaning(token: Token | None, kind: Kind) -> Any:
    """What a token means as something of a kind; None if nothing."""
    return token.meanings.get(kind) if token else None
