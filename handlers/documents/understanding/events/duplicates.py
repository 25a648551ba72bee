"""Events that are told twice, and people whose names are nearly the same."""

from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from handlers.documents.understanding.structure.directions import content_stems
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadEvent

_ALIKE, _NEARLY = 0.6, 85


def doubt_duplicates(events: list[ReadEvent]) -> list[ReadEvent]:
    """The events, with a doubt on each that another one may tell already."""
    words = [content_stems(event.title) for event in events]
    twice: set[int] = set()
    for one, other in combinations(range(len(events)), 2):
        first, second = events[one].date, events[other].date
        if not (first and second and first.overlaps(second)):
            continue
        common, least = words[one] & words[other], min(len(words[one]), len(words[other]))
        if least and len(common) >= _ALIKE * least:
            twice.add(other)
    return [
        event.doubted(Doubt(DoubtKind.POSSIBLE_DUPLICATE, "event", event.source))
        if index in twice
        else event
        for index, event in enumerate(events)
    ]


def doubt_names(events: list[ReadEvent]) -> list[ReadEvent]:
    """The events, with a doubt on names that differ from others by a letter or two."""
    names = sorted({person.name for event in events for person in event.people})
    near = {
        name
        for one, other in combinations(names, 2)
        if fuzz.ratio(one, other) >= _NEARLY
        for name in (one, other)
    }
    return [
        replace(
            event,
            doubts=(*event.doubts, Doubt(DoubtKind.NAME_NEARLY_KNOWN, "people", event.source)),
        )
        if any(person.name in near for person in event.people)
        else event
        for event in events
    ]
