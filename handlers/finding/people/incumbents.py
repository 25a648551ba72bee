"""When somebody was what a role says: by the events where that very role stands."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.dates import format_edtf
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.phrases import SHOWN, name_event, name_part, not_said
from handlers.finding.frames.question import Question
from storage.content import Part
from storage.edtf import Edtf
from storage.words import same_word, stems

_LONG_AGO = 2
"""So many years before the brief's date nobody need be any more what they were."""
_LEAST, _BEGINNING = 3, 6


def office_name(part: Part, language: str) -> str:
    """What somebody is, before all that they are besides: «мэр, глава делегации»."""
    return part.role.in_language(language).partition(",")[0].strip().casefold()


def list_named(question: Question, words_of: Callable[[Part], set[str]]) -> list[tuple[int, Part]]:
    """Those with a role of whom some words have one of the question that names no office."""
    asked = [each.word for each in question.frame.solid if not each.offices]
    return [
        (at, part)
        for at, part in question.knowledge.people
        if part.role and any(is_among(word, words_of(part)) for word in asked)
    ]


def find_latest(question: Question, person: int) -> tuple[int, Part] | None:
    """What somebody was last, of the periods that are asked for if they are known then."""
    events, values = question.knowledge.content.events, question.frame.values
    mine = [each for each in question.knowledge.people if each[1].named.id == person]
    then = [each for each in mine if values and is_within(events[each[0]].date, values)]
    return latest_of(then or mine, question)


def latest_of(parts: Iterable[tuple[int, Part]], question: Question) -> tuple[int, Part] | None:
    """The one with a role of the latest event, else the first of them."""
    events, parts = question.knowledge.content.events, list(parts)
    telling = [each for each in parts if each[1].role]
    best = max(telling, key=lambda each: events[each[0]].date, default=None)
    return best or next(iter(parts), None)


def last_date(question: Question, part: Part) -> Edtf:
    """The date of the last event where somebody has this role."""
    language, knowledge = question.t.language, question.knowledge
    name = office_name(part, language)
    return max(
        knowledge.content.events[at].date
        for at, each in knowledge.people
        if each.named.id == part.named.id and office_name(each, language) == name
    )


def known_when(question: Question, part: Part) -> str:
    """When somebody was what the brief says: at its date, else at the last event that says so."""
    last = last_date(question, part)
    if is_of_now(question, last) and not find_later(question, part):
        return question.t.gettext("as of {date}", date=question.as_of)
    return format_edtf(last, question.t)


def is_of_now(question: Question, last: Edtf) -> bool:
    """Whether what is known of a date may be taken for so at the date of the brief."""
    as_of = question.knowledge.content.as_of
    return last.is_open or last.latest_end.year + _LONG_AGO > as_of.earliest_start.year


def as_known(question: Question, last: Edtf) -> str:
    """As of when something is known: the date of the brief, or its own where that is long past."""
    return question.as_of if is_of_now(question, last) else format_edtf(last, question.t)


def find_later(question: Question, part: Part) -> tuple[int, Part] | None:
    """Who has the same office at the latest event of all, after everything known of this one."""
    language, knowledge = question.t.language, question.knowledge
    name, last = office_name(part, language), last_date(question, part)
    later = [
        (at, each)
        for at, each in knowledge.people
        if each.named.id != part.named.id
        and name
        and office_name(each, language) == name
        and knowledge.content.events[at].date.earliest_start > last.latest_end
    ]
    return latest_of(later, question)


def is_among(word: str, words: set[str]) -> bool:
    """Whether a word is one of some others, in some form or with a slip."""
    own = stems(word)
    return word in words or any(
        not own.isdisjoint(stems(each))
        or (len(word) > _LEAST and same_word(word, each))
        or _share_beginning(word, each)
        for each in words
    )


def _share_beginning(one: str, other: str) -> bool:
    """Whether one is made of the other: «антверпенского» of «Антверпен»."""
    pairs = zip(one, other, strict=False)
    common = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return common >= _BEGINNING and common >= min(len(one), len(other)) - 1


def tell_who(question: Question, named: list[tuple[int, Part]]) -> Answer:
    """Each of some people with the role and when they had it."""
    t = question.t
    events = question.knowledge.content.events
    told = []
    for at, part in named[:SHOWN]:
        line = Markup("{} ({})").format(name_part(part, t), known_when(question, part))
        if not part.role:
            line = Markup("{} – {}").format(line, name_event(events[at], t))
        told.append(line)
    unknown = [
        each for each in question.found.unknown if not (each.offices or each.word.isdecimal())
    ]
    caveat = not_said([each.written for each in unknown], t) if unknown else None
    ids = {part.named.id for _, part in named}
    every = [event.id for event in events if any(part.named.id in ids for part in event.parts)]
    return Answer(lines(caveat, *told), tuple(every), is_certain=not unknown)
