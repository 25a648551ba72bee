"""Our reader beside `dateparser` and `edtf`, on a table of written dates."""

from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from math import inf
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates
from edtf import parse_edtf, text_to_edtf

from storage.edtf import Edtf
from tests.quality.dates import Answer, Form, Outcome, Reader, judge, ours

_PARTS = {"year": 1, "month": 2}
"""How many parts of a day `dateparser` means by its periods."""


def dateparsers(form: Form) -> Answer:
    """What `dateparser` reads: in a field the whole text, elsewhere what it finds."""
    texts = [form.text]
    if form.context != "field":
        settings = _settings(form.day)
        found = search_dates(form.text, languages=[form.language], settings=settings)
        texts = [text for text, _ in found or []]
    parser = _dateparser(form.language, form.day)
    read = [parser.get_date_data(text) for text in texts]
    return Answer(tuple(_cut(each.date_obj, each.period) for each in read if each.date_obj))


@cache
def _dateparser(language: str, day: date) -> Any:
    return DateDataParser(languages=[language], settings=_settings(day))


def _settings(day: date) -> dict[str, Any]:
    return {"RELATIVE_BASE": datetime(day.year, day.month, day.day)}  # noqa: DTZ001 - as it wants


def _cut(day: datetime, period: str) -> str:
    if period == "quarter":
        return f"{day.year}-{33 + (day.month - 1) // 3}"
    return "-".join(day.date().isoformat().split("-")[: _PARTS.get(period, 3)])


def edtfs(form: Form) -> Answer:
    """What the `edtf` package makes of a text: it reads EDTF, and English."""
    try:
        return Answer((str(parse_edtf(form.text)),))
    except Exception:  # noqa: BLE001 - whatever it raises, it has not read it
        read = text_to_edtf(form.text) if form.language == "en" else None
        return Answer((read,) if read else ())


READERS: dict[str, Reader] = {"ours": ours, "dateparser": dateparsers, "edtf": edtfs}


def tabulate(forms: list[Form]) -> str:
    """How many each reader reads right, by context, language and kind; and how many wrongly."""
    lines = [f"{'':14} {'forms':>6}" + "".join(f" {name:>11}" for name in READERS)]
    outcomes = {name: [judge(form, read(form)) for form in forms] for name, read in READERS.items()}
    groups: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for group in ("all", form.context, form.language, f"  {form.kind}"):
            groups[group].append(index)
    for group, members in sorted(groups.items(), key=lambda each: (each[0] != "all", each[0])):
        row = f"{group:14} {len(members):6}"
        for name in READERS:
            right = sum(outcomes[name][index] is Outcome.RIGHT for index in members)
            row += f" {100 * right / len(members):10.1f}%"
        lines.append(row)
    for outcome in Outcome:
        counts = [Counter(outcomes[name])[outcome] for name in READERS]
        lines.append(f"{outcome.value:21}" + "".join(f" {count:11}" for count in counts))
    return "\n".join(lines)


def compare_values(forms: list[Form]) -> str:
    """Of the EDTF strings that the table expects, how many `edtf` parses, and bounds as we do."""
    texts = sorted({each for form in forms for each in _edtf_strings(form.expect)})
    parsed = agreed = 0
    others = []
    for text in texts:
        value = Edtf.parse(text)
        try:
            bounds = _bounds(parse_edtf(text))
        except Exception:  # noqa: BLE001 - whatever it raises, it has not read it
            others.append(text)
            continue
        parsed += 1
        if bounds == (value.earliest_start, value.latest_end):
            agreed += 1
        else:
            others.append(text)
    return (
        f"{len(texts)} EDTF strings: the edtf package parses {parsed},"
        f" {agreed} of them with our bounds\nnot so: {' '.join(others)}"
    )


def _bounds(value: Any) -> tuple[date, date]:
    """The earliest and the latest day by `edtf`, for which an open end is infinite."""
    first, last = value.lower_fuzzy(), value.upper_fuzzy()
    return (
        date.min if first == -inf else date(*first[:3]),
        date.max if last == inf else date(*last[:3]),
    )


def _edtf_strings(expected: Any) -> list[str]:
    if isinstance(expected, list):
        return [text for each in expected for text in _edtf_strings(each)]
    plain = isinstance(expected, str) and expected != "none" and not expected.startswith("--")
    return [expected] if plain else []
