"""What is known while a document is read: its language, its day, its directions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.documents.understanding.structure.directions import Matcher
from handlers.documents.understanding.times.dating import find_times, find_times_alone
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.mentions import Mention, Times, in_year
from handlers.documents.understanding.words.model import Reading
from handlers.documents.understanding.words.sentences import split_sentences
from handlers.documents.understanding.words.tagging import Tagged, tag
from storage.edtf import Edtf

_THIS_YEAR = re.compile(
    r"\b(?:(?<!того же )(?<!в )(?:этого|текущего|нынешнего|сего) года"
    r"|this year|dit jaar|cette année)\b|\b(?:[ст]|тек)\.\s?г\.",
    re.IGNORECASE,
)
_IN_THIS_YEAR = re.compile(
    r"\bв (?:этом|текущем|нынешнем) году\b|\b(?:this|the current) year\b|\bdit jaar\b"
    r"|\bcette année\b",
    re.IGNORECASE,
)
"""Of a letter it is the year in which it was written; in a report it may be that of an event."""


@dataclass(slots=True)
class Context:
    """The state of a reading."""

    reading: Reading
    language: str
    lexicon: Lexicon
    today: date
    as_of: Edtf | None = None
    written: date | None = None
    """The day of the letter or message that is being read, where it is not the document's."""
    matcher: Matcher = field(default_factory=Matcher)
    leads: list[str] = field(default_factory=list)
    """Lines of which no more was made than what they lead to: of a date, of a list."""
    _tagged: dict[str, Tagged] = field(default_factory=dict)

    def prepare(self, texts: Iterable[str]) -> None:
        """Tag many texts at once, which is faster than one by one."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._tagged]
        self._tagged.update(zip(fresh, tag(fresh, self.language), strict=True))

    def tagged(self, text: str) -> Tagged:
        """A text with its words."""
        if text not in self._tagged:
            self.prepare([text])
        return self._tagged[text]

    def sentences(self, text: str) -> list[str]:
        """The sentences of a paragraph."""
        return split_sentences(text, self.lexicon)

    def on_day(self, day: date) -> "Context":
        """The same, for what was written on a day."""
        return replace(self, written=day)

    @property
    def now(self) -> date:
        """What "today" means."""
        return self.written or (self.as_of.latest_end if self.as_of else self.today)

    def times(self, text: str, year: int | None, *, field: bool = False) -> Times:
        """The dates of a sentence."""
        text = _THAT.sub(_as_of_that, text)
        own, said = self.as_of.latest_end.year if self.as_of else None, _THIS_YEAR
        if self.written:
            own, said = self.written.year, _IN_THIS_YEAR
        if not own or not said.search(text):
            return find_times(text, self.now, self.language, year, field=field)
        times = find_times(text, self.now, self.language, own, field=field)
        mentions = (_in_own_year(each, text, own) for each in times.mentions)
        return replace(times, mentions=tuple(mentions))


_THAT = re.compile(r"\b([Tt]hat|[Dd]ie|[Dd]at)\s([^\W\d_]{3,})\b(?!\s\d)")
_SOME_YEAR = 2000


def _as_of_that(match: re.Match[str]) -> str:
    """`That October`, as the reader of dates knows it: `In   October` of the year before it."""
    said = f"{match[2]} {_SOME_YEAR}"
    found = find_times_alone(said).mentions
    is_period = len(found) == 1 and found[0].end == len(said) and not found[0].is_year
    return f"{'In':{len(match[1])}} {match[2]}" if is_period else match[0]


def _in_own_year(mention: Mention, text: str, year: int) -> Mention:
    """The mention in the document's year if it says so, whatever year stands before it."""
    said = _THIS_YEAR.search(text, mention.start, mention.end + 1)
    said = said or _IN_THIS_YEAR.search(text, mention.start, mention.end + 1)
    moved = in_year(mention.value, year) if said else None
    return replace(mention, value=moved) if moved else mention
