"""Photos of events beside the files of a brief: out, and in again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.brief_reading import BriefFileError, read_brief
from storage.events import EventFilter
from storage.photos import MAX_BYTES
from storage.recording import Author
from storage.store import Store
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application
from tests.test_photos import MISSION, bytes_of, picture, send_photo, shown_to

JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x20\x00\x40\x03" + bytes(20)
"""The head of a picture of 64 by 32 points."""


@pytest.fixture
async def exported(settings: Settings, client: httpx.AsyncClient, tmp_path: Path) -> Path:
    """The files of a brief with three photos, two with what is said of photos."""
    folder = tmp_path / "out" / "belgium"
    async with run_application(settings, clock=lambda: NOW) as application:
        await _attach(Person(client, OWNER.id))
        store: Store = application.bot_data[SERVICES].store
        jpeg = await store.photos.keep(JPEG, 64, 32, "named")
        event = await store.events.get_event(MISSION, "ru")
        assert event
        first, second = (each.id for each in event.photos)
        said = {
            "photos": [second, first, jpeg],
            f"credit_{first}": "М. Петров, 2018",
            f"nl.caption_{first}": "Het koor",
            f"fr.caption_{jpeg}": "Le\nport",
        }
        await _change(store, said)
        await store.keeping.export(1, folder)
    return folder


async def _attach(owner: Person) -> None:
    await owner.send("/start")
    await owner.send(f"/editevent {MISSION}")
    await owner.tap("📷 Фото")
    await send_photo(owner, 1, 'Хор: <b> "и" зал')
    await send_photo(owner, 2)
    await owner.tap("Опубликовать")


async def _change(store: Store, said: dict[str, Any]) -> None:
    draft = await store.drafts.create_edit(OWNER.id, "event", MISSION, NOW)
    assert draft
    draft = await store.drafts.update(draft, NOW, changes=said)
    await store.drafts.publish(draft, Author(OWNER.id, "Ольга"), NOW)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


async def test_photos_come_in_as_they_went_out(exported: Path, tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "other.db")
    try:
        brief = await store.keeping.load(read_brief(exported))
        again = tmp_path / "again" / "belgium"
        await store.keeping.export(brief, again)
        photos = [each for event in await _list_events(store) for each in event.photos]
        assert await store.keeping.compare(brief, read_brief(exported)) == []
    finally:
        await store.close()
    assert _tree(again) == _tree(exported)
    named = [name for name in _tree(exported) if name.startswith("photos/")]
    assert sorted(name.rpartition(".")[2] for name in named) == ["jpg", "png", "png"]
    assert [(each.caption, each.credit) for each in photos] == [
        (None, None),
        ('Хор: <b> "и" зал', "М. Петров, 2018"),
        ("Le\nport", None),
    ]


async def _list_events(store: Store) -> list[Any]:
    return await store.events.get_events(await store.events.list_ids(EventFilter(1)), "ru")


async def test_photos_of_files_reach_visitors(
    exported: Path, settings: Settings, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    brief = yaml.safe_load((exported / "brief.yaml").read_text("utf-8"))
    (event,) = (at for at, each in enumerate(brief["events"], 1) if "photos" in each)
    place = {"briefs_path": exported.parent, "database_path": tmp_path / "fresh.db"}
    async with run_application(settings.model_copy(update=place), clock=lambda: NOW):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        found = await visitor.call("inlineQuery", query=f"№{event}")
        assert [each["type"] for each in found["results"]] == ["article"]
        for _ in range(2):
            shown = await shown_to(visitor, event)
            assert await bytes_of(visitor, shown[0]) == picture(2)
        found = await visitor.call("inlineQuery", query=f"{event}")
        assert [each["type"] for each in found["results"]] == ["article", "photo"]


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _large(path: Path) -> None:
    path.write_bytes(JPEG.ljust(MAX_BYTES + 1, b"\0"))


def _text(path: Path) -> None:
    path.write_text("no picture")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "No such file"),
        (_empty, "1 to 500000 bytes, this has 0"),
        (_large, "this has 500001"),
        (_text, "neither a JPEG nor a PNG"),
    ],
)
async def test_what_is_no_photo_is_told(
    exported: Path, spoil: Callable[[Path], None], said: str
) -> None:
    path = next((exported / "photos").glob("*.jpg"))
    spoil(path)
    with pytest.raises(BriefFileError) as told:
        read_brief(exported)
    assert str(path) in str(told.value)
    assert said in str(told.value)


@pytest.mark.parametrize("name", ["../brief.png", "/etc/a.jpg", "a.svg", "a b.jpg", ""])
async def test_a_photo_lies_in_the_folder_of_photos(exported: Path, name: str) -> None:
    path = exported / "brief.yaml"
    brief = yaml.safe_load(path.read_text("utf-8"))
    (event,) = (each for each in brief["events"] if "photos" in each)
    event["photos"][0]["file"] = name
    path.write_text(yaml.safe_dump(brief, allow_unicode=True, sort_keys=False), "utf-8")
    with pytest.raises(BriefFileError, match="photos"):
        read_brief(exported)


async def test_there_is_room_for_so_many_photos_in_all(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.photos.MAX_TOTAL", 10)
    store = await Store.open(tmp_path / "other.db")
    try:
        with pytest.raises(BriefFileError, match="photos"):
            await store.keeping.load(read_brief(exported))
        assert await store.keeping.find("belgium") is None
    finally:
        await store.close()
