"""Whole phrases of questions and sentences: what a text says, whatever brief it is of."""

import re
from collections.abc import Callable, Mapping, Sequence

from storage.lexicon_files import LexiconFile, all_words, any_of, joined
from storage.words import fold, split_words

_LONG = 3


class Phrases:
    """Finds the phrases of the lexicon in texts.

    `filler` are words without a meaning, `meaningful` those that are never two written together.
    """

    def __init__(
        self,
        files: Mapping[str, LexiconFile],
        filler: frozenset[str],
        meaningful: frozenset[str],
    ) -> None:
        each = list(files.values())
        self._filler, self._meaningful = filler, meaningful
        self._work = any_of(phrase for file in each for phrase in file.work)
        self._unusual = {
            "called_off": any_of(phrase for file in each for phrase in file.called_off),
            "third_country": any_of(phrase for file in each for phrase in file.third_country),
            "abroad": any_of(phrase for file in each for phrase in file.abroad),
        }
        self._unsettled = any_of(phrase for file in each for phrase in file.unsettled)
        self._vintage = any_of(phrase for file in each for phrase in file.vintage)
        self._how_old = any_of(phrase for file in each for phrase in file.how_old)
        self._as_long = any_of(phrase for file in each for phrase in file.as_long)
        self._idioms = any_of(idiom for file in each for idiom in file.idioms)
        self._of_all = {language: any_of(file.of_all) for language, file in files.items()}
        self._in_force = any_of(phrase for file in each for phrase in file.in_force)
        self._expired = any_of(phrase for file in each for phrase in file.expired)
        self._endless = any_of(phrase for file in each for phrase in file.endless)
        self._terms = any_of(term for file in each for term in (*file.terms, *file.endless))
        self._reasons = any_of(reason for file in each for reason in file.reasons)
        self._rejoined = {
            language: [_parted(each) for each in file.rejoined] for language, file in files.items()
        }
        self._led_by = any_of(phrase for file in each for phrase in file.led_by)
        self._purposes = any_of(phrase for file in each for phrase in file.purposes)
        self._timeline = any_of(phrase for file in each for phrase in file.timeline)
        self._everywhere = any_of(phrase for file in each for phrase in file.everywhere)
        self._in_language = {
            language: any_of(phrases)
            for language, phrases in joined(file.in_language for file in each).items()
        }
        self._now = any_of(phrase for file in each for phrase in file.now)
        self._defining = {language: any_of(file.defining) for language, file in files.items()}
        corrections = "|".join(all_words(file.corrections for file in each))
        self._steps = _sides(files, lambda file: file.steps)
        self._succession = _sides(files, lambda file: file.succession)
        self._year_steps = _sides(files, lambda file: file.year_steps)
        self._reply = _reply(each)
        self._putting_right = [
            (_putting_right(file), file.going_on.split()[0]) for file in files.values()
        ]
        self._corrected = re.compile(rf"\w+\W+(?:{corrections})\b", re.IGNORECASE)
        self._glued = {
            language: _glued(file.open, file.whether) for language, file in files.items()
        }
        self._ranks = any_of(phrase for file in each for phrase in file.ranks)
        self._most_of = {
            language: re.compile(rf"\b(?:{'|'.join(map(re.escape, file.most_of))})\W+(\w+)")
            for language, file in files.items()
        }

    def gives_reason(self, text: str) -> bool:
        """Whether a text says why: because of, owing to."""
        return self._reasons.search(text) is not None

    def led_by(self, text: str) -> list[int]:
        """Where a text says that somebody led, before the name: "headed by", «во главе с»."""
        return [found.end() for found in self._led_by.finditer(text)]

    def gives_purpose(self, text: str) -> bool:
        """Whether a text says what something is for: in order to, so that."""
        return self._purposes.search(text) is not None

    def rejoin(self, text: str, language: str) -> str:
        """A text with its last word where it belongs: "waar gaat het over" asks "waar over"."""
        for parted in self._rejoined[language]:
            if found := parted.search(text):
                return f"{found[1]}{found[2]} {found[4]} {found[3]}?"
        return text

    def is_of_all(self, text: str, language: str) -> bool:
        """Whether a text speaks of all there is: "in total", «за все время»."""
        return self._of_all[language].search(text) is not None

    def gives_term(self, text: str) -> bool:
        """Whether a text says how long something holds: with no end date, for five years."""
        return self._terms.search(text) is not None

    def asks_for_work(self, text: str) -> bool:
        """Whether a text asks what somebody does, or where they do it."""
        return self._work.search(text) is not None

    def find_most(self, text: str, language: str) -> str:
        """The word for that of which the largest number is asked for: "the most yachts"."""
        found = self._most_of[language].search(fold(text))
        return found[1] if found else ""

    def is_endless(self, text: str) -> bool:
        """Whether a text says that something holds without an end."""
        return self._endless.search(text) is not None

    def words_of_term(self, text: str) -> set[str]:
        """The words of a text that say how long something holds."""
        return {word for found in self._terms.finditer(text) for word in split_words(found[0])}

    def calls_off(self, text: str) -> bool:
        """Whether a text says that something was called off."""
        return self._unusual["called_off"].search(text) is not None

    def leaves_open(self, text: str) -> bool:
        """Whether a text says that something was only spoken of, or is only meant to be."""
        return self._unsettled.search(text) is not None

    def find_unusual(self, text: str) -> tuple[str, set[str]] | None:
        """What did not go the usual way that a text speaks of, and in which words.

        What was called off, or was in a third country, or not in the committee's own.
        """
        found = ((name, said.search(text)) for name, said in self._unusual.items())
        return next(((name, {*split_words(said[0])}) for name, said in found if said), None)

    def asks_for_vintage(self, text: str) -> bool:
        """Whether a text asks of what year a thing is."""
        return self._vintage.search(text) is not None

    def asks_how_old(self, text: str) -> bool:
        """Whether a text asks how old somebody is, or something."""
        return self._how_old.search(text) is not None

    def asks_how_long_it_is(self, text: str) -> bool:
        """Whether a text asks how long something is: a road, or a concert."""
        return self._as_long.search(text) is not None

    def find_force(self, text: str) -> tuple[bool | None, list[str]]:
        """Whether what holds (True) or has ended (False) is asked for, and the words for it."""
        for phrases, holds in ((self._expired, False), (self._in_force, True)):
            if found := phrases.search(text):
                return holds, split_words(found[0])
        return None, []

    def without_idioms(self, text: str) -> str:
        """A text without what only fills it, "on the agenda", unless that is all."""
        rest = self._idioms.sub(" ", text)
        return text if self._filler.issuperset(split_words(rest)) else rest

    def defines(self, text: str, language: str) -> bool:
        """Whether a text asks what something is: «что такое», "what is"."""
        return self._defining[language].search(text) is not None

    def without_replies(self, text: str) -> str:
        """A text without what is said to the answer before it: «Понятно. А третий?».

        Who puts it right goes on: "no, I mean the second" asks "and the second".
        """
        while found := self._reply.match(text):
            text = text[found.end() :]
        for pattern, going_on in self._putting_right:
            text = pattern.sub(f"{going_on} ", text)
        return text

    def find_step(self, text: str, language: str) -> int:
        """Whether a text means what came after (1), what came before (-1), or neither."""
        return _find_side(self._steps[language], text)

    def without_step(self, text: str, language: str) -> str:
        """A text without the words that say that: "before that"."""
        after, before = self._steps[language]
        return before.sub(" ", after.sub(" ", text))

    def find_succession(self, text: str, language: str) -> int:
        """Whether who came after somebody is meant (1), or who came before (-1), or neither."""
        return _find_side(self._succession[language], text)

    def in_next_year(self, text: str, language: str, year: int) -> str:
        """A text with the year that is one after, or before, another: "and the year after?"."""
        after, before = self._year_steps[language]
        return before.sub(str(year - 1), after.sub(str(year + 1), text))

    def without_slips(self, text: str) -> str:
        """A text without a word that is said anew, and with its question words apart: «ктобыл»."""
        text = self._corrected.sub(" ", text)
        for glued in self._glued.values():
            text = glued.sub(self._take_apart, text)
        return text

    def _take_apart(self, glued: re.Match[str]) -> str:
        # "Water" is none of "wat er".
        return glued[0] if fold(glued[0]) in self._meaningful else f"{glued[1]} {glued[2]}"

    def without_now(self, text: str) -> tuple[str, bool]:
        """A text without what asks of today, and whether it had that: «всё ещё», "currently"."""
        rest = self._now.sub(" ", text)
        return rest, rest != text

    def without_everywhere(self, text: str) -> tuple[str, bool]:
        """A text without what asks all briefs, and whether it had that: «все справки»."""
        rest = self._everywhere.sub(" ", text)
        return rest, rest != text

    def without_timeline(self, text: str) -> tuple[str, bool]:
        """A text without what asks for a picture of the years, and whether it does."""
        rest = self._timeline.sub(" ", text)
        return rest, rest != text

    def without_language(self, text: str) -> tuple[str, str | None]:
        """A text without what names a language to say it in, and that language: «по-русски»."""
        for language, phrases in self._in_language.items():
            rest = phrases.sub(" ", text)
            if rest != text:
                return rest, language
        return text, None

    def find_rank(self, text: str) -> int | None:
        """Where a text says who came first or second, if it does."""
        found = self._ranks.search(text)
        return found.start() if found else None


def _parted(phrase: str) -> re.Pattern[str]:
    """What finds the two parts of a phrase, the first at the beginning and the last at the end."""
    first, last = phrase.split(" * ")
    return re.compile(rf"^(\W*(?:\w+\W+)??)\b({first})\b(.+)\b({last})\W*$", re.IGNORECASE)


def _glued(openers: str, whether: str) -> re.Pattern[str]:
    """What finds a word that asks with a verb that is written together with it."""
    first = "|".join(each for each in split_words(openers) if len(each) >= _LONG)
    then = "|".join(each for each in split_words(whether) if len(each) >= _LONG - 1)
    return re.compile(rf"\b({first})({then})\b", re.IGNORECASE)


def _reply(files: Sequence[LexiconFile]) -> re.Pattern[str]:
    """What is said to an answer before a question: with a mark or "and" after it, or a nod."""
    replies = any_of(reply for file in files for reply in file.replies).pattern
    leading = "|".join(re.escape(word) for file in files for word in file.going_on.split())
    nods = "|".join(re.escape(word) for file in files for word in file.nods.split())
    then = rf"(?:\s*[.,;:!…–-]+\s*|\s+(?=(?:{leading})\b))(?=\w)"
    return re.compile(rf"\s*(?:(?:{replies}){then}|\b(?:{nods})\b\s+(?=\w))", re.IGNORECASE)


def _putting_right(file: LexiconFile) -> re.Pattern[str]:
    """What begins a message that says what was meant: "no, I mean"."""
    phrases = any_of(file.putting_right).pattern
    return re.compile(rf"^\s*(?:{phrases})\W+(?=\w)", re.IGNORECASE)


def _sides(
    files: Mapping[str, LexiconFile], get: Callable[[LexiconFile], Mapping[str, Sequence[str]]]
) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """The phrases for what is after and for what is before, in each language."""
    return {
        language: (any_of(get(file)["after"]), any_of(get(file)["before"]))
        for language, file in files.items()
    }


def _find_side(sides: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> int:
    """1 where a text has the first of two, -1 where it has the other, 0 where neither or both."""
    first, second = (each.search(text) is not None for each in sides)
    return first - second
