"""What all briefs say: one section of each, or what each answers to a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Collection, Extract, Kind, Part
from handlers.chat.notes import name_brief
from handlers.chat.opening import complete, show_screen
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines
from handlers.chat.screen import Big, Ref, Screen, screen
from handlers.chat.view import (
    TITLE_LENGTH,
    Shown,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.events.entries import LIST_LINES
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.outcomes import extract_found, find_answer, things_of
from handlers.finding.frames.phrases import count_kind
from handlers.finding.readings.reaching import reach
from handlers.finding.showing.having import find_with_names
from handlers.finding.showing.screens import answer_from
from handlers.texts import N_, Texts
from storage.models import Agreement, Brief, Thing
from storage.words import fold

PAGE_SIZE = 4
SHOWN = 8
"""How many briefs an answer has room for."""
ASKED = 12
"""How many briefs are asked a question that is for all."""
_EACH = 2
_ROOM = LIST_LINES + 3
"""How many lines of a phone they take: there is less around them than around a list."""
_LENGTH = 60
_LINES_OF_EACH = 6
_FOLDED = re.compile(r"<blockquote.*?</blockquote>", re.DOTALL)
_KINDS: Mapping[str, Kind] = {
    "contact": "contacts",
    "agreements": "agreements",
    "directions": "directions",
    "people": "people",
}
SECTIONS = tuple(_KINDS)
_ASKING: Mapping[str, str] = {
    "contact": N_("contacts"),
    "agreements": N_("agreements"),
    "directions": N_("areas"),
    "people": N_("people"),
}
"""The sections, and what one writes to see them."""


@screen("allof")
class ShowSections(Screen):
    """A page of what one section of every brief has."""

    section: str
    page: int = 0

    async def open(self, context: Context) -> View:
        """A few lines and a button a brief."""
        if self.section not in SECTIONS:
            raise Gone
        briefs, t = await context.list_briefs(), context.texts
        pager = Pager(self.page, len(briefs), PAGE_SIZE)
        shown = pager.cut(briefs)
        pages = pager.words(t)
        kind = context.services.screens.of_intent(self.section)
        told = [(each, await _summarise(context, each, self.section)) for each in shown]
        none = [italic(t.gettext("The brief has none."))]
        parts = [lines(bold(name_brief(each)), *(lead or none)) for each, lead in told]
        if count_lines(paragraphs(*parts)) > _ROOM:
            parts = [lines(bold(name_brief(each)), (lead or none)[0]) for each, lead in told]
        rows = in_rows((button(name_brief(each), kind.of_brief(each.id)) for each in shown), 2)
        heading = bold(_name_section(self.section, t))
        turns = pager.row(lambda at: replace(self, page=at), t)
        told_of = tuple(Thing("brief", each.id) for each in shown)
        asking = t.gettext(_ASKING[self.section])
        more = pager.next_data(turns)
        noted = Shown(shown[0].id, told_of, more, asking) if shown else None
        return View(
            paragraphs(lines(heading, italic(pages) if pages else None), *parts),
            rows,
            way_back(t),
            has_nothing=not any(lead for _, lead in told),
            shown=noted,
        ).with_rows(turns)

    async def extract(self, context: Context) -> Collection:
        """The section of every brief."""
        if self.section not in SECTIONS:
            raise Gone
        part = Part(_KINDS[self.section])
        extracts = [Extract(each.id, parts=[part]) for each in await context.list_briefs()]
        return Collection(_name_section(self.section, context.texts), extracts)


def _name_section(section: str, t: Texts) -> str:
    return {
        "contact": t.gettext("All briefs: contacts"),
        "agreements": t.gettext("All briefs: agreements"),
        "directions": t.gettext("All briefs: areas"),
        "people": t.gettext("All briefs: people"),
    }[section]


async def _summarise(context: Context, brief: Brief, section: str) -> list[Markup]:
    """The first things of a section of a brief, a line each."""
    t, briefs = context.texts, context.store.briefs
    match section:
        case "contact":
            contacts = await briefs.list_contacts(brief.id, context.language)
            told = [line for each in contacts if (line := reach(context, contacts, each, ""))]
        case "agreements":
            agreements = await briefs.list_agreements(brief.id, context.language)
            told = [_write_agreement(each, t) for each in agreements]
        case "directions":
            directions = await briefs.list_directions(brief.id, context.language)
            named = Markup(" · ").join(f"{each.icon} {each.label}" for each in directions)
            told = [named] if directions else []
        case _:
            people, total = await context.store.entities.list_people(
                brief.id, context.language, offset=0, limit=_EACH
            )
            named = Markup(", ").join(clip(each.name, _LENGTH) for each in people)
            told = [named + " …"] if total > _EACH else [named] if people else []
    more = [Markup("…")] if len(told) > _EACH else []
    return [*told[:_EACH], *more]


def _write_agreement(agreement: Agreement, t: Texts) -> Markup:
    title = clip(agreement.title, _LENGTH)
    if not agreement.signed:
        return Markup("{}").format(title)
    return Markup("{} · {}").format(title, italic(format_edtf(agreement.signed, t)))


def find_section(context: Context, text: str) -> str | None:
    """The section that a text asks for, where it says nothing else; the contact in any case."""
    lexicon = context.services.lexicon
    intents = lexicon.find_intents(text)
    for each in SECTIONS:
        if each not in intents:
            continue
        others = set(lexicon.content_words(text, context.language)) - intents[each]
        if each == "contact" or all(map(lexicon.is_topic, others)):
            return each
    return None


async def answer_each(
    context: Context,
    briefs: Sequence[Brief],
    text: str,
    note: Markup | None = None,
    outcomes: Mapping[Brief, Outcome] | None = None,
) -> View:
    """What each of several briefs answers, the flag before each; `outcomes` are those known."""
    t, answered = context.texts, dict(outcomes or {})
    parts: list[Markup] = []
    for brief in briefs[:SHOWN]:
        outcome = answered.get(brief) or await find_answer(context, brief, text)
        answered[brief] = outcome
        parts.append(lines(bold(name_brief(brief)), await _head(context, brief, text, outcome)))
    left = len(briefs) - SHOWN
    more = None
    total = _add_up(context, [answered.get(each) for each in briefs])
    if left > 0:
        more = italic(t.ngettext("and {count} more brief", "and {count} more briefs", left))
    rows = in_rows((to_brief(each) for each in briefs[:SHOWN]), 2)
    told = tuple(Thing("brief", each.id) for each in briefs[:SHOWN])
    shown = Shown(briefs[0].id, told, question=text)
    return View(paragraphs(total, *parts, more, note), rows, way_back(t), shown=shown)


def _add_up(context: Context, outcomes: Sequence[Outcome | None]) -> Markup | None:
    """How many there are in all briefs together, where each of them counts the same."""
    tallies = [each.answer.tally if each and each.answer else None for each in outcomes]
    counted = [each for each in tallies if each]
    if len(counted) < len(tallies) or len({each.kind for each in counted}) != 1:
        return None
    count, t = sum(each.count for each in counted), context.texts
    number = bold(count_kind(counted[0].kind, count, context.services.lexicon, t))
    return t.markup("Together: {count}", count=number)


async def _head(context: Context, brief: Brief, text: str, outcome: Outcome) -> Markup:
    """The first line of an answer, else the beginning of what would be shown."""
    if outcome.answer and outcome.answer.head:
        return outcome.answer.head
    view = await answer_from(context, brief, text, outcome)
    # No tag may be cut from its end.
    whole = [
        each
        for each in _FOLDED.sub("", view.text).split("\n")
        if _is_whole(each) and each != name_brief(brief)
    ]
    return lines(*(Markup(each) for each in whole[:_LINES_OF_EACH]))  # noqa: S704 - of a view


def _is_whole(line: str) -> bool:
    return line.count("<") == 2 * line.count("</")


def to_brief(brief: Brief) -> InlineKeyboardButton:
    """The button that takes a brief up."""
    return button(name_brief(brief), Ref("brief", brief.id))


async def answer_everywhere(context: Context, briefs: Sequence[Brief], text: str) -> View:
    """What all briefs answer: those that have the words, else some of them after others."""
    if section := find_section(context, text):
        return await show_screen(context, ShowSections(section))
    view = await _answer(context, briefs, text)
    query = 0 if view.has_nothing else await context.remember_query(text)
    return await complete(context, AskBriefs(query), view) if query else view


async def _answer(context: Context, briefs: Sequence[Brief], text: str, start: int = 0) -> View:
    every, outcomes = await _ask(context, briefs, text, start)
    if outcomes:
        view = await answer_each(context, list(outcomes), text, outcomes=outcomes)
    else:
        context.answered = False
        t = context.texts
        words = " ".join(context.services.lexicon.content_words(text, context.language))
        none = t.markup("No brief has anything on “{text}”.", text=bold(clip(words, _LENGTH)))
        if len(every) > ASKED:
            none = t.markup("Nothing on “{text}” in these briefs.", text=bold(clip(words, _LENGTH)))
        view = View(none, in_rows((to_brief(each) for each in briefs[:SHOWN]), 2), way_back(t))
    view = replace(view, has_nothing=not _extract(outcomes, text))
    return await with_rest(context, view, every, text, start)


async def _ask(
    context: Context, briefs: Sequence[Brief], text: str, start: int
) -> tuple[Sequence[Brief], dict[Brief, Outcome]]:
    """The briefs that a question is for, and what those from `start` on answer that do."""
    every = await find_with_names(context, briefs, None, text) or briefs
    asked = every[start : start + ASKED]
    outcomes = {each: await find_answer(context, each, text) for each in asked}
    return every, {
        brief: outcome
        for brief, outcome in outcomes.items()
        if outcome.is_certain and not outcome.unsaid
    }


def _extract(outcomes: Mapping[Brief, Outcome], text: str) -> list[Extract]:
    found = (extract_found(brief, text, things_of(each)) for brief, each in outcomes.items())
    return [each for each in found if each]


async def with_rest(
    context: Context, view: View, briefs: Sequence[Brief], text: str, start: int = 0
) -> View:
    """The view, with a word on how many briefs have been asked and a button to ask the next."""
    t, count, end = context.texts, len(briefs), start + ASKED
    if count <= ASKED:
        return view
    last = min(end, count)
    told = t.gettext(
        "Searched: briefs {first}–{last} of {count}", first=start + 1, last=last, count=count
    )
    view = view.rewritten(lambda text: paragraphs(text, italic(told)))
    query = await context.remember_query(text) if end < count else 0
    if not query:
        return view
    following = AskBriefs(query, end)
    shown = view.shown or Shown(briefs[0].id, question=text)
    view = replace(view, shown=replace(shown, more=following.encode()))
    return view.with_rows([button(t.gettext("Search the next briefs"), following)])


@screen("askmore")
class AskBriefs(Screen):
    """What the next of all briefs answer to a question that is kept under its number."""

    query: Big
    start: int = 0

    async def open(self, context: Context) -> View:
        """Their answers; raises `Gone` when the words are no longer kept."""
        text = await self._recall(context)
        return await _answer(context, await context.list_briefs(), text, self.start)

    async def extract(self, context: Context) -> Collection | None:
        """What was found for their answers."""
        text = await self._recall(context)
        _, outcomes = await _ask(context, await context.list_briefs(), text, self.start)
        extracts = _extract(outcomes, text)
        words, lexicon = text.split(), context.services.lexicon
        # What is left of «во всех справках».
        while words and lexicon.is_idle(fold(words[-1])):
            words.pop()
        heading = context.texts.gettext("All briefs: {what}", what=" ".join(words))
        return Collection(clip(heading, TITLE_LENGTH), extracts) if extracts else None

    async def _recall(self, context: Context) -> str:
        text = await context.store.search.recall_query(self.query)
        if text is None:
            raise Gone
        return text
