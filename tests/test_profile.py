"""What the bot sets at Telegram when it starts."""

import pickle
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.playground.profile import Profile
from bot.profile import DESCRIPTION
from bot.settings import DATA, Settings
from handlers.texts import LANGUAGES, codes_for, load_catalogs
from tests.conftest import OTHER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.rest import run_application

PARTS = ("Commands", "Description", "ShortDescription")


@pytest.fixture
def profile() -> bytes:
    """Nothing is set yet."""
    return pickle.dumps(Profile("Справка"))


@pytest.fixture
async def application(settings: Settings) -> AsyncIterator[App]:
    async with run_application(settings, with_profile=True) as application:
        yield application


async def _calls(person: Person) -> list[dict[str, Any]]:
    return list((await person.call("getCalls", limit=10_000))["calls"])


async def _codes(person: Person, method: str, since: int = 0) -> set[str | None]:
    """The languages that a method was called for."""
    return {
        call["parameters"].get("language_code")
        for call in (await _calls(person))[since:]
        if call["method"] == method and "scope" not in call["parameters"]
    }


@pytest.mark.parametrize("part", PARTS)
async def test_each_part_is_set_for_every_code(visitor: Person, part: str) -> None:
    codes = {code for language in LANGUAGES for code in codes_for(language)}
    assert await _codes(visitor, f"setMy{part}") == codes


async def test_what_is_set_is_left_alone(settings: Settings, visitor: Person) -> None:
    first = len(await _calls(visitor))
    # The first bot holds the data folder; a second one starts on another.
    elsewhere = settings.database_path.with_name("other.db")
    async with run_application(
        settings.model_copy(update={"database_path": elsewhere}), with_profile=True
    ):
        pass
    for part in PARTS:
        # One question tells it of a language, however many codes that has.
        assert len(await _codes(visitor, f"getMy{part}", first)) == len(LANGUAGES)
        assert not await _codes(visitor, f"setMy{part}", first)


async def test_what_could_not_be_set_is_set_by_the_next_start(
    settings: Settings, playground: Playground, client: httpx.AsyncClient
) -> None:
    await Faults(client).break_down("setMyDescription", times=5)
    async with run_application(settings, with_profile=True):
        assert _not_set(playground)
    async with run_application(settings, with_profile=True):
        assert not _not_set(playground)


def _not_set(playground: Playground) -> list[str]:
    """The codes for which people see no description, or that of others."""
    catalogs = load_catalogs(DATA / "locales")
    return [
        code or "else"
        for language in LANGUAGES
        for code in codes_for(language)
        if playground.world.profile.text("description", code or "")
        != catalogs[language].gettext(DESCRIPTION)
    ]


async def test_the_bots_name_is_in_the_persons_language(
    visitor: Person, client: httpx.AsyncClient
) -> None:
    await visitor.send("/start")
    names = {}
    for person in (VISITOR, OTHER):
        state = await Person(client, person.id).call("getState")
        names[person.language_code] = state["bot"]["user"]["first_name"]
    assert names == {"ru": "Справка", "nl": "Nota"}
