"""Countries and cities by their names, in four languages and in Russian cases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from handlers.documents.understanding.words.lexicon import load_lexicon, word_stems
from handlers.documents.understanding.words.morphology import is_common_word, lemmas, nominative
from handlers.documents.understanding.words.tagging import Tagged, Token
from handlers.texts import LANGUAGES
from storage.words import fold, is_cyrillic

_CITIES = Path(__file__).parents[4] / "data" / "places" / "cities.tsv"
_LONGEST = 5
_PARTING = re.compile("[-.]")
HOME = "RU"


@dataclass(frozen=True, slots=True)
class Spot:
    """A country or city that a text names."""

    name: str
    """In the nominative, as it is usually written."""
    country: str
    is_country: bool
    start: int
    end: int
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    country: str
    is_country: bool
    is_home: bool = False


@cache
def _countries(language: str) -> dict[tuple[str, ...], _Known]:
    lexicon = load_lexicon(language)
    locale = Locale(language)
    table: dict[tuple[str, ...], _Known] = {}
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha():
            for each in {name, name.split(" (")[0]}:
                table[_key(each)] = _Known(name.split(" (")[0], code, is_country=True)
    for code, names in lexicon.countries.items():
        usual = locale.territories.get(code, names[0])
        for name in names:
            # A region keeps its own name.
            said = usual if _is_state(name) else name
            table.setdefault(_key(name), _Known(said, code, is_country=True))
    for name in lexicon.home:
        table[_key(name)] = _Known(name, HOME, is_country=False, is_home=True)
    return table


def _is_state(name: str) -> bool:
    return len(name.split()) > 1 or name.isupper()


def is_usual_name(spot: Spot, language: str) -> bool:
    """Whether a country is named by its own name, not by that of a region."""
    usual = str(Locale(language).territories.get(spot.country, ""))
    return spot.name == usual.split(" (", maxsplit=1)[0]


@cache
def _cities() -> dict[tuple[str, ...], _Known]:
    text = _CITIES.read_text("utf-8")
    # A sign at a time: to fold each of 60,000 names takes a second.
    folded = text.translate({ord(sign): fold(sign) for sign in set(text) if sign not in "\n\t|#"})
    table: dict[tuple[str, ...], _Known] = {}
    for line, keys in zip(text.splitlines(), _PARTING.sub(" ", folded).splitlines(), strict=True):
        if line.startswith("#"):
            continue
        country, *named = line.split("\t")
        names = "|".join(named).split("|")
        for name, key in zip(names, "|".join(keys.split("\t")[1:]).split("|"), strict=True):
            # Cities stand by size: the larger one has the name.
            if name:
                table.setdefault(tuple(key.split()), _Known(name, country, is_country=False))
    return table


def _key(name: str) -> tuple[str, ...]:
    return tuple(_PARTING.sub(" ", fold(name).replace("’", "'")).split())


def find_spots(tagged: Tagged, language: str) -> list[Spot]:
    """The countries and cities that a text names, in their order; quoted ones are none."""
    return list(_find(tagged.tokens, language))


def _find(tokens: Sequence[Token], language: str) -> Iterator[Spot]:
    at = 0
    while at < len(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        # «Горном университете»: an adjective before its noun.
        describes = tokens[at].pos == "ADJ" and following and following.text.islower()
        if tokens[at].capital and not tokens[at].quoted and not describes:
            for count in range(min(_LONGEST, len(tokens) - at), 0, -1):
                run = tokens[at : at + count]
                if known := _look_up(run, language):
                    yield Spot(
                        _name(known, run), known.country, known.is_country,
                        run[0].start, run[-1].end, known.is_home,
                    )  # fmt: skip
                    at += count - 1
                    break
        at += 1


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(fold(name) for name in Locale(language).months["format"]["wide"].values())


def is_month(word: str, language: str) -> bool:
    """Whether a word is the name of a month."""
    return fold(word) in _months(language)


def month_of(word: str, language: str) -> int | None:
    """Which month a word names, from 1, in whatever case: «мая»."""
    names = Locale(language).months["stand-alone"]["wide"]
    said = {fold(name): number for number, name in names.items()}
    forms = lemmas(word) if language == "ru" else ()
    return next((said[each] for each in (fold(word), *forms) if each in said), None)


@cache
def _weekdays(language: str) -> frozenset[str]:
    return frozenset(fold(name) for name in Locale(language).days["format"]["wide"].values())


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a day of the week in one of the languages."""
    return any(fold(word) in _weekdays(language) for language in LANGUAGES)


def weekday_of(word: str, language: str) -> int | None:
    """Which day of the week a word is, from 0 for Monday, an inflected one too: «среду»."""
    names = Locale(language).days["format"]["wide"]
    said = {fold(name): number for number, name in names.items()}
    each = (fold(word), fold(word).removesuffix("s"), *map(fold, lemmas(word)))
    return next((said[name] for name in each if name in said), None)


def names_time(word: str, language: str) -> bool:
    """Whether a word is the name of a month or of a day of the week."""
    return is_month(word, language) or fold(word) in _weekdays(language)


def _is_common(word: str, language: str) -> bool:
    """Whether a word is first of all one of the language: «Дом», `Reading`."""
    if is_cyrillic(fold(word)):
        return is_common_word(word)
    if is_month(word, language):
        return True
    lexicon = load_lexicon(language)
    kinds = ("organisations", "venues", "events", "offices", "figures", "agreements", "happened")
    return any(lexicon.means(word, kind) for kind in kinds)


def _name(known: _Known, run: Sequence[Token]) -> str:
    """The name in the nominative: of the variants of a city the one that the text has."""
    if not is_cyrillic(fold(run[0].text)):
        return re.sub(r"\s+(?=\.)", "", _written(run))
    if known.is_country or known.is_home or len(run) > 1 or not is_cyrillic(fold(run[0].text)):
        return known.name if len(run) == 1 or known.is_home or known.is_country else _written(run)
    token = run[0]
    shaped = nominative(token.text, token.case, gender=token.gender, number=token.number)
    return shaped if _key(shaped) in _cities() else known.name


def _written(run: Sequence[Token]) -> str:
    return " ".join(token.text for token in run)


def _look_up(run: Sequence[Token], language: str) -> _Known | None:
    if not run[-1].is_word or not all(token.is_word or token.text in ".-" for token in run):
        return None
    return _look_up_words(tuple(token.text for token in run if token.is_word), language)


@lru_cache(10_000)
def _look_up_words(words: tuple[str, ...], language: str) -> _Known | None:
    if not words or not words[-1][:1].isalpha():
        return None
    if len(words) == 1 and _is_common(words[0], language):
        return None
    tables = (_countries(language), *(_countries(each) for each in LANGUAGES), _cities())
    for form in _forms(words):
        for table in tables:
            if known := table.get(form):
                return known
    return None


def _forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name as it stands, and what its Russian forms can be of."""
    plain = _key(" ".join(words))
    yield plain
    if not is_cyrillic(fold(words[0])):
        return
    if len(words) == 1:
        for lemma in lemmas(words[0])[:4]:
            yield _key(lemma)
        return
    yield _key(" ".join(lemmas(word)[0] for word in words))
    yield from _agreeing(words)


@cache
def _agreeing(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Names of several words whose words these can be forms of: «Южной Кореи»."""
    said = [word_stems(part) for word in words for part in word.split("-")]
    fitting = (each for stem in said[0] for each in _countries_by_first_word().get(stem, ()))
    return [
        known
        for known in dict.fromkeys(fitting)
        if len(known) == len(said)
        and all(one & word_stems(other) for one, other in zip(said, known, strict=True))
    ]


@cache
def _countries_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for known in _countries("ru"):
        for stem in word_stems(known[0]) if len(known) > 1 else ():
            found.setdefault(stem, []).append(known)
    return found


def same_place(one: str, other: str) -> bool:
    """Whether two names are the same place's."""
    return _key(one) == _key(other)
