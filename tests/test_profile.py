"""What the bot sets at Telegram when it starts."""

from bot.settings import Settings
from tests.support.person import Person
from tests.support.rest import run_application


async def _calls(person: Person) -> list[str]:
    return [call["method"] for call in (await person.call("getCalls", limit=10_000))["calls"]]


async def test_profile_is_set_once_and_left_alone_when_nothing_changed(
    settings: Settings, visitor: Person
) -> None:
    assert "setMyCommands" in await _calls(visitor)
    first = len(await _calls(visitor))
    # The first bot holds the data folder; a second one starts on another.
    elsewhere = settings.model_copy(
        update={"database_path": settings.database_path.with_name("other.db")}
    )
    async with run_application(elsewhere):
        later = (await _calls(visitor))[first:]
    assert "getMyCommands" in later
    assert not [method for method in later if method.startswith("setMy")]
