"""The answer to what was not understood."""

from handlers.callback_data import Help
from handlers.texts import Texts
from handlers.views.home import TILES, to_screen
from handlers.views.view import View, bold, button, clip, in_rows, italic, paragraphs
from storage.models import Brief

_INPUT_LENGTH = 100


def view_hint(brief: Brief, text: str | None, t: Texts) -> View:
    """What was written, what can be asked, and the sections."""
    opening = (
        t.markup("I did not understand “{text}”.", text=bold(clip(text, _INPUT_LENGTH)))
        if text
        else t.markup("I can only read text.")
    )
    shown = italic(t.gettext("April 2018, Gergiev, port"))
    examples = t.markup(
        "Write what you are looking for, for example {examples}, or choose a section:",
        examples=shown,
    )
    sections = in_rows((button(t.gettext(label), to_screen(label, brief.id)) for label in TILES), 2)
    return View(paragraphs(opening, examples), [*sections, [button(t.gettext("❓ Help"), Help())]])
