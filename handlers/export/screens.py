"""/export, and the files themselves."""

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup, escape
from telegram.constants import MessageLimit

from handlers.chat.authorize import authorize
from handlers.chat.context import Context, Gone
from handlers.chat.documents import DOCUMENT, to_years
from handlers.chat.extract import Extract
from handlers.chat.links import to_link
from handlers.chat.notes import as_of, mark, name_brief
from handlers.chat.screen import Access, Link, Screen, screen
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from handlers.export.contents import Form
from handlers.export.gathering import Asker, Gathered, gather, list_batches
from handlers.export.making import NotMade, make_file
from handlers.export.naming import name_file, zip_folder
from handlers.texts import N_, Texts
from storage.models import Brief

logger = logging.getLogger(__name__)

MANY = 500
"""From how many events on a file takes so long that the person is told."""
_LABELS = {
    Form.WORD: N_("📄 Word"),
    Form.WORKBOOK: N_("📊 Excel"),
    Form.CSV: N_("🧾 CSV"),
    Form.CALENDAR: N_("🗓 Calendar"),
    Form.FILES: N_("🗂 YAML, as .zip"),
}
_OF_EVENTS = (Form.WORKBOOK, Form.CSV, Form.CALENDAR)
_CAPTION_LENGTH = MessageLimit.CAPTION_LENGTH // 2


@screen(
    "export", command=N_("the brief as a file: Word, Excel, calendar"), links=(Link("x", "brief"),)
)
class ShowExport(Screen):
    """The choice of a form for the whole brief."""

    brief: int

    async def open(self, context: Context) -> View:
        """A button each."""
        brief = await context.get_brief(self.brief)
        forms = [each for each in Form if each is not Form.FILES or _may_have_files(context)]
        return view_forms(brief, self, forms, context.texts)

    async def extract(self, context: Context) -> Extract:  # noqa: ARG002
        """All of the brief."""
        return Extract(self.brief)


@screen(DOCUMENT)
class SendDocument(Screen):
    """What a screen shows, as a file."""

    form: str
    of: Screen

    async def open(self, context: Context) -> View | None:
        """Send the file; a word where there is nothing to be written."""
        if self.form not in set(Form) or not self.of.spec.has_document:
            raise Gone
        form, t = Form(self.form), context.texts
        await authorize(context, Access.OWNER if form is Form.FILES else self.of.spec.access)
        extract = await self.of.extract(context)
        if not extract:
            context.toast = t.gettext("There is nothing here to put in a file yet.")
            return None
        brief = await context.get_brief(extract.brief)
        if form is Form.FILES:
            made: bytes = await _zip_files(context, brief)
            await _send(context, brief, extract, form, made, [])
            return None
        gathered = await gather(context.store, brief, extract, _asker(context))
        if gathered.is_empty or (form in _OF_EVENTS and not gathered.count):
            context.toast = t.gettext("There is nothing here to put in a file yet.")
            return None
        await _make_and_send(context, self, extract, gathered)
        return None


async def _make_and_send(
    context: Context, asked: SendDocument, extract: Extract, gathered: Gathered
) -> None:
    form, t, brief = Form(asked.form), context.texts, gathered.contents.brief
    if gathered.count >= MANY:
        await context.here.send(view_preparing(gathered.count, t))
    try:
        batches = list_batches(context.store, gathered, photos=form is Form.WORD)
        made = await make_file(form, gathered.contents, batches)
    except NotMade:
        logger.exception("no %s could be made of %r", form, asked.of)
        await context.here.send(
            View(t.markup("The file could not be made. Please try again later."))
        )
        return
    rows = _other_forms(asked, t) if form is Form.WORD and gathered.count else []
    await _send(context, brief, extract, form, made, rows)


async def _send(
    context: Context, brief: Brief, extract: Extract, form: Form, made: bytes, rows: list[Row]
) -> None:
    heading = mark(brief, extract.heading) if extract.heading else brief.title
    caption = lines(clip(heading, _CAPTION_LENGTH), as_of(brief, context.texts))
    name = name_file(brief, extract, form)
    await context.here.send_document(made, name, caption, View(Markup(), rows))


def _other_forms(asked: SendDocument, t: Texts) -> list[Row]:
    """The same in the forms for spreadsheets and calendars, and as a picture."""
    others = (
        button(t.gettext(_LABELS[each]), SendDocument(each.value, asked.of)) for each in _OF_EVENTS
    )
    return [*in_rows(others, len(_OF_EVENTS)), [to_years(asked.of, t)]]


def _asker(context: Context) -> Asker:
    link = to_link(context.bot.username, ShowExport(0)) or ""
    return Asker(
        context.language,
        context.today,
        context.now,
        context.bot.id,
        link.removesuffix("x0"),
    )


def _may_have_files(context: Context) -> bool:
    return context.is_private and context.is_owner()


async def _zip_files(context: Context, brief: Brief) -> bytes:
    """The brief's folder, as one file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / brief.slug
        await context.store.keeping.export(brief.id, path)
        return await asyncio.to_thread(zip_folder, path)


def view_forms(brief: Brief, here: ShowExport, forms: list[Form], t: Texts) -> View:
    """The forms, and how to have less than all of the brief."""
    buttons = (button(t.gettext(_LABELS[each]), SendDocument(each.value, here)) for each in forms)
    label = bold(t.gettext("📄 Document"))
    files = in_rows([*buttons, to_years(here, t)], 2)
    return View(
        paragraphs(
            lines(
                bold(name_brief(brief)), t.gettext("The whole brief as a file. In which format?")
            ),
            t.markup(
                "For just a part of it, open a list or an event: {button} is below it.",
                button=label,
            ),
        ),
        files,
        way_back(t),
    )


def view_preparing(count: int, t: Texts) -> View:
    """The word that a long file is on its way."""
    said = t.ngettext(
        "⏳ I am preparing a file of {count} event…",
        "⏳ I am preparing a file of {count} events…",
        count,
    )
    return View(escape(said))
