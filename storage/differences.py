"""What a document, or a brief's files, say otherwise than a brief in the store. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from storage.importing import Entry
from storage.matching import Present, pair, same, words
from storage.retelling import BY_PLACE, Retelling, merge_paragraphs
from storage.snapshots import HEADINGS, Snapshot, Subject, changed_keys

COMPARED: tuple[Subject, ...] = ("direction", "event", "fact", "contact", "agreement")
_TOLD: tuple[Subject, ...] = ("event", "fact", "agreement")
"""What the same sentence can be told as."""
_SAID_TWICE = ("source", "label", "icon")
"""What goes with the rest of a thing: a difference in these alone is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is new, said otherwise, or that the document does not say."""

    subject: Subject
    id: int | None
    """None for what is new."""
    before: Snapshot | None
    after: Snapshot | None
    """As the document or the files have it; None for what they do not say."""
    edited: tuple[str, ...] = ()
    """The keys that editors have changed since, and the document too."""
    entry: Entry | None = None
    known_as: str = ""
    """How the files called what they no longer have."""

    @property
    def mark(self) -> str:
        """What the decision on it is called."""
        return f"{self.subject} {self.id}"

    @property
    def key(self) -> str:
        """How the document or the files call it."""
        return self.entry.key if self.entry else self.known_as

    @property
    def kind(self) -> Literal["added", "changed", "gone"]:
        """Whether it is new, said otherwise, or said no more."""
        if self.before is None:
            return "added"
        return "gone" if self.after is None else "changed"

    @property
    def title(self) -> str:
        """By what the thing is known."""
        return title_of(self.before or self.after or {}, self.subject)

    @property
    def changed(self) -> list[str]:
        """The keys that differ."""
        return changed_keys(self.before or {}, self.after or {})

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """What is taken over where nobody chooses: by field, what is here and what is said."""
        return {key: said for key, said in self._list_pairs() if key not in self.edited}

    @property
    def kept(self) -> dict[str, tuple[Any, Any]]:
        """What stays where nobody chooses, as editors have changed it."""
        return {key: said for key, said in self._list_pairs() if key in self.edited}

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything that no editor has changed."""
        return self.before is None or bool(self.changes)

    def _list_pairs(self) -> Iterator[tuple[str, tuple[Any, Any]]]:
        if self.before is None:
            return
        after = {**self.before, "deleted": 1} if self.after is None else self.after
        for key in changed_keys(self.before, after):
            yield key, (self.before.get(key), after.get(key))

    @property
    def is_any(self) -> bool:
        """Whether it is one: what the document says as the brief does is none."""
        if self.before is None or self.after is None:
            return True
        return any(key.rpartition(".")[2] not in _SAID_TWICE for key in self.changed)

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


def title_of(snapshot: Snapshot, subject: Subject) -> str:
    """By what a thing is known, in whatever language comes first."""
    name = HEADINGS.get(subject, "title")
    titles = [
        str(value)
        for key, value in sorted(snapshot.items(), key=lambda pair: not pair[0].startswith("ru."))
        if key.endswith(f".{name}") and value
    ]
    others = (str(value) for value in snapshot.values() if isinstance(value, str) and value)
    return next(iter(titles), next(others, ""))


def compare(
    present: Sequence[Present],
    entries: Sequence[Entry],
    readings: Mapping[str, Collection[str]] | None = None,
    *,
    is_partial: bool = False,
) -> list[Difference]:
    """All that a document says, in its order, with what it says otherwise; then what it does not.

    `readings` are the things, by their keys, whose fields were found in sentences, and those of
    their fields that an editor has said.
    """
    pairs = {
        subject: pair(present, entries, subject, moved=not is_partial)
        for subject in ("brief", *COMPARED)
    }
    matched = {(subject, each.id) for subject in pairs for each in pairs[subject].values()}
    left = [
        each for each in present if not each.is_hidden and (each.subject, each.id) not in matched
    ]
    told = {words(each.snapshot.get("source")) for each in left if each.subject in _TOLD}
    said = f" {' | '.join(_all_words(each) for each in entries)} "
    found: list[Difference] = []
    for subject, things in pairs.items():
        for entry in entries:
            if entry.subject != subject:
                continue
            if thing := things.get(entry.key):
                found.append(_differ(thing, entry, (readings or {}).get(entry.key)))
            elif words(entry.snapshot.get("source")) not in told - {""}:
                found.append(Difference(subject, None, None, entry.snapshot, entry=entry))
        found += [
            Difference(subject, each.id, each.snapshot, None)
            for each in left
            if each.subject == subject and not (is_partial or _is_told(each, said))
        ]
    return found


def _is_told(thing: Present, said: str) -> bool:
    """Whether the sentence of a thing stands in a document, whatever it was taken for."""
    sentence = words(thing.snapshot.get("source"))
    return bool(sentence) and f" {sentence} " in said


def _all_words(entry: Entry) -> str:
    texts = (value for value in entry.snapshot.values() if isinstance(value, str))
    return " | ".join(map(words, texts))


def _differ(thing: Present, entry: Entry, decided: Collection[str] | None) -> Difference:
    """What the document says otherwise: what it says nothing of stays."""
    after = dict(thing.snapshot)
    edited = []
    for key, value in _list_said(thing, entry, decided):
        now, said = thing.snapshot.get(key), thing.base.get(key)
        if same(now, value):
            continue
        if key in thing.base and same(said, entry.snapshot[key]):
            # Editors have changed it, the document says what it said before.
            continue
        if now and not (thing.base and same(said, now)):
            edited.append(key)
        after[key] = value
    if thing.is_hidden:
        after["deleted"] = 0
        edited = changed_keys(thing.snapshot, after)
    return Difference(entry.subject, thing.id, thing.snapshot, after, tuple(edited), entry)


def _list_said(
    thing: Present, entry: Entry, decided: Collection[str] | None
) -> Iterator[tuple[str, Any]]:
    """What a document says of a thing, but for what it was only read in a sentence to mean."""
    before = thing.snapshot
    said = {key: value for key, value in entry.snapshot.items() if value and key in before}
    if before.get("icon"):
        # No document has icons.
        said.pop("icon", None)
    if decided is None:
        yield from said.items()
    elif entry.subject == "brief":
        base = thing.base if thing.by_document else {}
        for key, value in said.items():
            merged = key.endswith(".overview") and before[key]
            yield key, merge_paragraphs(merged, value, base.get(key) or "") if merged else value
    else:
        yield from _list_found(thing, entry, said, decided)


def _list_found(
    thing: Present, entry: Entry, said: Snapshot, decided: Collection[str]
) -> Iterator[tuple[str, Any]]:
    """What was found in a sentence, but for what an older one told as well."""
    before = thing.snapshot
    sentences = before.get("source"), entry.snapshot.get("source")
    retelling = Retelling.of(*sentences, exactly=thing.by_document)
    moved = "place" in decided
    # The place comes before what goes with it.
    for key in sorted(said, key=lambda key: not key.endswith(".place")):
        name, value = key.rpartition(".")[2], said[key]
        if name in decided or (moved and name in BY_PLACE):
            pass
        elif (entry.subject, name) == ("direction", "label"):
            value = before[key] or value
        elif name == "source" or not (retelling.before and retelling.now):
            pass
        elif name in BY_PLACE:
            value = before[key] or value
        elif name == "directions":
            value = value if thing.by_document or not before[key] else before[key]
        else:
            value = retelling.merge(name, before[key], value)
            moved = moved or (name == "place" and not same(value, before[key]))
        yield key, value
