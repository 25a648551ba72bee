"""The briefs in `data/briefs` as they are delivered: all load, and one is a specimen."""

from pathlib import Path

import pytest

from bot.settings import DATA
from storage.brief_files import BriefFiles
from storage.brief_reading import read_brief, read_briefs
from storage.store import Store

BRIEFS = DATA / "briefs"


@pytest.fixture(scope="session")
def germany() -> BriefFiles:
    return read_brief(BRIEFS / "germany")


async def test_every_brief_of_the_project_is_taken_into_a_store(path: Path) -> None:
    store = await Store.open(path)
    try:
        slugs = await store.import_missing_briefs(read_briefs(BRIEFS))
        assert {"belgium", "germany"} <= set(slugs)
        partners = {brief.slug: brief.partner for brief in await store.briefs.list_briefs("fr")}
        assert partners["belgium"] == "Belgique"
        # It has no French: its own language stands in.
        assert partners["germany"] == "Германия"
    finally:
        await store.close()


def test_the_specimen_says_that_it_is_one(germany: BriefFiles) -> None:
    source = germany.source
    assert "не проверена" in source.title
    for contact in source.all_contacts.values():
        assert (contact.phone or "").startswith("576-00-")
        assert (contact.email or "").endswith("@example.org")
    assert all(not translation.verified for translation in germany.translations)


def test_the_specimen_is_a_whole_brief(germany: BriefFiles) -> None:
    source = germany.source
    assert len(source.events) >= 15
    assert len(source.directions) == 6
    used = {direction for event in source.events for direction in event.directions}
    assert used == {direction.id for direction in source.directions}
    assert [file.language for file in germany.translations] == ["en"]
