"""What is asked of one event: when, until when, where, who, how long, what it is called."""

from markupsafe import Markup

from handlers.chat.view import bold, clip
from handlers.dates import format_edtf
from handlers.finding import persons
from handlers.finding.candidates import Candidate
from handlers.finding.phrases import duration, name_event, place_of, when_and_what
from handlers.finding.question import Question
from handlers.texts import Texts
from storage.content import Told

EVENT_ASKS = ("until", "name", "when", "where", "who", "how_long")
_TITLE_LENGTH = 300


def details(question: Question, each: Candidate) -> Markup:
    """What is asked of one event, in the order in which it is asked, and which it is."""
    asks, t = question.frame.asks, question.t
    parts = [part for ask in asks if ask in EVENT_ASKS and (part := _detail(each.event, ask, t))]
    if not parts:
        return when_and_what(each, t)
    what = name_event(each.event, t)
    if not {"when", "until", "how_long"} & set(asks):
        what = f"{what}, {format_edtf(each.event.date, t)}"
    return Markup("{} – {}").format(Markup(" · ").join(parts), what)


def _detail(event: Told, ask: str, t: Texts) -> Markup | None:
    if ask in ("when", "until"):
        return bold(format_edtf(event.date, t))
    if ask == "name":
        return bold(clip(event.title.in_language(t.language), _TITLE_LENGTH))
    if ask == "where":
        place = place_of(event, t)
        return bold(place) if place else bold(t.gettext("The brief does not say where"))
    if ask == "who":
        return persons.people_of(event, t) or bold(t.gettext("The brief does not say who"))
    when = format_edtf(event.date, t)
    lasted = duration(event.date, t)
    if lasted:
        return Markup("{} ({})").format(bold(when), lasted)
    return t.markup("{when}; the brief does not say exactly how long", when=bold(when))
