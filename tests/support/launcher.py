"""Stands for `python -m MODULE`, where a process of the run can fork it: see `zygote.py`.

    python -I -S launcher.py FOLDER RUN MODULE ARGUMENT…

It is what a bot has started: it can be waited for, and killed. Started for every document and file,
it imports next to nothing.
"""

import fcntl
import json
import os
import socket
import sys
from signal import SIG_DFL, SIGKILL, signal

ZYGOTE = "tests.support.zygote"
FORKED = ("handlers.documents", "handlers.export", "handlers.timeline")


def forked(folder: object) -> tuple[str, ...]:
    """The command that stands for `python -m` in this run, which has this folder."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    return (sys.executable, "-I", "-S", __file__, str(folder), str(run))


def _connect(run: str) -> socket.socket:
    """A connection to the process that forks; whoever comes first starts it."""
    connection = socket.socket(socket.AF_UNIX)
    # By its name in the folder, for a path would be too long for a socket.
    with open("zygote.lock", "w") as lock:  # noqa: PTH123 - pathlib takes longer than all of this
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            connection.connect("zygote")
        except (FileNotFoundError, ConnectionRefusedError):
            _start(run)
            connection.connect("zygote")
    return connection


def _start(run: str) -> None:
    if os.path.exists("zygote"):  # noqa: PTH110
        os.unlink("zygote")  # noqa: PTH108
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("zygote")
    # Who asks while it loads waits for it.
    listener.listen(64)
    if not os.fork():
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream, into in enumerate((nowhere, nowhere, nowhere, listener.fileno())):
            os.dup2(into, stream)
        # What the launcher holds beside its streams would be held until the end of the run.
        os.closerange(4, 1 << 10)
        os.execv(sys.executable, [sys.executable, "-m", ZYGOTE, "3", run])
    listener.close()


def main(folder: str, run: str, module: str, *arguments: str) -> None:
    """Be the module, or wait for the end of what is."""
    if module not in FORKED:
        os.execv(sys.executable, [sys.executable, "-m", module, *arguments])
    asked = json.dumps([module, arguments, os.getcwd(), dict(os.environ)]).encode() + b"\n"  # noqa: PTH109
    os.chdir(folder)
    connection = _connect(run)
    socket.send_fds(connection, [asked], [0, 1, 2])
    for stream in range(3):
        os.close(stream)
    status = int(connection.recv(16) or -SIGKILL)
    if status < 0:
        if status != -SIGKILL:
            signal(-status, SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
