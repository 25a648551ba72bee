"""Nobody but an editor can change anything, whatever they send."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from typing import Any, cast

import pytest

from bot.application import App
from bot.playground import Playground
from bot.settings import Settings
from handlers.about.screens import ShowAbout
from handlers.chat.context import SERVICES
from handlers.chat.screen import Access, Ref
from handlers.registry import SCREENS, build_handlers
from storage.edtf import Edtf
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.content import Content, dump_content
from tests.support.person import Person

LINES = {
    "addevent": "/addevent 2019 | Чужое | Текст",
    "editevent": "/editevent 11",
    "deleteevent": "/deleteevent 11",
    "drafts": "/drafts",
    "translations": "/translations",
    "undo": "/undo",
    "history": "/history",
    "questions": "/questions",
    "unanswered": "/unanswered",
    "statistics": "/statistics",
    "backup": "/backup",
    "broadcast": "/broadcast",
    "briefs": "/briefs",
    "addbrief": "/addbrief Финляндия",
    "editors": "/editors",
    "import": "/import",
}


EDITING = [kind for kind in SCREENS.by_name.values() if kind.spec.access > Access.ANYBODY]


def _state(settings: Settings) -> Content:
    return dump_content(settings.database_path)


def _forged() -> Iterator[str]:
    """A button's data of every class that only editors may press, pointing at what exists."""
    for kind in EDITING:
        values: list[Any] = []
        for field in fields(cast(Any, kind)):
            if field.name == "subject":
                values.append("event")
            elif field.name == "subject_id":
                values.append(11)
            elif field.name == "field":
                values.append("title")
            elif field.name == "language":
                values.append("nl")
            elif field.name == "target":
                values.append(ShowAbout(1))
            elif field.name == "date":
                values.append(Edtf.parse("2018"))
            elif field.name == "user":
                values.append(VISITOR.id)
            else:
                values.append(1)
        made: Any = kind
        yield made(*values).encode()


def test_every_editing_command_is_tried_here() -> None:
    own = SCREENS.commands(Access.EDITOR, Access.OWNER)
    assert set(LINES) == {kind.spec.name for kind in own}


def test_every_handler_that_reaches_editing_passes_the_guard() -> None:
    allowed = {
        "load_person",
        "press_button",
        "restore_tiles",
        "keep_menu",
        "answer_inline",
        "move_group",
        "join_chat",
        # Each asks the one place that decides.
        "answer_message",
        "answer_shared",
        "take_correction",
    }
    for group in build_handlers().values():
        for handler in group:
            assert handler.callback.__name__ in allowed, handler


def test_every_screen_of_the_editing_package_asks_for_the_role() -> None:
    """But for the invitation, which makes an editor of somebody who is none yet."""
    for kind in SCREENS.by_name.values():
        if (
            kind.__module__.startswith(("handlers.editing.", "handlers.imports."))
            and kind.spec.name != "join"
        ):
            assert kind.spec.access > Access.ANYBODY, kind


@pytest.fixture
async def prepared(owner: Person, visitor: Person, settings: Settings) -> Content:
    """The owner has a draft and a revision; the visitor's chat is known."""
    await visitor.send("/start")
    await owner.send("/start")
    await owner.send("/deleteevent 10")
    await owner.tap("скрыть")
    await owner.send("/addevent 2019 | Форум | Прошёл форум.")
    await owner.settle()
    return _state(settings)


async def test_visitor_cannot_run_any_editing_command(
    visitor: Person, settings: Settings, prepared: Content
) -> None:
    for line in LINES.values():
        screen = await visitor.send(line)
        assert "только редакторам" in screen.text, line
        assert _state(settings) == prepared, line


async def test_visitor_cannot_press_any_editing_button(
    visitor: Person, settings: Settings, prepared: Content
) -> None:
    before = await visitor.screen()
    for pressed in _forged():
        after = await visitor.press(pressed, before)
        assert visitor.toast["show_alert"], pressed
        assert "только редакторам" in visitor.toast["text"], pressed
        assert after.text == before.text, pressed
    assert _state(settings) == prepared


async def test_editing_button_inside_another_is_no_way_in(
    visitor: Person, settings: Settings, prepared: Content
) -> None:
    for pressed in _forged():
        before = await visitor.screen()
        for outer in (f"event:999:{pressed}", f"qr:{pressed}", f"event:999:event:999:{pressed}"):
            shown = await visitor.press(outer, before)
            assert "t.me/" not in str(shown.message), outer
        assert "t.me/" not in str((await visitor.screen()).message), pressed
    assert _state(settings) == prepared


async def test_removed_editor_cannot_use_the_old_invitation(
    owner: Person, visitor: Person, application: App
) -> None:
    store = application.bot_data[SERVICES].store
    token = await store.editors.invite(OWNER.id, NOW + timedelta(hours=1))
    assert await store.editors.accept(token, VISITOR.id, "Анна", NOW) == OWNER.id
    await store.editors.remove(VISITOR.id)
    assert await store.editors.accept(token, VISITOR.id, "Анна", NOW) is None


async def test_another_editors_draft_is_out_of_reach(
    owner: Person, visitor: Person, settings: Settings, prepared: Content, application: App
) -> None:
    store = application.bot_data[SERVICES].store
    await store.editors.add(VISITOR.id, "Анна", OWNER.id, NOW)
    await visitor.send("/start")
    await visitor.settle()
    before = _state(settings)
    for kind in (
        Ref("publish", 1, 1),
        Ref("discard", 1),
        Ref("field", 1, "title"),
        Ref("keep", 1),
        Ref("direction", 1, 1, 1),
        Ref("write", 1, "nl"),
        Ref("rebase", 1),
        Ref("clear", 1, "text"),
        Ref("skip", 1, "title"),
        Ref("draft", 1),
    ):
        await visitor.press(kind.encode(), await visitor.screen())
        assert _state(settings) == before, kind


async def test_editor_cannot_do_what_owners_do(
    owner: Person, visitor: Person, settings: Settings, prepared: Content, application: App
) -> None:
    store = application.bot_data[SERVICES].store
    await store.editors.add(VISITOR.id, "Анна", OWNER.id, NOW)
    await visitor.send("/start")
    await visitor.settle()
    before = _state(settings)
    assert "только редакторам" in (await visitor.send("/editors")).text
    for kind in (Ref("invite"), Ref("addeditor", 1003), Ref("removeeditor", VISITOR.id, 1)):
        await visitor.press(kind.encode(), await visitor.screen())
        assert visitor.toast["show_alert"]
    assert _state(settings) == before


WAYS: dict[str, dict[str, Any]] = {
    "edited": {"edited": True},
    "forwarded": {
        "forward_origin": {
            "type": "user",
            "sender_user": {"id": 1003, "is_bot": False, "first_name": "Jan"},
            "date": 1,
        }
    },
    "forwarded_automatically": {"is_automatic_forward": True},
    "via_bot": {"via_bot": {"id": 77, "is_bot": True, "first_name": "Other"}},
    "as_a_chat": {"sender_chat": {"id": -100500, "type": "channel", "title": "Канал"}},
    "anonymous_admin": {
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
        "chat": {"id": -100600, "type": "supergroup", "title": "Группа"},
        "sender_chat": {"id": -100600, "type": "supergroup", "title": "Группа"},
    },
    "channel_as_user": {
        "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
        "chat": {"id": -100600, "type": "supergroup", "title": "Группа"},
    },
    "telegram_itself": {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
    "group": {"chat": {"id": -100600, "type": "supergroup", "title": "Группа"}},
}


@pytest.mark.parametrize("way", WAYS)
async def test_owners_command_that_comes_another_way_changes_nothing(
    owner: Person,
    settings: Settings,
    prepared: Content,
    playground: Playground,
    way: str,
) -> None:
    for line in LINES.values():
        await _deliver(playground, line, WAYS[way])
        await owner.settle()
        assert _state(settings) == prepared, line


@pytest.mark.parametrize("way", WAYS)
async def test_text_that_comes_another_way_fills_no_draft(
    owner: Person, settings: Settings, prepared: Content, playground: Playground, way: str
) -> None:
    await owner.send("/addevent")
    before = _state(settings)
    await _deliver(playground, "2019", WAYS[way])
    await owner.settle()
    assert _state(settings) == before


async def test_owners_buttons_do_nothing_in_a_group(
    owner: Person, settings: Settings, prepared: Content
) -> None:
    here = await owner.found_group(VISITOR.id)
    screen = await here.send("/start@playground_bot")
    for pressed in _forged():
        await here.press(pressed, screen)
        assert here.toast["show_alert"], pressed
    assert _state(settings) == prepared


async def _deliver(playground: Playground, text: str, way: dict[str, Any]) -> None:
    """A message of the owner's as Telegram would deliver it if it came this way."""
    way = dict(way)
    kind = "edited_message" if way.pop("edited", False) else "message"
    owner = {"id": OWNER.id, "is_bot": False, "first_name": "Ольга"}
    command = text.partition(" ")[0]
    message = {
        "message_id": 900,
        "date": 1,
        "from": owner,
        "chat": {"id": OWNER.id, "type": "private", "first_name": "Ольга"},
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    if kind == "edited_message":
        message["edit_date"] = 2
    playground.world.updates.add(kind, message | way, OWNER.id)
