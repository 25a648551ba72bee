"""A brief's files that have changed: what is taken over of them, and what editors keep."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage.brief_files import BriefFiles
from storage.brief_reading import find_folders, read_brief
from storage.database import Database
from storage.differences import Difference
from storage.recording import Author
from storage.store import Store
from tests.storage.test_any_brief import spoil
from tests.support.briefs import TRONDHEIM

NOW = datetime(2021, 7, 1, 12, 0, tzinfo=UTC)
FILES = Author(0, "brief.yaml")
EDITOR = Author(7, "Ольга")


@pytest.fixture
async def store(database: Database) -> Store:
    store = Store(database)
    await store.keeping.load(read_brief(TRONDHEIM))
    return store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "trondheim"
    folder.mkdir()
    spoil(folder, "partner_kind: city", "partner_kind: city")
    return folder


def change(folder: Path, text: str, new: str) -> BriefFiles:
    path = folder / "brief.yaml"
    content = path.read_text("utf-8")
    assert content.count(text) == 1, text
    path.write_text(content.replace(text, new), "utf-8")
    return read_brief(folder)


async def edit(store: Store, title: str, key: str, value: Any) -> None:
    event = (await store.events.find_events(1, title, "ru", limit=1))[0]
    draft = await store.drafts.create_edit(EDITOR.user_id, "event", event.id, NOW)
    assert draft
    draft = await store.drafts.update(draft, NOW, changes={key: value})
    assert await store.drafts.publish(draft, EDITOR, NOW)


def told(differences: Iterable[Difference]) -> list[tuple[str, str, list[str], list[str]]]:
    return [(each.kind, each.key, [*each.changes], [*each.kept]) for each in differences]


async def test_unchanged_files_differ_in_nothing(store: Store) -> None:
    assert await store.keeping.compare(1, read_brief(TRONDHEIM)) == []


async def test_what_the_files_change_is_shown_and_taken_over_once(
    store: Store, folder: Path
) -> None:
    brief = change(folder, "title: Парусная регата", "title: Парусная регата в порту")
    found = await store.keeping.compare(1, brief)
    assert told(found) == [("changed", "regatta", ["ru.title"], [])]
    assert found[0].changes["ru.title"] == ("Парусная регата", "Парусная регата в порту")
    await store.keeping.take_over(1, brief, None, FILES, NOW)
    assert await store.keeping.compare(1, brief) == []
    (event,) = await store.events.find_events(1, "в порту", "ru", limit=5)
    card = await store.events.get_event(event.id, "ru")
    assert card
    # It is still the brief's own.
    assert (card.edited, card.edited_on) == (False, None)
    (revision,), _ = await store.revisions.list_revisions(offset=0, limit=5)
    assert revision.author.name == "brief.yaml"
    await store.revisions.revert(revision.id, EDITOR, NOW)
    assert not await store.events.find_events(1, "в порту", "ru", limit=5)


async def test_what_editors_changed_is_never_overwritten(store: Store, folder: Path) -> None:
    await edit(store, "Парусная регата", "ru.title", "Регата яхт")
    brief = change(
        folder,
        "status: cancelled\n    title: Парусная регата",
        "status: planned\n    title: Парусная регата в порту",
    )
    for _ in range(2):
        found = await store.keeping.compare(1, brief)
        assert found[0].kept == {"ru.title": ("Регата яхт", "Парусная регата в порту")}
        await store.keeping.take_over(1, brief, None, FILES, NOW)
    (event,) = await store.events.find_events(1, "Регата яхт", "ru", limit=5)
    assert event.status == "planned"


async def test_what_is_new_and_what_is_gone(store: Store, folder: Path) -> None:
    sport = "  - id: sport\n    icon: ⛵\n    label: Спорт\n    text: Спорт\n  - id: science\n"
    new_cup = "  - id: cup\n    date: '2022'\n    title: Кубок\n    directions: [sport]\n"
    for name, text, new in (
        ("en.yaml", "directions:\n", "directions:\n  sport: null\n"),
        ("en.yaml", "  letter: null\n", "  other-letter: null\n  cup: null\n"),
        ("brief.yaml", "  - id: science\n", sport),
        ("brief.yaml", "  - id: letter\n", f"{new_cup}  - id: other-letter\n"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(text, new, 1), "utf-8")
    brief = read_brief(folder)
    kinds = [("added", "sport"), ("added", "cup"), ("added", "other-letter"), ("gone", "letter")]
    found = await store.keeping.compare(1, brief)
    assert [(each.kind, each.key) for each in found] == kinds
    await store.keeping.take_over(1, brief, found[:2], FILES, NOW)
    (cup,) = await store.events.find_events(1, "Кубок", "ru", limit=5)
    card = await store.events.get_event(cup.id, "ru")
    assert card
    assert [each.label for each in card.directions] == ["Спорт"]
    left = await store.keeping.compare(1, brief)
    assert [(each.kind, each.key) for each in left] == kinds[2:]
    await store.keeping.take_over(1, brief, None, FILES, NOW)
    assert await store.keeping.compare(1, brief) == []
    assert len(await store.events.find_events(1, "Обмен письмами", "ru", limit=5)) == 1


async def test_all_that_is_taken_over_is_one_change_that_is_undone_as_a_whole(
    store: Store, folder: Path
) -> None:
    change(folder, "title: Парусная регата", "title: Парусная регата в порту")
    brief = change(folder, 'date: "2020-06"', 'date: "2020-07"')
    source = brief.source.model_copy(update={"partner": "Тронхейм и область"})
    brief = brief.model_copy(update={"source": source})
    taken = await store.keeping.take_over(1, brief, None, FILES, NOW)
    assert {each.subject for each in taken} == {"brief", "event"}
    (revision,), _ = await store.revisions.list_revisions(offset=0, limit=5)
    assert (revision.subject, revision.after["ru.partner"]) == ("brief", "Тронхейм и область")
    assert await store.revisions.revert(revision.id, EDITOR, NOW)
    named = await store.briefs.get_brief(1, "ru")
    assert named
    assert named.partner == "Тронхейм"
    (event,) = await store.events.find_events(1, "Парусная регата", "ru", limit=5)
    assert str(event.date) == "2020-06"
    assert await store.keeping.take_over(1, brief, None, FILES, NOW) == []
    assert len((await store.revisions.list_revisions(offset=0, limit=5))[0]) == 2


async def test_store_of_before_files_were_noted_recognises_them(
    store: Store, database: Database, folder: Path
) -> None:
    await edit(store, "Парусная регата", "ru.title", "Регата яхт")
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM imported")
    brief = change(folder, 'date: "2020-06"', 'date: "2020-07"')
    found = await store.keeping.compare(1, brief)
    assert told(found) == [("changed", "regatta", ["date"], [])]


async def test_exported_brief_is_the_same_again(
    store: Store, tmp_path: Path, database: Database
) -> None:
    await edit(store, "Парусная регата", "ru.text", "Прошла бы #1: «регата»,\n\nс призами.")
    draft = await store.drafts.create_event(
        EDITOR.user_id,
        1,
        "en",
        NOW,
        changes={"date": "2022-01", "en.title": "A fair", "people": [["Jan Peeters", "guest"]]},
    )
    assert await store.drafts.publish(draft, EDITOR, NOW)
    out = tmp_path / "trondheim"
    await store.keeping.export(1, out)
    brief = read_brief(out)
    again = tmp_path / "again"
    other = await Store.open(tmp_path / "other.db")
    try:
        assert await other.keeping.load(brief) == 1
        await other.keeping.export(1, again)
        for file in sorted(out.iterdir()):
            assert (again / file.name).read_text("utf-8") == file.read_text("utf-8")
        assert await other.keeping.compare(1, brief) == []
    finally:
        await other.close()
    taken = await store.keeping.take_over(1, read_brief(out), None, FILES, NOW)
    assert [each.subject for each in taken if each.kind != "added"] == []


async def test_broken_brief_leaves_the_others_alone(tmp_path: Path, database: Database) -> None:
    for name in ("good", "broken"):
        (tmp_path / name).mkdir()
        spoil(tmp_path / name, "partner_kind: city", "partner_kind: city")
    (tmp_path / "broken" / "brief.yaml").write_text("", "utf-8")
    store = Store(database)
    found = await store.keeping.load_new(find_folders(tmp_path))
    assert found.loaded == ["good"]
    assert found.broken[0].startswith(f"{tmp_path / 'broken' / 'brief.yaml'}:1: it is empty")
    assert [each.slug for each in await store.briefs.list_briefs("ru")] == ["good"]


async def test_changed_folder_is_told_of_once(tmp_path: Path, database: Database) -> None:
    folder = tmp_path / "trondheim"
    folder.mkdir()
    spoil(folder, "partner_kind: city", "partner_kind: city")
    keeping = Store(database).keeping
    assert (await keeping.load_new(find_folders(tmp_path))).loaded == ["trondheim"]
    assert (await keeping.load_new(find_folders(tmp_path))).changed == []
    change(folder, "title: Парусная регата", "title: Регата")
    (now,) = find_folders(tmp_path)
    found = await keeping.load_new([now])
    assert (found.changed, found.untold) == (["trondheim"], ["trondheim"])
    await keeping.note_told(now)
    found = await keeping.load_new([now])
    assert (found.changed, found.untold) == (["trondheim"], [])
    await keeping.note_file(now)
    assert (await keeping.load_new([now])).changed == []
