"""/search and questions in plain words."""

from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardButton, Update

from handlers.about import render_about
from handlers.callback_data import (
    AskSearch,
    Help,
    Home,
    ShowAbout,
    ShowContact,
    ShowDirections,
    ShowEvent,
    ShowEvents,
    ShowLanguages,
    ShowSearch,
    ShowSubscription,
    ShowYears,
)
from handlers.contact import render_contact
from handlers.context import Context, Gone
from handlers.dates import format_during, format_edtf
from handlers.directions import render_directions
from handlers.events import render_event, render_events, render_years
from handlers.language import render_languages
from handlers.links import to_link
from handlers.messages import reply
from handlers.queries import remember_query
from handlers.readings import (
    DirectionReading,
    IntentReading,
    PeriodReading,
    Reading,
    SearchReading,
    Understanding,
)
from handlers.start import render_help, render_home, require_brief
from handlers.subscriptions import render_subscription
from handlers.understanding import Understander
from handlers.views.home import view_thanks
from handlers.views.search import (
    PAGE_SIZE,
    Result,
    Results,
    as_written,
    name_order,
    view_ask_search,
    view_nothing,
    view_results,
    with_understood,
)
from handlers.views.sharing import with_sharing
from handlers.views.view import View, button
from storage.models import Brief
from storage.search import Hit
from storage.words import split_words


async def show_search(update: Update, context: Context) -> None:
    """Answer /search: with words, what they find; without, ask for them."""
    if not (brief := await require_brief(update, context)):
        return
    text = " ".join(context.args or ())
    if text:
        await reply(update, await answer_question(context, brief, text))
    else:
        await reply(update, await render_ask_search(context, AskSearch(brief.id)))


async def render_ask_search(context: Context, _: AskSearch) -> View:
    """The question what to look for."""
    return view_ask_search(context.texts)


async def answer_question(context: Context, brief: Brief, text: str) -> View:
    """The likeliest answer to a text, how it was understood, and the next best readings."""
    understood = await understand(context, brief, text)
    best = understood.best
    query = 0
    if not best or any(isinstance(each, SearchReading) for each in understood.readings):
        query = await remember_query(context, text)
    if not best:
        return await _view_nothing(context, brief, query, text)
    view = await _render(context, brief, query, best, understood.text)
    others = [
        other
        for reading in understood.readings[1:]
        if (other := _button_to(reading, brief, query, context))
    ]
    return with_understood(view, _explain(context, text, understood), others[:2])


async def render_search(context: Context, screen: ShowSearch) -> View:
    """A page of what a question found; raises `Gone` when its words are no longer kept."""
    text = await context.store.search.recall_query(screen.query)
    brief = await context.find_brief()
    if text is None or not brief:
        raise Gone
    understood = await understand(context, brief, text)
    for reading in understood.readings:
        if isinstance(reading, SearchReading):
            return await _view_results(context, brief, screen, reading, text)
    if understood.best:
        return await _render(context, brief, screen.query, understood.best, text)
    return await _view_nothing(context, brief, screen.query, text)


async def understand(context: Context, brief: Brief, text: str) -> Understanding:
    """The readings of a text."""
    directions = await context.store.briefs.list_directions(brief.id, context.language)
    understander = Understander(
        context.store,
        context.services.lexicon,
        brief,
        directions,
        context.language,
        context.today,
    )
    return await understander.understand(text)


async def _render(context: Context, brief: Brief, query: int, reading: Reading, text: str) -> View:
    if isinstance(reading, PeriodReading):
        return await render_events(context, ShowEvents(brief.id, reading.period))
    if isinstance(reading, DirectionReading):
        return await render_events(context, ShowEvents(brief.id, None, reading.direction.id))
    if isinstance(reading, IntentReading):
        return await _INTENTS[reading.intent](context, brief)
    hits = reading.found.hits
    if len(hits) == 1:
        return await _open_only(context, brief, query, hits[0])
    return await _view_results(context, brief, ShowSearch(query), reading, text)


async def _open_only(context: Context, brief: Brief, query: int, hit: Hit) -> View:
    if hit.kind == "event":
        return await render_event(context, ShowEvent(hit.id, ShowSearch(query)))
    if hit.kind == "direction":
        return await render_events(context, ShowEvents(brief.id, None, hit.id))
    if hit.kind == "fact":
        return await render_about(context, ShowAbout(brief.id))
    return await render_contact(context, ShowContact(brief.id))


async def _view_results(
    context: Context, brief: Brief, screen: ShowSearch, reading: SearchReading, text: str
) -> View:
    hits = reading.found.hits
    page = min(max(screen.page, 0), (len(hits) - 1) // PAGE_SIZE)
    shown = await _load(context, brief, hits[page * PAGE_SIZE : (page + 1) * PAGE_SIZE])
    here = ShowSearch(screen.query, page)
    results = Results(
        as_written(reading.words, text),
        shown,
        len(hits),
        reading.found.words,
        reading.period,
        reading.newest_first,
    )
    view = view_results(brief, here, results, context.texts)
    link = to_link(context.bot.username, here) if screen.query else None
    editor = await context.may_edit_here()
    return with_sharing(view, here, link, context.texts, editor=editor)


async def _load(context: Context, brief: Brief, hits: tuple[Hit, ...]) -> list[Result]:
    """The things that were found, in their order."""
    language, store = context.language, context.store
    ids = [hit.id for hit in hits if hit.kind == "event"]
    events = {each.summary.id: each for each in await store.events.get_texts(ids, language)}
    directions = {each.id: each for each in await store.briefs.list_directions(brief.id, language)}
    facts = {each.id: each for each in await store.briefs.list_facts(brief.id, language)}
    contact = await store.briefs.get_contact(brief.id, language)
    things: list[Result | None] = []
    for hit in hits:
        if hit.kind == "event":
            things.append(events.get(hit.id))
        elif hit.kind == "direction":
            things.append(directions.get(hit.id))
        elif hit.kind == "fact":
            things.append(facts.get(hit.id))
        else:
            things.append(contact)
    return [thing for thing in things if thing]


async def _view_nothing(context: Context, brief: Brief, query: int, text: str) -> View:
    search = context.store.search
    lexicon = context.services.lexicon
    words = lexicon.content_words(text, context.language) or split_words(text)
    near = await search.suggest(words)
    suggestions = [(word, await remember_query(context, word)) for word in near]
    return view_nothing(
        brief, query, text, suggestions, context.texts, questions=context.services.questions
    )


def _explain(context: Context, text: str, understood: Understanding) -> str | None:
    """How a text was understood, where that is not obvious."""
    t = context.texts
    best = understood.best
    if understood.text != text:
        return t.gettext("Understood as: {text}", text=understood.text)
    if isinstance(best, SearchReading) and best.corrected:
        return t.gettext("Understood as: {text}", text=best.words)
    if isinstance(best, PeriodReading) and best.is_part:
        return t.gettext("There is no such date in the calendar.")
    if isinstance(best, PeriodReading) and understood.unknown:
        return t.gettext(
            "I know nothing of “{words}”. All events {period}:",
            words=" ".join(understood.unknown),
            period=format_during(best.period, t),
        )
    return None


def _button_to(
    reading: Reading, brief: Brief, query: int, context: Context
) -> InlineKeyboardButton | None:
    t = context.texts
    if isinstance(reading, PeriodReading):
        label = t.gettext("📅 All: {period}", period=format_edtf(reading.period, t))
        return button(label, ShowEvents(brief.id, reading.period))
    if isinstance(reading, DirectionReading):
        direction = reading.direction
        return button(
            f"{direction.icon} {direction.label}", ShowEvents(brief.id, None, direction.id)
        )
    if isinstance(reading, SearchReading):
        words = reading.words or name_order(t, newest_first=bool(reading.newest_first))
        label = t.gettext("🔎 Search: {words}", words=words)
        return button(label, ShowSearch(query))
    if reading.intent == "contact":
        return button(t.gettext("☎️ Contact"), ShowContact(brief.id))
    if reading.intent == "about":
        return button(t.gettext("ℹ️ About"), ShowAbout(brief.id))
    return button(t.gettext("❓ Help"), Help()) if reading.intent == "help" else None


async def _contact(context: Context, brief: Brief) -> View:
    return await render_contact(context, ShowContact(brief.id))


async def _about(context: Context, brief: Brief) -> View:
    return await render_about(context, ShowAbout(brief.id))


async def _help(context: Context, _: Brief) -> View:
    return await render_help(context, Help())


async def _events(context: Context, brief: Brief) -> View:
    return await render_years(context, ShowYears(brief.id))


async def _directions(context: Context, brief: Brief) -> View:
    return await render_directions(context, ShowDirections(brief.id))


async def _search(context: Context, brief: Brief) -> View:
    return await render_ask_search(context, AskSearch(brief.id))


async def _language(context: Context, _: Brief) -> View:
    return await render_languages(context, ShowLanguages())


async def _subscription(context: Context, _: Brief) -> View:
    return await render_subscription(context, ShowSubscription())


async def _greet(context: Context, _: Brief) -> View:
    return await render_home(context, Home())


async def _thank(context: Context, _: Brief) -> View:
    return view_thanks(context.texts)


_INTENTS: dict[str, Callable[[Context, Brief], Awaitable[View]]] = {
    "contact": _contact,
    "about": _about,
    "help": _help,
    "events": _events,
    "directions": _directions,
    "search": _search,
    "language": _language,
    "subscription": _subscription,
    "home": _greet,
    "greeting": _greet,
    "thanks": _thank,
}
