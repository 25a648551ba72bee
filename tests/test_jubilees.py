"""Anniversaries: worked out from a brief's dates, for whichever time is asked for."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from httpx import AsyncClient

from bot.application import App
from bot.settings import Settings
from handlers.chat.context import Context
from handlers.jubilees.telling import queue_jubilees
from tests.conftest import VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application

AUTUMN = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


class Clock:
    """The autumn before the year of an anniversary."""

    now = AUTUMN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def application(settings: Settings, clock: Clock) -> AsyncIterator[App]:
    async with run_application(settings, clock=clock) as application:
        yield application


async def test_belgium(visitor: Person) -> None:
    shown = (await visitor.send("/jubilees 2027")).text
    assert shown.splitlines()[2].startswith("1 · 310 лет · Российский император Пётр I")
    shown = (await visitor.send("/jubilees 2028")).text
    assert shown.splitlines()[2].startswith("1 · 70 лет · Породненные связи")
    assert "Вычислено" in shown


ASKED = {
    "юбилеи 2028 года": "2028 г.",
    "какие юбилеи будут в 2028 году?": "2028 г.",
    "юбилейные даты Бельгии в 2028": "2028 г.",
    "круглые даты 2028": "2028 г.",
    "anniversaries in 2028": "2028 г.",
    "which anniversaries do we mark in 2028?": "2028 г.",
    "welke jubilea zijn er in 2028?": "2028 г.",
    "quels anniversaires en 2028 ?": "2028 г.",
    "ближайшие юбилеи": "ближайший год",
    "upcoming anniversaries": "ближайший год",
    "prochains anniversaires": "ближайший год",
    "komende jubilea": "ближайший год",
}


async def test_plain_words(visitor: Person) -> None:
    for question, period in ASKED.items():
        shown = (await visitor.send(question)).text
        assert shown.startswith(f"Юбилеи: {period}"), question


async def test_what_asks_of_the_brief_is_answered_from_it(visitor: Person) -> None:
    for question in (
        "юбилеи",
        "фестиваль к юбилею Петра в 2017",
        "последние юбилеи",
        "круглый стол 2015",
    ):
        assert not (await visitor.send(question)).text.startswith("Юбилеи:"), question


async def test_questions_that_follow(visitor: Person) -> None:
    await visitor.send("юбилеи 2028 года")
    assert (await visitor.send("а в 2030?")).text.startswith("Юбилеи: 2030 г.")
    await visitor.send("юбилеи 2028 года")
    assert "Концерт Симфонического оркестра" in (await visitor.send("второе")).text
    # By itself a year asks for its events.
    assert not (await visitor.send("2017")).text.startswith("Юбилеи")
    assert not (await visitor.send("а в 2018?")).text.startswith("Юбилеи")


async def test_a_year_without_any(visitor: Person) -> None:
    shown = await visitor.send("/jubilees 2029")
    assert "Круглых дат на это время нет." in shown.text
    assert "Вычислено" not in shown.text
    assert (await visitor.tap("2028", on=shown)).text.startswith("Юбилеи: 2028 г.")


async def test_what_is_no_time(visitor: Person) -> None:
    shown = (await visitor.send("/jubilees чушь <b>")).text
    assert "«чушь <b>»" in shown
    assert "Юбилеи: ближайший год" in shown


async def test_numbers_open_what_is_celebrated(visitor: Person) -> None:
    shown = await visitor.send("/jubilees 2028")
    opened = await visitor.tap("2", on=shown)
    assert "Концерт Симфонического оркестра Мариинского театра" in opened.text
    shown = await visitor.send("/jubilees 2028")
    assert "установлены в 1958 году" in (await visitor.tap("1", on=shown)).text


async def test_the_first_screen_has_those_of_the_year_ahead_only(
    visitor: Person, clock: Clock
) -> None:
    opened = await visitor.tap("🎉 Юбилеи: 9", on=await visitor.send("/cancel"))
    assert opened.text.startswith("Юбилеи: ближайший год · стр. 1 из 2")
    clock.now = datetime(2029, 2, 1, tzinfo=UTC)
    assert not any("🎉" in each for each in (await visitor.send("/cancel")).labels)


async def test_editors_hear_of_a_quarter_before_it_once(
    application: App, owner: Person, visitor: Person, clock: Clock
) -> None:
    await owner.send("/start")
    await visitor.send("/start")

    async def told(person: Person) -> list[str]:
        await queue_jubilees(Context(application))
        await person.settle()
        return [each.text for each in await person.read() if each.text.startswith("🎉")]

    first, *others = await told(owner)
    assert not others
    assert "Юбилеи: I квартал 2027" in first
    assert "310 лет" in first
    # The outbox forgets in the end whom it sent what.
    clock.now = datetime(2026, 12, 31, tzinfo=UTC)
    later = clock.now + timedelta(days=100)
    await application.bot_data["services"].store.prune(later, timedelta(days=90))
    assert len(await told(owner)) == 1
    # What is only dated to the year was told of in its first quarter.
    clock.now = datetime(2027, 4, 2, tzinfo=UTC)
    second = (await told(owner))[-1]
    assert "июль 2017" in second
    assert "310 лет" not in second
    assert not await told(visitor)


@pytest.fixture
async def of_both(
    settings: Settings, library: Library, client: AsyncClient
) -> AsyncIterator[Person]:
    """A visitor of two briefs who has chosen the one on Belgium."""
    settings = await library.add(settings, "germany")
    async with run_application(settings, clock=Clock()):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/country Бельгия")
        yield visitor


async def test_several_briefs(of_both: Person) -> None:
    for question, head in {
        "юбилеи Германии в 2027": "🇩🇪 Германия\nЮбилеи: 2027 г.",
        "юбилеи 2028 года": "🇧🇪 Бельгия\nЮбилеи: 2028 г.",
        "а в Германии?": "🇩🇪 Германия\nЮбилеи: 2028 г.",
        "юбилеи в 2028 и 2030": "🇧🇪 Бельгия\nЮбилеи: 2028–2030 гг.",
        "юбилеи 2028 года по всем странам": "Юбилеи: 2028 г.\n\n🇧🇪 Бельгия\n70 лет",
    }.items():
        assert (await of_both.send(question)).text.startswith(head), question
    shown = await of_both.tap("🇩🇪 Германия (")
    assert shown.text.startswith("🇩🇪 Германия\nЮбилеи: 2028 г.")


async def test_a_name_of_another_brief(of_both: Person) -> None:
    shown = await of_both.send("Хильберт по-английски")
    assert "Dirk Hilbert" in shown.formatted("code")
