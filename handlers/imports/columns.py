"""The columns of a list, shown once: what each is taken for, and another kind at a tap."""

from collections.abc import Mapping
from typing import Any

from telegram.error import BadRequest

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import Refused
from handlers.documents.understanding.words.model import DoubtKind, ReadColumn, Reading
from handlers.imports.columns_view import KINDS, view_columns, view_kinds
from handlers.imports.doubts import list_questions
from handlers.imports.review import reading_format
from handlers.imports.showing import find_columns, load_import, review_of, show_import
from handlers.imports.view import view_file_gone, view_refused
from storage.imports import COLUMNS, CONFIRMED, FILE, Import


@screen("columns", access=Access.EDITOR)
class ShowColumns(Screen):
    """What the columns of a list are taken for."""

    document: int

    async def open(self, context: Context) -> View:
        """Each with its heading and an example."""
        one = await load_import(context, self.document)
        return view_columns(one, _columns(one), context.texts)


@screen("column", access=Access.EDITOR)
class ChooseColumn(Screen):
    """Choose what a column holds."""

    document: int
    number: int

    async def open(self, context: Context) -> View:
        """The kinds."""
        one = await load_import(context, self.document)
        return view_kinds(one, _column(one, self.number), self.number, context.texts)


@screen("setcolumn", access=Access.EDITOR)
class SetColumn(Screen):
    """Say what a column holds."""

    document: int
    number: int
    kind: str

    async def open(self, context: Context) -> View:
        """All of them again."""
        one = await load_import(context, self.document)
        column = _column(one, self.number)
        if self.kind not in KINDS:
            raise Gone
        said = {column.key: self.kind}
        one = await context.store.imports.decide(one, context.now, {COLUMNS: said})
        return view_columns(one, _columns(one), context.texts)


@screen("columnsright", access=Access.EDITOR)
class ConfirmColumns(Screen):
    """Say that the columns are right as they are shown."""

    document: int

    async def open(self, context: Context) -> View | None:
        """What was understood; read anew where a column was corrected."""
        one = await load_import(context, self.document)
        columns = _columns(one)
        said = one.decisions.get(COLUMNS, {})
        if any(said.get(column.key, column.kind) != column.kind for column in columns):
            try:
                reading = await _read_anew(context, one, said)
            except Refused as refused:
                return view_refused(refused.refusal, context.texts)
            except BadRequest:
                return view_file_gone(context.texts)
            one = await context.store.imports.read_anew(
                one, reading_format().dump_json(reading).decode(), context.now
            )
        one = await context.store.imports.decide(one, context.now, {FILE: {CONFIRMED: True}})
        for question in list_questions(review_of(one).reading):
            if question.kinds == (DoubtKind.COLUMN,):
                settled = review_of(one).settling(question)
                one = await context.store.imports.decide(one, context.now, settled)
        return await show_import(context, one)


async def _read_anew(context: Context, one: Import, said: Mapping[str, Any]) -> Reading:
    """The file as Telegram keeps it, with the columns as they are said to be."""
    data = await context.download(one.decisions[FILE][FILE])
    return await read_document(data, one.name, context.today, columns=dict(said))


def _columns(one: Import) -> list[ReadColumn]:
    columns = find_columns(one)
    if not columns:
        raise Gone
    return columns


def _column(one: Import, number: int) -> ReadColumn:
    columns = _columns(one)
    if not 0 <= number < len(columns):
        raise Gone
    return columns[number]
