"""When the statement that means most nearly what is asked is told, and what stands before it."""

import pytest

from bot.settings import DATA
from handlers.finding.answers.likely import _answer, _Likely, _tell_apart
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.brief.statements import Statement, to_statements
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.question import Question
from handlers.meaning.reader import Near
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon
from tests.handlers.finding.conftest import LATER, read

T = load_catalogs(DATA / "locales")["ru"]
VERY_NEAR = 5.0


def ask(knowledge: Knowledge, text: str) -> Question:
    return Question(knowledge, Lexicon.load(), read(knowledge, text), T, LATER, ())


@pytest.mark.parametrize(
    ("asked", "is_apart"),
    [
        ("какую лодку подарили музею?", False),
        # That it was so the nearest statement need not say.
        ("подарили ли музею лодку?", True),
        ("музею тоже подарили лодку, да?", True),
    ],
)
def test_what_asks_yes_or_no_has_a_statement_only_as_the_nearest(
    egyptian: Knowledge, asked: str, *, is_apart: bool
) -> None:
    nearest = _Likely(Statement("Музей показал лодку."), Near(0, 0.9, VERY_NEAR), None, 0, 5.0)
    assert bool(_tell_apart(nearest, None, ask(egyptian, asked))) is is_apart


def test_number_of_what_was_shown_gives_way_to_none_of_another_event(egyptian: Knowledge) -> None:
    events = egyptian.content.events
    statements = to_statements(egyptian.content, T)
    question = ask(egyptian, "а сколько их было?")
    told = {}
    for at, each in enumerate(statements.all):
        if each.event is not None:
            said = Answer(T.markup("Yes"), (events[each.event].id,))
            if _answer(question, said, statements, [Near(at, 0.9, VERY_NEAR)], {at}):
                told[at] = said.events
    here, *others = told
    elsewhere = next(at for at in others if told[at] != told[here])
    said = Answer(T.markup("Yes"), told[here])
    near = [Near(elsewhere, 0.9, VERY_NEAR), Near(here, 0.9, 0.6)]
    assert _answer(question, said, statements, near, {here}) is None
