"""/export, and the files themselves."""

import logging

from markupsafe import Markup, escape
from telegram.constants import MessageLimit

from handlers.chat.authorize import authorize
from handlers.chat.context import Context, Gone
from handlers.chat.documents import DOCUMENT, to_years
from handlers.chat.extract import Collection, Extract
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
from handlers.export.gathering import Asker, Gathered, gather, gather_several, list_batches
from handlers.export.making import NotMade, make_file
from handlers.export.naming import name_file
from handlers.export.packing import pack_files
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
_PHOTOS_ROOM = 40_000_000
"""Telegram takes files of 50 MB."""
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
        if form is Form.FILES:
            await _send_files(context, extract)
            return None
        gathered = await _gather(context, extract)
        if not gathered or gathered.is_empty or (form in _OF_EVENTS and not gathered.count):
            context.toast = t.gettext("There is nothing here to put in a file yet.")
            return None
        await _make_and_send(context, self, gathered)
        return None


async def _gather(context: Context, extract: Extract | Collection | None) -> Gathered | None:
    """What is taken of a brief, or of several."""
    if not extract:
        return None
    asker = await _asker(context)
    if isinstance(extract, Extract):
        return await gather(context.store, await context.get_brief(extract.brief), extract, asker)
    taken = [(await context.get_brief(each.brief), each) for each in extract.extracts]
    return await gather_several(context.store, taken, extract.heading, asker)


async def _make_and_send(context: Context, asked: SendDocument, gathered: Gathered) -> None:
    form, t, contents = Form(asked.form), context.texts, gathered.contents
    if gathered.count >= MANY:
        await context.here.send(view_preparing(gathered.count, t))
    try:
        batches = list_batches(context.store, gathered, photos=form is Form.WORD)
        made = await make_file(form, contents, batches)
    except NotMade:
        logger.exception("no %s could be made of %r", form, asked.of)
        await context.here.send(
            View(t.markup("The file could not be made. Please try again later."))
        )
        return
    rows = []
    if form is Form.WORD and gathered.count:
        rows = _other_forms(asked, t, has_years=not contents.collection)
    if contents.collection:
        caption = lines(clip(contents.collection, _CAPTION_LENGTH))
        name = name_file("", contents.collection, form)
        await context.here.send_document(made, name, caption, View(Markup(), rows))
    else:
        heading = contents.heading or contents.name
        await _send(context, contents.brief, heading, form, made, rows)


async def _send_files(context: Context, extract: Extract | Collection | None) -> None:
    """The folder of a whole brief."""
    if not isinstance(extract, Extract) or not extract.is_whole:
        raise Gone
    brief = await context.get_brief(extract.brief)
    photos = await context.store.photos.measure(brief.id) <= _PHOTOS_ROOM
    made = await pack_files(context.store, brief.id, brief.slug, photos=photos)
    t = context.texts
    note = None if photos else t.gettext("Without the photos: together they are too large to send")
    await _send(context, brief, "", Form.FILES, made, [], note)


async def _send(
    context: Context,
    brief: Brief,
    heading: str,
    form: Form,
    made: bytes,
    rows: list[Row],
    note: str | None = None,
) -> None:
    title = mark(brief, heading) if heading else brief.title
    caption = lines(clip(title, _CAPTION_LENGTH), as_of(brief, context.texts), note)
    name = name_file(brief.slug, heading, form)
    await context.here.send_document(made, name, caption, View(Markup(), rows))


def _other_forms(asked: SendDocument, t: Texts, *, has_years: bool) -> list[Row]:
    """The same in the forms for spreadsheets and calendars, and as a picture of its years."""
    others = [
        button(t.gettext(_LABELS[each]), SendDocument(each.value, asked.of)) for each in _OF_EVENTS
    ]
    if has_years:
        others.append(to_years(asked.of, t))
    return in_rows(others, len(others))


async def _asker(context: Context) -> Asker:
    link = to_link(context.bot.username, ShowExport(0)) or ""
    return Asker(
        context.language,
        context.today,
        context.now,
        await context.store.get_installation(),
        link.removesuffix("x0"),
    )


def _may_have_files(context: Context) -> bool:
    return context.is_private and context.is_owner()


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
