"""What was found, and what to say where nothing was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from telegram import InlineKeyboardButton

from handlers.about.screens import ShowAbout
from handlers.agreements.screens import ShowAgreement
from handlers.chat.notes import as_of, events_print, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Ref, Screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    Row,
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
from handlers.contact.screens import ShowContact
from handlers.dates import format_during, format_short
from handlers.events.card import EventList, ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.frames.answer import Answer
from handlers.home.helping import Help
from handlers.questions.asking import AskEditors
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Agreement, Brief, Contact, Direction, EventText, Fact
from storage.words import fold

PAGE_SIZE = 6
_ASKED_LENGTH = 100
_TITLE_LENGTH = 100
_SHORTER = (60, 40, 25)
_SNIPPET_LENGTH = 70
_WORD = re.compile(r"[^\W_]+")

Result = EventText | Direction | Fact | Contact | Agreement


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what a question found."""

    asked: str
    """Empty where only an order was asked for."""
    page: Sequence[Result]
    total: int
    words: frozenset[str]
    """The words to be shown in bold."""
    periods: tuple[Edtf, ...] = ()
    newest_first: bool | None = None


def view_ask_search(words: str, t: Texts) -> View:
    """The question what to look for, with words that could be."""
    return View(
        paragraphs(
            bold(t.gettext("What are you looking for?")),
            t.markup(
                "Write a word, a name or a question, for example: {examples}",
                examples=italic(words),
            ),
        ),
        foot=way_back(t),
    )


def view_results(brief: Brief, screen: EventList, results: Results, pager: Pager, t: Texts) -> View:
    """A page of what was found, the matching words in bold."""
    if results.asked:
        found = t.ngettext("{count} result", "{count} results", results.total)
    else:
        found = t.ngettext("{count} event", "{count} events", results.total)
    if pages := pager.words(t):
        found = f"{found}, {pages}"
    events = [each.summary for each in results.page if isinstance(each, EventText)]
    others = {each.language for each in results.page if not isinstance(each, EventText)}
    numbered = list(enumerate(results.page, 1))
    rows = in_rows(
        (button(str(number), _screen_of(brief, screen, each)) for number, each in numbered),
        NUMBERS_IN_ROW,
    )
    heading = lines(whose(brief), _heading(results, t), italic(found))
    end = events_print(brief, events, t, others)
    lists = [
        lines(*(_entry(number, each, results.words, length, t) for number, each in numbered))
        for length in (_TITLE_LENGTH, *_SHORTER)
    ]
    text, *shorter = (paragraphs(heading, each, end) for each in lists)
    return View(text, rows, way_back(t), shorter=[*shorter, lines(heading, lists[-1], end)])


def name_order(t: Texts, *, newest_first: bool) -> str:
    """What a list of all events in the order of their dates is called."""
    return t.gettext("The latest events") if newest_first else t.gettext("The earliest events")


def _heading(results: Results, t: Texts) -> Markup:
    if not results.asked and results.newest_first is None:
        return Markup("")
    if not results.asked:
        return bold(name_order(t, newest_first=bool(results.newest_first)))
    heading = t.markup("Results for “{asked}”", asked=bold(clip(results.asked, _ASKED_LENGTH)))
    if results.periods:
        during = ", ".join(format_during(each, t) for each in results.periods)
        heading = Markup("{} {}").format(heading, during)
    if results.newest_first is not None:
        order = t.gettext("latest first") if results.newest_first else t.gettext("oldest first")
        heading = Markup("{}, {}").format(heading, order)
    return heading


def view_nothing(
    brief: Brief,
    query: int,
    asked: str,
    suggestions: Sequence[tuple[str, int]],
    t: Texts,
    *,
    questions: bool,
    understood: bool = True,
) -> View:
    """The word that nothing was found, what is nearest, and whom to ask."""
    shown = bold(clip(asked, _ASKED_LENGTH))
    parts: list[str | None] = [
        t.markup("The brief has nothing on “{asked}”.", asked=shown)
        if understood
        else t.markup("I don’t understand “{text}”.", text=shown),
        whose(brief),
    ]
    rows: list[Row] = []
    if suggestions:
        rows += in_rows(
            (button(f"🔎 {word}", Ref("found", number)) for word, number in suggestions), 2
        )
    last = [button(t.gettext("☎️ Contact"), ShowContact(brief.id))]
    if questions:
        parts.append(t.markup("You can send your question to the editors; they will answer here."))
        last.insert(0, button(t.gettext("✉️ Ask the editors"), AskEditors(query)))
    if suggestions:
        # Right above their buttons.
        parts.append(t.markup("Did you mean:"))
    else:
        parts.append(t.markup("You can ask, for example:"))
    return View(
        paragraphs(*parts),
        [*rows, last],
        way_back(t, button(t.gettext("❓ Help"), Help())),
        has_nothing=True,
    )


def view_answer(
    brief: Brief, query: int, head: Markup | None, t: Texts, *, questions: bool
) -> View:
    """A first line with nothing below it, and whom to ask where it says too little."""
    last = [button(t.gettext("☎️ Contact"), ShowContact(brief.id))]
    if questions and query:
        last.insert(0, button(t.gettext("✉️ Ask the editors"), AskEditors(query)))
    return View(
        paragraphs(head, whose(brief), as_of(brief, t)),
        [last],
        way_back(t, button(t.gettext("❓ Help"), Help())),
        has_nothing=True,
    )


def view_talk(brief: Brief, answer: Answer, t: Texts) -> View:
    """A line that is not from the brief; whoever leaves or thanks is asked for nothing more."""
    rows = (
        [] if answer.talk == "thanks" else [[button(t.gettext("☎️ Contact"), ShowContact(brief.id))]]
    )
    return View(paragraphs(answer.head), rows, way_back(t, button(t.gettext("❓ Help"), Help())))


def with_understood(view: View, note: str | None, others: Sequence[InlineKeyboardButton]) -> View:
    """A screen under a word on how the question was understood, with the next best readings."""
    shown = italic(clip(note, 2 * _ASKED_LENGTH)) if note else None
    # A card may fill its message; then how it was understood is left out.
    return view.under(shown).with_rows(*in_rows(others, 2))


def as_written(words: str, text: str) -> str:
    """The words that were looked for as the question has them: «Санкт-Петербург»."""
    written = list(_WORD.finditer(text))
    folded, wanted = [fold(each.group()) for each in written], words.split()
    for start in range(len(folded) - len(wanted) + 1):
        if wanted and folded[start : start + len(wanted)] == wanted:
            return text[written[start].start() : written[start + len(wanted) - 1].end()]
    by_word = dict(zip(folded, (each.group() for each in written), strict=True))
    return " ".join(by_word.get(word, word) for word in wanted)


def highlight(text: str, words: frozenset[str]) -> Markup:
    """The text as HTML, the words that were looked for in bold."""
    parts = []
    end = 0
    for match in _WORD.finditer(text):
        if fold(match.group()) in words:
            parts += [escape(text[end : match.start()]), bold(match.group())]
            end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def _entry(number: int, result: Result, words: frozenset[str], length: int, t: Texts) -> Markup:
    """A numbered line; where the words stand in the text alone, that part of it below.

    `length` is that of the names; where they have to be short, no part of a text stands there.
    """
    if isinstance(result, EventText):
        event = result.summary
        # The short name if it has the words, else the title.
        names = [each for each in (event.label, event.title) if each]
        name = next((each for each in names if _has(each, words)), names[0])
        has_room = length > _SHORTER[0] and not _has(name, words)
        snippet = _snippet(result.text, words) if has_room else None
        text = highlight(clip(name, length), words)
        text = Markup("{} · {}").format(text, italic(format_short(event.date, t)))
    else:
        icon, name, snippet = *_name(result), None
        text = Markup("{} {}").format(icon, highlight(clip(name, length), words))
    return lines(Markup("{} {}").format(bold(str(number)), text), snippet)


def _name(result: Direction | Fact | Contact | Agreement) -> tuple[str, str]:
    """The icon and the name of what is no event."""
    if isinstance(result, Direction):
        return result.icon, result.text
    if isinstance(result, Fact):
        return "ℹ️", result.text
    return ("📜" if isinstance(result, Agreement) else "☎️"), result.title


def _has(text: str, words: frozenset[str]) -> bool:
    return any(fold(word) in words for word in _WORD.findall(text))


def _snippet(text: str, words: frozenset[str]) -> Markup | None:
    """The part of the text around the first word that was looked for."""
    match = next((each for each in _WORD.finditer(text) if fold(each.group()) in words), None)
    if not match:
        return None
    start = max(0, text.rfind(" ", 0, max(match.start() - _SNIPPET_LENGTH // 3, 0)))
    part = clip(text[start:].strip(), _SNIPPET_LENGTH)
    return Markup("{}{}").format("…" if start else "", highlight(part, words))


def _screen_of(brief: Brief, screen: EventList, result: Result) -> Screen:
    if isinstance(result, EventText):
        return ShowEvent(result.summary.id, screen)
    if isinstance(result, Direction):
        return ShowEvents(brief.id, direction=result.id)
    if isinstance(result, Fact):
        return ShowAbout(brief.id)
    if isinstance(result, Agreement):
        return ShowAgreement(result.id)
    return ShowContact(brief.id)
