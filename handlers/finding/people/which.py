"""Which school, ship or library: those whom an event names and calls so."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from handlers.chat.view import lines, listed
from handlers.finding.about.facts import find_any
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN, name_part, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.people.doers import is_contest
from storage.content import Part
from storage.words import split_words, stems

_NEAR = 3
"""How many words after "which ship" still say which."""
_PART = 5
"""How long the last part of a compound is at least: "opleidingsschip"."""


def answer_which(question: Question) -> Answer | None:
    """The names of those whom the best event calls so; None where it names nobody so."""
    frame, found, lexicon = question.frame, question.found, question.lexicon
    if frame.asks or frame.order is not None or not (asked := _find_asked(question)):
        return None
    if _is_of_all(question) and (said := find_any(question)):
        return said
    # Who is a partner is one by what was done together.
    best = found.full[:1] or [
        each
        for each in found.best[:1]
        if each.in_period and all(lexicon.is_hollow(term.word) for term in each.unmet)
    ]
    if found.unknown or not best:
        return None
    if any(is_contest(word, question) for word in split_words(frame.text)):
        return None
    noun, near = asked
    if any(best[0].at in each.strongly and each.kinds for each in frame.solid if each.word == noun):
        # «Какая выставка» asks for the event itself.
        return None
    told = _find_called(question, best[0], noun, near)
    if not told:
        return None
    head = listed((name_part(each, question.t) for each in told[:SHOWN]), question.t)
    what = when_and_what(best[0], question.t)
    caveat = question.caveat(best[0]) if best[0].is_full else None
    return Answer(lines(caveat, head, what), (best[0].event.id,))


def _is_of_all(question: Question) -> bool:
    """Whether it is asked with whom one works together as such: "which province works with us"."""
    frame = question.frame
    own = question.lexicon.ourselves[frame.language]
    return bool(frame.topics) or not own.isdisjoint(split_words(frame.text))


def _find_asked(question: Question) -> tuple[str, list[str]] | None:
    """The word after "which", and the few words after it."""
    frame, lexicon = question.frame, question.lexicon
    words = split_words(frame.text)
    for at, (word, after) in enumerate(pairwise(words)):
        is_which = word in lexicon.which[frame.language]
        if is_which and not lexicon.is_filler_in(after, frame.language):
            return after, words[at + 2 : at + 2 + _NEAR]
    return None


def _find_called(
    question: Question, candidate: Candidate, noun: str, near: Sequence[str]
) -> list[Part]:
    """Those who are called so: by the words next to that, and none that is named beside them."""
    lexicon = question.lexicon
    # A theatre is no other word for a play.
    alike = set() if lexicon.thesaurus.kinds_of(noun) else lexicon.thesaurus.alike(noun)
    if any(not each.isdisjoint({noun}) for each in lexicon.countries.values()):
        alike = {form for each in question.frame.solid if each.word == noun for form in each.forms}
    called = sorted(_called(candidate, noun, alike), key=lambda each: not _bears(noun, each))
    parts = list({(each.named.kind, each.named.id): each for each in called}.values())
    apart = [each for each in question.frame.solid if each.word not in (noun, *near)]
    left = [each for each in parts if not any(_is_named(term, each) for term in apart)]
    return left if len(left) < len(parts) else parts


def _is_named(term: Term, part: Part) -> bool:
    return term.is_name and not term.forms.isdisjoint(words_of_part(part))


def _called(candidate: Candidate, noun: str, alike: AbstractSet[str]) -> Iterator[Part]:
    for part in candidate.event.parts:
        if part.named.kind == "place":
            continue
        words = words_of_part(part) | role_words(part)
        if any(_is_so_called(noun, each) for each in words) or not alike.isdisjoint(words):
            yield part


def _bears(noun: str, part: Part) -> bool:
    """Whether the noun stands in a name itself, not only in a role."""
    names = part.named.name.texts.values()
    return any(_is_so_called(noun, word) for name in names for word in split_words(name))


def _is_so_called(noun: str, word: str) -> bool:
    """Whether a word is the noun, or put together with it."""
    if not stems(noun).isdisjoint(stems(word)):
        return True
    return len(noun) >= _PART and word.endswith(noun) and word != noun
