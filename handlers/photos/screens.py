"""The photos of an event, as visitors see them."""

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Screen, screen
from handlers.events.card import load_event
from handlers.photos.captions import write_captions
from handlers.photos.sending import send_photos


@screen("photos")
class SendPhotos(Screen):
    """The photos of an event."""

    event: int

    async def open(self, context: Context) -> None:
        """Send them, several as an album."""
        event, _ = await load_event(context, self.event)
        if not event.photos:
            raise Gone
        captions = write_captions(event, context.texts)
        numbers = [each.id for each in event.photos]
        await send_photos(context, list(zip(numbers, captions, strict=True)))
