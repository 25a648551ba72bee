"""Asks every question of a set and compares the readings with what a person expects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from bot.settings import DATA
from handlers.finding.answers.finder import Finder, Outcome
from handlers.finding.readings.reading import (
    DatesReading,
    DirectionReading,
    IntentReading,
    PeriodReading,
    Reading,
    SearchReading,
)
from handlers.texts import load_catalogs
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.store import Store
from tests.support.briefs import BELGIUM_ALONE, load_briefs, read_briefs

SETS = ("questions", "more_questions")
TODAY = date(2026, 11, 23)
"""When the questions are asked."""


@dataclass(frozen=True)
class Question:
    """What is asked, and what a person expects."""

    ask: str
    lang: str
    kind: str
    expect: str


@dataclass(frozen=True)
class Answer:
    """A question with the answers that were given, best first."""

    question: Question
    answers: tuple[str, ...]

    def is_right(self, within: int) -> bool:
        """Whether what is expected is among the first answers."""
        kind, _, value = self.question.expect.partition(" ")
        if kind == "nothing":
            return not self.answers
        wanted = {f"{kind} {each}".strip() for each in value.split(",")}
        if kind == "period":
            wanted = {_name_period(Edtf.parse(each)) for each in value.split(",")}
        return not wanted.isdisjoint(self.answers[:within])


def read_questions(name: str) -> list[Question]:
    """The questions of a set."""
    path = Path(__file__).parent / f"{name}.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return [Question(**{key: str(value) for key, value in row.items()}) for row in rows]


async def ask_all(questions: Iterable[Question], path: Path) -> list[Answer]:
    """The answers, from a store at `path` with the Belgian brief."""
    store = await Store.open(path)
    try:
        await load_briefs(store, read_briefs(BELGIUM_ALONE))
        lexicon = Lexicon.load()
        catalogs = load_catalogs(DATA / "locales")
        answers = []
        for question in questions:
            (brief,) = await store.briefs.list_briefs(question.lang)
            finder = Finder(store, lexicon, catalogs[question.lang], TODAY)
            given = _name_answers(await finder.find(brief, question.ask))
            answers.append(Answer(question, tuple(dict.fromkeys(given))))
        return answers
    finally:
        await store.close()


def tabulate(answers: Iterable[Answer]) -> str:
    """Accuracy at 1 and at 3, by kind and by language."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        for group in (answer.question.kind, answer.question.lang, "all"):
            groups[group].append(answer)
    lines = [f"{'':12} {'asked':>6} {'at 1':>7} {'at 3':>7}"]
    for group, members in groups.items():
        at_1, at_3 = (
            100 * sum(each.is_right(within) for each in members) / len(members) for within in (1, 3)
        )
        lines.append(f"{group:12} {len(members):6} {at_1:6.1f}% {at_3:6.1f}%")
    return "\n".join(lines)


def _name_answers(outcome: Outcome) -> list[str]:
    if answer := outcome.answer:
        if answer.period:
            return [_name_period(answer.period)]
        if answer.talk:
            return [answer.talk]
        if answer.direction:
            return [f"direction {answer.direction}"]
        return [*(f"events {each}" for each in answer.events), *filter(None, [answer.section])]
    readings = outcome.understanding.readings if outcome.understanding else ()
    return [each for reading in readings for each in _to_answers(reading)]


def _to_answers(reading: Reading) -> list[str]:
    if isinstance(reading, PeriodReading):
        return [_name_period(reading.period)]
    if isinstance(reading, DatesReading):
        return [
            _name_period(value) if isinstance(value, Edtf) else f"period {value}"
            for value in reading.values
        ]
    if isinstance(reading, DirectionReading):
        return [f"direction {reading.direction.id}"]
    if isinstance(reading, IntentReading):
        return [reading.intent]
    if isinstance(reading, SearchReading):
        return [_HIT[hit.kind].format(hit.id).strip() for hit in reading.found.hits]
    raise TypeError(reading)


def _name_period(period: Edtf) -> str:
    """A period by its days: summer is June to August."""
    return f"period {period.earliest_start}/{period.latest_end}"


_HIT = {"event": "events {}", "direction": "direction {}", "fact": "about", "contact": "contact"}
