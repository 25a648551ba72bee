"""Who else was there: with somebody, or where one received another."""

from markupsafe import Markup

from handlers.chat.view import bold, labelled, listed
from handlers.finding.brief.wording import role_words
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import SHOWN, name_part, when_and_name
from handlers.finding.frames.question import Question
from storage.content import Part
from storage.words import split_words, stems


def offices_of(part: Part, question: Question) -> set[str]:
    """The offices that the words of somebody's role are for."""
    return {office for word in role_words(part) for office in question.knowledge.offices_of(word)}


def asks_for_others(question: Question, named: list[tuple[int, Part]]) -> bool:
    """Whether it is asked who did something with somebody: «с кем», «кто принимал Аларкона»."""
    if "company" in question.frame.asks:
        return True
    return len(named) == 1 and is_of_meeting(question)


def is_of_meeting(question: Question) -> bool:
    """Whether it is asked who received somebody."""
    words = {stem for each in question.frame.terms for stem in stems(each.word)}
    return not words.isdisjoint(question.lexicon.meeting)


def find_met(question: Question) -> list[tuple[int, Part]]:
    """Who holds an office that is asked of at the events that are meant."""
    wanted = {office for each in question.frame.solid for office in each.offices}
    return [
        (each.at, part)
        for each in question.found.full
        for part in each.event.parts_of("person")
        if not wanted.isdisjoint(offices_of(part, question))
    ]


def answer_also(question: Question) -> Answer | None:
    """What else somebody was at: «где ещё он участвовал?»."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    words = split_words(frame.text)
    said = not lexicon.follow[frame.language]["else"].isdisjoint(words)
    if not said or lexicon.somebody[frame.language].isdisjoint(words) or len(question.focus) != 1:
        return None
    (here,) = (each for each in question.knowledge.content.events if each.id in question.focus)
    people = here.parts_of("person")
    if len(people) != 1 or frame.solid:
        return None
    who = people[0].named
    others = [
        each
        for each in question.knowledge.content.events
        if each is not here and any(part.named.id == who.id for part in each.parts)
    ]
    name = bold(who.name.in_language(t.language))
    if not others:
        head = t.markup("{name} is not mentioned anywhere else in the brief.", name=name)
        return Answer(head, (here.id,), is_certain=False)
    told = listed((when_and_name(each, t) for each in others[:SHOWN]), t)
    return Answer(labelled(name, told, t), tuple(each.id for each in others))


def tell_company(question: Question, named: list[tuple[int, Part]]) -> Answer | None:
    """Who else took part in the events of somebody."""
    ids = {part.named.id for _, part in named}
    events = [
        each
        for each in question.knowledge.content.events
        if any(part.named.id in ids for part in each.parts)
    ]
    full = {each.event.id for each in question.found.full}
    events = [each for each in events if each.id in full] or events
    others: dict[int, Part] = {}
    for event in events:
        for part in event.parts_of("person"):
            if part.named.id not in ids:
                others.setdefault(part.named.id, part)
    if not others:
        return None
    told = [name_part(each, question.t) for each in list(others.values())[:SHOWN]]
    more = [Markup("…")] if len(others) > SHOWN else []
    head = listed([*told, *more], question.t)
    return Answer(head, tuple(event.id for event in events))
