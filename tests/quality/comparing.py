"""Our reader beside `dateparser` and `edtf`, on a table of written dates."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from math import inf
from time import process_time
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates
from edtf import parse_edtf, text_to_edtf

from storage.edtf import Edtf
from tests.quality.dates import Answer, Form, Outcome, Reader, judge, ours

_PLAIN = (
    "Комитет по внешним связям сотрудничает с администрациями городов и регионов, в частности,"
    " в области культуры, образования и здравоохранения. "
)
_DENSE = "14.05.2019 – визит; с 12 по 15 мая 2018 г. – форум. "
LONG_TEXTS = {
    "40 dates among words": " ".join(
        f"{1 + n % 27} апреля {1958 + n} года город посетила делегация во главе с мэром."
        for n in range(40)
    ),
    "60 periods": "; ".join(f"{1 + n % 27}–{2 + n % 27} мая {1958 + n} г." for n in range(60)),
    "10,000 characters dense in dates": (_DENSE * 200)[:10_000],
    "10,000 characters without dates": (_PLAIN * 80)[:10_000],
    "10,000 characters of alphabets": ("аprel мaя Аvril jаnuаry απρίλιος 四月 " * 300)[:10_000],
    "10,000 characters of figures": ("1.1. 576-48-86 (2) 11:30 " * 400)[:10_000],
}
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


def compare_speed() -> str:
    """How long our reader and `dateparser` take for long texts: the best of some times."""
    lines = [f"{'':34}" + "".join(f" {name:>11}" for name in ("ours", "dateparser"))]
    for name, text in LONG_TEXTS.items():
        form = Form(text, "ru", "document", None)
        times = [_time(reader, form, times) for reader, times in ((ours, 9), (dateparsers, 1))]
        lines.append(f"{name:34}" + "".join(f" {1000 * each:8.1f} ms" for each in times))
    return "\n".join(lines)


def _time(reader: Reader, form: Form, times: int) -> float:
    """The seconds of the processor for a text that was not read before."""
    best = inf
    for each in range(times):
        fresh = replace(form, text=f"{form.text}{' ' * each}")
        begun = process_time()
        reader(fresh)
        best = min(best, process_time() - begun)
    return best


def compare_values(forms: list[Form]) -> str:
    """Of the EDTF strings that the table expects, how many `edtf` parses, and bounds as we do."""
    texts = sorted({each for form in forms for each in _edtf_strings(form.expect)})
    parsed = agreed = 0
    others = []
    for text in texts:
        try:
            value = Edtf.parse(text)
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
