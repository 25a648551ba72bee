"""What an event's card says."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.notes import language_note, mark, small_print, whose
from handlers.chat.phone import first_fitting
from handlers.chat.view import (
    TITLE_LENGTH,
    View,
    bold,
    clip,
    fits,
    fitting,
    folded,
    italic,
    lines,
    paragraphs,
    room_beside,
)
from handlers.dates import format_edtf
from handlers.events.stating import edited_by_editors, is_own_words, is_planned, say_state
from handlers.texts import Texts, language_name, quote, sentences
from storage.models import Brief, Event, Participant

COPY_TEXT_LENGTH = 256
CARD_LINES = 17
"""So many lines of a phone a card takes beside its buttons."""
_NAME_LENGTH = 150
_NAMES_ROOM = 1200
_QUOTES_LENGTH = 4
_DATES_SHOWN = 12


def view_inline_card(
    brief: Brief, event: Event, link: str, today: date, t: Texts
) -> tuple[View, str]:
    """The card as it is sent to other chats, and its description in the list of results."""
    place = f" · {event.place}" if event.place else ""
    language = ""
    if event.language != t.language:
        name = language_name(event.language, t)
        language = " " + t.gettext("(in {language})", language=name)
    row = [InlineKeyboardButton(t.gettext("Open in bot"), url=link)]
    description = mark(brief, f"{format_edtf(event.date, t)}{language}{place}")
    return View(card_text(brief, event, today, t), [row]), clip(description, _NAME_LENGTH)


def head_of_card(brief: Brief, event: Event, today: date, t: Texts) -> tuple[Markup, Markup]:
    """What an event is, when and where, and the small print: what stands around its photo."""
    title = lines(whose(brief), bold(clip(event.title, TITLE_LENGTH)))
    head = paragraphs(title, _facts(brief, event, today, t))
    return head, _notes(brief, event, t, is_own_words=False)


def card_text(brief: Brief, event: Event, today: date, t: Texts, *above: Markup) -> Markup:
    """The card's text as a phone has room for it, with what shall stand above it."""
    return first_fitting(card_texts(brief, event, today, t, *above), CARD_LINES)


def card_texts(
    brief: Brief,
    event: Event,
    today: date,
    t: Texts,
    *above: Markup,
    below: Sequence[Markup] = (),
) -> list[Markup]:
    """The card's text in fewer and fewer lines, each within one message.

    All with what shall stand above and below it.
    """
    title = lines(whose(brief), bold(clip(event.title, TITLE_LENGTH)))
    own = is_own_words(event)
    notes = _notes(brief, event, t, is_own_words=own)
    facts, named = _facts(brief, event, today, t), _named(event, t)
    source_title = italic(_source_title(brief, event, t))
    fixed = (*above, title, lines(facts, named), notes, source_title, *below)
    text = clip(event.text, max(room_beside(*fixed), 1))
    room = room_beside(*fixed, text)
    source = None
    if own:
        text = clip(event.source, max(room_beside(*fixed), 1))
    elif event.source and room > _NAME_LENGTH:
        source = clip(event.source, room)
    quoted = lines(source_title, source) if source else None
    arranged = (
        paragraphs(*above, title, *middle, notes, *below)
        for middle in (
            (lines(facts, named), text, _folded(quoted)),
            (lines(facts, named), _folded(text), _folded(quoted)),
            (lines(facts, named), _folded(text, quoted)),
            (lines(facts, _folded(lines(named, text), quoted)),),
        )
    )
    least = (
        lines(*above, title, facts, _folded(named, text, quoted, notes), *below),
        lines(*above, title, _folded(facts, named, text, quoted, notes), *below),
        lines(*above, _folded(title, facts, named, text, quoted, notes), *below),
    )
    return [each for each in chain(arranged, least) if fits(each)]


def _folded(*parts: str | None) -> Markup | None:
    return folded(*parts) if any(parts) else None


def _facts(brief: Brief, event: Event, today: date, t: Texts) -> Markup:
    return lines(
        Markup("🗓 {}").format(_when(event, t)),
        _status(brief, event, today, t),
        _where(event, t),
    )


def _named(event: Event, t: Texts) -> Markup:
    """Who took part, and how many more there are."""
    named = [
        *(_participant("👤", each) for each in event.people),
        *(_participant("🏛", each) for each in event.organisations),
    ]
    shown = fitting(named, _NAMES_ROOM)
    more = len(named) - len(shown)
    told = t.ngettext("and {count} more", "and {count} more", more)
    return lines(*shown, italic(told) if more else None)


def _notes(brief: Brief, event: Event, t: Texts, *, is_own_words: bool) -> Markup:
    open_note = None
    if event.date.is_open:
        open_note = italic(t.gettext("The brief does not say whether this is still so today."))
    # What editors have written is the committee's own word in any language.
    unchecked = event.language != t.language or not event.edited
    language = language_note(brief, event.language, t) if unchecked else None
    verbatim = is_own_words and not event.edited_on
    outdated = t.gettext("The original has changed since this translation.")
    return lines(
        open_note,
        small_print(
            say_state(brief, event, t),
            t.gettext("verbatim from the brief") if verbatim else None,
            language,
        ),
        italic(outdated) if event.outdated else None,
    )


def _when(event: Event, t: Texts) -> str:
    """All of its dates."""
    dates = [event.date, *event.more_dates[:_DATES_SHOWN]]
    shown = t.semicolon.join(format_edtf(each, t) for each in dates)
    more = len(event.more_dates) - _DATES_SHOWN
    if more <= 0:
        return shown
    return f"{shown}{t.semicolon}{t.ngettext('and {count} more', 'and {count} more', more)}"


def name_status(status: str | None, t: Texts) -> str | None:
    """What has not taken place, in a word."""
    if status == "cancelled":
        return t.gettext("cancelled")
    return t.gettext("planned") if status == "planned" else None


def _status(brief: Brief, event: Event, today: date, t: Texts) -> Markup | None:
    if event.status == "cancelled":
        return Markup("🚫 {}").format(bold(t.gettext("Cancelled")))
    if not is_planned(event, brief, today):
        return None
    if event.date.earliest_start > today:
        return Markup("🔜 {}").format(t.gettext("Planned."))
    planned = t.gettext("Planned; the brief does not say whether it took place.")
    return Markup("🔜 {}").format(planned)


def cite(brief: Brief, event: Event, link: str, today: date, t: Texts) -> str:
    """The event as one quotes it: title, date, source, link, within what a button can copy."""
    status = "planned" if is_planned(event, brief, today) else event.status
    when = ", ".join(filter(None, [format_edtf(event.date, t), name_status(status, t)]))
    if event.edited_on and not event.from_brief:
        source = [*filter(None, [whose(brief)]), edited_by_editors(event.edited_on, t)]
    elif event.edited_on:
        source = [brief.title, say_state(brief, event, t)]
    else:
        source = [brief.title, t.gettext("As of {date}", date=format_edtf(brief.as_of, t))]
    room = COPY_TEXT_LENGTH - len(link) - 1
    end = f", {sentences(when, *source)}"
    title = quote(clip(event.title, max(room - len(end) - _QUOTES_LENGTH, 56)), t.language)
    return f"{clip(title + end, room)} {link}"


def _source_title(brief: Brief, event: Event, t: Texts) -> str:
    if event.edited_on:
        return t.gettext("Source:")
    if brief.source_language == t.language:
        return t.gettext("From the brief:")
    language = language_name(brief.source_language, t)
    return t.gettext("From the brief (in {language}):", language=language)


def _where(event: Event, t: Texts) -> Markup | None:
    country = t.locale.territories.get(event.country) if event.country else None
    parts = [event.place, None if country and country in (event.place or "") else country]
    where = ", ".join(part for part in parts if part)
    return Markup("📍 {}").format(clip(where, _NAME_LENGTH)) if where else None


def _participant(icon: str, participant: Participant) -> Markup:
    named = f"{participant.name}, {participant.role}" if participant.role else participant.name
    return Markup("{} {}").format(icon, clip(named, _NAME_LENGTH))
