"""Search: the full-text index, and how a question finds its way through it."""

import asyncio
import secrets
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from storage.database import Database, DatabaseError
from storage.edtf import Edtf
from storage.indexing import (
    KINDS,
    TO_BRIEF,
    TO_ID,
    TO_KIND,
    from_row,
    rows_of_facts,
    rows_until,
)
from storage.lexicon import Lexicon
from storage.models import Thing
from storage.vocabulary import MIN_PREFIX, Vocabulary
from storage.words import is_cyrillic

MAX_HITS = 50
MAX_WORDS = 12
MIN_CONFIDENCE = 0.4
"""Which part of what a question says must be known, rare words counting more."""
UNKNOWN = 0.5
"""How much a word that the index does not know counts, beside one that stands there once."""
_PART = 4
"""How long the parts of a compound are at least."""
_TELLING = 4
"""How many words at most are looked for in every combination …"""
_CHOICES = 8
"""… and how many combinations."""
_STEPS = (
    ("search_title", "exact"),
    ("search_names", "exact"),
    ("search", "exact"),
    ("search", "wide"),
)
# How much a word says by where it stands, and one that means the same beside it.
_IN_TITLE, _IN_NAMES, _ITSELF, _MEANT = 4.0, 1.0, 2.0, 0.5
_LASTING = (
    f"CROSS JOIN event ON event.id = {{index}}.rowid {TO_ID}"
    f" AND {{index}}.rowid {TO_KIND} = {KINDS.index('event')}"
    " AND (iif(is_open, latest_start, latest_end) >= :from OR EXISTS (SELECT 1 FROM event_date"
    " AS more WHERE more.event_id = event.id AND more.latest_end >= :from))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first, and the index's words that were looked for."""

    hits: tuple[Thing, ...] = ()
    words: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    """The words of the question that each hit has, itself or one that means the same."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What one word of a question stands for in the index."""

    word: str
    forms: set[str]
    wider: set[str]
    """Words that mean the same, in all their forms."""
    rarity: float


class Search:
    """Finds events, directions, facts and the contact by words in any language."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._vocabulary = Vocabulary(0, {})
        self._states = database.remember("words", 1)
        self._version = -1
        self._loading = asyncio.Lock()

    async def find(
        self,
        brief: int,
        words: list[str],
        lexicon: Lexicon,
        period: Edtf | None = None,
        *,
        oldest: bool = False,
    ) -> Found:
        """The best matches of a question's content words, within a period if there is one.

        Of very many the newest are looked at, or the `oldest`.
        Words that mean the same count after the words themselves. Finds nothing where most of
        what the question says is unknown.
        """
        vocabulary = await self._load_vocabulary()
        groups, total = [], 0.0
        for word in words[:MAX_WORDS]:
            forms, wider = _forms(vocabulary, lexicon, word)
            rarity = vocabulary.rarity(forms | wider)
            total += rarity if forms or wider else UNKNOWN * rarity
            if forms or wider:
                groups.append(_Group(word, forms, wider, rarity))
        # A period says something, too.
        enough = MIN_CONFIDENCE * total * (0.5 if period else 1)
        numbers = all(map(str.isdecimal, words))
        for chosen in _choose(groups, enough, numbers=numbers):
            if hits := await self._rank(brief, chosen, period, oldest=oldest):
                known = frozenset(form for group in chosen for form in group.forms | group.wider)
                return Found(hits, known, frozenset(group.word for group in chosen))
        return Found()

    async def find_briefs(self, words: Sequence[str], lexicon: Lexicon) -> list[Mapping[int, int]]:
        """For each word the briefs in whose names or titles it stands, by one query for all.

        Each with 1, or 2 where it stands there as it is written: «Порту», not only «порты».
        There are none of a short or a common word.
        """
        vocabulary = await self._load_vocabulary()
        sought = [
            (word, forms)
            for word in words[:MAX_WORDS]
            if len(word) >= MIN_PREFIX and not lexicon.thesaurus.kinds_of(word)
            if (forms := vocabulary.forms(word))
        ]
        queries = [
            (at, _query([meant]))
            for at, (word, forms) in enumerate(sought)
            for meant in (forms, forms & {word})
            if meant
        ]
        found = [Counter[int]() for _ in sought]
        if queries:
            steps = (_in_briefs(at, number) for number, (at, _) in enumerate(queries))
            values = {f"query{number}": query for number, (_, query) in enumerate(queries)}
            for row in await self._database.fetch_all(" UNION ALL ".join(steps), values):
                found[row["word"]][row["brief"]] += 1
        return list[Mapping[int, int]](found)

    async def warm_up(self) -> None:
        """Read the words of the index, so that the first search need not wait for them."""
        # What is damaged is told of where it is needed.
        with suppress(DatabaseError):
            await self._load_vocabulary()

    async def correct(self, words: list[str], lexicon: Lexicon) -> list[str]:
        """The words, those that nobody knows replaced by what they misspell or are made of."""
        vocabulary = await self._load_vocabulary()
        return [
            meant for word in words[:MAX_WORDS] for meant in _correct(vocabulary, lexicon, word)
        ]

    async def suggest(self, words: list[str]) -> list[str]:
        """The index's words that are nearest to what was asked for in vain."""
        return (await self._load_vocabulary()).nearest(words[:MAX_WORDS])

    async def remember_query(self, text: str, now: datetime, user_id: int) -> int:
        """The number under which a person's question can be asked again.

        It cannot be guessed: nobody shall read through what others have asked.
        """
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "INSERT INTO search_query (id, user_id, text, asked_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (user_id, text) DO UPDATE SET asked_at = excluded.asked_at"
                " RETURNING id",
                [secrets.randbelow(10**15), user_id, text, now.isoformat()],
            )
            return int(next(iter(rows))["id"])

    async def recall_query(self, query_id: int) -> str | None:
        """The question of a number."""
        row = await self._database.fetch_one(
            "SELECT text FROM search_query WHERE id = ?", [query_id]
        )
        return row["text"] if row else None

    async def _rank(
        self, brief: int, groups: list[_Group], period: Edtf | None, *, oldest: bool
    ) -> tuple[Thing, ...]:
        """What matches: the newest in title, in title and names, anywhere, by words of one meaning.

        Of these those come first that have the words, rare ones above all, in title and names. To
        weigh all that match, as bm25 does, is to read them all. A fact follows its events.
        """
        exact = [group.forms or group.wider for group in groups]
        wide = [group.forms | group.wider for group in groups]
        steps = _STEPS if wide != exact else _STEPS[:-1]
        first, last = rows_until(brief, period.latest_end if period else None)
        rows = await self._database.fetch_all(
            " UNION ALL ".join(
                _step(number, index, query, lasting=period is not None, oldest=oldest)
                for number, (index, query) in enumerate(steps)
            ),
            {
                "exact": _query(exact),
                "wide": _query(wide),
                "first": first,
                "last": last,
                "from": period.earliest_start.isoformat() if period else None,
                "limit": MAX_HITS,
            },
        )
        found: dict[int, int] = {}
        for row in sorted(rows, key=_by_step):
            found.setdefault(row["row"], row["step"])
        if period:
            found |= await self._find_facts(brief, wide, period)
        weights = await self._weigh(found, groups)
        hits = [Thing(*from_row(row)) for row in sorted(found, key=lambda row: -weights[row])]
        return tuple(sorted(hits, key=lambda hit: hit.kind == "fact")[:MAX_HITS])

    async def _find_facts(self, brief: int, words: list[set[str]], period: Edtf) -> dict[int, int]:
        """The facts that are of a period; they stand below all events in the index."""
        first, last = rows_of_facts(brief)
        rows = await self._database.fetch_all(
            f"SELECT search.rowid AS row, date FROM search"
            f" JOIN fact ON fact.id = search.rowid {TO_ID}"
            " WHERE search MATCH :words AND search.rowid BETWEEN :first AND :last"
            f" AND search.rowid {TO_KIND} = {KINDS.index('fact')} AND date IS NOT NULL",
            {"words": _query(words), "first": first, "last": last},
        )
        step = _STEPS.index(("search", "exact"))
        return {row["row"]: step for row in rows if Edtf.parse(row["date"]).surely_overlaps(period)}

    async def _weigh(self, found: Mapping[int, int], groups: list[_Group]) -> dict[int, float]:
        """How much of what the words say stands in title and names of each row, by its row."""
        marks = ", ".join("?" * len(found))
        rows = await self._database.fetch_all(
            f"SELECT row, title, names FROM search_document WHERE row IN ({marks})", list(found)
        )
        weights = {}
        for row in rows:
            title, names = row["title"].split(), row["names"].split()
            weights[row["row"]] = sum(
                group.rarity
                * (
                    _weight(group, title, _IN_TITLE)
                    + _weight(group, names, _IN_NAMES)
                    + (_ITSELF if _STEPS[found[row["row"]]][1] == "exact" else 0)
                )
                for group in groups
            )
        return weights

    async def _load_vocabulary(self) -> Vocabulary:
        state = await self._states.get((), self._read_state)
        if state and state["version"] != self._version:
            async with self._loading:
                await self._read_words(state["version"], state["documents"])
        return self._vocabulary

    async def _read_state(self) -> sqlite3.Row | None:
        return await self._database.fetch_one("SELECT version, documents FROM search_state")

    async def _read_words(self, version: int, documents: int) -> None:
        if version <= self._version:
            return
        rows = await self._database.fetch_all(
            "SELECT word, documents FROM search_word WHERE version > ?", [self._version]
        )
        if self._version < 0:
            # Stemming tens of thousands of words would hold up everybody else.
            self._vocabulary = await asyncio.to_thread(Vocabulary, documents, rows)
        else:
            self._vocabulary.update(documents, rows)
        self._version = version


def _weight(group: _Group, words: list[str], weight: float) -> float:
    if not group.forms.isdisjoint(words):
        return weight
    return 0.0 if group.wider.isdisjoint(words) else weight * _MEANT


def _by_step(row: sqlite3.Row) -> int:
    return int(row["step"])


def _query(groups: Sequence[AbstractSet[str]]) -> str:
    """All of the groups, of each any word."""
    # Every word is quoted: to FTS5, AND would be syntax.
    alternatives = (" OR ".join(f'"{term}"' for term in sorted(group)) for group in groups)
    return " AND ".join(f"({words})" for words in alternatives)


def _choose(groups: list[_Group], enough: float, *, numbers: bool) -> list[list[_Group]]:
    """Which words to look for together, those that say most first, as long as they say enough.

    `numbers` alone are enough where nothing else is asked for.
    """
    groups = sorted(groups, key=lambda group: -group.rarity)
    telling = groups[:_TELLING]
    choices = [
        list(choice)
        for count in range(1, len(telling) + 1)
        for choice in combinations(telling, count)
    ]
    if telling != groups:
        choices.append(groups)
    weighed = [(sum(group.rarity for group in choice), choice) for choice in choices]
    weighed.sort(key=lambda pair: -pair[0])
    return [
        choice
        for weight, choice in weighed[:_CHOICES]
        if weight >= enough and (numbers or not all(each.word.isdecimal() for each in choice))
    ]


def _correct(vocabulary: Vocabulary, lexicon: Lexicon, word: str) -> list[str]:
    """A word, or what it stands for if nobody knows it."""
    is_short = len(word) < MIN_PREFIX
    if is_short or word in lexicon.outside or any(_forms(vocabulary, lexicon, word)):
        return [word]
    if similar := vocabulary.similar(word) - lexicon.filler or lexicon.thesaurus.similar(word):
        # Of several one in the same alphabet is meant, and the commonest.
        cyrillic = is_cyrillic(word)
        return [
            min(
                similar, key=lambda each: (is_cyrillic(each) != cyrillic, vocabulary.rarity([each]))
            )
        ]
    return _take_apart(vocabulary, lexicon, word)


def _take_apart(vocabulary: Vocabulary, lexicon: Lexicon, word: str) -> list[str]:
    """A compound as the two words that it is made of, or the word itself: `dansfestival`."""
    for at in range(len(word) - _PART, 1, -1):
        first, last = word[:at], word[at:]
        known = any(_forms(vocabulary, lexicon, first)) if at >= _PART else first in vocabulary
        if known and any(_forms(vocabulary, lexicon, last)):
            return [part for part in (first, last) if not lexicon.is_idle(part)]
    return [word]


def _forms(vocabulary: Vocabulary, lexicon: Lexicon, word: str) -> tuple[set[str], set[str]]:
    if word in lexicon.outside:
        return set(), set()
    wider = {
        form for each in lexicon.thesaurus.synonyms_of(word) for form in vocabulary.forms(each)
    }
    return {*vocabulary.forms(word)} - lexicon.filler, wider - lexicon.filler


def _step(number: int, index: str, query: str, *, lasting: bool, oldest: bool) -> str:
    """The newest or oldest rows of an index, as many as can be of use; SQLite reads no further."""
    return (
        f"SELECT * FROM (SELECT {number} AS step, {index}.rowid AS row FROM {index}"
        f" {_LASTING.format(index=index) if lasting else ''}"
        f" WHERE {index} MATCH :{query} AND {index}.rowid BETWEEN :first AND :last"
        f" ORDER BY {index}.rowid {'ASC' if oldest else 'DESC'} LIMIT :limit)"
    )


def _in_briefs(word: int, number: int) -> str:
    """The briefs in whose names or titles a query finds something, with the number of its word."""
    return (
        f"SELECT * FROM (SELECT DISTINCT {word} AS word, rowid >> {TO_BRIEF} AS brief"
        f" FROM search_names WHERE search_names MATCH :query{number} LIMIT {MAX_HITS})"
    )
