"""What is counted, where "how many" is asked."""

import re
from collections.abc import Sequence

from handlers.finding.brief.subject import Subject
from handlers.texts import LANGUAGES
from storage.lexicon import Lexicon
from storage.words import is_cyrillic, split_words

_ON = frozenset({"на", "on", "op", "sur"})
_NOT_COUNTED = re.compile(r"\w+(?:[ыи]х|[аеияы]л|л[аои]|л[аоси]сь|лся|(?:[еи]|[юяу])т(?:ся)?)")
"""Adjectives and verbs of Russian: «сколько совместных компаний», «сколько стоил»."""


def find_counted(
    words: Sequence[str], counting: set[str], lexicon: Lexicon, subject: Subject, *, by_size: bool
) -> str:
    """The word for what is counted; `by_size` no word after "how many" is one."""
    said = [each for each in words if not (subject.is_relative(each) or subject.is_called(each))]
    after = "" if by_size else _find_after(said, counting, lexicon)
    natives = _find_natives(words, counting, lexicon, subject)
    # «Число гостей» asks and says what is counted in one.
    people = (
        "" if by_size else next((e for e in words if e in counting and lexicon.is_people(e)), "")
    )
    event = next(filter(lexicon.events.__contains__, counting), "")
    return natives or people or event or after or _find_before(said, counting, lexicon)


def find_events(text: str, words: Sequence[str], lexicon: Lexicon) -> str:
    """The word for events of a text that counts what took place and what is planned."""
    # "Planned events" are read as what is to come, and are none of the words.
    if lexicon.past.isdisjoint(words):
        return ""
    return next(filter(lexicon.events.__contains__, split_words(text)), "")


def _find_after(words: Sequence[str], asking: set[str], lexicon: Lexicon) -> str:
    """The word after "how many", over what says nothing."""
    at = next((at for at, word in enumerate(words) if word in asking), None)
    if at is None:
        return ""
    for before, word in zip(["", *words[at:]], words[at:], strict=False):
        if before in lexicon.before_places or before in _ON:
            # «Сколько в городе ульев»
            continue
        if word in asking or lexicon.is_doing(word) or _NOT_COUNTED.fullmatch(word):
            continue
        if word in lexicon.past:
            continue
        if word in lexicon.people or not lexicon.is_idle(word) or lexicon.thesaurus.kinds_of(word):
            return word
        if word in lexicon.events:
            return word
    # "Optredens" are counted, and are what one does.
    named = (
        each for each in words[at:] if lexicon.is_doing(each) and lexicon.thesaurus.alike(each)
    )
    return next(named, "")


def _find_before(words: Sequence[str], asking: set[str], lexicon: Lexicon) -> str:
    """The word before "how many" that says something: «направлений сколько».

    Of several the last, as in "Danish students"; the first in Russian: «направлений работы».
    """
    at = next((at for at, word in enumerate(words) if word in asking), 0)
    # "Danish students in St Pete, how many?"
    at = next((n for n in range(1, at) if words[n] in lexicon.before_places), at)
    telling = [
        each
        for each in _without_places(words[:at], lexicon)
        if each in lexicon.events
        or not (lexicon.is_idle(each) or lexicon.is_brief(each) or each in lexicon.past)
    ]
    nouns = [each for each in telling if is_cyrillic(each) and not _NOT_COUNTED.fullmatch(each)]
    word = (*nouns[:1], *telling[-1:], "")[0]
    return "" if lexicon.is_doing(word) else word


def _without_places(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The words without those that say where: «студентов в наших вузах много»."""
    left, is_where = list[str](), False
    for word in words:
        if word in lexicon.before_places:
            is_where = True
        elif is_where:
            is_where = lexicon.is_idle(word)
        else:
            left.append(word)
    return left


def _find_natives(
    words: Sequence[str], counting: set[str], lexicon: Lexicon, subject: Subject
) -> str:
    """The people of the partner, where these are counted: «сколько словенцев было»."""
    start = next((at for at, word in enumerate(words) if word in counting), len(words))
    said = list(words[start + 1 :])
    while len(said) > 1 and lexicon.is_idle(said[0]) and said[0] not in lexicon.events:
        # «Сколько всего чилийцев»
        said = said[1:] if said[0] not in lexicon.before_places else []
    if not said or not subject.is_relative(said[0]):
        return ""
    then = (*said[1:], "")[0]
    if lexicon.is_people(then) or lexicon.thesaurus.fields_of(then):
        # "Koreaanse toeristen": the tourists are counted.
        return ""
    idle = not then or lexicon.is_idle(then) or lexicon.is_doing(then)
    return said[0] if idle or lexicon.is_verb(then) else ""


def counts_them(words: Sequence[str], counting: set[str], lexicon: Lexicon) -> bool:
    """Whether it is asked how many they were: «сколько их было»."""
    said = {each for language in LANGUAGES for each in lexicon.they[language]}
    return bool(counting) and not said.isdisjoint(words)
