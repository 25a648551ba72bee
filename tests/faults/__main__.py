"""The long run: `make faults`."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.faults.kills import run_kills


def main() -> int:
    """Kill the bot again and again and print the figures; 1 if anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=main.__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=900.0, help="stop killing after so long")
    parser.add_argument(
        "--storm",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="let calls and updates go wrong too in the second half",
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(
            run_kills(
                arguments.kills, Path(folder), seconds=arguments.seconds, storm=arguments.storm
            )
        )
    print(figures)  # noqa: T201
    return 0 if figures.is_clean and figures.kills >= arguments.kills else 1


if __name__ == "__main__":
    sys.exit(main())
