"""Whatever a person sends: a helpful answer or silence, never a traceback, never a change."""

import logging

import pytest

from bot.settings import Settings
from tests.support.content import dump_content
from tests.support.person import Person


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4096,
        "/events " + "9" * 4000,
        "/events <b>&lt;i>" + "🎭" * 500,
        "/events ' OR 1=1; DROP TABLE event; --",
        "/nosuchcommand",
        "/Start@@",
        "\u202eоборот",
        "\u200b\u00ad",
        "%s %d {0} {x}",
        "/events {x}",
    ],
)
async def test_any_text_gets_an_answer_and_changes_nothing(
    visitor: Person, settings: Settings, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    before = dump_content(settings.database_path)
    screen = await visitor.send(text)
    assert screen.text
    assert dump_content(settings.database_path) == before
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_sticker_gets_a_word_on_what_can_be_asked(visitor: Person) -> None:
    sent = await visitor.call("sendSticker", chat_id=visitor.chat_id, emoji="👍")
    screen = await visitor.answer_to(sent)
    assert "Я понимаю только текст." in screen.text
    assert "🤝 Направления" in screen.labels


async def test_edited_message_is_not_answered_again(visitor: Person) -> None:
    await visitor.send("/events 2018")
    sent = (await visitor.messages())[0].message
    await visitor.call(
        "editMessage", chat_id=visitor.chat_id, message_id=sent["message_id"], text="/events 2017"
    )
    await visitor.settle()
    assert len(await visitor.read()) == 1


@pytest.mark.parametrize(
    "data",
    [
        "nonsense",
        "event:999999:list:1:2018",
        "e:1",
        "list:1:2018-99",
        "list:77:2018",
        "list:1::77",
        "list:1:2018::-5",
        "directions:77",
        "events:0",
        "vcard:77",
        "ics:77",
        "ics:1",
        "speak:xx",
        "brief:99",
        "event:99999999999999999999999:list:1",
        "x" * 64,
        "привет",
    ],
)
async def test_button_that_leads_nowhere_redraws_what_is_there(
    visitor: Person, settings: Settings, data: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = dump_content(settings.database_path)
    screen = await visitor.send("/events 2018")
    screen = await visitor.press(data, screen)
    assert "Этого здесь больше нет" in visitor.toast.get("text", "") or "e:" not in data
    assert screen.text
    assert screen.labels
    assert dump_content(settings.database_path) == before
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_missing_card_falls_back_to_its_list(visitor: Person) -> None:
    screen = await visitor.send("/events")
    screen = await visitor.press("event:999:list:1:2018", screen)
    assert "События: 2018 г." in screen.text


async def test_page_beyond_the_last_shows_the_last(visitor: Person) -> None:
    screen = await visitor.send("/events")
    screen = await visitor.press("list:1:::99", screen)
    assert "стр. 2 из 2" in screen.text


async def test_double_tap_is_harmless(visitor: Person, caplog: pytest.LogCaptureFixture) -> None:
    screen = await visitor.send("/events")
    data = screen.button("2018")["callback_data"]
    once = await visitor.press(data, screen)
    twice = await visitor.press(data, screen)
    assert once.text == twice.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
