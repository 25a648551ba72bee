"""What of a document somebody has to look at, and how else it can be read. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from handlers.dates import Context, read_dates
from handlers.documents.understanding.words.model import (
    Doubt,
    DoubtKind,
    ReadContact,
    ReadEvent,
    ReadFact,
    Reading,
)
from handlers.imports.review import HEAD, SETTLED, Doubtful, Review
from handlers.texts import LANGUAGES
from storage.edtf import Edtf

_MOST_CHOICES = 4
_WORST_FIRST = (
    DoubtKind.PARTNER,
    DoubtKind.AS_OF,
    DoubtKind.NO_DATE,
    DoubtKind.YEAR_MISSING,
    DoubtKind.IMPOSSIBLE_DATE,
    DoubtKind.REVERSED,
    DoubtKind.NO_START,
    DoubtKind.SEVERAL_DATES,
    DoubtKind.TERM_OR_DATE,
    DoubtKind.GUESSED_DATE,
    DoubtKind.OTHER_WEEKDAY,
    DoubtKind.NO_EVENT,
    DoubtKind.POSSIBLE_DUPLICATE,
)


def list_questions(reading: Reading) -> list[Doubtful]:
    """All that is in doubt, a field each, what matters most first."""
    found: dict[tuple[str, str, str], list[Doubt]] = {}
    for key, doubt in _list_doubts(reading):
        # Several headings may be in doubt, but a field of an event only once.
        apart = doubt.sentence if key == HEAD else ""
        found.setdefault((key, doubt.field, apart), []).append(doubt)
    questions = [
        Doubtful(
            key,
            field,
            tuple(dict.fromkeys(doubt.kind for doubt in doubts)),
            next((doubt.sentence for doubt in doubts if doubt.sentence), ""),
        )
        for (key, field, _), doubts in found.items()
    ]
    return sorted(questions, key=lambda each: min(map(_rank, each.kinds)))


def find_alike(review: Review, question: Doubtful) -> list[Doubtful]:
    """What is left of a doubt that one sentence has raised of several things, with this one.

    Who has read the sentence once can judge them all.
    """
    if not question.sentence or question.key == HEAD:
        return [question]
    return [
        each
        for each in list_questions(review.reading)
        if each == question
        or (
            (each.field, each.kinds, each.sentence, each.key[0])
            == (question.field, question.kinds, question.sentence, question.key[0])
            and not review.is_settled(each)
        )
    ]


def settle_all(review: Review) -> dict[str, dict[str, Any]]:
    """The decision that everything is right as it is."""
    fields: dict[str, set[str]] = {}
    for question in list_questions(review.reading):
        fields.setdefault(question.key, set()).add(question.mark)
    return {
        key: {SETTLED: sorted({*said, *review.decisions.get(key, {}).get(SETTLED, [])})}
        for key, said in fields.items()
    }


def asked_again(review: Review, as_of: object) -> dict[str, dict[str, Any]]:
    """The decision that dates told from the document's own are open again, where that changes.

    «Осенью прошлого года» that was right as of today is another autumn as of 2019.
    """
    if as_of is None or Edtf.parse(str(as_of)) == review.as_of:
        return {}
    opened: dict[str, dict[str, Any]] = {}
    for question in list_questions(review.reading):
        said = review.decisions.get(question.key, {})
        settled = said.get(SETTLED, ())
        told = DoubtKind.RELATIVE_DATE in question.kinds and question.field == "date"
        if told and question.mark in settled and question.field not in said:
            left = [mark for mark in settled if mark != question.mark]
            opened[question.key] = {SETTLED: left}
    return opened


def list_choices(question: Doubtful, review: Review, today: date) -> list[str]:
    """Other dates that a field in doubt can be, as EDTF."""
    if question.field == "as_of":
        return _last_months(review, today)
    event = review.event(question.key)
    if not event or question.field != "date":
        return []
    language = review.reading.language
    order = (language, *(each for each in LANGUAGES if each != language))
    years = [review.as_of.earliest_start.year] if review.as_of else []
    if event.date and event.date.start:
        years.insert(0, event.date.earliest_start.year)
    years = list(dict.fromkeys(year - back for year in years for back in (0, 1)))
    found: list[str] = []
    if review.as_of and DoubtKind.RELATIVE_DATE in question.kinds:
        today = review.as_of.latest_end
    for year in (None, *years):
        reading = read_dates(question.sentence, today, Context.DOCUMENT, order, year)
        found += [
            str(each.value)
            for each in (*reading.values, *reading.aside)
            if isinstance(each.value, Edtf) and each.value.start
        ]
    now = str(event.date) if event.date else None
    return [each for each in dict.fromkeys(found) if each != now][:_MOST_CHOICES]


def _last_months(review: Review, today: date) -> list[str]:
    """The month of the last event that took place, and the present one."""
    took_place = [
        event.date.earliest_end
        for key in review.keys("e")
        if (event := review.event(key)) and event.date and not event.planned
    ]
    days = [*(day for day in [max(took_place, default=None)] if day and day <= today), today]
    return list(dict.fromkeys(f"{day:%Y-%m}" for day in days))


def _list_doubts(reading: Reading) -> Iterator[tuple[str, Doubt]]:
    headings = {each.text: f"d{index}" for index, each in enumerate(reading.directions)}
    for doubt in reading.doubts:
        key = HEAD
        if doubt.kind is DoubtKind.NEW_DIRECTION:
            key = next((at for text, at in headings.items() if text in doubt.sentence), HEAD)
        yield key, doubt
    several: tuple[tuple[str, Sequence[ReadEvent | ReadFact | ReadContact]], ...] = (
        ("e", reading.events),
        ("x", reading.cancelled),
        ("f", reading.facts),
        ("c", reading.contacts),
    )
    for kind, things in several:
        for index, thing in enumerate(things):
            for doubt in thing.doubts:
                yield f"{kind}{index}", doubt


def _rank(kind: DoubtKind) -> int:
    return _WORST_FIRST.index(kind) if kind in _WORST_FIRST else len(_WORST_FIRST)
