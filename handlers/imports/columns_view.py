"""The columns of a list as its editor sees them."""

from collections.abc import Mapping

from markupsafe import Markup

from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, clip, in_rows, italic, lines, paragraphs
from handlers.documents.understanding.words.model import ReadColumn
from handlers.texts import N_, Texts
from storage.imports import COLUMNS, Import

KINDS: Mapping[str, str] = {
    "date": N_("date"),
    "title": N_("event"),
    "place": N_("place"),
    "country": N_("country"),
    "people": N_("people"),
    "organisations": N_("organisations"),
    "directions": N_("areas"),
    "responsible": N_("responsible"),
    "note": N_("note"),
    "year": N_("year"),
    "number": N_("row number"),
    "": N_("nothing"),
}
"""What a column can be said to hold."""
_HEADING_LENGTH, _SAMPLE_LENGTH, _LONG_SAMPLE = 40, 60, 300


def view_columns(one: Import, columns: list[ReadColumn], t: Texts) -> View:
    """The columns, each with what it is taken for; the way to correct one."""
    said = one.decisions.get(COLUMNS, {})
    told, rows = [], []
    for number, column in enumerate(columns):
        kind = t.gettext(KINDS.get(said.get(column.key, column.kind), column.kind))
        heading = _name(column, number, t)
        line = Markup("{} → {}").format(heading, bold(kind))
        example = italic(clip(column.sample, _SAMPLE_LENGTH)) if column.sample else None
        told.append(Markup("{} · {}").format(line, example) if example else line)
        rows.append(button(f"✏️ {heading}", Ref("column", one.id, number)))
    return View(
        paragraphs(
            bold(t.gettext("Are the columns right?")),
            lines(*told),
            t.gettext("If one is wrong, tap it."),
        ),
        [
            [button(t.gettext("✅ Yes, all correct"), Ref("columnsright", one.id))],
            *in_rows(rows, 2),
        ],
        [button(t.gettext("🗑 Discard draft"), Ref("dropimport", one.id))],
    )


def view_kinds(one: Import, column: ReadColumn, number: int, t: Texts) -> View:
    """What a column can be said to hold, beside an example of it."""
    kinds = [
        button(t.gettext(name), Ref("setcolumn", one.id, number, kind))
        for kind, name in KINDS.items()
    ]
    return View(
        paragraphs(
            bold(t.gettext("What is in the column “{name}”?", name=_name(column, number, t))),
            italic(clip(column.sample, _LONG_SAMPLE)) if column.sample else None,
        ),
        in_rows(kinds, 2),
        [button(t.gettext("‹ Columns"), Ref("columns", one.id))],
    )


def _name(column: ReadColumn, number: int, t: Texts) -> str:
    """The heading, or which column of the list it is."""
    if column.heading:
        return clip(column.heading.replace("\n", " "), _HEADING_LENGTH)
    return t.gettext("column {number}", number=number + 1)
