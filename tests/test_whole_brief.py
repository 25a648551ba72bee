"""Questions on a brief as a whole, and on the people of its country."""

import pytest

from tests.support.person import Person

OVERVIEW = "Санкт-Петербург активно развивает сотрудничество"
AS_OF = "Из справки комитета (по состоянию на апрель 2018 г.)"


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("введите в курс дела, я тут впервые", OVERVIEW),
        ("Завтра встреча с бельгийцами, а я не в теме. Набросайте вводную", OVERVIEW),
        ("Готовлю доклад, нужна общая картина", OVERVIEW),
        ("I'm new here. What should I know about this partnership?", OVERVIEW),
        ("как обстоят дела с Бельгией", OVERVIEW),
        ("насколько старые данные", AS_OF),
        ("how up to date is this", AS_OF),
        ("кто обновляет данные", "Щербакова"),
        ("какие тут направления работы?", "Порты"),
        ("what fields does it cover", "Порты"),
        ("над чем мы работаем вместе", "Порты"),
        ("which cities in Belgium do you work with", "Антверпен"),
        ("с каких пор мы партнеры", "1958"),
        ("как все начиналось", "1958"),
        ("консульство Бельгии", "с 1997 года"),
        ("про что эта бумажка?", OVERVIEW),
        ("самую суть, без воды", OVERVIEW),
        ("fill us in", OVERVIEW),
        ("de quoi traite ce dossier", OVERVIEW),
        ("до какого числа всё собрано", AS_OF),
        ("are these figures stale", AS_OF),
        ("uit wanneer dateert het stuk", AS_OF),
        ("стаж нашей дружбы", "1958"),
        ("with whom and when did things get going", "1958"),
        ("hoe lang kennen onze steden elkaar", "1958"),
        ("on se connaît depuis longtemps ?", "1958"),
        ("назови города, с которыми налажены связи", "Антверпен"),
        ("сколько тут разделов", "7 направлений"),
        ("сколько всего записей", "10 событий"),
    ],
)
async def test_the_whole_is_told_whatever_one_says_of_oneself(
    visitor: Person, asked: str, head: str
) -> None:
    assert head in (await visitor.send(asked)).text[:300]


@pytest.mark.parametrize(
    ("asked", "not_head"),
    [
        ("что у нас с Бельгией по атомной энергетике", OVERVIEW),
        ("коротко о концерте Гергиева", OVERVIEW),
        ("с чего началось сотрудничество, самое первое мероприятие", "1958"),
        ("кто автор выставки", "Щербакова"),
    ],
)
async def test_what_asks_for_one_thing_is_not_answered_with_the_whole(
    visitor: Person, asked: str, not_head: str
) -> None:
    assert not_head not in (await visitor.send(asked)).text[:120]


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("бельгийская делегация", "2 события: 25–28 апреля 2018 г."),
        ("бельгийцы приезжали?", "Да: 25–28 апреля 2018 г."),
        ("Belgian delegation", "2 события: 25–28 апреля 2018 г."),
        ("délégation belge", "2 события: 25–28 апреля 2018 г."),
        ("кто приезжал из Бельгии", "2 события: Барт Де Вевер"),
    ],
)
async def test_the_people_of_the_country_are_those_who_came(
    visitor: Person, asked: str, head: str
) -> None:
    assert (await visitor.send(asked)).text.startswith(head)


async def test_states_are_counted_apart_and_together_with_the_events(visitor: Person) -> None:
    told = "10 событий и 1 без даты окончания, всего 11"
    assert (await visitor.send("сколько всего событий в справке")).text.startswith(told)
    assert (await visitor.send("общее число событий")).text.startswith(told)
    years = await visitor.send("/events")
    assert told in years.text


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("чему посвящён этот документ, вкратце?", OVERVIEW),
        ("boil it down for me please", OVERVIEW),
        ("whose job is it to keep this brief?", "Щербакова"),
        ("wat was het allereerste dat er gebeurde?", "19 ноября 2015 г."),
        ("направлений работы сколько всего?", "7 направлений"),
        ("за какой период тут собрано", AS_OF),
        ("давно ли мы с ними водимся", "1958"),
        ("если коротко то что там", OVERVIEW),
        ("перечень городов", "Антверпен"),
        ("comment ça a débuté, tout premier événement ?", "19 ноября 2015 г."),
        ("how many events all told", "10 событий"),
    ],
)
async def test_brief_itself_is_asked_of_in_other_words(
    asker: Person, asked: str, head: str
) -> None:
    assert head in (await asker.send(asked)).text[:250]
