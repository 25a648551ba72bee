"""The briefs as they are delivered: that of the city, and the specimen of the playground."""

from pathlib import Path

import pytest

from bot.settings import DATA
from storage.brief_files import BriefFiles
from storage.brief_reading import read_brief
from storage.store import Store
from tests.support.briefs import load_briefs

BELGIUM, GERMANY = DATA / "briefs" / "belgium", DATA / "briefs" / "germany"


@pytest.fixture(scope="session")
def germany() -> BriefFiles:
    return read_brief(GERMANY)


@pytest.mark.parametrize("folder", [BELGIUM, GERMANY])
def test_every_event_of_the_project_can_be_read_in_each_language(folder: Path) -> None:
    brief = read_brief(folder)
    for file in brief.translations:
        for event in brief.source.events:
            said = file.events[event.id]
            assert said, (file.language, event.id)
            assert all((said.label, said.title, said.text)), (file.language, event.id)


async def test_every_brief_of_the_project_is_taken_into_a_store(path: Path) -> None:
    store = await Store.open(path)
    try:
        await load_briefs(store, map(read_brief, (BELGIUM, GERMANY)))
        partners = {brief.slug: brief.partner for brief in await store.briefs.list_briefs("fr")}
        assert partners["belgium"] == "Belgique"
        assert partners["germany"] == "Allemagne"
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
    assert [file.language for file in germany.translations] == ["en", "fr", "nl"]


def test_the_specimen_has_what_the_first_brief_has_not(germany: BriefFiles) -> None:
    source = germany.source
    (planned,) = [event for event in source.events if event.status]
    assert planned.status == "planned"
    assert planned.date.earliest_start > source.as_of.latest_end
    assert {each.side for each in source.contacts} == {"Санкт-Петербург", "Гамбург"}
    assert {each.kind for each in source.agreements} == {"протокол", "соглашение", "программа"}
    assert all(each.signed and each.parties for each in source.agreements)
