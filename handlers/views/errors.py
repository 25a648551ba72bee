"""What people read when something fails."""

from markupsafe import Markup

from handlers.callback_data import Home
from handlers.texts import Texts
from handlers.views.view import View, bold, button, clip, paragraphs, room_beside


def view_apology(t: Texts, *, saved: bool = True) -> View:
    """A word to the person; where something could not be saved, that it was not."""
    if saved:
        text = t.markup("Something went wrong on my side. Please try again in a moment.")
    else:
        text = t.markup(
            "Nothing was saved: my storage does not take it just now. What you wrote stays in "
            "this chat; please send it again later."
        )
    return View(
        text,
        [[button(t.gettext("🏠 Home"), Home())]],
    )


def view_report(error: BaseException | None, trace: str, t: Texts) -> View:
    """A word to an owner, with the end of the traceback."""
    heading = bold(t.gettext("An update failed: {error}", error=clip(repr(error), 300)))
    room = room_beside(heading)
    return View(paragraphs(heading, Markup("<pre>{}</pre>").format(trace[-room // 2 :])))
