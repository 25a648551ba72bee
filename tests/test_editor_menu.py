"""The command menu that editors see follows their role and their language."""

from typing import Any

import httpx

from bot.settings import Settings
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.rest import run_application

EDITORS, OWNERS = {"addevent", "history"}, {"editors", "backup"}


async def _menu(person: Person) -> dict[str, str]:
    """The commands that the person's Telegram offers in the chat with the bot."""
    await person.settle()
    commands: list[dict[str, Any]] = (await person.call("getState"))["bot"]["commands"]
    return {each["command"]: each["description"] for each in commands}


async def _invite(owner: Person, person: Person) -> None:
    await owner.send("/editors")
    link = (await owner.tap("🔗")).text.partition("?start=")[2].split()[0]
    await person.send(f"/start {link}")


async def test_first_message_of_an_owner_brings_the_menu(owner: Person) -> None:
    assert not (await _menu(owner)).keys() & EDITORS
    await owner.send("/start")
    assert (await _menu(owner)).keys() >= EDITORS | OWNERS


async def test_a_failure_leaves_it_to_the_next_message(owner: Person) -> None:
    await Faults(owner.client).break_down("setMyCommands")
    await owner.send("/start")
    assert not (await _menu(owner)).keys() & EDITORS
    await owner.send("/events 2018")
    assert (await _menu(owner)).keys() >= EDITORS | OWNERS


async def test_menu_comes_with_the_role_and_goes_with_it(owner: Person, visitor: Person) -> None:
    await _invite(owner, visitor)
    assert (await _menu(visitor)).keys() >= EDITORS
    assert not (await _menu(visitor)).keys() & OWNERS
    await owner.send("/editors")
    await owner.tap("Анна")
    await owner.tap("Да")
    assert not (await _menu(visitor)).keys() & EDITORS


async def test_menu_speaks_the_language_that_was_chosen(owner: Person) -> None:
    await owner.send("/start")
    assert "добавить" in (await _menu(owner))["addevent"]
    await owner.send("/language")
    await owner.tap("English")
    assert "add an event" in (await _menu(owner))["addevent"]


async def test_start_leaves_the_menu_in_the_language_it_has(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    owner = Person(client, OWNER.id)
    await owner.call("setPerson", language_code="nl")
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/start")
        menu = await _menu(owner)
    async with run_application(settings, clock=lambda: NOW):
        assert await _menu(owner) == menu
        assert "evenement" in menu["addevent"]


async def test_who_is_no_owner_any_more_loses_the_commands_with_the_first_refusal(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    owner = Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/start")
        assert (await _menu(owner)).keys() >= OWNERS
    another = settings.model_copy(update={"owner_ids": frozenset({VISITOR.id})})
    async with run_application(another, clock=lambda: NOW):
        await owner.send("/editors")
        assert not (await _menu(owner)).keys() & (EDITORS | OWNERS)


async def test_an_editor_begins_with_what_waits(owner: Person, visitor: Person) -> None:
    assert "✍️ Редактору" in (await owner.send("/start")).tiles
    assert "✍️ Редактору" not in (await visitor.send("/start")).tiles
    await visitor.send("Когда в Гааге откроют ледовую арену")
    await visitor.tap("✉️")
    await visitor.tap("Отправить")
    await owner.wait_for(lambda each: "арену" in each.text)
    assert "1 вопрос ждёт" in (await owner.send("✍️ Редактору")).text
    await owner.tap("🏠")
    assert "1 вопрос ждёт" in (await owner.tap("✍️ Редактору (1)")).text
    assert "арену" in (await owner.tap("✉️ Вопросы (1)")).text
    assert "только редакторам" in (await visitor.send("✍️ Редактору")).text


async def test_an_invitation_is_passed_on_with_words(owner: Person) -> None:
    await owner.send("/editors")
    screen = await owner.tap("🔗")
    address = screen.button("Поделиться")["url"]
    assert "start%3Djoin_" in address
    assert "text=%D0%9F%D1%80%D0%B8%D0%B3" in address
