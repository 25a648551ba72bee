"""The two jobs as a peer does them: read the rows, make the message, in plain Python."""

import json
import os
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import aiosqlite

from tests.bench.contestants.queries import MONTHS, PAGE

API = os.environ["BOT_API_URL"]
TOKEN = os.environ["BOT_TOKEN"]
YEAR_COMMAND = re.compile(r"/events (\d{4})$")
PAGE_BUTTON = re.compile(r"list:1:(\d{4})(?:::(\d+))?$")
PAGE_SIZE = 7
LONG = 2 * PAGE_SIZE
"""From more than how many events on a year is shown by its months."""
AS_OF = "2018-04"

_IN = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
_OF = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]

_SHORT = [
    "янв.",
    "февр.",
    "мар.",
    "апр.",
    "мая",
    "июн.",
    "июл.",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
]
_BUTTONS = [
    "янв.",
    "февр.",
    "март",
    "апр.",
    "май",
    "июнь",
    "июль",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
]


async def connect() -> aiosqlite.Connection:
    """The database, to read."""
    return await aiosqlite.connect(f"file:{os.environ['DATABASE_PATH']}?mode=ro", uri=True)


async def make_page(
    database: aiosqlite.Connection, year: int, page: int
) -> tuple[str, list[list[dict[str, str]]]]:
    """A page of a year, or its months if it is long: the text and the rows of its buttons."""
    parameters: dict[str, Any] = {
        "brief": 1,
        "kind": 1,
        "key": year,
        "limit": PAGE_SIZE,
        "since": "",
        "rest": page * PAGE_SIZE,
        "language": "ru",
    }
    rows = list(await database.execute_fetchall(PAGE, parameters))
    total = rows[0][5]
    if page or total <= LONG:
        return _compose_page(year, page, total, rows)
    days = [monthrange(year, month)[1] for month in range(1, 13)]
    wanted = [
        [number, year, f"{year}-{number + 1:02}-01", f"{year}-{number + 1:02}-{day}"]
        for number, day in enumerate(days)
    ]
    parameters = {"brief": 1, "wanted": json.dumps(wanted), "language": "ru", "limit": 1}
    return _compose_months(year, total, await database.execute_fetchall(MONTHS, parameters))


def _compose_months(
    year: int, total: int, months: Iterable[Any]
) -> tuple[str, list[list[dict[str, str]]]]:
    title, count = f"События: {year}\u00a0г.", f"{total} события"
    parts = [
        f"<b>{title}</b> · <i>{count}</i>",
        "Какой месяц? События, у которых известен только год, – в общем списке.",
        "<i>По состоянию на апрель 2018\u00a0г.</i>",
    ]
    buttons = [
        _button(f"{_BUTTONS[number]} ({events})", f"list:1:{year}-{number + 1:02}")
        for number, events in months
    ]
    here = _list(year, 0)
    keyboard = [
        *(buttons[at : at + 3] for at in range(0, len(buttons), 3)),
        [
            _button(f"Все ({total})", f"{here}::0:1"),
            _button("Годы", "events:1"),
            _button("📄 Word", f"doc:docx:{here}"),
        ],
        _foot(year, f"{title} · {count}"),
    ]
    return "\n\n".join(parts), keyboard


def _compose_page(
    year: int, page: int, total: int, rows: Sequence[Any]
) -> tuple[str, list[list[dict[str, str]]]]:
    pages = -(-total // PAGE_SIZE)
    title, count = f"События: {year}\u00a0г.", f"{total} события, стр. {page + 1} из {pages}"
    parts = [
        f"<b>{title}</b> · <i>{count}</i>",
        "\n".join(
            [
                *(_entry(at, row, year) for at, row in enumerate(rows, 1)),
                "<i>По состоянию на апрель 2018\u00a0г.</i>",
            ]
        ),
    ]
    here = _list(year, page)
    turn = [_button("Годы", "events:1")]
    if page:
        turn.insert(0, _button(f"‹ Стр. {page}", _list(year, page - 1)))
    if page + 1 < pages:
        turn.append(_button(f"Стр. {page + 2} ›", _list(year, page + 1)))
    keyboard = [
        [_button(str(number), f"event:{row[0]}:{here}") for number, row in enumerate(rows, 1)],
        [*turn, _button("Word" if len(turn) > 2 else "📄 Word", f"doc:docx:{_list(year, 0)}")],
        _foot(year, f"{title} · {count}"),
    ]
    return "\n\n".join(parts), keyboard


def _foot(year: int, words: str) -> list[dict[str, str]]:
    query = urlencode({"url": f"https://t.me/bench_bot?start=p1-{year}", "text": words})
    share = {"text": "📤 Поделиться", "url": f"https://t.me/share/url?{query}"}
    return [share, _button("🏠 Главная", "start")]


def _button(text: str, data: str) -> dict[str, str]:
    return {"text": text[:40], "callback_data": data}


def _entry(number: int, row: Any, year: int) -> str:
    _, edtf, label, title, place = row[:5]
    name, details = label or title, [_date(edtf, year)]
    town = place.rpartition(", ")[2] if place else ""
    if town and town[:5].lower() not in name.lower():
        details.append(town)
    planned = " · запланировано" if edtf[:7] > AS_OF else ""
    return f"<b>{number}</b> {escape(name)} · <i>{escape(', '.join(details))}{planned}</i>"


def _date(edtf: str, year: int) -> str:
    start, _, end = edtf.partition("/")
    if end == "..":
        return f"с {start}"
    if not end:
        return _point(start, year)
    if int(start[:4]) != year or int(end[:4]) != year:
        return f"{_short(start)} – {_short(end)}"
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{_point(end, year)}"
    return f"{_point(start, year)} – {_point(end, year)}"


def _point(point: str, year: int) -> str:
    of, *rest = point.split("-")
    if not rest or int(of) != year:
        return _short(point)
    month = int(rest[0]) - 1
    return f"{int(rest[1])} {_OF[month]}" if len(rest) > 1 else _IN[month]


def _short(point: str) -> str:
    year, *rest = point.split("-")
    if not rest:
        return year
    month = _SHORT[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _list(year: int, page: int) -> str:
    """The button's data for a page of a year, as ours writes it."""
    return f"list:1:{year}::{page}" if page else f"list:1:{year}"
