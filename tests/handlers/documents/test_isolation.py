"""A document is read in a process that it cannot leave."""

import asyncio
import inspect
import os
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import date
from pathlib import Path

import pytest

from bot.settings import ROOT
from handlers.documents import __main__ as reader
from handlers.documents import isolation
from handlers.documents.reading import Refusal, Refused
from handlers.documents.warm import find_warm
from tests.handlers.documents.making import word_file

TODAY = date(2020, 1, 1)


pytestmark = pytest.mark.usefixtures("as_in_service")


async def test_reading_comes_back_whole() -> None:
    data = word_file("Справка по Латвии", "В мае 2018 года в Риге прошел семинар.")
    reading = await isolation.read_document(data, "a.docx", TODAY)
    assert [str(event.date) for event in reading.events] == ["2018-05"]
    assert reading.events[0].place == "Рига"
    assert reading.used + reading.background + len(reading.unused) == reading.sentences


async def test_what_is_loaded_for_one_document_serves_the_next() -> None:
    data = word_file("Справка по Латвии", "В мае 2018 года в Риге прошел семинар.")
    async with isolation.ready_for_documents():
        await isolation.warm_up()
        readings = [await isolation.read_document(data, "a.docx", TODAY) for _ in range(2)]
        process = find_process()
        with pytest.raises(Refused) as caught:
            await isolation.read_document(b"", "a.docx", TODAY)
        assert caught.value.refusal is Refusal.EMPTY
        assert find_process() is process
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        readings.append(await isolation.read_document(data, "a.docx", TODAY))
        assert find_process() is not process
    assert {str(reading.events[0].date) for reading in readings} == {"2018-05"}
    assert process.returncode


def find_process() -> Process:
    warm = find_warm()
    assert warm
    process = warm._process
    assert process
    return process


@pytest.mark.parametrize("kept", [nullcontext, isolation.ready_for_documents])
@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        ("import time; time.sleep(1_000)", Refusal.TOO_LONG_TIME),
        ("held = [bytearray(1 << 20) for _ in range(4_000)]", Refusal.TOO_MUCH),
        ("import os; os.kill(os.getpid(), 9)", Refusal.TOO_MUCH),
        ("raise RuntimeError", Refusal.FAILED),
        # It goes before the bot where there is no memory left for both.
        ("assert open('/proc/self/oom_score_adj').read() == '1000\\n'; data = b''", Refusal.EMPTY),
        ("import tempfile; tempfile.TemporaryFile().write(bytes(100_000))", Refusal.FAILED),
    ],
)
async def test_reader_that_goes_wrong_is_ended(
    fault: str,
    refusal: Refusal,
    kept: Callable[[], AbstractAsyncContextManager[None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The reader as it is, but for what a document makes it do.
    source = inspect.getsource(reader)
    assert "document = read_file(" in source
    lines = source.replace("document = read_file(", f"{fault}\n        document = read_file(")
    # None of this needs the models of names, which take seconds to load.
    assert "\n    _load()\n" in lines
    lines = lines.replace("\n    _load()\n", "\n")
    (tmp_path / "faulty.py").write_text(lines, "utf-8")
    monkeypatch.setattr(isolation, "MODULE", "faulty")
    monkeypatch.setattr(isolation, "EXTRA_PATH", str(tmp_path))
    if refusal is Refusal.TOO_LONG_TIME:
        monkeypatch.setattr(isolation, "MAX_WAIT", 3.0)
    async with kept():
        with pytest.raises(Refused) as caught:
            await isolation.read_document(word_file("text"), "a.docx", TODAY)
    assert caught.value.refusal is refusal


def test_bot_loads_nothing_of_the_reader() -> None:
    check = (
        "import sys, bot.importing, bot.starting\n"
        "sys.exit(' '.join(each for each in sys.modules if each.startswith('handlers.documents')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=False, cwd=ROOT
    )
    loaded = done.stderr.split()
    assert "handlers.documents.isolation" in loaded
    assert "handlers.documents.understanding.understand" not in loaded


async def test_reader_knows_nothing_of_the_bot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    (tmp_path / "asking.py").write_text(
        "import os, sys\nsys.exit(3 if 'BOT_TOKEN' in os.environ else 1)", "utf-8"
    )
    monkeypatch.setattr(isolation, "MODULE", "asking")
    monkeypatch.setattr(isolation, "EXTRA_PATH", str(tmp_path))
    with pytest.raises(Refused) as caught:
        await isolation.read_document(b"text", "a.txt", TODAY)
    assert caught.value.refusal is Refusal.FAILED


async def test_no_more_are_read_at_a_time_than_there_is_memory_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "counting.py").write_text(
        "import sys, time\n"
        "def note(sign):\n"
        "    with open(__file__ + '.log', 'a') as log:\n"
        "        log.write(sign)\n"
        "note('+')\n"
        "time.sleep(0.3)\n"
        "note('-')\n"
        "sys.stdout.write('EMPTY')\n"
        "sys.exit(3)\n",
        "utf-8",
    )
    monkeypatch.setattr(isolation, "MODULE", "counting")
    monkeypatch.setattr(isolation, "EXTRA_PATH", str(tmp_path))
    reads = (isolation.read_document(b"text", "a.txt", TODAY) for _ in range(5))
    ended = await asyncio.gather(*reads, return_exceptions=True)
    assert [type(each) for each in ended] == [Refused] * 5
    signs = (tmp_path / "counting.py.log").read_text("utf-8")
    at_work = [signs[:end].count("+") - signs[:end].count("-") for end in range(len(signs) + 1)]
    assert max(at_work) <= isolation.AT_A_TIME
