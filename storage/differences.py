"""What a document says otherwise than a brief in the store. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from storage.edtf import Edtf
from storage.importing import Entry
from storage.snapshots import Snapshot, Subject, changed_keys
from storage.words import fold

COMPARED: tuple[Subject, ...] = ("direction", "event", "fact", "contact", "agreement")
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
_SAID_TWICE = ("source", "label", "icon")
"""What goes with the rest of a thing: a difference in these alone is none."""


@dataclass(frozen=True, slots=True)
class Present:
    """A thing in the store, and what was last taken over of it."""

    subject: Subject
    id: int
    language: str
    snapshot: Snapshot
    base: Snapshot


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is new, said otherwise, or that the document does not say."""

    subject: Subject
    id: int | None
    """None for what is new."""
    before: Snapshot | None
    after: Snapshot | None
    """As the document has it; None for what it does not say."""
    edited: tuple[str, ...] = ()
    """The keys that editors have changed since, and the document too."""
    entry: Entry | None = None

    @property
    def key(self) -> str:
        """What the decision on it is called."""
        return f"{self.subject} {self.id}"

    @property
    def changed(self) -> list[str]:
        """The keys that differ."""
        return changed_keys(self.before or {}, self.after or {})

    def decided(self, choice: str | None) -> Snapshot | None:
        """The snapshot to be, by what was chosen; None where nothing is to be done.

        Without a choice the document is taken, but where editors have changed the same; what the
        document does not say goes only by a choice.
        """
        if self.after is None:
            return {**(self.before or {}), "deleted": 1} if choice == "hide" else None
        if self.before is None:
            return self.after
        if choice == "keep":
            return None
        kept = () if choice == "take" else self.edited
        after = {**self.after, **{key: self.before.get(key) for key in kept}}
        return after if changed_keys(self.before, after) else None


def compare(present: Sequence[Present], entries: Sequence[Entry]) -> list[Difference]:
    """What differs: changed and new things in the document's order, then those not said."""
    found: list[Difference] = []
    for subject in ("brief", *COMPARED):
        here = [each for each in present if each.subject == subject]
        said = [each for each in entries if each.subject == subject]
        pairs = match(here, said)
        for entry in said:
            thing = pairs.get(entry.key)
            if thing is None:
                found.append(Difference(entry.subject, None, None, entry.snapshot, entry=entry))
                continue
            difference = _differ(thing, entry)
            if any(key.rpartition(".")[2] not in _SAID_TWICE for key in difference.changed):
                found.append(difference)
        matched = {thing.id for thing in pairs.values()}
        found += [
            Difference(each.subject, each.id, each.snapshot, None)
            for each in here
            if each.id not in matched
        ]
    return found


def match(here: Sequence[Present], said: Sequence[Entry]) -> dict[str, Present]:
    """Which thing of the store an entry speaks of, by the entry's key; the likest first."""
    scores = sorted(
        (
            (score, entry.key, thing.id)
            for entry in said
            for thing in here
            if (score := _likeness(thing, entry)) >= _ALIKE
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
    source = _words(before.get("source")), _words(after.get("source"))
    if all(source) and source[0] == source[1]:
        same = before.get("date") == after.get("date")
        return 105.0 + same + _alike_by_name(thing, entry) / 100
    score = _alike_by_name(thing, entry)
    if entry.subject == "contact":
        score = max(score, 100.0 * _is_reached_alike(before, after))
    if entry.subject == "event" and not _meet(before.get("date"), after.get("date")):
        # What is called the same in another year is another event.
        return 0 if score < 97 or (before.get("date") and after.get("date")) else score
    return score


def _is_reached_alike(before: Snapshot, after: Snapshot) -> bool:
    """Whether two contacts without a name in common are reached in the same way."""
    named = any(_called(each, name) for each in (before, after) for name in _KNOWN_BY["contact"])
    same = (before.get(way) and _same(before.get(way), after.get(way)) for way in _REACHED_BY)
    return not named and any(same)


def _alike_by_name(thing: Present, entry: Entry) -> float:
    """The likeness of the words that a thing is known by, the first that both have."""
    for name in _KNOWN_BY[entry.subject]:
        names, others = _called(thing.snapshot, name), _called(entry.snapshot, name)
        if names and others:
            return max(
                float(100 if one == other else fuzz.token_sort_ratio(_words(one), _words(other)))
                for one in names
                for other in others
            )
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


def _differ(thing: Present, entry: Entry) -> Difference:
    """What the document says otherwise: what it says nothing of stays."""
    after = dict(thing.snapshot)
    edited = []
    for key, value in entry.snapshot.items():
        now, said = thing.snapshot.get(key), thing.base.get(key)
        if key not in thing.snapshot or not value or _same(now, value):
            continue
        if key in thing.base and _same(said, value):
            # Editors have changed it, the document says what it said before.
            continue
        if now and not (thing.base and _same(said, now)):
            edited.append(key)
        after[key] = value
    return Difference(entry.subject, thing.id, thing.snapshot, after, tuple(edited), entry)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _words(one) == _words(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return (one or None) == (other or None)


def _words(text: Any) -> str:
    """The text as it is compared: without case, quotes, dashes and spaces that differ."""
    signs = (sign if sign.isalnum() else " " for sign in fold(_UNSEEN.sub("", text or "")))
    return " ".join("".join(signs).split())
