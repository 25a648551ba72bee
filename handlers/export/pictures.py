"""The photos of an event in a Word file, each above what it shows and who took it."""

from collections.abc import Iterator

from handlers.export.contents import Contents, Image
from handlers.export.wordprocessing import Piece, paragraph, picture
from handlers.texts import Texts
from storage.models import Event

_EMU = 360_000
"""In a centimetre."""
_WIDTH, _HEIGHT = 11 * _EMU, 8 * _EMU
_PNG = b"\x89PNG"


def name_images(contents: Contents) -> dict[str, bytes]:
    """The images by the names of their files."""
    return {_name(photo, image): image.data for photo, image in contents.images.items()}


def write_photos(contents: Contents, event: Event, t: Texts) -> Iterator[str]:
    """The photos that there is room for, and how many more there are."""
    more = 0
    for photo in event.photos:
        image = contents.images.get(photo.id)
        if not image:
            more += 1
            continue
        yield picture(_name(photo.id, image), photo.caption or event.title, *_fit(image))
        credit = t.gettext("Photo: {credit}", credit=photo.credit) if photo.credit else None
        if said := "\n".join(filter(None, (photo.caption, credit))):
            yield paragraph("Note", Piece(said))
    if more:
        told = t.ngettext(
            "{count} more photo is in the bot", "{count} more photos are in the bot", more
        )
        yield paragraph("Note", Piece(told, link=contents.link_to(event)))


def _name(photo: int, image: Image) -> str:
    return f"{photo}.{'png' if image.data.startswith(_PNG) else 'jpg'}"


def _fit(image: Image) -> tuple[int, int]:
    """The sides on paper, in their proportion."""
    scale = min(_WIDTH / image.width, _HEIGHT / image.height)
    return max(int(image.width * scale), 1), max(int(image.height * scale), 1)
