"""Days are days where the committee is."""

from datetime import UTC, datetime

import httpx

from bot.settings import Settings
from tests.conftest import VISITOR
from tests.support.person import Person
from tests.support.rest import run_application

NIGHT = datetime(2018, 12, 31, 22, 30, tzinfo=UTC)
"""It is 1:30 of the new year in Moscow."""


async def test_the_new_year_begins_where_the_committee_is(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    async with run_application(settings, clock=lambda: NIGHT):
        visitor = Person(client, VISITOR.id)
        screen = await visitor.send("что было в прошлом году?")
        assert "2018" in screen.text
        assert "2017" not in screen.text.split("\n")[0]
