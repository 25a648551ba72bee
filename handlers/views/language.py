"""The choice of the language."""

from handlers.callback_data import SetLanguage
from handlers.texts import NAMES, Texts
from handlers.views.view import View, bold, button, in_rows, way_back


def view_languages(t: Texts) -> View:
    """The languages by their own names, the present one ticked."""
    buttons = (
        button(f"✓ {name}" if language == t.language else name, SetLanguage(language))
        for language, name in NAMES.items()
    )
    return View(bold(t.gettext("Choose your language")), [*in_rows(buttons, 2), way_back(t)])
