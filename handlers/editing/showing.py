"""A draft as its editor sees it."""

from handlers.chat.context import Context, Gone
from handlers.chat.view import View
from handlers.editing.change_view import field_name, view_published
from handlers.editing.draft_view import view_draft
from handlers.editing.fields import DIRECTIONS, FIELDS
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Event, Participant
from storage.originals import TEXTS
from storage.recording import Revision
from storage.snapshots import languages_of
from storage.translations import BODY


async def show_draft(context: Context, draft: Draft) -> View:
    """A draft with its preview."""
    # In the language of the draft: its translation may be checked or not.
    brief = await context.store.briefs.get_brief(draft.brief_id, draft.language)
    if not brief:
        raise Gone
    return view_draft(
        brief,
        draft,
        await _preview(context, draft),
        find_problems(draft, context),
        await name_directions(context, draft),
        context.today,
        context.texts,
        context.services.catalogs[draft.language],
    )


async def show_published(context: Context, revision: Revision) -> View:
    """The confirmation of a change, with the way to undo it."""
    brief = await context.store.briefs.get_brief(revision.brief_id, context.language)
    takes_back = await context.store.revisions.takes_back(revision)
    return view_published(revision, context.texts, brief, takes_back=takes_back)


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
    # A gap that was there before keeps nobody from mending something else.
    touched = {key.partition(".")[0] for key in draft.changed}
    written = languages_of(content)
    languages = [each for each in written if each in touched] if written else [draft.language]
    given = {name for key in content if content[key] for name in [key.rpartition(".")[2]]}
    missing = [
        (field, language)
        for field in FIELDS[draft.subject]
        for language in (languages if field.per_language else [draft.language])
        # A translation without its text or place would show less than the source.
        if field.required or (field.key in BODY and field.key in given)
        if not content.get(field.key_in(language))
    ]
    if draft.subject == "contact" and not given - {"deleted", "source", "verified_on"}:
        return [t.gettext("Give at least a name, an organisation, a phone number or an address.")]
    return [
        t.gettext(
            "Still missing: {field}", field=field_name(field.key_in(language), t, draft.subject)
        )
        for field, language in missing
    ]


def can_be_published(draft: Draft, context: Context) -> bool:
    """Whether a draft changes something, and nothing is missing."""
    return bool(draft.changed) and not find_problems(draft, context)


async def _preview(context: Context, draft: Draft) -> Event | None:
    """The event as its card would show it, as far as it can be."""
    content, own = draft.content, draft.first_language
    published = None
    if draft.subject == "event" and draft.subject_id is not None:
        state = await context.store.revisions.read("event", draft.subject_id)
        published = await context.store.events.get_event(draft.subject_id, draft.language)
        own = state.language if state else own
    # What is not translated yet is seen as it was written.
    language = draft.language if content.get(f"{draft.language}.title") else own
    title = content.get(f"{language}.title")
    if draft.subject != "event" or not content.get("date") or not title:
        return None
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    chosen = content.get(DIRECTIONS) or []
    changed = set(draft.changed)
    written = changed & {f"{language}.{name}" for name in TEXTS}
    behind = changed & {f"{own}.{name}" for name in TEXTS}
    as_before = published and (not changed or draft.keeps_words(own))
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
        edited_on=published.edited_on if published and as_before else context.today,
        edited=bool(written) or not published or published.edited,
        outdated=(
            published is not None
            and language != own
            and not written
            and (published.outdated or bool(behind))
        ),
        deleted=False,
        people=await _preview_people(context, draft, published, own),
        organisations=_preview_organisations(draft, published),
        places=published.places if published else (),
        directions=tuple(each for each in directions if each.id in chosen),
        from_brief=published is not None and published.from_brief,
        status=content.get("status"),
        more_dates=tuple(map(Edtf.parse, content.get("more_dates") or ())),
    )


def _preview_organisations(draft: Draft, published: Event | None) -> tuple[Participant, ...]:
    """The organisations as the card names them; those that are new, as they were typed."""
    before, now = (each.get("organisations") for each in (draft.base, draft.content))
    known = published.organisations if published else ()
    if now is None or before == now:
        return known
    by_name = dict(zip(before or (), known, strict=False))
    return tuple(by_name.get(name) or Participant(0, name, None) for name in now)


async def _preview_people(
    context: Context, draft: Draft, published: Event | None, own: str
) -> tuple[Participant, ...]:
    """The people as the card names them: in its language those who are known in it."""
    known: dict[str, Participant] = {}
    if published and (original := await context.store.events.get_event(published.id, own)):
        ids = {each.id: each for each in published.people}
        known = {each.name: ids[each.id] for each in original.people if each.id in ids}
    before = draft.base.get("people") or []
    return tuple(
        shown
        if (shown := known.get(name)) and [name, role] in before
        else Participant(0, shown.name if shown else name, role)
        for name, role in draft.content.get("people") or ()
    )
