"""All that the benchmark compares send the same messages, or the comparison is none."""

import asyncio
import sys
from pathlib import Path

from tests.bench.__main__ import measure_round
from tests.bench.briefs import make_brief
from tests.bench.contestants.without import PARTS
from tests.bench.results import JOBS, Result
from tests.bench.running import Stub


def test_peers_and_what_is_left_of_this_bot_send_its_messages(tmp_path: Path) -> None:
    brief = tmp_path / "100.db"
    asyncio.run(make_brief(brief, 100))
    python = [sys.executable, "-m"]
    ours = Result("this bot", [*python, "bot", "run"])
    bare = Result("without", [*python, "tests.bench.contestants.without", *PARTS])
    # The only one of them that takes no package of the benchmark; all in Python make the same.
    peer = Result("peer", [*python, "tests.bench.contestants.floor_minimal"])
    with Stub() as stub:
        for each in (ours, bare, peer):
            measure_round(each, stub, brief, tmp_path, count=4)
    assert set(ours.messages) == set(JOBS)
    assert bare.messages == ours.messages
    assert peer.messages == ours.messages
