"""What is said before a country is chosen, and what is said to the bot itself."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from tests.conftest import NOW, OTHER, VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application

HELLO = "Здравствуйте!"
COUNTRIES = ["🇧🇪 Бельгия", "🇳🇴 Тронхейм"]


@pytest.fixture
async def application(settings: Settings, library: Library) -> AsyncIterator[App]:
    settings = await library.add(settings, "trondheim")
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


async def test_first_start_greets_with_the_tiles_and_asks_for_the_country(visitor: Person) -> None:
    greeting = await visitor.send("/start")
    assert greeting.text.startswith(HELLO)
    assert greeting.tiles == ["🤝 Направления", "📅 События", "🔎 Поиск", "☎️ Контакт"]
    choice = await visitor.screen()
    assert choice.labels == COUNTRIES
    home = await visitor.tap("Бельгия", on=choice)
    assert "Бельгией" in home.text
    assert (await visitor.send("/start")).tiles == greeting.tiles


async def test_tile_waits_for_the_choice(visitor: Person) -> None:
    await visitor.send("/start")
    choice = await visitor.send("☎️ Контакт")
    assert "Щербакова" in (await visitor.tap("Бельгия", on=choice)).text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *((each, HELLO) for each in ("привет", "hi", "Hallo!", "bonjour", "добрый день")),
        ("пока", "До свидания"),
        ("спасибо", "Пожалуйста"),
        *(
            (each, "Я бот, а не человек.")
            for each in ("кто ты?", "кто тебя сделал", "who made you?", "are you a robot")
        ),
        ("wie heeft je gemaakt?", "Я бот, а не человек."),
        ("qui es-tu ?", "Я бот, а не человек."),
        ("что ты умеешь", "Что я умею"),
    ],
)
async def test_small_talk_is_answered_before_a_country_is_chosen(
    visitor: Person, said: str, answer: str
) -> None:
    assert (await visitor.send(said)).text.startswith(answer)


@pytest.mark.parametrize(
    "said",
    [
        *("какие страны есть", "какие у вас есть справки", "другая страна", "сменить страну"),
        *("which countries do you have", "other country", "change the country"),
        *("welke landen zijn er", "ander land", "quels pays", "changer de pays"),
    ],
)
async def test_briefs_are_listed_for_whoever_asks_for_countries(visitor: Person, said: str) -> None:
    assert (await visitor.send(said)).labels == COUNTRIES
    await visitor.send("/country Бельгия")
    assert (await visitor.send(said)).labels == ["✓ 🇧🇪 Бельгия", COUNTRIES[1], "🏠 Главная"]


async def test_who_answers_is_said_whatever_is_chosen(visitor: Person) -> None:
    await visitor.send("/country Бельгия")
    assert (await visitor.send("кто тебя сделал?")).text.startswith("Я бот")
    assert "Гергиев" in (await visitor.send("кто дирижировал концертом?")).text


async def test_country_that_is_in_a_question_is_no_choice(visitor: Person) -> None:
    await visitor.send("/country Бельгия")
    assert "✓" not in "".join((await visitor.send("в каких странах были выступления")).labels)


async def test_greeting_is_in_the_language_of_who_comes(
    application: App, client: httpx.AsyncClient
) -> None:
    other = Person(client, OTHER.id)
    assert (await other.send("/start")).text.startswith("Goedendag!")
