"""How what an import printed is held against the truth: words, dates, names, places, contacts."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from storage.edtf import Edtf, EdtfError

Json = dict[str, Any]


_JOINTS = str.maketrans({"ё": "е", "\u00ad": None, "\u200b": None, "\ufeff": None})


def words(text: object) -> list[str]:
    """The words of a text in small letters, those broken at a line's end put together."""
    flat = re.sub(r"(?<=[^\W\d])-[ \t]*\r?\n\s*(?=[^\W\d])", "", str(text or ""))
    return re.findall(r"\w+", flat.lower().translate(_JOINTS))


def bag(text: object) -> set[str]:
    """The words that tell one sentence from another."""
    return {word for word in words(text) if len(word) > 2 or word.isdigit()}


def same_stem(word: str, token: str) -> bool:
    """Whether the token may be the word in another case."""
    if len(word) <= 3 or word.isdigit():
        return word == token
    return token.startswith(word[: max(3, len(word) - 2)]) and len(token) <= len(word) + 4


def stem_share(wanted: Iterable[str], text: object) -> float:
    """The share of the wanted words that a text has, in whatever case."""
    wanted = [word for each in wanted for word in words(each)]
    tokens = set(words(text))
    found = sum(any(same_stem(word, token) for token in tokens) for word in wanted)
    return found / len(wanted) if wanted else 0.0


def alike(one: object, other: object) -> bool:
    """Whether two short texts say the same, endings, order and punctuation aside."""
    return min(stem_share([str(one)], other), stem_share([str(other)], one)) >= 0.75


def overlap(one: object, other: object) -> float:
    """The share of common words in the shorter of two texts."""
    first, second = bag(one), bag(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def equal(one: object, other: object) -> bool:
    """Whether two texts have the same words in the same order."""
    return words(one) == words(other)


def items(of: Json, name: str) -> list[Any]:
    """A list that may be left out."""
    return list(of.get(name) or [])


def listed(value: object) -> list[Any]:
    """A value that may be one or many."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and the last day that a date of the project's EDTF can mean."""
    ends = edtf.split("/")
    days = []
    for end, last in ((ends[0], False), (ends[-1], True)):
        if end == "..":
            days.append(date.max if last else date.min)
            continue
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", end.rstrip("?~%"))
        if not match:
            return None
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            if last:
                month = month or 12
                days.append(date(year, month, day or monthrange(year, month)[1]))
            else:
                days.append(date(year, month or 1, day or 1))
        except ValueError:
            return None
    return days[0], days[1]


def plain_date(value: object) -> str | None:
    """A date as text, an interval of equal ends as that end."""
    text = str(value).strip() if value not in (None, "") else None
    ends = text.split("/") if text else []
    return ends[0] if len(ends) == 2 and ends[0] == ends[1] else text


def same_days(one: str, other: str) -> bool:
    """Whether a season, quarter or stretch says the same days as another way to write them."""
    try:
        first, second = Edtf.parse(one), Edtf.parse(other)
    except EdtfError:
        return False
    coded = any(re.search(r"-(?:2[1-4]|3[3-6]|4[01])\b|\[", each) for each in (one, other))
    ends = ((each.earliest_start, each.latest_end, each.is_open) for each in (first, second))
    return coded and next(ends) == next(ends)


def judge_date(truth: Json, value: object) -> str:
    """`exact`, `vague` (overlaps), `wrong` or `none`."""
    got = plain_date(value)
    accepted = [truth.get("date"), *items(truth, "date_also")]
    if got in accepted:
        return "exact"
    if got is None:
        return "none"
    if any(same_days(got, each) for each in accepted if each):
        return "exact"
    wanted = bounds(str(truth["date"])) if truth.get("date") else None
    found = bounds(got)
    near = wanted and found and wanted[0] <= found[1] and found[0] <= wanted[1]
    return "vague" if near else "wrong"


def name_of(person: object) -> str:
    """The name of a person given as a name or as a thing with a name."""
    return str(person.get("name") or "") if isinstance(person, dict) else str(person or "")


def name_parts(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The full words of a name and its initials."""
    tokens = words(name)
    return (
        frozenset(token for token in tokens if len(token) > 1),
        frozenset(token for token in tokens if len(token) == 1),
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same person's in the same case."""
    (full, short), (full_too, short_too) = name_parts(one), name_parts(other)
    return bool(full) and full == full_too and (short <= short_too or short_too <= short)


def near_name(one: str, other: str) -> bool:
    """Whether they are in different cases, or one says less."""
    full, full_too = name_parts(one)[0], name_parts(other)[0]
    return any(same_stem(word, token) for word in full for token in full_too if len(word) > 3)


def judge_place(truth: Json, value: object) -> str:
    """`right`, `wrong`, `missing` or `invented`."""
    got = str(value or "").strip()
    accepted = [truth.get("place"), *items(truth, "place_also")]
    if not got:
        return "right" if None in accepted else "missing"
    extra = 6
    for place in accepted:
        few = len(words(got)) - len(words(place)) <= extra
        if place and few and stem_share([place], got) == 1.0:
            return "right"
    return "wrong" if any(accepted) else "invented"


_EXTENSION = re.compile(r"(?:доб\w*|вн\w*|ext\w*|#|x)[\s.:]*(\d{1,5})\D*$", re.IGNORECASE)


def number(phone: object) -> tuple[str, str]:
    """The last seven digits of a telephone number, and its extension."""
    text = str(phone or "")
    match = _EXTENSION.search(text)
    extension = match[1] if match else ""
    digits = re.sub(r"\D", "", text[: match.start()] if match else text)
    return digits[-7:], extension


def widened(wanted: str, value: object, source: str) -> bool:
    """Whether a value is the wanted one with a few words of its own sentence around it."""
    few = len(words(value)) - len(words(wanted)) <= 6
    return few and stem_share([wanted], value) == 1.0 == stem_share([str(value)], source)


def contact_fields(truth: Json, got: Json) -> Iterator[tuple[str, bool]]:
    """Each field that either side fills, and whether it is right."""
    for name in ("name", "position", "organisation", "address"):
        wanted, value = truth.get(name), got.get(name)
        if not wanted and not value:
            continue
        accepted = [str(each) for each in (wanted, *items(truth, f"{name}_also")) if each]
        if name == "name":
            yield name, any(same_name(each, str(value or "")) for each in accepted)
        else:
            source = truth.get("source") or ""
            yield name, any(alike(each, value) or widened(each, value, source) for each in accepted)
    for name in ("phones", "fax"):
        one = {number(each) for each in listed(truth.get(name))}
        other = {number(each) for each in listed(got.get(name))}
        if one or other:
            yield name, one == other
    one_mail = {str(each).lower() for each in listed(truth.get("emails"))}
    other_mail = {str(each).lower().strip() for each in listed(got.get("emails"))}
    if one_mail or other_mail:
        yield "emails", one_mail == other_mail
