"""Questions for anniversaries, in plain words: «юбилеи 2028 года», "upcoming anniversaries"."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from handlers.chat.context import Context
from handlers.dates import Upcoming, read_dates
from handlers.finding.brief.countries import find_countries, on_countries
from handlers.jubilees.everywhere import ShowAllJubilees
from handlers.jubilees.screens import ShowJubilees
from handlers.texts import LANGUAGES
from storage.edtf import Edtf
from storage.models import Brief
from storage.words import split_words


async def find_jubilees(context: Context, text: str) -> ShowJubilees | ShowAllJubilees | None:
    """The anniversaries that a text asks for and nothing else; None where it asks for no time.

    «Юбилеи» alone may as well mean those that the brief tells of. A time or a country alone is
    understood where anniversaries were shown last. Raises `NoBriefChosen`.
    """
    rest, is_everywhere = context.services.lexicon.phrases.without_everywhere(text)
    asked = _read_asked(context, rest)
    if not asked:
        return None
    if not _names_jubilees(context, asked.words):
        return await _follow(context, asked)
    ahead = context.services.lexicon.ahead
    if not asked.has_time and ahead.isdisjoint(asked.words):
        return None
    if is_everywhere:
        return None if _says_more(context, asked.words) else ShowAllJubilees(asked.period)
    named = await _find_named(context, rest)
    if named is None or _says_more(context, asked.words, named.words):
        return None
    brief = named.brief or await context.require_brief()
    return ShowJubilees(brief.id, asked.period)


@dataclass(frozen=True, slots=True)
class _Asked:
    """For when a text asks, and what else it says."""

    words: list[str]
    period: Edtf | None = None
    """None for what is to come."""
    has_time: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """The brief of the country that a text names, with the words that do."""

    brief: Brief | None
    words: frozenset[str]


def _read_asked(context: Context, text: str) -> _Asked | None:
    """None where a time is not understood, or comes every year."""
    reading = read_dates(text, context.today, languages=(context.language, *LANGUAGES))
    values = [each.value for each in reading.values]
    if reading.problems or not all(isinstance(each, Edtf | Upcoming) for each in values):
        return None
    words = split_words(reading.rest(text))
    periods = [each for each in values if isinstance(each, Edtf)]
    if len(periods) < 2:
        return _Asked(words, next(iter(periods), None), has_time=bool(values))
    known = [end for each in periods for end in (each.start, each.end) if end]
    # «В 2027 и 2030» are told with what lies between.
    first, last = min(known, key=lambda end: end.first), max(known, key=lambda end: end.last)
    return _Asked(words, Edtf(first, last), has_time=True)


async def _find_named(context: Context, text: str) -> _Named | None:
    """None where a country has no brief, or there are several."""
    countries = find_countries(text)
    named = on_countries(await context.list_briefs(), [each.code for each in countries])
    if len(named) < len(countries) or len(named) > 1:
        return None
    words = frozenset(word for each in countries for word in each.words)
    return _Named(named[0] if named else None, words)


async def _follow(context: Context, asked: _Asked) -> ShowJubilees | None:
    """Another time or country, after anniversaries: «а в 2030?», «а в Германии?»."""
    leading = (each["leading"] for each in context.services.lexicon.follow.values())
    if not any(each in asked.words for said in leading for each in said):
        return None
    named = await _find_named(context, " ".join(asked.words))
    if not named or not (asked.has_time or named.brief):
        return None
    talk = None if _says_more(context, asked.words, named.words) else await context.recall_talk()
    before = _read_asked(context, talk.question) if talk else None
    if not talk or not before or not _names_jubilees(context, before.words):
        return None
    if _says_more(context, before.words):
        return None
    brief = named.brief or await context.get_brief(talk.brief_id)
    return ShowJubilees(brief.id, asked.period if asked.has_time else before.period)


def _names_jubilees(context: Context, words: list[str]) -> bool:
    """Whether words say «юбилеи» or, of two that do so only together, «круглые даты»."""
    lexicon = context.services.lexicon
    beside = sum(each in lexicon.beside_jubilees for each in words)
    return beside > 1 or any(map(lexicon.is_jubilee, words))


def _says_more(context: Context, words: list[str], known: AbstractSet[str] = frozenset()) -> bool:
    """Whether words say more than that anniversaries are asked for."""
    lexicon = context.services.lexicon
    return not all(
        word in known
        or lexicon.is_jubilee(word)
        or word in lexicon.beside_jubilees
        or lexicon.is_idle(word)
        or word in lexicon.ahead
        or lexicon.is_topic(word)
        or lexicon.is_doing(word)
        for word in words
    )
