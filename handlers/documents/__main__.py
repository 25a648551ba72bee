"""The process that reads a document: bytes in, a reading out.

Started by `isolation.py`, with limits on memory, time and files, so that no document can harm the
bot. The models of names are loaded here alone, and gone with the process.
"""

import json
import sys
from datetime import date

from pydantic import TypeAdapter

from handlers.documents.isolation import MAX_SECONDS, REFUSED
from handlers.documents.reading import Refusal, Refused, read_file
from handlers.documents.understanding.model import Reading
from handlers.documents.understanding.understand import understand

MAX_MEMORY = 1536 * 1024 * 1024


def main(name: str, today: str, directions: str = "[]") -> int:
    """Read the document on standard input and print what it says; gives the exit status."""
    _limit()
    try:
        document = read_file(sys.stdin.buffer.read(), name)
        reading = understand(document, date.fromisoformat(today), json.loads(directions))
    except Refused as refused:
        sys.stdout.write(refused.refusal.name)
        return REFUSED
    except (MemoryError, RecursionError):
        sys.stdout.write(Refusal.TOO_MUCH.name)
        return REFUSED
    sys.stdout.buffer.write(TypeAdapter(Reading).dump_json(reading))
    return 0


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
