"""What an editor does with the photos of a draft."""

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.editing.asking import await_field
from handlers.editing.photo_view import list_photos, view_photo, view_photos
from handlers.editing.showing import can_be_published, load_draft
from handlers.photos.captions import write_caption
from handlers.photos.sending import send_photos
from storage.drafts import Draft
from storage.event_photos import PHOTOS
from storage.photos import MAX_PHOTOS


@screen("draftphotos", access=Access.EDITOR)
class SendDraftPhotos(Screen):
    """The photos of a draft, numbered."""

    draft: int

    async def open(self, context: Context) -> None:
        """Send them."""
        t = context.texts
        photos = list_photos(await load_draft(context, self.draft))
        numbered = [
            (photo.id, write_caption(photo, t, t.gettext("Photo {number}", number=number)))
            for number, photo in enumerate(photos, start=1)
        ]
        await send_photos(context, numbered)


@screen("draftphoto", access=Access.EDITOR)
class ShowDraftPhoto(Screen):
    """One photo of a draft."""

    draft: int
    photo: int

    async def open(self, context: Context) -> View:
        """What is said of it, and what can be done with it; raises `Gone`."""
        draft = await load_draft(context, self.draft)
        photos = list_photos(draft)
        for at, photo in enumerate(photos):
            if photo.id == self.photo:
                return view_photo(draft, photo, at, len(photos), context.texts)
        raise Gone


@screen("movephoto", access=Access.EDITOR)
class MovePhoto(Screen):
    """Put a photo of a draft in another place: said twice, it is the same."""

    draft: int
    photo: int
    to: int

    async def open(self, context: Context) -> View:
        """The photo where it is now."""
        draft = await load_draft(context, self.draft)
        rest = _without(draft, self.photo)
        if len(rest) == len(draft.content.get(PHOTOS) or ()):
            raise Gone
        await _save(context, draft, _inserted(rest, self.photo, self.to))
        return await ShowDraftPhoto(self.draft, self.photo).open(context)


@screen("removephoto", access=Access.EDITOR)
class RemovePhoto(Screen):
    """Take a photo out of a draft, from where it stands."""

    draft: int
    photo: int
    at: int

    async def open(self, context: Context) -> View:
        """The others, with the way to bring it back."""
        draft = await load_draft(context, self.draft)
        draft = await _save(context, draft, _without(draft, self.photo))
        draft = await await_field(context, draft, PHOTOS)
        ready = can_be_published(draft, context)
        return view_photos(draft, context.texts, ready=ready, removed=(self.photo, self.at))


@screen("putbackphoto", access=Access.EDITOR)
class PutBackPhoto(Screen):
    """Put a photo back into a draft where it stood."""

    draft: int
    photo: int
    at: int

    async def open(self, context: Context) -> View:
        """The photos; raises `Gone` where it is not kept any more, or there is no room."""
        draft = await load_draft(context, self.draft)
        rest = _without(draft, self.photo)
        kept = await context.store.photos.find([self.photo])
        if not kept or len(rest) >= MAX_PHOTOS or draft.subject != "event":
            raise Gone
        draft = await _save(context, draft, _inserted(rest, self.photo, self.at))
        return view_photos(draft, context.texts, ready=can_be_published(draft, context))


def _without(draft: Draft, photo: int) -> list[int]:
    return [each for each in draft.content.get(PHOTOS) or () if each != photo]


def _inserted(photos: list[int], photo: int, at: int) -> list[int]:
    at = max(at, 0)
    return [*photos[:at], photo, *photos[at:]]


async def _save(context: Context, draft: Draft, photos: list[int]) -> Draft:
    return await context.store.drafts.update(draft, context.now, changes={PHOTOS: photos})
