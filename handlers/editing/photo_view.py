"""The photos of a draft, and one of them."""

from markupsafe import Markup, escape

from handlers.chat.screen import Ref
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    Row,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
)
from handlers.editing.field_view import way_out
from handlers.photos.captions import write_caption
from handlers.texts import Texts
from storage.drafts import Draft
from storage.event_photos import PHOTOS, caption_key, credit_key
from storage.models import Photo
from storage.photos import MAX_PHOTOS

_FEW = 4
"""So many are listed with what is said of them in two lines of a phone; more, in one."""
_LINE, _SHORT_LINE = 70, 34


def list_photos(draft: Draft) -> list[Photo]:
    """The photos as they would be published, with what is said of them in the draft's language."""
    content = draft.content
    return [
        Photo(each, content.get(caption_key(each, draft.language)), content.get(credit_key(each)))
        for each in content.get(PHOTOS) or ()
    ]


def view_photos(
    draft: Draft, t: Texts, *, ready: bool, removed: tuple[int, int] | None = None
) -> View:
    """The photos in their order. `removed` is one that can be put back, and where it was."""
    photos = list_photos(draft)
    heading = bold(t.gettext("📷 Photos ({count})", count=len(photos)))
    if len(photos) < MAX_PHOTOS:
        prompt = t.gettext("Send me photos: one or several, your own or forwarded.")
    else:
        prompt = t.gettext("An event can have up to {count} photos.", count=MAX_PHOTOS)
    length = _LINE if len(photos) <= _FEW else _SHORT_LINE
    listed = [
        Markup("{}. {}").format(number, _describe(photo, t, length))
        for number, photo in enumerate(photos, start=1)
    ]
    hint = t.gettext("Tap a number to move a photo, to say what it shows, or to remove it.")
    numbers = [
        button(str(number), Ref("draftphoto", draft.id, photo.id))
        for number, photo in enumerate(photos, start=1)
    ]
    rows: list[Row] = in_rows(numbers, NUMBERS_IN_ROW)
    if photos:
        rows.append([button(t.gettext("👁 Preview"), Ref("draftphotos", draft.id))])
    if removed:
        back = Ref("putbackphoto", draft.id, *removed)
        rows.append([button(t.gettext("↩️ Restore"), back)])
    if ready and draft.subject_id is not None and draft.is_of_photos:
        # All that it changes is seen here.
        rows.append(
            [button(t.gettext("✅ Publish"), Ref("publish", draft.id, draft.version), "success")]
        )
    return View(
        paragraphs(lines(heading, prompt), lines(*listed), italic(hint) if photos else None),
        rows,
        way_out(draft, t),
    )


def _describe(photo: Photo, t: Texts, length: int = _LINE) -> Markup:
    """A photo in a line of the list."""
    said = " · ".join(filter(None, (photo.caption, photo.credit)))
    return escape(clip(said, length)) if said else italic(t.gettext("without a caption"))


def view_photo(draft: Draft, photo: Photo, at: int, count: int, t: Texts) -> View:
    """One photo of a draft: what is said of it, and what can be done with it."""
    moves = []
    if at > 0:
        moves.append(button(t.gettext("↑ Move up"), Ref("movephoto", draft.id, photo.id, at - 1)))
    if at < count - 1:
        moves.append(button(t.gettext("↓ Move down"), Ref("movephoto", draft.id, photo.id, at + 1)))
    fields = [
        button(t.gettext("✏️ Caption"), Ref("field", draft.id, f"caption_{photo.id}")),
        button(t.gettext("👤 Photographer"), Ref("field", draft.id, f"credit_{photo.id}")),
    ]
    remove = button(t.gettext("🗑 Remove"), Ref("removephoto", draft.id, photo.id, at))
    heading = t.gettext("Photo {number} of {count}", number=at + 1, count=count)
    return View(
        paragraphs(bold(heading), write_caption(photo, t) or _describe(photo, t)),
        [moves, *in_rows(fields, 2), [remove]],
        [
            button(t.gettext("‹ Photos"), Ref("field", draft.id, PHOTOS)),
            button(t.gettext("👁 View draft"), Ref("draft", draft.id)),
        ],
    )
