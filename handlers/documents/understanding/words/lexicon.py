"""What the words of documents mean, a language; read from data/lexicon/documents."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from handlers.documents.dictionary import known_parses
from handlers.texts import LANGUAGES
from storage.words import fold, is_cyrillic, stems
from storage.yaml_loader import load_yaml

FOLDER = Path(__file__).parents[4] / "data" / "lexicon" / "documents"
_WORD = re.compile(r"[^\W_]+")
_SPELLED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 3
_NUMBER = "nn"
"""In a phrase, an age in figures or words: `turned NN`."""
_AGE = re.compile(rf"\b{_NUMBER}\b")
_GAP = fold(" … ")
"""Between the words of a phrase that others may part: `ging … niet door`."""
_BY_WORDS = (
    "agreements", "anniversary", "areas", "cancelled", "continuing", "contracts", "events",
    "figures", "happened", "heading_filler", "honorifics", "name_rest", "offices", "organisations",
    "papers", "postponed", "roads", "settlements", "signed", "signing", "streets",
    "titles_of_briefs", "totals", "towards", "transparent", "venues",
)  # fmt: skip
_EXACT = (
    "abbreviations", "articles", "copulas", "date_prepositions", "duties", "figure_units",
    "first_verbs", "future_endings",
    "honorifics", "languages", "letter_words", "office_abbreviations", "offices", "organisations",
    "particles", "planned", "pronouns", "tens", "venues",
)  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def find_words(text: str) -> list[str]:
    """The words of a text as they stand, without figures; what a hyphen joins is one."""
    return _SPELLED.findall(text)


@cache
def word_stems(word: str) -> frozenset[str]:
    """The stems by which a word is compared; a vice-mayor is a word of its own."""
    plain = fold(word).replace("-", "").replace("’", "'")
    # The stem of a short word is hardly a word.
    if len(plain) <= _SHORT:
        return frozenset({plain})
    if is_cyrillic(plain):
        # The stems of «мэр» and «мэрия» are the same.
        known = known_parses(plain)
        if known:
            return frozenset(fold(parse.normal_form) for parse in known)
    return stems(plain)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must all be there, and those that must not."""

    words: tuple[frozenset[str], ...]
    never: tuple[frozenset[str], ...]

    def fits(self, present: frozenset[str]) -> bool:
        """Whether a text with the stems of these words says it."""
        return not any(map(present.isdisjoint, self.words)) and all(
            map(present.isdisjoint, self.never)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, or of all."""

    stems: dict[str, frozenset[str]] = field(default_factory=dict)
    exact: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[str, Phrase], ...]] = field(default_factory=dict)
    """Of sections and columns: what each phrase means."""
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrases as they stand, folded; the longest first."""
    labels: dict[str, frozenset[str]] = field(default_factory=dict)
    """The words before a contact's fields."""
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    home: tuple[str, ...] = ()
    exact_columns: dict[str, str] = field(default_factory=dict)
    """What is under each heading of a list with dates in EDTF."""
    _kinds_of_stem: dict[str, set[str]] = field(default_factory=dict)
    _kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of the words that were asked for."""

    def __post_init__(self) -> None:
        for kind, known in self.stems.items():
            for stem in known:
                self._kinds_of_stem.setdefault(stem, set()).add(kind)

    @property
    def _numbers(self) -> str:
        return "|".join((r"(?:\d{1,3}", *map(re.escape, self.exact.get("tens", ())))) + ")"

    def means(self, word: str, kind: str) -> bool:
        """Whether a word, or a part of it, is one of a kind."""
        if word not in self._kinds:
            self._kinds[word] = self._kinds_of(word)
        return kind in self._kinds[word]

    def _kinds_of(self, word: str) -> frozenset[str]:
        """All kinds of a word at once: a sentence is asked for most of them."""
        parts = [part for part in word.split("-") if len(part) > 2] if "-" in word else ()
        said = frozenset().union(*map(word_stems, (word, *parts)))
        return frozenset().union(*(self._kinds_of_stem.get(stem, ()) for stem in said))

    def is_one(self, word: str, kind: str) -> bool:
        """Whether a word as it stands is one of a kind."""
        return fold(word) in self.exact.get(kind, frozenset())

    def find_said(self, text: str, kind: str) -> str | None:
        """The first phrase of a kind that a folded text has."""
        for phrase in self.said.get(kind, ()):
            if not all(part in text for part in _parts_of(phrase)):
                continue
            words = r"(?!\w)[^.;:!?]*(?<!\w)".join(map(re.escape, phrase.split(_GAP)))
            words = _AGE.sub(lambda _: self._numbers, words)
            if re.search(rf"(?<!\w){words}(?!\w)", text):
                return phrase
        return None


@cache
def _parts_of(phrase: str) -> tuple[str, ...]:
    """What a text must have for a phrase to be in it."""
    return tuple(each for part in phrase.split(_GAP) for each in _AGE.split(part))


def _phrase(text: str) -> Phrase:
    words = text.split()
    return Phrase(
        tuple(
            word_stems(part)
            for word in words
            if word[0] != "~"
            for part in _WORD.findall(word) or [word]
        ),
        tuple(word_stems(word[1:]) for word in words if word[0] == "~"),
    )


def _words(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else [str(each) for each in value or ()]


def _phrases(table: dict[str, list[Any]]) -> tuple[tuple[str, Phrase], ...]:
    return tuple((name, _phrase(str(each))) for name, said in table.items() for each in said)


def _build(raw: dict[str, Any]) -> Lexicon:
    said = {
        name: tuple(sorted((fold(str(each)) for each in raw.get(name) or ()), key=len)[::-1])
        for name in (
            "as_of",
            "handed_in",
            "in_force",
            "every",
            "same_time",
            "same_month",
            "next_day",
            "pointing",
            "closings",
            "born",
            "of_a_life",
            "origins",
            "costs",
            "appealing",
            "totalled",
            "all_year",
            "undated",
            "yearly",
            "lead_in",
            "names_follow",
            "not_held",
            "nothing_held",
            "pending",
            "opinions",
            "deadlines",
            "published",
            "notes",
            "contact_leads",
            "suggested",
            "orders",
            "contact_verbs",
            "day_leads",
            "day_names",
            "day_endings",
            "days_and",
            "days_to",
        )
    }
    said["memo"] = tuple(
        f"{name}:{fold(str(each))}" for name, each_of in raw["memo"].items() for each in each_of
    )
    return Lexicon(
        {
            name: frozenset().union(*(word_stems(word) for word in _words(raw.get(name))))
            for name in _BY_WORDS
        },
        {name: frozenset(fold(word) for word in _words(raw.get(name))) for name in _EXACT},
        {name: _phrases(raw[name]) for name in ("sections", "columns")},
        said,
        {
            name: frozenset(fold(word).strip(".") for word in _words(words))
            for name, words in raw["contact_labels"].items()
        },
        {code: tuple(names) for code, names in raw["countries"].items()},
        tuple(raw["home"]),
        {fold(heading): name for name, heading in raw["exact_columns"].items()},
    )


@cache
def load_lexicon(language: str) -> Lexicon:
    """The words of a language."""
    return _build(load_yaml((FOLDER / f"{language}.yaml").read_text("utf-8")))


@cache
def load_all() -> Lexicon:
    """The words of all languages: headings and columns are known in each."""
    each = [load_lexicon(language) for language in LANGUAGES]

    def merge(tables: list[dict[str, Any]], empty: Any) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for table in tables:
            for name, value in table.items():
                known = merged.get(name, empty)
                merged[name] = known | value if isinstance(known, frozenset) else known + value
        return merged

    return Lexicon(
        merge([one.stems for one in each], frozenset()),
        merge([one.exact for one in each], frozenset()),
        merge([one.phrases for one in each], ()),
        merge([one.said for one in each], ()),
        merge([one.labels for one in each], frozenset()),
        merge([one.countries for one in each], ()),
        sum((one.home for one in each), ()),
        {heading: name for one in each for heading, name in one.exact_columns.items()},
    )


def detect_language(text: str) -> str:
    """The language that most of a text is in."""
    letters = [sign for sign in text[:20_000] if sign.isalpha()]
    cyrillic = sum("а" <= sign.lower() <= "я" or sign in "ёЁ" for sign in letters)
    if not letters or cyrillic > 0.3 * len(letters):
        return "ru"
    words = _WORD.findall(fold(text[:20_000]))
    counts = {
        language: sum(load_lexicon(language).is_one(word, "languages") for word in words)
        for language in LANGUAGES
        if language != "ru"
    }
    return max(counts, key=lambda language: counts[language])
