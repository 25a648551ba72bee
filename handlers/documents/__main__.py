"""The process that reads a document: bytes in, a reading out.

Started by `isolation.py`, with limits on memory, time and files, so that no document can harm the
bot. The models of names are loaded here alone. With `--forking` it loads them, waits for documents
and forks for each: see `warm.py`.
"""

import gc
import json
import os
import select
import sys
import traceback
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from handlers.documents.isolation import MAX_SECONDS, REFUSED
from handlers.documents.reading import Refusal, Refused, read_file
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import reading_format
from handlers.documents.warm import FORKING, Request, request_format

MAX_MEMORY = 896 * 1024 * 1024
"""Of which the libraries and models take 400 MB: less than a server gives the bot as a whole."""
IDLE_SECONDS = 10 * 60
"""Without a document, after which the process that waits for them ends."""
_READERS = ("word", "sheets", "open_document")
"""What a document may be opened with, each in a third of a second."""
_SAMPLES = (
    """Справка о сотрудничестве Санкт-Петербурга и Гамбурга

1. Общие сведения
В городе живут 1 800 000 человек (2019 г.), из них 12,5 % – студенты университета.

2. Мероприятия
В мае 2018 года делегация во главе с вице-губернатором И. П. Петровым посетила Южную Корею.
12 июня в Доме дружбы открылась выставка; на ней побывал директор музея Йенс Краузе.

3. Контакты
Комитет по внешним связям: Петрова Анна Ивановна, начальник отдела, тел. +7 (812) 576-00-00
""",
    """Brief on the cooperation of St Petersburg and Hamburg

Events
On 12 May 2018 a delegation led by Vice-Governor Ivan Petrov visited Hamburg. A concert followed.
""",
)


def main(request: str) -> int:
    """Read the document on standard input and print what it says; gives the exit status."""
    return _read(
        sys.stdin.buffer.read(), request_format().validate_json(request), into=sys.stdout.buffer
    )


def _read(data: bytes, request: Request, *, into: BinaryIO) -> int:
    _limit()
    try:
        document = read_file(data, request.name)
        reading = understand(document, request.today, request.directions, request.columns)
    except Refused as refused:
        into.write(refused.refusal.name.encode())
        return REFUSED
    except (MemoryError, RecursionError):
        into.write(Refusal.TOO_MUCH.name.encode())
        return REFUSED
    into.write(reading_format().dump_json(reading))
    return 0


def _load() -> None:
    for name in _READERS:
        import_module(f"handlers.documents.reading.{name}")
    for sample in _SAMPLES:
        reading = understand(read_file(sample.encode(), "sample.txt"), date(2020, 1, 1), ())
        reading_format().dump_json(reading)


def wait_for_documents() -> int:
    """Load all that a document is read with, and fork for each that comes."""
    _load()
    # What is there now is shared with the processes that are forked, and not counted again.
    gc.freeze()
    # Nobody reads what is said beside the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    source = sys.stdin.buffer
    while select.select([source], [], [], IDLE_SECONDS)[0] and (head := source.readline()):
        size, request = head.split(b" ", 1)
        status, said = _fork(request_format().validate_json(request), source.read(int(size)))
        sys.stdout.buffer.write(json.dumps({"status": status, "size": len(said)}).encode() + b"\n")
        sys.stdout.buffer.write(said)
        sys.stdout.buffer.flush()
    return 0


def _fork(request: Request, data: bytes) -> tuple[int, bytes]:
    """The exit status of a process of its own that reads a document, and what it says."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading_end)
        os._exit(_read_in_fork(request, data, writing_end))
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as source:
        said = source.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _read_in_fork(request: Request, data: bytes, writing_end: int) -> int:
    with os.fdopen(writing_end, "wb") as into:
        try:
            return _read(data, request, into=into)
        except BaseException:  # noqa: BLE001 - nothing may go on in a copy of the process
            into.write(traceback.format_exc().encode())
            return 1


def _limit() -> None:
    # Where there is no memory left for all, the system ends this process and not the bot.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
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
    sys.exit(wait_for_documents() if sys.argv[1:] == [FORKING] else main(*sys.argv[1:]))
