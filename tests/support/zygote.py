"""The process that has loaded what documents are read, written and drawn with, and forks for all.

To load it takes longer than most tests, and each bot of a test would start a reader of its own, and
a writer for each file. One such process serves all workers of a run. `launcher.py` asks it, in
place of `python -m MODULE`; what it forks has the launcher's streams and surroundings, and ends
with it.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

READER = "handlers.documents"
WRITERS = (
    *(f"handlers.export.{name}" for name in ("word", "workbook", "lists", "calendar")),
    "handlers.timeline.drawing",
    "handlers.timeline.chart",
    "handlers.timeline.layout",
    "handlers.timeline.order",
)
_STREAMS = 3
_LARGEST = 1 << 16
_PAUSE = 1.0


class _Asked(NamedTuple):
    module: str
    arguments: list[str]
    folder: str
    environment: dict[str, str]
    streams: list[int]


def _load() -> None:
    for name in WRITERS:
        import_module(name)
    reader = import_module(f"{READER}.__main__")
    reader._load()
    # Whoever is forked runs it as the main module, and is warned of one that is there already.
    del sys.modules[reader.__name__]
    gc.freeze()


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _receive(connection: socket.socket) -> _Asked | None:
    """What is asked; None of a launcher that was killed before it has said all."""
    said, streams, _, _ = socket.recv_fds(connection, _LARGEST, _STREAMS)
    while not said.endswith(b"\n"):
        if not (more := connection.recv(_LARGEST)):
            return None
        said += more
    module, arguments, folder, environment = json.loads(said)
    return _Asked(module, arguments, folder, environment, streams)


def serve(listener: socket.socket, run: int) -> _Asked | None:
    """Fork for all who ask, while the process of the run is there; in a fork, what was asked."""
    waking, woken = socket.socketpair()
    for each in (waking, woken):
        each.settimeout(0)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken.fileno())
    at_work: dict[int, socket.socket] = {}
    while _is_there(run):
        ready: list[Any] = select.select([listener, waking, *at_work.values()], [], [], _PAUSE)[0]
        for pid in [pid for pid, each in at_work.items() if each in ready]:
            # The launcher was killed: so is what it stood for, with all that it has forked.
            with suppress(ProcessLookupError):  # it does not lead its group yet
                os.killpg(pid, signal.SIGKILL)
        if waking in ready:
            waking.recv(_LARGEST)
            _tell_of_ends(at_work)
        if listener in ready:
            connection, _ = listener.accept()
            if not (asked := _receive(connection)):
                connection.close()
                continue
            pid = os.fork()
            if not pid:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for each in (listener, waking, woken, connection, *at_work.values()):
                    each.close()
                return asked
            at_work[pid] = connection
            for stream in asked.streams:
                os.close(stream)
    return None


def _tell_of_ends(at_work: dict[int, socket.socket]) -> None:
    while at_work:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        # Whoever started it may have ended.
        with at_work.pop(pid) as connection, suppress(ConnectionError):
            connection.sendall(b"%d" % os.waitstatus_to_exitcode(status))


def _become(asked: _Asked) -> int:
    """Be the module as the launcher would have been; gives the exit status."""
    os.setsid()
    for number, stream in enumerate(asked.streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(asked.folder)
    os.environ.clear()
    os.environ.update(asked.environment)
    sys.argv[1:] = asked.arguments
    try:
        runpy.run_module(asked.module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001 - nothing may go on in a copy of the process
        traceback.print_exc()
        return 1
    return 0


def main(listening: str, run: str) -> None:
    """Serve until the run has ended."""
    listener = socket.socket(fileno=int(listening))
    _load()
    asked = serve(listener, int(run))
    if asked:
        status = _become(asked)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
