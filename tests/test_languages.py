"""The bot in the person's language."""

import httpx
import pytest

from bot.application import App
from bot.profile import DESCRIPTION, SHORT_DESCRIPTION
from handlers.chat.context import SERVICES
from handlers.registry import SCREENS
from tests.conftest import OTHER
from tests.support.person import Person


@pytest.fixture
async def stranger(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OTHER.id)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ru", "10 событий"),
        ("en", "10 events"),
        ("en-US", "10 events"),
        ("nl", "10 evenementen"),
        ("fr", "10 événements"),
        ("uk", "10 событий"),
        ("kk-KZ", "10 событий"),
        ("hy", "10 событий"),
        ("de", "10 events"),
        ("zh-hans", "10 events"),
        (None, "10 событий"),
    ],
)
async def test_language_follows_telegram_or_else_is_one_that_is_read(
    stranger: Person, code: str | None, words: str
) -> None:
    await stranger.call("setPerson", language_code=code)
    assert words in (await stranger.send("/start")).text


@pytest.mark.parametrize("named", ["nl", "Nederlands", "нидерландский", "Dutch"])
async def test_language_is_chosen_by_its_name_or_code(stranger: Person, named: str) -> None:
    said = len(await stranger.read())
    shown = await stranger.send(f"/language {named}")
    assert shown.tiles[0] == "🤝 Domeinen"
    await stranger.settle()
    assert len(await stranger.read()) == said + 1


async def test_choice_of_language_outlives_telegrams_word_for_it(stranger: Person) -> None:
    await stranger.send("/language")
    screen = await stranger.tap("Français")
    assert "✓ Français" in screen.labels
    confirmation = await stranger.wait_for(lambda screen: "Désormais" in screen.text)
    assert confirmation.tiles[0] == "🤝 Domaines"
    await stranger.call("setPerson", language_code="en")
    home = (await stranger.send("/start")).text
    assert "10 événements" in home
    assert "2017, Pierre, ports" in home


@pytest.mark.parametrize(
    ("code", "date", "people", "note"),
    [
        (
            "en",
            "25–28 April 2018",
            "Bart De Wever, Mayor of Antwerp",
            "has not checked the translation",
        ),
        ("nl", "25–28 april 2018", "Bart De Wever, burgemeester", "niet gecontroleerd"),
        ("fr", "25–28 avril 2018", "Bart De Wever, bourgmestre", "non vérifiée"),
    ],
)
async def test_card_is_translated_and_says_that_nobody_checked_it(
    stranger: Person, code: str, date: str, people: str, note: str
) -> None:
    await stranger.call("setPerson", language_code=code)
    screen = await stranger.send("2018")
    button = screen.button({"en": "Mission", "nl": "Missie", "fr": "Mission"}[code])
    screen = await stranger.press(button["callback_data"], screen)
    assert date in screen.text
    assert people in screen.text
    assert note in screen.text
    (source,) = screen.formatted("expandable_blockquote")
    assert "В период с 25 по 28 апреля" in source


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("be", "ru"),
        ("uz", "ru"),
        ("en", "en"),
        ("es", "en"),
        ("ja", "en"),
        ("nl", "nl"),
        ("fr", "fr"),
    ],
)
async def test_commands_and_descriptions_stand_at_telegram_in_every_language(
    stranger: Person, application: App, code: str, language: str
) -> None:
    t = application.bot_data[SERVICES].catalogs[language]
    await stranger.call("setPerson", language_code=code)
    bot = (await stranger.call("getState"))["bot"]
    listed = {each["command"]: each["description"] for each in bot["commands"]}
    assert listed["events"] == SCREENS.by_name["events"].spec.purpose(t)
    assert bot["description"] == t.gettext(DESCRIPTION)
    assert len(bot["description"]) <= 512
    assert bot["short_description"] == t.gettext(SHORT_DESCRIPTION)
    assert len(bot["short_description"]) <= 120
