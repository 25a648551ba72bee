"""Overview and facts of a brief."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.chat.context import Context
from handlers.chat.notes import flag, small_print
from handlers.chat.screen import Link, Screen, screen
from handlers.chat.view import (
    TITLE_LENGTH,
    View,
    bold,
    clip,
    italic,
    lines,
    paragraphs,
    room_beside,
    way_back,
)
from handlers.texts import N_, Texts, language_name
from storage.models import Brief, Fact

_TEXT_LENGTH = 600


@screen(
    "about",
    command=N_("overview and facts"),
    tile=N_("ℹ️ About"),
    links=(Link("a", "brief"),),
    intents=("about",),
)
class ShowAbout(Screen):
    """The overview of a brief."""

    brief: int

    async def open(self, context: Context) -> View:
        """The overview's paragraphs and the facts."""
        brief = await context.get_brief(self.brief)
        facts = await context.store.briefs.list_facts(brief.id, context.language)
        return view_about(brief, facts, context.texts)


def view_about(brief: Brief, facts: Sequence[Fact], t: Texts) -> View:
    """The overview's paragraphs and facts; what is derived says so."""
    heading = Markup("{} {}").format(flag(brief.country), bold(clip(brief.title, TITLE_LENGTH)))
    listed = [_fact(fact, t) for fact in facts]
    source = t.markup(
        "Source: the committee's brief, written in {language}.",
        language=language_name(brief.source_language, t),
    )
    end = lines(italic(source), small_print(brief, brief.language, t))
    parts: list[Markup] = []
    for part in (*map(escape, brief.overview), *listed):
        # What does not fit is left to the document itself.
        if room_beside(heading, end, *parts, part) < 0:
            break
        parts.append(part)
    return View(paragraphs(heading, *parts, end), foot=way_back(t))


def _fact(fact: Fact, t: Texts) -> Markup:
    text = clip(fact.text, _TEXT_LENGTH)
    derived = fact.derived and italic(
        t.gettext("Derived: {how}", how=clip(fact.derived, _TEXT_LENGTH))
    )
    return lines(Markup("▪️ {}").format(text), derived)
