"""Takes a question apart: what it asks, of what, under which constraints."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise, zip_longest

from handlers.dates import Upcoming, Value, join_neighbours, read_dates
from handlers.finding.brief.countries import without_countries
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.asked_order import find_order, with_very_first, without_idle_verbs
from handlers.finding.frames.asks import (
    can_end,
    find_many,
    in_order,
    is_whether,
    of_two,
    without_leading,
    without_planned,
)
from handlers.finding.frames.counted import counts_them, find_counted, find_events
from handlers.finding.frames.frame import Frame, Term, find_impossible
from handlers.finding.frames.oneself import find_beginning, without_preamble
from handlers.finding.frames.ranks import count_events, with_ordinals
from handlers.finding.frames.terms import TermReader, find_own_country, join_either
from handlers.texts import LANGUAGES
from storage.edtf import CalendarDate, Edtf
from storage.lexicon import Lexicon
from storage.words import is_cyrillic, split_words, stems

MAX_LENGTH = 300
_TWO = 2
_CLEARLY = 3
"""How much more of another language a text must have than of the person's."""
_VICE = re.compile(r"\b(вице|vice)[ -](?=\w)", re.IGNORECASE)
_WONT = re.compile(r"\bwon[’'‘]?t\b", re.IGNORECASE)


class FrameReader:
    """Takes questions to one brief apart."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, language: str, today: date) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._language = language
        self._today = today
        self._terms = TermReader(knowledge, lexicon)

    def read(self, text: str) -> Frame:
        """A question as a frame."""
        lexicon = self._lexicon
        # "Won’t" wins nothing.
        text = _WONT.sub("will not", _VICE.sub(r"\1", text[:MAX_LENGTH]))
        text = with_ordinals(
            lexicon.phrases.without_slips(text), self._language, self._knowledge, lexicon
        )
        text = lexicon.phrases.without_idioms(text)
        text = lexicon.phrases.rejoin(text, self._guess_language(text))
        reading = read_dates(text, self._today, languages=(self._language, *LANGUAGES))
        rest, now = lexicon.phrases.without_now(reading.rest(text))
        language = self._guess_language(rest)
        known = self._knowledge.vocabulary.forms
        found = lexicon.find_asks(without_countries(rest), language, known)
        words = split_words(rest)
        asks = in_order(found, words, language)
        asking = set().union(*(found[each] for each in found))
        begins = find_beginning(text, lexicon, lexicon.open[language] | asking)
        asked_of = [each for each in reading.values if each.span.start >= begins]
        each_value = [each.value for each in asked_of or reading.values]
        both = len(each_value) == _TWO and not lexicon.either[language].isdisjoint(
            split_words(text)
        )
        comparing = lexicon.comparing_years if both else lexicon.comparing
        parted = len(each_value) > 1 or not lexicon.either[language].isdisjoint(words)
        more_of = parted and self._asks_who_drew_more(words)
        compares = more_of or (parted and not comparing.isdisjoint(words))
        asks = of_two(asks, is_compared=compares, beside={"where"} if more_of else set())
        asks = without_planned(asks, words, lexicon)
        today = Edtf.at(CalendarDate.of_day(self._today))
        is_of_now = "who" in asks or bool(lexicon.phrases.find_force(text)[1])
        if today in each_value and (is_of_now or not lexicon.present.isdisjoint(words)):
            # «Сегодня ещё действует?», «кто сегодня мэр»
            each_value, now = [each for each in each_value if each != today], True
        values = each_value if "compare" in asks else join_neighbours(each_value)
        begun = without_leading(words, lexicon.follow[language]["leading"])
        truly = not lexicon.truly.isdisjoint(begun[:1])
        if not asks and (many := find_many(words, text, lexicon)):
            asks, found["how_many"] = ["how_many"], many
            asking |= many
        whether = not asks and (truly or is_whether(words, text, language, lexicon))
        if whether or (truly and asks == ["list"]):
            # «Правда ли, что все …» lists nothing.
            asks = ["whether"]
        sized = {"compare", "largest"}.intersection(asks)
        people = set(filter(lexicon.is_people, words)) if sized else set()
        if "compare" in asks:
            asking |= comparing
        if "planned" in asks:
            asking |= lexicon.farthest.intersection(words)
        asking |= people
        is_ahead = "planned" in found or not lexicon.next.isdisjoint(words)
        is_ahead = is_ahead or any(isinstance(each, Upcoming) for each in each_value)
        counting = found.get("how_many", set())
        by_size = any(not stems(each).isdisjoint(lexicon.sizes) for each in counting)
        counted = find_counted(words, counting, lexicon, self._knowledge.subject, by_size=by_size)
        counted = counted or (find_events(text, words, lexicon) if counting else "")
        of_them = counts_them(words, counting, lexicon)
        if counted in lexicon.events:
            asking.add(counted)
        terms, topics, sides = self._terms.read(rest, language, asking, found)
        # A season is no festival where one asks in which.
        terms = [each for each in terms if each.word not in found.get("when", ())]
        terms = count_events(terms, rest, self._knowledge, lexicon)
        events = lexicon.events | lexicon.follow[language]["event"]
        either = () if "compare" in asks else lexicon.either[language]
        is_one = is_ahead or "largest" in asks or any(map(lexicon.is_order, words))
        terms = join_either(terms, words, either if is_one else (), events)
        if own := find_own_country(terms, asks, values, self._knowledge):
            # «Что было в Греции в 2022 году», when all was at home.
            terms, sides = [], [*sides, own]
        order = find_order(words, asks, terms, self._knowledge, lexicon)
        terms, order = with_very_first(terms, order=order, lexicon=lexicon)
        asks, order = self._with_office(
            asks, words, terms, language, order=order, is_dated=bool(values)
        )
        if asks == ["whether"] and self._is_place_alone(begun, terms, language):
            # "En Boedapest dan?"
            asks = []
        upcoming = self._find_upcoming(values, asks, text)
        is_next = not lexicon.next.isdisjoint(words) or bool(upcoming and terms)
        terms = self._without_next(terms, is_next=is_next, upcoming=upcoming)
        terms = without_idle_verbs(terms, asks, order=order, is_next=is_next)
        if is_next and {"whether", "list"}.issuperset(asks):
            asks = ["planned"]
        return Frame(
            text=text,
            language=language,
            asks=tuple(asks),
            terms=tuple(without_preamble(terms, split_words(text[begins:])))
            if begins
            else tuple(terms),
            values=tuple(each for each in values if not isinstance(each, Upcoming)),
            now=now or (self._is_still(words, terms) and can_end(asks, terms)),
            order=order,
            counted=counted,
            topics=tuple(topics),
            sides=tuple(sides),
            is_open=not lexicon.open[language].isdisjoint(words) or self._asks_otherwise(words),
            happened=self._has_happened(words, language, is_ahead=is_ahead),
            of_people=bool(people) or by_size or (not counted and of_them),
            upcoming=upcoming,
            is_next=is_next,
            will_be=is_next or upcoming is not None or not lexicon.future.isdisjoint(words),
            defines=lexicon.phrases.defines(text, language),
            coming=self._is_coming(words, language),
            wrong=find_impossible(reading),
        )

    def _has_happened(self, words: Sequence[str], language: str, *, is_ahead: bool) -> bool:
        """Whether it asks for what took place: not for "past and planned events"."""
        lexicon = self._lexicon
        past = not (is_ahead or lexicon.past.isdisjoint(words))
        return past or any(
            not stems(each).isdisjoint(lexicon.doing_in[language])
            for each in words
            if each not in lexicon.recorded
        )

    def _asks_who_drew_more(self, words: Sequence[str]) -> bool:
        """Whether it is asked to which of two more people came: "more visitors at A or at B"."""
        lexicon = self._lexicon
        return not lexicon.comparing_years.isdisjoint(words) and any(map(lexicon.is_people, words))

    def _asks_otherwise(self, words: Sequence[str]) -> bool:
        """Whether it begins with a word that asks in another language, or misspells one: "wat"."""
        return any(
            word in self._lexicon.opening and word not in self._knowledge.vocabulary
            for word in words[:1]
        )

    def _without_next(
        self, terms: Sequence[Term], *, is_next: bool, upcoming: Upcoming | None
    ) -> list[Term]:
        """The terms but those that do not say which of what is to come is meant.

        None does that says only that it is, «намеченное», nor, as "next time", how often.
        """
        if not (is_next or upcoming):
            return list(terms)
        lexicon = self._lexicon
        return [
            each
            for each in terms
            if not (is_next and each.word in lexicon.occasions)
            and (each.strongly or not lexicon.is_hollow(each.word))
        ]

    def _is_coming(self, words: Sequence[str], language: str) -> bool:
        """Whether it asks who came; "came fourth" is no visit."""
        ranks, coming = self._lexicon.places[language], self._lexicon.coming
        return any(
            not stems(word).isdisjoint(coming) and after not in ranks
            for word, after in zip_longest(words, words[1:], fillvalue="")
        )

    def _guess_language(self, text: str) -> str:
        """The language of a text: of its letters, of its filler, else the person's."""
        words = split_words(text)
        if any(map(is_cyrillic, words)):
            return "ru"
        own = self._language if self._language != "ru" else "en"
        scores = {
            each: sum(
                self._lexicon.is_filler_in(word, each) + 2 * (word in self._lexicon.ask_words[each])
                for word in words
            )
            for each in LANGUAGES
            if each != "ru"
        }
        best = max(scores.values(), default=0)
        if best - scores.get(own, 0) < _CLEARLY:
            return own
        return max(scores, key=lambda each: scores[each])

    def _is_office_alone(self, words: Sequence[str], terms: Sequence[Term]) -> bool:
        """Whether a question is no more than an office, whatever its sign."""
        if not terms or not terms[0].offices or words[:1] != [terms[0].word]:
            return False
        contests = self._lexicon.contests
        return not any(
            each.is_verb or each.is_doing or each.kinds or not contests.isdisjoint(stems(each.word))
            for each in terms
        )

    def _with_office(
        self,
        asks: list[str],
        words: Sequence[str],
        terms: Sequence[Term],
        language: str,
        *,
        order: bool | None,
        is_dated: bool,
    ) -> tuple[list[str], bool | None]:
        """What is asked, and in which order, where an office asks who holds it."""
        if asks == ["whether"] and self._is_office_alone(words, terms):
            # "Mayor of Ghent now?"
            asks = []
        if asks == ["list"] and terms and terms[0].offices:
            # «Перечислите мэров Куритибы»
            return ["who"], order
        if asks or not terms:
            return asks, order
        if terms[0].offices and self._is_title(words):
            # «Первый бургомистр» is an office.
            return ["who"], None
        if (terms[0].offices and not is_dated) or self._asks_which_office(words, terms, language):
            asks = ["who"]
        return asks, order

    def _asks_which_office(
        self, words: Sequence[str], terms: Sequence[Term], language: str
    ) -> bool:
        """Whether it is asked who of those that hold an office did it: "which mayor signed"."""
        offices = {each.word for each in terms if each.offices}
        which = self._lexicon.which[language]
        return any(one in which and other in offices for one, other in pairwise(words))

    def _find_upcoming(
        self, values: Sequence[Value], asks: Sequence[str], text: str
    ) -> Upcoming | None:
        """What is to come, where that is asked for; not by "how many, future ones included"."""
        counts_in = self._lexicon.includes(text) or not self._lexicon.past.isdisjoint(
            split_words(text)
        )
        if "how_many" in asks and counts_in:
            return None
        return next((each for each in values if isinstance(each, Upcoming)), None)

    def _is_place_alone(self, words: Sequence[str], terms: Sequence[Term], language: str) -> bool:
        """Whether a question is no more than the name of one of the brief's places."""
        if len(terms) != 1 or self._knowledge.place_names.isdisjoint(terms[0].forms):
            return False
        idle = self._lexicon.follow[language]["leading"] | self._lexicon.follow[language]["idle"]
        return all(
            word == terms[0].word or word in idle or self._lexicon.is_hollow(word) for word in words
        )

    def _is_title(self, words: Sequence[str]) -> bool:
        """Whether a question begins with a word of order that stands in a role of the brief."""
        knowledge, first = self._knowledge, words[0]
        return self._lexicon.is_order(first) and bool(
            knowledge.roles.find(knowledge.vocabulary.forms(first))
        )

    def _is_still(self, words: Sequence[str], terms: Sequence[Term]) -> bool:
        """Whether a question is about today, without a word of today."""
        lexicon = self._lexicon
        if not lexicon.present.isdisjoint(words):
            return True
        return "еще" in words and any(each.offices for each in terms)
