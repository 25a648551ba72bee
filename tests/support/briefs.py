"""The briefs that tests run on unless they say otherwise: Belgium alone."""

import shutil
from pathlib import Path

BELGIUM_ALONE = Path(__file__).parents[1] / "belgium_alone"
"""A folder of briefs with the one that the expectations of the tests are written for."""

MADE_UP = Path(__file__).parents[1] / "made_up"
"""Briefs that nobody has written for a city: what the others do not say, and what nobody knew."""
TRONDHEIM = MADE_UP / "trondheim"
"""One that has all that a brief can say."""


def gather_briefs(source: Path, folder: Path, *made_up: str) -> Path:
    """A folder with the briefs of another one, and with those that were made up."""
    shutil.copytree(source, folder)
    for name in made_up:
        shutil.copytree(MADE_UP / name, folder / name)
    return folder
