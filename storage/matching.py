"""Which thing of the store a document speaks of. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from storage.edtf import Edtf
from storage.importing import Entry
from storage.snapshots import Snapshot, Subject
from storage.words import fold

_ALIKE = 80
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_KNOWN_BY: Mapping[Subject, Sequence[str]] = {
    "direction": ("text",),
    "event": ("title",),
    "fact": ("text",),
    "contact": ("name", "organisation"),
    "agreement": ("title",),
}
_REACHED_BY = ("phone", "phone_international", "email", "more_phones", "more_emails", "site", "fax")
_SURE = 97
"""So much alike is what editors have hidden."""
_MOVED = 90
"""So much alike is an event that was put on another day."""
_SENTENCE = 4
"""So many words at least make a sentence."""


@dataclass(frozen=True, slots=True)
class Present:
    """A thing in the store, and what was last taken over of it."""

    subject: Subject
    id: int
    language: str
    snapshot: Snapshot
    base: Snapshot
    by_document: bool = False
    """Whether that was a document."""

    @property
    def is_hidden(self) -> bool:
        """Whether visitors do not see it."""
        return bool(self.snapshot.get("deleted"))


def pair(
    present: Sequence[Present], entries: Sequence[Entry], subject: Subject, *, moved: bool
) -> dict[str, Present]:
    """Which thing each entry of a kind speaks of; what is hidden, only where that is sure."""
    said = [each for each in entries if each.subject == subject]
    here = [each for each in present if each.subject == subject]
    shown = [each for each in here if not each.is_hidden]
    pairs = match(shown, said)
    if moved and subject == "event":
        matched = {each.id for each in pairs.values()}
        shown = [each for each in shown if each.id not in matched]
        pairs |= _match_moved(shown, [each for each in said if each.key not in pairs])
    left = [each for each in said if each.key not in pairs]
    # What was hidden with the document that brought it is as if it had never come.
    hidden = [each for each in here if each.is_hidden and each.base]
    return pairs | match(hidden, left, at_least=_SURE)


def _match_moved(here: Sequence[Present], said: Sequence[Entry]) -> dict[str, Present]:
    """The events of a whole document that it tells as before, but for their day of the year."""
    pairs: dict[str, Present] = {}
    for entry in said:
        for thing in here:
            before, after = thing.snapshot, entry.snapshot
            texts = [words(each.get("source")) for each in (before, after)]
            alike = _alike(texts[0], texts[1]) if all(texts) else _alike_by_name(thing, entry)
            same_year = str(before.get("date"))[:4] == str(after.get("date"))[:4]
            if alike >= _MOVED and same_year and thing not in pairs.values():
                pairs[entry.key] = thing
                break
    return pairs


def match(
    here: Sequence[Present], said: Sequence[Entry], *, at_least: int = _ALIKE
) -> dict[str, Present]:
    """Which thing of the store an entry speaks of, by the entry's key; the likest first."""
    scores = sorted(
        (
            (score, entry.key, thing.id)
            for entry in said
            for thing in here
            if (score := _likeness(thing, entry)) >= at_least
        ),
        reverse=True,
    )
    things = {thing.id: thing for thing in here}
    pairs: dict[str, Present] = {}
    taken: set[int] = set()
    for _, key, thing_id in scores:
        if key not in pairs and thing_id not in taken:
            pairs[key] = things[thing_id]
            taken.add(thing_id)
    return pairs


def _likeness(thing: Present, entry: Entry) -> float:
    if entry.subject == "brief":
        return 100
    before, after = thing.snapshot, entry.snapshot
    source = words(before.get("source")), words(after.get("source"))
    if all(source) and source[0] == source[1]:
        same = before.get("date") == after.get("date")
        return 105.0 + same + _alike_by_name(thing, entry) / 100
    score = _alike_by_name(thing, entry)
    if all(source) and _meet(before.get("date"), after.get("date")):
        score = max(score, _alike(*source) + score / 100)
    if entry.subject == "contact":
        score = max(score, 100.0 * _is_reached_alike(before, after))
    if entry.subject == "event" and not _meet(before.get("date"), after.get("date")):
        # What is called the same in another year is another event.
        return 0 if score < 97 or (before.get("date") and after.get("date")) else score
    return score


def _alike(one: str, other: str, least: int = _SENTENCE) -> float:
    """The likeness of two texts by their words; one that is the other and more is like it.

    But for one of fewer words than `least`.
    """
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return 100
    if len(shorter.split()) >= least and f" {shorter} " in f" {longer} ":
        return 99
    return fuzz.token_sort_ratio(one, other)


def _is_reached_alike(before: Snapshot, after: Snapshot) -> bool:
    """Whether two contacts without a name in common are reached in the same way."""
    named = any(_called(each, name) for each in (before, after) for name in _KNOWN_BY["contact"])
    shared = (before.get(way) and same(before.get(way), after.get(way)) for way in _REACHED_BY)
    return not named and any(shared)


def _alike_by_name(thing: Present, entry: Entry) -> float:
    """The likeness of the words that a thing is known by, the first that both have."""
    for name in _KNOWN_BY[entry.subject]:
        names, others = _called(thing.snapshot, name), _called(entry.snapshot, name)
        if names and others:
            least = 1 if entry.subject == "direction" else _SENTENCE
            return max(_alike(words(one), words(two), least) for one in names for two in others)
    return 0


def _called(snapshot: Snapshot, name: str) -> list[str]:
    """What a thing is called, in every language."""
    return [value for key, value in snapshot.items() if value and key.endswith(f".{name}")]


def _meet(one: str | None, other: str | None) -> bool:
    """Whether two dates can be of the same day."""
    if not one or not other:
        return False
    first, second = Edtf.parse(one), Edtf.parse(other)
    return first.earliest_start <= second.latest_end and second.earliest_start <= first.latest_end


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same."""
    if isinstance(one, str) and isinstance(other, str):
        return words(one) == words(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return (one or None) == (other or None)


def words(text: Any) -> str:
    """The text as it is compared: without case, quotes, dashes and spaces that differ."""
    signs = (sign if sign.isalnum() else " " for sign in fold(_UNSEEN.sub("", text or "")))
    return " ".join("".join(signs).split())
