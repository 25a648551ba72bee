"""The words of a question, as the brief and the lexicon know them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.dates import Value
from handlers.finding.brief.countries import find_countries
from handlers.finding.brief.geography import is_geographic
from handlers.finding.brief.knowledge import Knowledge, stems_of_country
from handlers.finding.brief.nationalities import countries_of
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.oneself import begins_with_oneself, is_own_work
from storage.lexicon import Lexicon
from storage.words import split_words, stems

_MAX_TERMS = 14
_NUMERAL = 2
"""How many figures the number of a name has: «Пётр 1», "Louis 14"."""
_TWO = 2
_ORDINAL = re.compile(r"(\d{1,2})(?:e|er|ere|eme|ieme|de|ste|th|st|nd|rd)")
_ARTICLE = 3
"""How many letters the articles and prepositions of other languages have at most."""
_WORD = re.compile(r"[^\W_]+")
_FIRST_PART, _LAST_PART = 4, 6
_KEPT = ("о", "у", "ю", "э", "o", "u")
"""What names end with that have one form: «Порту», "Oslo"."""


class TermReader:
    """Reads the words of questions to one brief."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon

    def read(
        self, text: str, language: str, asking: set[str], found: Collection[str]
    ) -> tuple[list[Term], list[str], list[str]]:
        """The terms of a text; the words for what every brief is about; those for its sides.

        `asking` are the words that say what is asked for, `found` is that.
        """
        terms: list[Term] = []
        topics: list[str] = []
        sides: list[str] = []
        lexicon, subject = self._lexicon, self._knowledge.subject
        before = named = place_word = ""
        first = next(iter(split_words(text)), "")
        helped = first in lexicon.helping
        who = "who" in found or (not found and first in self._knowledge.titles_held)
        own_work = begins_with_oneself(first) and not lexicon.thesaurus.alike(first)
        last = split_words(text)[-1:]
        parted = next((each for each in last if each in lexicon.parted[language]), "")
        for match in _WORD.finditer(text):
            written, split = match.group(), split_words(match.group())
            word = split[0] if split else ""
            if not (
                word.isdecimal() or word in lexicon.epithets or lexicon.is_filler_in(word, language)
            ):
                named = word
            # « Y a eu quelque chose sur le cirque »: it says not where.
            leads = lexicon.beside | lexicon.before_places | lexicon.about[language]
            before_name = word in leads
            if before_name or not lexicon.is_filler_in(word, language):
                # «В самой Турции», "in the Hermitage".
                place_word = before
                before = word
            says_nothing = self._says_nothing(word, named, language, asking)
            if len(terms) == _MAX_TERMS or (
                says_nothing and not self._begins_name(text, match, asking)
            ):
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
            elif self._is_topic(term, parted):
                topics.append(word)
            elif (
                term.met
                or term.said
                or not (lexicon.is_hollow(word) or (own_work and is_own_work(word)))
            ):
                terms.append(term)
        return _without_echoes(terms), topics, sides

    def _is_topic(self, term: Term, parted: str) -> bool:
        """Whether a word only names what every brief is about, as it is or with what it parted."""
        is_topic = self._lexicon.is_topic
        if parted and not term.strongly and is_topic(parted + term.word):
            return True
        return is_topic(term.word) and not term.kinds

    def _is_called(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word stands before the next as in a title: "at Alexandria Day"."""
        following = _WORD.search(text, match.end())
        pair = f"{match.group()} {following.group()}" if following else ""
        return bool(self._knowledge.find_called(pair))

    def _begins_name(self, text: str, match: re.Match[str], asking: set[str]) -> bool:
        """Whether a word that fills elsewhere stands in a title before a name: «Дни Петербурга»."""
        following = _WORD.search(text, match.end())
        word, after = (split_words(each[0])[:1] if each else [] for each in (match, following))
        if not (word and after) or word[0] in asking or not self._lexicon.unit_of_time(word[0]):
            return False
        return self._knowledge.subject.is_side(after[0]) and self._is_called(text, match)

    def _says_nothing(self, word: str, named: str, language: str, asking: set[str]) -> bool:
        """Whether a word only asks, fills, or belongs to the name before it."""
        lexicon = self._lexicon
        if not word or (len(word) == 1 and not word.isdecimal()):
            return True
        means_more = lexicon.thesaurus.offices_of(word) or lexicon.thesaurus.kinds_of(word)
        if word in asking and (lexicon.is_people(word) or not means_more):
            return True
        if word in lexicon.past and word not in self._knowledge.vocabulary:
            return True
        if word in lexicon.opening and word not in self._knowledge.vocabulary:
            # "Wat did", "hoe is": another language's word that asks.
            return True
        if lexicon.is_filler_in(word, language) or word in lexicon.truly or lexicon.is_order(word):
            return True
        counts = word in lexicon.epithets or (word.isdecimal() and len(word) <= _NUMERAL)
        return counts and not self._knowledge.subject.numbered.isdisjoint(stems(named))

    def _read_term(self, word: str, written: str, *, located: bool, who: bool) -> Term:
        """A word as the brief has it, else what a compound of it begins with."""
        term = self._with_compound(self._read_word(word, written, located=located, who=who))
        if not self._knowledge.whole_places.isdisjoint(term.forms):
            term = replace(term, is_city=True)
        known = term.is_known or term.is_doing or term.kinds or term.is_place
        if known or not (first := self._first_part(word)):
            return term
        return replace(self._read_word(first, written, located=False, who=who), word=word)

    def _read_word(self, word: str, written: str, *, located: bool, who: bool) -> Term:
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
        forms = self._find_forms(word, written)
        is_office = bool(lexicon.thesaurus.offices_of(word))
        # "Bezoekers" are no "bezoek".
        is_of_people = lexicon.is_people(word) and bool(lexicon.thesaurus.kinds_of(word))
        kinds = frozenset(() if is_of_people else lexicon.thesaurus.kinds_of(word))
        offices = frozenset(
            knowledge.offices_of(word) if who else lexicon.thesaurus.offices_of(word)
        )
        fields = frozenset(lexicon.thesaurus.fields_of(word))
        doing = not (is_of_people or own.isdisjoint(lexicon.doing))
        wider = set[str]() if kinds else self._find_wider(word, is_known=bool(forms) or doing)
        guessed = False
        # A word with a meaning misspells none, whether the brief has it or not.
        means = bool(wider or kinds or fields or lexicon.thesaurus.alike(word))
        means = means or is_office or word in lexicon.hollow
        if not (doing or means or offices or word in knowledge.vocabulary):
            doing = lexicon.is_like_doing(word)
        if not (forms or means or doing):
            near = lexicon.thesaurus.similar(word)
            kinds = frozenset(kind for each in near for kind in lexicon.thesaurus.kinds_of(each))
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
        if not (met or wide or kinds or doing or is_office):
            derived = knowledge.vocabulary.derived_from(word)
            wide = knowledge.titles.find(derived) | knowledge.names.find(derived)
            wider |= derived
        for name in lexicon.thesaurus.fields_named(word) if not met else ():
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
            and not lexicon.is_ordinal(word)
            and lexicon.is_verb(written),
            is_name=not guessed and not knowledge.proper.isdisjoint(forms),
            forms=frozenset(forms | wider),
            kindred=frozenset(kindred - exact),
            there=frozenset(knowledge.places.find(forms)),
        )

    def _with_compound(self, term: Term) -> Term:
        """A compound that no event is called, as what its parts say.

        "Robottoernooi" is a tournament of robots, whatever a text calls so.
        """
        knowledge, word = self._knowledge, term.word
        if term.strongly or term.wide or term.kinds or term.is_doing or term.guessed:
            return term
        for at in range(_FIRST_PART, len(word) - _FIRST_PART + 1):
            if not (kinds := frozenset(self._lexicon.thesaurus.kinds_of(word[at:]))):
                continue
            first = {word[:at], word[:at].removesuffix("s")}
            forms = set().union(*map(knowledge.vocabulary.forms, first))
            of_kind = set[int]().union(*(knowledge.kinds.get(kind, ()) for kind in kinds))
            there = of_kind & (knowledge.titles.find(forms) | knowledge.texts.find(forms))
            if there:
                return replace(
                    term,
                    kinds=kinds,
                    forms=term.forms | forms,
                    met=term.met | there,
                    strongly=frozenset(there),
                )
        return term

    def _first_part(self, word: str) -> str:
        """What stands before a word for events in a compound: "schaakgebeurtenis"."""
        for at in range(_FIRST_PART, len(word) - _LAST_PART + 1):
            last = stems(word[at:])
            if any(not last.isdisjoint(stems(each)) for each in self._lexicon.events):
                return word[:at]
        return ""

    def _find_forms(self, word: str, written: str) -> set[str]:
        """The words of the brief that are forms of one; short ones are too alike."""
        offices_of = self._lexicon.thesaurus.offices_of
        found = set(self._knowledge.vocabulary.forms(word))
        if offices_of(word):
            # A "consul" is not met where his "consulate" is.
            found = set(filter(offices_of, found))
        is_place = written[:1].isupper() and word in self._knowledge.whole_places
        if is_place and word.endswith(_KEPT):
            # «Порту» is no harbour, for it does not decline.
            found = {each for each in found if each.startswith(word)}
        if word in found and len(word) <= _ARTICLE:
            # "Zes" is no form of "zee".
            return {each for each in found if each.startswith(word)}
        # The French for “the” is no form of the Dutch for “lessons”.
        filler = self._lexicon.filler
        return {e for e in found if len(e) > _ARTICLE or e == word or e not in filler}

    def _find_wider(self, word: str, *, is_known: bool) -> set[str]:
        """The words of the brief that can stand for one: those alike, else its country."""
        knowledge = self._knowledge
        wider = {
            form
            for each in self._lexicon.thesaurus.alike(word)
            for form in knowledge.vocabulary.forms(each)
        }
        if not (wider or is_known):
            # A Finn is of Finland.
            for country in find_countries(word):
                wider |= knowledge.forms_of_country(country.code)
        return wider

    def _stems_of_name(self, word: str) -> frozenset[str]:
        """The stems of a country that a word is the name of, in another case: «Корее»."""
        if countries_of(word) or any(word in each for each in self._lexicon.countries.values()):
            return frozenset()
        return frozenset().union(*(stems_of_country(e.code) for e in find_countries(word)))

    def _read_place(self, word: str, written: str) -> Term | None:
        """A word that says where: a country by where events were, else a place by its name."""
        knowledge, own = self._knowledge, stems(word) | self._stems_of_name(word)
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


def _without_echoes(terms: Sequence[Term]) -> list[Term]:
    """The terms but those that misspell nothing but another one: "studenten … studeren"."""
    said = frozenset().union(*(each.forms for each in terms if not each.guessed))
    return [e for e in terms if not (e.guessed and e.forms and e.forms <= said)]


def find_own_country(
    terms: Sequence[Term], asks: Sequence[str], values: Sequence[Value], knowledge: Knowledge
) -> str:
    """The partner's country, where a period in which nothing was there is all that is asked."""
    solid = [each for each in terms if not each.is_doing]
    if len(solid) != 1 or not solid[0].is_place or not values or set(asks) - {"list"}:
        return ""
    word, events = solid[0].word, knowledge.events(sorted(solid[0].met))
    is_there = any(is_within(each.date, values) for each in events)
    return word if knowledge.subject.is_called(word) and not is_there else ""


def join_either(
    terms: Sequence[Term], words: Sequence[str], either: Collection[str], events: Collection[str]
) -> list[Term]:
    """The terms, those on the sides of an "or" as one: "the largest concert or festival".

    Beside one of `events` none says which: "the next meeting or event".
    """
    joined = list(terms)
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        sides = [each for each in joined if each.word in (before, after)]
        if word in either and len(sides) == 1 and {before, after} & set(events):
            joined.remove(sides[0])
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
