"""Questions for a name in a language: «Де Вевер по-французски», "Hermitage in Dutch"."""

from handlers.chat.context import Context
from handlers.people.names import ShowNames
from storage.content import Named
from storage.words import split_words, stems

_BRIEFS_ASKED = 24


async def find_names(context: Context, text: str) -> ShowNames | None:
    """The names that a text asks for and nothing else; the chosen brief's before others."""
    lexicon = context.services.lexicon
    rest, language = lexicon.phrases.without_language(text)
    asked = [
        word
        for word in split_words(rest)
        if not (word in lexicon.spelling or lexicon.is_idle(word) or len(word) == 1)
    ]
    if not asked or not language:
        return None
    chosen = await context.find_brief()
    others = (each for each in await context.list_briefs() if each != chosen)
    for brief in ([chosen] if chosen else []) + [*others][:_BRIEFS_ASKED]:
        content = await context.store.contents.get(brief.id)
        fitting = [each for each in content.named if _is_named(each, asked)]
        # «Антверпен» is the city, before the port that bears its name.
        if best := min(fitting, key=lambda each: len(_words(each)), default=None):
            return ShowNames(best.id, language)
    return None


def _is_named(named: Named, asked: list[str]) -> bool:
    own = {stem for word in _words(named) for stem in stems(word)}
    return all(not own.isdisjoint(stems(word)) for word in asked)


def _words(named: Named) -> set[str]:
    return {word for text in named.name.texts.values() for word in split_words(text)}
