"""What goes out as a file comes in again as it was."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from handlers.chat.extract import Extract
from handlers.documents.reading import read_file
from handlers.documents.understanding.understand import understand
from handlers.export.contents import Contents
from handlers.export.gathering import Asker, gather, list_batches
from handlers.export.lists import list_columns, write_csv
from handlers.export.word import write_word
from handlers.export.workbook import write_workbook
from handlers.imports.review import HEAD, Review
from handlers.imports.source import to_brief
from handlers.texts import LANGUAGES, Catalogs, Texts
from storage.brief_files import BriefFiles
from storage.brief_reading import read_brief
from storage.differences import Difference
from storage.events import EventFilter
from storage.recording import Author
from storage.store import Store
from tests.handlers.export.briefs import briefs
from tests.support.briefs import BELGIUM_ALONE, TRONDHEIM
from tests.support.person import PICTURE

TODAY = date(2026, 11, 26)
Write = Callable[[Contents, Texts], bytes]
# A whole brief takes a second, and hundreds of them to make a failing one smaller.
WHOLE_BRIEFS = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
FORMS: dict[str, Write] = {"docx": write_word, "xlsx": write_workbook, "csv": write_csv}


async def contents_of(store: Store, language: str) -> Contents:
    """All that a file on the only brief is made of."""
    brief = await store.briefs.get_brief(1, language)
    assert brief
    gathered = await gather(store, brief, Extract(1), Asker(language, TODAY, datetime.now(UTC)))
    async for batch in list_batches(store, gathered, photos=True):
        gathered.contents.chapters[batch.chapter].events += batch.events
        gathered.contents.images |= batch.images
    return gathered.contents


async def add_photos(store: Store) -> None:
    """Photos to every event, each with words that look like an event's own."""
    now = datetime.now(UTC)
    photo = await store.photos.keep(PICTURE, 4, 3, "photo")
    for event in await store.events.list_ids(EventFilter(1)):
        draft = await store.drafts.create_edit(1, "event", event, now)
        assert draft
        caption = {f"{draft.language}.caption_{photo}": "5 мая 2017 г. Открытие форума в Турку"}
        changes = {"photos": [photo], f"credit_{photo}": "А. Иванов, директор", **caption}
        draft = await store.drafts.update(draft, now, changes=changes)
        await store.drafts.publish(draft, Author(1, "Ольга"), now)


async def bring_back(
    brief: BriefFiles, form: str, catalogs: Catalogs, *, photos: bool = False
) -> list[Difference]:
    """What a file on a brief says otherwise than the brief itself."""
    with TemporaryDirectory() as folder:
        store = await Store.open(Path(folder) / "store.db")
        try:
            await store.keeping.load(brief)
            if photos:
                await add_photos(store)
            language = brief.source.language
            contents = await contents_of(store, language)
            data = FORMS[form](contents, catalogs[language])
            reading = understand(read_file(data, f"brief.{form}"), TODAY)
            source = brief.source
            said = {"title": source.title, "partner": source.partner, "as_of": str(source.as_of)}
            review = Review(reading, {} if form == "docx" else {HEAD: said})
            found = await store.imports.find_differences(1, to_brief(review))
            # A list says nothing of all that is no event.
            return [each for each in found if form == "docx" or each.subject == "event"]
        finally:
            await store.close()


@WHOLE_BRIEFS
@given(brief=briefs())
@pytest.mark.parametrize("form", FORMS)
def test_any_brief_comes_back_as_it_went(form: str, catalogs: Catalogs, brief: BriefFiles) -> None:
    assert not asyncio.run(bring_back(brief, form, catalogs))


@pytest.mark.parametrize("folder", [BELGIUM_ALONE / "belgium", TRONDHEIM])
@pytest.mark.parametrize("form", FORMS)
async def test_briefs_as_they_are_come_back_as_they_went(
    form: str, folder: Path, catalogs: Catalogs
) -> None:
    assert not await bring_back(read_brief(folder), form, catalogs, photos=True)


@WHOLE_BRIEFS
@given(brief=briefs())
def test_files_of_any_brief_say_what_the_store_says(brief: BriefFiles) -> None:
    async def compare() -> None:
        with TemporaryDirectory() as folder:
            store = await Store.open(Path(folder) / "store.db")
            try:
                await store.keeping.load(brief)
                await store.keeping.export(1, Path(folder) / "made-up")
                again = read_brief(Path(folder) / "made-up")
                assert not await store.keeping.compare(1, again)
            finally:
                await store.close()

    asyncio.run(compare())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_a_list_are_known_again(catalogs: Catalogs, language: str) -> None:
    headings = ";".join(each.heading for each in list_columns(catalogs[language]))
    row = ";".join(["7", "x", "2018-04", "Title", *[""] * 9])
    reading = understand(read_file(f"{headings}\n{row}".encode(), "list.csv"), TODAY)
    assert [(str(each.date), each.title) for each in reading.events] == [("2018-04", "Title")]
    assert reading.columns == []
