"""Photos of events: how an editor adds them, and what visitors see of them."""

import base64
import sqlite3
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest
from pydantic import SecretStr

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.photos import KEPT_FOR, MAX_BYTES
from storage.store import Store
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.person import PICTURE, Person, Screen, open_client
from tests.support.rest import run_application, watch

MISSION = 11
"""The mission of 2018, an event of the brief."""


def picture(number: int, size: int = 0) -> bytes:
    """A picture unlike those of other numbers, at least so large."""
    return (PICTURE + number.to_bytes(4, "big")).ljust(size, b"\0")


def as_sent(number: int, caption: str = "", size: int = 0) -> dict[str, Any]:
    """A picture as a person's client sends it."""
    data = base64.b64encode(picture(number, size)).decode()
    return {"type": "photo", "data": data, "file_name": f"{number}.png", "caption": caption}


async def send_photo(person: Person, number: int, caption: str = "", size: int = 0) -> Screen:
    """Send a photo; gives the answer."""
    return await person.answer_to(await person.act("sendPhoto", **as_sent(number, caption, size)))


async def send_album(person: Person, *numbers: int) -> list[Screen]:
    """Send photos as an album; gives the answers."""
    media = [as_sent(each) for each in numbers]
    sent = await person.act("sendMediaGroup", media=media)
    await person.settle()
    last = sent[-1]["message_id"]
    return [each for each in await person.read() if each.message["message_id"] > last]


async def shown_to(person: Person, event: int = MISSION) -> list[dict[str, Any]]:
    """The messages that come for the photos of an event."""
    card = await person.send(f"/start e{event}")
    before = (await person.messages())[-1].message["message_id"]
    await person.tap("📷", on=card)
    await person.settle()
    return [each.message for each in await person.messages() if each.message["message_id"] > before]


async def bytes_of(person: Person, message: dict[str, Any]) -> bytes:
    """The bytes of a photo that was received."""
    file_id = message["photo"][-1]["file_id"]
    return (await person.client.get(f"/person/file/{file_id}")).content


def read(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(settings.database_path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
async def editor(owner: Person) -> Person:
    """An owner who has the photos of an event before them."""
    await owner.send("/start")
    await _open_photos(owner)
    return owner


async def _open_photos(editor: Person) -> Screen:
    await editor.send(f"/editevent {MISSION}")
    return await editor.tap("📷 Фото")


@pytest.fixture
def store(application: App) -> Store:
    kept: Store = application.bot_data[SERVICES].store
    return kept


async def test_photo_is_seen_once_it_is_published(editor: Person, visitor: Person) -> None:
    screen = await send_photo(editor, 1, "Гергиев <b>& хор</b>")
    assert "1. Гергиев <b>& хор</b>" in screen.text
    assert "📷" not in "".join((await visitor.send(f"/start e{MISSION}")).labels)
    done = await editor.tap("Опубликовать")
    assert "Опубликовано" in done.text
    assert "прежний текст" not in done.text
    [photo] = await shown_to(visitor)
    assert await bytes_of(visitor, photo) == picture(1)
    assert photo["caption"].endswith("\nГергиев <b>& хор</b>")
    assert "media_group_id" not in photo


async def test_album_is_answered_once_and_shown_as_an_album(
    editor: Person, visitor: Person
) -> None:
    [screen] = await send_album(editor, 1, 2, 3)
    assert "📷 Фото (3)" in screen.text
    await editor.tap("Опубликовать")
    card = await visitor.send(f"/start e{MISSION}")
    assert "📷 Фото (3)" in card.labels
    photos = await shown_to(visitor)
    assert [await bytes_of(visitor, each) for each in photos] == [picture(n) for n in (1, 2, 3)]
    assert len({each["media_group_id"] for each in photos}) == 1


async def test_photo_that_somebody_else_took_may_be_forwarded(
    editor: Person, visitor: Person, client: httpx.AsyncClient
) -> None:
    group = await editor.found_group(VISITOR.id)
    sent = await visitor.within(group.chat_id).act("sendPhoto", **as_sent(7))
    await editor.act("forwardMessage", from_chat_id=group.chat_id, message_id=sent["message_id"])
    assert "📷 Фото (1)" in (await editor.screen()).text


async def test_photos_are_moved_described_removed_and_brought_back(
    editor: Person, visitor: Person
) -> None:
    await send_album(editor, 1, 2, 3)
    await editor.tap("3")
    assert "Фото 2 из 3" in (await editor.tap("↑")).text
    screen = await editor.tap("↑")
    assert "Фото 1 из 3" in screen.text
    assert not any("↑" in each for each in screen.labels)
    await editor.tap("Подпись")
    assert "1. Хор" in (await editor.send("Хор\nМариинского театра")).text
    await editor.tap("1")
    await editor.tap("Автор")
    assert "1. Хор Мариинского театра · Н. Разина" in (await editor.send("Н. Разина")).text
    await editor.tap("2")
    screen = await editor.tap("Убрать")
    assert "📷 Фото (2)" in screen.text
    assert "📷 Фото (3)" in (await editor.tap("Восстановить")).text
    await editor.tap("3")
    await editor.tap("Убрать")
    await editor.tap("Опубликовать")
    first, second = await shown_to(visitor)
    assert first["caption"].endswith("\nХор Мариинского театра\nФото: Н. Разина")
    assert [await bytes_of(visitor, each) for each in (first, second)] == [picture(3), picture(1)]


async def test_editor_is_shown_the_photos_of_a_draft_in_their_order(editor: Person) -> None:
    await send_album(editor, 2, 1)
    await editor.tap("Посмотреть")
    first, second = (each.message for each in (await editor.messages())[-2:])
    assert [first["caption"], second["caption"]] == ["Фото 1", "Фото 2"]
    assert [await bytes_of(editor, each) for each in (first, second)] == [picture(2), picture(1)]


async def test_undo_takes_photos_back_and_history_tells_who(
    editor: Person, visitor: Person
) -> None:
    await send_photo(editor, 1)
    screen = await editor.tap("Опубликовать")
    undone = await editor.tap("Отменить", on=screen)
    assert "Отменено" in undone.text
    assert not any("📷" in each for each in (await visitor.send(f"/start e{MISSION}")).labels)
    await editor.tap("Вернуть", on=undone)
    assert len(await shown_to(visitor)) == 1
    history = await editor.send("/history")
    assert "Ольга" in history.text
    await editor.press("revision:1", history)
    assert "Фото: – → 1 фото" in (await editor.screen()).text


async def test_photos_leave_the_words_of_the_brief_what_they_are(
    editor: Person, visitor: Person
) -> None:
    before = (await visitor.send(f"/start e{MISSION}")).text.split()
    await send_photo(editor, 1, "Хор")
    await editor.tap("Опубликовать")
    assert (await visitor.send(f"/start e{MISSION}")).text.split() == before


async def test_more_photos_than_ten_are_told_and_left_out(editor: Person) -> None:
    await send_album(editor, *range(1, 9))
    [screen] = await send_album(editor, 9, 10, 11, 12)
    assert "📷 Фото (10)" in screen.text
    assert screen.text.count("лишние не добавлены") == 1
    assert "Фото (10)" in (await send_photo(editor, 13)).text


async def test_photo_is_taken_once(editor: Person) -> None:
    await send_photo(editor, 1)
    screen = await send_photo(editor, 1)
    assert "уже добавлено" in screen.text
    assert "📷 Фото (1)" in screen.text


async def test_photo_that_is_too_large_changes_nothing(editor: Person, settings: Settings) -> None:
    screen = await send_photo(editor, 1, size=MAX_BYTES + 1)
    assert "слишком большое" in screen.text
    assert "📷 Фото (0)" in screen.text
    assert read(settings, "SELECT * FROM photo") == []
    assert "📷 Фото (1)" in (await send_photo(editor, 1, size=MAX_BYTES)).text


async def test_there_is_room_for_so_many_bytes_in_all(
    editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.photos.MAX_TOTAL", 1_000)
    await send_photo(editor, 1, size=600)
    screen = await send_photo(editor, 2, size=600)
    assert "больше нет места" in screen.text
    assert "📷 Фото (1)" in screen.text


@pytest.mark.parametrize(
    ("mime_type", "data", "said"),
    [
        ("image/jpeg", b"no picture", "как фото, а не файлом"),
        ("image/png", PICTURE, "📷 Фото (1)"),
        ("image/heic", b"HEIC", "как фото, а не файлом"),
        ("image/webp", b"RIFF", "как фото, а не файлом"),
        ("image/png", PICTURE.ljust(11_000_000, b"\0"), "слишком большое"),
        ("text/plain", b"2018", "Читаю"),
    ],
)
async def test_picture_that_comes_as_a_file(
    editor: Person, mime_type: str, data: bytes, said: str
) -> None:
    encoded = base64.b64encode(data).decode()
    sent = await editor.act("sendDocument", data=encoded, file_name="picture", mime_type=mime_type)
    screen = await editor.wait_for(
        lambda each: each.message["message_id"] > sent["message_id"] and "photo" not in each.message
    )
    assert said in screen.text


@pytest.mark.parametrize("kind", ["sendSticker", "sendMessage"])
async def test_what_is_no_photo_is_told_so(editor: Person, kind: str) -> None:
    sent = await editor.act(kind, text="вот фото")
    screen = await editor.answer_to(sent)
    assert "📷 Фото (0)" in screen.text
    assert "⚠️" in screen.text


async def test_caption_that_is_too_long_is_told_and_the_photo_taken(editor: Person) -> None:
    screen = await send_photo(editor, 1, "ю" * 701)
    assert "Напишите короче" in screen.text
    assert "1. без подписи" in screen.text
    await editor.tap("1")
    await editor.tap("Подпись")
    assert "можно 700" in (await editor.send("ю" * 701)).text


async def test_caption_fits_however_long_title_and_credit_are(
    editor: Person, visitor: Person
) -> None:
    await send_photo(editor, 1, "ю" * 700)
    await editor.tap("1")
    await editor.tap("Автор")
    await editor.send("Ю" * 150)
    await editor.tap("👁 Черновик")
    await editor.tap("Заголовок")
    await editor.send("Щ" * 200)
    await editor.tap("Опубликовать")
    [photo] = await shown_to(visitor)
    assert photo["caption"].endswith(f"Фото: {'Ю' * 150}")


async def test_caption_is_corrected_by_editing_the_message(editor: Person) -> None:
    sent = await editor.act("sendPhoto", **as_sent(1, "Хорр"))
    await editor.answer_to(sent)
    await editor.act("editMessage", message_id=sent["message_id"], caption="Хор")
    assert "1. Хор\n" in (await editor.screen()).text


async def test_caption_is_shown_in_the_readers_language_if_it_is_there(
    editor: Person, visitor: Person, client: httpx.AsyncClient
) -> None:
    await send_photo(editor, 1, "Хор")
    await editor.tap("👁 Черновик")
    await editor.tap("🌐 Язык")
    await editor.tap("Nederlands")
    await editor.tap("📷")
    await editor.tap("1")
    screen = await editor.tap("Подпись")
    assert "Хор" in screen.text
    await editor.send("Koor")
    await editor.tap("Опубликовать")
    assert (await shown_to(visitor))[0]["caption"].endswith("\nХор")
    dutch = Person(client, OTHER.id)
    assert (await shown_to(dutch))[0]["caption"].endswith("\nKoor")


async def test_photo_of_somebody_who_is_no_editor_is_none_of_a_draft(
    editor: Person, visitor: Person, settings: Settings
) -> None:
    await visitor.send("/start")
    screen = await send_photo(visitor, 1)
    assert "Фото" not in screen.text
    assert read(settings, "SELECT * FROM photo") == []


async def test_editor_who_asks_for_no_photos_is_told_the_way(owner: Person) -> None:
    await owner.send("/start")
    screen = await send_photo(owner, 1)
    assert "Чтобы добавить фото к событию" in screen.text


async def test_another_token_loses_no_photo(
    settings: Settings, members: list[Member], client: httpx.AsyncClient
) -> None:
    async with run_application(settings, clock=lambda: NOW):
        editor = Person(client, OWNER.id)
        await editor.send("/start")
        await _open_photos(editor)
        await send_album(editor, 1, 2)
        await editor.tap("Опубликовать")
    named = read(settings, "SELECT file_id FROM photo")
    other = Playground(members)
    await other.start()
    moved = settings.model_copy(
        update={"bot_token": SecretStr(other.token), "bot_api_url": other.url}
    )
    async with (
        watch(other),
        run_application(moved, clock=lambda: NOW),
        open_client(other.url) as elsewhere,
    ):
        again = Person(elsewhere, VISITOR.id)
        # So that the numbers which both give to files are not the same.
        await send_photo(again, 9)
        assert [each["type"] for each in await _find_inline(again)] == ["article"]
        photos = await shown_to(again)
        assert [await bytes_of(again, each) for each in photos] == [picture(1), picture(2)]
        renamed = read(settings, "SELECT file_id FROM photo")
        assert not set(renamed) & set(named)
        # From then on they are not uploaded again.
        assert [(each["photo"][-1]["file_id"],) for each in await shown_to(again)] == renamed
        again_found = await _find_inline(again, f"{MISSION}")
        assert [each["type"] for each in again_found] == ["article", "photo"]
    await other.stop()


async def test_photos_go_into_the_topic_they_are_asked_in(editor: Person, visitor: Person) -> None:
    await send_album(editor, 1, 2)
    await editor.tap("Опубликовать")
    forum = await visitor.found_group(is_forum=True)
    topic = await forum.new_topic("Концерты")
    card = await topic.send("/events@playground_bot 2018")
    await topic.press(f"photos:{MISSION}", card)
    await topic.settle()
    assert ["photo" in each.message for each in (await topic.messages())[-2:]] == [True, True]


@pytest.fixture
async def published(editor: Person) -> Person:
    await send_photo(editor, 1)
    await editor.tap("Опубликовать")
    return editor


async def test_bytes_go_when_no_undo_brings_them_back_any_more(
    published: Person, store: Store, settings: Settings
) -> None:
    await send_photo_to_draft_of_another_event(published)
    await store.photos.prune(NOW + 2 * KEPT_FOR)
    assert len(read(settings, "SELECT * FROM photo_bytes")) == 2
    await published.send(f"/deleteevent {MISSION}")
    await published.tap("скрыть")
    later = NOW + timedelta(days=1)
    await store.photos.prune(later)
    await store.photos.prune(later + KEPT_FOR)
    assert len(read(settings, "SELECT * FROM photo_bytes")) == 2
    await store.photos.prune(later + KEPT_FOR + timedelta(seconds=1))
    assert len(read(settings, "SELECT * FROM photo_bytes")) == 1
    assert read(settings, "SELECT * FROM event_photo") == []
    await published.press(f"restore:{MISSION}", await published.screen())
    assert not any("📷" in each for each in (await published.send(f"/start e{MISSION}")).labels)


async def send_photo_to_draft_of_another_event(editor: Person) -> None:
    """A photo that nothing has but a draft that is open."""
    await editor.send("/editevent 10")
    await editor.tap("📷 Фото")
    await send_photo(editor, 2)


async def test_photo_of_a_hidden_event_comes_back_with_it(published: Person, store: Store) -> None:
    await published.send(f"/deleteevent {MISSION}")
    await published.tap("скрыть")
    await store.photos.prune(NOW)
    await published.press(f"restore:{MISSION}", await published.screen())
    await store.photos.prune(NOW + timedelta(days=1))
    await store.photos.prune(NOW + 2 * KEPT_FOR)
    assert len(await shown_to(published)) == 1


async def test_backup_has_the_photos(published: Person, store: Store, tmp_path: Path) -> None:
    made = await store.back_up(tmp_path / "copy.db")
    with closing(sqlite3.connect(made)) as connection:
        [(kept,)] = connection.execute("SELECT bytes FROM photo_bytes").fetchall()
    assert kept == picture(1)


async def test_photos_of_a_changed_list_are_not_undone_alone(
    published: Person, visitor: Person
) -> None:
    await _open_photos(published)
    await send_photo(published, 2)
    await published.tap("Опубликовать")
    await published.send("/history")
    await published.press("revert:1", await published.screen())
    assert "Отдельно отменить это нельзя" in (await published.screen()).text
    assert len(await shown_to(visitor)) == 2


async def test_other_editors_draft_is_out_of_reach(
    editor: Person, visitor: Person, store: Store, settings: Settings
) -> None:
    await send_photo(editor, 1)
    await store.editors.add(VISITOR.id, "Анна", OWNER.id, NOW)
    screen = await visitor.send("/help")
    before = read(settings, "SELECT changes FROM draft")
    for data in ("movephoto:1:1:0", "removephoto:1:1:0", "putbackphoto:1:1:0", "draftphotos:1"):
        await visitor.press(data, screen)
        assert "больше нет" in visitor.toast["text"], data
    assert read(settings, "SELECT changes FROM draft") == before


async def _read_document(person: Person) -> Any:
    """The Word file of the event's card."""
    card = await person.send(f"/start e{MISSION}")
    await person.tap("📄", on=card)
    sent = await person.wait_for(
        lambda each: (
            "document" in each.message and each.message["message_id"] > card.message["message_id"]
        )
    )
    return docx.Document(BytesIO(await person.download(sent)))


async def test_document_has_the_photos_with_what_they_show(editor: Person, visitor: Person) -> None:
    await send_photo(editor, 1, 'Хор <b> "и" зал')
    await send_photo(editor, 2)
    await editor.tap("Опубликовать")
    word = await _read_document(visitor)
    drawn = word.inline_shapes
    said = [each._inline.docPr.get("descr") for each in drawn]
    assert said == ['Хор <b> "и" зал', "Культурно-деловая миссия Антверпена в Санкт-Петербурге"]
    relations = [each._inline.graphic.graphicData.pic.blipFill.blip.embed for each in drawn]
    assert [word.part.related_parts[each].blob for each in relations] == [picture(1), picture(2)]
    assert drawn[0].width == drawn[0].height


async def test_document_says_which_photos_it_has_no_room_for(
    editor: Person, visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.export.gathering.PHOTOS_ROOM", 1_000)
    for number in (1, 2, 3):
        await send_photo(editor, number, size=600)
    await editor.tap("Опубликовать")
    word = await _read_document(visitor)
    assert len(word.inline_shapes) == 1
    said = "".join(node.text or "" for node in word.element.iter() if node.tag.endswith("}t"))
    assert "Ещё 2 фото" in said


async def _find_inline(person: Person, query: str = f"№ {MISSION}") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await person.call("inlineQuery", query=query))["results"]
    return found


async def test_inline_card_is_had_with_the_first_photo(editor: Person, visitor: Person) -> None:
    assert [each["type"] for each in await _find_inline(visitor)] == ["article"]
    await send_photo(editor, 1, 'Хор <b> "и" зал')
    await send_photo(editor, 2)
    await editor.tap("Опубликовать")
    card, pictured = await _find_inline(visitor, f"{MISSION}")
    assert pictured["title"] == f"📷 {card['title']}"
    sent = await visitor.act("chooseInlineResult", query="", result_id=pictured["id"])
    assert await bytes_of(visitor, sent) == picture(1)
    caption = Screen(sent).text
    assert caption.startswith(card["title"])
    assert "25–28 апреля 2018 г." in caption
    assert 'Хор <b> "и" зал' in caption
    assert sent["reply_markup"]["inline_keyboard"][0][0]["url"].endswith(f"start=e{MISSION}")
    await visitor.settle()
    last = (await visitor.messages())[-1].message
    assert last["message_id"] == sent["message_id"], "it asks nothing"
