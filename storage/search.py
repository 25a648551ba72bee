"""Search: the full-text index, and how a question finds its way through it."""

import asyncio
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.edtf import Edtf
from storage.indexing import KINDS, TO_ID, TO_KIND, from_row, rows_until
from storage.lexicon import Lexicon
from storage.vocabulary import Vocabulary

MAX_HITS = 50
MAX_WORDS = 12
MIN_CONFIDENCE = 0.4
"""Which part of what a question says must be known, rare words counting more."""
_STEPS = (
    ("search_title", "exact"),
    ("search_names", "exact"),
    ("search", "exact"),
    ("search", "wide"),
)
_LASTING = (
    f"CROSS JOIN event ON event.id = {{index}}.rowid {TO_ID}"
    f" AND {{index}}.rowid {TO_KIND} = {KINDS.index('event')}"
    " AND iif(is_open, latest_start, latest_end) >= :from"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first, and the index's words that were looked for."""

    hits: tuple[Hit, ...] = ()
    words: frozenset[str] = frozenset()
    whole: bool = True
    """Whether no word that was asked for was left out."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What one word of a question stands for in the index."""

    forms: set[str]
    wider: set[str]
    """Words that mean the same, in all their forms."""
    rarity: float


class Search:
    """Finds events, directions, facts and the contact by words in any language."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._vocabulary = Vocabulary(0, {})
        self._version = -1
        self._loading = asyncio.Lock()

    async def find(
        self, brief: int, words: list[str], lexicon: Lexicon, period: Edtf | None = None
    ) -> Found:
        """The best matches of a question's content words, within a period if there is one.

        Words that mean the same count after the words themselves. Finds nothing where most of
        what the question says is unknown.
        """
        vocabulary = await self._load_vocabulary()
        groups, total = [], 0.0
        for word in words[:MAX_WORDS]:
            forms, wider = _forms(vocabulary, lexicon, word)
            rarity = vocabulary.rarity(forms | wider)
            total += rarity
            if forms or wider:
                groups.append(_Group(forms, wider, rarity))
        groups.sort(key=lambda group: -group.rarity)
        # The word that says least is given up first.
        while groups and sum(group.rarity for group in groups) >= MIN_CONFIDENCE * total:
            if hits := await self._rank(brief, groups, period):
                known = frozenset(form for group in groups for form in group.forms | group.wider)
                return Found(hits, known, whole=len(groups) == len(words[:MAX_WORDS]))
            groups.pop()
        return Found()

    async def correct(self, words: list[str], lexicon: Lexicon) -> list[str]:
        """The words, those that the index does not know replaced by what they may misspell."""
        vocabulary = await self._load_vocabulary()
        corrected = []
        for word in words[:MAX_WORDS]:
            similar = set()
            if word not in lexicon.outside and not any(_forms(vocabulary, lexicon, word)):
                similar = vocabulary.similar(word) - lexicon.filler
            # Of several the commonest is meant.
            likeliest = min(similar, key=lambda each: vocabulary.rarity([each]), default=word)
            corrected.append(likeliest)
        return corrected

    async def suggest(self, words: list[str]) -> list[str]:
        """The index's words that are nearest to what was asked for in vain."""
        return (await self._load_vocabulary()).nearest(words[:MAX_WORDS])

    async def find_latest(self, brief: int) -> Found:
        """The newest events."""
        rows = await self._database.fetch_all(
            "SELECT id FROM event WHERE brief_id = ? AND deleted = 0"
            " ORDER BY latest_start DESC, id DESC LIMIT ?",
            [brief, MAX_HITS],
        )
        return Found(tuple(Hit("event", row["id"]) for row in rows))

    async def find_month(self, brief: int, month: int) -> Found:
        """The events that began in a month of whatever year, as far as their month is known."""
        rows = await self._database.fetch_all(
            "SELECT listing.event_id AS id FROM listing_month AS months"
            " CROSS JOIN listing ON (listing.brief_id, listing.kind, listing.key) = (:brief, 0, 0)"
            " AND listing.latest_start BETWEEN month || '-01' AND month || '-31'"
            " CROSS JOIN event ON event.id = event_id"
            " WHERE (months.brief_id, months.kind, months.key) = (:brief, 0, 0)"
            " AND substr(month, 6) = :month AND substr(event.earliest_start, 1, 7) = month"
            " AND length(date) >= 7 AND NOT event.is_open"
            " ORDER BY month DESC, listing.latest_start DESC, event_id DESC LIMIT :limit",
            {"brief": brief, "month": f"{month:02}", "limit": MAX_HITS},
        )
        return Found(tuple(Hit("event", row["id"]) for row in rows))

    async def remember_query(self, text: str, now: datetime) -> int:
        """The number under which a question can be asked again.

        It cannot be guessed: nobody shall read through what others have asked.
        """
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "INSERT INTO search_query (id, text, asked_at) VALUES (?, ?, ?) ON CONFLICT (text)"
                " DO UPDATE SET asked_at = excluded.asked_at RETURNING id",
                [secrets.randbelow(10**15), text, now.isoformat()],
            )
            return int(next(iter(rows))["id"])

    async def recall_query(self, query_id: int) -> str | None:
        """The question of a number."""
        row = await self._database.fetch_one(
            "SELECT text FROM search_query WHERE id = ?", [query_id]
        )
        return row["text"] if row else None

    async def forget_queries(self, now: datetime, keep: timedelta) -> None:
        """Remove the questions that are older than they may be kept."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM search_query WHERE asked_at < ?", [(now - keep).isoformat()]
            )

    async def _rank(self, brief: int, groups: list[_Group], period: Edtf | None) -> tuple[Hit, ...]:
        """What matches in title, in title and names, anywhere, then by words that mean the same.

        Within each the newest come first: a weight such as bm25 takes reading all that match, and
        answers no better. A fact of the overview follows the events it is about.
        """
        exact = [group.forms or group.wider for group in groups]
        wide = [group.forms | group.wider for group in groups]
        steps = _STEPS if wide != exact else _STEPS[:-1]
        first, last = rows_until(brief, period.latest_end if period else None)
        rows = await self._database.fetch_all(
            " UNION ALL ".join(
                _step(number, index, query, lasting=period is not None)
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
        hits = dict.fromkeys(Hit(*from_row(row["row"])) for row in sorted(rows, key=_by_step))
        return tuple(sorted(hits, key=lambda hit: hit.kind == "fact")[:MAX_HITS])

    async def _load_vocabulary(self) -> Vocabulary:
        state = await self._database.fetch_one("SELECT version, documents FROM search_state")
        if state and state["version"] != self._version:
            async with self._loading:
                await self._read_words(state["version"], state["documents"])
        return self._vocabulary

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


def _by_step(row: sqlite3.Row) -> int:
    return int(row["step"])


def _query(groups: list[set[str]]) -> str:
    """All of the groups, of each any word."""
    # Every word is quoted: to FTS5, AND would be syntax.
    alternatives = (" OR ".join(f'"{term}"' for term in sorted(group)) for group in groups)
    return " AND ".join(f"({words})" for words in alternatives)


def _forms(vocabulary: Vocabulary, lexicon: Lexicon, word: str) -> tuple[set[str], set[str]]:
    if word in lexicon.outside:
        return set(), set()
    wider = {form for each in lexicon.synonyms_of(word) for form in vocabulary.forms(each)}
    return vocabulary.forms(word) - lexicon.filler, wider - lexicon.filler


def _step(number: int, index: str, query: str, *, lasting: bool) -> str:
    """The newest rows of an index, as many as can be of use; SQLite reads no further."""
    return (
        f"SELECT * FROM (SELECT {number} AS step, {index}.rowid AS row FROM {index}"
        f" {_LASTING.format(index=index) if lasting else ''}"
        f" WHERE {index} MATCH :{query} AND {index}.rowid BETWEEN :first AND :last"
        f" ORDER BY {index}.rowid DESC LIMIT :limit)"
    )
