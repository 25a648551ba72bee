"""What people, organisations, places and contacts are called in every language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from handlers.texts import LANGUAGES
from storage.content import Content, Named, Spoken
from storage.models import Brief, Contact
from storage.store import Store

ICONS = {"person": "👤", "organisation": "🏛", "place": "📍"}


@dataclass(frozen=True, slots=True)
class Translated:
    """What is called how: a name, then offices."""

    icon: str
    name: Spoken
    more: tuple[Spoken, ...] = ()


def translate(content: Content, named: Sequence[Named]) -> list[Translated]:
    """Names with the offices that events give each, an office once."""
    roles: dict[int, dict[object, Spoken]] = {each.id: {} for each in named}
    for event in content.events:
        for part in event.parts:
            if part.role and part.named.id in roles:
                roles[part.named.id][tuple(part.role.texts.items())] = part.role
    return [
        Translated(ICONS[each.kind], each.name, tuple(roles[each.id].values())) for each in named
    ]


async def translate_contacts(store: Store, brief: Brief) -> list[Translated]:
    """The contacts of a brief, in its order."""
    versions = [await store.briefs.list_contacts(brief.id, each) for each in LANGUAGES]
    return [_translate_contact(each) for each in zip(*versions, strict=True)]


def _translate_contact(versions: Sequence[Contact]) -> Translated:
    """What is said of a contact; what is not translated comes in the original's language."""
    own: Mapping[str, Contact] = {each.language: each for each in versions}

    def say(field: Callable[[Contact], str | None]) -> Spoken:
        return Spoken(
            "", {language: text for language, each in own.items() if (text := field(each))}
        )

    fields = (
        say(lambda each: each.position),
        say(lambda each: each.unit),
        say(lambda each: each.organisation),
    )
    name = say(lambda each: each.name)
    known = [each for each in (name, *fields) if each]
    return Translated("☎️", known[0] if known else name, tuple(known[1:]))


async def list_checked(store: Store, brief: Brief) -> frozenset[str]:
    """The languages whose texts are the committee's own or checked by it."""
    found = {brief.source_language}
    for language in LANGUAGES:
        other = await store.briefs.get_brief(brief.id, language)
        if other and other.language == language and other.verified:
            found.add(language)
    return frozenset(found)
