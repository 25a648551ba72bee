"""The words that home and help show as examples: each brief's own, and each finds something."""

import httpx
import pytest

from bot.settings import DATA, Settings
from tests.conftest import VISITOR
from tests.support.briefs import MADE_UP, Library
from tests.support.person import Person
from tests.support.rest import run_application


@pytest.mark.parametrize("language", ["Русский", "English", "Nederlands", "Français"])
async def test_every_example_of_every_brief_finds_something(
    settings: Settings, library: Library, client: httpx.AsyncClient, language: str
) -> None:
    made_up = sorted(each.name for each in MADE_UP.iterdir())
    settings = await library.add(settings, *made_up, source=DATA / "briefs")
    shown = set()
    async with run_application(settings):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/language")
        await visitor.tap(language)
        countries = (await visitor.send("/country")).labels[
            : len(list(settings.briefs_path.iterdir()))
        ]
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
