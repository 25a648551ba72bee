"""A brief, or what is taken of it, as a Word file of headings, lists and tables."""

from collections.abc import Iterator

from handlers.chat.extract import Kind
from handlers.dates import format_edtf
from handlers.documents.marks import Mark
from handlers.export.contents import Chapter, Contents
from handlers.export.entries import write_event
from handlers.export.pictures import name_images
from handlers.export.style import ENTRIES, PARTS, make_package
from handlers.export.tables import (
    agreement_table,
    contact_table,
    fact_table,
    name_table,
    people_table,
)
from handlers.export.wordprocessing import HOLE, Piece, around, pack, paragraph, standalone
from handlers.texts import Texts

_TOLD_WITHIN: frozenset[Kind] = frozenset({"agreements", "facts", "people"})
"""What has a heading of its own within the events of a whole brief."""


def write_word(contents: Contents, t: Texts) -> bytes:
    """The file."""
    title = contents.collection or contents.heading or contents.brief.title
    header = standalone(paragraph("Header", Piece(title)))
    package, section = make_package(title, header, contents.language)
    return pack(package, _Document(contents, t).write(), section, name_images(contents))


class _Document:
    """One file on its way to paper."""

    def __init__(self, contents: Contents, t: Texts, depth: int = 0) -> None:
        self.contents = contents
        self.t = t
        self.depth = depth
        """How many headings stand above those of its parts."""
        self.headed: Kind | None = None
        """The part that was headed last."""

    def write(self) -> Iterator[str]:
        """The paragraphs and tables."""
        if self.contents.collection:
            yield paragraph("Title", Piece(self.contents.collection))
            for each in self.contents.sections:
                yield from _Document(each, self.t, depth=1).write_section()
        else:
            yield from self._head()
            yield from self._body()

    def write_section(self) -> Iterator[str]:
        """What one of several briefs says, under its partner."""
        brief, t = self.contents.brief, self.t
        yield paragraph("Heading1", Piece(brief.partner))
        as_of = t.gettext("As of {date}", date=format_edtf(brief.as_of, t))
        yield paragraph("Meta", Piece(as_of))
        if self.contents.wording:
            yield paragraph("Normal", Piece(self.contents.wording))
        yield from self._body()

    def _body(self) -> Iterator[str]:
        for chapter in self.contents.chapters:
            yield from self._chapter(chapter)
        if not any(each.kind == "contacts" for each in self.contents.chapters):
            yield from self._chapter(Chapter("contacts", contacts=self.contents.contacts))
        yield from self._foot()

    def _head(self) -> Iterator[str]:
        brief, t = self.contents.brief, self.t
        as_of = format_edtf(brief.as_of, t)
        title = Piece(brief.title, Mark("brief", "title", brief.language))
        partner = Mark("brief", "partner", f"{brief.country or ''}/{brief.partner_kind}")
        before, after = around(t.gettext("As of {date}", date=HOLE))
        state = [before, Piece(as_of, Mark("brief", "as_of", str(brief.as_of))), after]
        if self.contents.heading:
            yield paragraph("Title", Piece(self.contents.heading))
            yield paragraph("Subtitle", title, Piece("\n"), *state)
            yield paragraph("Normal", Piece(self.contents.wording))
        else:
            yield paragraph("Title", title)
            yield paragraph("Subtitle", Piece(brief.partner, partner), Piece(" · "), *state)

    def _foot(self) -> Iterator[str]:
        brief, t = self.contents.brief, self.t
        notes = []
        if brief.language != brief.source_language and not brief.verified:
            notes.append(Piece(t.gettext("the committee has not checked the translation") + "\n"))
        if self.contents.link:
            link = self.contents.link
            events = list(self.contents.events)
            one = len(events) == 1 and not self.contents.is_whole
            target = self.contents.link_to(events[0]) if one else f"{link}a{brief.id}"
            notes.append(Piece(t.gettext("Open in bot"), link=target))
        if notes:
            yield paragraph("Note", *notes)

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        if chapter.kind == "events":
            yield from self._events(chapter)
        elif told := self._told(chapter):
            # What opens the part on events.
            yield self._heading("events" if chapter.kind == "overview" else chapter.kind)
            yield from told

    def _told(self, chapter: Chapter) -> list[str]:
        """A chapter's paragraphs or tables, but for events; none where there is nothing to tell."""
        t = self.t
        match chapter.kind:
            case "directions":
                texts = (
                    (each.text, Mark(f"d{each.id}", "text", each.label))
                    for each in chapter.directions
                )
                return [paragraph("ListBullet", Piece(text, mark)) for text, mark in texts]
            case "overview":
                mark = Mark("brief", "overview")
                overview = self.contents.brief.overview
                return [paragraph("Normal", Piece(text, mark)) for text in overview]
            case "facts":
                return [fact_table(chapter.facts, t)] if chapter.facts else []
            case "agreements":
                return [agreement_table(chapter.agreements, t)] if chapter.agreements else []
            case "people":
                return people_table(chapter.events, t)
            case "names" | "contactnames":
                names = chapter.names
                return [name_table(names, self.contents.checked, t)] if names else []
        return [contact_table(contact, t) for contact in chapter.contacts]

    def _events(self, chapter: Chapter) -> Iterator[str]:
        contents, events = self.contents, chapter.events
        level = 1 + self.depth
        if contents.is_whole:
            yield self._heading("events")
            level += 1
            if not events:
                yield paragraph("Normal", Piece(self.t.gettext("The brief has no events yet.")))
        elif events and any(each.heading for each in contents.chapters if each.events):
            name = chapter.heading or self.t.gettext("Events")
            yield paragraph(f"Heading{level}", Piece(name, Mark("brief", "heading")))
            level += 1
        several = len(list(contents.events)) > 1
        number = ENTRIES if several or self.depth else None
        for event in events:
            yield from write_event(contents, event, self.t, level=level, number=number)

    def _heading(self, kind: Kind) -> str:
        """The heading of a part; a part that goes on has one already."""
        if kind == self.headed:
            return ""
        within = self.contents.is_whole and kind in _TOLD_WITHIN
        if not within:
            self.headed = kind
        number = PARTS if self.contents.is_whole and not within else None
        text = Piece(_name(kind, self.t), Mark("brief", "heading"))
        return paragraph(f"Heading{1 + self.depth + within}", text, number=number)


def _name(kind: Kind, t: Texts) -> str:
    match kind:
        case "directions":
            return t.gettext("Promising areas of cooperation")
        case "agreements":
            return t.gettext("Agreements")
        case "facts":
            return t.gettext("Facts")
        case "people":
            return t.gettext("People in the brief")
        case "contacts":
            return t.gettext("Contacts")
        case "names" | "contactnames":
            return t.gettext("In every language")
    return t.gettext("Main events")
