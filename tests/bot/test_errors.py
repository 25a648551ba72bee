"""When something fails: the person hears of it, the owner too, and the bot goes on."""

from bot.application import App
from handlers.chat.context import SERVICES
from tests.conftest import OTHER
from tests.support.person import Person


async def test_failure_is_apologised_for_and_reported(
    visitor: Person, owner: Person, application: App
) -> None:
    await owner.send("/start")
    async with application.bot_data[SERVICES].store._database.transaction() as connection:
        await connection.execute("UPDATE event SET date = 'no date' WHERE id = 11")
    apology = await visitor.send("/events 2018")
    assert "Что-то пошло не так" in apology.text
    report = await owner.wait_for(lambda screen: "Не удалось обработать" in screen.text)
    assert "EdtfError" in report.text
    assert len(report.text) <= 4096
    assert "10 событий" in (await visitor.send("/start")).text
    assert "Что вы ищете?" in (await visitor.send("/search")).text
    other = Person(visitor.client, OTHER.id)
    assert "iets mis" in (await other.send("/events 2018")).text
