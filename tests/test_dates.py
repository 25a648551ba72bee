"""Dates as people write them, in every place that reads them: a part is never dropped."""

from itertools import chain
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.person import Person

MISSION = "25–28 апреля"


@pytest.fixture
async def editor(owner: Person) -> Person:
    await owner.send("/start")
    return owner


@pytest.mark.parametrize("before", ["", "/events "])
@pytest.mark.parametrize(
    ("text", "words", "not_words"),
    [
        ("17 апреля", "17 апреля: событий на эту дату в справке нет ни в одном году", "19 ноября"),
        ("17 april", "17 апреля: событий на эту дату", "Миссия Антверпена ("),
        ("le 17 avril", "апрель 2018 г. – 1 событие", "19 ноября"),
        ("26 апреля", MISSION, "апрель 2018 г. –"),
        ("5 ноября", "22 окт", "19 ноября 2015"),
        ("20 числа апреля", "20 апреля: событий на эту дату", MISSION),
        ("ровно месяц назад", "1 мая 2018", "7 направлений"),
        ("2018: апрель", MISSION, "апрель 2017 г."),
        ("19 ноября", "2015", MISSION),
        ("апрель 17", "апрель 2017 г.", MISSION),
        ("июль 16", "июле 2016", "Вокруг Петра"),
        ("2017.04.25", "25 апреля 2017", MISSION),
        ("2015, 2016 и 2017", "2015–2017 гг.", "Миссия"),
        ("2018 или 2017", "2017–2018 гг.", "Марк"),
        ("2015 и 2017", "• 2015 г. – 1 событие", "2016 г. –"),
        ("2016 and 2018", "• 2018 г. – 2 события", "2017 г. –"),
        ("2016 2018", "• 2016 г. – 1 событие", "2017 г. –"),
        ("2015, 2017", "• 2017 г. – 7 событий", "2016 г. –"),
        ("4 2018", MISSION, "календар"),
        ("25.04.2018 в 18:00", MISSION, "Такой даты"),
        ("week 2 2018", "8–14 января 2018", "Такой даты"),
        ("Jan-2018", "январь 2018 г.", MISSION),
        ("янв-2018", "январь 2018 г.", MISSION),
        ("предстоящие события", "Событий, которые на 1 июня 2018 г. ещё не начались", MISSION),
        ("next event", "ещё не начались", MISSION),
        ("komende evenementen", "ещё не начались", MISSION),
        ("événements à venir", "ещё не начались", MISSION),
        ("15 дней назад", "17 мая 2018", "7 направлений"),
        ("2015 – present", "с 2015 года", "7 направлений"),
        ("1958", "Факты из справки:\n▫️ 1958 г.: Породненные связи", "Российский император"),
        ("1717", "▫️ 1717 г.: Российский император", "Породненные"),
        ("1937", "▫️ 1937 г.: III Всемирная", "Породненные"),
        ("32.01.2018", "Такой даты в календаре нет. Вы имели в виду: январь 2018 г.?", MISSION),
        ("с 2018 по 2016", "раньше, чем начинается. Вы имели в виду: 2016–2018 гг.?", "Такой даты"),
        ("31 февраля", "Такой даты в календаре нет.", MISSION),
        ("9999", "Это значит «без даты окончания»", "Такой даты"),
        ("31.12.9999", "Это значит «без даты окончания»", "Такой даты"),
        ("с 2015 по 31.12.9999", "с 2015 года", "Такой даты"),
        ("25 апреля 2018 и на следующий день", MISSION, "Такой даты"),
        ("каждую среду апреля 2018", "• 25 апреля 2018 г. – 1 событие", "Такой даты"),
        ("всё, что новее 2017 года", "с 2018 года", "Такой даты"),
        ("в конце весны 2018", "май 2018", "Такой даты"),
        ("с понедельника по сегодня", "28 мая – 1 июня 2018 г.", "Такой даты"),
        ("с лета 2017 по следующую весну", "Миссия Антверпена", "2027"),
    ],
)
async def test_a_question_is_read_whole(
    asker: Person, before: str, text: str, words: str, not_words: str
) -> None:
    screen = await asker.send(before + text)
    assert words in screen.text
    assert not_words not in screen.text


async def test_a_period_of_several_opens_its_list(asker: Person) -> None:
    screen = await asker.send("2016 и 2018")
    assert screen.labels[:2] == ["2016 г. (1)", "2018 г. (2)"]
    assert MISSION in (await asker.tap("2018 г. (2)")).text


@pytest.mark.parametrize(
    "text",
    [
        *("начало 2018", "около 2017", "возможно, май 2017", "вторая половина XIX века"),
        *("с конца апреля по начало июня 2018", "в конце месяца", "примерно с 2015 по 2017"),
    ],
)
async def test_a_vague_period_opens_its_list_and_can_be_passed_on(asker: Person, text: str) -> None:
    screen = await asker.send(text)
    assert screen.text.startswith("События: ")
    buttons = chain(*screen.message["reply_markup"]["inline_keyboard"])
    [url] = [each["url"] for each in buttons if "url" in each]
    link = parse_qs(urlsplit(url).query)["url"][0]
    again = await asker.send(f"/start {link.split('start=')[-1]}")
    assert again.text == screen.text


async def test_words_are_looked_for_in_each_of_several_periods(asker: Person) -> None:
    screen = await asker.send("выставки в 2016 и в 2018")
    assert "Рыцарь отчаяния" in screen.text
    screen = await asker.send("концерт в 2015 и в 2018")
    assert "январь 2018 г." in screen.text
    assert "Об этом в 2015 году ничего нет." in screen.text
    screen = await asker.send("футбол 2015 и 2018")
    assert "По запросу «футбол» в справке ничего нет" in screen.text
    assert "• 2018 г. – 2 события" in screen.text


async def test_words_and_a_month_of_any_year_go_together(asker: Person) -> None:
    assert "январь 2018 г." in (await asker.send("концерт в январе")).text
    screen = await asker.send("концерт в мае")
    assert "май: такого нет. Есть другое:" in screen.text


async def test_what_is_planned_is_told_apart(visitor: Person, editor: Person) -> None:
    await editor.send("/addevent 2018-07-05 | Форум портов | Пройдёт форум.")
    await editor.tap("Опубликовать")
    await editor.send("/addevent 2018 | Ярмарка | Пройдёт ярмарка.")
    await editor.tap("Опубликовать")
    screen = await visitor.send("предстоящие события")
    assert (
        "По состоянию на 1 июня 2018 г. ещё не началось\n\n1 Форум портов · 5 июл. 2018"
        in screen.text
    )
    assert "Возможно, ещё не началось (точная дата не указана):\n2 Ярмарка · 2018" in screen.text
    assert "Форум портов · 5 июля · запланировано" in (await visitor.send("/events 2018")).text
    screen = await visitor.tap("Форум")
    assert "5 июля 2018 г." in screen.text


async def test_what_is_only_presumed_is_possible_and_not_sure(
    visitor: Person, editor: Person
) -> None:
    for when in ("2017?", "ок. 2018 г.", "2010-е"):
        await editor.send(f"/addevent {when} | Ярмарка ({when}) | Прошла ярмарка.")
        await editor.tap("Опубликовать")
    screen = await visitor.send("/events 2017")
    assert "7 событий" in screen.text
    sure = screen.text.partition("Возможно, тоже в это время")[0]
    maybe = (await visitor.tap("возможные")).text
    assert maybe.count("Ярмарка") == 3
    for when in ("· 2017 (?)", "· ок. 2018", "· 2010-е"):
        assert when in maybe
        assert when not in sure
    assert "13 событий" in (await visitor.send("/events")).text


async def test_a_standing_state_is_no_event(asker: Person) -> None:
    screen = await asker.send("/events")
    assert "10 событий" in screen.text
    assert "1 без даты окончания" in screen.text
    await asker.tap("Все")
    screen = await asker.screen()
    assert screen.text.index("Без даты окончания:") < screen.text.index("с 1997")
    assert "Семинар" in (await asker.send("первое событие")).text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("text", "shown", "is_doubted"),
    [
        ("осень 2013", "осень 2013 г.", False),
        ("I квартал 2019", "I квартал 2019 г.", False),
        ("II полугодие 2019", "II полугодие 2019 г.", False),
        ("начало 2014 года", "начало 2014 г.", False),
        ("конец апреля 2018", "конец апреля 2018 г.", False),
        ("1970-е", "1970-е годы", False),
        ("17.05.16", "17 мая 2016 г.", False),
        ("17-20.05.16", "17–20 мая 2016 г.", False),
        ("early 2014", "начало 2014 г.", False),
        ("begin 2014", "начало 2014 г.", False),
        ("fin mai 2013", "конец мая 2013 г.", False),
        ("28. 03. 2017", "28 марта 2017 г.", False),
        ("8. - 12. 05. 2017", "8–12 мая 2017 г.", False),
        ("среда, 25 апреля 2018 г., 18:00", "25 апреля 2018 г.", False),
        ("с 1997 г. по настоящее время", "с 1997 года", False),
        ("20, 21 мая 2018 г.", "20–21 мая 2018 г.", True),
        ("XVIII век", "XVIII век", False),
        ("ок. 2018 г.", "ок. 2018 г.", False),
        ("2016-17", "2016–2017 гг.", False),
        ("2017?", "предположительно 2017 г.", False),
        ("от 29.01.2009", "29 января 2009 г.", False),
        ("01.02.2020", "1 февраля 2020 г.", False),
        ("вчера", "31 мая 2018 г.", True),
        ("в марте этого года", "март 2018 г.", True),
        ("янв-2018", "январь 2018 г.", False),
        ("апрель 17", "апрель 2017 г.", True),
        ("с 1 мая 2018 по 31.12.9999", "с 1 мая 2018 г.", False),
        ("вторник, 25 апреля 2018 г.", "25 апреля 2018 г.", True),
        ("с 9 мая 2017 на три дня", "9–11 мая 2017 г.", False),
        ("l2 мая 2017 г.", "12 мая 2017 г.", False),
    ],
)
async def test_a_drafts_date_is_read_as_a_question_is(
    editor: Person, text: str, shown: str, *, is_doubted: bool
) -> None:
    await editor.send("/addevent")
    screen = await editor.send(text)
    assert screen.text.splitlines()[0] == f"🗓 {shown}"
    assert ("⚠️" in screen.text) == is_doubted


async def test_a_weekday_that_is_another_one_is_told(editor: Person) -> None:
    await editor.send("/addevent")
    screen = await editor.send("вторник, 25 апреля 2018 г.")
    assert "день недели другой" in screen.text


LINES = (
    ("апрель 17", "апрель 2017 г."),
    ("2017.04.25", "25 апреля 2017 г."),
    ("4 2018", "апрель 2018 г."),
    ("25.04.2018 в 18:00", "25 апреля 2018 г."),
    ("week 2 2018", "8–14 января 2018 г."),
    ("янв-2018", "январь 2018 г."),
    ("15 дней назад", "17 мая 2018 г."),
    ("осень 2013", "осень 2013 г."),
    ("I квартал 2019", "I квартал 2019 г."),
    ("II полугодие 2019", "II полугодие 2019 г."),
    ("начало 2014 года", "начало 2014 г."),
    ("конец апреля 2018", "конец апреля 2018 г."),
    ("1970-е", "1970-е годы"),
    ("17-20.05.16", "17–20 мая 2016 г."),
    ("28. 03. 2017", "28 марта 2017 г."),
    ("8. - 12. 05. 2017", "8–12 мая 2017 г."),
    ("среда, 25 апреля 2018 г.", "25 апреля 2018 г."),
    ("20, 21 мая 2018 г.", "20–21 мая 2018 г."),
    ("XVIII век", "XVIII век"),
    ("ок. 2018 г.", "ок. 2018 г."),
    ("2016-17", "2016–2017 гг."),
    ("2017?", "предположительно 2017 г."),
    ("2019-05-01/9999-12-31", "с 1 мая 2019 г."),
    ("01.02.2020", "1 февраля 2020 г."),
    ("вчера", "31 мая 2018 г."),
    ("в марте этого года", "март 2018 г."),
)


async def test_one_line_is_read_as_a_field_is(editor: Person) -> None:
    for line, shown in LINES:
        screen = await editor.send(f"/addevent {line} | Форум ({line}) | Прошёл форум.")
        assert f"🗓 {shown}\n" in screen.text, line


async def test_a_paragraph_is_read_as_a_field_is(editor: Person) -> None:
    more = "Обсуждались логистика и обмен опытом работы портов."
    for line, shown in LINES:
        await editor.send(f"{line} – визит делегации Антверпена в порт. {more}")
        screen = await editor.tap("черновик")
        lines = [each for each in screen.text.splitlines() if each]
        title = lines.index("Визит делегации Антверпена в порт")
        assert lines[title + 1] == f"🗓 {shown}", line


async def test_a_paragraph_says_what_is_wrong_with_its_date(editor: Person) -> None:
    for line, words in (
        ("17 апреля", "Какой это год?"),
        ("31 апреля 2018", "⚠️ Дата: такой даты нет в календаре;"),
        ("с 2018 по 2016", "⚠️ Дата: период заканчивается раньше, чем начинается\n"),
        ("9999-12-31", "⚠️ Дата: дата говорит только, что конца нет\n"),
        ("вчера", "⚠️ Дата: дата зависит от дня, когда это написано\n"),
    ):
        await editor.send(f"{line} – визит делегации Антверпена в порт. Обсуждались обмен и порты.")
        assert words in (await editor.tap("черновик")).text, line


async def test_a_line_that_is_written_again_says_what_is_wrong_now(editor: Person) -> None:
    await editor.send("/addevent 17 апреля | Форум | Прошёл форум.")
    screen = await editor.send("/addevent 31 апреля 2018 | Форум | Прошёл форум.")
    assert "«31 апреля 2018»: Такой даты в календаре нет." in screen.text
    assert "17 апреля" not in screen.text


async def test_the_next_event_is_none_of_the_list_that_was_shown(asker: Person) -> None:
    await asker.send("январь 2018")
    assert "ещё не начались" in (await asker.send("следующее событие")).text
    await asker.send("январь 2018")
    assert "ещё не начались" in (await asker.send("next event")).text
    await asker.send("2017")
    assert "Возможно" not in (await asker.send("дальше")).text


async def test_the_end_of_a_month_is_no_country(asker: Person) -> None:
    assert "конец мая 2013" in (await asker.send("fin mai 2013")).text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("17 апреля", "Не указан год. Вы имели в виду: 17 апреля 2018 г.?"),
        ("31 апреля 2018", "Такой даты в календаре нет. Вы имели в виду: апрель 2018 г.?"),
        ("31.12.9999", "Это значит «без даты окончания»"),
        ("2015 и 2018", "Здесь несколько дат"),
    ],
)
async def test_what_is_no_date_is_told_in_one_line_too(
    editor: Person, line: str, words: str
) -> None:
    screen = await editor.send(f"/addevent {line} | Форум | Прошёл форум.")
    assert f"«{line}»: {words}" in screen.text
    await editor.send("/addevent")
    assert words in (await editor.send(line)).text


@pytest.mark.parametrize(
    ("paragraph", "words", "not_words"),
    [
        ("14.05.2019 – визит делегации Антверпена в порт.", "🗓 14 мая 2019 г.", "с 14 мая"),
        (
            "Протокол подписан в 1967 году. В 1996 году мэр Антверпена посетил порт.",
            "🗓 1996 г.",
            "1967–1996",
        ),
        (
            "12 марта 2019 года стороны подписали программу на 2023-2025 годы.",
            "🗓 12 марта 2019 г.",
            "🗓 2023",
        ),
        (
            "12 марта стороны подписали программу сотрудничества на 2023-2025 годы.",
            "Какой это год?",
            "🗓 2023",
        ),
        (
            "Соглашение о портах действует с 2006 года, предложено продлить.",
            "События в тексте не нашлось",
            "🗓",
        ),
        ("Стороны договорились завершить работы до 2025 года включительно.", "📝", "🗓"),
        ("Визит делегации Антверпена от 14.05.2019 в порт.", "🗓 14 мая 2019 г.", "Какой"),
        ("3 октября (приезд) – 6 октября 2018 г. (отъезд): визит.", "🗓 3–6 октября 2018 г.", "?"),
        ("В 2017 году выставка «Зимой. Холст. 1894» прошла в порту.", "🗓 2017 г.", "зима"),
    ],
)
async def test_a_paragraph_gets_no_date_that_it_does_not_say(
    editor: Person, paragraph: str, words: str, not_words: str
) -> None:
    paragraph = f"{paragraph} Обсуждались логистика и обмен опытом работы."
    screen = await editor.send(paragraph)
    if "черновик" in " ".join(screen.labels):
        screen = await editor.tap("черновик")
        text = screen.text.replace(paragraph, "")
        assert words in text
        assert not_words not in text
    else:
        assert words == "📝"


async def test_an_end_that_never_comes_gives_no_calendar_file(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/addevent 2019-05-01/9999-12-31 | Бюро | Работает бюро.")
    await editor.tap("Опубликовать")
    await visitor.send("/events 2019")
    screen = await visitor.tap("Бюро")
    assert "с 1 мая 2019 г." in screen.text
    assert not any("календарь" in label for label in screen.labels)
