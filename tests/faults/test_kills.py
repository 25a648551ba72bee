"""The short run of `make faults`."""

from pathlib import Path

from tests.faults.kills import run_kills


async def test_nothing_is_lost_or_doubled_by_kills_under_load(tmp_path: Path) -> None:
    figures = await run_kills(15, tmp_path, seconds=120, storm=True)
    print(figures)  # noqa: T201
    assert figures.is_clean, str(figures)
    assert figures.kills == 15
    assert figures.sent > 100
    # How many of the notices a kill meets in hand is a matter of how busy the machine is.
    assert figures.told
    assert figures.told + figures.uncertain >= 15
    assert figures.faults
