"""What the words of an event say of its fields: those of a paragraph, or of a draft's text."""

from collections.abc import Mapping

from handlers.chat.context import Context
from handlers.chat.view import clip
from handlers.dates import format_edtf
from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import Refused
from handlers.documents.understanding.words.model import ReadEvent
from handlers.texts import N_
from storage.brief_files import TITLE_LENGTH
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.snapshots import Snapshot

AREAS_SUGGESTED = N_("The areas are suggested by the words of the text.")
_SUGGESTED = ("place", "people", "directions")


def state_fields(event: ReadEvent, language: str, directions: Mapping[int, int]) -> Snapshot:
    """The fields of a draft that a paragraph states; the others stay empty."""
    stated = {
        "date": str(event.date) if event.date and event.date.start else None,
        "status": "planned" if event.planned else None,
        "country": event.country,
        f"{language}.title": clip(event.title, TITLE_LENGTH),
        f"{language}.place": clip(event.place, TITLE_LENGTH) if event.place else None,
        "people": [[each.name, each.role] for each in event.people],
        "organisations": list(event.organisations),
        "directions": sorted(directions[each] for each in event.directions if each in directions),
    }
    return {key: value for key, value in stated.items() if value}


async def suggest_fields(context: Context, draft: Draft) -> Draft:
    """The draft with what its text says of the fields that are asked for after it.

    What the editor has said of a field stays.
    """
    language, content = draft.language, draft.content
    text, date = content.get(f"{language}.text"), content.get("date")
    if not text or not date:
        return draft
    day = format_edtf(Edtf.parse(date), context.services.catalogs[language])
    directions = await context.store.briefs.list_directions(draft.brief_id, language)
    try:
        reading = await read_document(
            f"{day} {text}".encode(),
            "paragraph.txt",
            context.today,
            [each.text for each in directions],
        )
    except Refused:
        return draft
    if len(reading.events) != 1:
        return draft
    ids = {number: each.id for number, each in enumerate(directions)}
    said = {
        key: value
        for key, value in state_fields(reading.events[0], language, ids).items()
        if key.rpartition(".")[2] in _SUGGESTED and key not in draft.changes
    }
    if not said:
        return draft
    notes = [*draft.notes]
    if "directions" in said:
        notes.append(context.texts.gettext(AREAS_SUGGESTED))
    return await context.store.drafts.update(draft, context.now, changes=said, notes=notes)
