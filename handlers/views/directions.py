"""The list of directions."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.callback_data import ShowEvents
from handlers.texts import Texts
from handlers.views.notes import small_print
from handlers.views.view import View, bold, button, clip, in_rows, lines, paragraphs, way_back
from storage.events import EventFilter
from storage.models import Brief, Direction

_TEXT_LENGTH = 400


def view_directions(brief: Brief, directions: Sequence[Direction], t: Texts) -> View:
    """The directions with the brief's own wording; a button opens one with its events."""
    if not directions:
        return View(t.markup("The brief names no directions yet."), [way_back(t)])
    listed = lines(
        *(Markup("{} {}").format(each.icon, clip(each.text, _TEXT_LENGTH)) for each in directions)
    )
    buttons = (
        button(f"{each.icon} {each.label}", ShowEvents(EventFilter(brief.id, None, each.id)))
        for each in directions
    )
    return View(
        paragraphs(
            bold(t.gettext("Promising directions of cooperation")),
            listed,
            small_print(brief, directions[0].language, t),
        ),
        [*in_rows(buttons, 2), way_back(t)],
    )
