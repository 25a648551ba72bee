"""What a file is made of, out of the store, in batches that hold nobody up."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.chat.extract import Extract, Part
from handlers.export.contents import Batch, Chapter, Contents, Image, Names
from handlers.people.translated import Translated, list_checked, translate, translate_contacts
from handlers.texts import LANGUAGES
from storage.events import EventFilter
from storage.models import Brief
from storage.store import Store

BATCH = 100
PHOTOS_ROOM = 20_000_000
"""How many bytes of photos a file has at most; Telegram takes files of 50 MB."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom a file is made: in which language, on which day, in which installation."""

    language: str
    today: date
    now: datetime
    installation: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All of a file but its events, and which these are."""

    contents: Contents
    ids: Sequence[Sequence[int]]
    """The events of each chapter."""

    @property
    def count(self) -> int:
        """How many events there are."""
        return len({event for ids in self.ids for event in ids})

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be written."""
        told = (
            each.directions or each.facts or each.agreements or each.contacts or each.names
            for each in self.contents.all_chapters
        )
        return not (self.contents.is_whole or self.count or any(told))


async def gather(store: Store, brief: Brief, extract: Extract, asker: Asker) -> Gathered:
    """What an extract holds."""
    every: list[int] | None = None
    chapters, ids = [], []
    for part in extract.parts:
        chapter = await _chapter(store, brief, part, asker.language)
        own: Sequence[int] = ()
        if part.kind in ("events", "people"):
            if part.ids is None and every is None:
                every = await store.events.list_ids(EventFilter(brief.id))
            own = (every or []) if part.ids is None else part.ids
        chapters.append(chapter)
        ids.append(own)
    contents = Contents(
        brief=brief,
        language=asker.language,
        today=asker.today,
        now=asker.now,
        installation=asker.installation,
        link=asker.link,
        is_whole=extract.is_whole,
        heading=extract.heading,
        wording=extract.wording,
        name=extract.name,
        directions=await store.briefs.list_directions(brief.id, asker.language),
        contacts=await store.briefs.list_contacts(brief.id, asker.language),
        chapters=chapters,
        checked=await list_checked(store, brief) if any(each.names for each in chapters) else _NONE,
    )
    return Gathered(contents, ids)


async def gather_several(
    store: Store, taken: Sequence[tuple[Brief, Extract]], heading: str, asker: Asker
) -> Gathered | None:
    """What extracts of several briefs hold, those that hold anything; None where none does."""
    every = [await gather(store, brief, extract, asker) for brief, extract in taken]
    told = [each for each in every if not each.is_empty]
    if not told:
        return None
    first, *others = (each.contents for each in told)
    contents = replace(first, collection=heading, beside=others)
    return Gathered(contents, [ids for each in told for ids in each.ids])


async def _chapter(store: Store, brief: Brief, part: Part, language: str) -> Chapter:
    """A chapter with all but its events."""
    chapter, briefs = Chapter(part.kind, part.heading), store.briefs
    match part.kind:
        case "directions":
            listed = await briefs.list_directions(brief.id, language)
            chapter.directions = [each for each in listed if _is_meant(each.id, part)]
        case "facts":
            facts = await briefs.list_facts(brief.id, language)
            chapter.facts = [each for each in facts if _is_meant(each.id, part)]
        case "agreements":
            agreed = await briefs.list_agreements(brief.id, language)
            chapter.agreements = [each for each in agreed if _is_meant(each.id, part)]
        case "contacts":
            contacts = await briefs.list_contacts(brief.id, language)
            chapter.contacts = [each for each in contacts if _is_meant(each.id, part)]
        case "names":
            chapter.names = await _list_names(store, brief, part, language)
        case "contactnames":
            chapter.names = _to_names(await translate_contacts(store, brief))
    return chapter


async def _list_names(store: Store, brief: Brief, part: Part, language: str) -> list[Names]:
    """The names in every language: of all people, or of whoever and whatever is meant."""
    content = await store.contents.get(brief.id)
    named = [
        each
        for each in content.named
        if (each.kind == "person" if part.ids is None else each.id in part.ids)
    ]
    named.sort(key=lambda each: each.name.in_language(language).casefold())
    return _to_names(translate(content, named))


def _to_names(translated: Sequence[Translated]) -> list[Names]:
    return [
        Names(
            {
                language: [each.texts.get(language, "") for each in (one.name, *one.more)]
                for language in LANGUAGES
            }
        )
        for one in translated
    ]


def _is_meant(thing: int, part: Part) -> bool:
    return part.ids is None or thing in part.ids


async def list_batches(
    store: Store, gathered: Gathered, *, photos: bool = False
) -> AsyncIterator[Batch]:
    """The events of all chapters; with their photos, as many as there is room for."""
    images: dict[int, Image] = {}
    chapters = gathered.contents.all_chapters
    for number, ids in enumerate(gathered.ids):
        before = next(at for at, each in enumerate(gathered.ids) if each is ids)
        if ids and before < number:
            # All that the brief has, for a second time.
            yield Batch(number, [], same_as=before)
            continue
        for first in range(0, len(ids), BATCH):
            chosen = ids[first : first + BATCH]
            events = await store.events.get_events(chosen, gathered.contents.language)
            shown = [each for each in events if not each.deleted]
            fresh: dict[int, Image] = {}
            if photos and chapters[number].kind == "events":
                wanted = [photo.id for each in shown for photo in each.photos]
                fresh = await _read_images(store, wanted, images)
                images |= fresh
            yield Batch(number, shown, images=fresh)


async def _read_images(
    store: Store, wanted: Sequence[int], there: Mapping[int, Image]
) -> dict[int, Image]:
    """The photos that are not there yet, while there is room for them."""
    room = PHOTOS_ROOM - sum(len(each.data) for each in there.values())
    found = {}
    for photo in await store.photos.find(dict.fromkeys(wanted)):
        if photo.id in there or photo.size > room:
            continue
        if data := await store.photos.read_bytes(photo.id):
            found[photo.id] = Image(photo.width, photo.height, data)
            room -= photo.size
    return found
