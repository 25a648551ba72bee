"""The small print: as of when, in which language, by whose word."""

from collections.abc import Collection
from datetime import date

from markupsafe import Markup

from handlers.chat.view import clip, italic, lines
from handlers.dates import format_day, format_edtf
from handlers.texts import Texts, language_name
from storage.models import Brief, EventSummary

_PARTNER_LENGTH = 60


def as_of(brief: Brief, t: Texts, edited: date | None = None) -> Markup:
    """The date up to which the brief speaks, and the editors if they have written of it."""
    return italic(_say_as_of(brief, t, edited))


def _say_as_of(brief: Brief, t: Texts, edited: date | None = None) -> str:
    day = format_edtf(brief.as_of, t)
    if not edited:
        return t.gettext("As of {date}", date=day)
    shown = format_day(edited, t)
    return t.gettext("As of {date}; last edited {edited}", date=day, edited=shown)


def added_later(newest: EventSummary, t: Texts) -> str:
    """The word that there are events after the brief's date."""
    return t.gettext(
        "The editors have added later events (latest: {date})",
        date=format_edtf(newest.date, t),
    )


def language_note(brief: Brief, language: str, t: Texts) -> str | None:
    """A word about content that is not in the person's language, or not checked in it."""
    if language != t.language:
        return t.gettext("not translated yet, in {language}", language=language_name(language, t))
    return None if brief.verified else t.gettext("the committee has not checked the translation")


def small_print(*parts: str | None) -> Markup:
    """As of when something is known and what else goes with it, in as few lines as it takes."""
    return italic(" · ".join(part for part in parts if part))


def brief_print(brief: Brief, language: str, t: Texts, note: str | None = None) -> Markup:
    """All of it, for what the brief itself says; `note` is a line above it."""
    said = small_print(_say_as_of(brief, t), language_note(brief, language, t))
    return lines(italic(note), said) if note else said


def events_print(
    brief: Brief, events: Collection[EventSummary], t: Texts, others: Collection[str] = ()
) -> Markup:
    """All of it, for these events and what else is shown in the languages `others`."""
    edited = max((each.edited_on for each in events if each.edited_on), default=None)
    languages = [*(each.language for each in events), *others]
    # One in another language says so for all.
    language = next((each for each in languages if each != t.language), t.language)
    # What editors have written is the committee's own word in any language.
    own = language == t.language and not others and all(each.edited_on for each in events)
    note = None if own else language_note(brief, language, t)
    return small_print(_say_as_of(brief, t, edited), note)


def flag(country: str | None) -> str:
    """The flag of a country by its ISO 3166 code; a globe for what is in no country."""
    if not country:
        return "🌐"
    return "".join(chr(ord("🇦") + ord(letter) - ord("A")) for letter in country)


def name_brief(brief: Brief) -> str:
    """Flag and name of a brief's partner."""
    return f"{flag(brief.country)} {clip(brief.partner, _PARTNER_LENGTH)}"


def whose(brief: Brief) -> str | None:
    """Whose brief it is, where there are several."""
    return name_brief(brief) if brief.several else None


def mark(brief: Brief, text: str) -> str:
    """A label under the sign of its brief, where there are several."""
    if not brief.several:
        return text
    # A globe is no sign of one of them.
    return f"{flag(brief.country) if brief.country else name_brief(brief)} {text}"
