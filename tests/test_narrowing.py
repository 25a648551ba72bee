"""Words after the command of a section: what of it they mean."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from tests.conftest import NOW, VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application

NOTHING = "здесь ничего нет. Вот всё, что есть:"


@pytest.fixture
async def application(settings: Settings, library: Library) -> AsyncIterator[App]:
    settings = await library.add(settings, "germany", "latvia")
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    person = Person(client, VISITOR.id)
    await person.send("/country Бельгия")
    return person


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("/people гергиев", "В.А. Гергиев, маэстро"),
        ("/people Gergiev", "В.А. Гергиев, маэстро"),
        ("/directions музыка", "🇧🇪 🎭 Культура"),
        ("/directions порт", "🇧🇪 ⚓ Порты"),
        ("/contact щербакова", "🇧🇪 Бельгия\nЩербакова"),
        # What the chosen brief has not, another one may have.
        ("/people шольц", "Олаф Шольц, Первый бургомистр"),
        ("/contact hamburg", "🇩🇪 Германия"),
        ("/agreements 2017", "🇩🇪 Германия\nПрограмма сотрудничества"),
        # A country means all that its brief has.
        ("/agreements латвия", "🇱🇻 Латвия\nСоглашения · 8"),
        ("/people Duitsland", "🇩🇪 Германия\nЛюди"),
        ("/about germany", "🇩🇪 Германия"),
    ],
)
async def test_words_after_a_command_say_what_is_meant(
    visitor: Person, command: str, shown: str
) -> None:
    assert (await visitor.send(command)).text.startswith(shown)


async def test_several_that_are_meant_are_listed(visitor: Person) -> None:
    await visitor.send("/country Латвия")
    listed = await visitor.send("/agreements 2018-2025")
    assert "Найдено по запросу «2018-2025»\n\n1 " in listed.text
    assert "пожарных гарнизонов" in listed.text
    assert "📜" in (await visitor.tap("пожарных гарнизонов", on=listed)).text
    assert "Соглашения · 8" in (await visitor.tap("Весь список", on=listed)).text


@pytest.mark.parametrize("command", ["/people", "/directions", "/contact"])
async def test_what_is_nowhere_is_said_over_the_whole(visitor: Person, command: str) -> None:
    shown = await visitor.send(f"{command} <b>абракадабра")
    assert shown.text.startswith(f"По запросу «<b>абракадабра» {NOTHING}")
    assert shown.text.endswith((await visitor.send(command)).text)


async def test_words_wait_for_the_choice_of_a_country(
    application: App, client: httpx.AsyncClient, visitor: Person
) -> None:
    newcomer = Person(client, 1003)
    choice = await newcomer.send("/directions culture")
    assert "🇧🇪 België" in choice.labels
    assert "Cultuur" in (await newcomer.tap("België", on=choice)).text
