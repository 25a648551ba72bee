"""A document in the chat: sent or pasted, looked through, published."""

import base64
from pathlib import Path

import httpx
import pytest

from bot.application import App
from handlers.chat.context import SERVICES
from handlers.chat.phone import count_lines, lines_beside
from tests.conftest import NOW, OTHER, OWNER
from tests.support.faults import Faults
from tests.support.person import PICTURE, Person, Screen

SLOW = 60.0
"""Seconds within which a document must have been read, on a machine that does much else."""
NOTE = """Note on cooperation between Saint Petersburg and Finland

As of 1 June 2018

Areas of cooperation
1. shipbuilding
2. winter sports

Events
On 12 March 2017 a seminar on icebreakers took place in Helsinki.
On 5 May the exhibition "Northern Light" opened in Turku.
A delegation of shipbuilders visited Saint Petersburg from 3 to 5 April 2018.

Contacts
City of Helsinki, international relations: Aino Virtanen, adviser, tel. +358 9 310 1641
"""


@pytest.fixture
async def editor(owner: Person) -> Person:
    """An owner may all that an editor may; the first word makes the chat known."""
    await owner.send("/start")
    return owner


async def send_file(editor: Person, data: bytes, name: str = "note.txt") -> Screen:
    """Send a file and wait for what it says."""
    sent = await editor.act("sendDocument", data=base64.b64encode(data).decode(), file_name=name)
    return await read_after(editor, sent["message_id"])


async def read_after(editor: Person, message_id: int) -> Screen:
    """The answer to a document that was sent, when it has been read."""
    return await editor.wait_for(
        lambda screen: screen.message["message_id"] > message_id and "Читаю" not in screen.text,
        within=SLOW,
    )


async def publish(editor: Person, screen: Screen) -> Screen:
    """Accept all of a document as it is and publish it."""
    if any("Принять всё" in label for label in screen.labels):
        screen = await editor.tap("Принять всё", on=screen)
    return await editor.tap("Опубликовать", on=screen)


async def test_summary_of_a_document_fits_above_its_buttons(editor: Person) -> None:
    file = Path(__file__).parent / "quality" / "documents" / "morocco.docx"
    screen = await send_file(editor, file.read_bytes(), file.name)
    assert count_lines(screen.text) > lines_beside(len(screen.rows))
    (folded,) = screen.formatted("expandable_blockquote")
    assert "17 событий" in folded


async def test_file_becomes_a_brief_that_visitors_ask(editor: Person, visitor: Person) -> None:
    screen = await send_file(editor, NOTE.encode())
    assert "2 направления · 3 события · 1 контакт" in screen.text
    assert "потеряно 0" in screen.text
    assert "Осталось 1 сомнение" in screen.text
    assert "Опубликовать" not in " ".join(screen.labels)
    screen = await publish(editor, screen)
    assert "Опубликовано" in screen.text
    await visitor.send("/start")
    screen = await visitor.tap("Finland")
    screen = await visitor.send("seminar in Helsinki")
    assert "12 марта 2017" in screen.text
    screen = await editor.send("/undo")
    assert "Отменено" in screen.text
    screen = await visitor.send("/start")
    assert "Finland" not in screen.text


async def test_doubts_are_settled_one_by_one(editor: Person, visitor: Person) -> None:
    screen = await send_file(editor, NOTE.encode())
    screen = await editor.tap("Разобрать 1 сомнение", on=screen)
    assert "Сомнение 1 из 1" in screen.text
    assert 'On 5 May the exhibition "Northern Light" opened in Turku.' in screen.text
    assert "✅ Верно: 5 мая 2017 г." in screen.labels
    screen = await editor.tap("5 мая 2018 г.", on=screen)
    assert "Все сомнения сняты" in screen.text
    screen = await editor.tap("События (3)", on=screen)
    screen = await editor.tap("1", on=screen)
    screen = await editor.tap("Название", on=screen)
    screen = await editor.send("Icebreakers of the north")
    assert "Icebreakers of the north" in screen.text
    await editor.tap("К итогам")
    await editor.tap("События (3)")
    await editor.tap("3")
    screen = await editor.tap("Не включать")
    assert "Не войдёт" in screen.text
    screen = await editor.tap("К итогам")
    assert "2 события" in screen.text
    await editor.tap("Опубликовать", on=screen)
    await visitor.send("/start")
    await visitor.tap("Finland")
    assert "Icebreakers of the north" in (await visitor.send("/events 2017")).text
    assert "Northern Light" in (await visitor.send("/events 2018")).text
    assert "delegation" not in (await visitor.send("/events 2018")).text


async def test_date_that_a_brief_must_have_cannot_be_left_as_it_is(editor: Person) -> None:
    screen = await send_file(editor, NOTE.replace("As of 1 June 2018", "").encode())
    screen = await editor.tap("Разобрать", on=screen)
    assert "Дата сведений: –" in screen.text
    assert not any("Всё верно" in label for label in screen.labels)
    screen = await editor.tap("апрель 2018 г.", on=screen)
    assert "Сомнение 1 из 2" not in screen.text


async def test_date_is_written_anew(editor: Person) -> None:
    screen = await send_file(editor, NOTE.encode())
    await editor.tap("Разобрать", on=screen)
    await editor.tap("Исправить")
    screen = await editor.send("вчера в обед")
    assert "⚠️" in screen.text
    screen = await editor.send("6 мая 2018")
    assert "Все сомнения сняты" in screen.text
    await editor.tap("Сомнения ещё раз")
    assert "6 мая 2018 г." in (await editor.screen()).text


UNDATED = """Note on cooperation with Finland

Events
On 12 March 2015 a seminar on icebreakers took place in Helsinki.
Last autumn a choir from Turku gave a concert in Saint Petersburg.
"""


async def test_date_told_from_the_documents_own_is_asked_again_where_that_is_set(
    editor: Person,
) -> None:
    screen = await send_file(editor, UNDATED.encode())
    screen = await editor.tap("Принять всё", on=screen)
    assert "Осталось" not in screen.text
    await editor.tap("Название, дата", on=screen)
    await editor.tap("Дата сведений")
    screen = await editor.send("1 мая 2016")
    assert "Last autumn a choir" in screen.text
    assert "осень 2015" in " ".join(screen.labels)
    screen = await editor.tap("осень 2015", on=screen)
    assert "Все сомнения сняты" in screen.text


async def test_contacts_further_telephones_and_addresses_are_kept(
    editor: Person, visitor: Person
) -> None:
    more = "+358 9 310 1641, +358 9 310 1642, e-mail: aino@example.org, press@example.org"
    screen = await send_file(editor, NOTE.replace("+358 9 310 1641", more).encode())
    await editor.tap("Контакты (1)", on=screen)
    await editor.tap("1")
    await editor.tap("Эл. почта")
    await editor.send("virtanen@example.org")
    await publish(editor, await editor.tap("К итогам"))
    await visitor.send("/start")
    await visitor.tap("Finland")
    shown = (await visitor.send("/contact")).text
    for each in ("310 1641", "310 1642", "virtanen@example.org", "press@example.org"):
        assert each in shown
    await editor.send("/start")
    await editor.tap("Finland")
    await editor.tap("✏️", on=await editor.send("/contact"))
    await editor.tap("Ещё ›")
    await editor.tap("Ещё эл. адреса")
    assert "⚠️" in (await editor.send("press@example.org\nno address")).text
    assert "⚠️" in (await editor.send("\n".join(f"a{at}@example.org" for at in range(6)))).text
    await editor.send("press@example.org\nmayor@example.org")
    await editor.tap("Опубликовать")
    shown = (await visitor.send("/contact")).text
    assert "✉️ press@example.org\n✉️ mayor@example.org" in shown


async def test_text_in_several_messages_is_one_document(editor: Person) -> None:
    await editor.send("/import")
    first, second = NOTE.split("Events\n")
    screen = await editor.send(first)
    assert "Получено 1 сообщение" in screen.text
    screen = await editor.send("Events\n" + second)
    assert "Получено 2 сообщения" in screen.text
    sent = await editor.act("sendMessage", text="Готово")
    screen = await read_after(editor, sent["message_id"])
    assert "2 направления · 3 события · 1 контакт" in screen.text


async def test_collecting_is_left_by_a_word_and_taken_up(editor: Person) -> None:
    await editor.send("/import")
    await editor.send(NOTE)
    assert "/import" in (await editor.send("отмена")).text
    assert "/import" not in (await editor.send("отмена")).text
    screen = await editor.send("/import")
    screen = await editor.tap("Note on cooperation", on=screen)
    assert "Получено 1 сообщение" in screen.text


async def _ask(editor: Person) -> str:
    return (await editor.send("Who opened the seminar on icebreakers?")).text


@pytest.mark.parametrize(
    ("way", "is_begun"),
    [
        ("file", False),
        ("publish", False),
        ("home", True),
        ("tile", False),
        ("command", True),
        ("stop", True),
        ("none", False),
    ],
)
async def test_question_is_answered_after_the_collecting_was_left(
    editor: Person, way: str, *, is_begun: bool
) -> None:
    await send_file(editor, NOTE.encode())
    unfinished = await editor.send("/import")
    if is_begun:
        await editor.send(NOTE)
    if way == "file":
        await editor.tap("note.txt", on=unfinished)
    elif way == "publish":
        await publish(editor, await editor.tap("note.txt", on=unfinished))
    elif way == "home":
        await editor.tap("🏠", on=unfinished)
    elif way == "stop":
        await editor.send("отмена")
    elif way != "none":
        await editor.send("☎️ Контакт" if way == "tile" else "/history")
    assert ("Получено" in await _ask(editor)) is (way == "none")


async def test_what_was_left_is_said_and_gone_on_with(editor: Person) -> None:
    await editor.send("/import")
    screen = await editor.send(NOTE)
    assert "✖️ Прервать" in screen.labels
    screen = await editor.tap("🏠", on=screen)
    assert "сохранён" in screen.text
    assert "Получено 1 сообщение" in (await editor.tap("документ", on=screen)).text
    assert "Получено 2 сообщения" in (await editor.send("On 6 May 2018 it closed.")).text


async def test_question_among_the_messages_of_a_text_can_be_searched_for(editor: Person) -> None:
    await editor.send("/import")
    await editor.send(NOTE)
    for words in ("концерт Гергиева", "а мэр был?"):
        screen = await editor.send(words)
        assert f"🔎 Искать: {words}" in screen.labels
        assert "Получено" not in (await editor.tap("Искать", on=screen)).text
        assert "Получено" not in (await editor.send(words)).text
        screen = await editor.send("/import")
        assert "Получено 1 сообщение" in (await editor.tap("Note on", on=screen)).text
    screen = await editor.send("On 6 May 2018 the exhibition was closed by the mayor of Turku.")
    assert "Искать" not in " ".join(screen.labels)


async def test_field_of_a_document_is_left_by_any_other_screen(editor: Person) -> None:
    screen = await send_file(editor, NOTE.encode())
    await editor.tap("События (3)", on=screen)
    await editor.tap("1")
    await editor.tap("Название")
    await editor.send("/history")
    await editor.send("концерт Гергиева")
    await editor.send("/import")
    await editor.tap("note.txt")
    assert "концерт Гергиева" not in (await editor.tap("События (3)")).text


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.4 \n", "note.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "note.doc", ".docx"),
        (b"Rar!\x1a\x07 archive", "notes.rar", "архив"),
        (b"  \n ", "note.txt", "нет текста"),
    ],
)
async def test_what_cannot_be_read_says_what_to_do(
    editor: Person, data: bytes, name: str, words: str
) -> None:
    screen = await send_file(editor, data, name)
    assert "Прочитать не получилось" in screen.text
    assert words in screen.text


LIST = """Когда;Что было;Где;Капитан
12 марта 2017 г.;Семинар о ледоколах;Хельсинки;Айно Виртанен
5 мая 2018 г.;Выставка «Северный свет»;Турку;Микко Лахти
"""


async def test_columns_of_a_list_are_shown_once_and_can_be_corrected(editor: Person) -> None:
    screen = await send_file(editor, LIST.encode(), "Финляндия.csv")
    assert "Когда → дата · 12 марта 2017 г." in screen.text
    assert "Капитан → ничего нужного · Айно Виртанен" in screen.text
    screen = await editor.tap("Капитан", on=screen)
    assert "Айно Виртанен" in screen.text
    screen = await editor.tap("люди", on=screen)
    assert "Капитан → люди" in screen.text
    # Left and taken up again, what was said is kept.
    screen = await editor.tap("Финляндия.csv", on=await editor.send("/import"))
    assert "Капитан → люди" in screen.text
    screen = await editor.tap("Да, всё верно", on=screen)
    assert "2 события" in screen.text
    events = await editor.tap("События (2)", on=screen)
    assert "Айно Виртанен" in (await editor.tap("1", on=events)).text
    screen = await editor.tap("Финляндия.csv", on=await editor.send("/import"))
    assert "2 события" in screen.text


async def test_list_that_telegram_has_no_more_is_asked_for_again(editor: Person) -> None:
    screen = await send_file(editor, LIST.encode(), "Финляндия.csv")
    screen = await editor.tap("люди", on=await editor.tap("Капитан", on=screen))
    words = "wrong file_id or the file is temporarily unavailable"
    await Faults(editor.client).refuse("getFile", words)
    assert "Пришлите его ещё раз" in (await editor.tap("Да, всё верно", on=screen)).text
    assert "2 события" in (await editor.tap("Да, всё верно", on=screen)).text


async def test_picture_is_no_document(editor: Person) -> None:
    sent = await editor.act("sendPhoto", data=base64.b64encode(PICTURE).decode(), filename="a.png")
    assert "Текст на картинке" in (await editor.answer_to(sent)).text


async def test_visitor_cannot_bring_in_documents(visitor: Person) -> None:
    data = base64.b64encode(NOTE.encode()).decode()
    sent = await visitor.act("sendDocument", data=data, file_name="note.txt")
    assert "Читаю" not in (await visitor.answer_to(sent)).text
    assert "только редакторам" in (await visitor.send("/import")).text


CHANGED = (
    NOTE.replace("in Helsinki", "in Espoo")
    .replace(
        "3 to 5 April 2018.\n",
        "3 to 5 April 2018.\nOn 9 May 2018 a regatta of old ships took place in Kotka.\n",
    )
    .replace('On 5 May the exhibition "Northern Light" opened in Turku.\n', "")
)


async def test_later_document_shows_the_difference(editor: Person, visitor: Person) -> None:
    await publish(editor, await send_file(editor, NOTE.encode()))
    screen = await send_file(editor, CHANGED.encode())
    assert "Войдёт в справку: 🇫🇮 Finland" in screen.text
    assert "✏️ 1 изменится" in screen.text
    assert "➕ 1 новое" in screen.text
    assert "➖ 1 нет в документе" in screen.text
    screen = await editor.tap("Что изменится", on=screen)
    assert "opened in Turku · 5 мая 2017 г." in screen.text
    screen = await editor.tap("К итогам", on=screen)
    screen = await publish(editor, screen)
    assert "Опубликовано" in screen.text
    await visitor.send("/start")
    await visitor.tap("Finland")
    shown = (await visitor.send("/events 2017")).text
    assert "Espoo" in shown
    assert "Northern Light" in shown
    assert "Regatta" in (await visitor.send("/events 2018")).text
    assert "Отменено" in (await editor.send("/undo")).text
    assert "Helsinki" in (await visitor.send("/events 2017")).text
    assert "Regatta" not in (await visitor.send("/events 2018")).text


async def test_same_document_again_changes_nothing_that_editors_did(
    editor: Person, visitor: Person
) -> None:
    screen = await send_file(editor, NOTE.encode())
    await editor.tap("Разобрать", on=screen)
    await editor.tap("Исправить")
    await editor.send("6 мая 2018")
    await editor.tap("Опубликовать")
    await editor.send("/start")
    await editor.tap("Finland")
    await editor.send("/directions")
    await editor.tap("Shipbuilding")
    await editor.tap("✏️")
    await editor.tap("Подпись")
    await editor.send("Ледоколы")
    await editor.tap("Опубликовать")
    await editor.send("/deleteevent delegation")
    await editor.tap("Да, скрыть")
    screen = await send_file(editor, NOTE.encode())
    assert "👥 из них 2" in screen.text
    assert "➕" not in screen.text
    await publish(editor, screen)
    await visitor.send("/start")
    await visitor.tap("Finland")
    assert "Ледоколы" in " ".join((await visitor.send("/directions")).labels)
    shown = (await visitor.send("/events 2018")).text
    assert "6 мая" in shown
    assert "delegation" not in shown


async def test_doubts_of_what_the_brief_says_already_are_not_asked_again(editor: Person) -> None:
    screen = await send_file(editor, NOTE.encode())
    assert "Осталось 1 сомнение" in screen.text
    await publish(editor, screen)
    screen = await send_file(editor, NOTE.encode())
    assert "нет ничего нового" in screen.text
    assert "Осталось" not in screen.text
    changed = NOTE.replace("opened in Turku", "opened in Turku and Pori")
    assert "Осталось 1 сомнение" in (await send_file(editor, changed.encode())).text


async def test_document_that_was_undone_says_the_same_again(editor: Person) -> None:
    await publish(editor, await send_file(editor, NOTE.encode()))
    first = await send_file(editor, CHANGED.encode())
    await publish(editor, first)
    await editor.send("/undo")
    again = await send_file(editor, CHANGED.encode())
    for count in ("✏️ 1 изменится", "➕ 1 новое", "➖ 1 нет в документе"):
        assert count in first.text
        assert count in again.text


async def leave_out(editor: Person, kind: str, title: str, on: Screen) -> Screen:
    """Leave out the thing of a kind whose title has this; the summary."""
    listed = await editor.tap(kind, on=on)
    at = next(line for line in listed.text.splitlines() if title in line.casefold())
    await editor.tap(at.partition(".")[0], on=listed)
    await editor.tap("Не включать")
    return await editor.tap("К итогам")


async def test_what_was_left_out_is_not_offered_anew(editor: Person, visitor: Person) -> None:
    screen = await leave_out(editor, "События", "seminar", await send_file(editor, NOTE.encode()))
    await publish(editor, screen)
    again = await send_file(editor, CHANGED.replace(" in Espoo", " in Helsinki").encode())
    assert "🚫 1 не взято, как и в прошлый раз" in again.text
    await publish(editor, again)
    await visitor.send("/start")
    await visitor.tap("Finland")
    assert "icebreakers" not in (await visitor.send("/events 2017")).text
    listed = await editor.tap("События", on=await send_file(editor, NOTE.encode()))
    await editor.tap("1", on=listed)
    await editor.tap("Включить")
    await publish(editor, await editor.tap("К итогам"))
    assert "icebreakers" in (await visitor.send("/events 2017")).text
    assert "🚫" not in (await send_file(editor, NOTE.encode())).text


async def test_what_an_undone_document_left_out_is_offered_anew(editor: Person) -> None:
    await publish(editor, await send_file(editor, NOTE.encode()))
    screen = await leave_out(
        editor, "События", "regatta", await send_file(editor, CHANGED.encode())
    )
    await publish(editor, screen)
    assert "🚫 1" in (await send_file(editor, CHANGED.encode())).text
    await editor.send("/undo")
    again = await send_file(editor, CHANGED.encode())
    assert "🚫" not in again.text
    assert "➕ 1 новое" in again.text


async def test_what_editors_changed_stays_unless_they_say_otherwise(
    editor: Person, visitor: Person
) -> None:
    await publish(editor, await send_file(editor, NOTE.encode()))
    await visitor.send("/start")
    await visitor.tap("Finland")
    await editor.send("/start")
    await editor.tap("Finland")
    screen = await editor.send("/editevent icebreakers")
    await editor.tap("Место", on=screen)
    await editor.send("Vantaa")
    await editor.tap("Опубликовать")
    screen = await send_file(editor, CHANGED.encode())
    assert "👥" in screen.text
    screen = await editor.tap("Что изменится", on=screen)
    await publish(editor, await editor.tap("К итогам", on=screen))
    assert "Vantaa" in (await visitor.send("/events 2017")).text


async def test_another_editors_publishing_is_seen_before_ones_own(
    application: App, editor: Person, client: httpx.AsyncClient
) -> None:
    await publish(editor, await send_file(editor, NOTE.encode()))
    store = application.bot_data[SERVICES].store
    await store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    other = Person(client, OTHER.id)
    await other.send("/start")
    mine = await send_file(editor, CHANGED.encode())
    mine = await editor.tap("Принять всё", on=mine) if "сомнен" in mine.text else mine
    one = (await store.imports.list_open(OWNER.id))[0]
    theirs = await store.imports.keep_reading(OTHER.id, one.reading, NOW, brief_id=one.brief_id)
    screen = await other.press(f"review:{theirs.id}", await other.screen())
    assert "import" not in screen.text
    await other.press(f"acceptall:{one.id}", screen)
    assert (await store.imports.list_open(OWNER.id))[0].version == one.version
    seen = await store.imports.last_revision(one.brief_id)
    await other.press(f"acceptall:{theirs.id}", screen)
    version = (await store.imports.get(theirs.id, OTHER.id)).version
    await other.press(f"publishimport:{theirs.id}:{version}:{seen}", screen)
    screen = await editor.tap("Опубликовать", on=mine)
    assert "изменилось" in editor.toast["text"]
    assert "нет ничего нового" in screen.text or "➖" in screen.text


async def test_button_pressed_twice_begins_one_review(application: App, editor: Person) -> None:
    offer = await editor.send(
        "12 мая 2018 г. прошел концерт хора. 3 июня 2018 г. в Антверпене открылась выставка."
    )
    data = offer.button("Сделать черновик")["callback_data"]
    first = await editor.press(data, offer)
    again = await editor.press(data, offer)
    assert again.text == first.text
    assert "событи" in first.text.lower()
    store = application.bot_data[SERVICES].store
    assert len(await store.imports.list_open(editor.id)) == 1


async def test_unfinished_document_stands_among_drafts_and_with_what_waits(editor: Person) -> None:
    await send_file(editor, NOTE.encode(), "finland.txt")
    await editor.send("/cancel")
    desk = await editor.send("✍️ Редактору")
    assert "Не закончен 1 документ" in desk.text
    assert "Ничего не требует" not in desk.text
    listed = await editor.tap("Черновики (1)", on=desk)
    assert "Не закончен 1 документ" in listed.text
    shown = await editor.tap("finland.txt", on=listed)
    assert "Осталось 1 сомнение" in shown.text
    await publish(editor, shown)
    assert "документ" not in (await editor.send("/drafts")).text


async def test_doubts_that_one_sentence_raises_alike_are_taken_with_one_tap(
    editor: Person,
) -> None:
    more = "Concerts of the choir took place in Turku in 2013, 2015 and 2017.\n\nContacts"
    screen = await send_file(editor, NOTE.replace("\nContacts", more).encode())
    assert "Осталось 4 сомнения" in screen.text
    screen = await editor.tap("Разобрать", on=screen)
    assert "Из того же предложения: 2015 г.; 2017 г." in screen.text
    screen = await editor.tap("Верны все 3", on=screen)
    assert 'exhibition "Northern Light"' in screen.text
    assert not any("Верны все" in label for label in screen.labels)
    # What the year may be taken from can be read without the file.
    assert "Перед этим сказано: 12 марта 2017 г." in screen.text
    screen = await editor.tap("К итогам", on=screen)
    assert "Осталось 1 сомнение" in screen.text


async def test_doubt_that_differs_in_one_of_them_is_looked_at_by_itself(editor: Person) -> None:
    more = "Concerts of the choir took place in Turku in 2013, 2015 and 2019.\n\nContacts"
    screen = await send_file(editor, NOTE.replace("\nContacts", more).encode())
    await editor.tap("Разобрать", on=screen)
    screen = await editor.tap("Верны все 2")
    assert "2019" in screen.text
    assert "позже" in screen.text
