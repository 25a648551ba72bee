"""Events as an Excel workbook."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from handlers.dates import format_edtf
from handlers.export.contents import Contents
from handlers.export.lists import Column, columns_of, to_rows
from handlers.export.wordprocessing import clean
from handlers.texts import Texts

_HEAD_ROWS = 4
"""Title, state, an empty row, the headings."""
_LONGEST = 32_767
_SHEET_LENGTH = 31
_A3 = 8
_LINE, _HIGHEST = 15.0, 409.0
"""Points: a line of a cell, and the most that Excel takes for a row."""
_TOP = Alignment(vertical="top", wrap_text=True)
_FILL = PatternFill("solid", fgColor="E7ECF4")


def write_workbook(contents: Contents, t: Texts) -> bytes:
    """The list with its title above and its headings in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(t.gettext("Events")[:_SHEET_LENGTH])
    columns = columns_of(contents, t)
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = f"A{_HEAD_ROWS + 1}"
    sheet.print_title_rows = f"{_HEAD_ROWS}:{_HEAD_ROWS}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    title = contents.collection or contents.brief.title
    sheet.append([_cell(sheet, title, font=Font(bold=True, size=14))])
    sheet.append([_cell(sheet, _say_as_of(contents, t), font=Font(color="595959"))])
    heading = "" if contents.collection else contents.heading
    sheet.append([_cell(sheet, heading, font=Font(bold=True))])
    sheet.append([_cell(sheet, each.heading, font=Font(bold=True), fill=_FILL) for each in columns])
    count = 0
    for count, row in enumerate(to_rows(contents, t), 1):
        sheet.row_dimensions[_HEAD_ROWS + count].height = _height(row, columns)
        cells = [_cell(sheet, cell, alignment=_TOP) for cell in row]
        if row[-1]:
            cells[-1].hyperlink, cells[-1].style = row[-1], "Hyperlink"
            cells[-1].alignment = _TOP
        sheet.append(cells)
    sheet.auto_filter.ref = f"A{_HEAD_ROWS}:{get_column_letter(len(columns))}{_HEAD_ROWS + count}"
    book.properties.title, book.properties.creator = clean(title)[:255], ""
    book.properties.language = contents.language
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _say_as_of(contents: Contents, t: Texts) -> str:
    """As of when each brief is."""
    said = []
    for each in contents.sections:
        day = t.gettext("As of {date}", date=format_edtf(each.brief.as_of, t))
        said.append(f"{each.brief.partner}{t.colon}{day}" if contents.collection else day)
    return t.semicolon.join(said)


def _height(row: Sequence[str], columns: Sequence[Column]) -> float:
    """Room for the longest cell: few programs find that out by themselves."""
    lines = (
        sum(1 + len(line) // column.width for line in cell.split("\n"))
        for cell, column in zip(row, columns, strict=True)
    )
    return min(max(lines) * _LINE + 3.0, _HIGHEST)


def _cell(sheet: Any, text: str, **style: Any) -> Any:
    """A cell with a text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, clean(text)[:_LONGEST])
    for name, value in style.items():
        setattr(cell, name, value)
    # Text, also if somebody opens the cell and closes it again.
    cell.data_type = "s"
    cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@", "\t"))
    return cell
