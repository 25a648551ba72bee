"""/search and questions in plain words."""

from dataclasses import replace

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.counting import count_question
from handlers.chat.extract import Extract
from handlers.chat.opening import complete, show_screen
from handlers.chat.pager import Pager
from handlers.chat.screen import Big, Link, Screen, screen
from handlers.chat.view import Shown, View, bold, button
from handlers.events.asked import answer_dates
from handlers.events.card import EventList
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.likely import NOTHING, Before, find_likely
from handlers.finding.answers.outcomes import (
    extract_found,
    find_answer,
    find_person,
    is_empty,
    is_understood,
    note_unanswered,
    things_of,
)
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import not_said
from handlers.finding.readings.reaching import with_way
from handlers.finding.readings.reading import (
    DatesReading,
    DirectionReading,
    IntentReading,
    PeriodReading,
    Reading,
    SearchReading,
    Understanding,
)
from handlers.finding.showing.below import load_found, screen_below, screen_named, screen_of
from handlers.finding.showing.examples import find_examples
from handlers.finding.showing.understood import button_to, explain
from handlers.finding.showing.view import (
    PAGE_SIZE,
    Results,
    as_written,
    view_answer,
    view_ask_search,
    view_nothing,
    view_results,
    view_talk,
    with_understood,
)
from handlers.home.examples import find_words, read_whole
from handlers.texts import N_
from storage.models import Brief, Thing
from storage.search import Found as SearchFound
from storage.words import split_words

_UNSAID_BESIDE = SearchReading | DirectionReading | PeriodReading


@screen(
    "search",
    command=N_("find an event, a person, a topic"),
    tile=N_("🔎 Search"),
    intents=("search",),
)
class AskSearch(Screen):
    """Ask what to look for."""

    brief: int

    async def open(self, context: Context) -> View:
        """The question."""
        brief = await context.get_brief(self.brief)
        words = find_words(await read_whole(context, brief), brief, context.texts)
        return view_ask_search(words, context.texts)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """What the words find, or the question."""
        brief = await context.require_brief()
        if not text:
            return cls(brief.id)
        view = await answer_from(context, brief, text)
        count_question(context, view)
        return view


@screen("found", links=(Link("s", "query"),), shared=True)
class ShowSearch(EventList):
    """A page of what was found; the words are kept under the number."""

    query: Big
    page: int = 0
    brief: int = 0

    async def open(self, context: Context) -> View:
        """The page; raises `Gone` when the words are no longer kept."""
        brief, text, events = await self._recall(context)
        if events:
            return await _view_events(context, brief, self, events)
        outcome = await _find(context, brief, text)
        if outcome.answer:
            return await _show_answer(context, brief, outcome.answer, self)
        understood = outcome.understanding or Understanding(text, ())
        for reading in understood.readings:
            if isinstance(reading, SearchReading):
                view = await _view_results(context, brief, self, reading, text)
                return view if self.page else view.under(outcome.lead)
        if understood.best:
            return await _show(context, brief, self.query, understood.best, text)
        return await _view_nothing(context, brief, self.query, text)

    async def extract(self, context: Context) -> Extract | None:
        """All that was found, on all pages."""
        brief, text, events = await self._recall(context)
        if events:
            return extract_found(brief, text, [Thing("event", each) for each in events])
        return extract_found(brief, text, things_of(await _find(context, brief, text)))

    async def _recall(self, context: Context) -> tuple[Brief, str, tuple[int, ...]]:
        """Of which brief it is, what was asked, and what was found for it alone."""
        kept = await context.recall_query(self.query)
        if kept is None:
            raise Gone
        text, (of, *events) = kept
        of = of or self.brief
        brief = await context.get_brief(of) if of else await context.find_brief()
        if not brief:
            raise Gone
        return brief, text, tuple(events)


async def _find(context: Context, brief: Brief, text: str) -> Outcome:
    """What answers a text that is asked again: on the screen and in its file the same."""
    return await find_likely(context, brief, text, await find_answer(context, brief, text))


async def answer_from(
    context: Context,
    brief: Brief,
    text: str,
    outcome: Outcome | None = None,
    *,
    before: Before = NOTHING,
) -> View:
    """What one brief answers, how the text was understood, and the next best readings."""
    by_rules = outcome or await find_answer(context, brief, text)
    outcome = await find_likely(context, brief, text, by_rules, before=before)
    context.asks = next(iter(outcome.frame.asks), "")
    context.answered = bool(context.answered) or outcome.is_certain
    if context.services.questions and not outcome.is_certain:
        await note_unanswered(context, brief, outcome.frame)
    if outcome.answer:
        follows = before != NOTHING and outcome is not by_rules
        return await show_answer(context, brief, outcome.answer, text, follows=follows)
    understood = outcome.understanding or Understanding(text, ())
    best = understood.best
    query = 0
    if not best or any(isinstance(each, SearchReading) for each in understood.readings):
        query = await context.remember_query(text)
    if not best:
        clear = bool(understood.wrong) or is_understood(outcome.frame)
        view = await _view_nothing(context, brief, query, text, understood=clear)
        return with_understood(view, explain(text, understood, context.texts), ())
    view = await _show(context, brief, query, best, understood.text)
    if best == IntentReading("contact"):
        view = await with_way(context, brief, view, text)
    if best == IntentReading("directions"):
        view = view.under(await _list_directions(context, brief))
    others = [
        other
        for reading in understood.readings[1:]
        if (other := button_to(reading, brief, query, context))
    ]
    view = with_understood(view, explain(text, understood, context.texts), others[:2])
    if isinstance(best, SearchReading) or best == IntentReading("about"):
        view = view.under(outcome.lead)
    told = isinstance(best, PeriodReading) and understood.unknown
    if not told and outcome.unsaid and isinstance(best, _UNSAID_BESIDE):
        view = view.under(not_said(outcome.unsaid, context.texts))
    return _asked(view, brief, text)


async def _list_directions(context: Context, brief: Brief) -> Markup | None:
    """The names of all areas: their texts are longer than a phone."""
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    return bold(" · ".join(each.label for each in directions)) if directions else None


def _asked(view: View, brief: Brief, text: str) -> View:
    """The view, with the question that it answers; what was shown before is spoken of no more."""
    return replace(view, shown=replace(view.shown or Shown(brief.id), question=text))


def keep_talk(view: View, outcome: Outcome) -> View:
    """The view, after which what was shown before is spoken of still, where this says nothing.

    Who asks in vain, or says nothing that can be answered alone, goes on speaking of it.
    """
    names = any(each.is_known and not each.is_verb for each in outcome.frame.solid)
    has_none = view.shown is not None and not view.shown.things
    in_vain = has_none and outcome.answer is not None and not (outcome.is_certain or names)
    return replace(view, shown=None) if in_vain or is_empty(outcome) else view


async def tell_person(context: Context, brief: Brief, person: int) -> View | None:
    """Who somebody is, over the card or the list of the events."""
    answer = await find_person(context, brief, person)
    return await show_answer(context, brief, answer, "") if answer else None


async def show_answer(
    context: Context, brief: Brief, answer: Answer, text: str, *, follows: bool = False
) -> View:
    """The answer to a question, which its buttons can ask again.

    One that `follows` would be another question by itself: what it has found is kept with it.
    """
    query = 0
    if answer.events or not answer.is_certain:
        query = await context.remember_query(
            text, (brief.id, *answer.events) if follows and answer.events else ()
        )
    view = await _show_answer(context, brief, answer, ShowSearch(query, 0, brief.id))
    if answer.section == "contact" and not answer.head:
        view = await with_way(context, brief, view, text)
    if answer.agreements:
        # Of the whole list below it those are spoken of that it tells.
        view = replace(view, shown=Shown.of(brief.id, "agreement", answer.agreements))
    return view if answer.talk else _asked(view, brief, text)


async def _show_answer(context: Context, brief: Brief, answer: Answer, here: ShowSearch) -> View:
    """The first line over what it is taken from."""
    if len(answer.events) > 1 and not answer.period:
        view = await _view_events(context, brief, here, answer.events)
        if here.query:
            view = await complete(context, here, view)
    elif below := screen_below(context, brief, answer, here):
        view = await show_screen(context, below)
    elif answer.talk:
        view = view_talk(brief, answer, context.texts)
        return await _with_examples(context, brief, view) if answer.with_examples else view
    else:
        asking = context.services.questions and not answer.is_certain
        return view_answer(brief, here.query, answer.head, context.texts, questions=asking)
    return view.under(answer.head)


async def _with_examples(context: Context, brief: Brief, view: View) -> View:
    """The view over buttons that ask what the brief answers."""
    questions = find_examples(await context.store.contents.get(brief.id), context.texts)
    rows = [
        [button(each, ShowSearch(await context.remember_query(each), 0, brief.id))]
        for each in questions
    ]
    return replace(view, rows=[*rows, *view.rows])


async def _view_events(
    context: Context, brief: Brief, here: ShowSearch, events: tuple[int, ...]
) -> View:
    """A page of the events that an answer is taken from."""
    hits = tuple(Thing("event", each) for each in events)
    return await _view_results(context, brief, here, SearchReading("", SearchFound(hits)), "")


async def _show(context: Context, brief: Brief, query: int, reading: Reading, text: str) -> View:
    if isinstance(reading, SearchReading):
        hits = reading.found.hits
        if len(hits) > 1:
            results = ShowSearch(query, 0, brief.id)
            view = await _view_results(context, brief, results, reading, text)
            return await complete(context, results, view) if query else view
        screen: Screen = screen_of(hits[0], brief, ShowSearch(query, 0, brief.id))
    elif isinstance(reading, DatesReading):
        answer = await answer_dates(context, brief, reading.values)
        if isinstance(answer, View):
            return answer
        screen = answer
    else:
        screen = screen_named(reading, brief, context)
    return await show_screen(context, screen)


async def _view_results(
    context: Context, brief: Brief, screen: ShowSearch, reading: SearchReading, text: str
) -> View:
    hits = reading.found.hits
    pager = Pager(screen.page, len(hits), PAGE_SIZE)
    page = tuple(pager.cut(hits))
    shown = await load_found(context, brief, page)
    here = ShowSearch(screen.query, pager.page, brief.id)
    results = Results(
        as_written(reading.words, text),
        shown,
        len(hits),
        reading.found.words,
        reading.periods,
        reading.newest_first,
    )
    view = view_results(brief, here, results, pager, context.texts)
    turns = pager.row(lambda at: replace(screen, page=at), context.texts)
    noted = Shown(brief.id, page, pager.next_data(turns))
    return replace(view.with_rows(turns), shown=noted)


async def _view_nothing(
    context: Context, brief: Brief, query: int, text: str, *, understood: bool = True
) -> View:
    search = context.store.search
    lexicon = context.services.lexicon
    words = lexicon.content_words(text, context.language) or split_words(text)
    near = await search.suggest(words)
    suggestions = [(word, await context.remember_query(word)) for word in near]
    view = view_nothing(
        brief,
        query,
        text,
        suggestions,
        context.texts,
        questions=context.services.questions,
        understood=understood,
    )
    return view if suggestions else await _with_examples(context, brief, view)
