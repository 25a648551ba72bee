"""Which of several briefs answers a question that names no country."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from tests.conftest import NOW
from tests.support.briefs import Library
from tests.support.lent import LentBot, lend_bot
from tests.support.person import Person


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, library: Library, profile: bytes) -> AsyncIterator[LentBot]:
    settings = await library.add(lent_settings, "estonia", "mexico", "portugal")
    async with lend_bot(settings, lambda: NOW, profile) as bot:
        yield bot


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("как зовут мэра Порту?", "Жуана Фрейташ"),
        ("до какого года соглашение с Порту?", "Соглашение бессрочное."),
        ("Порту", "Порту"),
    ],
)
async def test_city_is_no_common_word_of_other_briefs_that_begins_alike(
    asker: Person, asked: str, head: str
) -> None:
    await asker.send("/country эстония")
    answered = await asker.send(asked)
    assert head in answered.text[:200]
    assert "🇵🇹" in answered.text
