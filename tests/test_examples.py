"""The words that home and help show as examples: each brief's own, and each finds something."""

from collections.abc import AsyncIterator

import pytest

from bot.application import utc_now
from bot.settings import DATA, Settings
from handlers.texts import LANGUAGES
from tests.support.briefs import Library, list_made_up
from tests.support.lent import LentBot, lend_bot

BRIEFS = sorted({*(DATA / "briefs").iterdir(), *list_made_up()})


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, library: Library, profile: bytes) -> AsyncIterator[LentBot]:
    settings = await library.add_all(lent_settings)
    async with lend_bot(settings, utc_now, profile) as bot:
        yield bot


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_example_of_every_brief_finds_something(lent: LentBot, language: str) -> None:
    """Each brief in one of the languages."""
    shown, own = set(), slice(LANGUAGES.index(language), None, len(LANGUAGES))
    with lent.newcomer(language) as visitor:
        countries = (await visitor.send("/country")).labels[: len(BRIEFS)][own]
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
