"""What stands below a photo."""

from datetime import date

from markupsafe import Markup
from telegram.constants import MessageLimit

from handlers.chat.view import bold, clip, italic, lines, paragraphs, room_beside, utf16_length
from handlers.events.card_text import head_of_card
from handlers.texts import Texts
from storage.models import Brief, Event, Photo

_TITLE_LENGTH = 200
_LEAST = 250
"""So much room the credit of a photo may take."""


def write_captions(event: Event, t: Texts) -> list[Markup]:
    """The captions of an event's photos; the first says what event it is."""
    title = clip(event.title, _TITLE_LENGTH)
    return [
        write_caption(photo, t, title if number == 0 else "")
        for number, photo in enumerate(event.photos)
    ]


def write_caption(
    photo: Photo, t: Texts, heading: str = "", room: int = MessageLimit.CAPTION_LENGTH
) -> Markup:
    """What a photo shows and who took it, below a heading, within what a caption can hold."""
    credit = t.gettext("Photo: {credit}", credit=photo.credit) if photo.credit else ""
    beside = sum(utf16_length(each) + 1 for each in (heading, credit) if each)
    shown = clip(photo.caption or "", room - beside)
    return lines(
        bold(heading) if heading else None, shown or None, italic(credit) if credit else None
    )


def write_card_caption(brief: Brief, event: Event, today: date, t: Texts) -> Markup | None:
    """A card below the first photo; None where there is no photo, or no room for the rest."""
    if not event.photos:
        return None
    head, notes = head_of_card(brief, event, today, t)
    room = room_beside(head, notes) - MessageLimit.MAX_TEXT_LENGTH + MessageLimit.CAPTION_LENGTH
    if room < _LEAST:
        return None
    return paragraphs(head, write_caption(event.photos[0], t, room=room), notes)
