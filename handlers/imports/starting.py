"""A document on its way in: a file, or a text in several messages, until it is read."""

from collections.abc import Mapping

from telegram import Message
from telegram.error import BadRequest

from handlers.chat.authorize import is_input
from handlers.chat.context import Context, Gone
from handlers.chat.message_text import CUT_LENGTH, join_parts
from handlers.chat.opening import open_screen
from handlers.chat.screen import Access, Big, Ref, Screen, screen
from handlers.chat.view import View, bold, clip, lines, paragraphs
from handlers.documents.isolation import read_document, warm_up
from handlers.documents.reading.refusing import MAX_FILE, MAX_TEXT, Refusal, Refused
from handlers.documents.understanding.words.model import Reading
from handlers.editing.typed import is_question
from handlers.imports.review import reading_format
from handlers.imports.showing import load_import, show_import
from handlers.imports.view import (
    view_collected,
    view_dropped,
    view_left,
    view_refused,
    view_start,
)
from handlers.texts import N_, Texts
from storage.awaiting import PARTS
from storage.imports import Import
from storage.words import fold

_NAME_SHOWN = 80
_LONGEST_QUESTION = 200
_LISTS = (".xlsx", ".csv")
"""Files whose columns are shown for confirmation."""
_NO_TEXT: Mapping[str, Refusal] = {
    "photo": Refusal.PICTURE,
    "video": Refusal.PICTURE,
    "animation": Refusal.PICTURE,
}


@screen("import", access=Access.EDITOR, command=N_("a brief from a document"))
class ImportDocument(Screen):
    """Ask for a document."""

    async def open(self, context: Context) -> View:
        """What can be sent, and what was begun before."""
        await warm_up()
        user_id = context.author.user_id
        unfinished = await context.store.imports.list_open(user_id)
        await context.store.imports.collect(user_id, context.now)
        return view_start(unfinished, context.texts)


@screen("readparts", access=Access.EDITOR)
class ReadParts(Screen):
    """Read what was pasted."""

    document: int

    async def open(self, context: Context) -> View:
        """What was understood."""
        one = await load_import(context, self.document)
        if one.state != "collecting":
            return await show_import(context, one)
        if not one.parts:
            context.toast = context.texts.gettext("There is no text yet.")
            return view_collected(one, context.texts)
        return await _read_parts(context, one)


@screen("dropimport", access=Access.EDITOR)
class DropImport(Screen):
    """Put a document away."""

    document: int

    async def open(self, context: Context) -> View:
        """The way to bring it back."""
        one = await load_import(context, self.document)
        if one.state == "published":
            raise Gone
        one = await context.store.imports.update(one, context.now, state="discarded", awaiting=None)
        return view_dropped(one, context.texts)


@screen("leaveimport", access=Access.EDITOR)
class LeaveImport(Screen):
    """Take no more messages for a document; what has come is kept."""

    document: int

    async def open(self, context: Context) -> View:
        """Where it is."""
        one = await load_import(context, self.document)
        await context.store.imports.update(one, context.now, awaiting=None)
        return view_left(context.texts)


@screen("searchinstead", access=Access.EDITOR)
class SearchInstead(Screen):
    """Search for the last message of a text that is being collected: it was a question."""

    document: int
    query: Big

    async def open(self, context: Context) -> View | None:
        """What is found; the text goes on without it, when it is taken up again."""
        one = await load_import(context, self.document)
        text = await context.store.search.recall_query(self.query)
        if text is None:
            raise Gone
        await context.store.imports.take_out(one, text, context.now)
        return await open_screen(context, Ref("found", self.query))


async def find_collecting(context: Context) -> Screen | None:
    """What leaves the document that the editor's next message would belong to."""
    imports, user_id = context.store.imports, context.author.user_id
    one = await imports.get_changed_already(user_id) or await imports.get_awaiting(user_id)
    return LeaveImport(one.id) if one else None


async def take_file(context: Context, message: Message) -> View | None:
    """What an editor's file says; None for what is no file, and for other people."""
    if not context.is_private or not await context.is_editor():
        return None
    document = message.document
    if not document:
        refusal = next((each for name, each in _NO_TEXT.items() if getattr(message, name)), None)
        if not refusal or message.caption or message.media_group_id:
            return None
        return _view_no_text(refusal, context.texts)
    imports = context.store.imports
    if own := await imports.get_begun_already():
        return await show_import(context, own)
    if (document.file_size or 0) > MAX_FILE:
        return view_refused(Refusal.TOO_LARGE, context.texts)
    name = document.file_name or ""
    await context.here.send(_view_reading(name, context.texts))
    try:
        data = await context.download(document.file_id)
        reading = await read_document(data, name, context.today)
    except Refused as refused:
        return view_refused(refused.refusal, context.texts)
    except BadRequest as error:
        if "too big" not in error.message:
            raise
        return view_refused(Refusal.TOO_LARGE, context.texts)
    listed = name.lower().endswith(_LISTS) and reading.columns
    return await _keep(context, reading, name=name, file_id=document.file_id if listed else None)


async def take_part(context: Context, text: str) -> View | None:
    """Put an editor's message into the text that is being collected, if one is."""
    if not context.is_private or not await context.is_editor():
        return None
    imports, user_id = context.store.imports, context.author.user_id
    one = await imports.get_changed_already(user_id) or await imports.get_awaiting(user_id)
    if not one or (one.awaiting or PARTS) != PARTS or one.state != "collecting":
        return await _begin(context, text)
    if (
        fold(text).strip(" .!") in context.services.lexicon.done
        and await is_input(context)
        and one.parts
    ):
        return await _read_parts(context, one)
    if sum(map(len, one.parts)) + len(text) > MAX_TEXT:
        return view_refused(Refusal.TOO_LONG, context.texts)
    one = await imports.add_part(one, text, context.now)
    return view_collected(one, context.texts, await _find_question(context, text))


async def _find_question(context: Context, text: str) -> tuple[int, str] | None:
    """The number of a message and its words, where it may be a question and no part of a text."""
    if len(text) > _LONGEST_QUESTION or "\n" in text.strip():
        return None
    if not await is_question(context, await context.find_brief(), text):
        return None
    query = await context.remember_query(text)
    return (query, text) if query else None


async def _begin(context: Context, text: str) -> View | None:
    """Take a message as long as a client makes them for the beginning of a document."""
    if len(text) < CUT_LENGTH:
        return None
    await warm_up()
    one = await context.store.imports.collect(context.author.user_id, context.now, text)
    return view_collected(one, context.texts)


async def _read_parts(context: Context, one: Import) -> View:
    await context.here.send(_view_reading("", context.texts))
    try:
        reading = await read_document(join_parts(one.parts).encode(), "pasted.txt", context.today)
    except Refused as refused:
        return view_refused(refused.refusal, context.texts)
    return await _keep(context, reading, collected=one)


async def _keep(
    context: Context,
    reading: Reading,
    *,
    name: str = "",
    collected: Import | None = None,
    file_id: str | None = None,
) -> View:
    briefs = await context.store.briefs.list_briefs(reading.language)
    into = next(
        (
            brief.id
            for brief in briefs
            if brief.country == reading.country
            and fold(brief.partner) == fold(reading.partner or "")
        ),
        None,
    )
    one = await context.store.imports.keep_reading(
        context.author.user_id,
        reading_format().dump_json(reading).decode(),
        context.now,
        name=name,
        brief_id=into,
        collected=collected,
        file_id=file_id,
    )
    return await show_import(context, one)


def _view_no_text(refusal: Refusal, t: Texts) -> View:
    """Why nothing can be read, and where a photo can be of use."""
    hint = t.markup("To add a photo to an event, open the event, then “✏️ Edit” and “📷 Photos”.")
    view = view_refused(refusal, t)
    return view.rewritten(lambda text: paragraphs(text, hint))


def _view_reading(name: str, t: Texts) -> View:
    shown = clip(name, _NAME_SHOWN)
    said = t.gettext("⏳ Reading “{name}”…", name=shown) if name else t.gettext("⏳ Reading…")
    return View(lines(bold(said), t.gettext("This takes a few seconds.")))
