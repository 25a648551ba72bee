"""The promising directions of cooperation."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import brief_print, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines, first_fitting, lines_beside
from handlers.chat.screen import Screen, screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
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
PAGE_SIZE = 12
_LABEL_LENGTH = 30
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
    page: int = 0

    async def open(self, context: Context) -> View:
        """A page of the directions with the brief's own wording."""
        brief = await context.get_brief(self.brief)
        directions = await context.store.briefs.list_directions(brief.id, context.language)
        pager = Pager(self.page, len(directions), PAGE_SIZE)
        shown = directions[pager.offset : pager.offset + PAGE_SIZE]
        more_rows = int(await context.may_edit_here())
        return view_directions(brief, shown, pager, context.texts, more_rows)

    async def extract(self, context: Context) -> Extract:
        """The directions."""
        heading = context.texts.gettext("Promising areas of cooperation")
        return Extract(self.brief, heading, parts=[Part("directions")])


def view_directions(
    brief: Brief, directions: Sequence[Direction], pager: Pager, t: Texts, more_rows: int = 0
) -> View:
    """A page of directions in the brief's own wording; a button opens one with its events.

    The buttons are numbers where their names would take more rows than a phone has room for.
    """
    if not directions:
        none = t.markup("The brief has no areas yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    length = min(_TEXT_LENGTH, _LIST_LENGTH // len(directions))
    listed = lines(
        *(Markup("{} {}").format(each.icon, clip(each.text, length)) for each in directions)
    )
    heading = lines(whose(brief), bold(t.gettext("Promising areas of cooperation")), pager.words(t))
    end = brief_print(brief, directions[0].language, t)
    turns = pager.row(lambda page: ShowDirections(brief.id, page), t)
    opened = [ShowEvents(brief.id, direction=each.id) for each in directions]
    labels = [f"{each.icon} {each.label}" for each in directions]
    rows = in_rows(map(button, labels, opened), 2)
    wordings = folded(listed) if count_lines(listed) > _LINES else listed
    text = paragraphs(heading, wordings, end)
    beside = 1 + bool(turns) + more_rows
    if count_lines(text) > lines_beside(len(rows) + beside):
        numbered = (button(str(number), each) for number, each in enumerate(opened, 1))
        rows = in_rows(numbered, NUMBERS_IN_ROW)
        names = lines(
            *(
                Markup("{} {}").format(bold(str(number)), clip(label, _LABEL_LENGTH))
                for number, label in enumerate(labels, 1)
            )
        )
        arranged = (
            paragraphs(heading, names, folded(listed), end),
            lines(heading, names, folded(listed), end),
            paragraphs(heading, names, end),
        )
        text = first_fitting(arranged, lines_beside(len(rows) + beside))
    return View(
        text,
        rows,
        way_back(t),
        shown=Shown.of(
            brief.id, "direction", (each.id for each in directions), pager.next_data(turns)
        ),
    ).with_rows(turns)
