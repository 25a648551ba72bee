"""How photos reach a chat: by what Telegram calls them, else by their bytes."""

from collections.abc import Sequence
from contextlib import suppress

from markupsafe import Markup
from telegram.error import BadRequest

from handlers.chat.context import Context, Gone
from handlers.chat.place import Picture
from storage.database import NotSavedError
from storage.photos import StoredPhoto


async def send_photos(context: Context, photos: Sequence[tuple[int, Markup]]) -> None:
    """Send photos by their numbers, each with its caption; raises `Gone` where none is kept."""
    captions = dict(photos)
    kept = await context.store.photos.find(captions)
    if not kept:
        raise Gone
    if not all(each.file_id for each in kept):
        await _upload(context, kept, captions)
        return
    try:
        await context.here.send_photos([Picture(each.file_id, captions[each.id]) for each in kept])
    except BadRequest:
        # What another bot was told, this one does not know.
        await _upload(context, kept, captions)


async def _upload(
    context: Context, kept: Sequence[StoredPhoto], captions: dict[int, Markup]
) -> None:
    pictures = []
    for photo in kept:
        data = await context.store.photos.read_bytes(photo.id)
        if data is None:
            raise Gone
        pictures.append(Picture(data, captions[photo.id]))
    sent = await context.here.send_photos(pictures)
    with suppress(NotSavedError):
        for photo, sizes in zip(kept, sent, strict=True):
            await context.store.photos.note_file(photo.id, sizes[-1].file_id)
