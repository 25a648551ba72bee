"""What a file is made of, out of the store, in batches that hold nobody up."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.chat.extract import Extract, Part
from handlers.export.contents import Batch, Chapter, Contents, Image
from storage.events import EventFilter
from storage.models import Brief
from storage.store import Store

BATCH = 100
PHOTOS_ROOM = 20_000_000
"""How many bytes of photos a file has at most; Telegram takes files of 50 MB."""


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom a file is made: in which language, on which day, by which bot."""

    language: str
    today: date
    now: datetime
    bot: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All of a file but its events, and which these are."""

    contents: Contents
    ids: Sequence[Sequence[int]]
    """The events of each chapter."""

    @property
    def count(self) -> int:
        """How many events there are, each as often as it is told."""
        return sum(map(len, self.ids))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be written."""
        chapters = self.contents.chapters
        told = (
            each.directions or each.facts or each.agreements or each.contacts for each in chapters
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
        bot=asker.bot,
        link=asker.link,
        is_whole=extract.is_whole,
        heading=extract.heading,
        wording=extract.wording,
        directions=await store.briefs.list_directions(brief.id, asker.language),
        contacts=await store.briefs.list_contacts(brief.id, asker.language),
        chapters=chapters,
    )
    return Gathered(contents, ids)


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
    return chapter


def _is_meant(thing: int, part: Part) -> bool:
    return part.ids is None or thing in part.ids


async def list_batches(
    store: Store, gathered: Gathered, *, photos: bool = False
) -> AsyncIterator[Batch]:
    """The events of all chapters; with their photos, as many as there is room for."""
    images: dict[int, Image] = {}
    for number, ids in enumerate(gathered.ids):
        for first in range(0, len(ids), BATCH):
            chosen = ids[first : first + BATCH]
            events = await store.events.get_events(chosen, gathered.contents.language)
            shown = [each for each in events if not each.deleted]
            fresh: dict[int, Image] = {}
            if photos and gathered.contents.chapters[number].kind == "events":
                wanted = [photo.id for each in shown for photo in each.photos]
                fresh = await _read_images(store, wanted, images)
                images |= fresh
            yield Batch(number, shown, fresh)


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
