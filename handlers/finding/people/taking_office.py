"""Who took or left an office, and when, as the sentences of a brief say it.

«Он сменил Петко Драгоева в ноябре 2025 года»: that begins one's time, and ends the other's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import takewhile

from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.question import Question
from storage.content import Part
from storage.words import fold, same_word, split_words, stems, stems_in

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAME, _BEGINNING = 3, 4
"""How many letters a name has at least that is no initial, and how many its forms share."""
_TITLE, _NEAR = 4, 6
"""How many words of a title stand before a name, and within how many an office and its date."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody of whom a sentence says that they took an office, or left it."""

    person: int
    sentence: str
    at: int
    """Where it says that."""
    when: str
    """The date, as it is written; nothing where it has none."""
    beside: frozenset[str]
    """The stems of the words that stand with the name."""
    begins: bool = True
    is_plain: bool = True
    """Whether it says no more than "became": of an office only where it names one."""
    heads: bool = False
    """Whether it says that they headed something: a committee, or a delegation."""


@dataclass(frozen=True, slots=True)
class _Word:
    at: int
    end: int
    word: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class _Date:
    first: int
    """The number of its first word."""
    last: int


@dataclass(frozen=True, slots=True)
class _Name:
    """How somebody is called, in every language."""

    first: frozenset[str]
    last: frozenset[str]
    beginnings: frozenset[str]
    """What all forms of a last name begin with: most words of a text need no closer look."""

    @classmethod
    def of(cls, part: Part) -> "_Name":
        names = [split_words(text) for text in part.named.name.texts.values()]
        long = [[each for each in words if len(each) >= _NAME] for words in names]
        last = frozenset(words[-1] for words in long if words)
        return cls(
            frozenset(words[0] for words in long if len(words) > 1),
            last,
            frozenset(each[:_BEGINNING] for each in last),
        )

    def is_called(self, word: str) -> bool:
        if len(word) < _NAME or word[:_BEGINNING] not in self.beginnings:
            return False
        return any(same_word(each, word) for each in self.last)

    def is_first(self, word: str) -> bool:
        return any(same_word(each, word) for each in self.first)


class TakingOffice:
    """Reads the sentences of a brief in a person's language."""

    def __init__(self, question: Question) -> None:
        self._language = question.t.language
        self._tenures, self._somebody = question.lexicon.tenures, question.lexicon.somebody
        months = question.t.locale.months
        self._months = {
            stem
            for context in ("format", "stand-alone")
            for name in months[context]["wide"].values()
            for stem in stems(fold(name))
        }
        self._people = {part.named.id: _Name.of(part) for _, part in question.knowledge.people}
        self._titles: dict[int, set[str]] = defaultdict(set)
        for _, part in question.knowledge.people:
            for word in words_of_part(part) | role_words(part):
                self._titles[part.named.id] |= stems(word)

    def read(self, text: str, present: AbstractSet[int] = frozenset()) -> Iterator[Taking]:
        """Whatever a text says of somebody's office; those who are `present` are meant first."""
        last: int | None = None
        for sentence in split_sentences(text):
            words = [
                _Word(each.start(), each.end(), fold(each[0]), each[0][0].isupper())
                for each in _WORD.finditer(sentence)
            ]
            named = self.find_people([each.word for each in words], present)
            yield from _Reading(self, sentence, words, named, last).read()
            if named:
                last = named[-1][1]

    def mentions(self, person: int, text: str) -> bool:
        """Whether a text may name somebody."""
        return any(map(self._people[person].is_called, split_words(text)))

    def find_people(
        self, words: Sequence[str], present: AbstractSet[int] = frozenset()
    ) -> list[tuple[int, int]]:
        """Whom some words name, with the number of the word; nobody where it could be two."""
        found = []
        for at, word in enumerate(words):
            # Of two of a name: those who were there, the very form, the first name before it.
            before = words[at - 1] if at else ""
            likely = [each for each, name in self._people.items() if name.is_called(word)]
            likely = [each for each in likely if each in present] or likely
            likely = [each for each in likely if word in self._people[each].last] or likely
            likely = [each for each in likely if self._people[each].is_first(before)] or likely
            if len(likely) == 1:
                found.append((at, likely[0]))
        return found

    def is_called_by_first_name(self, person: int, words: Sequence[str]) -> bool:
        """Whether some words have somebody's first name, in some form."""
        long = [each for each in words if len(each) >= _NAME]
        return any(map(self._people[person].is_first, long))

    def finds(self, name: str, sentence: str) -> list[int]:
        """Where a sentence says something of offices."""
        return self._tenures.find(name, sentence, self._language)

    def is_title(self, word: str, who: int) -> bool:
        """Whether a word before a name is another part of it, or of what they are."""
        return len(word) < _NAME or not stems(word).isdisjoint(self._titles[who])

    def is_he(self, word: str) -> bool:
        """Whether a word stands for somebody who was named before."""
        return word in self._somebody[self._language]

    def is_month(self, word: _Word) -> bool:
        """Whether a word is a month; "may" is none."""
        is_written_so = self._language != "en" or word.is_capital
        return is_written_so and not stems(word.word).isdisjoint(self._months)


def _stems_of(words: Iterable[_Word]) -> frozenset[str]:
    return frozenset(stems_in(" ".join(each.word for each in words)))


class _Reading:
    """One sentence: whom it names, where it has dates, and what it says of offices."""

    def __init__(
        self,
        reader: TakingOffice,
        sentence: str,
        words: Sequence[_Word],
        named: Sequence[tuple[int, int]],
        before: int | None,
    ) -> None:
        self._reader, self._sentence, self._words = reader, sentence, words
        self._named, self._before = named, before
        self._number = {each.at: number for number, each in enumerate(words)}
        self._dates = list(self._find_dates())

    def read(self) -> Iterator[Taking]:
        """Whatever the sentence says."""
        for cue in ("became", "headed", "chosen", "left"):
            for at in self._cues(cue):
                if (who := self._owner(at)) is not None:
                    yield self._taking(who, at, cue)
        for at in self._cues("succeeded"):
            new, old, is_plain = self._successor(at)
            if new is not None:
                yield replace(self._taking(new, at, "succeeded"), is_plain=is_plain)
            if old is not None:
                yield replace(self._taking(old, at, "left"), is_plain=is_plain)
        for at in self._cues("since"):
            yield from self._since(at)

    def _cues(self, name: str) -> list[int]:
        return [self._number[at] for at in self._reader.finds(name, self._sentence)]

    def _owner(self, at: int) -> int | None:
        """Whose deed a word is: of the last one named before it, of "he", or of the next."""
        before = [who for number, who in self._named if number < at]
        return before[-1] if before else self._owner_after(at)

    def _owner_after(self, at: int) -> int | None:
        first = next((number for number, _ in self._named), len(self._words))
        if any(self._reader.is_he(each.word) for each in self._words[:first]):
            return self._before
        return next((who for number, who in self._named if number > at), self._before)

    def _successor(self, at: int) -> tuple[int | None, int | None, bool]:
        """Who followed in an office, and whom: of two, the first that is named.

        With one name alone something else may have been replaced.
        """
        near = sorted(sorted(self._named, key=lambda each: abs(each[0] - at))[:2])
        if not near:
            return None, None, True
        number, who = near[0]
        if len(near) == 2:
            return who, near[1][1], False
        before = self._words[:at]
        if self._reader.finds("him", self._sentence[: before[-1].end] if before else ""):
            return who, self._before, False
        if number > at and any(self._reader.is_he(each.word) for each in before):
            # «Он сменил Драгоева», but «его сменила Атиено».
            return self._before, who, False
        return who, None, True

    def _since(self, at: int) -> Iterator[Taking]:
        """«С 2020 года директор»: an office beside the date, which does not go on to another."""
        date = next((each for each in self._dates if 0 < each.first - at <= 2), None)
        if not date or (who := self._owner(at)) is None:
            return
        after = self._words[date.last + 1 : date.last + 1 + _NEAR]
        if after and self._reader.finds("ranges", after[0].word):
            return
        first = max((number + 1 for number, _ in self._named if number < at), default=0)
        near = (*self._words[max(first, at - _NEAR) : at], *after)
        beside = _stems_of(near)
        yield Taking(who, self._sentence, self._words[at].at, self._write(date), beside)

    def _taking(self, who: int, at: int, cue: str) -> Taking:
        date = min(self._dates, key=lambda each: abs(each.first - at), default=None)
        beside = _stems_of(self._words_of(who, with_title=cue in ("chosen", "left")))
        return Taking(
            who,
            self._sentence,
            self._words[at].at,
            self._write(date) if date else "",
            beside,
            cue != "left",
            cue in ("became", "headed"),
            cue == "headed",
        )

    def _words_of(self, who: int, *, with_title: bool) -> Sequence[_Word]:
        """What stands with a name: the title before it, all after it until the next one.

        «Мэр Кисуму Атиено стала гостьей» says of no mayor that she became one.
        """
        own = [number for number, each in self._named if each == who]
        if not own:
            return self._words
        others = (number for number, each in self._named if number > own[0] and each != who)
        after = self._words[own[0] : next(others, len(self._words))]
        before = self._words[max(own[0] - _TITLE, 0) : own[0]]
        if not with_title:
            title = takewhile(lambda each: self._reader.is_title(each.word, who), reversed(before))
            before = before[: len(before) - len(list(title))]
        return [*before, *after]

    def _find_dates(self) -> Iterator[_Date]:
        """Years, with the month or the season before them; months alone, and "that year"."""
        at = 0
        same = set(self._cues("same_year")) | set(self._cues("seasons"))
        while at < len(self._words):
            run = list(
                takewhile(lambda n: n in same or self._is_date(n), range(at, len(self._words)))
            )
            if run:
                yield _Date(run[0], run[-1])
            at = run[-1] + 1 if run else at + 1

    def _is_date(self, number: int) -> bool:
        word = self._words[number]
        return _YEAR.fullmatch(word.word) is not None or self._reader.is_month(word)

    def _write(self, date: _Date) -> str:
        return self._sentence[self._words[date.first].at : self._words[date.last].end]
