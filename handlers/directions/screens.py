"""The promising directions of cooperation."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import brief_print, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines, lines_beside
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
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.events.listing import ShowEvents
from handlers.texts import N_, Texts
from storage.models import Brief, Direction

_TEXT_LENGTH = 400
_LIST_LENGTH = 2800
PAGE_SIZE = 8
_NAME_LENGTH = 30
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
        # Editors have a row of buttons more.
        more_rows = int(await context.may_edit_here())
        return view_directions(brief, directions, self.page, context.texts, more_rows)

    async def extract(self, context: Context) -> Extract:
        """The directions."""
        heading = context.texts.gettext("Promising areas of cooperation")
        return Extract(self.brief, heading, parts=[Part("directions")])


def view_directions(
    brief: Brief, directions: Sequence[Direction], page: int, t: Texts, more_rows: int = 0
) -> View:
    """The directions in the brief's own wording; a button opens one with its events.

    Where their names would take more rows than a phone has room for, the buttons are numbers.
    """
    if not directions:
        none = t.markup("The brief has no areas yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    heading = bold(t.gettext("Promising areas of cooperation"))
    end = brief_print(brief, directions[0].language, t)
    rows = in_rows((button(_name(each), _opened(each)) for each in directions), 2)
    listed = _wordings(directions)
    wordings = folded(listed) if count_lines(listed) > _LINES else listed
    text = paragraphs(lines(whose(brief), heading), wordings, end)
    if count_lines(text) <= lines_beside(len(rows) + 1 + more_rows):
        shown = Shown.of(brief.id, "direction", (each.id for each in directions))
        return View(text, rows, way_back(t), shown=shown)
    pager = Pager(page, len(directions), PAGE_SIZE)
    directions = pager.cut(directions)
    if pages := pager.words(t):
        heading = Markup("{} · {}").format(heading, italic(pages))
    heading = lines(whose(brief), heading)
    numbered = list(enumerate(directions, 1))
    names = lines(
        *(
            Markup("{} {}").format(bold(str(number)), clip(_name(each), _NAME_LENGTH))
            for number, each in numbered
        )
    )
    wordings = folded(_wordings(directions))
    turns = pager.row(lambda page: ShowDirections(brief.id, page), t)
    return View(
        paragraphs(heading, names, wordings, end),
        in_rows((button(str(number), _opened(each)) for number, each in numbered), NUMBERS_IN_ROW),
        way_back(t),
        shown=Shown.of(
            brief.id, "direction", (each.id for each in directions), pager.next_data(turns)
        ),
        shorter=[
            lines(heading, names, wordings, end),
            paragraphs(heading, names, end),
            lines(heading, names, end),
        ],
    ).with_rows(turns)


def _name(direction: Direction) -> str:
    return f"{direction.icon} {direction.label}"


def _opened(direction: Direction) -> ShowEvents:
    return ShowEvents(direction.brief_id, direction=direction.id)


def _wordings(directions: Sequence[Direction]) -> Markup:
    length = min(_TEXT_LENGTH, _LIST_LENGTH // len(directions))
    return lines(
        *(Markup("{} {}").format(each.icon, clip(each.text, length)) for each in directions)
    )
