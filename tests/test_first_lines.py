"""First lines on a brief that nothing was made for: each is one kind of question."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.settings import Settings
from tests.support.briefs import Library
from tests.support.lent import LentBot, lend_bot
from tests.support.person import Person

LONG_AFTER = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, library: Library, profile: bytes) -> AsyncIterator[LentBot]:
    settings = await library.add(lent_settings, "germany", "turkey", "serbia", "slovenia", "egypt")
    async with lend_bot(settings, lambda: LONG_AFTER, profile) as bot:
        yield bot


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        # A word of what no brief answers that this one has in a title.
        ("когда был рейс в Измир", "5 октября 2017 г. – Рейс в Измир"),
        # Two things asked, one of them a number; people called by what they work with.
        ("где прошел круглый стол портовиков и сколько человек было", "Морской вокзал, Санкт"),
        ("куда ездили кукольники", "Бурса – Куклы в Бурсе"),
        # A fact with a number that nobody has taken out of it; a year that it is not of.
        ("какой товарооборот с турцией", "Товарооборот Санкт-Петербурга с Турцией составил"),
        ("товарооборот в 2015", "Об этом в 2015 году ничего нет. Есть: 2018 г."),
        (
            "какие города турции с нами сотрудничают",
            "Главный партнер Санкт-Петербурга в Турции – Стамбул, город-побратим",
        ),
        ("в каких странах были события", "События по местам: Россия – 13, Турция – 9"),
        ("на каком фестивале показывали петрушку", "В сентябре 2018 года Театр кукол на Неве"),
        ("какая школа выиграла кубок", "Всего этого вместе в справке нет. Ближе всего:\nИграли 8"),
        ("где больше народу было, в делегации 2008 или 2017 года", "2008 г. – 120 человек, 2017"),
        ("что проходило в самой турции", "9 событий"),
        ("когда дни стамбула", "14–17 мая 2020 г. – Дни Стамбула, 2020 (запланировано)"),
        (
            "предстоящие события",
            "Впереди ничего уже нет. По состоянию на 20 ноября 2019 г. было запланировано:\n14–17",
        ),
        ("какой номер у соглашения с Антальей", "№\u00a027/14"),
        ("действует ли соглашение с Антальей", "Нет, срок действия истёк: 5 июня 2024 г."),
    ],
)
async def test_question_of_its_kind_is_answered(asker: Person, asked: str, head: str) -> None:
    await asker.send("/country турция")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "how many turkish tourists came in 2018", "92"),
        ("en", "biggest event by number of people", "Congress in Antalya: more than 300"),
        ("en", "could you tell me if there was an exhibition at the Hermitage", "Yes: 8 February"),
        ("nl", "hoeveel ingenieurs waren er op het seminar in bursa", "45 инженеров"),
        ("fr", "combien de musiciens à bakou", "64 музыканта"),
        ("fr", "bonjour, y a-t-il eu une exposition à l'ermitage, merci d'avance", "Oui"),
        ("fr", "c'est quoi cette note", "🇹🇷 "),
    ],
)
async def test_question_in_another_language_is_answered(
    lent: LentBot, language: str, asked: str, head: str
) -> None:
    with lent.newcomer(language) as person:
        await person.send("/country turkey")
        assert (await person.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        # What is counted stands in the value of a fact.
        ("сколько компаний из Сербии работает в Петербурге", "27 компаний (январь 2023 г.)"),
        ("Коллеги, будьте добры, сообщите, сколько туристов было в 2019 году", "31\xa0200 человек"),
        ("почему отменили Дни Санкт-Петербурга в Белграде", "Мероприятие отменено из-за пандемии"),
        ("почему прошёл концерт Невского хора", "В справке не сказано, почему."),
        (
            "когда подписано соглашение с Нови-Садом и кем",
            "8 сентября 2001 г. · А.Л. Крутиков, вице-губернатор",
        ),
    ],
)
async def test_question_to_another_brief_is_answered(asker: Person, asked: str, head: str) -> None:
    await asker.send("/country сербия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    "asked",
    [
        "телефон того кто занимается сербией в комитете",
        "дайте номер того, кто отвечает за спорт",
        "the phone of the person who deals with culture",
        "le téléphone de celui qui s'occupe du sport",
    ],
)
async def test_contact_is_asked_for_by_a_field(asker: Person, asked: str) -> None:
    await asker.send("/country сербия")
    assert "576-00-47" in (await asker.send(asked)).text.partition("\n")[0]


async def test_areas_are_named_over_their_texts(asker: Person) -> None:
    await asker.send("/country сербия")
    head = (await asker.send("какие темы")).text.partition("\n")[0]
    assert head.startswith("Экономика · Культура · ")
    assert head.endswith("Историческая память")


async def test_reason_is_asked_of_what_was_shown(asker: Person) -> None:
    await asker.send("/country сербия")
    await asker.send("состоялись ли дни санкт-петербурга в белграде")
    assert (await asker.send("а почему")).text.startswith("Мероприятие отменено из-за пандемии")


@pytest.mark.parametrize(
    ("after", "asked", "head"),
    [
        (None, "откуда у вас эти цифры", "Из справки комитета (по состоянию на 15 октября 2026"),
        (None, "что у нас впереди", "По состоянию на 15 октября 2026 г. запланировано:"),
        (None, "товарооборот в 2023 выше или ниже, чем в 2024", "Больше в 2024 году – 146,3 млн"),
        (None, "какая почта у клуба Драва", "Горан Лешник: lesnik@example.org"),
        ("телефон Горана Лешника", "а почта?", "Горан Лешник: lesnik@example.org"),
        (None, "почему в 2020 не было турнира по фехтованию", "Турнир «Клинок Дравы», назначенный"),
        (None, "сколько дней возил пассажиров ретротрамвай", "Он возил пассажиров тридцать дней."),
        (
            None,
            "программа с Любляной еще в силе?",
            "Да: действует до: 31 декабря 2027 г. – Программа",
        ),
        ("что запланировано на май 2027", "а осенью?", "По состоянию на 15 октября 2026 г. запл"),
        ("что запланировано на май 2027", "а весной?", "По состоянию на 15 октября 2026 г. запл"),
        ("что было в 2019 году", "а осенью?", "🇸🇮 Словения, осень 2019 г."),
    ],
)
async def test_what_is_to_come_holds_and_is_compared(
    asker: Person, after: str | None, asked: str, head: str
) -> None:
    await asker.send("/country словения")
    if after:
        await asker.send(after)
    answer = (await asker.send(asked)).text.replace("\u00a0", " ")
    assert answer.startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        (
            "с каким счётом сыграли ватерполисты в бассейне с вратарём",
            "Об этом в справке ничего нет: «ватерполисты вратарём». Ближе всего:\nВ бассейне",
        ),
        (
            "сколько компаний было на форуме нева дунай с банкирами",
            "Об этом в справке ничего нет: «банкирами». Ближе всего:\nВ Белграде прошёл деловой",
        ),
    ],
)
async def test_what_is_nearest_is_told_by_its_sentence(
    asker: Person, asked: str, head: str
) -> None:
    await asker.send("/country сербия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        # Plans there are, but not of this.
        ("когда приедет президент сербии", "Среди запланированного в справке такого нет"),
        ("какое сотрудничество ведется с Кикиндой", "Об этом в справке ничего нет: «Кикиндой»"),
    ],
)
async def test_what_is_not_there_is_told_as_such(asker: Person, asked: str, head: str) -> None:
    await asker.send("/country сербия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("country", "language", "asked", "head"),
    [
        # Who signed: the parties, or the sentence that says so, not all who were there.
        ("германия", "ru", "кто подписал программу с гамбургом", "Г.С. Полтавченко, губернатор Са"),
        ("duitsland", "nl", "wie tekende met rosmorport", "Op de avond ondertekenden Hafen"),
        # What a text tells in other words, and in numbers that stand for nobody by name.
        ("египет", "ru", "сколько человек сдали экзамен на машиниста", "Экзамен сдали все, кроме"),
        ("египет", "ru", "сколько сдали экзамен", "Экзамен сдали все, кроме двоих."),
        ("egypt", "en", "how many passed", "All but two passed the examination."),
        ("egypt", "en", "how many ppl expected", "Fifty specialists"),
        ("slovenië", "nl", "hoeveel optredens", "achttien voorstellingen"),
        ("slovenië", "nl", "hoeveel bijenkorven op de daken", "16 bijenkasten (2026)"),
        ("slovenië", "nl", "hoeveel voorstellingen in 1972", "achttien voorstellingen"),
        ("египет", "ru", "кто сажал розы", "Амаль Бустани"),
        ("германия", "ru", "сколько компаний", "более 100 компаний – По данным 2007 года"),
        # Only the agreements that hold, or that have ended.
        ("германия", "ru", "какие соглашения истекли", "Срок действия истёк: 2021 г. – Программа"),
        ("германия", "ru", "какие соглашения ещё действуют", "Дата окончания в справке не указана"),
        ("slovenia", "en", "which agreements are in force", "Valid until: 31 December 2027"),
        ("slovénie", "fr", "accords expirés", "Validité expirée"),
    ],
)
async def test_what_the_brief_says_is_not_denied(
    lent: LentBot, country: str, language: str, asked: str, head: str
) -> None:
    with lent.newcomer(language) as person:
        await person.send(f"/country {country}")
        assert (await person.send(asked)).text.startswith(head)


async def test_reason_is_an_occasion(lent: LentBot) -> None:
    with lent.newcomer("nl") as person:
        await person.send("/country belgië")
        await person.send("economische missie")
        assert "ter gelegenheid van" in (await person.send("waarom")).text.split("\n")[0]
