"""Events as the rows of a list, for spreadsheets; as CSV."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from handlers.dates import format_edtf
from handlers.export.contents import Contents
from handlers.texts import Texts
from storage.models import Event

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What makes a spreadsheet take a text for a formula; and the sign that keeps it from that."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how wide it is, in signs."""

    heading: str
    width: int


def list_columns(t: Texts) -> list[Column]:
    """The columns of a list of events, as its reader knows them again."""
    return [
        Column(t.pgettext("of a list", "No."), 6),
        Column(t.pgettext("of a list", "Date"), 24),
        Column("EDTF", 14),
        Column(t.pgettext("of a list", "Event"), 40),
        Column(t.pgettext("of a list", "Place"), 28),
        Column(t.pgettext("of a list", "Participants"), 28),
        Column(t.pgettext("of a list", "Positions"), 28),
        Column(t.pgettext("of a list", "Organisations"), 28),
        Column(t.pgettext("of a list", "Areas"), 28),
        Column(t.pgettext("of a list", "Status"), 14),
        Column(t.pgettext("of a list", "Details"), 50),
        Column(t.pgettext("of a list", "Source"), 50),
        Column(t.pgettext("of a list", "Link"), 24),
    ]


def columns_of(contents: Contents, t: Texts) -> list[Column]:
    """The columns of a file: where it is on several briefs, whose an event is stands first."""
    own = [Column(t.pgettext("of a list", "Brief"), 24)] if contents.collection else []
    return [*own, *list_columns(t)]


def to_row(contents: Contents, event: Event, t: Texts) -> list[str]:
    """An event's cells; what there are several of stands in lines, offices beside their people."""
    dates = (event.date, *event.more_dates)
    roles = [each.role or "–" for each in event.people]
    return [
        str(event.id),
        "\n".join(format_edtf(each, t) for each in dates),
        "\n".join(map(str, dates)),
        event.title,
        event.place or "",
        "\n".join(each.name for each in event.people),
        "\n".join(roles) if any(each.role for each in event.people) else "",
        "\n".join(each.name for each in event.organisations),
        "\n".join(" ".join(each.text.split()) for each in event.directions),
        _state(event, t),
        event.text,
        event.source,
        contents.link_to(event),
    ]


def _state(event: Event, t: Texts) -> str:
    """What the brief itself says of it."""
    match event.status:
        case "cancelled":
            return t.pgettext("an event", "cancelled")
        case "planned":
            return t.pgettext("an event", "planned")
    return ""


def to_rows(contents: Contents, t: Texts) -> Iterator[list[str]]:
    """All rows below the headings."""
    for each in contents.sections:
        own = [each.brief.partner] if contents.collection else []
        for event in each.events:
            yield [*own, *to_row(each, event, t)]


def write_csv(contents: Contents, t: Texts) -> bytes:
    """The list for any program: semicolons, UTF-8 with the mark by which Excel knows it."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow([each.heading for each in columns_of(contents, t)])
    writer.writerows(map(harmless, to_rows(contents, t)))
    return file.getvalue().encode("utf-8-sig", "replace")


def harmless(cells: Sequence[str]) -> list[str]:
    """The cells, those that would be formulas made into text."""
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
