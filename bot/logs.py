"""Logging to standard error, as text or JSON, with the token taken out of every line."""

import json
import logging
from datetime import UTC, datetime

REDACTED = "<token>"


class _Redacting(logging.Formatter):
    """Takes the secret out of the finished line: a filter would miss tracebacks."""

    def __init__(self, secret: str, *, as_json: bool) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")
        self._secret = secret
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        line = self._to_json(record) if self._as_json else super().format(record)
        return line.replace(self._secret, REDACTED) if self._secret else line

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


def set_up_logging(level: str, *, secret: str, as_json: bool) -> None:
    """Log everything from `level` on; HTTP clients only what is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(secret, as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # They write every request's address, the token in it, and every job, at INFO.
    for name in ("httpx", "httpcore", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
