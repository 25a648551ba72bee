"""How often somebody came: in stays, of which one can have several events."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from handlers.chat.view import bold, labelled, listed
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import when_and_name
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.words import split_words, stems_in

_APART = timedelta(days=2)
"""Events that are no further apart are of one stay."""
_NAMED = 4


def answer_stays(question: Question) -> Answer | None:
    """How often somebody who is named came or went; None where each event was a stay of its own."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    if frame.counted not in lexicon.occasions or not _travels(question):
        return None
    people = {
        word
        for _, part in question.knowledge.people
        for name in part.named.name.texts.values()
        for word in split_words(name)
    }
    if all(each.forms.isdisjoint(people) for each in frame.solid):
        return None
    events = [each.event for each in question.found.full if not each.event.status]
    dated = sorted((e for e in events if not e.date.is_open), key=lambda each: each.date)
    stays = _join(dated)
    if len(stays) in (0, len(dated)) or question.found.unknown:
        return None
    count = bold(t.ngettext("{count} time", "{count} times", len(stays)))
    told = [when_and_name(each[0], t) for each in stays[:_NAMED]]
    more = [Markup("…")] if len(stays) > _NAMED else []
    return Answer(labelled(count, listed([*told, *more], t), t), tuple(each.id for each in dated))


def _travels(question: Question) -> bool:
    """Whether it is asked how often somebody came or went, not how often they spoke."""
    said = stems_in(question.frame.text)
    return question.frame.coming or not said.isdisjoint(question.lexicon.going)


def _join(events: Sequence[Told]) -> list[list[Told]]:
    """Events in order of time, those of one stay together."""
    stays: list[list[Told]] = []
    for event in events:
        last = stays[-1] if stays else []
        if any(event.date.earliest_start <= each.date.latest_end + _APART for each in last):
            last.append(event)
        else:
            stays.append([event])
    return stays
