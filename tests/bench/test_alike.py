"""The peers of the benchmark send what this bot sends, or the comparison is none."""

import asyncio
import sys
from pathlib import Path

from tests.bench.__main__ import measure_round
from tests.bench.briefs import make_brief
from tests.bench.results import JOBS, Result
from tests.bench.running import Stub


def test_a_peer_sends_this_bots_messages(tmp_path: Path) -> None:
    brief = tmp_path / "100.db"
    asyncio.run(make_brief(brief, 100))
    ours = Result("this bot", [sys.executable, "-m", "bot", "run"])
    # The only one of them that takes no package of the benchmark; all in Python make the same.
    peer = Result("peer", [sys.executable, "-m", "tests.bench.contestants.floor_minimal"])
    with Stub() as stub:
        for each in (ours, peer):
            measure_round(each, stub, brief, tmp_path, count=4)
    assert set(ours.messages) == set(JOBS)
    assert peer.messages == ours.messages
