"""Understands a message without a command, by rules: its readings, the likeliest first."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.dates import Problem, Recurring, Upcoming, Value, Wrong, join_neighbours, read_dates
from handlers.events.asked import list_occurrences
from handlers.finding.brief.subject import Subject
from handlers.finding.readings.asked_direction import find_direction
from handlers.finding.readings.reading import (
    ANSWERS,
    SECTIONS,
    SMALL_TALK,
    DatesReading,
    DirectionReading,
    IntentReading,
    PeriodReading,
    Reading,
    SearchReading,
    Understanding,
)
from handlers.finding.readings.routing import without_subjects
from handlers.texts import LANGUAGES
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Brief, Direction, Thing
from storage.search import Found
from storage.store import Store
from storage.words import on_other_keyboard, split_words

MAX_LENGTH = 300
"""Of a longer text only the beginning is read."""
_ASIDES = ("help", "events", "search")
"""The sections whose words say nothing beside others: «помогите найти концерт»."""
_TOLD = (Problem.IMPOSSIBLE, Problem.NO_START, Problem.NO_YEAR, Problem.REVERSED)
"""What is said of a date that is none; all else is for the search."""
_NAMED = frozenset({*ANSWERS, *SECTIONS, *SMALL_TALK, "whom"})
_REACH = re.compile(r"(?<!\d)\d{3}[ -]\d{2}[ -]\d{2}(?!\d)|\S@\S+\.\S")
"""A telephone number or an address."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A text taken apart."""

    dates: tuple[Value, ...]
    intents: Mapping[str, set[str]]
    """Those that it names, with the words that name them; the longest phrase first."""
    words: list[str]
    """Those that carry meaning, misspelled ones mended."""
    mended: frozenset[str] = frozenset()
    wrong: Wrong | None = None
    """What looks like a date and is none."""
    written: str = ""
    """The words that the dates were read from."""

    @property
    def periods(self) -> tuple[Edtf, ...]:
        """Those of the dates that say their year."""
        dated = (each.period if isinstance(each, Upcoming) else each for each in self.dates)
        return tuple(each for each in dated if isinstance(each, Edtf))

    @property
    def recurring(self) -> Recurring | None:
        """The day or month of every year, if one is all that is asked for."""
        match self.dates:
            case (Recurring() as recurring,):
                return recurring
        return None

    @property
    def when(self) -> PeriodReading | DatesReading:
        """The reading of the dates alone."""
        match self.dates:
            case (Edtf() as period,):
                return PeriodReading(period)
        return DatesReading(self.dates)

    def name(self, intents: Collection[str]) -> list[Reading]:
        """Those of the intents that the question names."""
        return [IntentReading(each) for each in self.intents if each in intents]

    def used_for(self, intents: Collection[str]) -> set[str]:
        """The words that name these intents."""
        return set().union(*(used for each, used in self.intents.items() if each in intents))


class Understander:
    """Reads texts against one brief, as a person of one language means them."""

    def __init__(
        self,
        store: Store,
        lexicon: Lexicon,
        brief: Brief,
        directions: Sequence[Direction],
        language: str,
        today: date,
        subject: Subject,
        subjects: frozenset[str] = frozenset(),
    ) -> None:
        """`subjects` are words that mean no section here, but what the brief tells of."""
        self._search = store.search
        self._events = store.events
        self._timeline = store.timeline
        self._lexicon = lexicon
        self._brief = brief
        self._directions = directions
        self._language = language
        self._today = today
        self._subject = subject
        self._subjects = subjects

    async def understand(self, text: str) -> Understanding:
        """The readings of a text as it stands, on the other keyboard, or else with its typos."""
        text = text[:MAX_LENGTH]
        partly: Understanding | None = None
        wrong: Wrong | None = None
        for guess in (False, True):
            for candidate in (text, on_other_keyboard(text)):
                understood = await self._read(candidate, guess=guess)
                if understood.readings and not understood.unknown:
                    return understood
                # Something beside words that nobody knows is better than nothing, no more.
                if understood.readings and not partly:
                    partly = understood
                wrong = wrong or understood.wrong
        return partly or Understanding(text, (), wrong=wrong)

    async def _read(self, text: str, *, guess: bool) -> Understanding:
        question = await self._take_apart(text, guess=guess)
        if named := self._find_named(question):
            return Understanding(text, tuple(named))
        readings, unknown = self._answer(question, await self._find(question))
        if question.dates:
            if not readings and question.words:
                unknown = [
                    each
                    for each in question.words
                    if not self._lexicon.is_order(each)
                    and not self._lexicon.is_doing(each)
                    and not self._subject.is_whole(each, self._lexicon)
                ]
                if unknown and self._is_later(question):
                    # «погода завтра» asks for nothing that is here.
                    return Understanding(text, ())
                readings = await self._find_recurring(question)
            readings = [*readings, question.when]
        elif not readings and not (guess and question.words):
            readings, unknown = await self._fall_back(question), question.words
        return Understanding(text, tuple(readings), tuple(unknown), question.wrong)

    async def _take_apart(self, text: str, *, guess: bool) -> _Question:
        if _REACH.search(text):
            return _Question((), {"contact": set()}, [])
        if not split_words(text):
            # «👍», «???»
            return _Question((), {"help": set()}, [])
        reading = read_dates(text, self._today, languages=(self._language, *LANGUAGES))
        dates = join_neighbours(each.value for each in reading.values)
        wrong = next((each for each in reading.problems if each.problem in _TOLD), None)
        if wrong and wrong.nearest and not dates:
            dates = (wrong.nearest,)
        rest = reading.rest(text)
        named = self._lexicon.find_intents(rest, self._subject.sides, guess=guess)
        intents = without_subjects(named, self._subjects, self._lexicon)
        written = " ".join(text[found.span.start : found.span.end] for found in reading.values)
        question = _Question(
            dates,
            intents,
            self._content_words(rest),
            wrong=wrong,
            written=" ".join(split_words(written)),
        )
        idle = question.used_for(SMALL_TALK)
        words = [each for each in question.words if each not in idle]
        mended = await self._mend(set(words) - question.used_for(intents)) if guess else {}
        return replace(question, words=_put(mended, words), mended=frozenset(mended))

    def _content_words(self, text: str) -> list[str]:
        if words := self._lexicon.content_words(text, self._language):
            return words
        # A word that is filler in a sentence can be all that is asked for: "IT".
        alone = split_words(text)
        return alone if len(alone) == 1 and alone[0] in self._lexicon.thesaurus.meaningful else []

    async def _mend(self, words: Iterable[str]) -> dict[str, list[str]]:
        """What those of the words stand for that are misspelled."""
        meant = {each: await self._search.correct([each], self._lexicon) for each in words}
        return {word: others for word, others in meant.items() if others != [word]}

    def _find_named(self, question: _Question) -> list[Reading]:
        """Small talk or sections, where a question says nothing else."""
        if question.dates or question.wrong or question.name(ANSWERS):
            return []
        if not question.words and (talk := question.name(SMALL_TALK)):
            return talk
        sections = question.name(SECTIONS)
        used = question.used_for(SECTIONS)
        others = self._others(question.words, used)
        # «события в Антверпене» asks for less than all events.
        if sections == [IntentReading("events")]:
            others = [
                each
                for each in question.words
                if each not in used | self._lexicon.past
                and not self._subject.is_whole(each, self._lexicon)
            ]
        return [] if others else sections

    def _answer(self, question: _Question, found: list[Reading]) -> tuple[list[Reading], list[str]]:
        """What was found, with the answers that are asked for, and the words left unknown."""
        answers = question.name(ANSWERS)
        others = self._others(question.words, question.used_for(ANSWERS))
        kept = _kept(found, others)
        if answers == [IntentReading("about")] and others and 2 * len(kept) >= len(others):
            # The rest of the question tells of something in the brief.
            return [*found, *answers], []
        if answers or question.dates or question.name(SMALL_TALK) or kept:
            return [*answers, *found], []
        has_direction = any(isinstance(each, DirectionReading) for each in found)
        if has_direction or not any(map(self._is_topic, question.words)):
            return found, []
        return [IntentReading("about"), *found], others

    async def _fall_back(self, question: _Question) -> list[Reading]:
        """What a question asks for beside the words that nothing is known of."""
        readings: list[Reading] = [
            IntentReading("contact" if each == "whom" else each)
            for each in question.intents
            if each in _NAMED
        ]
        if "events" not in question.intents:
            return readings
        newest_first = self._lexicon.find_order(question.words, self._subject.numbered)
        # That all events are meant is no answer to what nothing is known of.
        readings.remove(IntentReading("events"))
        if newest_first is None:
            return readings
        return [await self._list_by(newest_first=newest_first), *readings]

    def _find_direction(self, words: Sequence[str]) -> Direction | None:
        return find_direction(words, self._directions, self._lexicon, self._subject)

    def _others(self, words: Iterable[str], used: set[str]) -> list[str]:
        """The words that say something beside those that are used and the brief's own subject."""
        return [
            each
            for each in words
            if each not in used
            and not self._subject.is_whole(each, self._lexicon)
            and not self._subject.is_side(each)
        ]

    def _is_topic(self, word: str) -> bool:
        return self._lexicon.is_topic(word) and not self._subject.is_place(word)

    def _is_beside(self, word: str) -> bool:
        """Whether a word finds nothing that others would not: «шахматы и Аргентина»."""
        return self._is_topic(word) or self._subject.is_called(word)

    def _is_later(self, question: _Question) -> bool:
        """Whether only what is to come is asked for, or a day of which the brief cannot know."""
        match question.dates:
            case (Upcoming(),):
                return True
            case (Edtf() as period,):
                is_day = period.earliest_start == period.latest_end
                return is_day and period.earliest_start > self._brief.as_of.latest_end
        return False

    async def _find(self, question: _Question) -> list[Reading]:
        """The direction that a question is about, and what its words find."""
        dates, asides = question.dates, question.used_for(_ASIDES)
        words = [each for each in question.words if each not in asides]
        if not words and not dates:
            words = question.words
        newest_first = self._lexicon.find_order(words, self._subject.numbered)
        words = [each for each in words if not self._lexicon.is_order(each)]
        if not words:
            if question.recurring:
                return await self._find_recurring(question)
            if newest_first is None or dates:
                return []
            return [await self._list_by(newest_first=newest_first)]
        readings: list[Reading] = []
        if not dates and (direction := self._find_direction(words)):
            readings.append(DirectionReading(direction))
        words = [each for each in words if not self._is_beside(each)] or words
        search = await self._look_within(words, question, oldest=newest_first is False)
        if search.found.hits:
            if newest_first is not None:
                search = await self._sort(search, newest_first=newest_first)
            readings.append(replace(search, corrected=search.corrected | question.mended))
        return readings

    async def _look_within(
        self, words: list[str], question: _Question, *, oldest: bool
    ) -> SearchReading:
        """What the words find in each of the periods, or on a day or in a month of any year."""
        if not (periods := question.periods):
            search = await self._look_for(words, None, oldest=oldest)
            if not (recurring := question.recurring) or not search.found.hits:
                return search
            then = set(await self._list_recurring(recurring))
            hits = tuple(hit for hit in search.found.hits if hit.kind == "event" and hit.id in then)
            if not hits:
                return replace(search, recurring=recurring, missed=True)
            found = replace(search.found, hits=hits)
            return replace(search, found=found, recurring=recurring)
        searches = [await self._look_for(words, each, oldest=oldest) for each in periods]
        fruitful = [each for each in searches if each.found.hits] or searches
        founds = [each.found for each in fruitful]
        every = Found(
            tuple(dict.fromkeys(hit for found in founds for hit in found.hits)),
            frozenset().union(*(found.words for found in founds)),
            frozenset.intersection(*(found.kept for found in founds)),
        )
        return replace(
            fruitful[0],
            found=every,
            periods=periods,
            barren=tuple(
                period
                for period, search in zip(periods, searches, strict=True)
                if not search.found.hits
            ),
            corrected=frozenset[str]().union(*(each.corrected for each in fruitful)),
        )

    async def _find_recurring(self, question: _Question) -> list[Reading]:
        """All of a day or month of any year, if that is asked for."""
        if not question.recurring:
            return []
        found = _of_events(await self._list_recurring(question.recurring))
        reading = SearchReading(question.written, found, recurring=question.recurring)
        return [reading] if found.hits else []

    async def _list_recurring(self, recurring: Recurring) -> list[int]:
        """The events on a day of any year, or that began in a month or season of any."""
        if not recurring.start.day:
            return await self._timeline.find_in_months(self._brief.id, recurring.months)
        found = await list_occurrences(self._events, self._brief.id, recurring, self._language)
        events = [(period, event) for period, page in found for event in page.events]
        # What began then comes before what only went on.
        events.sort(key=lambda each: each[1].date.earliest_start < each[0].earliest_start)
        return list(dict.fromkeys(event.id for _, event in events))

    async def _look_for(
        self, words: list[str], period: Edtf | None, *, oldest: bool
    ) -> SearchReading:
        """What the words find, or find mended if so they find more: «concert in switserland»."""

        async def find(words: list[str]) -> Found:
            return await self._search.find(
                self._brief.id, words, self._lexicon, period, oldest=oldest
            )

        found = await find(words)
        if found.hits and len(found.kept) < len(words):
            mended = await self._mend(set(words) - found.kept)
            meant = _put(mended, words)
            better = await find(meant)
            if len(better.kept) > len(found.kept):
                return SearchReading(" ".join(meant), better, corrected=frozenset(mended))
        return SearchReading(" ".join(words), found)

    async def _list_by(self, *, newest_first: bool) -> SearchReading:
        ends = self._timeline.find_newest if newest_first else self._timeline.find_oldest
        events = await ends(self._brief.id)
        return SearchReading("", _of_events(events), newest_first=newest_first)

    async def _sort(self, search: SearchReading, *, newest_first: bool) -> SearchReading:
        hits = search.found.hits
        events = [hit.id for hit in hits if hit.kind == "event"]
        events = await self._timeline.sort(events, newest_first=newest_first)
        others = [hit for hit in hits if hit.kind != "event"]
        found = replace(search.found, hits=(*_of_events(events).hits, *others))
        return replace(search, found=found, newest_first=newest_first)


def _put(mended: Mapping[str, list[str]], words: Iterable[str]) -> list[str]:
    return [meant for word in words for meant in mended.get(word, [word])]


def _of_events(ids: Sequence[int]) -> Found:
    return Found(tuple(Thing("event", each) for each in ids))


def _kept(readings: Iterable[Reading], words: Iterable[str]) -> list[str]:
    """Those of the words that a search has found, as they are or mended."""
    searches = [each for each in readings if isinstance(each, SearchReading)]
    return [
        word for word in words if any(word in each.found.kept | each.corrected for each in searches)
    ]
