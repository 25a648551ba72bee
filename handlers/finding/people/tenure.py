"""Since when somebody holds or held an office, and until when: by the sentence that says so."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from markupsafe import Markup

from handlers.chat.view import bold, clip, lines
from handlers.finding.brief.sentences import begin_near
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SENTENCE_LENGTH, name_part, when_and_name
from handlers.finding.frames.question import Question
from handlers.finding.people.companions import offices_of
from handlers.finding.people.incumbents import is_among
from handlers.finding.people.taking_office import Taking, TakingOffice
from storage.content import Part, Told
from storage.words import split_words, stems

_OF_TIME = frozenset({"when", "age", "how_long", "until"})
_ELSE = frozenset({"who", "where", "how_many", "why", "how_much"})
_NAME = 3
_CUES = ("became", "headed", "chosen", "succeeded", "left", "in_office")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose office is asked of, and what the brief calls it."""

    person: int
    parts: tuple[tuple[Told, Part], ...]
    """Where the brief knows them, in that office if it knows that; the first event first."""
    office: frozenset[str]
    """The stems of what the office is called."""
    body: frozenset[str]
    """Those of what one heads in it."""
    is_known: bool
    """Whether the brief knows them in that office."""


def answer_tenure(question: Question) -> Answer | None:
    """Since or until when somebody holds an office; None where that is not asked."""
    asks = set(question.frame.asks)
    if asks.isdisjoint(_OF_TIME) or not asks.isdisjoint(_ELSE):
        return None
    if _asks_how_old(question) or not _may_be_of_office(question):
        return None
    reader = TakingOffice(question)
    if not (asked := _find_asked(question, reader)):
        return None
    ends = _asks_for_end(question)
    found = list(_list_takings(question, reader, asked))
    dated = [each for each in found if each[0].when]
    best = next((each for each in dated if each[0].begins != ends), None)
    if best:
        told = lines(_tell(best[0]), when_and_name(best[1], question.t))
        return Answer(told, (best[1].id,))
    near = [each for each in found if each[0].begins != ends]
    if "how_long" in question.frame.asks and dated:
        # Of how long it was the brief has the other end.
        near = dated
    return _tell_unsaid(question, asked, near[0] if near else None, ends=ends)


def _asks_how_old(question: Question) -> bool:
    """Whether it is asked how old somebody is: «сколько лет мэру», and not «сколько лет он мэр»."""
    lexicon, held = question.lexicon, question.knowledge.titles_held
    words = split_words(question.frame.text)
    counts_years = any(lexicon.unit_of_time(each) == "year" for each in words)
    return lexicon.phrases.asks_how_old(question.frame.text) and not (
        counts_years and not held.isdisjoint(words)
    )


def _tell(taking: Taking) -> Markup:
    """The sentence, with its date in bold."""
    first = min(taking.at, taking.sentence.find(taking.when))
    told = clip(begin_near(taking.sentence, first), SENTENCE_LENGTH)
    before, date, after = told.partition(taking.when)
    return Markup("{}{}{}").format(before, bold(date) if date else "", after)


def _tell_unsaid(
    question: Question, asked: _Asked, near: tuple[Taking, Told] | None, *, ends: bool
) -> Answer:
    """That the brief does not say it, and what it has of this person in the office."""
    t, (event, part) = question.t, asked.parts[-1 if ends else 0]
    if near:
        told = [near[0].sentence, when_and_name(near[1], t)]
    else:
        told = [name_part(part, t), when_and_name(event, t)]
    head = (
        t.gettext("The brief does not say until when.")
        if ends
        else t.gettext("The brief does not say since when.")
    )
    return Answer(lines(bold(head), *told), (near[1].id if near else event.id,), is_certain=False)


def _asks_for_end(question: Question) -> bool:
    """Whether it is asked when somebody left an office, not when they took it."""
    frame, find = question.frame, question.lexicon.tenures.find
    return "until" in frame.asks or bool(find("left", frame.text, frame.language))


def _find_asked(question: Question, reader: TakingOffice) -> _Asked | None:
    """Who is asked of, where nothing is asked but their time in an office."""
    frame = question.frame
    offices = [each for each in frame.solid if each.offices]
    people = _find_people(question, reader, offices)
    if len(people) != 1 or not _is_of_office(question, offices, people):
        return None
    wanted = {office for each in offices for office in each.offices}
    person = people[0]
    events = question.knowledge.content.events
    mine = [(events[at], part) for at, part in question.knowledge.people if part.named.id == person]
    mine.sort(key=lambda each: each[0].date)
    if _asks_of_else(question, [part for _, part in mine]):
        return None
    held = [each for each in mine if _holds(each[1], wanted, question)]
    places = {stem for word in question.knowledge.place_names for stem in stems(word)}
    called = {stem for each in offices for stem in stems(each.word)}
    said = {word for _, part in held or mine for word in role_words(part) if len(word) >= _NAME}
    of_office = {word for word in said if question.knowledge.offices_of(word)}
    called |= {stem for word in said for stem in stems(word)} - places
    body = called - {stem for word in of_office for stem in stems(word)}
    return _Asked(person, tuple(held or mine), frozenset(called), frozenset(body), bool(held))


def _find_people(question: Question, reader: TakingOffice, offices: list[Term]) -> list[int]:
    """Whom the question names; of two who are called so, the one who holds the office.

    Of two in "when did she succeed him" the first.
    """
    frame = question.frame
    words = split_words(frame.meant)
    wanted = {office for each in offices for office in each.offices}
    holders = {
        part.named.id
        for _, part in question.knowledge.people
        if wanted and _holds(part, wanted, question)
    }
    named = list(dict.fromkeys(person for _, person in reader.find_people(words, holders)))
    named = named or [each for each in holders if reader.is_called_by_first_name(each, words)]
    if len(named) > 1 and question.lexicon.tenures.find("succeeded", frame.text, frame.language):
        return named[:1]
    return named


def _holds(part: Part, wanted: AbstractSet[str], question: Question) -> bool:
    """Whether a role is one of the offices that are asked for, or any where none is named."""
    deputy = question.lexicon.is_deputy
    asked = split_words(question.frame.text)
    if not wanted:
        return bool(part.role)
    is_same = deputy(role_words(part)) == deputy(asked)
    return is_same and not wanted.isdisjoint(offices_of(part, question))


def _may_be_of_office(question: Question) -> bool:
    """Whether an office is named, or said to be taken: most questions of a time need no more."""
    return _has_cue(question) or any(each.offices for each in question.frame.solid)


def _has_cue(question: Question) -> bool:
    frame, find = question.frame, question.lexicon.tenures.find
    return any(find(each, frame.text, frame.language) for each in _CUES)


def _is_of_office(question: Question, offices: list[Term], people: list[int]) -> bool:
    """Whether the time in an office is asked: one took it, or is it, and is not only called so.

    "When was Mayor Owino …" names somebody; "when was Owino mayor" asks of the office.
    """
    frame = question.frame
    if _has_cue(question):
        return True
    words = split_words(frame.text)
    names = {
        word
        for _, part in question.knowledge.people
        if part.named.id in people
        for word in words_of_part(part)
    }
    return any(
        not (at + 1 < len(words) and is_among(words[at + 1], names))
        for each in offices
        for at in [words.index(each.word)]
        if each.word in words
    )


def _asks_of_else(question: Question, parts: list[Part]) -> bool:
    """Whether more is asked than of the office: the question has a word of something else."""
    frame, lexicon = question.frame, question.lexicon
    own = {word for part in parts for word in words_of_part(part) | role_words(part)}
    others = {
        word
        for _, part in question.knowledge.people
        for word in words_of_part(part)
        if lexicon.tenures.find("succeeded", frame.text, frame.language)
    }
    return any(
        not (
            each.offices
            or lexicon.tenures.is_of_tenure(each.word, frame.language)
            or is_among(each.word, own | others)
        )
        for each in frame.terms
    )


def _list_takings(
    question: Question, reader: TakingOffice, asked: _Asked
) -> Iterator[tuple[Taking, Told]]:
    """What the texts say of this person and this office, the event itself first."""
    language = question.t.language
    for event in sorted(question.knowledge.content.events, key=lambda each: each.date):
        text = event.text.in_language(language)
        if not reader.mentions(asked.person, text):
            # To tell everybody's names in all texts would take a second of a large brief.
            continue
        present = {part.named.id for part in event.parts_of("person")}
        for each in reader.read(text, present):
            if each.person == asked.person and _is_meant(each, event, asked):
                yield each, event


def _is_meant(taking: Taking, event: Told, asked: _Asked) -> bool:
    """Whether a sentence is of the office: it has a word of it, or the event has them in it."""
    if taking.heads:
        return not taking.beside.isdisjoint(asked.body)
    if not taking.beside.isdisjoint(asked.office):
        return True
    if taking.is_plain or not asked.is_known:
        return False
    # Whom another one followed need not have been there.
    holders = [part for part in event.parts_of("person") if part.named.id == asked.person]
    holders = holders if taking.begins else list(event.parts_of("person"))
    roles = {stem for each in holders for word in role_words(each) for stem in stems(word)}
    return not asked.office.isdisjoint(roles)
