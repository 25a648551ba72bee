"""What a question asks: which thing of which kind, under which constraints."""

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from handlers.dates import Upcoming, Value, join_neighbours, read_dates
from handlers.finding.countries import find_countries
from handlers.finding.knowledge import Knowledge
from handlers.texts import LANGUAGES, LOCALES
from storage.edtf import CalendarDate, Edtf
from storage.lexicon import Lexicon
from storage.words import fold, is_cyrillic, split_words, stems

MAX_LENGTH = 300
MAX_TERMS = 14
_NUMERAL = 2
"""How many figures the number of a name has: «Пётр 1», "Louis 14"."""
_TWO = 2
_ORDINAL = re.compile(r"(\d{1,2})(?:e|er|ere|eme|ieme|de|ste|th|st|nd|rd)")
_ARTICLE = 3
"""How many letters the articles and prepositions of other languages have at most."""
_PREAMBLE = 3
"""How many words one says of oneself at least, before one asks."""
_CLEARLY = 3
"""How much more of another language a text must have than of the person's."""
_WORD = re.compile(r"[^\W_]+")
_VICE = re.compile(r"\b(вице|vice)[ -](?=\w)", re.IGNORECASE)
_ON = frozenset({"на", "on", "op", "sur"})
_NOT_COUNTED = re.compile(r"\w+(?:[ыи]х|[аеияы]л|л[аои]|л[аоси]сь|лся|[еи]т|[юяу]т)")
"""Adjectives and verbs of Russian: «сколько совместных компаний», «сколько стоил»."""
_OURSELVES = frozenset({"я", "мы", "nous"})
_OWN_WORK = re.compile(r"\w{3,}(?:[аяуею]ю|[иеё]м|[иеё]мся|юсь)|\w{4,}ons")
"""«Перевозим грузы»: what the people who ask do themselves is not asked for."""
_INVERTED = re.compile(r"-(t-)?(il|elle|ils|elles)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a question says, and in which events it is met."""

    written: str
    word: str
    met: frozenset[int] = frozenset()
    """The events that have it anywhere, or are where or of the kind that it says."""
    strongly: frozenset[int] = frozenset()
    """Those that have it in title or names."""
    wide: frozenset[int] = frozenset()
    """Those that have only words of the same meaning."""
    kindred: frozenset[int] = frozenset()
    """Those that are only of the kind that it says."""
    said: frozenset[int] = frozenset()
    """The sentences of the overview that have it."""
    kinds: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    there: frozenset[int] = frozenset()
    """Those that were where it says, if it is a place."""
    is_place: bool = False
    """Whether it says where something was."""
    is_doing: bool = False
    """Whether it only says that something took place."""
    rarity: float = 1.0
    guessed: bool = False
    """Whether it was taken for a misspelling."""
    fields: frozenset[str] = frozenset()
    directions: frozenset[int] = frozenset()
    """The directions that it belongs to."""
    is_name: bool = False
    """Whether it can only be a name."""
    is_verb: bool = False
    """Whether it looks like a verb, and is in no title or name."""
    forms: frozenset[str] = frozenset()
    """The words of the brief that are it, or mean the same."""

    @property
    def is_known(self) -> bool:
        """Whether the brief has it at all."""
        return bool(self.met or self.said or self.directions)


@dataclass(frozen=True, slots=True)
class Frame:
    """A question taken apart."""

    text: str
    language: str
    asks: tuple[str, ...]
    terms: tuple[Term, ...]
    values: tuple[Value, ...] = ()
    now: bool = False
    order: bool | None = None
    """Whether the newest (True) or the oldest (False) is asked for."""
    counted: str = ""
    """The word after "how many"."""
    of_people: bool = False
    """Whether numbers of people are asked for, without a word of whom."""
    topics: tuple[str, ...] = ()
    """Words that name what every brief is about."""
    sides: tuple[str, ...] = ()
    """Words that name the places that the whole brief is about."""
    is_open: bool = False
    """Whether it has a word of an open question: how, what."""
    happened: bool = False
    """Whether it asks for what took place."""
    upcoming: Upcoming | None = None
    """What is to come, where that is asked for."""
    is_next: bool = False
    """Whether it asks for what comes next."""
    will_be: bool = False
    """Whether it speaks of what is still to come."""
    varies: bool = False
    """Whether it is another one with something exchanged."""
    coming: bool = False
    """Whether it asks for what came to where the committee is."""
    defines: bool = False
    """Whether it asks what something is."""

    @property
    def solid(self) -> list[Term]:
        """The terms that say something of their own."""
        return [each for each in self.terms if not each.is_doing]

    @property
    def meant(self) -> str:
        """The text, with what its misspelled words stand for."""
        text = self.text
        for each in self.terms:
            if each.guessed and each.forms:
                text = text.replace(each.written, min(each.forms))
        return text

    @property
    def takes_verbs_for_granted(self) -> bool:
        """Whether it asks when, where, how many, and not whether."""
        return bool(self.asks or self.is_open or self.is_next) and "whether" not in self.asks

    @property
    def unknown(self) -> list[Term]:
        """Those that the brief has nowhere."""
        return [each for each in self.solid if not each.is_known]


class FrameReader:
    """Takes questions to one brief apart."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, language: str, today: date) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._language = language
        self._today = today

    def read(self, text: str) -> Frame:
        """A question as a frame."""
        lexicon = self._lexicon
        text = lexicon.without_slips(_VICE.sub(r"\1", text[:MAX_LENGTH]))
        text = lexicon.without_idioms(text)
        reading = read_dates(text, self._today, languages=(self._language, *LANGUAGES))
        rest, now = lexicon.without_now(reading.rest(text))
        language = self._guess_language(rest)
        found = lexicon.find_asks(rest, language, self._knowledge.vocabulary.forms)
        words = split_words(rest)
        asks = _in_order(found, words, language)
        asking = set().union(*(found[each] for each in found))
        begins = _find_beginning(text, lexicon, lexicon.open[language] | asking)
        asked_of = [each for each in reading.values if each.span.start >= begins]
        each_value = [each.value for each in asked_of or reading.values]
        both = len(each_value) == _TWO and not lexicon.either[language].isdisjoint(
            split_words(text)
        )
        comparing = lexicon.comparing_years if both else lexicon.comparing
        parted = len(each_value) > 1 or not lexicon.either[language].isdisjoint(words)
        asks = _of_two(asks, is_compared=parted and not comparing.isdisjoint(words))
        today = Edtf.at(CalendarDate.of_day(self._today))
        if today in each_value and ("who" in asks or not lexicon.present.isdisjoint(words)):
            # «Сегодня ещё действует?», «кто сегодня мэр»
            each_value, now = [each for each in each_value if each != today], True
        values = each_value if "compare" in asks else join_neighbours(each_value)
        truly = not lexicon.truly.isdisjoint(words[:1])
        if (truly and asks == ["list"]) or (not asks and self._is_whether(words, text, language)):
            # «Правда ли, что все …» lists nothing.
            asks = ["whether"]
        sized = {"compare", "largest"}.intersection(asks)
        people = set(filter(lexicon.is_people, words)) if sized else set()
        if "compare" in asks:
            asking |= comparing
        asking |= people
        said = [each for each in words if not self._knowledge.subject.is_relative(each)]
        counting = found.get("how_many", set())
        by_size = any(not stems(each).isdisjoint(lexicon.sizes) for each in counting)
        counted = "" if by_size else _counted(said, counting, lexicon)
        natives = self._find_natives(words, counting)
        # «Число событий» asks and says what is counted in one.
        counted = natives or counted or next(filter(lexicon.events.__contains__, counting), "")
        if counted in lexicon.events:
            asking.add(counted)
        terms, topics, sides = self._read_terms(rest, language, asking, found)
        terms = _either(terms, words, lexicon.either[language] if "largest" in asks else ())
        order = self._find_order(words, asks, terms)
        if asks == ["whether"] and self._is_office_alone(words, terms):
            # "Mayor of Ghent now?"
            asks = []
        if not asks and terms and terms[0].offices:
            if self._is_title(words):
                # «Первый бургомистр» is an office.
                asks, order = ["who"], None
            elif not values:
                asks = ["who"]
        upcoming = next((each for each in values if isinstance(each, Upcoming)), None)
        is_next = not lexicon.next.isdisjoint(words) or bool(upcoming and terms)
        if is_next and {"whether", "list"}.issuperset(asks):
            asks = ["planned"]
        return Frame(
            text=text,
            language=language,
            asks=tuple(asks),
            terms=tuple(_without_preamble(terms, split_words(text[begins:])))
            if begins
            else tuple(terms),
            values=tuple(each for each in values if not isinstance(each, Upcoming)),
            now=now or (self._is_still(words, terms) and _can_end(asks, terms)),
            order=order,
            counted=counted,
            topics=tuple(topics),
            sides=tuple(sides),
            is_open=not lexicon.open[language].isdisjoint(words),
            happened=any(not stems(each).isdisjoint(lexicon.doing_in[language]) for each in words),
            of_people=bool(people) or by_size or (not counted and self._is_them(words, counting)),
            upcoming=upcoming,
            is_next=is_next,
            will_be=is_next or upcoming is not None or not lexicon.future.isdisjoint(words),
            defines=lexicon.defines(text, language),
            coming=any(not stems(each).isdisjoint(self._lexicon.coming) for each in words),
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

    def _is_whether(self, words: Sequence[str], text: str, language: str) -> bool:
        if language == "fr" and _INVERTED.search(text):
            return True
        lexicon = self._lexicon
        if not words or "ли" in words:
            return bool(words)
        openers, is_open = lexicon.whether[language], not lexicon.open[language].isdisjoint(words)
        if words[0] in openers:
            return language != "ru" or not is_open or words[0] in lexicon.truly
        if is_open:
            return False
        # Russian needs no sign of a question but the voice.
        says_so = language == "ru" and any(
            word in openers or not stems(word).isdisjoint(lexicon.doing) for word in words
        )
        return says_so or text.rstrip().endswith("?")

    def _is_them(self, words: Sequence[str], counting: set[str]) -> bool:
        """Whether it is asked how many they were: «сколько их было»."""
        said = {each for language in LANGUAGES for each in self._lexicon.they[language]}
        return bool(counting) and not said.isdisjoint(words)

    def _find_natives(self, words: Sequence[str], counting: set[str]) -> str:
        """The people of the partner, where these are counted: «сколько словенцев было»."""
        lexicon, relative = self._lexicon, self._knowledge.subject.is_relative
        start = next((at for at, word in enumerate(words) if word in counting), len(words))
        said = list(words[start + 1 :])
        while len(said) > 1 and lexicon.is_idle(said[0]) and said[0] not in lexicon.events:
            # «Сколько всего чилийцев»
            said = said[1:] if said[0] not in lexicon.before_places else []
        if not said or not relative(said[0]):
            return ""
        then = (*said[1:], "")[0]
        if lexicon.is_people(then) or lexicon.fields_of(then):
            # "Koreaanse toeristen": the tourists are counted.
            return ""
        idle = not then or lexicon.is_idle(then) or lexicon.is_doing(then)
        return said[0] if idle or lexicon.is_verb(then) else ""

    def _find_order(
        self, words: Sequence[str], asks: Sequence[str], terms: Sequence[Term]
    ) -> bool | None:
        """Whether the newest or the oldest is asked for; neither by "the First Mayor"."""
        if "who" in asks and any(each.offices for each in terms):
            return None
        if "how_long" in asks:
            words = self._without_last_verb(words)
        if self._is_rank(words):
            words = words[:-1]
        return self._lexicon.find_order(words, self._knowledge.subject.numbered)

    def _is_rank(self, words: Sequence[str]) -> bool:
        """Whether the last word says on which place somebody came: "who finished first"."""
        before = {stem for word in words[-3:-1] for stem in stems(word)}
        return self._lexicon.is_order("".join(words[-1:])) and not before.isdisjoint(
            self._lexicon.contests
        )

    def _without_last_verb(self, words: Sequence[str]) -> Sequence[str]:
        """The words without the verb "last", where one asks how long the first one did."""
        at = max((n for n, word in enumerate(words) if self._lexicon.is_doing(word)), default=None)
        if at is None or self._lexicon.helping.isdisjoint(words[:at]):
            return words
        return [*words[:at], *words[at + 1 :]]

    def _is_office_alone(self, words: Sequence[str], terms: Sequence[Term]) -> bool:
        """Whether a question is no more than an office, whatever its sign."""
        if not terms or not terms[0].offices or words[:1] != [terms[0].word]:
            return False
        contests = self._lexicon.contests
        return not any(
            each.is_verb or each.is_doing or each.kinds or not contests.isdisjoint(stems(each.word))
            for each in terms
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

    def _read_terms(
        self, text: str, language: str, asking: set[str], found: Collection[str]
    ) -> tuple[list[Term], list[str], list[str]]:
        terms: list[Term] = []
        topics: list[str] = []
        sides: list[str] = []
        lexicon, subject = self._lexicon, self._knowledge.subject
        before = named = place_word = ""
        first = next(iter(split_words(text)), "")
        helped = first in lexicon.helping
        who = "who" in found or (not found and first in self._knowledge.titles_held)
        own_work = first in _OURSELVES or _OWN_WORK.fullmatch(first)
        for match in _WORD.finditer(text):
            written, split = match.group(), split_words(match.group())
            word = split[0] if split else ""
            if not (
                word.isdecimal() or word in lexicon.epithets or lexicon.is_filler_in(word, language)
            ):
                named = word
            if word in lexicon.before_places or not lexicon.is_filler_in(word, language):
                # «В самой Турции», "in the Hermitage".
                place_word = before
                before = word
            if len(terms) == MAX_TERMS or self._says_nothing(word, named, language, asking):
                continue
            located = place_word in lexicon.before_places and not (
                lexicon.is_topic(word) or self._is_called(text, match)
            )
            term = self._read_term(word, written, located=located, who=who)
            if helped and term.kinds and not stems(word).isdisjoint(lexicon.doing):
                term = Term(written, word, is_doing=True)
            if term.is_place:
                terms.append(term)
            elif subject.is_place(word) or (term.guessed and subject.is_relative(word)):
                sides.append(word)
            elif lexicon.is_topic(word) and not term.kinds:
                topics.append(word)
            elif (
                term.met
                or term.said
                or not (lexicon.is_hollow(word) or (own_work and _OWN_WORK.fullmatch(word)))
            ):
                terms.append(term)
        return terms, topics, sides

    def _is_called(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word stands before the next as in a title: "at Alexandria Day"."""
        following = _WORD.search(text, match.end())
        pair = f"{match.group()} {following.group()}" if following else ""
        return bool(self._knowledge.find_called(pair))

    def _says_nothing(self, word: str, named: str, language: str, asking: set[str]) -> bool:
        """Whether a word only asks, fills, or belongs to the name before it."""
        lexicon = self._lexicon
        if not word or (len(word) == 1 and not word.isdecimal()):
            return True
        means_more = lexicon.offices_of(word) or lexicon.kinds_of(word)
        if word in asking and (lexicon.is_people(word) or not means_more):
            return True
        if lexicon.is_filler_in(word, language) or word in lexicon.truly or lexicon.is_order(word):
            return True
        counts = word in lexicon.epithets or (word.isdecimal() and len(word) <= _NUMERAL)
        return counts and not self._knowledge.subject.numbered.isdisjoint(stems(named))

    def _read_term(self, word: str, written: str, *, located: bool, who: bool) -> Term:
        knowledge, lexicon = self._knowledge, self._lexicon
        own = stems(word)
        if word in lexicon.outside:
            outside = knowledge.find_outside(word, lexicon)
            return Term(
                written,
                word,
                met=frozenset(knowledge.texts.find(outside)),
                said=frozenset(knowledge.said.find(outside)),
                directions=frozenset(knowledge.find_directions(outside, frozenset())),
                forms=outside,
            )
        if located and (place := self._read_place(word, written)):
            return place
        if ordinal := _ORDINAL.fullmatch(word):
            # "3e" is «troisième».
            words = self._lexicon.ordinals(int(ordinal[1]))
            word = next((each for each in words if each in knowledge.vocabulary), word)
        # The French for “the” is no form of the Dutch for “lessons”.
        forms = {
            each
            for each in knowledge.vocabulary.forms(word)
            if len(each) > _ARTICLE or each == word or each not in lexicon.filler
        }
        kinds = frozenset(lexicon.kinds_of(word))
        offices = frozenset(knowledge.offices_of(word) if who else lexicon.offices_of(word))
        fields = frozenset(lexicon.fields_of(word))
        doing = not own.isdisjoint(lexicon.doing)
        wider = set[str]() if kinds else self._find_wider(word, is_known=bool(forms) or doing)
        guessed = False
        if not (doing or wider or kinds or fields or offices or word in knowledge.vocabulary):
            doing = lexicon.is_like_doing(word)
        if not (forms or wider or kinds or fields or doing):
            near = lexicon.similar(word)
            kinds = frozenset(kind for each in near for kind in lexicon.kinds_of(each))
            forms = set() if kinds else knowledge.vocabulary.similar(word)
            guessed = bool(forms or kinds)
        strongly = knowledge.titles.find(forms) | knowledge.names.find(forms)
        met = strongly | knowledge.texts.find(forms)
        said = knowledge.said.find(forms | wider) or knowledge.said.find(
            # "Schooluitwisselingen" are "uitwisselingen".
            each
            for form in forms or {word}
            for each in knowledge.compounds.of(form)
        )
        exact = set(strongly)
        kindred = set[int]().union(*(knowledge.kinds.get(kind, ()) for kind in kinds))
        strongly |= kindred
        for office in offices:
            strongly |= knowledge.offices.get(office, set())
            said |= knowledge.offices_said.get(office, set())
        wide = knowledge.titles.find(wider) | knowledge.names.find(wider)
        wide |= knowledge.texts.find(wider)
        if not (met or wide or kinds or doing):
            met = strongly = knowledge.find_compound(word)
        if not (met or wide or kinds or doing):
            derived = knowledge.vocabulary.derived_from(word)
            wide = knowledge.titles.find(derived) | knowledge.names.find(derived)
            wider |= derived
        for name in lexicon.fields_named(word) if not met else ():
            wide |= knowledge.fields.get(name, set())
        return Term(
            written,
            word,
            met=frozenset(met | strongly | wide),
            strongly=frozenset(strongly),
            wide=frozenset(wide - met - strongly),
            said=frozenset(said),
            kinds=kinds,
            offices=offices,
            # «Trade» has the stem of the Dutch for “stepped”.
            is_doing=doing and not kinds and not offices and not fields,
            rarity=max(knowledge.vocabulary.rarity(forms or wider), 0.1),
            guessed=guessed,
            fields=fields,
            directions=frozenset(() if guessed else knowledge.find_directions(forms, fields)),
            is_verb=not strongly
            and own.isdisjoint(lexicon.contests)
            and not any(word in each for each in lexicon.places.values())
            and lexicon.is_verb(written),
            is_name=not guessed and not knowledge.proper.isdisjoint(forms),
            forms=frozenset(forms | wider),
            kindred=frozenset(kindred - exact),
            there=frozenset(knowledge.places.find(forms)),
        )

    def _find_wider(self, word: str, *, is_known: bool) -> set[str]:
        """The words of the brief that can stand for one: those alike, else its country."""
        knowledge = self._knowledge
        wider = {
            form for each in self._lexicon.alike(word) for form in knowledge.vocabulary.forms(each)
        }
        if not (wider or is_known):
            # A Finn is of Finland.
            for country in find_countries(word):
                wider |= knowledge.forms_of_country(country.code)
        return wider

    def _read_place(self, word: str, written: str) -> Term | None:
        """A word that says where: a country by where events were, else a place by its name."""
        knowledge, own = self._knowledge, stems(word)
        forms = {word, *knowledge.vocabulary.forms(word)}
        said = frozenset(knowledge.said.find(forms))
        for stem in own:
            if stem in knowledge.countries:
                there = frozenset(knowledge.countries[stem])
                return Term(
                    written, word, there, there, said=said, is_place=True, forms=frozenset(forms)
                )
        if there := frozenset(knowledge.places.find(forms)):
            is_name = not knowledge.proper.isdisjoint(forms)
            return Term(
                written,
                word,
                there,
                there,
                said=said,
                is_place=True,
                is_name=is_name,
                forms=frozenset(forms),
            )
        if is_geographic(word):
            return Term(written, word, said=said, is_place=True)
        return None


def speaks_of_oneself(words: Collection[str], lexicon: Lexicon) -> bool:
    """Whether somebody says what they are or do themselves: «я здесь впервые», «готовлю доклад»."""
    return any(not each.isdisjoint(words) for each in lexicon.ourselves.values()) or any(
        map(_OWN_WORK.fullmatch, words)
    )


def _find_beginning(text: str, lexicon: Lexicon, asking: AbstractSet[str]) -> int:
    """Where a question begins after what one says of oneself: "I teach pottery; when did …"."""
    words = [
        (word, match.start()) for match in _WORD.finditer(text) for word in fold(match[0]).split()
    ]
    at = next((n for n, (word, _) in enumerate(words) if n >= _PREAMBLE and word in asking), 0)
    before = {word for word, _ in words[:at]}
    is_own = any(not each.isdisjoint(before) for each in lexicon.ourselves.values())
    return words[at][1] if is_own else 0


def _without_preamble(terms: Sequence[Term], after: Sequence[str]) -> Sequence[Term]:
    """The terms that are asked after, and names; where there are some."""
    known = [each for each in terms if each.is_known and each.word in after]
    if not known:
        return terms
    alone = len(known) == 1
    return [
        each for each in terms if each.word in after or (each.is_known and (each.is_name or alone))
    ]


def _either(terms: Sequence[Term], words: Sequence[str], either: Collection[str]) -> list[Term]:
    """The terms, those on the sides of an "or" as one: "the largest concert or festival"."""
    joined = list(terms)
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        sides = [each for each in joined if each.word in (before, after)]
        if word in either and len(sides) == _TWO:
            one, other = sides
            joined[joined.index(one)] = _join(one, other)
            joined.remove(other)
    return joined


def _join(one: Term, other: Term) -> Term:
    """Both words, as one that is met where either is."""
    return replace(
        one,
        met=one.met | other.met,
        strongly=one.strongly | other.strongly,
        wide=(one.wide | other.wide) - one.strongly - other.strongly,
        kindred=one.kindred | other.kindred,
        said=one.said | other.said,
        kinds=one.kinds | other.kinds,
        forms=one.forms | other.forms,
    )


def is_geographic(word: str) -> bool:
    """Whether a word names a country, or a city that gives its name to a time."""
    return not stems(word).isdisjoint(_geography())


@cache
def _geography() -> frozenset[str]:
    names = [
        name
        for locale in LOCALES.values()
        for name in (
            *locale.territories.values(),
            *(zone["city"] for zone in locale.time_zones.values() if "city" in zone),
        )
    ]
    words = [split_words(str(name)) for name in names]
    return frozenset(stem for each in words if len(each) == 1 for stem in stems(each[0]))


_OUTDONE: Mapping[str, tuple[str, ...]] = {
    "how_long": ("how_many",),
    "age": ("how_many",),
    "how_much": ("how_many", "hour"),
    "hour": ("how_many", "when"),
    "largest": ("how_many", "how_much"),
    "longest": ("compare", "longer"),
    "source": ("where",),
}
"""What is asked more exactly by another ask: «во сколько обошлось» asks for no hour."""


def _in_order(found: dict[str, set[str]], words: Sequence[str], language: str) -> list[str]:
    """What is asked for, in the order in which it is said; the more exact ask wins its words."""
    first = {word: at for at, word in reversed(list(enumerate(words)))}
    asks = sorted(found, key=lambda ask: min(first.get(word, 99) for word in found[ask]))
    asks = [each for each in asks if not any(each in _OUTDONE.get(other, ()) for other in asks)]
    if "hour" in asks:
        asks.sort(key=lambda each: each != "hour")
    if "until" in asks:
        asks = ["until" if each == "when" else each for each in asks]
        asks = list(dict.fromkeys(asks))
    if language == "fr" and "ce qui" in " ".join(words):
        asks = [each for each in asks if each != "who"]
    if "company" in asks and "who" not in asks:
        asks.append("who")
    return asks


def _of_two(asks: Sequence[str], *, is_compared: bool) -> list[str]:
    """What is asked for, where two are compared, or one of all of them is sought."""
    if is_compared:
        return ["compare", *(each for each in asks if each not in ("compare", "largest"))]
    if "largest" in asks and "when" not in asks:
        return [each for each in asks if each != "compare"]
    return list(asks)


def _can_end(asks: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether what is asked can have ended: whether it is so, which agreements hold."""
    return list(asks) == ["whether"] or (
        not asks and any("agreement" in each.kinds for each in terms)
    )


def _counted(words: Sequence[str], asking: set[str], lexicon: Lexicon) -> str:
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
        if word in lexicon.people or not lexicon.is_idle(word) or lexicon.kinds_of(word):
            return word
        if word in lexicon.events:
            return word
    # "Optredens" are counted, and are what one does.
    named = (each for each in words[at:] if lexicon.is_doing(each) and lexicon.alike(each))
    return next(named, "")
