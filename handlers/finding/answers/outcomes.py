"""What one brief answers to a message of a person, before anything of it is shown."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.extract import Kind as ExtractKind
from handlers.chat.view import TITLE_LENGTH, clip
from handlers.finding.answers.finder import Finder, Outcome
from handlers.finding.answers.paraphrasing import find_paraphrase
from handlers.finding.brief.subject import to_subject
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Frame
from handlers.finding.readings.reading import IntentReading, SearchReading, Understanding
from handlers.finding.readings.understanding import Understander
from storage.database import NotSavedError
from storage.models import Brief, Thing

_KINDS: Mapping[str, ExtractKind] = {
    "event": "events",
    "direction": "directions",
    "fact": "facts",
    "agreement": "agreements",
    "contact": "contacts",
}
_OF_ONE_SORT = frozenset({"who", "where", "how_much", "why", "planned"})
_WORDS_NOTED = 6
_LONG_NUMBER = re.compile(r"\d{5}")
"""A telephone number is nobody's question."""


def _finder(context: Context) -> Finder:
    return Finder(context.store, context.services.lexicon, context.texts, context.today)


async def find_answer(
    context: Context,
    brief: Brief,
    text: str,
    about: tuple[Thing, ...] = (),
    before: str | None = None,
    *,
    leans: bool = False,
) -> Outcome:
    """What a text asks of a brief, and what answers it.

    `about` is what it speaks of, `before` the question that it varies; one that `leans` on what
    was shown asks nothing of the brief as a whole.
    """
    finder = _finder(context)
    outcome = await finder.find(brief, text, about, before)
    if leans and outcome.understanding and outcome.understanding.best == IntentReading("about"):
        # "What was wrong with it?" names nothing, as does "what is all this?".
        return replace(outcome, understanding=None)
    if about or before or leans or outcome.asked.wrong:
        return outcome
    lexicon = context.services.lexicon
    if not (paraphrase := find_paraphrase(outcome, brief, text, lexicon, context.today)):
        return outcome
    understood = await finder.find(brief, paraphrase.said)
    if outcome.is_certain and _asks_else(outcome.asked, understood.asked):
        return outcome
    return _as_asked(understood, text) if paraphrase.is_sure else understood


def _asks_else(frame: Frame, other: Frame) -> bool:
    """Whether another question is of another sort: who signed for twins is no list of twins."""
    asks, others = set(frame.asks), set(other.asks)
    return bool((asks - others) & _OF_ONE_SORT) or "whether" in others - asks


def _as_asked(outcome: Outcome, text: str) -> Outcome:
    """An outcome that does not tell how the text was read: it is plain."""
    reading = outcome.understanding
    return replace(outcome, understanding=replace(reading, text=text)) if reading else outcome


async def find_person(context: Context, brief: Brief, person: int) -> Answer | None:
    """Who somebody of a brief is, over the events; None for one who is there no more."""
    return await _finder(context).tell_person(brief, person)


async def find_follow_up(context: Context, brief: Brief, text: str) -> Frame:
    """A text taken apart, whatever answers it."""
    return await _finder(context).read(brief, text)


async def understand(context: Context, brief: Brief, text: str) -> Understanding:
    """The readings of a text."""
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    understander = Understander(
        context.store,
        context.services.lexicon,
        brief,
        directions,
        context.language,
        context.today,
        to_subject(await context.store.contents.get(brief.id)),
    )
    return await understander.understand(text)


def things_of(outcome: Outcome) -> Sequence[Thing]:
    """What answers a question, or has its words."""
    if outcome.answer:
        return [Thing("event", each) for each in outcome.answer.events]
    readings = outcome.understanding.readings if outcome.understanding else ()
    return next((each.found.hits for each in readings if isinstance(each, SearchReading)), ())


def extract_found(brief: Brief, text: str, found: Sequence[Thing]) -> Extract | None:
    """What was found for a text, the best first; None where a document has no part for it."""
    kinds: dict[ExtractKind, list[int]] = {}
    for hit in found:
        if kind := _KINDS.get(hit.kind):
            kinds.setdefault(kind, []).append(hit.id)
    parts = [Part(kind, ids) for kind, ids in kinds.items()]
    return Extract(brief.id, clip(text, TITLE_LENGTH), parts=parts) if parts else None


async def note_unanswered(context: Context, brief: Brief, frame: Frame) -> None:
    """Count a question in vain, without who asked it."""
    words = [each.word for each in frame.solid if not _LONG_NUMBER.search(each.word)]
    if words:
        asks = next(iter(frame.asks), "")
        with suppress(NotSavedError):
            await context.store.unanswered.note(
                brief.id, asks, " ".join(words[:_WORDS_NOTED]), context.today
            )


def is_understood(frame: Frame) -> bool:
    """Whether it is clear what is asked: the brief may still have nothing on it."""
    known = any(each.is_known for each in frame.terms)
    return known or bool(frame.asks or frame.values or frame.now) or len(frame.solid) == 1


def is_empty(outcome: Outcome) -> bool:
    """Whether nothing answers a text, and it names nothing that the brief has."""
    best = outcome.understanding.best if outcome.understanding else None
    named = any(each.is_known for each in outcome.frame.solid) or outcome.frame.values
    return not (outcome.answer or best or named)
