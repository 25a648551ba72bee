"""Dates as they stand in deep links, and in buttons where EDTF is too long for them.

Figures, `X`, `-` and `_` as in EDTF with `_` for `/`, an open end left empty, and a letter each for
what else EDTF has: parts of a date, doubts, an end that is not known.
"""

import re
from dataclasses import replace

from storage.edtf import CalendarDate, Edtf, EdtfError, Part

PATTERN = r"[\dX-]{0,10}[emlfg]?[uab]?n?(?:_[\dX-]{0,10}[emlfg]?[uab]?n?)?"
_POINT = re.compile(r"([\dX-]{4,10})([emlfg]?)([uab]?)", re.ASCII)
_PARTS = dict(zip("emlfg", Part, strict=True))
_LETTERS = {part: letter for letter, part in _PARTS.items()}
_QUALIFIERS = {"u": "?", "a": "~", "b": "%", "": ""}
_SIGNS = {sign: letter for letter, sign in _QUALIFIERS.items()}
_OPEN, _UNKNOWN = "", "n"


def write_period(value: Edtf) -> str:
    """The date in the letters that a link may have."""
    missing = _UNKNOWN if value.unknown else _OPEN
    ends = [_write(end) if end else missing for end in (value.start, value.end)]
    return "_".join(ends) if value.is_interval else ends[0]


def read_period(text: str) -> Edtf:
    """The date that was written so; raises `EdtfError`."""
    first, interval, last = text.partition("_")
    if not interval:
        return Edtf.at(_read(text))
    start, end = (None if each in (_OPEN, _UNKNOWN) else _read(each) for each in (first, last))
    return Edtf(start, end, unknown=_UNKNOWN in (first, last))


def _write(point: CalendarDate) -> str:
    whole = replace(point, part=None, qualifier="")
    return f"{whole}{_LETTERS[point.part] if point.part else ''}{_SIGNS[point.qualifier]}"


def _read(text: str) -> CalendarDate:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"not a date: {text!r}")
    whole, part, qualifier = match.groups()
    return replace(
        CalendarDate.parse(whole),
        part=_PARTS[part] if part else None,
        qualifier=_QUALIFIERS[qualifier],
    )
