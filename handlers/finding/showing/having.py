"""Which of several briefs have the words of a question among their names."""

from collections import Counter
from collections.abc import Collection, Sequence

from handlers.chat.context import Context
from storage.models import Brief
from storage.words import split_words

_TIED = 12
"""How many briefs that have as many of the words are looked at more closely."""


async def find_with_names(
    context: Context, briefs: Sequence[Brief], chosen: Brief | None, text: str
) -> list[Brief]:
    """The briefs but the chosen one that have a word of the question among their names.

    Those with most such words first, of these one in which such a word is all of a place's name.
    What the chosen one has too tells of no other, as long as there is a word that it has not:
    "Days of Turku in Saint Petersburg". It does not have «Порту» by having «порт».
    """
    lexicon = context.services.lexicon
    words = [
        each
        for each in lexicon.content_words(text, context.language)
        if not (each.isdecimal() or lexicon.is_topic(each))
    ]
    having = await context.store.search.find_briefs(words, lexicon)
    own = [each.get(chosen.id, 0) if chosen else 0 for each in having]
    telling = [
        {brief: count for brief, count in each.items() if count > least}
        for each, least in zip(having, own, strict=True)
    ]
    counts = sum(map(Counter[int], telling if any(telling) else having), Counter[int]())
    found = [each for each in briefs if counts[each.id] and each != chosen]
    found.sort(key=lambda brief: -counts[brief.id])
    tied = [each for each in found if counts[each.id] == counts[found[0].id]][:_TIED]
    if len(tied) == 1:
        return found
    with_place = [each for each in tied if await _has_place(context, each, words)]
    return [*with_place, *(each for each in found if each not in with_place)]


async def _has_place(context: Context, brief: Brief, words: Collection[str]) -> bool:
    """Whether one of the words is all of the name of one of a brief's places."""
    content = await context.store.contents.get(brief.id)
    names = (
        split_words(name)
        for each in content.named
        if each.kind == "place"
        for name in each.name.texts.values()
    )
    return any(len(each) == 1 and each[0] in words for each in names)
