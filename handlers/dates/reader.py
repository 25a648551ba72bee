"""The one reader of dates: for questions, fields of drafts, paragraphs and documents."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from handlers.dates.guards.guarding import find_unread, guard
from handlers.dates.guards.judging import is_date, is_name_of_place, may_begin
from handlers.dates.guards.roles import find_role, is_perhaps_term, is_standing, tells_as_of
from handlers.dates.guards.said_again import without_said_again
from handlers.dates.guards.within_periods import put_within_periods
from handlers.dates.no_dates.numbering import goes_on, skip_figures
from handlers.dates.passages.passage import Passage
from handlers.dates.passages.pointing import settle_meanings
from handlers.dates.passages.quotes import unquote, without_dots
from handlers.dates.passages.typos import mend_months
from handlers.dates.passages.windows import find_windows
from handlers.dates.relative.numbered_days import name_days
from handlers.dates.rows.building import Built, build
from handlers.dates.rows.excepting import without_denied
from handlers.dates.rows.series import MAX_DATES, read_row
from handlers.dates.values.completing import complete
from handlers.dates.values.items import Item, Row
from handlers.dates.values.value import (
    Context,
    Doubt,
    Found,
    Problem,
    Reading,
    Span,
    Upcoming,
    Wrong,
    in_order,
)
from handlers.dates.words.folding import fold_text
from handlers.dates.words.lexicon import Kind, load_lexicon
from handlers.dates.words.tokens import Token, new_paragraph, tokenize
from handlers.dates.years.lending import lend_months, lend_years
from handlers.dates.years.narrative import as_spoken, tell_days
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf, EdtfError

LANGUAGES = ("ru", "en", "nl", "fr")
MAX_LENGTH = 300
"""Of a question or field; a document's paragraph is read as a whole."""
_MOST_TRIES, _MOST_PARTS = 3, 3
_IN_CYRILLIC = ("ru",)
_CYRILLIC, _LATIN = re.compile("[А-Яа-яЁё]"), re.compile("[A-Za-z]{2}")


def read_dates(
    text: str,
    today: date,
    context: Context = Context.QUESTION,
    languages: Sequence[str] = LANGUAGES,
    default_year: int | None = None,
) -> Reading:
    """All dates of a text, and all of it that is none.

    Every language is read; the first of `languages` decides where they differ. `default_year` is
    the year that a document has spoken of before: in a heading, or in the paragraph above.
    """
    return _read(text, today, context, _guess_language(text, languages), default_year)


def _guess_language(text: str, languages: Sequence[str]) -> str:
    """The first of the languages that has the letters of a text."""
    cyrillic = _CYRILLIC.search(text) is not None
    if not cyrillic and not _LATIN.search(text):
        return languages[0]
    return next((each for each in languages if (each in _IN_CYRILLIC) is cyrillic), languages[0])


@lru_cache(512)
def _read(
    text: str, today: date, context: Context, language: str, default_year: int | None
) -> Reading:
    if context is Context.FIELD and (value := _read_edtf(text.strip())):
        return Reading((Found(value, Span(0, len(text))),))
    lexicon = load_lexicon()
    if context is Context.DOCUMENT:
        folded = fold_text(text)
        spans, end = find_windows(folded, lexicon, _MOST_PARTS * MAX_DATES)
    else:
        folded = fold_text(text[:MAX_LENGTH])
        spans, end = [(0, len(folded))], len(folded)
    tokens: list[Token] = []
    for span in spans:
        tokens += without_dots(unquote(tokenize(text, folded, lexicon, language, span)))
        tokens.append(new_paragraph(span[1]))
    return _Reader(Passage(text, tokens[:-1], today, context, language, default_year)).read(end)


def _read_edtf(text: str) -> Edtf | None:
    """The value of a text that is EDTF and can be nothing else."""
    try:
        value = Edtf.parse(text)
    except EdtfError:
        return None
    start = value.start
    if not start or value.is_interval:
        return value
    # 2018-21 is spring to EDTF, and the years 2018 to 2021 to people.
    other = start.season is not None and start.season > start.year % 100
    return None if other or start.is_exact else value


class _Reader:
    """Goes through a passage from date to date."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.values: list[Placed] = []
        self.aside: list[Found] = []
        self.problems: list[Wrong] = []
        self.used = bytearray(len(passage.tokens))
        self.mended = mend_months(passage)
        settle_meanings(passage)
        if self.mended or Kind.THAT in passage.kinds:
            passage.find_beginnings()
        self.seen = 0

    def read(self, end: int) -> Reading:
        """All that the passage says, which ends at a place of its text."""
        tokens = self.passage.tokens
        at = self._skip_command()
        while at < len(tokens) and self.seen < MAX_DATES:
            at = self._read_at(at) if self.passage.begins[at] else at + 1
        if at < len(tokens):
            end = tokens[at].start
        if end < len(self.passage.text):
            span = Span(end, len(self.passage.text))
            self.problems.append(Wrong(Problem.TOO_LONG, span))
        if self.passage.context is Context.QUESTION and not self.values:
            self._find_upcoming()
        placed = put_within_periods(self.passage, lend_years(self.passage, self.values))
        placed = without_said_again(self.passage, placed)
        if self.passage.context is Context.QUESTION and Kind.DENIED in self.passage.kinds:
            placed = without_denied(self.passage, placed, self.used)
        unread = (
            ()
            if self.passage.context is Context.DOCUMENT
            else tuple(find_unread(self.passage, self.used))
        )
        values = tuple(guard(self.passage, placed, self.used))
        return Reading(values, tuple(self.aside), tuple(self.problems), unread)

    def _skip_command(self) -> int:
        """The index after `/events@bot`."""
        passage, end = self.passage, 0
        if passage.is_mark(0, "/") and passage.is_glued(1) and passage.tokens[1].is_word:
            end = 2
            while passage.is_glued(end):
                end += 1
            self._use(0, end)
        return end

    def _use(self, start: int, end: int) -> None:
        self.used[start:end] = b"\1" * (end - start)

    def _read_at(self, at: int) -> int:
        """Read the dates that begin at a token; gives the index to go on from."""
        passage = self.passage
        token = passage.tokens[at]
        if token.digits or token.is_word:
            begins = may_begin(passage, at)
        else:
            begins = token.text in _BEGINNING
        bare = 0
        if begins and (row := read_row(passage, at)).items:
            self.seen += len(row.items)
            if end := self._take(row):
                return end
            # What none of its row makes a day is none for those after it either.
            bare = next((item.start for item in row.items if not item.is_bare), row.end)
            # "Do 18" is Thursday to the Dutch, and not in "what to do 18 months ago".
            bare = 0 if row.items[0].pieces[0].on is not None else bare
        return max(bare, skip_figures(passage, at) if token.digits else at + 1)

    def _take(self, row: Row) -> int | None:
        """Keep the dates of the longest beginning of a row that makes sense; gives its end."""
        if all(item.is_bare for item in row.items):
            named = row.items[0].pieces[0].on is not None
            row = (name_days if named else tell_days)(self.passage, row)
        for count in _lengths(row):
            items = row.items[:count]
            end = items[-1].end
            pieces = complete([piece for item in items for piece in item.pieces])
            if pieces is None or goes_on(self.passage, end):
                continue
            if self.passage.means(end, Kind.BEFORE_ERA):
                span = Span(self.passage.tokens[items[0].start].start, self.passage.tokens[end].end)
                self.problems.append(Wrong(Problem.NOT_UNDERSTOOD, span))
                self._use(items[0].start, end + 1)
                return end + 1
            whole = [item.complete(pieces) for item in items]
            if is_name_of_place(self.passage, whole[0]):
                return items[0].end
            whole = lend_months(self.passage, whole)
            found = [(item, build(self.passage, item)) for item in whole]
            taken = range(items[0].start, end)
            if all(built and is_date(self.passage, item, built, taken) for item, built in found):
                of_day = any(piece.day for piece in whole[0].pieces)
                self._use(self._back_over_prepositions(items[0].start, of_day=of_day), end)
                for item, built in found:
                    self._keep(item, built)
                self.passage.day = as_spoken(whole[-1].pieces[-1])
                return end
        return None

    def _back_over_prepositions(self, start: int, *, of_day: bool) -> int:
        """The index from which words only lead to a date: prepositions, the weekday of a day."""
        passage = self.passage
        leading = (*_LEADING, Kind.WEEKDAY) if of_day else _LEADING
        while start and not self.used[start - 1]:
            before = start - 1
            if passage.is_mark(before, ","):
                before -= 1
                if not of_day or passage.means(before, Kind.WEEKDAY) is None:
                    break
            if passage.has(before, (Kind.AND,)) or passage.is_mark(before, "/"):
                # «В четверг и пятницу, 15 и 16 мая»
                pair = passage.means(start, Kind.WEEKDAY), passage.means(before - 1, Kind.WEEKDAY)
                if not of_day or None in pair:
                    break
            elif not passage.has(before, leading):
                break
            start = before
        return start

    def _keep(self, item: Item, built: Sequence[Built]) -> None:
        passage = self.passage
        span = Span(passage.tokens[item.start].start, passage.tokens[item.end - 1].end)
        for each in built:
            if each.problem:
                self.problems.append(Wrong(each.problem, span, each.nearest))
            if each.value is None:
                continue
            doubts = set(each.doubts)
            if self.mended and not self.mended.isdisjoint(range(item.start, item.end)):
                doubts.add(Doubt.GUESSED)
            role = None
            if passage.context is Context.DOCUMENT:
                role = find_role(passage, item, each.value)
                if is_standing(passage, item, each.value):
                    doubts.add(Doubt.STANDING)
                if tells_as_of(passage, item):
                    doubts.add(Doubt.AS_OF)
                if is_perhaps_term(passage, item, each.value):
                    doubts.add(Doubt.TERM)
            doubts |= {role} if role else set()
            found = Found(each.value, span, in_order(doubts) if doubts else ())
            if role:
                self.aside.append(found)
            else:
                self.values.append(Placed(found, item.start, item.end))
                self._remember_year(found)

    def _remember_year(self, found: Found) -> None:
        value = found.value
        if isinstance(value, Edtf):
            point = value.end or value.start
            self.passage.last = value
            if point and point.digits == 4:
                self.passage.year = point.year
                self.passage.is_counted = Doubt.RELATIVE in found.doubts

    def _find_upcoming(self) -> None:
        """«Предстоящие», `next event`: what has not begun."""
        passage = self.passage
        for index, token in enumerate(passage.tokens):
            next_one = passage.means(index, Kind.RELATION) == 1
            if passage.means(index, Kind.FUTURE) or (
                next_one and not passage.means(index, Kind.WEAK)
            ):
                self._use(index, index + 1)
                span = Span(token.start, token.end)
                found = Found(Upcoming(passage.today), span)
                self.values.append(Placed(found, index, index + 1))
                return


def _lengths(row: Row) -> list[int]:
    """How many of a row's dates may be one: all, somewhat fewer, those before a mere number."""
    lengths = list(range(len(row.items), 0, -1))[:_MOST_TRIES]
    before = next((at for at, item in enumerate(row.items) if item.is_bare), 0)
    return lengths if before in (0, *lengths) else [*lengths, before]


_BEGINNING = ("~", "≈", "'", "-", "/", "…", "..", "...")
"""Signs with which a date can begin: `~2018`, `'18`, `-2016`."""
_LEADING = (Kind.PREP, Kind.STRONG_PREP, Kind.LINK, Kind.DAYTIME)
