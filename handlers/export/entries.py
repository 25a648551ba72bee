"""An event in a Word file: what it is, when, where, who, what the brief says of it."""

from collections.abc import Iterator

from handlers.dates import format_edtf
from handlers.documents.marks import Mark
from handlers.events.stating import is_planned, say_state
from handlers.export.contents import Contents
from handlers.export.pictures import write_photos
from handlers.export.style import tag_of
from handlers.export.wordprocessing import Piece, paragraph, spoken
from handlers.texts import Texts, language_name
from storage.models import Event


def write_event(
    contents: Contents, event: Event, t: Texts, *, level: int, number: int | None
) -> Iterator[str]:
    """Its paragraphs under a heading of this level."""
    thing = f"e{event.id}"
    # What is not translated is in another language than the file: a voice must know which.
    language = tag_of(event.language) if event.language != contents.language else ""

    def write(style: str, *pieces: Piece, number: int | None = None) -> str:
        return paragraph(style, *spoken(pieces, language), number=number)

    yield write(f"Heading{level}", Piece(event.title, Mark(thing, "title")), number=number)
    yield paragraph("Meta", *_when(contents, event, t), *_where(event, t))
    is_source = bool(event.text) and event.text == event.source
    if event.text:
        yield write("Normal", Piece(event.text, Mark(thing, "both" if is_source else "text")))
    yield from _named(event, language, t)
    if event.source and not is_source:
        label = Piece(t.gettext("From the brief:") + " ")
        source = Piece(event.source, Mark(thing, "source"), language=_source_language(contents))
        yield paragraph("Quote", label, source)
    yield from write_photos(contents, event, t)
    if notes := _notes(contents, event, t):
        yield paragraph("Note", Piece(" · ".join(notes)))


def _source_language(contents: Contents) -> str:
    own = contents.brief.source_language
    return tag_of(own) if own != contents.language else ""


def _when(contents: Contents, event: Event, t: Texts) -> Iterator[Piece]:
    thing = f"e{event.id}"
    yield Piece(format_edtf(event.date, t), Mark(thing, "date", str(event.date)))
    for date in event.more_dates:
        yield Piece(t.semicolon)
        yield Piece(format_edtf(date, t), Mark(thing, "again", str(date)))
    said = _state(contents, event, t)
    if said:
        mark = Mark(thing, "status", event.status) if event.status else Mark("brief", "words")
        yield Piece(" · ")
        yield Piece(said, mark, bold=True)


def _state(contents: Contents, event: Event, t: Texts) -> str | None:
    if event.status == "cancelled":
        return t.gettext("Cancelled")
    if not is_planned(event, contents.brief, contents.today):
        return None
    if event.date.earliest_start > contents.today:
        return t.gettext("Planned.").rstrip(".")
    return t.gettext("Planned; the brief does not say whether it took place.").rstrip(".")


def _where(event: Event, t: Texts) -> Iterator[Piece]:
    thing = f"e{event.id}"
    if event.place:
        yield Piece(" · ")
        yield Piece(event.place, Mark(thing, "place"))
    if country := event.country:
        name = str(t.locale.territories.get(country, country))
        if name in (event.place or ""):
            return
        yield Piece(", " if event.place else " · ")
        yield Piece(name, Mark(thing, "country", country))


def _named(event: Event, language: str, t: Texts) -> Iterator[str]:
    """Who took part, and what it belongs to; a line each."""
    thing = f"e{event.id}"
    people: list[Piece] = []
    for person in event.people:
        people += [Piece(t.semicolon)] * bool(people)
        people.append(Piece(person.name, Mark(thing, "person")))
        if person.role:
            people += [Piece(", "), Piece(person.role, Mark(thing, "role"))]
    bodies: list[Piece] = []
    for body in event.organisations:
        bodies += [Piece(t.semicolon)] * bool(bodies)
        bodies.append(Piece(body.name, Mark(thing, "organisation")))
    fields: list[Piece] = []
    for direction in event.directions:
        fields += [Piece(t.semicolon)] * bool(fields)
        fields.append(Piece(direction.label, Mark(thing, "direction", f"d{direction.id}")))
    for label, pieces in (
        (t.gettext("People:"), people),
        (t.gettext("Organisations:"), bodies),
        (t.gettext("Areas:"), fields),
    ):
        if pieces:
            yield paragraph("Normal", Piece(f"{label} ", bold=True), *spoken(pieces, language))


def _notes(contents: Contents, event: Event, t: Texts) -> list[str]:
    notes = []
    if event.edited_on:
        notes.append(say_state(contents.brief, event, t))
    if event.date.is_open:
        notes.append(t.gettext("The brief does not say whether this is still so today."))
    if event.language != contents.language:
        language = language_name(event.language, t)
        notes.append(t.gettext("not translated yet, in {language}", language=language))
    if event.outdated:
        notes.append(t.gettext("The original has changed since this translation."))
    return notes
