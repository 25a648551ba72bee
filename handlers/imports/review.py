"""What was understood of a document, with what its editor says of it. Pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handlers.documents.understanding.words.model import (
    DoubtKind,
    Person,
    ReadContact,
    ReadDirection,
    ReadEvent,
    ReadFact,
    Reading,
)
from storage.edtf import Edtf
from storage.matching import words

HEAD = "h"
"""The key of what a document says of itself; events are e0, e1 … and so on."""
PARTIAL = "partial"
"""Said of a document that is no whole brief: what it does not say is not missed."""
STORE = "store"
"""The key of what was chosen where the brief says otherwise than the document."""
OUT, FACT, SETTLED = "out", "fact", "settled"
"""What can be said of a thing beside its fields: left out, told as a fact, looked at."""
_LISTS = {
    "e": "events",
    "x": "cancelled",
    "f": "facts",
    "c": "contacts",
    "d": "directions",
}
"""Where a reading has the things of a kind, by the first letter of their keys."""


@cache
def reading_format() -> TypeAdapter[Reading]:
    """Readings as JSON; it takes long to make, and few starts need it."""
    return TypeAdapter(Reading)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A field that somebody should look at, with the reasons and the sentence."""

    key: str
    field: str
    kinds: tuple[DoubtKind, ...]
    sentence: str

    @property
    def mark(self) -> str:
        """What tells in a decision that this was looked at."""
        several = self.key == HEAD and self.field not in ("partner", "as_of")
        return f"{self.field}: {self.sentence[:60]}" if several else self.field


@dataclass(frozen=True, slots=True)
class Review:
    """A reading under the editor's decisions."""

    reading: Reading
    decisions: Mapping[str, Mapping[str, Any]]
    known: frozenset[str] = frozenset()
    """What the brief that it goes into says already: no doubt of it has to be looked at."""
    left_out: frozenset[str] = frozenset()
    """The fingerprints of what editors left out when that brief last took over a document."""

    @property
    def head(self) -> Mapping[str, Any]:
        """What the editor says of title, partner, country and date."""
        return self.decisions.get(HEAD, {})

    @property
    def title(self) -> str | None:
        """The brief's title."""
        return self._said("title", self.reading.title)

    @property
    def partner(self) -> str | None:
        """The partner's name."""
        return self._said("partner", self.reading.partner)

    @property
    def country(self) -> str | None:
        """The partner's country, an ISO 3166 code."""
        return self._said("country", self.reading.country)

    def _said(self, name: str, read: str | None) -> str | None:
        said = self.head.get(name)
        return str(said) if said else read

    @property
    def as_of(self) -> Edtf | None:
        """The date up to which the document speaks."""
        said = self.head.get("as_of")
        return Edtf.parse(said) if said else self.reading.as_of

    @property
    def missing(self) -> list[str]:
        """What a brief cannot be without and this one is."""
        return [name for name in ("title", "partner", "as_of") if not getattr(self, name)]

    @property
    def is_incomplete(self) -> bool:
        """Whether it cannot be a brief yet."""
        return bool(self.missing)

    @property
    def is_partial(self) -> bool:
        """Whether it is no whole brief."""
        return bool(self.head.get(PARTIAL))

    def is_out(self, key: str) -> bool:
        """Whether a thing is left out, now or, if nothing is said of it now, before."""
        said = self.decisions.get(key, {})
        return bool(said[OUT]) if OUT in said else self.was_out(key)

    def was_out(self, key: str) -> bool:
        """Whether editors left a thing out before, as the same sentence told it."""
        return bool(self.left_out) and self.fingerprint(key) in self.left_out

    def fingerprint(self, key: str) -> str:
        """What a thing, as it was read, is known by when its document comes again."""
        found = _find(self.reading, key)
        named = (getattr(found, name, None) for name in ("title", "text", "name", "source"))
        text = "\n".join((key[0], *map(words, named)))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def decided(self, key: str) -> list[str]:
        """The fields of a thing that the editor has said."""
        return [name for name in self.decisions.get(key, {}) if name not in (OUT, FACT, SETTLED)]

    def event(self, key: str) -> ReadEvent | None:
        """An event as it is now, left out or not."""
        found = _find(self.reading, key, "ex")
        return _decided_event(found, self.decisions.get(key, {})) if found else None

    def fact(self, key: str) -> ReadFact | None:
        """A fact as it is now."""
        found = _find(self.reading, key, "f")
        said = self.decisions.get(key, {})
        if "date" in said:
            said = {**said, "date": Edtf.parse(said["date"]) if said["date"] else None}
        return _decided(found, said, ("text", "date")) if found else None

    def contact(self, key: str) -> ReadContact | None:
        """A contact as it is now."""
        found = _find(self.reading, key, "c")
        said = dict(self.decisions.get(key, {}))
        for single, several in (("phone", "phones"), ("email", "emails")):
            if single in said:
                rest = getattr(found, several, ())[1:]
                said[several] = tuple(filter(None, (said[single], *rest)))
        fields = ("name", "position", "organisation", "phones", "fax", "emails", "address", "site")
        return _decided(found, said, fields) if found else None

    def direction(self, key: str) -> ReadDirection | None:
        """A direction as it is now."""
        found = _find(self.reading, key, "d")
        return _decided(found, self.decisions.get(key, {}), ("text", "label")) if found else None

    def keys(self, kind: str) -> list[str]:
        """The keys of all things of a kind, those left out too."""
        count = len(getattr(self.reading, _LISTS[kind]))
        return [f"{kind}{index}" for index in range(count)]

    def kept(self, kind: str) -> list[str]:
        """The keys of the things of a kind that are not left out."""
        return [key for key in self.keys(kind) if not self.is_out(key)]

    @property
    def left_out_now(self) -> dict[str, bool]:
        """Whether all things of a fingerprint are left out."""
        found: dict[str, bool] = {}
        for key in (key for kind in _LISTS for key in self.keys(kind)):
            fingerprint = self.fingerprint(key)
            found[fingerprint] = self.is_out(key) and found.get(fingerprint, True)
        return found

    @property
    def event_keys(self) -> list[str]:
        """The events that are to be events: with a date, and not told as facts."""
        kept = (*self.kept("e"), *self.kept("x"))
        return [key for key in kept if not self.is_told_as_fact(key)]

    def is_told_as_fact(self, key: str) -> bool:
        """Whether an event is told among the facts: because of a word, or for want of a date."""
        event = self.event(key)
        undated = event is None or event.date is None or not event.date.start
        return bool(self.decisions.get(key, {}).get(FACT)) or undated

    def is_settled(self, question: Doubtful) -> bool:
        """Whether the editor has looked at a field in doubt."""
        said = self.decisions.get(question.key, {})
        if question.key in self.known:
            return True
        return self.is_out(question.key) or question.mark in said.get(SETTLED, ())

    def settling(self, question: Doubtful, **values: Any) -> dict[str, dict[str, Any]]:
        """The decision that settles a question, with what else it says of the thing."""
        before = self.decisions.get(question.key, {}).get(SETTLED, [])
        settled = sorted({*before, question.mark})
        return {question.key: {**values, SETTLED: settled}}


def _find(reading: Reading, key: str, kinds: str = "exfcd") -> Any:
    kind, number = key[:1], key[1:]
    if not kind or kind not in kinds or not number.isdecimal():
        return None
    things = getattr(reading, _LISTS[kind])
    return things[int(number)] if int(number) < len(things) else None


def _decided(thing: Any, said: Mapping[str, Any], fields: tuple[str, ...]) -> Any:
    return replace(thing, **{name: said[name] for name in fields if name in said})


def _decided_event(event: ReadEvent, said: Mapping[str, Any]) -> ReadEvent:
    values: dict[str, Any] = {
        name: said[name] for name in ("title", "text", "place", "country") if name in said
    }
    if "date" in said:
        values["date"] = Edtf.parse(said["date"]) if said["date"] else None
    if "people" in said:
        values["people"] = tuple(Person(name, role) for name, role in said["people"] or ())
    if "organisations" in said:
        values["organisations"] = tuple(said["organisations"] or ())
    if "directions" in said:
        values["directions"] = tuple(said["directions"] or ())
    return replace(event, **values)
