"""Overview and facts of a brief."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from handlers.chat.context import Context
from handlers.chat.notes import flag, small_print
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    TITLE_LENGTH,
    View,
    bold,
    button,
    clip,
    italic,
    lines,
    paragraphs,
    room_beside,
    utf16_length,
    way_back,
)
from handlers.dates import format_day, format_edtf
from handlers.texts import N_, Texts, language_name
from storage.models import Brief, Fact

_TEXT_LENGTH = 600
_UNIT_LENGTH = 60
_BEGINNING_LENGTH = 1200
"""How much of a long overview stands before the first facts."""
_COUNT_LENGTH = 60
"""Room for which page it is."""


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
    page: int = 0

    async def open(self, context: Context) -> View:
        """The overview's paragraphs and the facts."""
        brief = await context.get_brief(self.brief)
        briefs = context.store.briefs
        facts = await briefs.list_facts(brief.id, context.language)
        agreements = await briefs.list_agreements(brief.id, context.language)
        return view_about(brief, facts, context.texts, page=self.page, agreements=len(agreements))


def view_about(
    brief: Brief, facts: Sequence[Fact], t: Texts, *, page: int = 0, agreements: int = 0
) -> View:
    """The overview's paragraphs and facts; what is derived says so."""
    heading = Markup("{} {}").format(flag(brief.country), bold(clip(brief.title, TITLE_LENGTH)))
    source = t.markup(
        "Source: the committee's brief, written in {language}.",
        language=language_name(brief.source_language, t),
    )
    end = lines(italic(source), small_print(brief, brief.language, t))
    pages = list(_to_pages(brief, [_fact(fact, t) for fact in facts], heading, end))
    pager = Pager(page, len(pages), 1)
    count = pager.words(t)
    agreed = t.ngettext("📜 {count} agreement", "📜 {count} agreements", agreements)
    return View(
        paragraphs(heading, *pages[pager.page], lines(italic(count) if count else None, end)),
        [[button(agreed, Ref("agreements", brief.id))]] if agreements else [],
        way_back(t),
    ).with_rows(pager.row(lambda at: ShowAbout(brief.id, at), t))


def _to_pages(
    brief: Brief, facts: Sequence[Markup], heading: Markup, end: Markup
) -> Iterator[list[Markup]]:
    """What stands on each page; on the first there are facts, however long the overview is."""
    room = room_beside(heading, end) - _COUNT_LENGTH
    parts = [escape(clip(each, room)) for each in brief.overview]
    beginning: list[Markup] = []
    while parts and (
        not beginning
        or not facts
        or sum(map(utf16_length, [*beginning, parts[0]])) <= _BEGINNING_LENGTH
    ):
        if room_beside(heading, end, *beginning, parts[0]) < _COUNT_LENGTH:
            break
        beginning.append(parts.pop(0))
    page: list[Markup] = []
    for part in (*beginning, *facts, *parts):
        if page and room_beside(heading, end, *page, part) < _COUNT_LENGTH:
            yield page
            page = []
        page.append(part)
    yield page


def _fact(fact: Fact, t: Texts) -> Markup:
    text = clip(fact.text, _TEXT_LENGTH)
    derived = fact.derived and italic(
        t.gettext("Derived: {how}", how=clip(fact.derived, _TEXT_LENGTH))
    )
    edited = None
    if day := fact.edited_on:
        written = t.gettext("Written by the committee's editors, {date}", date=format_day(day, t))
        edited = italic(written)
    return lines(Markup("▪️ {}").format(text), fact_figures(fact, t), derived, edited)


def fact_figures(fact: Fact, t: Texts) -> Markup | None:
    """A fact's value with its unit and its date, where it has a value."""
    if fact.value is None:
        return None
    number = format_number(fact.value, t)
    shown = bold(f"{number} {clip(fact.unit, _UNIT_LENGTH)}" if fact.unit else number)
    if not fact.date:
        return shown
    return Markup("{} ({})").format(shown, format_edtf(fact.date, t))


def format_number(value: str, t: Texts) -> str:
    """A decimal number as the language writes it, all of its figures."""
    return str(format_decimal(Decimal(value), locale=t.locale, decimal_quantization=False))
