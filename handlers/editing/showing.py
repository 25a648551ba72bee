"""A draft as its editor sees it."""

from handlers.context import Context, Gone
from handlers.editing.fields import (
    DIRECTIONS,
    FIELDS,
)
from handlers.views.changes import field_name
from handlers.views.drafts import (
    view_draft,
)
from handlers.views.view import View
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Event, Participant
from storage.snapshots import languages_of


async def show_draft(context: Context, draft: Draft) -> View:
    """A draft with its preview."""
    brief = await context.get_brief(draft.brief_id)
    return view_draft(
        brief,
        draft,
        await _preview(context, draft),
        find_problems(draft, context),
        await name_directions(context, draft),
        context.texts,
        context.services.catalogs[draft.language],
    )


async def name_directions(context: Context, draft: Draft) -> dict[int, str]:
    """The names of the brief's directions by their ids."""
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    return {each.id: each.label for each in directions}


async def load_draft(context: Context, draft_id: int) -> Draft:
    """An own draft that is not yet published or discarded; raises `Gone`."""
    draft = await context.store.drafts.get_draft(draft_id, context.author.user_id)
    if not draft or draft.state not in ("open", "offered"):
        raise Gone
    return draft


async def reload_draft(context: Context, draft: Draft) -> Draft:
    """The draft as it is now; raises `Gone`."""
    again = await context.store.drafts.get_draft(draft.id, draft.user_id)
    if not again:
        raise Gone
    return again


def find_problems(draft: Draft, context: Context) -> list[str]:
    """What keeps the draft from being published."""
    t = context.texts
    content = draft.content
    languages = languages_of(content) or [draft.language]
    given = {name for key in content if content[key] for name in [key.rpartition(".")[2]]}
    missing = [
        (field, language)
        for field in FIELDS[draft.subject]
        for language in (languages if field.per_language else [draft.language])
        # A translation without its text or place would show less than the source.
        if field.required or (field.key in ("text", "place") and field.key in given)
        if not content.get(field.key_in(language))
    ]
    return [
        t.gettext("Missing: {field}", field=field_name(field.key_in(language), t))
        for field, language in missing
    ]


async def _preview(context: Context, draft: Draft) -> Event | None:
    """The event as it would be shown, as far as it can be."""
    content, language = draft.content, draft.language
    title = content.get(f"{language}.title")
    if draft.subject_id is None and not title:
        # What is not translated yet is seen as it was written.
        language = draft.first_language
        title = content.get(f"{language}.title")
    if draft.subject != "event" or not content.get("date") or not title:
        return None
    published = None
    if draft.subject_id is not None:
        published = await context.store.events.get_event(draft.subject_id, language)
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    chosen = content.get(DIRECTIONS) or []
    return Event(
        id=draft.subject_id or 0,
        brief_id=draft.brief_id,
        date=Edtf.parse(content["date"]),
        language=language,
        label=content.get(f"{language}.label"),
        title=title,
        text=content.get(f"{language}.text") or "",
        place=content.get(f"{language}.place"),
        country=content.get("country"),
        source=content.get("source") or "",
        edited_on=context.today if draft.changed or not published else published.edited_on,
        outdated=False,
        deleted=False,
        people=tuple(Participant(0, name, role) for name, role in content.get("people") or ()),
        organisations=published.organisations if published else (),
        places=published.places if published else (),
        directions=tuple(each for each in directions if each.id in chosen),
    )
