"""The paragraph of every day: what an editor pastes becomes a draft, read as a document is."""

from collections.abc import Sequence

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, clip
from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import Refused
from handlers.documents.understanding.words.model import DoubtKind, ReadEvent, Reading
from handlers.editing.showing import show_draft
from handlers.editing.suggesting import AREAS_SUGGESTED, state_fields
from handlers.imports.fields import FIELD_NAMES
from handlers.imports.review import HEAD, PARTIAL, reading_format
from handlers.imports.showing import show_import
from handlers.texts import LANGUAGES, Texts
from storage.brief_files import TEXT_LENGTH
from storage.drafts import Draft
from storage.models import Brief, Direction
from storage.snapshots import Snapshot

_SAID_BETTER = dict.fromkeys(
    (
        *(DoubtKind.YEAR_MISSING, DoubtKind.IMPOSSIBLE_DATE),
        *(DoubtKind.REVERSED, DoubtKind.NO_START),
    ),
    DoubtKind.NO_DATE,
)
"""Of two doubts that say the same, the one that says less."""


@screen("readdraft", access=Access.EDITOR)
class ReadDraft(Screen):
    """Read a paragraph that was offered for a draft."""

    draft: int

    async def open(self, context: Context) -> View:
        """The draft with its doubts; of several events, their review."""
        drafts = context.store.drafts
        draft = await drafts.get_draft(self.draft, context.author.user_id)
        if not draft or draft.state == "published":
            raise Gone
        if draft.state == "open":
            return await show_draft(context, draft)
        text = str(draft.content.get(f"{draft.language}.text") or "")
        brief = await context.get_brief(draft.brief_id)
        directions = await context.store.briefs.list_directions(brief.id, brief.source_language)
        try:
            reading = await read_document(
                text.encode(), "paragraph.txt", context.today, [each.text for each in directions]
            )
        except Refused as refused:
            # What was pasted is kept: its fields are to be written by hand.
            note = context.texts.gettext(refused.refusal.value)
            draft = await drafts.update(draft, context.now, state="open", notes=[note])
            return await show_draft(context, draft)
        if len(reading.events) > 1:
            await drafts.update(draft, context.now, state="discarded")
            return await _review(context, brief, reading)
        return await _fill(context, draft, reading, directions)


async def _fill(
    context: Context, draft: Draft, reading: Reading, directions: Sequence[Direction]
) -> View:
    language = reading.language if reading.language in LANGUAGES else draft.language
    text = str(draft.content.get(f"{draft.language}.text") or "")
    changes: Snapshot = {
        f"{draft.language}.text": None,
        f"{language}.text": clip(text, TEXT_LENGTH),
    }
    notes: list[str] = []
    if clip(text, TEXT_LENGTH) != text:
        notes.append(
            context.texts.gettext("The text was too long: its end is only in your message.")
        )
    if reading.events:
        (event,) = reading.events
        changes |= state_fields(event, language, {n: each.id for n, each in enumerate(directions)})
        notes += _notes(event, context.texts)
    else:
        notes.append(
            context.texts.gettext(
                "I found no event in this text. Please fill in the fields yourself."
            )
        )
    draft = await context.store.drafts.update(
        draft, context.now, changes=changes, notes=notes, language=language, state="open"
    )
    return await show_draft(context, draft)


def _notes(event: ReadEvent, t: Texts) -> list[str]:
    """The doubts, a line a field."""
    kinds: dict[str, list[DoubtKind]] = {}
    for doubt in event.doubts:
        kinds.setdefault(doubt.field, []).append(doubt.kind)
    notes = []
    for field, found in kinds.items():
        less = {_SAID_BETTER[kind] for kind in found if kind in _SAID_BETTER}
        said = [t.gettext(kind.value) for kind in dict.fromkeys(found) if kind not in less]
        name = t.gettext(FIELD_NAMES.get(field, field))
        note = f"{name}{t.colon}{t.semicolon.join(said)}"
        if DoubtKind.YEAR_MISSING in found:
            year = t.gettext("Which year is it? Write the whole date.")
            note = f"{note}. {year}"
        notes.append(note)
    if event.directions:
        notes.append(t.gettext(AREAS_SUGGESTED))
    return notes


async def _review(context: Context, brief: Brief, reading: Reading) -> View:
    """The review of several events that go into the brief, which itself stays as it is."""
    imports, now = context.store.imports, context.now
    if own := await imports.get_begun_already():
        return await show_import(context, own)
    said = reading_format().dump_json(reading).decode()
    for known in await imports.list_open(context.author.user_id):
        if known.brief_id == brief.id and known.reading == said:
            # The button was pressed twice.
            return await show_import(context, known)
    own_words = await context.store.briefs.get_brief(brief.id, brief.source_language) or brief
    one = await imports.keep_reading(context.author.user_id, said, now, brief_id=brief.id)
    head = {
        "title": own_words.title,
        "partner": own_words.partner,
        "country": own_words.country,
        "as_of": str(own_words.as_of),
        PARTIAL: True,
    }
    return await show_import(context, await imports.decide(one, now, {HEAD: head}))
