"""Overview and facts of a brief."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from handlers.chat.context import Context
from handlers.chat.extract import Extract
from handlers.chat.notes import brief_print, flag, name_brief
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    TITLE_LENGTH,
    Shown,
    View,
    bold,
    button,
    clip,
    folded,
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
_LEAD_LINES = 3
"""How many lines of a phone the first paragraph takes, to be shown whole."""
_TITLE_LINES = 2
"""How many lines of a phone the title takes at most above the overview."""
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

    has_years: ClassVar[bool] = True
    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """The overview's paragraphs and the facts."""
        brief = await context.get_brief(self.brief)
        briefs = context.store.briefs
        facts = await briefs.list_facts(brief.id, context.language)
        agreements = await briefs.list_agreements(brief.id, context.language)
        return view_about(brief, facts, context.texts, page=self.page, agreements=len(agreements))

    async def extract(self, context: Context) -> Extract:  # noqa: ARG002
        """All of the brief."""
        return Extract(self.brief)


def view_about(
    brief: Brief, facts: Sequence[Fact], t: Texts, *, page: int = 0, agreements: int = 0
) -> View:
    """The overview's paragraphs and facts; what is derived says so."""
    title = clip(brief.title, TITLE_LENGTH)
    heading = Markup("{} {}").format(flag(brief.country), bold(title))
    # What is said comes first: a title of many lines stands in the source.
    is_long = count_lines(heading) > _TITLE_LINES
    if is_long:
        heading = bold(name_brief(brief))
    language = language_name(brief.source_language, t)
    source = (
        t.markup("Source: “{title}”, written in {language}.", title=title, language=language)
        if is_long
        else t.markup("Source: the committee’s brief, written in {language}.", language=language)
    )
    end = lines(italic(source), brief_print(brief, brief.language, t))
    pages = list(_to_pages(brief, [_fact(fact, t) for fact in facts], heading, end))
    pager = Pager(page, len(pages), 1)
    count = pager.words(t)
    agreed = t.ngettext("📜 {count} agreement", "📜 {count} agreements", agreements)
    shown = pages[pager.page]
    said = _overview(shown.overview)
    return View(
        paragraphs(
            *([lines(heading, *said[:1]), *said[1:]] if is_long else [heading, *said]),
            _facts(shown.facts, t),
            lines(italic(count) if count else None, end),
        ),
        [[button(agreed, Ref("agreements", brief.id))]] if agreements else [],
        way_back(t),
        shown=Shown(brief.id),
    ).with_rows(pager.row(lambda at: ShowAbout(brief.id, at), t))


@dataclass(frozen=True, slots=True)
class _Page:
    """What one message has room for."""

    overview: list[Markup] = field(default_factory=list)
    facts: list[Markup] = field(default_factory=list)

    def has_room(self, part: Markup, *beside: Markup) -> bool:
        return room_beside(*beside, *self.overview, *self.facts, part) >= _COUNT_LENGTH


def _overview(parts: Sequence[Markup]) -> list[Markup]:
    """The paragraphs, those after a short first one folded."""
    if not parts:
        return []
    lead = 1 if count_lines(parts[0]) <= _LEAD_LINES else 0
    rest = parts[lead:]
    return [*parts[:lead], *([folded(*rest)] if rest else [])]


def _facts(facts: Sequence[Markup], t: Texts) -> Markup | None:
    if not facts:
        return None
    return folded(lines(italic(t.gettext("Facts of the brief:")), *facts))


def _to_pages(
    brief: Brief, facts: Sequence[Markup], heading: Markup, end: Markup
) -> Iterator[_Page]:
    """What stands on each page; on the first there are facts, however long the overview is."""
    room = room_beside(heading, end) - _COUNT_LENGTH
    parts = [escape(clip(each, room)) for each in brief.overview]
    page = _Page()
    while parts and (
        not page.overview
        or not facts
        or sum(map(utf16_length, [*page.overview, parts[0]])) <= _BEGINNING_LENGTH
    ):
        if not page.has_room(parts[0], heading, end):
            break
        page.overview.append(parts.pop(0))
    left = [(False, each) for each in facts] + [(True, each) for each in parts]
    for is_overview, part in left:
        if not page.has_room(part, heading, end):
            yield page
            page = _Page()
        (page.overview if is_overview else page.facts).append(part)
    yield page


def _fact(fact: Fact, t: Texts) -> Markup:
    text = clip(fact.text, _TEXT_LENGTH)
    derived = fact.derived and italic(
        t.gettext("How we know: {how}", how=clip(fact.derived, _TEXT_LENGTH))
    )
    edited = None
    if day := fact.edited_on:
        written = t.gettext("Added by the committee’s editors, {date}", date=format_day(day, t))
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
