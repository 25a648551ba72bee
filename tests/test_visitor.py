"""A visitor's whole way through the bot, in Russian."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar

from bot.settings import Settings
from handlers.chat.screen import Access
from handlers.registry import SCREENS
from tests.conftest import VISITOR
from tests.support.person import Person
from tests.support.rest import run_application


async def test_start_greets_with_the_brief_and_the_tiles(visitor: Person) -> None:
    screen = await visitor.send("/start")
    assert "Справка по сотрудничеству Санкт-Петербурга с Бельгией" in screen.text
    assert "7 направлений · 10 событий" in screen.text
    assert "апрель 2018 г." in screen.text
    assert screen.tiles == ["🤝 Направления", "📅 События", "🔎 Поиск", "☎️ Контакт"]


@pytest.mark.parametrize(
    ("tile", "words"),
    [
        ("🤝 Направления", "Перспективные направления"),
        ("📅 События", "События по годам"),
        ("🧭 Направления", "Перспективные направления"),
        ("🔎 Поиск", "Что вы ищете?"),
        ("☎️ Контакт", "Щербакова"),
        ("ℹ️ О справке", "крупные порты"),
        ("🔔 Подписка", "Вы не подписаны на новые события"),
        ("📅 Evenementen", "События по годам"),
    ],
)
async def test_tile_opens_its_section_whatever_language_it_was_sent_in(
    visitor: Person, tile: str, words: str
) -> None:
    assert words in (await visitor.send(tile)).text


async def test_no_line_ends_between_a_number_and_its_unit(visitor: Person) -> None:
    shown = [await visitor.send(each) for each in ("/start", "/about", "/events 2018", "миссия")]
    shown.append(await visitor.send("/start e11"))
    units = [re.findall(r"\d(\s)(г|чел)\.", each.characters) for each in shown]
    assert all(units), [each.characters for each in shown]
    assert {space for found in units for space, _ in found} == {"\u00a0"}
    assert "чел" in {unit for found in units for _, unit in found}


async def test_words_copied_from_an_answer_are_understood_as_typed(visitor: Person) -> None:
    asked = "что было 25–28 апреля 2018\u00a0г.?"
    assert "Миссия Антверпена" in (await visitor.send(asked)).text
    assert "74" in (await visitor.send("/search 74\u00a0чел.")).text


async def test_directions_keep_the_wording_of_the_brief(visitor: Person) -> None:
    screen = await visitor.send("/directions")
    assert "Сотрудничество в области мусоропереработки и обращения с отходами" in screen.text
    assert len(screen.labels) == 7 + 2


async def test_direction_shows_its_events_and_the_way_back(visitor: Person) -> None:
    await visitor.send("/directions")
    screen = await visitor.tap("Порты")
    assert "2 события" in screen.text
    assert "19 нояб" in screen.text
    screen = await visitor.tap("Миссия Антверпена")
    assert "74" in screen.text
    screen = await visitor.tap("К списку")
    assert "2 события" in screen.text
    screen = await visitor.tap("Направления")
    assert "Перспективные" in screen.text
    screen = await visitor.tap("Главная")
    assert "7 направлений" in screen.text


async def test_direction_without_events_says_so(visitor: Person) -> None:
    await visitor.send("/directions")
    screen = await visitor.tap("Туризм")
    assert "пока нет событий по этому направлению" in screen.text


async def test_events_lists_years_newest_first_with_their_counts(visitor: Person) -> None:
    screen = await visitor.send("/events")
    assert "на стыке лет" in screen.text
    assert screen.labels[:-2] == [
        "2018 (2)",
        "2017 (7)",
        "2016 (1)",
        "2015 (1)",
        "с 1997 (1)",
        "Все (11)",
        "🖼 Хроника",
    ]


async def test_all_events_are_paged(visitor: Person) -> None:
    await visitor.send("/events")
    screen = await visitor.tap("Все")
    assert "10 событий, 1 без даты окончания, стр. 1 из 2" in screen.text
    assert "Торг. представительство · с 1997" in screen.text
    screen = await visitor.tap("Стр. 2")
    assert "стр. 2 из 2" in screen.text
    assert "4 Миссия Антверпена · 25–28 апр. 2018" in screen.text
    screen = await visitor.tap("4")
    screen = await visitor.tap("К списку")
    assert "стр. 2 из 2" in screen.text
    screen = await visitor.tap("Стр. 1")
    assert "стр. 1 из 2" in screen.text


async def test_2016_shows_the_whole_range_and_what_stands_since_1997(visitor: Person) -> None:
    screen = await visitor.send("/events 2016")
    assert "1 Ян Фабр в Эрмитаже · 22 окт. 2016 – 9 апр. 2017" in screen.text
    assert "Началось раньше:\n2 Торг. представительство · с 1997" in screen.text


async def test_2017_lists_dated_events_first_and_then_the_four_of_the_year(
    visitor: Person,
) -> None:
    screen = await visitor.send("/events 2017")
    assert "7 событий" in screen.text
    places = [
        screen.text.index(words)
        for words in (
            "1 Ян Фабр в Эрмитаже · 22 окт. 2016 – 9 апр. 2017",
            "2 Вокруг Петра Великого · июль, Спа",
            "\n3 ",
            "август",
            "В течение года:\n4 ",
            "Open Look",
            "\n5 ",
            "\n6 «Малый Трианон»",
            "\n7 Культурные сезоны",
            "Началось раньше:\n8 ",
        )
    ]
    assert places == sorted(places)


async def test_1997_lists_what_began_then(visitor: Person) -> None:
    screen = await visitor.send("/events 1997")
    assert "1 без даты окончания" in screen.text
    assert "событие" not in screen.text
    assert screen.text.count("с 1997") == 1


async def test_year_without_events_offers_the_nearest(visitor: Person) -> None:
    screen = await visitor.send("/events 2005")
    assert "Событий в 2005 году в справке нет." in screen.text
    assert "с 1997" in screen.text
    assert screen.rows[-3] == ["‹ 1997", "Годы", "2015 ›"]
    assert screen.rows[-1] == ["📤 Поделиться", "🏠 Главная"]
    screen = await visitor.tap("2015 ›")
    assert "19 нояб" in screen.text


async def test_month_lists_only_its_events(visitor: Person) -> None:
    screen = await visitor.send("/events 2018-04")
    assert "1 событие" in screen.text
    assert "25–28 апреля" in screen.text


async def test_month_without_exact_match_offers_events_of_the_year(visitor: Person) -> None:
    screen = await visitor.send("/events 2017-05")
    assert "Событий с точной датой в мае 2017 года в справке нет." in screen.text
    assert screen.text.count(" · 2017") == 4


async def test_after_the_end_of_the_brief_it_says_that_it_cannot_tell(visitor: Person) -> None:
    screen = await visitor.send("/events 2024")
    assert "по состоянию на апрель 2018 г." in screen.text
    assert "более поздних сведений в ней нет" in screen.text


async def test_what_editors_added_after_the_brief_is_not_denied(
    visitor: Person, owner: Person
) -> None:
    await owner.send("/addevent 2019-05 | Форум | Прошёл форум.")
    await owner.tap("Опубликовать")
    screen = await visitor.send("/events 2024")
    assert "более поздних сведений в ней нет" not in screen.text
    assert "более поздние события, последнее – май 2019 г." in screen.text
    assert "последняя правка" in (await visitor.send("/events 2019")).text
    assert "последняя правка" not in (await visitor.send("/events 2018")).text
    assert "последнее – май 2019 г." in (await visitor.send("/events")).text


@pytest.mark.parametrize("text", ["abc", "2018-13", "' OR 1=1", "<b>2018</b> 🎭", "32.01.2018"])
async def test_unreadable_period_is_quoted_with_an_example_and_the_years(
    visitor: Person, text: str
) -> None:
    screen = await visitor.send(f"/events {text}")
    assert f"«{text}»" in screen.text
    assert "апрель 2018" in screen.text
    assert "2018 (2)" in screen.labels
    assert "25–28" not in screen.text


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("2016-2018", "2016–2018 гг."),
        ("04.2018", "апрель 2018 г."),
        ("апрель 2018", "апрель 2018 г."),
        ("april 2018", "апрель 2018 г."),
        ("avril 2018", "апрель 2018 г."),
        ("с 2015", "с 2015 года"),
        ("до 2016", "по 2016 год включительно"),
        ("sinds 2015", "с 2015 года"),
    ],
)
async def test_period_is_taken_as_people_write_it_and_shown_as_understood(
    visitor: Person, text: str, heading: str
) -> None:
    assert f"События: {heading}" in (await visitor.send(f"/events {text}")).text
    assert f"События: {heading}" in (await visitor.send(text)).text


async def test_card_shows_source_date_people_and_as_of(visitor: Person) -> None:
    await visitor.send("/events 2015")
    screen = await visitor.tap("Семинар")
    assert "19 нояб" in screen.text
    assert "Марк Ван Пеел" in screen.text
    assert "По состоянию на апрель 2018 г." in screen.text
    # Where the text is the brief's own sentence it stands there once.
    assert screen.text.count("19 ноября 2015 года в Атриуме Комендантского дома") == 1
    assert "дословно из справки" in screen.text
    assert "⚓ Порты" in screen.labels


async def test_card_quotes_the_source_where_the_text_differs(visitor: Person) -> None:
    await visitor.send("/events 2018")
    screen = await visitor.tap("Миссия")
    (source,) = screen.formatted("expandable_blockquote")
    assert "В период с 25 по 28 апреля 2018 года" in source
    assert source.count("74 чел.") == 1


async def test_all_events_are_listed_at_a_word(visitor: Person) -> None:
    assert "10 событий" in (await visitor.send("/events все")).text


async def test_what_is_no_date_can_be_searched_for(visitor: Person) -> None:
    await visitor.send("/events порт")
    screen = await visitor.tap("🔎")
    assert "Найдено по запросу «порт»" in screen.text


async def test_card_of_something_open_ended_never_claims_that_it_still_is(
    visitor: Person,
) -> None:
    await visitor.send("/events 1997")
    screen = await visitor.tap("Торг. представительство")
    assert "с 1997 года" in screen.text
    assert "В справке не сказано, действует ли это сейчас." in screen.text


async def test_citation_fits_and_names_the_source(visitor: Person) -> None:
    await visitor.send("/events 2018")
    screen = await visitor.tap("Миссия")
    citation = screen.button("Цитировать")["copy_text"]["text"]
    assert len(citation) <= 256
    assert "25–28 апреля 2018 г." in citation
    assert "Справка по сотрудничеству" in citation


async def test_calendar_file_is_offered_only_of_known_days_that_are_not_over(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    day = datetime(2018, 4, 28, 12, tzinfo=UTC)
    visitor = Person(client, VISITOR.id)
    async with run_application(settings, clock=lambda: day):
        await visitor.send("/events 2018")
        screen = await visitor.tap("Мариинский")
        assert not [label for label in screen.labels if "календарь" in label]
        await visitor.tap("К списку")
        card = await visitor.tap("Миссия")
        await visitor.tap("календарь")
        sent = await visitor.wait_for(lambda screen: "document" in screen.message)
        day += timedelta(days=1)
        await visitor.send("/events 2018")
        screen = await visitor.tap("Миссия")
        assert not [label for label in screen.labels if "календарь" in label]
    assert sent.message["document"]["file_name"] == "2018-04-25-missiya-antverpena.ics"
    content = (await visitor.download(sent)).decode()
    assert "DTSTART;VALUE=DATE:20180425" in content
    assert "DTEND;VALUE=DATE:20180429" in content
    assert card.message["message_id"] < sent.message["message_id"]


async def test_calendars_tell_the_events_of_two_installations_apart(
    settings: Settings, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visitor, uids = Person(client, VISITOR.id), []
    second = settings.model_copy(update={"database_path": tmp_path / "second" / "spravka.db"})
    for each in (settings, settings, second):
        async with run_application(each, clock=lambda: datetime(2018, 4, 1, tzinfo=UTC)):
            card = await visitor.send("/start e11")
            await visitor.tap("календарь", on=card)
            sent = await visitor.answer_to(card.message)
            [event] = Calendar.from_ical(await visitor.download(sent)).walk("VEVENT")
            uids.append(event["UID"])
    assert uids[0] == uids[1] != uids[2]


async def test_contact_can_be_read_called_and_saved(visitor: Person) -> None:
    screen = await visitor.send("/contact")
    assert "Щербакова М.Е." in screen.formatted("bold")
    assert "+7 812 576-48-86" in screen.text
    assert "В справке указано 576-48-86" in screen.text
    assert screen.formatted("email") == ["shcherbakova@kvs.gov.spb.ru"]
    await visitor.tap("Сохранить")
    card = await visitor.wait_for(lambda screen: "contact" in screen.message)
    contact = card.message["contact"]
    assert contact["phone_number"] == "+78125764886"
    assert "EMAIL;TYPE=INTERNET:shcherbakova@kvs.gov.spb.ru" in contact["vcard"]


async def test_about_marks_what_is_derived(visitor: Person) -> None:
    screen = await visitor.send("/about")
    assert "в 1958 году" in screen.text
    assert "Откуда это" in screen.text
    assert "2018 − 60 = 1958" in screen.text


async def test_help_names_every_command(visitor: Person) -> None:
    screen = await visitor.send("/help")
    commands = SCREENS.commands(Access.ANYBODY, Access.ANYBODY, several=False)
    assert screen.formatted("bot_command")[: len(commands)] == [
        f"/{kind.spec.name}" for kind in commands
    ]


async def test_plain_year_needs_no_command(visitor: Person) -> None:
    assert re.search("25–28 апреля", (await visitor.send("2018")).text)


async def test_message_is_edited_in_place(visitor: Person) -> None:
    first = await visitor.send("/events")
    second = await visitor.tap("2017")
    assert second.message["message_id"] == first.message["message_id"]
    assert len(await visitor.read()) == 1


async def test_people_of_the_brief_are_listed_with_their_events(visitor: Person) -> None:
    screen = await visitor.send("/people")
    names = [line[2:] for line in screen.text.splitlines() if line[:1].isdecimal()]
    assert names == sorted(names)
    assert "Петр I · 2 события" in screen.text
    # One who is named once leads to the card itself.
    card = await visitor.tap("Гергиев")
    assert "Концерт Симфонического оркестра Мариинского театра" in card.text
    assert (await visitor.tap("К списку")).text == screen.text
    assert (await visitor.send("👥 Люди")).text == screen.text
    assert (await visitor.send("список людей")).text == screen.text
