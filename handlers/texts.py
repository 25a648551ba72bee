"""Texts in the person's language, from gettext catalogs that are compiled in memory."""

import gettext
import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

FALLBACK = "ru"
"""Where nothing is known of the person: the committee's own language."""
LOCALES = {
    "ru": Locale("ru"),
    "en": Locale("en", "GB"),
    "nl": Locale("nl"),
    "fr": Locale("fr"),
}
LANGUAGES = tuple(LOCALES)
_LIKELY: Mapping[str, str] = get_global("likely_subtags")
_NEIGHBOURS = frozenset({"AM", "AZ", "GE", "TM", "UZ"})
_ISO_639_1 = re.compile(r"[a-z]{2}")
_SCRIPT = re.compile(r"[a-z]{4}")
NAMES = {"ru": "Русский", "en": "English", "nl": "Nederlands", "fr": "Français"}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message for the catalogs; it is looked up where it is shown."""
    return message


_BETWEEN = {"fr": ("\u00a0: ", "\u00a0; ")}
"""The signs between two parts, where they are set otherwise than close to the first."""


class Texts:
    """The texts of one language; values are put into `{braces}`.

    The plain methods give text for buttons, toasts and files. `markup` escapes it, values that
    are not markup themselves included. `colon` and `semicolon` stand between two parts.
    """

    def __init__(self, language: str, catalog: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = LOCALES[language]
        self.colon, self.semicolon = _BETWEEN.get(language, (": ", "; "))
        self._catalog = catalog

    def gettext(self, message: str, **values: Any) -> str:
        """A message."""
        return self._catalog.gettext(message).format(**values)

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """A message about `count` things, which stands in it as `{count}`."""
        return self._catalog.ngettext(one, many, count).format(count=count, **values)

    def pgettext(self, context: str, message: str, **values: Any) -> str:
        """A message that reads differently by its context."""
        return self._catalog.pgettext(context, message).format(**values)

    def markup(self, message: str, **values: Any) -> Markup:
        """A message as HTML."""
        return escape(self._catalog.gettext(message)).format(**values)


Catalogs = Mapping[str, Texts]


@cache
def load_catalogs(folder: Path) -> Catalogs:
    """The texts of every language, from `<language>.po`; English stands in the code itself."""
    return {language: load_texts(folder, language) for language in LANGUAGES}


def load_texts(folder: Path, language: str) -> Texts:
    """The texts of one language."""
    if language == "en":
        return Texts(language, gettext.NullTranslations())
    compiled = BytesIO()
    with (folder / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Texts(language, gettext.GNUTranslations(compiled))


def quote(text: str, language: str) -> str:
    """The text in the quotation marks of a language, those within it made into the inner ones."""
    opening, closing, inner_opening, inner_closing = _QUOTES[language]

    def turn(match: re.Match[str]) -> str:
        quoted = next(each for each in match.groups() if each is not None)
        return f"{inner_opening}{quoted}{inner_closing}"

    return f"{opening}{_QUOTED.sub(turn, text)}{closing}"


_QUOTES = {
    "ru": ("«", "»", "„", "“"),
    "en": ("“", "”", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
}
_QUOTED = re.compile(r"""«\s*([^«»]*?)\s*»|„([^„“”]*)[“”]|“([^“”]*)”|"([^"]*)\"""")


def sentences(*parts: str) -> str:
    """The parts with a full stop each; one that ends with an abbreviation's («г.») has it."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def unbroken(text: str) -> str:
    """The text, plain or HTML, with no number parted from its unit: «2018 г.», «74 чел.»."""
    return _BEFORE_UNIT.sub("\u00a0", text)


_BEFORE_UNIT = re.compile(
    r" (?=(?:гг?|вв?|чел|тыс|руб)\.|(?:млн|млрд|км|кг)\b)(?:(?<=[\dIVX] )|(?<=[\dIVX]</[bi]> ))"
)


def language_name(language: str, t: Texts) -> str:
    """The name of a language as it stands within a sentence."""
    return str(t.locale.languages[language])


def numbered(number: int, t: Texts) -> str:
    """A number that names a thing: «№ 5», “no. 5”."""
    return t.gettext("no. {number}", number=number)


def choose_language(chosen: str | None, language_code: str | None) -> str:
    """The person's choice, else what fits Telegram's IETF tag best."""
    if chosen in LANGUAGES:
        return chosen
    if not language_code:
        return FALLBACK
    primary, *subtags = re.split("[-_]", language_code.lower())
    if primary in LANGUAGES:
        return primary
    return "ru" if _reads_russian(primary, *subtags) else "en"


@cache
def codes_for(language: str) -> tuple[str | None, ...]:
    """The codes at Telegram of those who get the texts of a language; None stands for the rest."""
    if language == "en":
        return "en", None
    if language == "ru":
        return tuple(
            code for code in sorted(_LIKELY) if _ISO_639_1.fullmatch(code) and _reads_russian(code)
        )
    return (language,)


def _reads_russian(primary: str, *subtags: str) -> bool:
    """Whose language is written in Cyrillic, or is Armenian, Azerbaijani, Georgian, Turkmen, Uzbek.

    What script a language has, and which is a country's, Unicode's CLDR says.
    """
    _, script, country = _LIKELY.get(primary, "und_Zzzz_ZZ").split("_")
    script = next((each.title() for each in subtags if _SCRIPT.fullmatch(each)), script)
    return script == "Cyrl" or country in _NEIGHBOURS
