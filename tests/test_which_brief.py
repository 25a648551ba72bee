"""Which of several briefs answers a question that names no country."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from tests.quality.heads import NOW
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


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        # One's own city, whose contact is asked for in another way than by name or by country.
        ("кто контактное лицо в Тарту", "Лийс Каарнаметс"),
        # «Документ» is a paper where it is asked whether it holds; prolonged is not ended.
        ("какой документ с Эстонией уже не действует?", "Срок действия истёк: 2018 г."),
        ("какой документ с Португалией уже не действует?", "Срок действия истёк: 20 ноября 2018"),
        ("расскажи-ка мне про Мексику", "🇲🇽"),
        ("ближайшее намеченное с Мексикой когда?", "По состоянию на 1 октября 2026 г. заплан"),
        ("что с Португалией планировали, но отменили?", "16 мая 2020 г."),
        ("студентов из Эстонии в Питере сколько учится", "58 студентов"),
        (
            "а с Эстонией давно дружим? с какого года",
            # Something had taken place before the first agreement, it is thought.
            "Прямо об этом в справке не сказано. Самое раннее в ней:\nпредположительно 1998",
        ),
    ],
)
async def test_country_is_asked_about_from_another_brief(
    asker: Person, asked: str, head: str
) -> None:
    await asker.send("/country бельгия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # The partner's people in a case that ends otherwise than their name.
        ("ru", "что ближайшее с мексиканцами", "🇲🇽"),
        # Papers with a country are signed with it.
        ("ru", "документы с Португалией", "Соглашение о побратимстве Санкт-Петербурга и Порту"),
        ("ru", "дай всё что есть на Мексику", "Санкт-Петербург сотрудничает с двумя мексиканскими"),
        ("ru", "последняя делегация из Португалии", "(последнее в справке)"),
        # What the brief of a city does not say is told there.
        ("ru", "кто вице-мэр Лиссабона", "🇵🇹"),
        ("en", "any upcoming stuff with Mexico", "April 2027"),
    ],
)
async def test_brief_that_is_meant_answers_in_any_wording(
    asker: Person, language: str, asked: str, head: str
) -> None:
    await asker.send(f"/language {language}")
    await asker.send("/country бельгия")
    assert head in (await asker.send(asked)).text[:250]
