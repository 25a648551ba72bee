"""Logging to standard error, as text or JSON: no secret in any line, what people write at DEBUG."""

import copy
import json
import logging
import sqlite3
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from telegram.error import TelegramError

from bot.settings import Settings
from storage.database import DatabaseError, NotSavedError

REDACTED = "<secret>"

# Their words are Telegram's, the system's or our own. Any other error may quote what it failed at,
# which may be what somebody wrote: a key that is not there, a text that is no number.
_OF_NO_PERSON = (TelegramError, OSError, DatabaseError, NotSavedError)
SPARING_SECONDS = 60.0


class _Formatter(logging.Formatter):
    """Works on the finished line: a filter would miss tracebacks."""

    def __init__(self, secrets: Sequence[str], *, as_json: bool, tells_all: bool) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")
        self._secrets = [form for each in secrets if each for form in {each, quote(each, safe="")}]
        self._as_json = as_json
        self._tells_all = tells_all

    def format(self, record: logging.LogRecord) -> str:
        if not self._tells_all:
            record = _without_quotes(record)
        line = self._to_json(record) if self._as_json else super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return line

    def formatException(self, ei: Any) -> str:  # noqa: N802 - as in logging
        if self._tells_all:
            return super().formatException(ei)
        return "\n".join(_trace(error) for error in reversed(list(_chain(ei[1]))))

    def _to_json(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def name_error(error: BaseException) -> str:
    """An error as the log may name it: in its own words only if they quote nobody."""
    kind = type(error).__name__
    if isinstance(error, sqlite3.Error):
        return f"{kind}: {getattr(error, 'sqlite_errorname', 'of Python')}"
    return f"{kind}: {error}" if isinstance(error, _OF_NO_PERSON) and str(error) else kind


def log_as_set(settings: Settings) -> None:
    """Log as the settings say, without what they keep secret."""
    is_json = settings.log_format == "json"
    set_up_logging(settings.log_level, secrets=settings.secrets, as_json=is_json)


def set_up_logging(level: str, *, secrets: Sequence[str], as_json: bool) -> None:
    """Log everything from `level` on; libraries only what is wrong, unless all is asked for."""
    handler = logging.StreamHandler()
    tells_all = level == "DEBUG"
    handler.setFormatter(_Formatter(secrets, as_json=as_json, tells_all=tells_all))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    if not tells_all:
        for name in ("apscheduler", "telegram"):
            logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("tornado.access").setLevel(logging.ERROR)


def _without_quotes(record: logging.LogRecord) -> logging.LogRecord:
    record = copy.copy(record)
    # What was cached for another handler would be taken over.
    record.exc_text = None
    if isinstance(record.args, tuple):
        record.args = tuple(
            name_error(each) if isinstance(each, BaseException) else each for each in record.args
        )
    if record.exc_info and record.exc_info[1]:
        # asyncio writes the error into the message too.
        record.msg = str(record.msg)
        for error in _chain(record.exc_info[1]):
            record.msg = record.msg.replace(repr(error), name_error(error))
    return record


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from, the last first."""
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _trace(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{frames}{name_error(error)}"


class _Sparing(logging.Filter):
    """Lets a message pass once a minute, with the count of those like it that did not."""

    def __init__(self) -> None:
        super().__init__()
        self._passed: dict[str, float] = {}
        self._held_back: dict[str, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = f"{record.name}:{record.lineno}"
        now = time.monotonic()
        if now - self._passed.get(key, -SPARING_SECONDS) < SPARING_SECONDS:
            self._held_back[key] = self._held_back.get(key, 0) + 1
            return False
        self._passed[key] = now
        if count := self._held_back.pop(key, 0):
            record.msg = f"{record.msg} ({count} more like it before)"
        return True


@contextmanager
def sparing(loggers: Sequence[str]) -> Iterator[None]:
    """Let these loggers write each of their messages once a minute at most."""
    spare = _Sparing()
    for name in loggers:
        logging.getLogger(name).addFilter(spare)
    try:
        yield
    finally:
        for name in loggers:
            logging.getLogger(name).removeFilter(spare)
