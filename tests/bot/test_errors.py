"""When something fails: the person hears of it, the owner too, and the bot goes on."""

import sqlite3
from contextlib import closing

from bot.settings import Settings
from tests.support.person import Person


async def test_failure_is_apologised_for_and_reported(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    await owner.send("/start")
    with closing(sqlite3.connect(settings.database_path)) as connection:
        connection.execute("UPDATE event SET date = 'no date' WHERE id = 11")
        connection.commit()
    apology = await visitor.send("/events 2018")
    assert "У меня что-то пошло не так" in apology.text
    report = await owner.wait_for(lambda screen: "Ошибка при обработке" in screen.text)
    assert "EdtfError" in report.text
    assert len(report.text) <= 4096
    assert "11 событий" in (await visitor.send("/start")).text
