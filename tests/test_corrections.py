"""What editors correct in their own messages, and texts that clients cut in two."""

from typing import Any

import pytest

from tests.support.person import Person, Screen

PARAGRAPH = (
    "17 мая 2019 г. в Эрмитаже прошёл вечер памяти Эмиля Верхарна с участием консула Бельгии."
)


@pytest.fixture
async def editor(owner: Person) -> Person:
    await owner.send("/start")
    return owner


async def _type(person: Person, text: str) -> dict[str, Any]:
    """Send a text, wait for its answer, and give the message that was sent."""
    sent: dict[str, Any] = await person.act("sendMessage", text=text)
    await person.answer_to(sent)
    return sent


async def _edit(person: Person, message: dict[str, Any], text: str) -> Screen:
    """Change a message of one's own, and wait for what the bot says to it."""
    last = (await person.messages())[-1].message
    await person.act("editMessage", message_id=message["message_id"], text=text)
    return await person.answer_to(last)


async def test_corrected_message_corrects_its_field_and_the_next_is_still_awaited(
    editor: Person,
) -> None:
    await editor.send("/addevent")
    date = await _type(editor, "17 мая 2018")
    await _type(editor, "Вечер памяти Верхарна")
    screen = await _edit(editor, date, "17 мая 2019")
    assert "Исправлено в черновике" in screen.text
    assert "17 мая 2019" in screen.text
    assert "Что произошло?" in screen.text
    await editor.send("Читали стихи.")
    await editor.send("Эрмитаж")
    screen = await editor.tap("👁 Черновик")
    assert "17 мая 2019" in screen.text
    assert "Читали стихи." in screen.text


async def test_refused_answer_is_given_anew_by_a_correction(editor: Person) -> None:
    await editor.send("/addevent")
    date = await _type(editor, "31 февраля 2019")
    screen = await _edit(editor, date, "28 февраля 2019")
    assert "28 февраля 2019" in screen.text
    assert "Как это называется?" in screen.text


async def test_wrong_correction_changes_nothing_and_says_why(editor: Person) -> None:
    await editor.send("/addevent")
    date = await _type(editor, "17 мая 2018")
    await _type(editor, "Вечер")
    screen = await _edit(editor, date, "когда-нибудь")
    assert "⚠️" in screen.text
    assert "Исправлено" not in screen.text
    screen = await editor.tap("👁 Черновик")
    assert "17 мая 2018" in screen.text


async def test_corrected_title_stays_in_its_language(editor: Person) -> None:
    await editor.send("/addevent")
    await _type(editor, "2019")
    title = await _type(editor, "Вечерр")
    await editor.send("/language")
    await editor.tap("English")
    screen = await _edit(editor, title, "Вечер")
    assert "Corrected in draft no." in screen.text
    await editor.send("/drafts")
    screen = await editor.tap("Вечер")
    assert "Вечерр" not in screen.text


async def test_corrected_line_changes_what_it_says_otherwise(editor: Person) -> None:
    sent = await _type(editor, "/addevent 2018-05-09 | Встреча | Пришли 20 человек. | Порт")
    await editor.tap("Заголовок")
    await editor.send("Встреча портов")
    screen = await _edit(editor, sent, "/addevent 2018-05-10 | Встреча | Пришли 30 человек.")
    assert "Исправлено в черновике" in screen.text
    assert "10 мая 2018" in screen.text
    assert "30 человек" in screen.text
    assert "Встреча портов" in screen.text
    assert "📍" not in screen.text


async def test_corrected_paragraph_is_offered_anew_and_read_as_it_is_now(editor: Person) -> None:
    paragraph = await _type(editor, PARAGRAPH)
    screen = await _edit(editor, paragraph, PARAGRAPH.replace("2019", "2016"))
    screen = await editor.tap("Сделать черновик", on=screen)
    assert "17 мая 2016" in screen.text
    assert "2019" not in screen.text


async def test_correction_after_publishing_says_that_it_comes_too_late(editor: Person) -> None:
    await editor.send("/addevent")
    await _type(editor, "2019")
    title = await _type(editor, "Вечерр")
    await editor.tap("👁 Черновик")
    await editor.send("/drafts")
    await editor.tap("Вечерр")
    await editor.tap("Опубликовать")
    screen = await _edit(editor, title, "Вечер")
    assert "уже опубликовано" in screen.text
    screen = await editor.tap("Изменить", on=screen)
    assert "Вечерр" in screen.text


async def test_edits_of_other_messages_and_of_visitors_say_nothing(
    editor: Person, visitor: Person
) -> None:
    command = await _type(editor, "/events 2017")
    question = await _type(visitor, "Гергиев")
    await editor.act("editMessage", message_id=command["message_id"], text="/events 2018")
    await visitor.act("editMessage", message_id=question["message_id"], text="порт")
    await editor.settle()
    assert (await editor.messages())[-1].message["message_id"] == command["message_id"] + 1
    assert (await visitor.messages())[-2].message["message_id"] == question["message_id"]


async def test_one_who_edits_no_more_corrects_nothing(editor: Person, visitor: Person) -> None:
    await editor.send("/editors")
    link = (await editor.tap("🔗")).text.partition("?start=")[2].split()[0]
    await visitor.send(f"/start {link}")
    await visitor.send("/addevent")
    date = await _type(visitor, "17 мая 2018")
    await editor.send("/editors")
    await editor.tap("Анна")
    await editor.tap("Да")
    await visitor.settle()
    before = len(await visitor.messages())
    await visitor.act("editMessage", message_id=date["message_id"], text="17 мая 2019")
    await visitor.settle()
    assert len(await visitor.messages()) == before


async def test_text_that_its_client_cut_in_two_is_refused_as_a_whole(editor: Person) -> None:
    await editor.send("/addevent")
    await editor.send("2019")
    await editor.send("Вечер")
    await editor.act("sendMessage", text="Читали стихи. " * 400)
    screen = await editor.screen()
    assert "5600" in screen.text
    assert "Что произошло?" in screen.text
    screen = await editor.tap("👁 Черновик")
    assert "Читали" not in screen.text
