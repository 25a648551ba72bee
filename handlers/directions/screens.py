"""The promising directions of cooperation."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import brief_print, whose
from handlers.chat.phone import count_lines
from handlers.chat.screen import Screen, screen
from handlers.chat.view import (
    CHOICES_SHOWN,
    Shown,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from handlers.events.listing import ShowEvents
from handlers.texts import N_, Texts
from storage.models import Brief, Direction

_TEXT_LENGTH = 400
_LIST_LENGTH = 2800
_LINES = 6
"""From more than how many lines on the wordings are folded, so that the buttons are seen too."""


@screen(
    "directions",
    command=N_("areas of cooperation"),
    tile=N_("🤝 Areas"),
    former_tiles=("🧭 Directions", "🧭 Направления", "🧭 Werkgebieden", "🧭 Axes"),
    intents=("directions",),
)
class ShowDirections(Screen):
    """The directions of a brief."""

    brief: int

    async def open(self, context: Context) -> View:
        """The directions with the brief's own wording."""
        brief = await context.get_brief(self.brief)
        directions = await context.store.briefs.list_directions(brief.id, context.language)
        return view_directions(brief, directions, context.texts)

    async def extract(self, context: Context) -> Extract:
        """The directions."""
        heading = context.texts.gettext("Promising areas of cooperation")
        return Extract(self.brief, heading, parts=[Part("directions")])


def view_directions(brief: Brief, directions: Sequence[Direction], t: Texts) -> View:
    """The directions with the brief's own wording; a button opens one with its events."""
    if not directions:
        none = t.markup("The brief has no areas yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    directions = directions[:CHOICES_SHOWN]
    length = min(_TEXT_LENGTH, _LIST_LENGTH // len(directions))
    listed = lines(
        *(Markup("{} {}").format(each.icon, clip(each.text, length)) for each in directions)
    )
    buttons = (
        button(f"{each.icon} {each.label}", ShowEvents(brief.id, direction=each.id))
        for each in directions
    )
    return View(
        paragraphs(
            lines(whose(brief), bold(t.gettext("Promising areas of cooperation"))),
            folded(listed) if count_lines(listed) > _LINES else listed,
            brief_print(brief, directions[0].language, t),
        ),
        in_rows(buttons, 2),
        way_back(t),
        shown=Shown.of(brief.id, "direction", (each.id for each in directions)),
    )
