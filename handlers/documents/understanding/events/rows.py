"""Rows of a table to events and facts."""

import re
from dataclasses import replace

from handlers.documents.reading.blocks import Block
from handlers.documents.understanding.events.agreements import agreement_kind
from handlers.documents.understanding.events.event import PLAN_NOUNS, with_state
from handlers.documents.understanding.events.exact_list import read_list
from handlers.documents.understanding.events.narrative import read_paragraph
from handlers.documents.understanding.events.row_places import NOTHING, with_place
from handlers.documents.understanding.events.titles import shorten
from handlers.documents.understanding.layout.dittos import with_dittos
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.people.named import Named, find_alone, find_people
from handlers.documents.understanding.people.organisations import find_organisations
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.directions import make_direction
from handlers.documents.understanding.structure.sections import Part, Section
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import (
    Doubt,
    DoubtKind,
    Person,
    ReadEvent,
    ReadFact,
)
from handlers.documents.understanding.words.plans import says_plan
from storage.edtf import CalendarDate, Edtf
from storage.words import capitalize, fold

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def read_table(table: Table, part: Part, context: Context) -> None:
    """Put a table's rows where they belong."""
    if table.is_exact:
        read_list(table, context)
        return
    for heading, column in zip(table.headings, table.columns, strict=False):
        if heading and column is None:
            context.reading.doubts.append(Doubt(DoubtKind.COLUMN, "table", heading))
    figures = part.section is Section.FIGURES or table.is_figures
    pairs = part.section is Section.FIGURES and all(len(each.cells) == 2 for each in table.rows)
    last: Mention | None = None
    above: Block | None = None
    for said in table.rows:
        row = above = with_dittos(said, above, table)
        context.reading.sentences += 1
        if _is_total(row, context):
            context.reading.unused.append(row.text)
        elif part.section is Section.AGREEMENTS:
            context.reading.facts.append(_agreement(row, table, part, context))
        elif figures and not ("title" in table.columns and (table.headings or not pairs)):
            context.reading.facts.append(_figures(row, table, part))
        elif "title" in table.columns and (table.cell(row, "title") or table.cell(row, "date")):
            last = _read_event(row, table, part, context, last) or last
        else:
            read_paragraph(". ".join(cell for cell in row.cells if cell), part, context, item=True)
            context.reading.sentences -= 1


def _is_total(row: Block, context: Context) -> bool:
    first = next((cell for cell in row.cells if cell), "")
    words = re.findall(r"[^\W\d_]+", first)
    return bool(words) and context.lexicon.means(words[0], "totals") and len(words) <= 3


def _agreement(row: Block, table: Table, part: Part, context: Context) -> ReadFact:
    """An agreement of the legal basis, with the day on which it was signed."""
    title = table.cell(row, "title") or max(row.cells, key=len)
    found = context.times(table.cell(row, "date") or row.text, part.year).mentions
    kind = agreement_kind(context.tagged(title), context)
    doubts = tuple(Doubt(each, "date", row.text) for each in (found[0].doubts if found else ()))
    return ReadFact(
        title.replace("\n", " "), found[0].value if found else None, row.text,
        agreement=kind, doubts=doubts,
    )  # fmt: skip


def _figures(row: Block, table: Table, part: Part) -> ReadFact:
    """What a row of figures says, with its headings."""
    said = [
        f"{heading}: {cell}" if heading else cell
        for heading, cell in zip(table.headings or ("",) * len(row.cells), row.cells, strict=False)
        if cell
    ]
    year = next((cell for cell in row.cells if _YEAR.search(cell)), "")
    found = _YEAR.search(year) or _YEAR.search(part.heading)
    caption = table.caption or (part.heading if part.section is Section.FIGURES else "")
    text = ("; " if table.headings else ": ").join(said)
    return ReadFact(
        f"{caption}: {text}" if caption else text,
        Edtf(CalendarDate(int(found[0])), CalendarDate(int(found[0]))) if found else None,
        row.text,
        value=row.cells[-1] or None,
    )


def _read_event(
    row: Block, table: Table, part: Part, context: Context, last: Mention | None
) -> Mention | None:
    """Keep the event of a row; gives its date."""
    doubts: list[Doubt] = []
    mentions = _dates(row, table, part, context, last, doubts)
    title = table.cell(row, "title").replace("\n", " ") or row.text
    undated = not mentions and _is_undated(row, table, context)
    if not mentions and not undated and (found := context.times(title, part.year).mentions):
        mentions = [found[0]]
    event = ReadEvent(
        date=None,
        title=shorten(capitalize(title)),
        text=_text(row, table, title),
        source=row.text,
        organisations=tuple(_organisations(row, table, context)),
        people=tuple(_people(row, table, context)),
        directions=_directions(row, table, part, context),
    )
    event = with_place(event, row, table, context)
    remarks = (table.cell(row, "note"), *re.findall(r"\(([^()]+)\)", table.cell(row, "date")))
    planned = part.planned or undated or any(_says_plan(each, context) for each in remarks)
    told: list[Mention | None] = [*mentions] or [None]
    for mention in told:
        own = list(doubts)
        if mention is None:
            own.append(Doubt(DoubtKind.NO_DATE, "date", row.text))
        else:
            own += [Doubt(kind, "date", row.text) for kind in mention.doubts]
        if len(mentions) > 1:
            own.append(Doubt(DoubtKind.SEVERAL_DATES, "date", row.text))
        dated = replace(
            event, date=mention.value if mention else None, doubts=(*event.doubts, *own)
        )
        said = f"{title}. {table.cell(row, 'note')}. {_called_off(row, context)}"
        state = with_state(dated, said, context, planned=planned)
        (context.reading.cancelled if state.cancelled else context.reading.events).append(state)
    return mentions[-1] if mentions else None


def _called_off(row: Block, context: Context) -> str:
    """The cell of a row that first of all says that it was called off, whatever its column."""
    words = ((cell, re.findall(r"[^\W\d_]+", cell)) for cell in row.cells)
    found = (cell for cell, said in words if said and context.lexicon.means(said[0], "cancelled"))
    return next(found, "")


def _says_plan(note: str, context: Context) -> bool:
    """Whether a remark says that a row is a plan: «план; смета утверждена»."""
    remark = re.split(r"[;,.()]", note)[0]
    words = re.findall(r"[^\W\d_]+", remark)
    if not words or not says_plan(words[0], context.lexicon):
        return False
    return len(words) == 1 or (len(words) <= 5 and words[0].lower() not in PLAN_NOUNS)


def _is_undated(row: Block, table: Table, context: Context) -> bool:
    """Whether a row says that its day is yet to be set: «срок не назначен»."""
    said = (table.cell(row, column) for column in ("date", "title", "note"))
    return any(context.lexicon.find_said(fold(cell), "undated") for cell in said)


def _dates(
    row: Block,
    table: Table,
    part: Part,
    context: Context,
    last: Mention | None,
    doubts: list[Doubt],
) -> list[Mention]:
    cell = table.cell(row, "date").replace("\n", " ").strip()
    year_cell = table.cell(row, "year")
    found = _YEAR.search(year_cell)
    year = int(found[0]) if found else part.year or (last.year if last else part.last_year)
    if NOTHING.fullmatch(cell):
        if found:
            value = Edtf(CalendarDate(int(found[0])), CalendarDate(int(found[0])))
            return [Mention(value, 0, 0)]
        if last and "date" in table.columns and not cell and not _is_undated(row, table, context):
            return [replace(last, doubts=(DoubtKind.SAME_TIME,))]
        return []
    open_day = context.lexicon.find_said(fold(cell), "undated")
    if open_day and not context.times(_IN_BRACKETS.sub("", cell), year, field=True).mentions:
        return []
    times = context.times(cell, year, field=True)
    if not times.mentions:
        times = context.times(cell, year)
    plain = _IN_BRACKETS.sub("", cell).strip()
    if not times.mentions and plain != cell:
        # «с апреля (по настоящее время)», «ноябрь (план)»
        times = context.times(re.sub(r"[()]", " ", cell), year)
        times = times if times.mentions else context.times(plain, year, field=True)
    if not times.mentions and year:
        sign = "/" if "/" in plain else "."
        full = f"{plain.rstrip('.')}{sign}{year}"
        with_year = context.times(full, year, field=True)
        with_year = with_year if with_year.mentions else context.times(full, year)
        within = tuple(each for each in with_year.mentions if each.start < len(cell))
        times = replace(with_year, mentions=within) if within else times
    doubts += [Doubt(problem, "date", row.text) for problem in times.problems]
    mentions = list(times.mentions)
    if found:
        said = DoubtKind.YEAR_INHERITED
        mentions = [
            replace(each, doubts=tuple(kind for kind in each.doubts if kind is not said))
            for each in mentions
        ]
    if year and not found and not re.search(r"(?:19|20)\d\d|['’]\d\d|[./]\d\d(?!\d)", cell):
        mentions = [
            replace(each, doubts=tuple(dict.fromkeys((*each.doubts, DoubtKind.YEAR_INHERITED))))
            for each in mentions
        ]
    return mentions


def _text(row: Block, table: Table, title: str) -> str:
    """The title with what the other columns tell of it."""
    parts = [
        title,
        table.cell(row, "people"),
        table.cell(row, "organisations"),
        table.cell(row, "note"),
    ]
    kept = [
        part.replace("\n", " ").strip(" .")
        for part in parts
        if part and not NOTHING.fullmatch(part)
    ]
    return ". ".join(kept) + "."


def _people(row: Block, table: Table, context: Context) -> list[Person]:
    found: dict[str, Person] = {}
    for column in ("people", "title", "note"):
        for cell in re.split(r"[;\n]", table.cell(row, column)):
            for named in _named(cell.strip(), column, context):
                role = named.role
                known = found.get(named.name)
                if known is None or (known.role is None and role):
                    found[named.name] = Person(named.name, role)
    return list(found.values())


def _named(cell: str, column: str, context: Context) -> list[Named]:
    tagged = context.tagged(cell)
    listed = column == "people"
    found = find_people(tagged, context.language, context.lexicon, listed=listed)
    if not found and column == "people":
        alone = find_alone(tagged, context.language, context.lexicon)
        return [alone] if alone else []
    return found


def _organisations(row: Block, table: Table, context: Context) -> list[str]:
    found: list[str] = []
    for column in ("title", "people", "organisations"):
        for cell in re.split(r"[;\n]", table.cell(row, column)):
            tagged = context.tagged(cell.strip())
            people = find_people(tagged, context.language, context.lexicon)
            names = find_organisations(tagged, context.language, context.lexicon, people)
            found += names
            if (
                column == "organisations"
                and not names
                and cell.strip()
                and not NOTHING.fullmatch(cell)
            ):
                found.append(cell.strip())
    return list(dict.fromkeys(found))


def _directions(row: Block, table: Table, part: Part, context: Context) -> tuple[int, ...]:
    """The directions that a row names, or whose words it has."""
    names = split_names(table.cell(row, "directions"))
    if not names:
        return context.matcher.match(f"{part.heading} {row.text}")
    return tuple(
        dict.fromkeys(index for name in names if (index := context.matcher.find(name)) is not None)
    )


def split_names(cell: str) -> list[str]:
    """The directions of a cell."""
    return [name.strip(" .") for name in re.split(r"[;\n]|,\s", cell) if name.strip(" .–-")]


def collect_directions(tables: list[Table], context: Context) -> None:
    """Make directions of what the tables' own column names, where no list does."""
    known = {fold(d.text) for d in context.matcher.directions}
    for table in tables:
        for row in table.rows:
            for name in split_names(table.cell(row, "directions")):
                shown = capitalize(name)
                if fold(shown) not in known and context.matcher.find(name) is None:
                    known.add(fold(shown))
                    context.matcher.directions.append(make_direction(shown, context.language))
