"""The same as a picture in words, for who cannot see it."""

from collections.abc import Iterator

from markupsafe import Markup, escape
from telegram.constants import MessageLimit

from handlers.chat.view import bold, clip, fitting, folded, italic, lines, paragraphs, room_beside
from handlers.texts import Texts
from handlers.timeline.layout import Years
from handlers.timeline.plan import Row

_BESIDE = MessageLimit.MAX_TEXT_LENGTH - MessageLimit.CAPTION_LENGTH
_TITLE_LENGTH = 150
_COUNTS_LENGTH = 250
_ROOM_FOR_COUNT = 40
"""«and 5 more»."""
_LENGTHS = (90, 70, 55, 45, 36)


def write_caption(years: Years, t: Texts) -> Markup:
    """The heading, and folded a line a row with its date, and how many more there are when."""
    head = lines(bold(clip(years.title, _TITLE_LENGTH)), clip(years.subtitle, _TITLE_LENGTH))
    counts = _write_counts(years, t)
    room = room_beside(head, counts) - _BESIDE - _ROOM_FOR_COUNT
    rows = years.plan.rows
    for length in _LENGTHS:
        told = [_write_row(row, years, length) for row in rows]
        if len(fitting(told, room)) == len(told):
            break
    shown = fitting(told, room) if rows else []
    left = len(rows) - len(shown)
    more = t.ngettext("and {count} more", "and {count} more", left) if left else None
    listed = lines(*shown, more and escape(more))
    # Who sees the picture need not scroll past its words.
    return paragraphs(head, folded(listed, counts) if listed or counts else None)


def _write_row(row: Row, years: Years, length: int) -> Markup:
    line = Markup("{} · {}").format(italic(row.when), clip(row.name, length))
    return Markup("{} · {}").format(line, years.words[row.state]) if row.state else line


def _write_counts(years: Years, t: Texts) -> Markup | None:
    """How many more each column has."""
    if not years.plan.hidden:
        return None
    said = t.gettext("Further events: {counts}", counts=", ".join(_list_counts(years)))
    return escape(clip(said, _COUNTS_LENGTH))


def _list_counts(years: Years) -> Iterator[str]:
    for column, count in zip(years.plan.columns, years.plan.counts, strict=True):
        if count:
            yield f"{column.name} ({count})"
