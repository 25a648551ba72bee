"""Documents that say themselves which of their words are which field of a brief."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from handlers.documents.marks import Field
from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.directions import make_label
from handlers.documents.understanding.words.model import (
    Doubt,
    DoubtKind,
    PartnerKind,
    Person,
    ReadAgreement,
    ReadContact,
    ReadDirection,
    ReadEvent,
    ReadFact,
    Reading,
)
from handlers.texts import LANGUAGES
from storage.edtf import Edtf, EdtfError

_HEADING = "heading"
_BRIEF = "brief"


@dataclass(slots=True)
class Thing:
    """The fields of one thing, in the document's order."""

    fields: list[Field] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """What each field of a name says."""
        found = (each.text.strip() for each in self.fields if each.mark.field == name)
        return [text for text in found if text]

    def text(self, *names: str) -> str:
        """What the first field of one of these names says; empty where there is none."""
        return next((text for name in names for text in self.texts(name)), "")

    def values(self, name: str) -> list[str]:
        """What the fields of a name stand for, those whose words were not changed."""
        return [
            each.mark.value for each in self.fields if each.mark.field == name and each.mark.value
        ]

    def value(self, name: str) -> str:
        """What the first of them stands for."""
        return next(iter(self.values(name)), "")


@dataclass(frozen=True, slots=True)
class Marked:
    """The things of a document, and what was written beside them since it was made."""

    things: Mapping[str, Thing]
    rest: tuple[Block, ...]

    @property
    def brief(self) -> Thing:
        """What the brief says of itself."""
        return self.things.get(_BRIEF) or Thing()

    @property
    def language(self) -> str | None:
        """The language that the document says it is in."""
        said = self.brief.value("title")
        return said if said in LANGUAGES else None

    def of_kind(self, kind: str) -> Iterator[tuple[str, Thing]]:
        """The things of a kind: `e` for events, and so on."""
        return (
            (key, each) for key, each in self.things.items() if key[0] == kind and key != _BRIEF
        )


def find_marked(blocks: Sequence[Block]) -> Marked:
    """The things of a document by their names."""
    things: dict[str, Thing] = {}
    rest: list[Block] = []
    heading: Block | None = None
    for block in blocks:
        for each in block.fields:
            things.setdefault(each.mark.thing, Thing()).fields.append(each)
        if not block.fields or block.typed:
            if heading:
                # Only what somebody has added needs it.
                rest.append(heading)
                heading = None
            own = replace(block, kind=Kind.PARAGRAPH, text=block.typed, cells=(), fields=())
            rest.append(own if block.fields else block)
        elif any(each.mark.field == _HEADING for each in block.fields):
            heading = replace(block, fields=())
    return Marked(things, tuple(rest))


def read_marked(marked: Marked, context: Context) -> None:
    """Put the things of a document into its reading."""
    reading = context.reading
    _read_brief(marked.brief, reading, context)
    reading.exact = True
    numbers: dict[str, int] = {}
    for key, thing in marked.of_kind("d"):
        if text := thing.text("text"):
            numbers[key] = len(context.matcher.directions)
            said = thing.value("text")
            label = said or make_label(text, context.language) or text
            context.matcher.directions.append(ReadDirection(text, label, exact=bool(said)))
    for _, thing in marked.of_kind("e"):
        event = read_event(thing, numbers, context)
        (reading.cancelled if event.cancelled else reading.events).append(event)
    reading.facts += [
        _fact(thing, context) for _, thing in marked.of_kind("f") if thing.text("text")
    ]
    reading.agreements += [
        _agreement(thing, context) for _, thing in marked.of_kind("a") if thing.text("title")
    ]
    reading.contacts += [_contact(thing) for _, thing in marked.of_kind("c")]
    reading.sentences += len(marked.things) + len(reading.overview)
    reading.background += len(reading.overview)


def _read_brief(brief: Thing, reading: Reading, context: Context) -> None:
    reading.title = brief.text("title") or None
    reading.partner = brief.text("partner") or None
    country, _, kind = brief.value("partner").partition("/")
    reading.country = country or None
    reading.partner_kind = next((each for each in get_args(PartnerKind) if each == kind), "city")
    reading.as_of = _date(brief, "as_of", context, [])
    context.as_of = reading.as_of
    reading.overview += brief.texts("overview")
    for name, kind_of_doubt in (("as_of", DoubtKind.AS_OF), ("partner", DoubtKind.PARTNER)):
        if getattr(reading, name) is None:
            reading.doubts.append(Doubt(kind_of_doubt, name, reading.title or ""))


def read_event(thing: Thing, numbers: Mapping[str, int], context: Context) -> ReadEvent:
    """An event of its fields; `numbers` are the directions by what they are called."""
    doubts: list[Doubt] = []
    title, text = thing.text("title"), thing.text("text", "both")
    date = _date(thing, "date", context, doubts)
    if date is None and not doubts:
        doubts.append(Doubt(DoubtKind.NO_DATE, "date", title or text))
    named = (numbers.get(each) for each in thing.values("direction"))
    return ReadEvent(
        date=date,
        title=title or text,
        text=text,
        source=thing.text("source", "both"),
        place=thing.text("place") or None,
        country=thing.value("country") or None,
        people=tuple(_people(thing)),
        organisations=tuple(thing.texts("organisation")),
        directions=tuple(each for each in named if each is not None),
        planned=thing.value("status") == "planned",
        cancelled=thing.value("status") == "cancelled",
        doubts=tuple(doubts),
        more_dates=tuple(_more_dates(thing, context, doubts)),
        places=(),
        exact=True,
    )


def _people(thing: Thing) -> Iterator[Person]:
    """Everybody, with the office that follows the name."""
    last: Person | None = None
    for each in thing.fields:
        text = each.text.strip()
        if each.mark.field == "person" and text:
            if last:
                yield last
            last = Person(text)
        elif each.mark.field == "role" and last:
            last = replace(last, role=text or None)
    if last:
        yield last


def _date(thing: Thing, name: str, context: Context, doubts: list[Doubt]) -> Edtf | None:
    """The date that a field stands for, or what its words say since somebody changed them."""
    found = next((each for each in thing.fields if each.mark.field == name), None)
    return _date_of(found, context, doubts) if found else None


def _more_dates(thing: Thing, context: Context, doubts: list[Doubt]) -> Iterator[Edtf]:
    for each in thing.fields:
        if each.mark.field == "again" and (date := _date_of(each, context, doubts)):
            yield date


def _date_of(field: Field, context: Context, doubts: list[Doubt]) -> Edtf | None:
    if field.mark.value:
        try:
            return Edtf.parse(field.mark.value)
        except EdtfError:
            pass
    times = context.times(field.text, None, field=True)
    doubts += [Doubt(problem, "date", field.text) for problem in times.problems]
    if not times.mentions:
        doubts.append(Doubt(DoubtKind.NO_DATE, "date", field.text))
        return None
    doubts += [Doubt(kind, "date", field.text) for kind in times.mentions[0].doubts]
    return times.mentions[0].value


def _fact(thing: Thing, context: Context) -> ReadFact:
    doubts: list[Doubt] = []
    date = _date(thing, "date", context, doubts)
    return ReadFact(
        text=thing.text("text"),
        date=date,
        source="",
        value=thing.value("value") or thing.text("value") or None,
        unit=thing.text("unit") or None,
        derived=thing.text("derived") or None,
        doubts=tuple(doubts),
        exact=True,
    )


def _agreement(thing: Thing, context: Context) -> ReadAgreement:
    return ReadAgreement(
        title=thing.text("title"),
        kind=thing.text("kind") or None,
        number=thing.text("number") or None,
        parties=thing.text("parties") or None,
        signed=_date(thing, "signed", context, []),
        valid_until=_date(thing, "valid_until", context, []),
        text=thing.text("text") or None,
    )


def _contact(thing: Thing) -> ReadContact:
    phones = (thing.text("phone"), *thing.texts("more_phones"))
    emails = (thing.text("email"), *thing.texts("more_emails"))
    return ReadContact(
        name=thing.text("name") or None,
        position=thing.text("position") or None,
        organisation=thing.text("organisation") or None,
        phones=phones if any(phones) else (),
        fax=thing.text("fax") or None,
        emails=emails if any(emails) else (),
        address=thing.text("address") or None,
        site=thing.text("site") or None,
        side=thing.text("side") or None,
        unit=thing.text("unit") or None,
        extension=thing.text("extension") or None,
        international=thing.text("phone_international"),
        exact=True,
    )
