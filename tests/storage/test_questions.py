"""Questions and answers: sent once, by their editor, and never lost between closing and sending."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from storage.database import Database
from storage.origin import current_origin
from storage.questions import MAX_OPEN, Questions
from storage.store import Store

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
PERSON, OLGA, JAN = 1001, 1002, 1003


@contextmanager
def update(row: int) -> Iterator[None]:
    """Whatever is written within is written because of this update."""
    token = current_origin.set(row)
    try:
        yield
    finally:
        current_origin.reset(token)


@pytest.fixture
async def questions(database: Database) -> Questions:
    questions = Questions(database)
    assert await questions.ask(PERSON, "ru", "Какие планы?", NOW) == "sent"
    return questions


@pytest.fixture
def mine(questions: Questions, database: Database) -> Store:
    return Store(database)


async def answer(questions: Questions, editor: int, text: str) -> None:
    assert await questions.begin_answer(1, editor)
    await questions.write_answer(1, editor, text)


async def test_question_of_an_update_that_comes_again_is_kept_once(questions: Questions) -> None:
    for _ in range(2):
        with update(7):
            assert await questions.ask(PERSON, "ru", "Кто отвечает?", NOW) == "sent"
    assert (await questions.list_open(offset=0, limit=10))[1] == 2
    with update(8):
        assert await questions.ask(PERSON, "ru", "Кто отвечает?", NOW) == "same"


async def test_one_person_has_few_questions_waiting(questions: Questions) -> None:
    outcomes = [
        await questions.ask(PERSON, "ru", f"Вопрос {each}", NOW) for each in range(MAX_OPEN)
    ]
    assert outcomes == ["sent"] * (MAX_OPEN - 1) + ["too many"]
    await questions.close(1, OLGA, NOW)
    assert await questions.ask(PERSON, "ru", "Ещё", NOW) == "sent"


async def test_answered_question_has_its_message_in_the_outbox(mine: Store) -> None:
    await answer(mine.questions, OLGA, "Никаких.")
    assert await mine.outbox.take() is None
    assert await mine.questions.send_answer(1, OLGA, NOW)
    question = await mine.questions.get_question(1)
    assert question
    assert (question.state, question.answer, question.ended_by) == ("answered", "Никаких.", OLGA)
    message = await mine.outbox.take()
    assert message
    assert (message.chat_id, message.question_id) == (PERSON, 1)


async def test_answer_is_sent_once_however_often_it_is_asked_for(mine: Store) -> None:
    await answer(mine.questions, OLGA, "Никаких.")
    for row in (7, 7, 8):
        with update(row):
            assert await mine.questions.send_answer(1, OLGA, NOW)
    assert await mine.outbox.take()
    assert await mine.outbox.take() is None


async def test_only_its_editor_sends_an_answer(mine: Store) -> None:
    await answer(mine.questions, OLGA, "Мой ответ.")
    assert not await mine.questions.send_answer(1, JAN, NOW)
    assert await mine.questions.begin_answer(1, JAN)
    assert not await mine.questions.send_answer(1, JAN, NOW)
    # That another editor begins an answer takes nothing from mine.
    assert await mine.questions.get_answer(1, OLGA) == "Мой ответ."
    await mine.questions.write_answer(1, JAN, "Чужой ответ.")
    assert await mine.questions.send_answer(1, OLGA, NOW)
    assert not await mine.questions.send_answer(1, JAN, NOW)
    question = await mine.questions.get_question(1)
    assert question
    assert question.answer == "Мой ответ."


async def test_nothing_written_is_nothing_sent(mine: Store) -> None:
    assert await mine.questions.begin_answer(1, OLGA)
    assert not await mine.questions.send_answer(1, OLGA, NOW)
    assert await mine.outbox.take() is None


async def test_written_answer_stays_until_another_is_written(questions: Questions) -> None:
    await answer(questions, OLGA, "Первый.")
    assert await questions.begin_answer(1, OLGA)
    assert await questions.get_answer(1, OLGA) == "Первый."
    await questions.stop_answering(OLGA)
    assert await questions.get_answer(1, OLGA) == "Первый."
    await answer(questions, OLGA, "Второй.")
    assert await questions.get_answer(1, OLGA) == "Второй."


async def test_message_that_is_handled_again_is_still_the_answer(questions: Questions) -> None:
    assert await questions.begin_answer(1, OLGA)
    for _ in range(2):
        with update(7):
            awaited = await questions.get_answering(OLGA)
            assert awaited
            await questions.write_answer(awaited.id, OLGA, "Никаких.")
    with update(8):
        assert await questions.get_answering(OLGA) is None


async def test_editor_answers_one_question_at_a_time(questions: Questions) -> None:
    await questions.ask(PERSON, "ru", "Кто отвечает?", NOW)
    assert await questions.begin_answer(1, OLGA)
    assert await questions.begin_answer(2, OLGA)
    awaited = await questions.get_answering(OLGA)
    assert awaited
    assert awaited.id == 2
    assert await questions.get_answering(JAN) is None


async def test_closed_question_is_neither_answered_nor_begun(mine: Store) -> None:
    await answer(mine.questions, OLGA, "Никаких.")
    for _ in range(2):
        assert await mine.questions.close(1, JAN, NOW)
    assert not await mine.questions.send_answer(1, OLGA, NOW)
    assert not await mine.questions.begin_answer(1, OLGA)
    # The visitor is told, once, and of no answer.
    told = await mine.outbox.take()
    assert told
    assert told.key == "closed 1"
    assert await mine.outbox.take() is None
    assert not await mine.questions.close(404, JAN, NOW)


async def test_answered_question_is_not_closed(mine: Store) -> None:
    await answer(mine.questions, OLGA, "Никаких.")
    assert await mine.questions.send_answer(1, OLGA, NOW)
    assert not await mine.questions.close(1, JAN, NOW)
    question = await mine.questions.get_question(1)
    assert question
    assert question.state == "answered"
