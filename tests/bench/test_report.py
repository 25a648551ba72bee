"""The tables say what was measured, and leave the rest of the page alone."""

import argparse
import json
import re
import sys
from pathlib import Path
from types import FrameType
from urllib.parse import urlencode

import pytest

from storage.memory import Changes
from tests.bench.profile import (
    CLIENT_THREAD,
    LOOP,
    MAIN_THREAD,
    STORE,
    STORE_THREADS,
    State,
    classify,
    share,
)
from tests.bench.report import BEGIN, END, write_report
from tests.bench.results import JOBS, NEEDED, THIS, Measured, Result
from tests.bench.running import read_message

PAGE = f"# Before\n\n{BEGIN}\nyesterday\n{END}\n\nAfter.\n"


def measured(**changes: object) -> Measured:
    results = []
    for number, name in enumerate((*NEEDED, "telegraf", "grammY with runner"), start=1):
        result = Result(name, [], {job: [number / 1000] * 2 for job in JOBS}, [0.5], [50.0])
        result.messages = dict.fromkeys(JOBS, ("the same", [("Home", "h")]))
        result.capacity, result.waits = 100.0, [0.1, 0.2]
        results.append(result)
    for name, value in changes.items():
        setattr(results[-1], name, value)
    sizes = {
        size: {"a card": 1.0 + size // 100_000, "a search": size / 50_000}
        for size in (10, 1_000, 100_000)
    }
    profile = {job: {STORE: 0.25, LOOP: 0.75} for job in JOBS}
    without = [Result("garbage", [], {"year": [0.002] * 2, "page": [0.0005] * 2})]
    return Measured((1e5, 1e-5), results, without, [100.0] * 10, sizes, profile, 60.0)


@pytest.fixture
def options(tmp_path: Path) -> argparse.Namespace:
    page = tmp_path / "speed.md"
    page.write_text(PAGE, "utf-8")
    return argparse.Namespace(rounds=2, count=100, output=page)


def write(options: argparse.Namespace, what: Measured) -> str:
    write_report(options, what)
    return str(options.output.read_text("utf-8"))


def test_what_stands_around_the_tables_stays(options: argparse.Namespace) -> None:
    page = write(options, measured())
    assert page.startswith(f"# Before\n\n{BEGIN}\n")
    assert page.endswith(f"{END}\n\nAfter.\n")
    assert "yesterday" not in page
    assert page == write(options, measured())


def test_a_goal_that_is_missed_is_said_to_be(options: argparse.Namespace) -> None:
    rows = {line.split(" | ")[0]: line for line in write(options, measured()).splitlines()}
    assert "**does not hold**" in rows["| a card: 100,000 events × 10"]
    assert "| 20.00 | holds |" in rows["| a search: 1,000 events, ms"]
    assert "| 4.00 | holds |" in rows["| updates per CPU second ≥ 3 × aiogram"]
    assert rows[f"| {STORE}"] == f"| {STORE} | 25 % | 25 % |"


def test_what_each_part_gives_stands_beside_its_lines(options: argparse.Namespace) -> None:
    rows = [line for line in write(options, measured()).splitlines() if "µs" in line]
    assert "| nothing: as it ships | 1000 µs | 1000 µs | |" in rows
    assert any(
        re.fullmatch(r"\| garbage .*\| 2000 µs, 2.00 × \| 500 µs, 0.50 × \| \d+ \|", row)
        for row in rows
    )


def test_who_fails_is_told_of_and_left_out(options: argparse.Namespace) -> None:
    page = write(options, measured(failed="it fell over"))
    assert "- grammY with runner did not take part: it fell over" in page
    assert "| grammY with runner |" not in page


def test_who_is_stuck_under_load_still_has_its_costs(options: argparse.Namespace) -> None:
    page = write(options, measured(stuck="no answers", waits=[], capacity=0.0))
    assert "- grammY with runner: no answers" in page
    assert page.count("| grammY with runner |") == 1


def test_who_sends_another_message_is_told_of(options: argparse.Namespace) -> None:
    other = dict.fromkeys(JOBS, ("the same", [("Home", "x")]))
    page = write(options, measured(messages=other))
    assert "- grammY with runner sends another message" in page
    assert page.count("another message") == 1


def as_multipart(fields: dict[str, str]) -> str:
    parts = (
        f'--1\r\nContent-Disposition: form-data; name="{name}"\r\n'
        f"Content-Type: text/plain\r\n\r\n{value}\r\n"
        for name, value in fields.items()
    )
    return "".join(parts) + "--1--"


KEYBOARD = {"inline_keyboard": [[{"text": "x", "url": "u"}]]}
FIELDS = {"text": "a b", "reply_markup": json.dumps(KEYBOARD)}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"text": "a b", "reply_markup": KEYBOARD}),
        json.dumps(FIELDS),
        urlencode(FIELDS),
        as_multipart(FIELDS),
    ],
)
def test_a_message_is_read_however_it_is_encoded(body: str) -> None:
    assert read_message(body) == ("a b", [("x", "u")])


def test_a_page_that_is_not_there_is_made(options: argparse.Namespace) -> None:
    options.output.unlink()
    assert f"| {THIS} |" in write(options, measured())


def test_time_goes_to_the_innermost_of_our_layers() -> None:
    frames: list[FrameType] = []

    class Listener(set[str]):
        def pop(self) -> str:
            frames.append(sys._getframe())
            return super().pop()

    changes = Changes()
    changes._pending = Listener({"content"})
    changes.publish()
    assert classify(frames[0]) == STORE
    assert classify(None) == LOOP


def test_shares_add_up() -> None:
    before: State = {"samples": {STORE: 10}, "threads": {MAIN_THREAD: 1.0, STORE_THREADS: 1.0}}
    after: State = {
        "samples": {STORE: 40, LOOP: 10},
        "threads": {MAIN_THREAD: 3.0, STORE_THREADS: 2.0, CLIENT_THREAD: 1.0},
    }
    shares = share(before, after)
    assert shares == pytest.approx(
        {STORE: 0.375, LOOP: 0.125, STORE_THREADS: 0.25, CLIENT_THREAD: 0.25}
    )
