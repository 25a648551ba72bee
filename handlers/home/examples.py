"""Words that a brief answers, for whoever does not know what to ask."""

import logging
import re
from collections import Counter
from collections.abc import Iterator

from handlers.chat.context import Context
from handlers.chat.view import clip
from handlers.texts import Texts
from storage.content import Content, Told
from storage.database import DamagedError
from storage.edtf import EdtfError
from storage.models import Brief

logger = logging.getLogger(__name__)

_WORD_LENGTH = 20
_NUMERAL = re.compile(r"[IVX]+(er|re|e)?")


async def read_whole(context: Context, brief: Brief) -> Content | None:
    """All of a brief, for screens that only hint at it and open without; None if it is damaged."""
    try:
        return await context.store.contents.get(brief.id)
    except (DamagedError, EdtfError) as error:
        logger.error("brief %s cannot be read as a whole: %s", brief.slug, error)  # noqa: TRY400
        return None


def find_words(content: Content | None, brief: Brief, t: Texts) -> str:
    """The year with most events, a surname and a direction; where there are none, a year."""
    words = list(_words(content, t)) if content else []
    words = words or [str(brief.as_of.latest_start.year)]
    return ", ".join(clip(each, _WORD_LENGTH) for each in words)


def list_past(content: Content) -> list[Told]:
    """What has been, in its order: neither planned nor a state that lasts."""
    return [each for each in content.events if not (each.date.is_open or each.status)]


def _words(content: Content, t: Texts) -> Iterator[str]:
    past = list_past(content)
    years = Counter(each.date.latest_start.year for each in past)
    if years:
        yield str(max(years, key=lambda each: (years[each], each)))
    people = Counter(part.named.id for each in past for part in each.parts_of("person"))
    if people:
        (often, _), *_ = people.most_common(1)
        named = next(each for each in content.named if each.id == often)
        yield _surname(named.name.in_language(t.language))
    labels = (each.label.in_language(t.language) for each in content.directions)
    if label := next((each for each in labels if each and " " not in each), None):
        yield label.lower()


def _surname(name: str) -> str:
    """The last word of a name that is neither an initial nor a number, as in «Pierre Ier»."""
    words = (
        each
        for each in reversed(name.split())
        if any(map(str.islower, each)) and not _NUMERAL.fullmatch(each)
    )
    return next(words, name)
