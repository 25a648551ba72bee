"""Questions to the editors: only the editor who wrote an answer sends it."""

import pytest

from bot.application import App
from bot.settings import Settings
from handlers.chat.context import SERVICES
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.person import Person
from tests.support.store import wait_for_states


@pytest.fixture
async def asked(application: App, owner: Person, visitor: Person, client: object) -> App:
    await owner.send("/start")
    await visitor.send("/start")
    store = application.bot_data[SERVICES].store
    await store.questions.ask(VISITOR.id, "ru", "Когда форум?", NOW)
    await store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    return application


async def _ask(visitor: Person, text: str) -> None:
    """Ask what the brief does not say, and have it sent to the editors."""
    await visitor.send(text)
    await visitor.tap("✉️")
    await visitor.tap("Отправить")


async def test_another_editor_cannot_send_my_answer(
    asked: App, owner: Person, visitor: Person
) -> None:
    await owner.send("/questions")
    await owner.tap("Ответить")
    screen = await owner.send("В мае.")
    send = screen.button("Отправить")["callback_data"]
    other = Person(owner.client, OTHER.id)
    theirs = await other.send("/start")
    await other.press(send, theirs)
    assert not any("В мае" in each.text for each in await visitor.read())
    await owner.press(send, screen)
    answer = await visitor.wait_for(lambda each: "В мае." in each.text)
    assert "Ответ редакторов на ваш вопрос" in answer.text


async def test_an_answer_is_sent_once(asked: App, owner: Person, visitor: Person) -> None:
    await owner.send("/questions")
    await owner.tap("Ответить")
    screen = await owner.send("В мае.")
    send = screen.button("Отправить")["callback_data"]
    await owner.press(send, screen)
    await visitor.wait_for(lambda each: "В мае." in each.text)
    await owner.press(send, screen)
    assert len([each for each in await visitor.read() if "В мае." in each.text]) == 1


async def test_every_editor_hears_of_a_question_and_the_first_one_answers(
    application: App, owner: Person, visitor: Person
) -> None:
    other = Person(owner.client, OTHER.id)
    for person in (owner, other, visitor):
        await person.send("/start")
    await application.bot_data[SERVICES].store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    await _ask(visitor, "Когда в Гааге откроют ледовую арену")
    mine = await owner.wait_for(lambda each: "арену" in each.text)
    theirs = await other.wait_for(lambda each: "арену" in each.text)
    await other.tap("✍️", on=theirs)
    written = await other.send("В мае.")
    await other.tap("✉️", on=written)
    await visitor.wait_for(lambda each: "В мае." in each.text)
    seen = await owner.wait_for(lambda each: "В мае." in each.text)
    assert seen.text.startswith("На этот вопрос уже ответили (Jan)")
    again = await other.press("answer:1", theirs)
    assert again.text.startswith("U hebt deze vraag al beantwoord")
    # Who comes second sees the first one's answer, and sends none.
    for data in ("answer:1", "closequestion:1", "sendanswer:1"):
        shown = await owner.press(data, mine)
        assert "Jan" in shown.text
        assert "В мае." in shown.text


async def test_editor_hears_of_a_question_in_the_language_of_their_telegram(
    asked: App, visitor: Person
) -> None:
    other = Person(visitor.client, OTHER.id)
    await other.send("/start")
    await _ask(visitor, "Когда в Гааге откроют ледовую арену")
    assert "Een bezoeker vraagt" in (await other.wait_for(lambda each: "арену" in each.text)).text
    # Until they choose one in the bot.
    await other.send("/language fr")
    await _ask(visitor, "Когда в Гааге построят ипподром")
    heard = await other.wait_for(lambda each: "ипподром" in each.text)
    assert "Un visiteur demande" in heard.text


async def test_editors_read_the_whole_of_a_question(owner: Person, visitor: Person) -> None:
    await owner.send("/start")
    await visitor.send("аквариум")
    await visitor.tap("✉️")
    await visitor.tap("Изменить вопрос")
    long = await visitor.send("Вопрос. " + "подробность " * 100 + "Суть?")
    assert "1000 знаков" in long.text.replace("\u00a0", "")
    assert not any("Отправить" in each for each in long.labels)
    await visitor.tap("Изменить вопрос")
    await visitor.send("Вопрос. " + "подробность " * 70 + "Суть?")
    await visitor.tap("Отправить")
    asked = await owner.wait_for(lambda each: "Суть?" in each.text)
    assert "Суть?" in (await owner.tap("Ответить", on=asked)).text


async def test_who_is_no_editor_any_more_gets_no_question(
    asked: App, owner: Person, settings: Settings
) -> None:
    other = Person(owner.client, OTHER.id)
    await other.send("/start")
    store = asked.bot_data[SERVICES].store
    # As if Telegram could not be reached when it was asked.
    await store.questions.ask(VISITOR.id, "ru", "Где форум?", NOW, [OWNER.id])
    await owner.wait_for(lambda each: "Где форум?" in each.text)
    await store.editors.remove(OTHER.id)
    await store.questions.ask(VISITOR.id, "ru", "Чей форум?", NOW, [OTHER.id, OWNER.id])
    await owner.wait_for(lambda each: "Чей форум?" in each.text)
    await wait_for_states(settings.database_path, "sent", "stopped", "sent")
    assert not any("Чей форум?" in each.text for each in await other.read())


async def test_who_is_made_an_editor_again_has_no_answer_begun(asked: App, owner: Person) -> None:
    other = Person(owner.client, OTHER.id)
    await other.send("/questions")
    await other.tap("✍️")
    store = asked.bot_data[SERVICES].store
    await store.editors.remove(OTHER.id)
    await store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    assert "Evenementen: 2018" in (await other.send("2018")).text


async def test_question_that_was_closed_meanwhile_leaves_what_was_begun(
    asked: App, owner: Person
) -> None:
    await owner.send("/questions")
    listed = await owner.screen()
    store = asked.bot_data[SERVICES].store
    await store.questions.close(1, OTHER.id, NOW)
    await owner.send("/addevent")
    pressed = await owner.press(listed.button("Ответить")["callback_data"], listed)
    assert "уже закрыли" in pressed.text
    assert await store.drafts.get_awaiting(OWNER.id)


async def test_who_asked_hears_that_a_question_is_closed(
    asked: App, owner: Person, visitor: Person
) -> None:
    await owner.send("/questions")
    await owner.tap("Закрыть")
    told = await visitor.wait_for(lambda each: "Когда форум?" in each.text)
    assert "/contact" in told.text


async def test_other_editors_see_that_a_question_is_closed(
    asked: App, owner: Person, visitor: Person
) -> None:
    other = Person(owner.client, OTHER.id)
    await other.send("/start")
    await _ask(visitor, "Когда в Гааге откроют ледовую арену")
    await other.wait_for(lambda each: "арену" in each.text)
    mine = await owner.wait_for(lambda each: "арену" in each.text)
    await owner.tap("✕", on=mine)
    seen = await other.wait_for(lambda each: "Al gesloten door Ольга" in each.text)
    assert "арену" in seen.text
    assert not any("✍️" in label for label in seen.labels)
    assert not any("уже закрыли" in each.text for each in await owner.read())
    again = await owner.press(mine.button("Ответить")["callback_data"], mine)
    assert again.text.startswith("Вы уже закрыли этот вопрос")


async def test_an_answer_can_be_made_a_fact_that_others_find(
    asked: App, owner: Person, visitor: Person
) -> None:
    await owner.send("/questions")
    await owner.tap("Ответить")
    await owner.send("Форум ледоколов откроется в мае.")
    await owner.tap("Отправить")
    await owner.tap("📌")
    await owner.tap("Опубликовать")
    found = await visitor.send("/search ледоколов")
    assert "Форум ледоколов" in found.text


@pytest.mark.parametrize("way", ["🏠", "/events 2018", "laat maar", "☎️ Контакт"])
async def test_wording_of_a_question_is_left_for_something_else(visitor: Person, way: str) -> None:
    home = await visitor.send("/about")
    await visitor.send("аквариум")
    await visitor.tap("✉️")
    await visitor.tap("Изменить вопрос")
    await (visitor.tap(way, on=home) if way == "🏠" else visitor.send(way))
    assert "Мариинск" in (await visitor.send("Гергиев")).text
