"""What editors mend on a phone: a word in answer to a card, a change that is taken back later."""

from datetime import timedelta

import httpx

from bot.settings import Settings
from tests.conftest import NOW, OWNER
from tests.support.person import Person, Screen
from tests.support.rest import run_application


async def _answer(person: Person, card: Screen, text: str) -> Screen:
    sent = await person.act(
        "sendMessage", text=text, reply_to_message_id=card.message["message_id"]
    )
    return await person.answer_to(sent)


async def test_a_typo_is_mended_by_one_answer_and_one_tap(owner: Person, visitor: Person) -> None:
    await owner.send("/events 2018")
    card = await owner.tap("Миссия")
    draft = await _answer(owner, card, "Культурно-деловая → Деловая и культурная")
    assert draft.formatted("strikethrough") == ["Культурно-деловая"]
    assert "Деловая и культурная" in draft.formatted("bold")
    await owner.tap("Опубликовать")
    await visitor.send("/events 2018")
    shown = await visitor.tap("Миссия")
    assert shown.text.startswith("Деловая и культурная миссия Антверпена")
    assert "изменено редакторами" in shown.text


async def test_words_of_the_source_are_mended_where_the_card_shows_it(
    owner: Person, visitor: Person
) -> None:
    await owner.send("/events 2018")
    card = await owner.tap("Миссия")
    assert "74 чел." in card.text
    copied = card.characters[card.text.index("74 чел.") :][:7]
    assert copied == "74\u00a0чел."
    await _answer(owner, card, f"{copied} → 75 чел.")
    await owner.tap("Опубликовать")
    await visitor.send("/events 2018")
    assert "Число участников миссии – 75 чел. В рамках" in (await visitor.tap("Миссия")).text


async def test_words_that_are_not_there_change_nothing(owner: Person) -> None:
    await owner.send("/events 2018")
    card = await owner.tap("Миссия")
    assert "там нет" in (await _answer(owner, card, "Гаага → Роттердам")).text
    assert "нет черновиков" in (await owner.send("/drafts")).text


async def test_an_arrow_of_a_visitor_is_a_question(owner: Person, visitor: Person) -> None:
    await visitor.send("/events 2018")
    card = await visitor.tap("Миссия")
    assert "Опубликовать" not in (await _answer(visitor, card, "миссия → поездка")).labels


async def test_undo_shows_what_is_older_and_asks(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    now, owner = NOW, Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: now):
        await owner.send("/addevent 2019 | Форум | Прошёл форум.")
        await owner.tap("Опубликовать")
        now += timedelta(minutes=11)
        shown = await owner.send("/undo")
        assert "Форум" in shown.text
        assert "1 событие" in (await owner.send("/events 2019")).text
        assert "больше не видят" in (await owner.tap("Отменить", on=shown)).text


async def test_undo_asks_while_a_draft_is_written(owner: Person) -> None:
    await owner.send("/addevent 2019 | Форум | Прошёл форум.")
    await owner.tap("Опубликовать")
    await owner.send("/addevent")
    shown = await owner.send("/undo")
    assert any("Отменить" in label for label in shown.labels)
    assert "1 событие" in (await owner.send("/events 2019")).text


async def test_what_a_draft_waits_for_is_said_after_something_else(owner: Person) -> None:
    assert "шаг 1 из 6" in (await owner.send("/addevent")).text
    assert "шаг 2 из 6" in (await owner.send("май 2019")).text
    shown = await owner.send("/contact")
    assert "Черновик № 1 сохранён; он ждёт: 🔤 Заголовок" in shown.text
    assert "шаг 2 из 6" in (await owner.tap("Продолжить черновик", on=shown)).text
    assert "шаг 3 из 6" in (await owner.send("Форум")).text


async def test_a_translator_sees_the_original(owner: Person) -> None:
    await owner.send("/events 2018")
    await owner.tap("Миссия")
    await owner.tap("Изменить")
    await owner.tap("🌐 Язык")
    await owner.tap("English")
    shown = await owner.tap("Заголовок")
    assert shown.formatted("expandable_blockquote") == [
        "Культурно-деловая миссия Антверпена в Санкт-Петербурге"
    ]
