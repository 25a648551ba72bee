"""Deep links: every screen that can be shared, as a `?start=` payload.

Telegram takes up to 64 characters of A-Z, a-z, 0-9, _ and - in it.
"""

import re

from telegram.helpers import create_deep_linked_url

from handlers.callback_data import (
    ShowAbout,
    ShowContact,
    ShowEntity,
    ShowEvent,
    ShowEvents,
    ShowSearch,
)
from handlers.wire import CallbackData
from storage.edtf import Edtf, EdtfError

_NUMBER = r"(\d{1,15})"
_DATE = r"([\d-]{0,10})"
_EVENT = re.compile(rf"e{_NUMBER}(?:-{_NUMBER})?", re.ASCII)
_DIRECTION = re.compile(rf"d{_NUMBER}-{_NUMBER}", re.ASCII)
_PERIOD = re.compile(rf"p{_NUMBER}-{_DATE}(?:(_){_DATE})?", re.ASCII)
_OTHERS = {"n": ShowEntity, "s": ShowSearch, "c": ShowContact, "a": ShowAbout}
_OTHER = re.compile(rf"([{''.join(_OTHERS)}]){_NUMBER}", re.ASCII)


def to_payload(screen: CallbackData) -> str | None:
    """The payload that opens a screen; None for one that has no link."""
    if isinstance(screen, ShowEvent):
        brief = screen.origin.brief if isinstance(screen.origin, ShowEvents) else 0
        return f"e{screen.event}-{brief}"
    if isinstance(screen, ShowEvents):
        return _list_to_payload(screen)
    if isinstance(screen, ShowEntity):
        return f"n{screen.entity}"
    if isinstance(screen, ShowSearch):
        return f"s{screen.query}"
    if isinstance(screen, ShowContact):
        return f"c{screen.brief}"
    return f"a{screen.brief}" if isinstance(screen, ShowAbout) else None


def from_payload(payload: str) -> CallbackData | None:
    """The screen that a payload opens; None for one that is not ours."""
    if match := _EVENT.fullmatch(payload):
        return ShowEvent(int(match[1]), ShowEvents(int(match[2] or 0)))
    if match := _DIRECTION.fullmatch(payload):
        return ShowEvents(int(match[1]), direction=int(match[2]))
    if match := _PERIOD.fullmatch(payload):
        return _period_from_payload(match)
    if match := _OTHER.fullmatch(payload):
        screen: CallbackData = _OTHERS[match[1]](int(match[2]))
        return screen
    return None


def to_link(username: str, screen: CallbackData) -> str | None:
    """The link that opens a screen in the chat with the bot."""
    payload = to_payload(screen)
    return create_deep_linked_url(username, payload) if payload else None


def _list_to_payload(screen: ShowEvents) -> str:
    if screen.direction:
        return f"d{screen.brief}-{screen.direction}"
    if not screen.period:
        return f"p{screen.brief}-"
    start, end = screen.period.start, screen.period.end
    if start == end:
        return f"p{screen.brief}-{start}"
    return f"p{screen.brief}-{start or ''}_{end or ''}"


def _period_from_payload(match: re.Match[str]) -> ShowEvents | None:
    brief, start, interval, end = match.groups()
    if not start and not interval:
        return ShowEvents(int(brief))
    text = f"{start or '..'}/{end or '..'}" if interval else start
    try:
        return ShowEvents(int(brief), Edtf.parse(text))
    except EdtfError:
        return None
