"""The words that home and help show as examples: each brief's own, and each finds something."""

from pathlib import Path

import pytest

from bot.playground import Playground
from bot.settings import DATA, load_settings
from tests.conftest import VISITOR
from tests.support.briefs import MADE_UP, gather_briefs
from tests.support.person import Person, open_client
from tests.support.rest import run_application


@pytest.mark.parametrize("language", ["Русский", "English", "Nederlands", "Français"])
async def test_every_example_of_every_brief_finds_something(
    playground: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made_up = sorted(each.name for each in MADE_UP.iterdir())
    folder = gather_briefs(DATA / "briefs", tmp_path / "briefs", *made_up)
    settings = load_settings(
        bot_token=playground.token,
        bot_api_url=playground.url,
        database_path=tmp_path / "spravka.db",
        briefs_path=folder,
    )
    shown = set()
    async with run_application(settings), open_client(playground.url) as client:
        visitor = Person(client, VISITOR.id)
        await visitor.send("/language")
        await visitor.tap(language)
        countries = (await visitor.send("/country")).labels[: len(list(folder.iterdir()))]
        for country in countries:
            await visitor.send("/country")
            home = await visitor.tap(country)
            (words,) = home.formatted("italic")[-1:]
            shown.add(words)
            assert words.split(", ")
            for word in words.split(", "):
                answer = await visitor.send(word)
                assert answer.labels[:1] != home.labels[:1], (country, word)
                assert f"«{word}»" not in answer.text.splitlines()[0], answer.text
    assert len(shown) == len(countries)
