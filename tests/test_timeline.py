"""The years as a picture: what is sent, how it looks, and that it is uploaded once."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.application import App
from handlers.chat.context import SERVICES
from handlers.timeline.drawing import DARK, LIGHT
from tests.support.person import Person, Screen

WIDTH = 780


async def take(person: Person, label: str, on: Screen) -> Screen:
    """Tap a button that sends a picture; gives its message."""
    before = max(each.message["message_id"] for each in await person.read())
    await person.tap(label, on=on)
    return await person.wait_for(
        lambda each: each.message["message_id"] > before and "photo" in each.message
    )


def file_of(sent: Screen) -> str:
    return str(sent.message["photo"][-1]["file_id"])


async def open_picture(person: Person, sent: Screen) -> Image.Image:
    data = (await person.client.get(f"/person/file/{file_of(sent)}")).content
    return Image.open(BytesIO(data))


@pytest.mark.usefixtures("as_in_service")
async def test_a_brief_is_a_picture_with_the_same_in_words(visitor: Person) -> None:
    await visitor.send("/start")
    sent = await visitor.send("/timeline")
    picture = await open_picture(visitor, sent)
    assert picture.width == WIDTH
    assert picture.getpixel((0, 0)) == LIGHT["paper"]
    assert "Справка по сотрудничеству Санкт-Петербурга с Бельгией" in sent.text
    assert "10 событий · По состоянию на апрель 2018 г." in sent.text
    assert "22 окт. 2016 – 9 апр. 2017 · Ян Фабр в Эрмитаже" in sent.text
    assert "с 1997 · Торг. представительство" in sent.text
    # Facts that are dated belong to a brief's years.
    assert "1717" in sent.text


async def test_the_other_look_takes_its_place(visitor: Person) -> None:
    await visitor.send("/start")
    sent = await visitor.send("/timeline")
    dark = await visitor.tap("Тёмная", on=sent)
    assert (await open_picture(visitor, dark)).getpixel((0, 0)) == DARK["paper"]
    assert dark.text == sent.text
    light = await visitor.tap("Светлая", on=dark)
    assert file_of(light) == file_of(sent)
    assert light.rows == sent.rows
    # Tapped twice, as on a slow line.
    dark = await visitor.tap("Тёмная", on=light)
    await visitor.press(sent.button("Тёмная")["callback_data"], dark)
    assert len([each for each in await visitor.read() if "photo" in each.message]) == 1


async def test_a_picture_is_uploaded_once(visitor: Person) -> None:
    await visitor.send("/start")
    once, again = await visitor.send("/timeline"), await visitor.send("/timeline")
    assert once.message["message_id"] < again.message["message_id"]
    assert file_of(once) == file_of(again)


async def test_a_picture_that_telegram_has_forgotten_is_drawn_anew(
    application: App, visitor: Person
) -> None:
    await visitor.send("/start")
    once = await visitor.send("/timeline")
    pictures: Any = application.bot_data[SERVICES].pictures
    for made_of in list(pictures._ids):
        pictures.note(made_of, "unknown")
    again = await visitor.send("/timeline")
    assert file_of(again) != file_of(once)
    assert file_of(await visitor.send("/timeline")) == file_of(again)


async def test_what_is_changed_is_drawn_anew(visitor: Person, owner: Person) -> None:
    await visitor.send("/start")
    once = await visitor.send("/timeline 2016")
    await owner.send("/start")
    await owner.send("/addevent 2016-05-05 | Форум портов | Прошёл форум.")
    await owner.tap("Опубликовать")
    again = await visitor.send("/timeline 2016")
    assert file_of(again) != file_of(once)
    assert "5 мая 2016 · Форум портов" in again.text


@pytest.mark.parametrize(
    ("asked", "heading", "told", "not_told"),
    [
        ("/timeline 2017", "События: 2017 г.", "Культурные сезоны", "Миссия"),
        ("/timeline 2015–2016", "События: 2015–2016 гг.", "Семинар", "Миссия"),
        ("/timeline Пётр", "Пётр", "Вокруг Петра", "Семинар"),
        ("/timeline порты", "порты", "Семинар", "Вокруг Петра"),
    ],
)
async def test_a_period_or_what_is_found_is_a_picture(
    visitor: Person, asked: str, heading: str, told: str, not_told: str
) -> None:
    await visitor.send("/start")
    sent = await visitor.send(asked)
    assert "photo" in sent.message, sent.text
    assert sent.text.splitlines()[0] == heading
    assert told in sent.text
    assert not_told not in sent.text


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("покажи ленту времени", "Справка по сотрудничеству Санкт-Петербурга с Бельгией"),
        ("хронология 2017 года", "События: 2017 г."),
        ("Timeline of 2016", "События: 2016 г."),
        ("tijdlijn 2018", "События: 2018 г."),
        ("frise chronologique 2017", "События: 2017 г."),
    ],
)
async def test_plain_words_ask_for_a_picture(visitor: Person, asked: str, heading: str) -> None:
    await visitor.send("/start")
    sent = await visitor.send(asked)
    assert "photo" in sent.message, sent.text
    assert sent.text.splitlines()[0] == heading


async def test_lists_lead_to_their_picture(visitor: Person) -> None:
    await visitor.send("/start")
    years = await visitor.send("/events")
    sent = await take(visitor, "🖼", years)
    assert "События: все годы" in sent.text
    listed = await visitor.tap("Списком", on=sent)
    assert "photo" in listed.message
    assert (await visitor.screen()).text == years.text
    await visitor.tap("📄", on=await visitor.send("2015-2018"))
    document = await visitor.wait_for(lambda each: "document" in each.message)
    sent = await take(visitor, "🖼", document)
    assert "События: 2015–2018 гг." in sent.text


async def test_where_nothing_is_found_there_is_no_picture(visitor: Person) -> None:
    await visitor.send("/start")
    for asked in ("/timeline 1985", "/timeline xyzzyq"):
        assert "нечего" in (await visitor.send(asked)).text
    screen = await visitor.send("/help")
    await visitor.press("years:0:list:1:1985", screen)
    assert "нечего" in visitor.toast["text"]
    for data in ("years:0:language", "years:0:desk", "years:7:list:1:2017:x"):
        await visitor.press(data, screen)
    assert not any("photo" in each.message for each in await visitor.read())


async def test_a_group_gets_its_picture_in_the_topic(visitor: Person) -> None:
    forum = await visitor.new_group(is_forum=True)
    topic = await forum.new_topic("Годы")
    sent = await topic.send("/timeline 2017")
    assert "photo" in sent.message
    dark = await topic.tap("Тёмная", on=sent)
    assert file_of(dark) != file_of(sent)


async def test_owners_see_what_is_asked_for_as_a_chart(visitor: Person, owner: Person) -> None:
    await visitor.send("/start")
    for asked in ("2017", "порты", "/events"):
        await visitor.send(asked)
    await owner.send("/start")
    shown = await owner.send("/statistics")
    sent = await take(owner, "График", shown)
    assert (await open_picture(owner, sent)).width == WIDTH
    assert "Запросы по дням" in sent.text
    assert "Бельгия (" in sent.text
    weeks = await owner.tap("91", on=sent)
    assert "Запросы по неделям" in weeks.text
    assert file_of(weeks) != file_of(sent)
    dark = await owner.tap("Тёмная", on=weeks)
    assert (await open_picture(owner, dark)).getpixel((0, 0)) == DARK["paper"]
    await visitor.press("usechart:7", await visitor.screen())
    assert not any("photo" in each.message for each in await visitor.read())
