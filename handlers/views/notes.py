"""The small print: as of when, in which language, by whose word."""

from markupsafe import Markup

from handlers.dates import format_edtf
from handlers.texts import Texts, language_name
from handlers.views.view import italic, lines
from storage.models import Brief


def as_of(brief: Brief, t: Texts) -> Markup:
    """The date up to which the brief speaks."""
    return italic(t.gettext("As of {date}", date=format_edtf(brief.as_of, t)))


def language_note(brief: Brief, language: str, t: Texts) -> Markup | None:
    """A word about content that is not in the person's language, or not checked in it."""
    if language != t.language:
        return italic(
            t.gettext(
                "Not translated yet: this text is in {language}.",
                language=language_name(language, t),
            )
        )
    if not brief.verified:
        return italic(t.gettext("The committee has not checked this translation."))
    return None


def small_print(brief: Brief, language: str, t: Texts) -> Markup:
    """All of it."""
    return lines(as_of(brief, t), language_note(brief, language, t))
