"""Who holds an office, or held it in a period, as the roles of a brief have it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.chat.view import bold, lines
from handlers.finding.brief.knowledge import ROLE
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import name_part, not_now, not_said
from handlers.finding.frames.question import Question
from handlers.finding.people.companions import offices_of
from handlers.finding.people.incumbents import (
    as_known,
    find_later,
    find_latest,
    is_among,
    last_date,
    latest_of,
    list_named,
    office_name,
    tell_who,
)
from storage.content import Part
from storage.edtf import Edtf
from storage.words import split_words, stems

_CLOSE = 0.4
HEAD, MAYOR = "head", "mayor"
_HEADS = frozenset({"president", MAYOR, "governor", "rector"})
"""Offices that are also called head."""


def answer_office(question: Question, offices: list[Term]) -> Answer | None:
    """Who holds an office, as the roles of the brief have it."""
    t, lexicon = question.t, question.lexicon
    wanted = {office for each in offices for office in each.offices}
    if HEAD in wanted:
        wanted |= _HEADS
    others = [each for each in question.frame.solid if not each.offices and not each.is_doing]
    good = _find_good(question, wanted, offices, others)
    if question.frame.now:
        good = _last_in_office(good, question)
    if not good and (nearest := _find_nearest(question, wanted, offices, others)):
        at, _part = nearest
        told = tell_who(question, [nearest])
        apart = question.not_then(question.knowledge.content.events[at].date)
        return replace(told, head=lines(apart, told.head), is_certain=False)
    if not good:
        if all(not stems(each.word).isdisjoint(lexicon.doing) for each in offices) or (
            question.found.full and not question.frame.values and all(map(_is_by_deed, offices))
        ):
            # «Кто руководил семинаром», "who designed it": whoever the event names.
            return None
        return Answer(not_said([each.written for each in (*offices, *others)], t), is_certain=False)
    holders = _latest_each(good, question)
    if len(holders) > 1:
        # Who held it last comes first, and nobody's deputy before the one that is asked for.
        deputy = lexicon.is_deputy(split_words(question.frame.text))
        holders.sort(
            key=lambda e: (
                lexicon.is_deputy(role_words(e[1])) == deputy,
                last_date(question, e[1]),
            ),
            reverse=True,
        )
        if (newest := _find_order(question, offices)) is not None:
            holders = holders[:1] if newest else holders[-1:]
    told = tell_who(question, holders)
    if _lacks(others, *good[0][1:]):
        apart = t.markup("Nothing matches all of this. Closest:")
        told = replace(told, head=lines(apart, told.head), is_certain=False)
    if question.frame.now:
        now = bold(t.gettext("The brief does not say who it is now."))
        return Answer(lines(now, told.head), told.events, is_certain=told.is_certain)
    return told


def answer_now(question: Question) -> Answer | None:
    """Who holds an office, where it is asked whether somebody still does."""
    frame, t = question.frame, question.t
    offices = [each for each in frame.solid if each.offices]
    if not (frame.now and offices) or question.focus:
        return None
    mine = list_named(question, words_of_name)
    people = {part.named.id for _, part in mine}
    if not people:
        return answer_office(question, offices)
    if len(people) != 1 or not (known := find_latest(question, *people)):
        return None
    now = bold(t.gettext("The brief does not say who it is now."))
    wanted = {office for each in offices for office in each.offices}
    held = latest_of((each for each in mine if wanted & offices_of(each[1], question)), question)
    later = find_later(question, held[1]) if held else None
    if held and not later:
        date = as_known(question, last_date(question, held[1]))
        return Answer(not_now(name_part(held[1], t), date, t), (_event(held, question),))
    told = tell_who(question, [later, known] if later else [known])
    return replace(told, head=lines(now, told.head))


def _event(held: tuple[int, Part], question: Question) -> int:
    return question.knowledge.content.events[held[0]].id


def _latest_each(
    good: Sequence[tuple[float, int, Part]], question: Question
) -> list[tuple[int, Part]]:
    """Each holder once, by the latest event that says so; now nobody's deputy beside them."""
    mine: dict[int, list[tuple[int, Part]]] = {}
    for _, at, part in good:
        mine.setdefault(part.named.id, []).append((at, part))
    holders = [each for parts in mine.values() if (each := latest_of(parts, question))]
    if not question.frame.now:
        return holders
    is_deputy = question.lexicon.is_deputy
    asked = is_deputy(split_words(question.frame.text))
    return [each for each in holders if is_deputy(role_words(each[1])) == asked] or holders


def _find_good(
    question: Question, wanted: set[str], offices: list[Term], others: list[Term]
) -> list[tuple[float, int, Part]]:
    """Those who hold the office and whom the other words fit best."""
    ranked = _rank_holders(question, wanted, offices, others)
    return [each for each in ranked if each[0] > 0 and each[0] >= ranked[0][0] - _CLOSE]


def _find_nearest(
    question: Question, wanted: set[str], offices: list[Term], others: list[Term]
) -> tuple[int, Part] | None:
    """Who held it last before the period that is asked for, else first after it."""
    periods = [each for each in question.frame.values if isinstance(each, Edtf)]
    if len(periods) != 1 or not periods[0].start:
        return None
    always = Question(
        question.knowledge,
        question.lexicon,
        replace(question.frame, values=()),
        question.t,
        question.today,
    )
    if question.focus or not (good := _find_good(always, wanted, offices, others)):
        return None
    events, begin = question.knowledge.content.events, periods[0].earliest_start
    if any(_lacks(others, at, part) for _, at, part in good):
        return None
    before = [each[1:] for each in good if events[each[1]].date.latest_end < begin]
    after = [each[1:] for each in good if events[each[1]].date.earliest_start > begin]
    first = min(after, key=lambda each: events[each[0]].date, default=None)
    return latest_of(before, question) or first


def _last_in_office(
    holders: list[tuple[float, int, Part]], question: Question
) -> list[tuple[float, int, Part]]:
    """Those who held each of the offices when the brief names it last."""
    events, language = question.knowledge.content.events, question.t.language
    last: dict[str, tuple[float, int, Part]] = {}
    for each in sorted(holders, key=lambda each: events[each[1]].date, reverse=True):
        last.setdefault(office_name(each[2], language), each)
    return list(last.values())


def _is_by_deed(term: Term) -> bool:
    """Whether a word is an office only since a role of the brief has a word of its family."""
    return all(office.startswith(ROLE) for office in term.offices)


def _find_order(question: Question, offices: list[Term]) -> bool | None:
    """Whether the newest (True) or the oldest of an office's holders is asked for.

    «Первый заместитель» is an office of its own, where the brief has it.
    """
    words, knowledge = split_words(question.frame.text), question.knowledge
    for office in offices:
        before = words[words.index(office.word) - 1] if office.word in words[1:] else ""
        forms = knowledge.vocabulary.forms(before) if before else set()
        if question.lexicon.is_order(before) and not knowledge.roles.find(forms):
            return question.lexicon.find_order([before], frozenset())
    return None


def _lacks(others: list[Term], at: int, part: Part) -> bool:
    """Whether neither an event nor the role in it has one of the words."""
    role = role_words(part)
    return any(
        each.is_known and at not in each.met and not is_among(each.word, role) for each in others
    )


def _fit(term: Term, at: int, role: set[str]) -> float:
    """How much a word says for somebody of this role in this event."""
    if term.is_place:
        # «Делегация в Дрезден» went there; its mayor is somebody else.
        return 2 if at in term.strongly else -1
    if is_among(term.word, role):
        return 2
    if at in term.strongly:
        return 1.5
    if at in term.met or not term.is_known:
        return 0
    return -1 if term.kinds else -3


def _rank_holders(
    question: Question, wanted: set[str], offices: list[Term], others: list[Term]
) -> list[tuple[float, int, Part]]:
    """Who holds one of the offices, with how well the other words fit and in which event."""
    frame = question.frame
    ranked: list[tuple[float, int, Part]] = []
    # Who «will lead» it leads what is to come.
    to_come = {each.at for each in question.found.every if each.event.status == "planned"}
    for at, part in question.knowledge.people:
        event = question.knowledge.content.events[at]
        if question.focus and event.id not in question.focus:
            continue
        if frame.will_be and to_come and at not in to_come:
            continue
        when = event.date
        if frame.values and not is_within(when, frame.values):
            continue
        words = role_words(part)
        # «Председатель» is called president elsewhere, and is none to who asks in Russian.
        spoken = set(split_words(part.role.in_language(frame.language)))
        held = {office for word in spoken for office in question.knowledge.offices_of(word)}
        # « Syndique de Lausanne » is the mayor that the other languages call her.
        held |= offices_of(part, question) & {MAYOR}
        if not wanted & held:
            continue
        # A «chef-kok» is no other chief.
        score = max(1.0, sum(not each.offices.isdisjoint(held) for each in offices))
        score += sum(_fit(each, at, words) for each in others)
        score += sum(0.5 for side in frame.sides if is_among(side, words))
        ranked.append((score, at, part))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    return ranked


def words_of_name(part: Part) -> set[str]:
    """The words of somebody's name, without those of the role."""
    return words_of_part(part) - role_words(part)
