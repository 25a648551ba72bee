"""Who: by name, by office, by what an event says of its people."""

from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import bold, lines, listed
from handlers.dates import format_edtf
from handlers.finding.answer import Answer
from handlers.finding.candidates import is_within
from handlers.finding.companions import (
    asks_for_others,
    find_met,
    is_of_meeting,
    offices_of,
    tell_company,
)
from handlers.finding.frame import Term
from handlers.finding.knowledge import ROLE
from handlers.finding.phrases import SHOWN, name_event, name_part, not_said
from handlers.finding.question import Question
from handlers.finding.wording import role_words, words_of_part
from handlers.texts import Texts
from storage.content import Part, Told
from storage.words import same_word, split_words, stems

_CLOSE = 0.4
_LEAST, _BEGINNING = 3, 6
_LONG_AGO = 2
"""So many years before the brief's date nobody need be any more what they were."""
_HEAD = "head"
_HEADS = frozenset({"president", "mayor", "governor", "rector"})
"""Offices that are also called head."""


def people_of(event: Told, question: Question | None, t: Texts) -> Markup | None:
    """The people of an event, first those whose role has what is asked; else its organisations."""
    parts = list(event.parts_of("person") or event.parts_of("organisation"))
    if not parts:
        return None
    if question:
        parts.sort(key=lambda each: not _is_asked(each, question))
    named = [name_part(each, t) for each in parts[:SHOWN]]
    more = ["…"] if len(parts) > SHOWN else []
    return listed([*named, *more], t)


def _is_asked(part: Part, question: Question) -> bool:
    """Whether a role has a word of the question, or is the office that one names."""
    terms = question.frame.terms
    asked = {stem for each in terms for stem in stems(each.word)}
    offices = {office for each in terms for office in each.offices}
    return not (
        asked.isdisjoint(_role_stems(part)) and offices.isdisjoint(offices_of(part, question))
    )


def _role_stems(part: Part) -> set[str]:
    return {stem for word in role_words(part) for stem in stems(word)}


def _is_then(at: int, question: Question) -> bool:
    """Whether an event was in the periods that are asked for."""
    return is_within(question.knowledge.content.events[at].date, question.frame.values)


def deny_office(question: Question) -> Answer | None:
    """Who somebody is instead, where it is asked whether they hold an office that they do not."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    offices = [each for each in frame.solid if each.offices]
    words = split_words(frame.text)
    # «Была председателем» is no happening.
    acts = [each for each in words if not lexicon.is_filler_in(each, frame.language)]
    happened = any(not stems(e).isdisjoint(lexicon.doing_in[frame.language]) for e in acts)
    if len(offices) != 1 or happened:
        return None
    asked = [each.word for each in frame.solid if not each.offices]
    named = [
        (at, part)
        for at, part in question.knowledge.people
        if part.role and any(_is_among(word, words_of_part(part)) for word in asked)
    ]
    if len({part.named.id for _, part in named}) != 1:
        return None
    named = [e for e in named if _is_then(e[0], question)] or named
    after = words[words.index(offices[0].word) + 1 :] if offices[0].word in words else []
    of = next((each for each in after if each not in lexicon.of[frame.language]), "")
    is_place = not stems(of).isdisjoint(
        {stem for word in question.knowledge.place_names for stem in stems(word)}
    )
    for _, part in named:
        held = offices[0].offices & offices_of(part, question)
        if lexicon.is_deputy(role_words(part)) != lexicon.is_deputy(words):
            continue
        if held and (not is_place or _is_among(of, role_words(part))):
            return None
    head = t.markup("Not said directly. Closest:")
    at, part = named[-1]
    return Answer(
        lines(head, name_part(part, t)),
        (question.knowledge.content.events[at].id,),
        is_certain=False,
    )


def find_person(question: Question, event: Told) -> Markup | None:
    """Somebody of an event whom the question names, with the role."""
    asked = {each.word for each in question.frame.solid if not each.offices}
    offices = {office for each in question.frame.solid for office in each.offices}
    people = [each for each in event.parts_of("person") if each.role]
    named = [
        each
        for each in people
        if any(_is_among(word, words_of_part(each)) for word in asked)
        or (question.focus and not offices.isdisjoint(offices_of(each, question)))
    ]
    return name_part(named[0], question.t) if len(named) == 1 else None


def answer_who(question: Question) -> Answer | None:
    """Who somebody is, or who holds an office; None where neither is asked."""
    offices = [each for each in question.frame.solid if each.offices]
    if named := _find_named(question):
        if asks_for_others(question, named) and (answer := tell_company(question, named)):
            return answer
        return _tell_who(question, named)
    if not offices:
        return None
    if is_of_meeting(question) and (hosts := tell_company(question, find_met(question))):
        # "Who received the governor?"
        return hosts
    return _answer_office(question, offices)


def tell_person(question: Question, person: int) -> Answer | None:
    """Who one person is."""
    named = next(((at, p) for at, p in question.knowledge.people if p.named.id == person), None)
    return _tell_who(question, [named]) if named else None


def _find_named(question: Question) -> list[tuple[int, Part]]:
    """The people whom the question names, each once, where it asks for nobody else."""
    solid = question.frame.solid
    if not solid or question.focus:
        return []
    first: dict[int, tuple[int, Part]] = {}
    for at, part in question.knowledge.people:
        first.setdefault(part.named.id, (at, part))
    found: list[tuple[int, Part]] = []
    used: set[str] = set()
    for at, part in first.values():
        words = words_of_part(part)
        mine = {each.word for each in solid if _is_among(each.word, words)}
        if mine:
            found.append((at, part))
            used |= mine
    rest = [
        each
        for each in solid
        if each.word not in used and not each.is_place and not each.word.isdecimal()
    ]
    return [] if rest else found


def _is_among(word: str, words: set[str]) -> bool:
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


def _tell_who(question: Question, named: list[tuple[int, Part]]) -> Answer:
    t = question.t
    events = question.knowledge.content.events
    told = []
    for at, part in named[:SHOWN]:
        line = Markup("{} ({})").format(name_part(part, t), _known_when(question, part))
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


def _known_when(question: Question, part: Part) -> str:
    """When somebody was what the brief says: at its date, else at the last event, long before."""
    t, as_of = question.t, question.knowledge.content.as_of
    last = max(event.date for event in _events_of(question, part))
    if last.is_open or last.latest_end.year + _LONG_AGO > as_of.earliest_start.year:
        return t.gettext("as of {date}", date=question.as_of)
    return format_edtf(last, t)


def _events_of(question: Question, part: Part) -> list[Told]:
    """The events in which somebody is named."""
    events = question.knowledge.content.events
    return [each for each in events if any(e.named.id == part.named.id for e in each.parts)]


def _answer_office(question: Question, offices: list[Term]) -> Answer | None:
    """Who holds an office, as the roles of the brief have it."""
    t, lexicon = question.t, question.lexicon
    wanted = {office for each in offices for office in each.offices}
    if _HEAD in wanted:
        wanted |= _HEADS
    others = [each for each in question.frame.solid if not each.offices and not each.is_doing]
    ranked = _rank_holders(question, wanted, offices, others)
    good = [each for each in ranked if each[0] > 0 and each[0] >= ranked[0][0] - _CLOSE]
    if question.frame.now:
        good = _last_in_office(good, question)
    if not good:
        if all(not stems(each.word).isdisjoint(lexicon.doing) for each in offices) or (
            question.found.full and not question.frame.values and all(map(_is_by_deed, offices))
        ):
            # «Кто руководил семинаром», "who designed it": whoever the event names.
            return None
        return Answer(not_said([each.written for each in (*offices, *others)], t), is_certain=False)
    seen: dict[int, tuple[int, Part]] = {}
    for _, at, part in good:
        seen.setdefault(part.named.id, (at, part))
    holders = list(seen.values())
    if len(holders) > 1:
        # Who held it last comes first, and nobody's deputy before the one that is asked for.
        deputy = lexicon.is_deputy(split_words(question.frame.text))
        holders.sort(
            key=lambda e: (
                lexicon.is_deputy(role_words(e[1])) == deputy,
                max(o.date for o in _events_of(question, e[1])),
            ),
            reverse=True,
        )
        if (newest := _find_order(question, offices)) is not None:
            holders = holders[:1] if newest else holders[-1:]
    told = _tell_who(question, holders)
    if _lacks(others, *good[0][1:]):
        apart = t.markup("Nothing matches all of this. Closest:")
        told = replace(told, head=lines(apart, told.head), is_certain=False)
    if question.frame.now:
        now = bold(t.gettext("The brief does not say who it is now."))
        return Answer(lines(now, told.head), told.events, is_certain=told.is_certain)
    return told


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


def _last_in_office(
    holders: list[tuple[float, int, Part]], question: Question
) -> list[tuple[float, int, Part]]:
    """Those who held each of the offices when the brief names it last."""
    events, language = question.knowledge.content.events, question.t.language
    last: dict[str, tuple[float, int, Part]] = {}
    for each in sorted(holders, key=lambda each: events[each[1]].date, reverse=True):
        last.setdefault(each[2].role.in_language(language).partition(",")[0], each)
    return list(last.values())


def _lacks(others: list[Term], at: int, part: Part) -> bool:
    """Whether neither an event nor the role in it has one of the words."""
    role = role_words(part)
    return any(
        each.is_known and at not in each.met and not _is_among(each.word, role) for each in others
    )


def _fit(term: Term, at: int, role: set[str]) -> float:
    """How much a word says for somebody of this role in this event."""
    if term.is_place:
        # «Делегация в Дрезден» went there; its mayor is somebody else.
        return 2 if at in term.strongly else -1
    if _is_among(term.word, role):
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
        if not wanted & held:
            continue
        # A «chef-kok» is no other chief.
        score = max(1.0, sum(not each.offices.isdisjoint(held) for each in offices))
        score += sum(_fit(each, at, words) for each in others)
        score += sum(0.5 for side in frame.sides if _is_among(side, words))
        ranked.append((score, at, part))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    return ranked
