"""Lists that say of themselves what their columns hold, their dates in EDTF."""

from collections.abc import Iterator, Sequence

from handlers.documents.marks import Field, Mark
from handlers.documents.reading.blocks import Block
from handlers.documents.understanding.head.above_sections import Head
from handlers.documents.understanding.head.marked import Thing, read_event
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.directions import make_direction
from handlers.documents.understanding.words.model import Doubt, DoubtKind
from handlers.documents.understanding.words.plans import says_plan
from storage.edtf import Edtf, EdtfError
from storage.words import fold

_NONE = "–"
"""Stands in a cell of several lines for what is not known of one of them."""


def find_head(content: Sequence[Block | Table]) -> Head | None:
    """What stands above such a list: its title, its date, what it is of; None above another."""
    first = next((at for at, each in enumerate(content) if isinstance(each, Table)), None)
    table = content[first] if first is not None else None
    if not isinstance(table, Table) or not table.is_exact:
        return None
    above = [each.text for each in content[:first] if isinstance(each, Block)]
    return Head(above[:1], above[1:2], above[2:], list(content[first:]))


def read_list(table: Table, context: Context) -> None:
    """Put the rows of a list into the reading."""
    for row in table.rows:
        context.reading.sentences += 1
        thing = Thing(list(_fields(table, row, context)))
        if not thing.text("title", "text"):
            context.reading.unused.append(row.text)
            continue
        numbers = {name: int(name) for name in thing.values("direction")}
        event = read_event(thing, numbers, context)
        if _is_otherwise(table.cell(row, "date"), event.date, context):
            event = event.doubted(Doubt(DoubtKind.SEVERAL_DATES, "date", row.text))
        (context.reading.cancelled if event.cancelled else context.reading.events).append(event)


def _fields(table: Table, row: Block, context: Context) -> Iterator[Field]:
    """What a row's cells are of an event."""
    for name in ("title", "place", "text", "source"):
        yield Field(Mark("e", name), _cell(table, row, name))
    written = _lines(table, row, "date")
    for at, text in enumerate(_lines(table, row, "edtf") or written):
        said = written[at] if at < len(written) else text
        name = "again" if at else "date"
        yield Field(Mark("e", name, text if _is_edtf(text) else ""), said)
    roles = _lines(table, row, "role")
    for at, name in enumerate(_lines(table, row, "person")):
        yield Field(Mark("e", "person"), name)
        role = roles[at] if at < len(roles) else ""
        yield Field(Mark("e", "role"), "" if role == _NONE else role)
    for name in _lines(table, row, "organisation"):
        yield Field(Mark("e", "organisation"), name)
    for name in _lines(table, row, "direction"):
        yield Field(Mark("e", "direction", str(_find_direction(name, context))), name)
    if status := _status(_cell(table, row, "status"), context):
        yield Field(Mark("e", "status", status), status)


def _cell(table: Table, row: Block, column: str) -> str:
    """One column: each has a heading of its own."""
    cells = zip(table.columns, row.cells, strict=False)
    return next((cell for name, cell in cells if name == column), "")


def _lines(table: Table, row: Block, column: str) -> list[str]:
    return [line for line in _cell(table, row, column).split("\n") if line]


def _is_edtf(text: str) -> bool:
    try:
        Edtf.parse(text)
    except EdtfError:
        return False
    return True


def _is_otherwise(written: str, date: Edtf | None, context: Context) -> bool:
    """Whether the date is written otherwise than EDTF says: somebody has changed one of the two."""
    times = context.times(written.split("\n", maxsplit=1)[0], None, field=True)
    if date is None or times.problems or len(times.mentions) != 1 or times.mentions[0].doubts:
        return False
    return times.mentions[0].value != date


def _find_direction(name: str, context: Context) -> int:
    """The number of a direction, which is a new one if none has these words."""
    directions = context.matcher.directions
    wanted = _plain(name)
    known = next((at for at, each in enumerate(directions) if _plain(each.text) == wanted), None)
    if known is not None:
        return known
    directions.append(make_direction(name, context.language))
    return len(directions) - 1


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _status(text: str, context: Context) -> str:
    words = text.split()
    if any(context.lexicon.means(word, "cancelled") for word in words):
        return "cancelled"
    return "planned" if any(says_plan(word, context.lexicon) for word in words) else ""
