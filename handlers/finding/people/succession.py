"""Who held an office before somebody, or after: as far as the brief names them."""

from dataclasses import dataclass
from datetime import date

from handlers.chat.view import bold, lines
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import name_part, when_and_name
from handlers.finding.frames.question import Question
from handlers.finding.people.companions import offices_of
from storage.content import Part, Told
from storage.words import stems, stems_in


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody in an office, and the first and the last event that says so."""

    part: Part
    first: Told
    last: Told


def answer_succession(question: Question) -> Answer | None:
    """Who came before, or after, the one who is named; None where that is not asked."""
    by = question.lexicon.phrases.find_succession(question.frame.text, question.frame.language)
    if "who" not in question.frame.asks or not by:
        return None
    if not (named := _find_named(question)) or _asks_of_else(question, named):
        return None
    holders = [
        each
        for each in _list_holders(question)
        if each.part.named.id != named.part.named.id and _office(each.part) == _office(named.part)
    ]
    if by < 0:
        then = [each for each in holders if each.last.date.latest_end < _begin(named)]
        best = max(then, key=lambda each: each.last.date.latest_end, default=None)
    else:
        then = [each for each in holders if _begin(each) > named.last.date.latest_end]
        best = min(then, key=_begin, default=None)
    t = question.t
    if not best:
        head = bold(t.gettext("The brief does not say who"))
        told = lines(head, name_part(named.part, t))
        return Answer(told, (named.first.id,), is_certain=False)
    event = best.last if by < 0 else best.first
    return Answer(lines(name_part(best.part, t), when_and_name(event, t)), (event.id,))


def _begin(holder: _Holder) -> date:
    return holder.first.date.earliest_start


def _list_holders(question: Question) -> list[_Holder]:
    """Everybody with each of their offices, and when they are known to have held it."""
    found: dict[tuple[int, frozenset[str]], _Holder] = {}
    events = sorted(question.knowledge.content.events, key=lambda each: each.date)
    for event in events:
        for part in event.parts_of("person"):
            if not (part.role and offices_of(part, question)):
                continue
            key = part.named.id, _office(part)
            known = found.get(key)
            found[key] = _Holder(
                known.part if known else part, known.first if known else event, event
            )
    return list(found.values())


def _find_named(question: Question) -> _Holder | None:
    """The one of them whose name the question has; of two of a name, who held the office."""
    asked = stems_in(question.frame.text)
    wanted = {office for each in question.frame.solid for office in each.offices}
    named = [
        each
        for each in _list_holders(question)
        if any(not stems(word).isdisjoint(asked) for word in _words_of_name(each.part))
    ]
    named = [e for e in named if not wanted.isdisjoint(offices_of(e.part, question))] or named
    people = {each.part.named.id for each in named}
    return named[-1] if len(people) == 1 else None


def _words_of_name(part: Part) -> set[str]:
    """The words of somebody's name that are no initials."""
    return {word for word in words_of_part(part) - role_words(part) if len(word) > 2}


def _asks_of_else(question: Question, named: _Holder) -> bool:
    """Whether more is asked than whose turn it was: "who signed for her"."""
    own = words_of_part(named.part) | role_words(named.part)
    known = {stem for word in own for stem in stems(word)}
    lexicon, language = question.lexicon, question.frame.language
    others = [
        each
        for each in question.frame.terms
        if not lexicon.phrases.find_succession(each.word, language)
        and not lexicon.tenures.is_of_tenure(each.word, language)
    ]
    return any(
        each.is_known and not each.offices and known.isdisjoint(stems(each.word)) for each in others
    )


def _office(part: Part) -> frozenset[str]:
    """What somebody is, before all that they are besides: «алькальд Вальпараисо, глава …»."""
    role = part.role.in_language(part.role.language).partition(",")[0]
    return frozenset(stems_in(role))
