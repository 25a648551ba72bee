"""Tables of written dates, and whether they are read as a person reads them.

Of a wrong reading it counts whether it comes with a word: with nothing at all, a problem, a doubt,
or figures that are left unread. What a document's reading puts aside is told to an editor as a term
or the date of a paper, and no event's: where a table expects its value, that is wrong, and said so.
A table that knows of it expects `{aside: "2027-01-05"}`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from handlers.dates import Context, read_dates
from handlers.dates.values.value import Value
from storage.edtf import Edtf
from storage.yaml_loader import load_yaml

TABLE = Path(__file__).parents[1] / "handlers" / "dates" / "forms" / "01.yaml"
LANGUAGES = ("ru", "en", "nl", "fr")


class Outcome(Enum):
    """How a text was read."""

    RIGHT = "right"
    TOLD = "wrong, and said so"
    WRONG = "wrong"


@dataclass(frozen=True)
class Form:
    """A written date and what it says."""

    text: str
    language: str
    context: str
    expect: Any
    today: str = "2018-06-01"
    kind: str = "known"
    also: list[Any] = field(default_factory=list)
    default_year: int | None = None
    doubt: bool = False

    @property
    def day(self) -> date:
        """When it is read."""
        return date.fromisoformat(self.today)

    @property
    def expectations(self) -> list[Any]:
        """What is expected, and other fair readings."""
        return [self.expect, *self.also]


@dataclass(frozen=True)
class Answer:
    """What somebody reads in a text: dates as EDTF, problems, and whether it is doubted."""

    values: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    doubted: bool = False
    aside: tuple[str, ...] = ()
    """What is put aside: deadlines, terms, and the dates of papers."""
    whole: tuple[str, ...] = ()
    """All that is read in its order, and what is put aside among it."""


Reader = Callable[[Form], Answer]


def read_forms(path: Path = TABLE) -> list[Form]:
    """The forms of a table."""
    rows = load_yaml(path.read_text("utf-8"))
    known = Form.__dataclass_fields__
    return [Form(**{key: value for key, value in row.items() if key in known}) for row in rows]


def judge(form: Form, answer: Answer) -> Outcome:
    """Whether an answer is what a person expects."""
    if any(_fits(expected, answer) for expected in form.expectations):
        return Outcome.RIGHT if answer.doubted or not form.doubt else Outcome.WRONG
    whole = replace(answer, values=answer.whole)
    put_aside = answer.aside and any(_fits(expected, whole) for expected in form.expectations)
    told = answer.doubted or answer.problems or put_aside or not answer.values
    return Outcome.TOLD if told else Outcome.WRONG


def _fits(expected: Any, answer: Answer) -> bool:
    if expected is None or expected == "none":
        return not answer.values and not {"impossible", "reversed"} & set(answer.problems)
    if isinstance(expected, dict) and "error" in expected:
        return expected["error"] in answer.problems and not answer.values
    if isinstance(expected, dict) and "aside" in expected:
        return answer.aside == (str(expected["aside"]),) and not answer.values
    wanted = expected if isinstance(expected, list) else [expected]
    return [_name(each) for each in wanted] == list(answer.values)


def _name(expected: Any) -> str:
    if isinstance(expected, dict):
        return f"{expected['part']} {expected['of']}"
    return str(expected)


def ours(form: Form) -> Answer:
    """What our reader reads."""
    languages = (form.language, *(each for each in LANGUAGES if each != form.language))
    reading = read_dates(
        form.text, form.day, Context[form.context.upper()], languages, form.default_year
    )
    read = (*reading.values, *reading.aside)
    return Answer(
        tuple(_describe(found.value) for found in reading.values),
        tuple(wrong.problem.name.lower() for wrong in reading.problems),
        any(found.doubts for found in reading.values)
        or any(map(str.isdecimal, reading.rest(form.text))),
        tuple(_describe(found.value) for found in reading.aside),
        tuple(_describe(found.value) for found in sorted(read, key=lambda each: each.span.start)),
    )


def _describe(value: Value) -> str:
    """A value as the tables write it: a part as what it is a part of."""
    if isinstance(value, Edtf) and value.start and value.start.part and not value.is_interval:
        whole = replace(value.start, part=None)
        return f"{value.start.part.value} {whole}"
    return str(value)
