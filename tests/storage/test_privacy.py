"""What belongs to a person can be forgotten, and nothing is kept for longer than is said."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage.choices import SEEN_AGAIN_AFTER, Choice
from storage.database import Database
from storage.inbox import to_json
from storage.privacy import (
    CHOICES_KEPT_FOR,
    FORGET,
    INVITATIONS_KEPT_FOR,
    KEPT,
    RULES,
    UPDATES_KEPT_FOR,
    WORK_KEPT_FOR,
)
from storage.recording import Author
from storage.store import Store
from tests.storage.test_questions import update
from tests.support.documents import read_section

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
OLD = timedelta(days=90)
MOMENT = timedelta(seconds=1)
PERSON, OTHER, THIRD = 1_234_567_001, 1_234_567_002, 1_234_567_003
# Columns that name a person by Telegram's number, and text that a person has written.
NAMING = re.compile(r"(user|chat|editor)_id|added_by|created_by|used_by|ended_by|body")


def _message(person: int, text: str, **more: object) -> dict[str, object]:
    sender = {"id": person, "is_bot": False, "first_name": "Анна"}
    chat = {"id": person, "type": "private"}
    return {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": text, **more}


async def live(store: Store, person: int, word: str) -> None:
    """Do everything that a person can do, with a word of their own in all of it."""
    author = Author(person, f"Имя {word}")
    await store.choices.set_language(person, "nl")
    await store.search.remember_query(f"поиск {word}", NOW, person)
    await store.questions.ask(person, "ru", f"вопрос {word}", NOW)
    await store.subscriptions.subscribe(person, "ru", "Europe/Moscow", NOW)
    await store.subscriptions.set_directions(person, [1])
    await store.editors.remember_name(person, f"Имя {word}", NOW)
    token = await store.editors.invite(
        OTHER if person == PERSON else PERSON, NOW + INVITATIONS_KEPT_FOR
    )
    assert token
    await store.editors.accept(token, person, f"Имя {word}", NOW)
    await store.drafts.create_event(person, 1, "ru", NOW, changes={"ru.title": f"черновик {word}"})
    revision = await store.revisions.set_deleted(
        1 if person == PERSON else 2, deleted=True, author=author, now=NOW
    )
    await store.outbox.announce(revision.id, 2, person, NOW, watched=(person, 5))
    for ending in ("sent", "open"):
        broadcast = await store.broadcasts.begin(person, NOW)
        await store.broadcasts.write(broadcast.id, f"всем {ending} {word}")
        if ending == "sent":
            await store.broadcasts.send(broadcast.id, 2, NOW, (person, 5))
    await store.questions.begin_answer(1, person)
    await store.questions.write_answer(1, person, f"ответ {word}")
    await store.reminders.note(f"contact 1 {person}", NOW)
    updates = {
        person: {"update_id": person, "message": _message(person, f"письмо {word}")},
        person + 10: {
            "update_id": person + 10,
            "callback_query": {
                "id": "7",
                "from": {"id": person, "is_bot": False, "first_name": word},
                "chat_instance": "1",
                "data": word,
            },
        },
    }
    rows = await store.inbox.add(5, {key: to_json(value) for key, value in updates.items()}, NOW)
    await store.inbox.set_aside(rows[person], "KeyError", NOW)


def _dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


async def test_nothing_of_a_person_is_left_but_the_number_under_changes(
    store: Store, path: Path
) -> None:
    await store.questions.ask(THIRD, "ru", "Какие планы?", NOW)
    await live(store, PERSON, "ирис")
    await live(store, OTHER, "роза")
    before = _dump(path)
    assert "ирис" in before
    await store.forget(PERSON)
    left = _dump(path)
    assert "ирис" not in left
    assert left.count("роза") == before.count("роза")
    lines = [line for line in left.splitlines() if str(PERSON) in line]
    tables = {re.search(r'INTO "?(\w+)', line)[1] for line in lines}  # type: ignore[index]
    # Who made a change, who announced it, whom an invitation was made by for another, and the
    # number by which an update that was handled is known.
    assert tables <= {"revision", "notice", "inbox", "editor", "invitation"}, lines
    assert (await store.choices.get_choice(PERSON)) == Choice()
    revisions, _ = await store.revisions.list_revisions(offset=0, limit=10)
    assert {each.author for each in revisions} == {Author(PERSON, ""), Author(OTHER, "Имя роза")}


async def test_words_are_overwritten_in_the_file_and_in_its_log(store: Store, path: Path) -> None:
    await store.questions.ask(THIRD, "ru", "Какие планы?", NOW)
    await live(store, PERSON, "незабудка")
    await store.forget(PERSON)
    for file in (path, path.with_name(f"{path.name}-wal")):
        assert "незабудка".encode() not in file.read_bytes()


async def test_one_who_left_nothing_is_forgotten_too(store: Store) -> None:
    await store.forget(PERSON)
    await store.forget(PERSON)


async def test_update_that_asks_for_it_is_still_handled_and_noted(
    store: Store, database: Database
) -> None:
    body = to_json({"update_id": 7, "message": _message(PERSON, "/forget")})
    rows = await store.inbox.add(5, {7: body}, NOW)
    with update(rows[7]):
        await store.forget(PERSON)
        await store.forget(PERSON)
    await store.inbox.finish(rows[7], NOW)
    row = await database.fetch_one("SELECT state, body FROM inbox")
    assert row
    assert tuple(row) == ("done", "")


async def test_what_others_sent_stays_but_for_what_was_set_aside(store: Store) -> None:
    reply = {
        "update_id": 7,
        "message": _message(OTHER, "да", reply_to_message=_message(PERSON, "?")),
    }
    shared = {"update_id": 8, "message": _message(OTHER, "", contact={"user_id": PERSON})}
    rows = await store.inbox.add(5, {7: to_json(reply), 8: to_json(shared), 9: "no JSON"}, NOW)
    await store.inbox.set_aside(rows[8], "KeyError", NOW)
    await store.forget(PERSON)
    assert [each.update_id for each in await store.inbox.begin_again(5)] == [7, 9]
    assert set(await store.inbox.add(5, {8: "{}"}, NOW)) == {8}


async def test_answer_on_its_way_goes_with_its_question(store: Store, database: Database) -> None:
    await store.questions.ask(PERSON, "ru", "Какие планы?", NOW)
    await store.questions.begin_answer(1, OTHER)
    await store.questions.write_answer(1, OTHER, "Никаких.")
    await store.questions.send_answer(1, OTHER, NOW)
    message = await store.outbox.take()
    assert message
    await store.forget(PERSON)
    await store.outbox.settle(message, "sent", NOW)
    assert await store.outbox.take() is None
    assert await database.fetch_one("SELECT 1 FROM answer") is None


async def test_every_table_that_names_people_is_thought_of(database: Database) -> None:
    rows = await database.fetch_all(
        "SELECT DISTINCT t.name, c.name AS column FROM sqlite_schema AS t"
        " JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    )
    naming = {row["name"] for row in rows if NAMING.fullmatch(row["column"])}
    # A reminder names a person within its key.
    assert naming | {"reminder"} == {*FORGET, *KEPT}


_TOLD = {
    "search_query": "what people searched for, their questions",
    "question": "what people searched for, their questions",
    "talk": "what a person was last shown",
    "unanswered": "what was asked and not found",
    "usage": "how often what was asked for",
    "inbox": "that an update was handled",
    "outbox": "to whom an announcement, an answer or a message to subscribers went",
    "broadcast": "to whom an announcement, an answer or a message to subscribers went",
    "draft": "an editor's drafts",
    "import": "documents that an editor sent",
    "invitation": "invitations, and people",
    "shared_person": "invitations, and people",
    "user_choice": "a choice of language or brief",
    "subscriber": "a subscription",
    "reminder": "that editors were reminded",
}


def test_operators_are_told_how_long_each_is_kept() -> None:
    section = read_section("docs/operations.md", "What is kept of people, and for how long")
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    assert {rule.table for rule in RULES} == _TOLD.keys()
    for rule in RULES:
        (row,) = [each for each in rows if each.startswith(f"| {_TOLD[rule.table]}")]
        age = rule.age or OLD
        said = f"{age.days} days" if age.days else f"{age // timedelta(minutes=1)} minutes"
        assert said in row, rule.table


async def _ages(store: Store, database: Database) -> None:
    """One of everything that goes with its age."""
    await store.search.remember_query("поиск", NOW, PERSON)
    await store.questions.ask(PERSON, "ru", "вопрос", NOW)
    await store.editors.remember_name(OTHER, "Имя", NOW)
    await store.editors.invite(OTHER, NOW)
    await store.reminders.note(f"contact 1 {OTHER}", NOW)
    draft = await store.drafts.create_event(OTHER, 1, "ru", NOW)
    await store.drafts.update(draft, NOW, state="discarded")
    await store.drafts.create_event(OTHER, 1, "ru", NOW)
    await store.choices.set_language(PERSON, "nl")
    await store.choices.note_seen(PERSON, NOW.date())
    await store.subscriptions.subscribe(PERSON, "ru", "Europe/Moscow", NOW)
    await store.subscriptions.subscribe(OTHER, "ru", "Europe/Moscow", NOW)
    revision = await store.revisions.set_deleted(1, deleted=True, author=Author(1, ""), now=NOW)
    await store.outbox.announce(revision.id, 2, OTHER, NOW)
    message = await store.outbox.take()
    assert message
    await store.outbox.settle(message, "gone", NOW)
    rows = await store.inbox.add(5, {7: "{}", 8: "{}", 9: "{}"}, NOW)
    await store.inbox.finish(rows[7], NOW)
    await store.inbox.set_aside(rows[8], "KeyError", NOW)


@pytest.mark.parametrize(
    ("table", "age", "stays"),
    [
        ("search_query", OLD, 0),
        ("question", OLD, 0),
        ("inbox", UPDATES_KEPT_FOR, 1),  # one waits
        ("outbox", WORK_KEPT_FOR, 1),  # one waits
        ("draft", WORK_KEPT_FOR, 1),  # one is open
        ("invitation", INVITATIONS_KEPT_FOR, 0),
        ("shared_person", INVITATIONS_KEPT_FOR, 0),
        ("reminder", CHOICES_KEPT_FOR, 0),
        ("subscriber", CHOICES_KEPT_FOR, 1),  # one can be reached
    ],
)
async def test_what_is_too_old_goes_and_nothing_before(
    store: Store, database: Database, table: str, age: timedelta, stays: int
) -> None:
    await _ages(store, database)

    async def count() -> int:
        row = await database.fetch_one(f"SELECT count(*) FROM {table}")
        return int(row[0]) if row else 0

    before = await count()
    await store.prune(NOW + age, OLD)
    assert await count() == before > stays
    await store.prune(NOW + age + MOMENT, OLD)
    assert await count() == stays


async def test_what_was_written_while_the_clock_was_ahead_is_kept_no_longer(
    store: Store, database: Database
) -> None:
    ahead = NOW + timedelta(days=400)
    number = await store.search.remember_query("поиск", ahead, PERSON)
    await store.subscriptions.subscribe(PERSON, "ru", "Europe/Moscow", ahead)
    await store.subscriptions.set_pace(PERSON, weekly=True, hour=10, now=ahead)
    await store.reminders.note("contact 1", ahead)
    await store.prune(NOW, OLD)
    (weekly,) = await store.subscriptions.list_weekly()
    assert weekly.digest_until == NOW
    assert weekly.digest_due(NOW + timedelta(days=7))
    assert await store.reminders.get_last("contact 1") == NOW
    await store.prune(NOW + OLD + MOMENT, OLD)
    assert await store.search.recall_query(number) is None


async def test_words_are_kept_for_as_long_as_the_operator_says(store: Store) -> None:
    number = await store.search.remember_query("поиск", NOW, PERSON)
    await store.prune(NOW + timedelta(days=7), timedelta(days=7))
    assert await store.search.recall_query(number) == "поиск"
    await store.prune(NOW + timedelta(days=7) + MOMENT, timedelta(days=7))
    assert await store.search.recall_query(number) is None


async def test_choice_is_kept_while_it_is_of_use(store: Store) -> None:
    await store.choices.set_language(PERSON, "nl")
    await store.prune(NOW, OLD)  # what has no day counts from now on
    choice = await store.choices.get_choice(PERSON)
    assert choice.seen_on == NOW.date()
    later = NOW.date() + SEEN_AGAIN_AFTER
    assert not choice.is_to_be_noted(later)
    assert choice.is_to_be_noted(later + timedelta(days=1))
    await store.choices.note_seen(PERSON, later)
    await store.prune(NOW + CHOICES_KEPT_FOR + SEEN_AGAIN_AFTER, OLD)
    assert (await store.choices.get_choice(PERSON)).language == "nl"
    await store.prune(NOW + CHOICES_KEPT_FOR + SEEN_AGAIN_AFTER + timedelta(days=1), OLD)
    assert await store.choices.get_choice(PERSON) == Choice()


def test_who_chose_nothing_is_not_noted() -> None:
    assert not Choice().is_to_be_noted(date(2018, 6, 1))
