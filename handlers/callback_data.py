"""Every button's wire format: typed, ASCII, at most 64 bytes, parsed in one place.

A button's data is a prefix and the fields of its class, joined by `:`, so that it says the whole
of what it opens and works on after a restart, in any chat and for anybody.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from storage.edtf import Edtf
from storage.events import EventFilter

MAX_LENGTH = 64
MAX_DIGITS = 15
TO_EDIT, TO_DELETE, TO_RESTORE = range(3)


@dataclass(frozen=True, slots=True)
class CallbackData:
    """What a button does; a class a kind of button."""

    def encode(self) -> str:
        """The wire format."""
        data = ":".join([_PREFIXES[type(self)], *_encode(self)])
        if not data.isascii() or len(data) > MAX_LENGTH:
            raise ValueError(f"not fit for a button: {data!r}")
        return data


@dataclass(frozen=True, slots=True)
class Home(CallbackData):
    """The first screen."""


@dataclass(frozen=True, slots=True)
class Help(CallbackData):
    """What the bot can do."""


@dataclass(frozen=True, slots=True)
class ChooseBrief(CallbackData):
    """The list of briefs."""


@dataclass(frozen=True, slots=True)
class SetBrief(CallbackData):
    """Take up a brief."""

    brief: int


@dataclass(frozen=True, slots=True)
class ShowDirections(CallbackData):
    """The directions of a brief."""

    brief: int


@dataclass(frozen=True, slots=True)
class ShowYears(CallbackData):
    """The years of a brief."""

    brief: int


@dataclass(frozen=True, slots=True)
class ListData(CallbackData):
    """A list that a card can be opened from; opening one changes nothing."""


@dataclass(frozen=True, slots=True)
class ShowEvents(ListData):
    """A page of a list of events."""

    brief: int
    period: Edtf | None = None
    direction: int | None = None
    page: int = 0

    @property
    def chosen(self) -> EventFilter:
        """The events of the list."""
        return EventFilter(self.brief, self.period, self.direction)


@dataclass(frozen=True, slots=True)
class ShowEntity(ListData):
    """A page of the events of a person, an organisation or a place."""

    entity: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowSearch(ListData):
    """A page of what was found; the words are kept under the number."""

    query: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowEvent(CallbackData):
    """An event's card, and the list it was opened from."""

    event: int
    origin: ListData


@dataclass(frozen=True, slots=True)
class AskSearch(CallbackData):
    """Ask what to look for."""

    brief: int


@dataclass(frozen=True, slots=True)
class AskEditors(CallbackData):
    """Send the editors a question that nothing was found for."""

    query: int


@dataclass(frozen=True, slots=True)
class SendCalendar(CallbackData):
    """An event's calendar file."""

    event: int


@dataclass(frozen=True, slots=True)
class ShowContact(CallbackData):
    """The contact of a brief."""

    brief: int


@dataclass(frozen=True, slots=True)
class SendContact(CallbackData):
    """The contact as a card for the phone's address book."""

    brief: int


@dataclass(frozen=True, slots=True)
class ShowAbout(CallbackData):
    """The overview of a brief."""

    brief: int


@dataclass(frozen=True, slots=True)
class ShowLanguages(CallbackData):
    """The list of languages."""


@dataclass(frozen=True, slots=True)
class SetLanguage(CallbackData):
    """Take up a language."""

    language: str


@dataclass(frozen=True, slots=True)
class ShowSubscription(CallbackData):
    """What this chat hears of."""


@dataclass(frozen=True, slots=True)
class Subscribe(CallbackData):
    """Hear of new events."""


@dataclass(frozen=True, slots=True)
class Unsubscribe(CallbackData):
    """Hear of nothing more."""


@dataclass(frozen=True, slots=True)
class ToggleTopic(CallbackData):
    """Hear of a direction, or not; 0 means of all."""

    direction: int


@dataclass(frozen=True, slots=True)
class SetNoticePace(CallbackData):
    """Hear at once (0) or weekly (1)."""

    weekly: int


@dataclass(frozen=True, slots=True)
class SetNoticeHour(CallbackData):
    """Hear weekly at an hour."""

    hour: int


@dataclass(frozen=True, slots=True)
class SetNoticeZone(CallbackData):
    """Hear weekly by the clock of a time zone, by its number."""

    zone: int


@dataclass(frozen=True, slots=True)
class SetNoticeLanguage(CallbackData):
    """Hear in a language."""

    language: str


@dataclass(frozen=True, slots=True)
class EditorData(CallbackData):
    """What only editors may do; whoever presses such a button is asked for the role again."""


@dataclass(frozen=True, slots=True)
class OwnerData(EditorData):
    """What only owners may do."""


@dataclass(frozen=True, slots=True)
class NewEvent(EditorData):
    """Begin a new event."""

    brief: int


@dataclass(frozen=True, slots=True)
class ChooseEvent(EditorData):
    """A page of events to choose from; `purpose` is one of TO_EDIT, TO_DELETE, TO_RESTORE."""

    brief: int
    purpose: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowDrafts(EditorData):
    """A page of one's own drafts."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowDraft(EditorData):
    """A draft with its preview."""

    draft: int


@dataclass(frozen=True, slots=True)
class EditField(EditorData):
    """Ask for a field of a draft."""

    draft: int
    field: str


@dataclass(frozen=True, slots=True)
class SkipField(EditorData):
    """Leave a field of the guided way as it is and go on."""

    draft: int
    field: str


@dataclass(frozen=True, slots=True)
class ClearField(EditorData):
    """Empty a field of a draft."""

    draft: int
    field: str


@dataclass(frozen=True, slots=True)
class ToggleDirection(EditorData):
    """Add a direction to a draft, or take it away."""

    draft: int
    direction: int


@dataclass(frozen=True, slots=True)
class SetDraftLanguage(EditorData):
    """Write the draft's texts in a language; without one, ask which."""

    draft: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class KeepDraft(EditorData):
    """Take up a draft that was offered for a paragraph, or one that was put away."""

    draft: int


@dataclass(frozen=True, slots=True)
class Publish(EditorData):
    """Publish a draft as it was shown; `version` tells whether it still is so."""

    draft: int
    version: int


@dataclass(frozen=True, slots=True)
class Rebase(EditorData):
    """Put a draft's changes on what others have published meanwhile."""

    draft: int


@dataclass(frozen=True, slots=True)
class DiscardDraft(EditorData):
    """Put a draft away."""

    draft: int


@dataclass(frozen=True, slots=True)
class EditSubject(EditorData):
    """Begin to edit what is published."""

    subject: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class VerifyContact(EditorData):
    """Say that the contact was found to be right today."""

    brief: int


@dataclass(frozen=True, slots=True)
class DeleteEvent(EditorData):
    """Hide an event; asks first unless `sure`."""

    event: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class RestoreEvent(EditorData):
    """Show a hidden event again."""

    event: int


@dataclass(frozen=True, slots=True)
class SendQr(EditorData):
    """A picture of the link to a screen."""

    target: CallbackData


@dataclass(frozen=True, slots=True)
class ShowQuestions(EditorData):
    """A page of the questions that wait for an answer."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class AnswerQuestion(EditorData):
    """Write an answer to a question."""

    question: int


@dataclass(frozen=True, slots=True)
class SendAnswer(EditorData):
    """Send the answer that was written."""

    question: int


@dataclass(frozen=True, slots=True)
class DropQuestion(EditorData):
    """Close a question without an answer."""

    question: int


@dataclass(frozen=True, slots=True)
class ShowHistory(EditorData):
    """A page of the revisions."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowRevision(EditorData):
    """One revision."""

    revision: int


@dataclass(frozen=True, slots=True)
class Revert(EditorData):
    """Undo a revision."""

    revision: int


@dataclass(frozen=True, slots=True)
class AskNotify(EditorData):
    """Ask whether subscribers shall hear of a revision's event."""

    revision: int


@dataclass(frozen=True, slots=True)
class Notify(EditorData):
    """Tell the subscribers."""

    revision: int


@dataclass(frozen=True, slots=True)
class ShowNotice(EditorData):
    """How far an announcement has come."""

    notice: int


@dataclass(frozen=True, slots=True)
class StopNotice(EditorData):
    """Tell nobody more."""

    notice: int


@dataclass(frozen=True, slots=True)
class ShowEditors(OwnerData):
    """The editors."""


@dataclass(frozen=True, slots=True)
class InviteEditor(OwnerData):
    """Make an invitation link."""


@dataclass(frozen=True, slots=True)
class AddEditor(OwnerData):
    """Make a person whose contact was shared an editor."""

    user: int


@dataclass(frozen=True, slots=True)
class RemoveEditor(OwnerData):
    """Take the role back; asks first unless `sure`."""

    user: int
    sure: int = 0


_PREFIXES: dict[type[CallbackData], str] = {
    Home: "h",
    Help: "?",
    ChooseBrief: "b",
    SetBrief: "B",
    ShowDirections: "d",
    ShowYears: "y",
    ShowEvents: "l",
    ShowEvent: "e",
    ShowEntity: "N",
    ShowSearch: "F",
    AskSearch: "K",
    AskEditors: "M",
    SendQr: "P",
    ShowQuestions: "j",
    AnswerQuestion: "J",
    SendAnswer: "S",
    DropQuestion: "T",
    SendCalendar: "i",
    ShowContact: "c",
    SendContact: "C",
    ShowAbout: "a",
    ShowLanguages: "g",
    SetLanguage: "G",
    NewEvent: "n",
    ChooseEvent: "L",
    ShowDrafts: "q",
    ShowDraft: "Q",
    EditField: "f",
    SkipField: "s",
    ClearField: "x",
    ToggleDirection: "t",
    SetDraftLanguage: "w",
    KeepDraft: "k",
    Publish: "p",
    Rebase: "R",
    DiscardDraft: "X",
    EditSubject: "E",
    VerifyContact: "V",
    DeleteEvent: "z",
    RestoreEvent: "Z",
    ShowHistory: "r",
    ShowRevision: "v",
    Revert: "u",
    ShowEditors: "o",
    InviteEditor: "I",
    AddEditor: "A",
    RemoveEditor: "O",
    ShowSubscription: "m",
    Subscribe: "Y",
    Unsubscribe: "U",
    ToggleTopic: "W",
    SetNoticePace: "D",
    SetNoticeHour: "H",
    SetNoticeZone: "1",
    SetNoticeLanguage: "2",
    AskNotify: "3",
    Notify: "4",
    ShowNotice: "5",
    StopNotice: "6",
}
_CLASSES = {prefix: kind for kind, prefix in _PREFIXES.items()}


@lru_cache(4_096)
def decode(data: str) -> CallbackData | None:
    """What a button's data means; None if no button of ours has it."""
    prefix, *parts = data.split(":")
    kind = _CLASSES.get(prefix)
    if kind is None or len(data) > MAX_LENGTH or not data.isascii():
        return None
    rest = iter(parts)
    try:
        decoded: CallbackData = _decode(kind, rest)
    except (StopIteration, ValueError, KeyError):
        return None
    # Only the form that we write ourselves counts: no leftovers, no « 1», no «+1».
    return decoded if next(rest, None) is None and decoded.encode() == data else None


def _encode(value: Any) -> list[str]:
    parts: list[str] = []
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, CallbackData):
            parts += part.encode().split(":")
        elif is_dataclass(part) and not isinstance(part, Edtf):
            parts += _encode(part)
        else:
            parts.append("" if part is None else str(part))
    return parts


def _decode(kind: Any, parts: Iterator[str]) -> Any:
    return kind(*[_decode_field(hint, parts) for hint in _hints(kind)])


@cache
def _hints(kind: Hashable) -> tuple[Any, ...]:
    return tuple(get_type_hints(kind).values())


def _decode_field(hint: Any, parts: Iterator[str]) -> Any:
    allowed = get_args(hint) or (hint,)
    kind = allowed[0]
    if isinstance(kind, type) and issubclass(kind, CallbackData):
        nested = _CLASSES[next(parts)]
        if not issubclass(nested, kind):
            raise ValueError(f"{nested} cannot stand here")  # noqa: TRY004 - the wire is wrong
        return _decode(nested, parts)
    if is_dataclass(kind) and kind is not Edtf:
        return _decode(kind, parts)
    part = next(parts)
    if not part and NoneType in allowed:
        return None
    if kind is int and len(part) > MAX_DIGITS:
        raise ValueError("more than any of our numbers")
    return Edtf.parse(part) if kind is Edtf else kind(part)
