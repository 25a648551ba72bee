"""What is asked of one event: when, until when, where, who, how long, what it is called."""

from markupsafe import Markup

from handlers.chat.view import bold, clip
from handlers.dates import format_edtf
from handlers.finding.about.holding import KIND, with_years
from handlers.finding.about.signing import asks_for_signers, find_signers
from handlers.finding.brief.sentences import find_quantities
from handlers.finding.brief.subject import HOME
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.phrases import duration, name_event, place_of, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.people import persons
from handlers.texts import Texts
from storage.content import Told
from storage.edtf import Edtf
from storage.words import stems, stems_in

EVENT_ASKS = ("until", "name", "when", "where", "who", "how_long")
_TITLE_LENGTH = 300
_HOSTS = 2
_WITHIN_A_DAY = frozenset({"minute", "hour"})
_TIMES = frozenset({"hour", "day", "week", "month"})
"""How long an event may go on; a year is rather when it was."""


def details(question: Question, each: Candidate) -> Markup:
    """What is asked of one event, in the order in which it is asked, and which it is."""
    asks, t = question.frame.asks, question.t
    if "how_long" in asks and (
        sentence := _find_term(question, each) or _find_time(question, each.event)
    ):
        return Markup("{} – {}").format(bold(sentence), when_and_what(each, t))
    parts = [
        part for ask in asks if ask in EVENT_ASKS and (part := _detail(each.event, ask, question))
    ]
    if not parts:
        return when_and_what(each, t)
    what = name_event(each.event, t)
    if not {"when", "until", "how_long"} & set(asks):
        what = f"{what}, {format_edtf(each.event.date, t)}"
    return Markup("{} – {}").format(Markup(" · ").join(parts), what)


def _find_term(question: Question, each: Candidate) -> str | None:
    """The sentence that says for how many years was agreed what was signed."""
    if each.at not in question.knowledge.kinds.get(KIND, ()):
        return None
    return next(with_years(each.event.text.in_language(question.t.language), question), None)


def _find_time(question: Question, event: Told) -> str | None:
    """The sentence that says for how many days what is asked went on.

    After an event of a day, or where its date is too vague to say so itself.
    """
    is_vague = bool(event.date.start) and not duration(event.date, question.t)
    is_day = _is_day(event.date)
    goes_on = event.date.is_open
    if not (is_day or is_vague or goes_on):
        return None
    asked = {stem for each in question.frame.terms for stem in stems(each.word)}
    language = question.t.language
    quantities = find_quantities(event.text.in_language(language), language)
    units = [question.lexicon.unit_of_time(each.words) for each in quantities]
    unit = question.lexicon.unit_of_time(question.frame.counted)
    if unit and unit in units:
        # "How many days" is not answered by weeks.
        units = [each if each == unit else None for each in units]
    only = sum(unit in _TIMES for unit in units) == 1
    for quantity, unit in zip(quantities, units, strict=True):
        own = stems_in(quantity.sentence)
        # What goes on for years can take forty minutes each time.
        short = unit in _WITHIN_A_DAY and (is_day or (goes_on and not own.isdisjoint(asked)))
        told = unit in _TIMES and ((only and not goes_on) or not own.isdisjoint(asked))
        if short or told:
            return clip(quantity.sentence, _TITLE_LENGTH)
    return None


def _is_day(when: Edtf) -> bool:
    """Whether a date is one day."""
    return bool(when.start) and when.earliest_start == when.latest_end


def says_length(question: Question, each: Candidate) -> bool:
    """Whether the dates of an event, or its text, say how long it was."""
    by_dates = duration(each.event.date, question.t) is not None and not _is_day(each.event.date)
    return by_dates or bool(_find_term(question, each) or _find_time(question, each.event))


def _where(event: Told, t: Texts, count: int) -> Markup:
    """Where something was; at whose, where only the committee’s city is told."""
    place = place_of(event, t)
    if not place:
        return bold(t.gettext("The brief does not say where"))
    hosts = [each.named.name.in_language(t.language) for each in event.parts_of("organisation")]
    if "," in place or not hosts or event.country != HOME:
        return bold(place)
    return Markup("{} ({})").format(
        bold(place), clip(t.semicolon.join(hosts[:count]), _TITLE_LENGTH)
    )


def _detail(event: Told, ask: str, question: Question) -> Markup | None:
    t = question.t
    if ask in ("when", "until"):
        return bold(format_edtf(event.date, t))
    if ask == "name":
        return bold(clip(event.title.in_language(t.language), _TITLE_LENGTH))
    if ask == "where":
        return _where(event, t, _HOSTS if len(question.found.best) == 1 else 1)
    if ask == "who" and asks_for_signers(question):
        signers = find_signers(event, question)
        return signers or bold(t.gettext("The brief does not say who"))
    if ask == "who":
        return persons.people_of(event, question, t) or bold(
            t.gettext("The brief does not say who")
        )
    when = format_edtf(event.date, t)
    lasted = duration(event.date, t)
    # Of what was on one day the brief does not say for how many hours, nor how long a thing is.
    if lasted and not _is_day(event.date):
        return Markup("{} ({})").format(bold(when), lasted)
    return t.markup("{when}; the brief does not say exactly how long", when=bold(when))
