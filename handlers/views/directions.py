"""The list of directions."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.callback_data import ShowEvents
from handlers.texts import Texts
from handlers.views.notes import small_print
from handlers.views.view import (
    CHOICES_SHOWN,
    View,
    bold,
    button,
    clip,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from storage.models import Brief, Direction

_TEXT_LENGTH = 400
_LIST_LENGTH = 2800


def view_directions(brief: Brief, directions: Sequence[Direction], t: Texts) -> View:
    """The directions with the brief's own wording; a button opens one with its events."""
    if not directions:
        return View(t.markup("The brief names no directions yet."), [way_back(t)])
    directions = directions[:CHOICES_SHOWN]
    length = min(_TEXT_LENGTH, _LIST_LENGTH // len(directions))
    listed = lines(
        *(Markup("{} {}").format(each.icon, clip(each.text, length)) for each in directions)
    )
    buttons = (
        button(f"{each.icon} {each.label}", ShowEvents(brief.id, None, each.id))
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
