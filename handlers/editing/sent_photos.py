"""The photos that an editor sends for a draft: fetched, kept, put into it."""

from dataclasses import dataclass

from telegram import Message, PhotoSize
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest

from handlers.chat.albums import is_last_of_album
from handlers.chat.authorize import is_own
from handlers.chat.context import Context
from handlers.chat.messages import reply
from handlers.chat.place import Picture
from handlers.chat.view import bold, italic, lines, utf16_length
from handlers.editing.asking import show_next
from handlers.editing.drafts import note_typed
from handlers.texts import N_
from storage.brief_files import CAPTION_LENGTH
from storage.drafts import Draft
from storage.event_photos import PHOTOS, caption_key
from storage.photos import MAX_BYTES, MAX_PHOTOS, NoRoomError
from storage.snapshots import Snapshot

_KINDS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""How the files begin that can be shown anywhere: JPEG and PNG."""
_NO_PHOTO = N_("I cannot add this as a photo. Send it as a photo, not as a file.")
_TOO_LARGE = N_(
    "This photo is too large. Send it as a photo, not as a file: it will be made smaller."
)
_FULL = N_("An event can have up to 10 photos: the rest were not added.")
_TWICE = N_("This photo has already been added.")
_NO_ROOM = N_("There is no room for more photos: remove some from other events.")
_LONG_CAPTION = N_("A caption was too long and was not saved. Please write a shorter one.")


class _NotTakenError(Exception):
    """A picture cannot be taken; the text is an English message."""


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A photo in the size that is kept."""

    data: bytes
    size: PhotoSize
    file_id: str
    """Of the photo in its greatest size."""


async def take_photo(context: Context, message: Message) -> bool:
    """Put an editor's photo, own or forwarded, into the draft that awaits photos; gives whether.

    What came of an album is said once, when the last of it is there.
    """
    if not context.is_private or not (_has_picture(message) or _is_film(message)):
        return False
    if not (message.forward_origin or is_own(message)) or not await context.is_editor():
        return False
    drafts, user_id = context.store.drafts, context.author.user_id
    changed = await drafts.get_changed_already(user_id)
    draft = changed or await drafts.get_awaiting(user_id)
    if not draft or draft.awaiting != PHOTOS:
        return False
    albums, album = context.services.albums, message.media_group_id
    if not changed:
        draft, problem = await _take(context, draft, message)
        albums.note_problem(message, problem)
    if album and not await is_last_of_album(context.store.inbox, album):
        return True
    t = context.texts
    problems = [bold(f"⚠️ {t.gettext(each)}") for each in albums.take_problems(message)]
    await reply(context, (await show_next(context, draft)).under(lines(*problems) or None))
    return True


def _has_picture(message: Message) -> bool:
    document = message.document
    is_image = document is not None and (document.mime_type or "").startswith("image/")
    return bool(message.photo) or is_image


def _is_film(message: Message) -> bool:
    return bool(message.video or message.animation or message.video_note or message.sticker)


async def _take(context: Context, draft: Draft, message: Message) -> tuple[Draft, str | None]:
    """The draft with the photo, and what was wrong with it or its caption."""
    photos: list[int] = list(draft.content.get(PHOTOS) or ())
    if len(photos) >= MAX_PHOTOS:
        return draft, _FULL
    try:
        fetched = await _fetch(context, message)
        size = fetched.size
        photo = await context.store.photos.keep(
            fetched.data, size.width, size.height, fetched.file_id
        )
    except NoRoomError:
        return draft, _NO_ROOM
    except _NotTakenError as problem:
        return draft, str(problem)
    if photo in photos:
        return draft, _TWICE
    changes: Snapshot = {PHOTOS: [*photos, photo]}
    caption = " ".join((message.caption or "").split())
    is_long = utf16_length(caption) > CAPTION_LENGTH
    if caption and not is_long:
        key = caption_key(photo, draft.language)
        changes[key] = caption
        await note_typed(context, draft, key, caption)
    draft = await context.store.drafts.update(draft, context.now, changes=changes)
    return draft, _LONG_CAPTION if is_long else None


async def _fetch(context: Context, message: Message) -> _Fetched:
    """The photo of a message; raises `_NotTakenError`."""
    try:
        sizes = message.photo or await _make_photo(context, message)
        fitting = [each for each in sizes if (each.file_size or 0) <= MAX_BYTES]
        if not fitting:
            raise _NotTakenError(_TOO_LARGE)
        size = max(fitting, key=lambda each: each.width * each.height)
        data = await context.download(size.file_id)
    except BadRequest as error:
        raise _NotTakenError(_NO_PHOTO) from error
    if len(data) > MAX_BYTES:
        raise _NotTakenError(_TOO_LARGE)
    if not data.startswith(_KINDS):
        raise _NotTakenError(_NO_PHOTO)
    return _Fetched(data, size, sizes[-1].file_id)


async def _make_photo(context: Context, message: Message) -> tuple[PhotoSize, ...]:
    """What Telegram makes of a picture that came as a file, once it is sent as a photo.

    That is smaller, stands upright, and says nothing of where and with what it was taken.
    """
    document = message.document
    if not document or not (document.mime_type or "").startswith(("image/jpeg", "image/png")):
        raise _NotTakenError(_NO_PHOTO)
    if (document.file_size or 0) > FileSizeLimit.PHOTOSIZE_UPLOAD:
        raise _NotTakenError(_TOO_LARGE)
    data = await context.download(document.file_id)
    said = italic(context.texts.gettext("This is how visitors will see it:"))
    [sizes] = await context.here.send_photos([Picture(data, said)])
    return tuple(sizes)
