"""Questions to several briefs at once: answers, lists and inline results of all of them."""

import csv
from collections.abc import AsyncIterator
from io import StringIO
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from bot.settings import Settings
from handlers.chat.phone import count_lines
from handlers.events.entries import LIST_LINES
from tests.conftest import NOW, VISITOR
from tests.support.briefs import Library
from tests.support.files import read_all, read_words, take
from tests.support.lent import LentBot, lend_bot
from tests.support.person import Person
from tests.support.rest import run_application


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, library: Library, profile: bytes) -> AsyncIterator[LentBot]:
    settings = await library.add(lent_settings, "germany", "trondheim")
    async with lend_bot(settings, lambda: NOW, profile) as bot:
        yield bot


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("кто такой де вевер", "Барт Де Вевер, мэр Антверпена"),
        ("сколько человек было в миссии антверпена", "74 человека"),
        ("антверпен когда стал побратимом", "1958 г."),
        ("сравни бельгию и германию", "🇩🇪 Германия: 25 событий\n🇧🇪 Бельгия: 10 событий"),
        ("а у бельгийцев какие направления", "Порты · Технологии · Обращение с отходами"),
        ("кто занимается финляндией", "Финляндия: справки пока нет"),
        ("население гамбурга", "Об этом в справке ничего нет: «население»"),
        ("когда подписали протокол о развитии партнерства", "сентябрь 2015 г. – Протокол"),
        ("до какого года действует программа", "Действует до: 2021 г. – Программа"),
        ("сколько соглашений с гамбургом", "3 соглашения\nПротокол"),
        ("подписали ли соглашение с росморпортом", "Да: Соглашение о сотрудничестве портовых"),
        ("какие города германии побратимы", "Гамбург и Ленинград стали городами-партнерами"),
        ("последнее событие", "26 сентября 2019 г."),
        ("сколько немецких компаний работает", "более 100 компаний"),
    ],
)
async def test_brief_that_has_it_answers(asker: Person, asked: str, head: str) -> None:
    await asker.send("/country германия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("товарооборот", "1\u00a0234,5 млн долл. США (2020 г.) – Товарооборот"),
        ("сколько студентов учится", "17 студентов – В университете"),
        ("до какого года действует меморандум", "Действует до: 17 мая 2026 г. – Меморандум"),
    ],
)
async def test_figures_of_facts_and_terms_of_agreements_are_answers(
    asker: Person, asked: str, head: str
) -> None:
    await asker.send("/country тронхейм")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("shown", "then", "head"),
    [
        ("соглашения", "а до какого года", "Действует до: 2021 г. – Программа"),
        ("соглашения", "второе", "🇩🇪 Германия\nСоглашение о сотрудничестве портовых"),
        ("/agreements", "сколько их", "3 соглашения"),
        ("до какого года действует программа", "а кто её подписал", "Г.С. Полтавченко, губ"),
        ("когда подписана программа", "она ещё действует?", "Действует до: 2021 г."),
        ("когда подписана программа", "до какого она", "Действует до: 2021 г."),
        ("/directions", "второе", "🇩🇪 🎓"),
        ("/people", "а второй?", "Аксель Маттерн, "),
        ("контакты", "а со стороны гамбурга", "Эрика Мустер: 576-00-22"),
        ("контакты", "у второго какой телефон", "Эрика Мустер: 576-00-22"),
    ],
)
async def test_list_that_is_none_of_events_is_what_is_asked_about(
    asker: Person, shown: str, then: str, head: str
) -> None:
    await asker.send("/country германия")
    await asker.send("кто такой хильберт")
    await asker.send(shown)
    assert (await asker.send(then)).text.startswith(head)


@pytest.mark.parametrize(
    ("asked", "then", "head"),
    [
        ("сколько направлений сотрудничества", "а в бельгии сколько", "7 направлений"),
        ("сколько было концертов", "а в бельгии?", "2 концерта"),
        ("кто контакт", "а в бельгии?", "🇧🇪 Бельгия\nЩербакова М.Е."),
        ("/directions", "а по бельгии?", "🇧🇪 Бельгия\nПерспективные направления"),
        ("сколько было концертов", "а что по бельгии?", "🇧🇪 Справка по сотрудничеству"),
    ],
)
async def test_last_question_is_asked_of_another_country_that_is_named(
    asker: Person, asked: str, then: str, head: str
) -> None:
    await asker.send("/country германия")
    await asker.send(asked)
    assert (await asker.send(then)).text.startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("сколько событий с бельгией и германией", "Вместе: 35 событий\n\n🇧🇪 Бельгия\n10 событий"),
        ("сколько направлений в бельгии и германии", "Вместе: 13 направлений"),
        ("сколько было концертов в германии и бельгии", "Вместе: 4 концерта\n\n🇩🇪 Германия"),
        ("сколько человек было в миссиях бельгии и германии", "🇧🇪 Бельгия\n74 человека"),
    ],
)
async def test_counts_of_two_briefs_are_added_up(asker: Person, asked: str, head: str) -> None:
    await asker.send("/country бельгия")
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize("country", ["/country бельгия", "/country германия"])
async def test_name_of_the_chosen_country_opens_its_brief(asker: Person, country: str) -> None:
    await asker.send(country)
    assert (await asker.send("Бельгия")).text.startswith("🇧🇪 Справка по сотрудничеству")


async def test_long_title_is_named_as_the_source(asker: Person) -> None:
    await asker.send("/country бельгия")
    answer = (await asker.send("расскажи про Германию")).text
    assert answer.startswith("🇩🇪 Германия\nГлавные партнеры")
    assert "Справка по сотрудничеству Санкт-Петербурга с Германией (не проверена" in answer


@pytest.mark.parametrize("asked", ["справка про Германию в базе лежит?", "есть файл по Германии?"])
async def test_whether_there_is_a_brief_is_answered_with_its_date(
    asker: Person, asked: str
) -> None:
    await asker.send("/country бельгия")
    assert (await asker.send(asked)).text.startswith("Да, справка есть (по состоянию на")


async def test_country_beside_the_own_city_is_the_country(asker: Person) -> None:
    await asker.send("/country бельгия")
    assert (await asker.send("германия и петербург")).text.startswith("🇩🇪 Германия\nГлавные")


async def test_their_side_is_the_partners_contact(asker: Person) -> None:
    await asker.send("/country бельгия")
    for asked in ("контакты немецкой стороны", "с кем связаться в Германии"):
        assert "Мустер" in (await asker.send(asked)).text.partition("\n")[0]
    assert "Мустер" not in (await asker.send("кто ведет Германию")).text.partition("\n")[0]


async def test_name_of_a_city_is_told_by_what_the_brief_says_of_it(asker: Person) -> None:
    await asker.send("/country бельгия")
    head, _, found = (await asker.send("Антверпен")).text.partition("\n")
    assert "побратим" in head or "1958" in head
    assert "Найдено по запросу «Антверпен»" in found


@pytest.mark.parametrize("again", ["а во всех справках?", "во всех странах"])
async def test_last_question_can_be_asked_of_all_briefs(asker: Person, again: str) -> None:
    await asker.send("/country бельгия")
    await asker.send("сколько было концертов")
    assert (await asker.send(again)).text.startswith("Вместе: 4 концерта\n\n🇧🇪 Бельгия")


@pytest.mark.parametrize(
    ("section", "second", "head"),
    [
        ("контакты всех стран", "второй", "🇩🇪 Германия\nОбразцова А.Б."),
        ("соглашения всех стран", "второе", "Протокол о развитии партнерства"),
        ("какие направления во всех справках", "вторая", "Порты · Школа и молодежь"),
        ("люди всех справок", "второй", "🇩🇪 Германия\nЛюди, названные в справке"),
    ],
)
async def test_list_of_a_section_of_all_briefs_is_spoken_of(
    asker: Person, section: str, second: str, head: str
) -> None:
    await asker.send("/country бельгия")
    await asker.send(section)
    assert (await asker.send(second)).text.startswith(head)


async def test_next_of_a_list_follows_the_one_that_was_opened(asker: Person) -> None:
    await asker.send("/country германия")
    await asker.send("соглашения")
    await asker.send("первое")
    assert "Соглашение о сотрудничестве портовых" in (await asker.send("дальше")).text


@pytest.mark.parametrize(
    ("asked", "head", "each"),
    [
        ("кто отвечает за культуру во всех странах", "контакты", "Эрика Мустер: 576-00-22"),
        ("соглашения всех стран", "соглашения", "Соглашение о сотрудничестве портовых"),
        ("у каких стран есть соглашения", "соглашения", "В справке их нет."),
        ("какие направления во всех справках", "направления", "⚓ Порты · 🎓"),
        ("люди всех справок", "люди", "Александра Коореман, Барт Де Вевер"),
    ],
)
async def test_section_can_be_asked_of_all_briefs(
    asker: Person, asked: str, head: str, each: str
) -> None:
    await asker.send("/country бельгия")
    screen = await asker.send(asked)
    assert screen.text.startswith(f"Все справки: {head}\n\n🇧🇪 Бельгия\n")
    assert each in screen.text
    assert count_lines(screen.text) <= LIST_LINES + 5
    opened = await asker.tap("Германия", on=screen)
    assert opened.text.startswith("🇩🇪 Германия")


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("сколько было концертов во всех странах", "Вместе: 4 концерта\n\n🇧🇪 Бельгия\n2 кон"),
        ("кто такой гергиев во всех справках", "🇧🇪 Бельгия\nВ.А. Гергиев, маэстро"),
        ("соглашения о портах всех стран", "🇩🇪 Германия\n"),
        ("жирафы во всех странах", "Ни в одной справке об этом ничего нет: «жирафы»"),
        ("выставки бельгии и германии", "🇧🇪 Бельгия\nНайдено по запросу «выставки»"),
        ("что было с Нидерландами в 2018", "Нидерланды: справки пока нет"),
        ("что было с Германией в 2019", "🇩🇪 Германия, 2019 г."),
        ("что было 4 2018?", "По запросу «4» в справке ничего нет. Все события в 2018"),
    ],
)
async def test_question_is_asked_of_all_briefs_or_of_those_it_names(
    asker: Person, asked: str, head: str
) -> None:
    await asker.send("/country бельгия")
    assert (await asker.send(asked)).text.startswith(head)


async def test_last_of_a_list_is_no_standing_state(asker: Person) -> None:
    await asker.send("/country германия")
    years = await asker.send("события 2015")
    assert "Началось раньше" in years.text
    card = await asker.send("последнее")
    assert "Представительство" not in card.text.splitlines()[1]


async def test_what_is_not_in_the_brief_leaves_nothing_to_ask_about(asker: Person) -> None:
    await asker.send("/country германия")
    await asker.send("кто такой хильберт")
    await asker.send("кто такой иванов")
    assert (await asker.send("а где?")).text.startswith("Об этом в справке ничего нет: «иванов»")


@pytest.mark.parametrize("asked", ["/events 2017 все справки", "события 2017 во всех справках"])
async def test_list_of_all_briefs_has_the_flag_before_each(asker: Person, asked: str) -> None:
    screen = await asker.send(asked)
    assert screen.text.startswith("Все справки: 2017 г.\n14 событий, стр. 1 из 2")
    listed = [line for line in screen.text.splitlines() if "·" in line]
    assert {line[:2] for line in listed} == {"🇧🇪", "🇩🇪"}
    following = await asker.tap("Стр. 2", on=screen)
    assert "стр. 2 из 2" in following.text
    card = await asker.tap("1 ", on=following)
    assert "стр. 2 из 2" in (await asker.tap("‹", on=card)).text


async def test_inline_mode_without_a_choice_looks_in_all_briefs(asker: Person) -> None:
    results = (await asker.call("inlineQuery", query="когда Фабр"))["results"]
    assert results[0]["title"].startswith("🇧🇪 22 октября 2016 г. – 9 апреля 2017 г.")
    newest = (await asker.call("inlineQuery", query=""))["results"]
    assert {each["description"][:2] for each in newest} == {"🇧🇪", "🇩🇪", "🇳🇴"}


async def test_inline_question_that_names_another_country_is_asked_of_it(asker: Person) -> None:
    await asker.send("/country тронхейм")
    results = (await asker.call("inlineQuery", query="сколько событий с Германией"))["results"]
    assert results[0]["title"].startswith("🇩🇪 25 событий и 1 без даты окончания")


async def test_list_of_all_briefs_marks_what_has_not_taken_place(asker: Person) -> None:
    planned = (await asker.send("/events 2021 все справки")).text
    assert "🇩🇪 1 Визит Дрездена" in planned
    assert "запланировано" in planned


async def test_what_follows_the_answers_of_several_briefs_is_asked_of_each(
    asker: Person,
) -> None:
    shown = (await asker.send("сколько концертов во всех справках")).text
    assert "🇧🇪 Бельгия\n2 концерта" in shown
    assert "🇩🇪 Германия\n" in shown
    again = (await asker.send("а выставок?")).text
    assert "🇧🇪 Бельгия\n" in again
    assert "🇩🇪 Германия\n3 выставки" in again
    order = [each for each in again.split("\n") if each in ("🇧🇪 Бельгия", "🇩🇪 Германия")]
    one = (await asker.send("второе")).text
    assert order[1] in one
    assert order[0] not in one


async def test_brief_with_the_names_that_the_chosen_one_lacks_is_asked_first(
    settings: Settings, library: Library, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All of them have a Petersburg.
    monkeypatch.setattr("handlers.finding.answering._OTHERS_TRIED", 1)
    settings = await library.add(settings, "germany", "greece")
    async with run_application(settings, clock=lambda: NOW):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/country бельгия")
        answer = (await visitor.send("дни салоник в петербурге, какой год?")).text
        assert answer.startswith("23–27 мая 2013 г.")
        assert "🇬🇷 Греция" in answer


async def test_brief_that_has_none_of_what_is_compared_answers_for_no_other(
    asker: Person,
) -> None:
    await asker.send("/country тронхейм")
    text = (await asker.send("гергиев больше выступал в 1850 или в 1851 году?")).text
    assert "🇧🇪" not in text
    assert "🇳🇴 Тронхейм" in text


async def test_where_not_all_briefs_are_asked_the_next_are_a_button_away(
    asker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.finding.showing.everywhere.ASKED", 1)
    shown = await asker.send("сколько концертов во всех справках")
    assert "Просмотрены справки 1–1 из 3" in shown.text
    shown = await asker.send("остальные справки")
    assert "Просмотрены справки 2–2 из 3" in shown.text
    shown = await asker.tap("Искать в следующих справках")
    assert "Просмотрены справки 3–3 из 3" in shown.text
    assert "Искать в следующих справках" not in shown.labels


@pytest.mark.parametrize(
    ("asked", "heading", "said"),
    [
        ("/events 2018 все справки", "Все справки: 2018 г.", ["Антверпен", "Гамбург"]),
        ("контакты всех справок", "Все справки: контакты", ["shcherbakova@kvs.gov.spb.ru"]),
        ("люди во всех справках", "Все справки: люди", ["Барт Де Вевер", "мэр Антверпена"]),
        ("соглашения по всем справкам", "Все справки: соглашения", ["Росморпорт"]),
        ("направления всех справок", "Все справки: направления", ["портов Фландрии"]),
        ("юбилеи всех справок 2028", "Юбилеи: 2028 г.", ["70 лет"]),
        (
            "сколько было концертов во всех странах",
            "Все справки: сколько было концертов",
            ["Кройцхор"],
        ),
    ],
)
async def test_what_all_briefs_say_is_a_file(
    asker: Person, asked: str, heading: str, said: list[str]
) -> None:
    await asker.send("/start")
    await asker.screen()  # the second of its two messages is no answer to what follows
    _, data = await take(asker, "📄", await asker.send(asked))
    words = read_words(data)
    assert words[0] == ("Title", heading)
    briefs = [text for style, text in words if style == "Heading 1"]
    assert len(briefs) == len(set(briefs)) > 1
    told = read_all(data)
    assert [each for each in said if each not in told] == []


async def test_events_of_all_briefs_are_a_list_that_says_whose_each_is(asker: Person) -> None:
    await asker.send("/start")
    await asker.screen()  # the second of its two messages is no answer to what follows
    sent, _ = await take(asker, "📄", await asker.send("/events 2018 все справки"))
    assert not any("🖼" in label for label in sent.labels)
    _, data = await take(asker, "CSV", sent)
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:2] == ["Справка", "№"]
    assert {row[0] for row in rows[1:]} == {"Бельгия", "Германия"}
    _, data = await take(asker, "Excel", sent)
    assert data
    _, data = await take(asker, "Календарь", sent)
    calendar: Any = Calendar.from_ical(data)
    named = "\n".join(str(each["SUMMARY"]) for each in calendar.walk("VEVENT"))
    assert "🇧🇪" in named


async def test_where_no_brief_has_anything_there_is_no_file(asker: Person) -> None:
    await asker.send("/start")
    await asker.screen()  # the second of its two messages is no answer to what follows
    answered = await asker.send("жирафы во всех странах")
    assert not any("📄" in label for label in answered.labels)
    nothing = await asker.send("/events 1985 все справки")
    assert not any("📄" in label for label in nothing.labels)
    await asker.press("doc:docx:everywhere:1985", nothing)
    assert "нечего" in asker.toast["text"]


@pytest.mark.parametrize("before", ["кто такой Вальтер Оссовски", "какие соглашения есть"])
async def test_plans_are_those_of_the_brief_whatever_was_shown(asker: Person, before: str) -> None:
    await asker.send("/country германия")
    await asker.send(before)
    assert "21–24 апреля 2021 г." in (await asker.send("что запланировано")).text[:90]


async def test_who_changes_the_country_speaks_of_the_new_one(asker: Person) -> None:
    await asker.send("/country бельгия")
    assert "не сказано" in (await asker.send("что запланировано")).text[:90]
    await asker.tap("Германия", on=await asker.send("/country"))
    assert "21–24 апреля 2021 г." in (await asker.send("что запланировано")).text[:90]


async def test_who_goes_on_to_another_country_stays_there(asker: Person) -> None:
    await asker.send("/country бельгия")
    await asker.send("кто контакт")
    await asker.send("а в германии?")
    assert "21–24 апреля 2021 г." in (await asker.send("что запланировано")).text[:90]


async def test_what_is_not_in_a_brief_is_said_of_that_brief(asker: Person) -> None:
    await asker.send("/country бельгия")
    text = (await asker.send("сколько стоит виза")).text
    assert text.startswith("Об этом в справке ничего нет: «виза».\n\n🇧🇪 Бельгия")
