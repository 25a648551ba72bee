"""An event out of what an editor wrote in one line with bars; whether a paragraph may be one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.chat.view import clip
from handlers.dates import Context, Problem, Span, read_dates
from handlers.editing.fields import find_field
from handlers.editing.readers import FieldError, languages_of, normalise
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Direction
from storage.snapshots import Snapshot

_WRONG = (Problem.IMPOSSIBLE, Problem.REVERSED, Problem.NO_START)


@dataclass(slots=True)
class Found:
    """The fields that were found, and the doubts about them."""

    changes: Snapshot = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    proposal: Edtf | None = None
    """The date that may be meant by what is none."""


def read_line(
    text: str, language: str, directions: Sequence[Direction], today: date, t: Texts
) -> Found:
    """The event in `date | title | text | place | #direction`; what is not understood is noted."""
    found = Found()
    parts = [part.strip() for part in text.split("|")]
    tags = [tag for part in parts if part.startswith("#") for tag in part.split()]
    parts = [part for part in parts if not part.startswith("#")]
    for key, part in zip(("date", "title", "text", "place"), parts, strict=False):
        known = find_field("event", key)
        if not part or not known:
            continue
        try:
            reading = known.read(part, today, t)
        except FieldError as error:
            note = t.gettext("“{text}”: {reason}", text=clip(part, 300), reason=str(error))
            found.notes.append(note)
            found.proposal = error.proposal
            continue
        found.changes[known.key_in(language)] = reading.value
        found.notes += [reading.note] if reading.note else []
    for extra in parts[4:]:
        found.notes.append(t.gettext("Left out: “{text}”", text=clip(extra, 300)))
    chosen = []
    for tag in tags:
        match = _direction_of(tag.lstrip("#"), directions)
        if match:
            chosen.append(match.id)
        else:
            found.notes.append(t.gettext("There is no area “{tag}”.", tag=clip(tag, 100)))
    if chosen:
        found.changes["directions"] = sorted(set(chosen))
    return found


def is_paragraph(text: str, today: date, t: Texts) -> bool:
    """Whether a text tells of an event in sentences: no fields with bars, and no mere date."""
    if "|" in text or not tells_when(text, today, t):
        return False
    wrong = read_dates(text, today, Context.DOCUMENT, languages_of(t)).problems
    if any(each.span == Span(0, len(text)) for each in wrong):
        return False
    return not read_line(text, t.language, (), today, t).changes


def tells_when(text: str, today: date, t: Texts) -> bool:
    """Whether a text says when something was, if only as a day without a year, or a wrong one."""
    reading = read_dates(text, today, Context.DOCUMENT, languages_of(t))
    wrong = any(each.problem in _WRONG for each in reading.problems)
    return bool(reading.values or reading.aside or wrong)


def _direction_of(tag: str, directions: Sequence[Direction]) -> Direction | None:
    wanted = normalise(tag)
    for each in directions:
        words = normalise(f"{each.label} {each.text}").split()
        if wanted and any(word.startswith(_stem(wanted)) for word in words):
            return each
    return None


def _stem(word: str) -> str:
    """The word without the end that Russian declines."""
    word = normalise(word)
    return word[:-1] if len(word) > 4 else word
