"""Every button does once what it does, however often it is pressed or handled.

A tap may be doubled, and after a crash between the commit and its mark the update is handled again.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.playground import Person as Member
from bot.settings import Settings
from handlers.chat.context import SERVICES
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadEvent, Reading
from handlers.imports.review import reading_format
from handlers.registry import SCREENS
from storage.edtf import Edtf
from storage.recording import Author
from storage.store import Store
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.person import PICTURE, Person
from tests.support.rest import run_application

SHOWN_TO_VISITORS = """
    start help country directions:1 events:1 list:1:2018 event:11 ics:11 people:1 search:1
    contact:1 vcard:1 about:1 language privacy forget thanks related:11 others:1:2018 upcoming:1
    topics paces hearins agreements:1 agreement:{agreement} hearofs everywhere everywhere:2018
    jubilees:1 jubilees:1:2028 alljubilees allof:contact askmore:{query} names:{entity}
    eventnames:11 contactnames:1 export:1 doc:docx:event:11 timeline:1 years:0:list:1:2018
    years:1:list:1:2018 self found:{query} ask:{query} named:{entity}
"""
SHOWN_TO_OWNERS = """
    desk editevent:1 deleteevent:1 hidden:1 drafts draftmore:{draft} editcontacts:1 hide:11 history
    revision:{revision} announce:{added} notice:1 questions qr:about:1 editors removeeditor:1003
    briefs managebrief:1 updatebrief:1 facts:1 hidething:fact:1 doubt:{document}:0
    things:{document}:e:0 thing:{document}:e0 unused:{document} importinto:{document}
    columns:{document} column:{document}:0 translations:1 gaps:1:en unanswered statistics:30
    usechart:30 changes:{into}:0 change:{into}:1 broadcast audience:{written}
    sentbroadcast:{sent}
"""
DONE_BY_VISITORS = """
    brief:1 speak:nl forget:1 subscribe hear unsubscribe topic:1 topic:1:0 topic:0 pace:1 hour:10
    zone:1 hearin:nl cancel hearof:1:1 hearof:0 photos:11 sendquestion:{query} reword:{query}
"""
DONE_BY_OWNERS = """
    addevent:1 edit:event:11 edit:contact:1 draft:{draft} field:{draft}:title skip:{draft}:title
    clear:{draft}:place direction:{draft}:1:1 direction:{draft}:1:0 write:{draft}:nl
    relabel:{draft}:en stop:{draft} keep:{draft} discard:{draft} publish:{draft}:{version}
    rebase:{draft} hide:11:1 restore:10 verify:1 revert:{revision} notify:{added} stopnotice:1
    answer:{question} sendanswer:{answered} closequestion:{question} factof:{told} addeditor:1001
    removeeditor:1003:1 movebrief:1:1 briefstate:1:hidden briefstate:1:retired:1 addbrief
    updatebrief:1:1 new:1:fact hidething:fact:1:1 choosevalue:{draft}:status:planned
    readdraft:{draft} takedate:{draft}:date:2018-05-15 import readparts:{collected}
    leaveimport:{collected}
    searchinstead:{collected}:{query} dropimport:{document}
    review:{document} settle:{document}:0:ok settle:{document}:0:ok:1
    settle:{document}:0:out acceptall:{document}
    leaveout:{document}:e0:1 importfield:{document}:e0:title setcolumn:{document}:0:date
    columnsright:{document} checked:1:en:1 translate:event:11:en importinto:{document}:1
    choose:{into}:1:1:keep draftphotos:{pictured}
    draftphoto:{pictured}:{photo} movephoto:{pictured}:{photo}:1
    removephoto:{pictured}:{photo}:0 putbackphoto:{pictured}:{photo}:1 writebroadcast:{written}
    toaudience:{written}:1:nl sendbroadcast:{written}:2 dropbroadcast:{written} stopbroadcast:{sent}
    publishimport:{accepted}:{accepted_version}:0 publishimport:{into}:{into_version}:{seen}
"""
SHOWING = {VISITOR: SHOWN_TO_VISITORS.split(), OWNER: SHOWN_TO_OWNERS.split()}
DOING = [
    (person, data)
    for person, listed in ((VISITOR, DONE_BY_VISITORS), (OWNER, DONE_BY_OWNERS))
    for data in listed.split()
]
NOT_BUTTONS = {"undo", "backup", "join", "invite"}
"""Commands that are written again to be done again, links: each press of `invite` makes one."""
BOOKKEEPING = {"inbox", "kept_update", "sqlite_sequence", "talk", "usage"}
NOTED = {"origin", "last_origin", "updated_at"}


def test_every_screen_is_pressed_here() -> None:
    every = chain(*SHOWING.values(), (data for _, data in DOING))
    pressed = {data.partition(":")[0] for data in every}
    assert pressed == set(SCREENS.by_name) - NOT_BUTTONS


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where the store is kept in which everything there is can be pressed."""
    return {"folder": tmp_path_factory.mktemp("prepared")}


@pytest.fixture
async def state(
    prepared: dict[str, Path], settings: Settings, client: httpx.AsyncClient
) -> dict[str, int]:
    """The numbers of what can be pressed; the store has it."""
    kept, numbers = prepared["folder"] / "spravka.db", prepared["folder"] / "numbers.json"
    if not kept.exists():
        async with run_application(settings, clock=lambda: NOW) as application:
            visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
            found = await _prepare(application, visitor, owner)
        shutil.copyfile(settings.database_path, kept)
        numbers.write_text(json.dumps(found))
    shutil.copyfile(kept, settings.database_path)
    read: dict[str, int] = json.loads(numbers.read_text())
    return read


async def _prepare(application: App, visitor: Person, owner: Person) -> dict[str, int]:
    store = application.bot_data[SERVICES].store
    await owner.send("/start")
    await visitor.subscribe()
    await store.editors.add(OTHER.id, "Jan", OWNER.id, NOW)
    await store.editors.remember_name(VISITOR.id, "Анна", NOW)
    await owner.send("/deleteevent 10")
    await owner.tap("скрыть")
    hidden = await store.revisions.get_last_of(OWNER.id)
    await owner.send("/addevent 2019 | Форум | Прошёл форум.")
    await owner.tap("Опубликовать")
    added = await store.revisions.get_last_of(OWNER.id)
    query = await store.search.remember_query("какие планы на аргентину", NOW, VISITOR.id)
    for text in ("Когда форум?", "Где форум?", "Где встреча?"):
        await store.questions.ask(VISITOR.id, "ru", text, NOW)
    questions, _ = await store.questions.list_open(offset=0, limit=5)
    told = questions[2].id
    await store.questions.begin_answer(told, OWNER.id)
    await store.questions.write_answer(told, OWNER.id, "В порту.")
    await store.questions.send_answer(told, OWNER.id, NOW)
    await owner.send("/questions")
    await owner.press(f"answer:{questions[1].id}", await owner.screen())
    await owner.send("В мае.")
    await owner.send("/addevent 2020 | Встреча | Прошла встреча.")
    drafts, _ = await store.drafts.list_drafts(OWNER.id, offset=0, limit=5)
    people, _ = await store.entities.list_people(1, "ru", offset=0, limit=1)
    made = await store.drafts.create_event(
        OWNER.id, 1, "ru", NOW, subject="agreement", changes={"ru.title": "Меморандум"}
    )
    agreement = await store.drafts.publish(made, Author(OWNER.id, "Ольга"), NOW)
    sent = await store.broadcasts.begin(OWNER.id, NOW)
    await store.broadcasts.write(sent.id, "Мы переехали.")
    await store.broadcasts.send(sent.id, 2, NOW, None)
    written = await store.broadcasts.begin(OWNER.id, NOW)
    await store.broadcasts.write(written.id, "Мы переехали ещё раз.")
    return (
        await _prepare_documents(store)
        | await _prepare_photos(store)
        | {
            "sent": sent.id,
            "written": written.id,
            "agreement": agreement.subject_id if agreement else 0,
            "query": query,
            "entity": people[0].id,
            "draft": drafts[0].id,
            "version": drafts[0].version,
            "revision": hidden.id,
            "added": added.id,
            "question": questions[0].id,
            "answered": questions[1].id,
            "told": told,
        }
    )


async def _prepare_photos(store: Store) -> dict[str, int]:
    """Photos of an event that visitors see, and the same in a draft; from another bot."""
    photos = [
        await store.photos.keep(PICTURE + end, 1, 1, f"another bot's {end!r}")
        for end in (b"1", b"2")
    ]
    drafts, author = store.drafts, Author(OWNER.id, "Ольга")
    pictured = []
    for event in (11, 9):
        draft = await drafts.create_edit(OWNER.id, "event", event, NOW)
        assert draft
        pictured.append(await drafts.update(draft, NOW, changes={"photos": photos}))
    await drafts.publish(pictured[0], author, NOW)
    return {"pictured": pictured[1].id, "photo": photos[0]}


async def _prepare_documents(store: Store) -> dict[str, int]:
    """A text that is being collected; documents in doubt, looked through, and for a brief."""
    doubt = Doubt(DoubtKind.YEAR_INHERITED, "date", "On 5 May the exhibition opened.")
    event = ReadEvent(Edtf.parse("2017-05-05"), "Exhibition", "It opened.", "", doubts=(doubt,))
    reading = Reading("en", "Note", "Finland", "FI", Edtf.parse("2018-06"), events=[event])
    reading.unused.append("Page 1")
    kept = reading_format().dump_json(reading).decode()
    imports = store.imports
    document = await imports.keep_reading(OWNER.id, kept, NOW)
    accepted = await imports.keep_reading(OWNER.id, kept, NOW)
    into = await imports.keep_reading(OWNER.id, kept, NOW, brief_id=1)
    collected = await imports.collect(OWNER.id, NOW, "Note")
    return {
        "document": document.id,
        "accepted": accepted.id,
        "accepted_version": accepted.version,
        "into": into.id,
        "into_version": into.version,
        "seen": await imports.last_revision(1),
        "collected": collected.id,
    }


@pytest.mark.parametrize("presser", SHOWING, ids=["visitor", "owner"])
async def test_what_only_shows_changes_nothing(
    presser: Member, state: dict[str, int], settings: Settings, client: httpx.AsyncClient
) -> None:
    person = Person(client, presser.id)
    _keep_updates(settings.database_path)
    async with run_application(settings, clock=lambda: NOW):
        screen = await person.send("/help")
        await person.settle()
        before = _dump(settings)
        for data in SHOWING[presser]:
            await person.press(data.format(**state), screen)
            await person.settle()
            assert not _changed(before, settings), data
    _forget_that_they_were_handled(settings.database_path, len(SHOWING[presser]))
    async with run_application(settings, clock=lambda: NOW):
        await person.settle()
    assert not _changed(before, settings), "handled again"


@pytest.mark.parametrize(("presser", "data"), DOING, ids=[data for _, data in DOING])
async def test_a_button_does_once_what_it_does(
    presser: Member,
    data: str,
    state: dict[str, int],
    settings: Settings,
    client: httpx.AsyncClient,
) -> None:
    person = Person(client, presser.id)
    data = data.format(**state)
    _keep_updates(settings.database_path)
    async with run_application(settings, clock=lambda: NOW):
        screen = await person.send("/help")
        await person.press(data, screen)
        await person.settle()
        once = _dump(settings)
        await person.press(data, screen)
        await person.settle()
        assert not _changed(once, settings), "pressed twice"
    _forget_that_they_were_handled(settings.database_path, 1)
    async with run_application(settings, clock=lambda: NOW):
        await person.settle()
    assert not _changed(once, settings), "handled again"


def _changed(before: dict[str, list[Any]], settings: Settings) -> list[str]:
    """The tables that no longer have what they had."""
    return [table for table, rows in _dump(settings).items() if rows != before.get(table)]


def _dump(settings: Settings) -> dict[str, list[Any]]:
    """All that the store has, but for what it notes of updates and moments."""
    columns = (
        "SELECT tables.name, group_concat('\"' || columns.name || '\"')"
        " FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND columns.name NOT IN (SELECT value FROM json_each(?))"
        " AND tables.name NOT LIKE 'search_document_%' GROUP BY tables.name"
    )
    with closing(sqlite3.connect(settings.database_path)) as connection:
        return {
            table: connection.execute(f'SELECT {names} FROM "{table}"').fetchall()
            for table, names in connection.execute(columns, [json.dumps([*NOTED])]).fetchall()
            if table not in BOOKKEEPING
        }


def _keep_updates(path: Path) -> None:
    """Let the store keep the updates that it forgets when they are handled."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE kept_update (id INTEGER, body TEXT)")
        connection.execute(
            "CREATE TRIGGER kept_update_kept AFTER INSERT ON inbox BEGIN"
            " INSERT INTO kept_update VALUES (new.id, new.body); END"
        )


def _forget_that_they_were_handled(path: Path, newest: int) -> None:
    """Leave the store as a kill between the commit and the mark would have left it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE inbox SET state = 'waiting', body = kept_update.body FROM kept_update"
            " WHERE inbox.id = kept_update.id"
            " AND inbox.id IN (SELECT id FROM inbox ORDER BY id DESC LIMIT ?)",
            [newest],
        )
