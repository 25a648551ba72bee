"""The briefs learned by what they state, before somebody asks."""

import asyncio

from handlers.chat.context import Context
from handlers.finding.brief.knowledge import BRIEFS_IN_MEMORY
from handlers.finding.brief.statements import MANY_EVENTS, to_statements
from handlers.texts import LANGUAGES

_BRIEFS = BRIEFS_IN_MEMORY // len(LANGUAGES)
"""How many are learned before they are asked: as many as have room, in all languages."""


async def learn_briefs(context: Context) -> None:
    """Have the first briefs learned, in every language that they are told in."""
    if not context.services.meaning.is_on:
        return
    briefs = await context.store.briefs.list_briefs(context.language)
    for brief in briefs[:_BRIEFS]:
        content = await context.store.contents.get(brief.id)
        if len(content.events) > MANY_EVENTS:
            continue
        for language in content.title.texts:
            if texts := context.services.catalogs.get(language):
                await context.services.meaning.learn(to_statements(content, texts).group)
                await asyncio.sleep(0)
