"""What stands below a photo."""

from markupsafe import Markup
from telegram.constants import MessageLimit

from handlers.chat.view import bold, clip, italic, lines, utf16_length
from handlers.texts import Texts
from storage.models import Event, Photo

_TITLE_LENGTH = 200


def write_captions(event: Event, t: Texts) -> list[Markup]:
    """The captions of an event's photos; the first says what event it is."""
    title = clip(event.title, _TITLE_LENGTH)
    return [
        write_caption(photo, t, title if number == 0 else "")
        for number, photo in enumerate(event.photos)
    ]


def write_caption(photo: Photo, t: Texts, heading: str = "") -> Markup:
    """What a photo shows and who took it, below a heading, within what a caption can hold."""
    credit = t.gettext("Photo: {credit}", credit=photo.credit) if photo.credit else ""
    beside = sum(utf16_length(each) + 1 for each in (heading, credit) if each)
    shown = clip(photo.caption or "", MessageLimit.CAPTION_LENGTH - beside)
    return lines(
        bold(heading) if heading else None, shown or None, italic(credit) if credit else None
    )
