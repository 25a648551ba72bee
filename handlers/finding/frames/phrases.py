"""First lines: the answer in a few words. Pure: values in, words of the person's language out."""

from babel.plural import PluralRule
from markupsafe import Markup

from handlers.chat.view import bold, clip, labelled
from handlers.dates import format_edtf
from handlers.finding.brief.sentences import begin_near
from handlers.finding.frames.candidates import Candidate
from handlers.texts import Texts
from storage.content import Part, Told
from storage.edtf import Edtf
from storage.lexicon import Lexicon

NAME_LENGTH = 90
SENTENCE_LENGTH = 300
SHOWN = 3
"""How many things a first line names."""
_DAYS_LONG = 45
_MONTH = 30.44
_YEAR_LONG = 20


def name_event(event: Told, t: Texts) -> str:
    """An event in a few words, with the word that it has not taken place."""
    # A label that nobody has translated says less than a title that is.
    translated = (each.texts.get(t.language) for each in (event.label, event.title))
    named = next(filter(None, translated), "")
    named = named or event.label.in_language(t.language) or event.title.in_language(t.language)
    states = {
        "planned": t.pgettext("an event", "planned"),
        "cancelled": t.pgettext("an event", "cancelled"),
    }
    state = states.get(event.status or "")
    return clip(named, NAME_LENGTH) + (f" ({state})" if state else "")


def told_by(sentence: str, at: int = 0) -> Markup:
    """A sentence of the brief in bold, from near where it says what was asked."""
    return bold(clip(begin_near(sentence, at), SENTENCE_LENGTH))


def yes(told: Markup, t: Texts) -> Markup:
    """«Да: » and what makes it true."""
    return labelled(bold(t.gettext("Yes")), told, t)


def place_of(event: Told, t: Texts) -> str:
    """Where an event was, as far as the brief says."""
    if place := event.place.in_language(t.language):
        return place
    return str(t.locale.territories.get(event.country or "", ""))


def name_part(part: Part, t: Texts) -> Markup:
    """Somebody in bold, with the role."""
    name = bold(clip(part.named.name.in_language(t.language), NAME_LENGTH))
    role = part.role.in_language(t.language)
    return Markup("{}, {}").format(name, clip(role, NAME_LENGTH)) if role else name


def count_kind(kind: str, count: int, lexicon: Lexicon, t: Texts) -> str:
    """«2 концерта», «7 направлений»."""
    match kind:
        case "direction":
            return t.ngettext("{count} area", "{count} areas", count)
        case "person":
            return t.ngettext("{count} person is named", "{count} people are named", count)
    forms = lexicon.thesaurus.counts[t.language].get(kind)
    if not forms:
        return t.ngettext("{count} event", "{count} events", count)
    rule: PluralRule = t.locale.plural_form
    return f"{count} {forms.get(rule(count)) or forms['other']}"


def duration(when: Edtf, t: Texts) -> str | None:
    """How long something lasted, as exactly as its dates are known; None where they are not."""
    if when.is_open or not when.start or not when.end:
        return None
    first, last = when.earliest_start, when.latest_end
    if (when.latest_start, when.earliest_end) != (first, last):
        return None
    days = (last - first).days + 1
    if days < _DAYS_LONG:
        return t.ngettext("{count} day", "{count} days", days)
    halves = round(2 * days / _MONTH)
    if halves % 2 and halves < _YEAR_LONG:
        number = t.locale.number_symbols["latn"]["decimal"].join([str(halves // 2), "5"])
        return t.gettext("about {number} months", number=number)
    return t.ngettext("about {count} month", "about {count} months", round(halves / 2))


def years_since(when: Edtf, until: Edtf, t: Texts) -> str:
    """«60 лет»."""
    years = until.latest_start.year - when.earliest_start.year
    return t.ngettext("{count} year", "{count} years", years)


def quoted(words: list[str]) -> str:
    """Words as they were written."""
    return " ".join(words)


def not_said(words: list[str], t: Texts) -> Markup:
    """The word that the brief does not have these."""
    return t.markup("The brief says nothing about “{words}”.", words=quoted(words))


def when_and_name(event: Told, t: Texts) -> Markup:
    """«январь 2018 г. – Мариинский в Антверпене»."""
    return Markup("{} – {}").format(bold(format_edtf(event.date, t)), name_event(event, t))


def when_and_what(each: Candidate, t: Texts) -> Markup:
    """When it was, and what."""
    return when_and_name(each.event, t)


def not_now(known: Markup, date: str, t: Texts) -> Markup:
    """The word that the brief does not say whether something still is so, and what was of when."""
    return t.markup(
        "The brief does not say whether it is so now. As of {date}: {event}",
        date=date,
        event=known,
    )
