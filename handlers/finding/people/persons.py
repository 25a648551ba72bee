"""Who: by name, by office, by what an event says of its people."""

from markupsafe import Markup

from handlers.chat.view import lines, listed
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.phrases import SHOWN, name_part
from handlers.finding.frames.question import Question
from handlers.finding.people.companions import (
    asks_for_others,
    find_met,
    is_of_meeting,
    offices_of,
    tell_company,
)
from handlers.finding.people.incumbents import find_latest, is_among, list_named, tell_who
from handlers.finding.people.offices import answer_office
from handlers.texts import Texts
from storage.content import Part, Told
from storage.words import split_words, stems, stems_in


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


def may_be_of_others(question: Question, event: Told) -> bool:
    """Whether one must have done what is asked, and the event does not speak of that deed.

    Of an exhibition whose opening nobody tells, the artist is not who opened it.
    """
    asked = stems_in(question.frame.text)
    deeds = [each for each in question.lexicon.by_one.values() if not each.isdisjoint(asked)]
    said = (event.title, event.text, *(each.role for each in event.parts))
    told = {stem for each in said for text in each.texts.values() for stem in stems_in(text)}
    return any(told.isdisjoint(each) for each in deeds)


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
    named = list_named(question, words_of_part)
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
        if held and (not is_place or is_among(of, role_words(part))):
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
        if any(is_among(word, words_of_part(each)) for word in asked)
        or (question.focus and not offices.isdisjoint(offices_of(each, question)))
    ]
    return name_part(named[0], question.t) if len(named) == 1 else None


def answer_who(question: Question) -> Answer | None:
    """Who somebody is, or who holds an office; None where neither is asked."""
    offices = [each for each in question.frame.solid if each.offices]
    if named := _find_named(question):
        if asks_for_others(question, named) and (answer := tell_company(question, named)):
            return answer
        return tell_who(question, named)
    if not offices:
        return None
    if is_of_meeting(question) and (hosts := tell_company(question, find_met(question))):
        # "Who received the governor?"
        return hosts
    return answer_office(question, offices)


def tell_person(question: Question, person: int) -> Answer | None:
    """Who one person is."""
    named = find_latest(question, person)
    return tell_who(question, [named]) if named else None


def _find_named(question: Question) -> list[tuple[int, Part]]:
    """The people whom the question names, each once, where it asks for nobody else."""
    solid = question.frame.solid
    if not solid or question.focus:
        return []
    people = dict.fromkeys(part.named.id for _, part in question.knowledge.people)
    found: list[tuple[int, Part]] = []
    used: set[str] = set()
    for at, part in filter(None, (find_latest(question, each) for each in people)):
        words = words_of_part(part)
        mine = {each.word for each in solid if is_among(each.word, words)}
        if mine:
            found.append((at, part))
            used |= mine
    rest = [
        each
        for each in solid
        if each.word not in used and not each.is_place and not each.word.isdecimal()
    ]
    return [] if rest else found
