"""Years that days and months leave out and their neighbours have, beside what stands between."""

from dataclasses import replace
from itertools import pairwise, zip_longest

from handlers.dates.passages.passage import Passage
from handlers.dates.values.items import Item, Shape
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context, Doubt, Recurring
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed, in_every_year, of_each_year, with_year
from storage.edtf import Edtf, Precision

_JOINING = (Kind.AND, Kind.OR, Kind.PREP, Kind.LINK)
_FEWEST, _WINTER = 2, 24
_LONGEST_NAME, _MOST_BETWEEN = 4, 8
"""Tokens between two dates of which one may lend its year to the other."""


def lend_years(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates, with the years of their neighbours: «12 мая (Гент) и 3 июня (Брюгге) 2018»."""
    if len(placed) < _FEWEST or all(
        not isinstance(each.found.value, Recurring) and Doubt.INHERITED not in each.found.doubts
        for each in placed
    ):
        return placed
    if Kind.EVERY in passage.kinds:
        placed = in_every_year(passage, placed)
    done = _lend_back(passage, _lend_on(passage, placed))
    return _without_same(done) if passage.context is Context.QUESTION else done


def _without_same(placed: list[Placed]) -> list[Placed]:
    """The dates but for a day that one with a year is: `Ascension Day 2025, is that 29 May?`"""
    whole = [each.found.value for each in placed if not isinstance(each.found.value, Recurring)]
    return [
        each
        for each in placed
        if not isinstance(each.found.value, Recurring)
        or not any(
            isinstance(other, Edtf)
            and other.start
            and other == each.found.value.in_year(other.start.year)
            for other in whole
        )
    ]


def _lend_on(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates with the year that stands before them: «2018: 5 мая, 6 июня»."""
    done: list[Placed] = []
    year: int | None = None
    for each, following in zip_longest(placed, placed[1:]):
        if _is_year(each) and following and _is_heading(passage, each, following):
            year = _year_of(each)
            continue
        done.append(with_year(each, year))
        if not following or not _is_joined(passage, each, following):
            year = None
    return done


def _lend_back(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates with the year that stands after them."""
    done: list[Placed] = []
    for each in reversed(placed):
        following = done[-1] if done else None
        if not following or not isinstance(each.found.value, Recurring):
            done.append(each)
            continue
        joined = _is_joined(passage, each, following)
        doubts = () if joined else (Doubt.INHERITED,)
        lends = joined or _is_near(passage, each, following)
        if _is_year(following):
            lends = joined or _is_over_name(passage, each, following)
            lends = lends and not (joined and _has_words(passage, each, following))
            lends = lends or _is_remark_before(passage, each, following)
        lent = with_year(each, _year_of(following), *doubts) if lends else each
        if lent is not each and _is_year(following):
            done.pop()
        done.append(lent)
    return done[::-1]


def _year_of(placed: Placed) -> int | None:
    value = placed.found.value
    point = (value.start or value.end) if isinstance(value, Edtf) else None
    return point.year if point and point.digits == 4 else None


def _is_year(placed: Placed) -> bool:
    value = placed.found.value
    if not isinstance(value, Edtf) or value.is_interval or not value.is_exact:
        return False
    return value.start is not None and value.start.precision is Precision.YEAR


def _is_heading(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether a year stands before a colon, dash or bracket, and days or months after it."""
    colon = other.start == one.end + 1 and passage.is_mark(one.end, ":-(")
    inherits = Doubt.INHERITED in other.found.doubts and _year_of(other) == _year_of(one)
    return colon and (inherits or isinstance(other.found.value, Recurring))


def _is_joined(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether only marks, words like «и» and what stands in brackets are between two dates."""
    depth = 0
    for index in range(one.end, other.start):
        token = passage.tokens[index]
        # What closes here may have opened before: «(22–25 мая; 3–5 июня) 2025 г.»
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth or token.text == ")":
            continue
        if token.digits or token.text in ".!?" or token.text[0] == "\n":
            return False
        if token.is_word and token.meanings.keys().isdisjoint(_JOINING):
            return False
    return not depth


def _has_words(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether words stand between two dates, but for those in brackets."""
    depth = 0
    for index in range(one.end, other.start):
        token = passage.tokens[index]
        depth += (token.text == "(") - (token.text == ")")
        if token.is_word and not depth:
            return True
    return False


def _is_over_name(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether only a name stands between a day and a year: «3 июня в Брюгге 2018 года»."""
    between = passage.tokens[one.end : other.start]
    return len(between) <= _LONGEST_NAME and all(
        token.text in "-,"
        or (token.is_word and (token.capital or not token.meanings.keys().isdisjoint(_JOINING)))
        for token in between
    )


def _is_remark_before(passage: Passage, one: Placed, year: Placed) -> bool:
    """`The festival (27 June–3 July) took place in 2025`."""
    bracketed = passage.is_mark(one.start - 1, "(") and passage.is_mark(one.end, ")")
    document = passage.context is Context.DOCUMENT
    return document and bracketed and _is_near(passage, one, year)


def _is_near(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether two dates stand in one sentence, a few words apart."""
    between = passage.tokens[one.end : other.start]
    ends = any(token.text in ("!", "?", ";") or token.text[0] == "\n" for token in between)
    stops = any(token.text == "." for token in between)
    return len(between) <= _MOST_BETWEEN and not (ends or stops)


def lend_months(passage: Passage, items: list[Item]) -> list[Item]:
    """The items of a row, a year alone with the month before it: `April 2017 and 2018`."""
    if Kind.EVERY in passage.kinds:
        items = [of_each_year(passage, item) for item in items]
    items = _without_heading(passage, items) if len(items) > 1 else items
    done = items[:1]
    for item in items[1:]:
        last = done[-1].pieces[-1]
        if _is_year_of_last(passage, last, item):
            done[-1] = replace(done[-1], end=item.end)
            continue
        named = (last.month or last.season) and last.year and not (last.shared or last.part)
        points = done[-1].shape == item.shape == "point" and item.pieces[0].is_year
        if named and points and _is_listed(passage, item):
            months = [each.pieces[0] for each in _months_of_year(done)]
            shared = [month._replace(year=item.pieces[0].year) for month in months]
            shared[0] = shared[0].but(Doubt.MONTH_SHARED)
            shape: Shape = "both" if len(shared) > 1 else "point"
            done.append(replace(item, shape=shape, pieces=shared))
        elif last.season == _WINTER and _is_winter(item) and _is_listed(passage, item):
            # «Зимой 2023–2024 и 2024–2025 гг.»
            winter = last._replace(year=item.pieces[-1].year).but(Doubt.MONTH_SHARED)
            done.append(replace(item, shape="point", pieces=[winter]))
        elif _repeats_months(done[-1], item) and _is_listed(passage, item):
            year = item.pieces[0].year
            pieces = [each._replace(year=year) for each in done[-1].pieces]
            pieces[0] = pieces[0].but(Doubt.MONTH_SHARED)
            done.append(replace(item, shape="range", pieces=pieces))
        else:
            done.append(item)
    return done


def _months_of_year(items: list[Item]) -> list[Item]:
    """The last of the items, with those before it that have its year: `May and June 2024`."""
    start = len(items) - 1
    year = items[-1].pieces[-1].year
    while start and items[start - 1].shape == "point":
        before = items[start - 1].pieces[-1]
        if not (before.shared and before.year == year and (before.month or before.season)):
            break
        start -= 1
    return items[start:]


def _without_heading(passage: Passage, items: list[Item]) -> list[Item]:
    """The items without a year that is only that of those after it: `2024, 2nd and 4th quarter`."""
    for at, (item, following) in enumerate(pairwise(items)):
        first = item.pieces[0]
        alone = item.shape == "point" and first.is_year and first.digits == len(str(first.year))
        if not alone or not passage.is_mark(item.end, ",") or following.start != item.end + 1:
            continue
        others = [piece for each in items[at + 1 :] for piece in each.pieces]
        if all(each.shared and each.year == first.year for each in others):
            return [*items[:at], replace(following, start=item.start), *items[at + 2 :]]
    return items


def _is_winter(item: Item) -> bool:
    """Whether it is two years in a row, which a winter has."""
    first, last = item.pieces[0], item.pieces[-1]
    return item.shape == "range" and last.is_year and last.year == (first.year or 0) + 1


def _repeats_months(last: Item, item: Item) -> bool:
    """Whether a year alone follows months of one year: «в июне–июле 2021 и 2022 гг.»."""
    months = last.shape == "range" and all(
        (each.month or each.season) and not (each.day or each.part) for each in last.pieces
    )
    same = months and last.pieces[0].year == last.pieces[-1].year is not None
    return same and item.shape == "point" and item.pieces[0].is_year


def _is_year_of_last(passage: Passage, last: Piece, item: Item) -> bool:
    """Whether a comma alone parts a day from its year: `between May 5 and 7, 2018`."""
    included = passage.means(item.start - 2, Kind.INCLUSIVE) and last.month is not None
    lacked = last.shared and (last.day is not None or bool(included))
    return lacked and item.pieces[0].is_year and passage.is_mark(item.start - 1, ",")


def _is_listed(passage: Passage, item: Item) -> bool:
    """Whether «и» or `or` stands before a year and no preposition, or a comma before that."""
    if any(passage.means(item.start - 1, kind) for kind in (Kind.AND, Kind.OR)):
        return True
    after = item.end
    listed = passage.is_mark(item.start - 1, ",") and passage.number(after + 1, 4) is not None
    return listed and bool(passage.means(after, Kind.AND) or passage.means(after, Kind.OR))
