"""The two jobs as a peer does them: read the rows, make the message, in plain Python."""

import os
import re
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import aiosqlite

from tests.bench.contestants.queries import PAGE, STANDING

API = os.environ["BOT_API_URL"]
TOKEN = os.environ["BOT_TOKEN"]
YEAR_COMMAND = re.compile(r"/events (\d{4})$")
PAGE_BUTTON = re.compile(r"list:1:(\d{4})(?:::(\d+))?$")
PAGE_SIZE = 8

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


async def connect() -> aiosqlite.Connection:
    """The database, to read."""
    return await aiosqlite.connect(f"file:{os.environ['DATABASE_PATH']}?mode=ro", uri=True)


async def make_page(
    database: aiosqlite.Connection, year: int, page: int
) -> tuple[str, list[list[dict[str, str]]]]:
    """A page of a year: its text and the rows of its buttons."""
    parameters: dict[str, Any] = {
        "brief": 1,
        "kind": 1,
        "key": year,
        "limit": PAGE_SIZE,
        "since": "",
        "rest": page * PAGE_SIZE,
        "from": f"{year}-01-01",
        "language": "ru",
    }
    rows = list(await database.execute_fetchall(PAGE, parameters))
    standing = list(await database.execute_fetchall(STANDING, parameters))
    return _compose(year, page, rows, standing)


def _compose(
    year: int, page: int, rows: Sequence[Any], standing: Sequence[Any]
) -> tuple[str, list[list[dict[str, str]]]]:
    total = rows[0][5]
    pages = -(-total // PAGE_SIZE)
    parts = [
        f"<b>События: {year} г.</b>\n<i>{total} события, страница {page + 1} из {pages}</i>",
        *(
            f"<b>{_date_in(date, year)}</b>\n{escape(title)}"
            + (f"\n<i>{escape(place)}</i>" if place else "")
            for _, date, _, title, place, _ in rows
        ),
        "\n".join(
            [
                "<i>Длится с прежних лет:</i>",
                *(f"▫️ <b>{_date(date)}</b>: {escape(title)}" for _, date, _, title, _ in standing),
            ]
        ),
        "<i>По состоянию на апрель 2018 г.</i>",
    ]
    here = _list(year, page)
    buttons = [_button(row[2] or row[3], f"event:{row[0]}:{here}") for row in (*rows, *standing)]
    turn = []
    if page:
        turn.append(_button("‹ Назад", _list(year, page - 1)))
    if page + 1 < pages:
        turn.append(_button("Дальше ›", _list(year, page + 1)))
    link = f"https://t.me/bench_bot?start=p1-{year}"
    keyboard = [
        *([each] for each in buttons),
        turn,
        [_button("‹ По годам", "events:1"), _button(f"‹ {year - 1}", _list(year - 1, 0))],
        [
            {"text": "📤 Поделиться", "url": f"https://t.me/share/url?{urlencode({'url': link})}"},
            _button("🏠 Главная", "start"),
        ],
    ]
    return "\n\n".join(parts), keyboard


def _button(text: str, data: str) -> dict[str, str]:
    return {"text": text[:40], "callback_data": data}


def _date_in(edtf: str, year: int) -> str:
    start, _, end = edtf.partition("/")
    text = _date(edtf)
    if int(start[:4]) < year:
        text += f" · началось в {start[:4]} году"
    if end and int(end[:4]) > year:
        text += f" · продолжается в {end[:4]} году"
    return text


def _date(edtf: str) -> str:
    start, _, end = edtf.partition("/")
    if end == "..":
        return f"с {start} года"
    if not end:
        return _point(start)
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{_point(end)}"
    if start[:4] == end[:4]:
        return f"{_point(start).removesuffix(f' {start[:4]} г.')} – {_point(end)}"
    return f"{_point(start)} – {_point(end)}"


def _point(point: str) -> str:
    year, *rest = point.split("-")
    if not rest:
        return f"{year} г."
    if len(rest) == 1:
        return f"{_IN[int(rest[0]) - 1]} {year} г."
    return f"{int(rest[1])} {_OF[int(rest[0]) - 1]} {year} г."


def _list(year: int, page: int) -> str:
    """The button's data for a page of a year, as ours writes it."""
    return f"list:1:{year}::{page}" if page else f"list:1:{year}"
