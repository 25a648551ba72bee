"""Deep links: a screen as a `?start=` payload, its prefix and its fields with `-` between.

Telegram takes up to 64 characters of A-Z, a-z, 0-9, _ and - in it.
"""

import re
from collections.abc import Iterable
from typing import Any

from telegram.helpers import create_deep_linked_url

from handlers.chat.periods import PATTERN, read_period, write_period
from handlers.chat.screen import IGNORED, Link, Screen, bare_type
from storage.edtf import Edtf, EdtfError

_PATTERNS = {int: r"(\d{0,16})", str: r"([\w-]{1,60})", Edtf: f"({PATTERN})"}


def to_link(username: str, screen: Screen) -> str | None:
    """The link that opens a screen in the chat with the bot; None for one that has no link."""
    payload = to_payload(screen)
    return create_deep_linked_url(username, payload) if payload else None


def to_payload(screen: Screen) -> str | None:
    """The payload that opens a screen: by the first of its links whose fields are all given."""
    links = screen.spec.links
    for link in links:
        values = [getattr(screen, name, None) for name in link.fields]
        if None not in values or link is links[-1]:
            return link.prefix + "-".join(map(_write, values))
    return None


def from_payload(payload: str, kinds: Iterable[type[Screen]]) -> Screen | None:
    """The screen of one of these kinds that a payload opens."""
    for kind in kinds:
        for link in kind.spec.links:
            if screen := _read(payload, kind, link):
                return screen
    return None


def _read(payload: str, kind: type[Screen], link: Link) -> Screen | None:
    hints = {IGNORED: int, **dict(kind.spec.hints)}
    types = [bare_type(hints[name]) for name in link.fields]
    pattern = link.prefix + "-".join(_PATTERNS[each] for each in types)
    match = re.fullmatch(pattern, payload, re.ASCII)
    if not match:
        return None
    values: dict[str, Any] = {}
    try:
        for name, bare, text in zip(link.fields, types, match.groups(), strict=True):
            if text and name != IGNORED:
                values[name] = read_period(text) if bare is Edtf else bare(text)
        return kind(**values)
    except (EdtfError, TypeError):
        return None


def _write(value: object) -> str:
    if isinstance(value, Edtf):
        return write_period(value)
    return "" if value is None else str(value)
