"""Questions for anniversaries, in plain words: «юбилеи 2028 года», "upcoming anniversaries"."""

from collections.abc import Set as AbstractSet

from handlers.chat.context import Context
from handlers.dates import Reading, Upcoming, Value, join_neighbours, read_dates
from handlers.finding.countries import find_countries, on_countries
from handlers.jubilees.screens import ShowJubilees
from handlers.texts import LANGUAGES
from storage.edtf import Edtf
from storage.models import Brief
from storage.words import split_words


async def find_jubilees(context: Context, text: str) -> ShowJubilees | None:
    """The anniversaries that a text asks for and nothing else; None where it asks for no time.

    «Юбилеи» alone may as well mean those that the brief tells of. A time alone is understood where
    anniversaries were shown last. Raises `NoBriefChosen`.
    """
    reading = _read(context, text)
    values = join_neighbours(each.value for each in reading.values)
    if reading.problems or len(values) > 1 or not _is_period(values):
        return None
    words = split_words(reading.rest(text))
    lexicon = context.services.lexicon
    if not values and lexicon.ahead.isdisjoint(words):
        return None
    if _names_jubilees(context, words):
        brief = await _find_brief(context, text, words)
    else:
        brief = await _recall_brief(context, words) if values else None
    if not brief:
        return None
    match values:
        case (Edtf() as period,):
            return ShowJubilees(brief.id, period)
    return ShowJubilees(brief.id)


def _read(context: Context, text: str) -> Reading:
    return read_dates(text, context.today, languages=(context.language, *LANGUAGES))


def _is_period(values: tuple[Value, ...]) -> bool:
    return all(isinstance(each, Edtf | Upcoming) for each in values)


async def _find_brief(context: Context, text: str, words: list[str]) -> Brief | None:
    """The brief that is asked; None where more is said than that anniversaries are asked for."""
    countries = find_countries(text)
    named = on_countries(await context.list_briefs(), [each.code for each in countries])
    of_country = {word for each in countries for word in each.words}
    if len(named) < len(countries) or len(named) > 1 or _says_more(context, words, of_country):
        return None
    return named[0] if named else await context.require_brief()


async def _recall_brief(context: Context, words: list[str]) -> Brief | None:
    """The brief whose anniversaries were shown last, where nothing but a time is said."""
    leading = (each["leading"] for each in context.services.lexicon.follow.values())
    if not any(each in words for said in leading for each in said) or _says_more(context, words):
        return None
    if not (talk := await context.recall_talk()):
        return None
    before = split_words(_read(context, talk.question).rest(talk.question))
    if not _names_jubilees(context, before) or _says_more(context, before):
        return None
    return await context.get_brief(talk.brief_id)


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
