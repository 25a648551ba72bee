"""What the words of a sentence tell of its kind."""

import re
from itertools import pairwise

from handlers.documents.understanding.events.lives import tells_of_a_life, without_days
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.mentions import Times
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.morphology import (
    is_made,
    is_of_the_present,
    is_ordered,
    tells_of_today,
)
from handlers.documents.understanding.words.plans import says_plan
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.words import fold

_MONEY = re.compile(r"[£$€¥₽]\s?\d|\d\s?[£$€¥₽]")
_LARGE = re.compile(r"(?<![\d.,])\d{1,3}(?:[\s.,]\d{3})+(?!\d)|\d{5,}")
_DASH = re.compile(r"\s[–—-]\s")
_FIRST_WORDS = 3


class Says:
    """What the words of a sentence tell of its kind."""

    def __init__(self, tagged: Tagged, times: Times, context: Context) -> None:
        lexicon = context.lexicon
        dates = [(each.start, each.end) for each in (*times.mentions, *times.aside)]
        words = [
            token
            for token in tagged.tokens
            if token.is_word
            and not token.quoted
            and not any(start <= token.start < end for start, end in dates)
        ]

        def means(kind: str) -> bool:
            return any(lexicon.means(word.text, kind) for word in words)

        figures = [
            (token.text, following.text)
            for token, following in zip(
                tagged.tokens, (*tagged.tokens[1:], *tagged.tokens[-1:]), strict=False
            )
            if token.text[:1].isdigit()
        ]
        has_unit = any(lexicon.is_one(unit, "figure_units") for _, unit in figures)
        has_unit = has_unit or _MONEY.search(tagged.text) is not None
        self.event = means("events")
        # `Floods were the theme of the year` says what they were, not what took place.
        copulas = [
            verb.start
            for verb, following in pairwise(words)
            if lexicon.is_one(verb.text, "copulas") and lexicon.is_one(following.text, "articles")
        ]
        self.happened = any(
            lexicon.means(word.text, "happened")
            and word.start not in copulas
            and not says_plan(word.text, lexicon)
            for word in words
        )
        # «Заложена аллея»: what was made took place, whatever it is.
        self.made = context.language == "ru" and any(is_made(word) for word in words)
        self.founded = context.language == "ru" and any(
            is_made(word) and lexicon.means(word.text, "signed") for word in words
        )
        self.planned = any(
            says_plan(word.text, lexicon)
            and word.text.lower() not in ("план", "планы", "плану", "plan", "plans")
            for word in words
        )
        # `By the end of 2020 a room will open`, but `Tickets will be on sale until 5 May`
        self.does = self.event or any(
            lexicon.means(word.text, "happened")
            and not lexicon.is_one(word.text, "copulas")
            and not lexicon.is_one(word.text, "planned")
            for word in words
        )
        self.happening = self.event or self.planned
        self.continuing = means("continuing")
        russian = context.language == "ru"
        self.ordered = russian and is_ordered(words)
        self.goes_on = russian and tells_of_today(words)
        self.due = lexicon.find_said(fold(tagged.text), "deadlines") is not None
        self.duty = self.ordered or any(lexicon.is_one(word.text, "duties") for word in words)
        self.in_force = lexicon.find_said(fold(tagged.text), "in_force") is not None
        self.pending = lexicon.find_said(fold(tagged.text), "pending") is not None
        self.defines = _defines(tagged, context.language)
        nothing = lexicon.find_said(fold(tagged.text), "nothing_held")
        self.nothing = nothing is not None
        # `Nothing was organised in 2016`: the verb is denied, too.
        self.denied = bool(nothing) and fold(tagged.text).startswith(str(nothing))
        self.totalled = lexicon.find_said(fold(tagged.text), "totalled") is not None
        self.costs = has_unit and lexicon.find_said(fold(tagged.text), "costs") is not None
        self.asks = tagged.text.rstrip(' »”")').endswith("?")
        self.opinion = lexicon.find_said(fold(tagged.text), "opinions") is not None
        self.suggested = lexicon.find_said(fold(tagged.text), "suggested") is not None
        # `I have looked after the link since May`
        self.of_the_writer = any(lexicon.is_one(each.text, "letter_words") for each in words[:1])
        self.is_letter = _is_letter(tagged, times, context)
        self.yearly = lexicon.find_said(fold(tagged.text), "yearly") is not None
        self.anniversary = (
            means("anniversary") or re.search(r"\d-?летие?ю?", tagged.text) is not None
        )
        said = without_days(tagged.text, context.language)
        self.of_a_life = lexicon.find_said(fold(said), "of_a_life") is not None
        if context.language == "ru":
            self.of_a_life = self.of_a_life or tells_of_a_life(words, lexicon)
        self.agreement = means("agreements")
        self.of_agreement = any(
            lexicon.means(word.text, "agreements") for word in words[:_FIRST_WORDS]
        )
        self.signed = means("signed")
        # «В городе работает генеральное консульство» goes on with no event of the past.
        self.standing = context.language == "ru" and is_of_the_present(words)
        # «Ежегодно приезжает, в 2018 г. не приезжала»
        denied = [each.start for no, each in pairwise(tagged.tokens) if fold(no.text) == "не"]
        self.happened_truly = self.happened and any(
            lexicon.means(word.text, "happened") and word.start not in denied for word in words
        )
        self.is_habit = context.language == "ru" and is_of_the_present(
            [word for word in words if word.start not in denied]
        )
        self.verb = any(word.pos == "VERB" for word in words) or context.language != "ru"
        count = sum(lexicon.means(word.text, "figures") for word in words)
        # «В 2017 г. учились 34 студента»; what began in a month is an event.
        self.states = states = (
            bool(times.mentions)
            and all(each.is_year for each in times.mentions)
            and any(word.pos == "VERB" and lexicon.means(word.text, "figures") for word in words)
        )
        large = _LARGE.search(tagged.text) is not None
        self.counted = has_unit or large
        self.is_of_today = self.standing or (
            context.language != "ru" and not (self.happened or self.planned)
        )
        counted = any(
            number.text.isdigit()
            and len(number.text) > (1 + (self.event and not states))
            and (
                (unit.case, unit.number) == ("Gen", "Plur")
                or (states and _are_few(number.text, unit))
            )
            and not any(start <= number.start < end for start, end in dates)
            for number, unit in pairwise(tagged.tokens)
        )
        some = has_unit or large or counted or (count > 1 and bool(figures))
        self.figure = count > 0 and some


def _is_letter(tagged: Tagged, times: Times, context: Context) -> bool:
    """Whether the writer speaks of writing: `Zoals gisteren gevraagd, stuur ik je …`."""
    told = [each for each in times.mentions if DoubtKind.RELATIVE_DATE not in each.doubts]
    words = {fold(word) for word in tagged.words()}
    spoken = sum(context.lexicon.is_one(word, "letter_words") for word in words)
    return not told and spoken > 1


def _defines(tagged: Tagged, language: str) -> bool:
    """Whether a sentence says what a place is: «Манитоба – провинция в центре Канады»."""
    if not _DASH.search(tagged.text):
        return False
    spots = [(each.start, each.end) for each in find_spots(tagged, language)]
    names = [(each.start, each.end) for each in tagged.tokens[:1] if each.pos == "PROPN"]
    return any(not start and _DASH.match(tagged.text, end) for start, end in (*spots, *names))


def _are_few(number: str, unit: Token) -> bool:
    """Whether a number of few counts what follows it: «34 студента»."""
    few = number[-1:] in "234" and number[-2:-1] != "1"
    return few and unit.pos == "NOUN" and unit.number == "Sing" and unit.case in ("Gen", "Acc")
