"""Search: the full-text index, and how a question finds its way through it."""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.edtf import Edtf
from storage.indexing import KINDS, from_rowid
from storage.lexicon import Lexicon
from storage.vocabulary import Vocabulary

MAX_HITS = 50
MAX_WORDS = 12
MIN_CONFIDENCE = 0.4
"""Which part of what a question says must be known, rare words counting more."""
# How much a word says in the title, among the names, in the text.
_WEIGHTS = "10.0, 8.0, 2.0"
_WITHIN = f"""
    AND rowid % {len(KINDS)} = {KINDS.index("event")} AND rowid / {len(KINDS)} IN (
        SELECT id FROM event WHERE earliest_start <= :to
        AND iif(is_open, latest_start, latest_end) >= :from
    )
"""


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
            exact = [group.forms or group.wider for group in groups]
            wide = [group.forms | group.wider for group in groups]
            if hits := await self._rank(brief, exact, wide, period):
                known = frozenset(form for group in groups for form in group.forms | group.wider)
                return Found(hits, known)
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
        """The events of a month of whatever year, as far as their month is known."""
        rows = await self._database.fetch_all(
            "SELECT id FROM event WHERE brief_id = ? AND deleted = 0 AND NOT is_open"
            " AND substr(earliest_start, 6, 2) = ? AND length(date) >= 7"
            " ORDER BY latest_start DESC, id DESC LIMIT ?",
            [brief, f"{month:02}", MAX_HITS],
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

    async def _rank(
        self, brief: int, exact: list[set[str]], wide: list[set[str]], period: Edtf | None
    ) -> tuple[Hit, ...]:
        """What matches in title and names, then anywhere, then by words that mean the same.

        bm25 orders within each: by itself it would put a rare form of a word in a short text
        above the title. A fact of the overview follows the events it is about.
        """
        hits: dict[Hit, None] = {}
        for columns, groups in (("title", exact), ("title names", exact), ("", exact), ("", wide)):
            hits |= dict.fromkeys(await self._match(brief, columns, groups, period))
        ordered = sorted(hits, key=lambda hit: hit.kind == "fact")
        return tuple(ordered[:MAX_HITS])

    async def _match(
        self, brief: int, columns: str, groups: list[set[str]], period: Edtf | None
    ) -> list[Hit]:
        # Every word is quoted: to FTS5, AND and C++ would be syntax.
        alternatives = (
            " OR ".join(f'"{term}"' for term in sorted(group)) for group in groups if group
        )
        within = f"{{{columns}}} : " if columns else ""
        query = " AND ".join(f"{within}({words})" for words in alternatives)
        if not query:
            return []
        rows = await self._database.fetch_all(
            "SELECT rowid FROM search WHERE search MATCH :query AND brief_id = :brief"
            f" {_WITHIN if period else ''} ORDER BY bm25(search, {_WEIGHTS}) LIMIT :limit",
            {
                "query": query,
                "brief": brief,
                "limit": MAX_HITS,
                "from": period.earliest_start.isoformat() if period else None,
                "to": period.latest_end.isoformat() if period else None,
            },
        )
        return [Hit(*from_rowid(row["rowid"])) for row in rows]

    async def _load_vocabulary(self) -> Vocabulary:
        row = await self._database.fetch_one("SELECT version FROM search_state")
        version = row["version"] if row else 0
        if version != self._version:
            count = await self._database.fetch_one("SELECT count(*) FROM search")
            rows = await self._database.fetch_all("SELECT term, doc FROM search_vocabulary")
            counts = {row["term"]: row["doc"] for row in rows}
            # Stemming tens of thousands of words would hold up everybody else.
            self._vocabulary = await asyncio.to_thread(Vocabulary, count[0] if count else 0, counts)
            self._version = version
        return self._vocabulary


def _forms(vocabulary: Vocabulary, lexicon: Lexicon, word: str) -> tuple[set[str], set[str]]:
    if word in lexicon.outside:
        return set(), set()
    wider = {form for each in lexicon.synonyms_of(word) for form in vocabulary.forms(each)}
    return vocabulary.forms(word) - lexicon.filler, wider - lexicon.filler
