"""The briefs that tests run on unless they say otherwise: Belgium alone."""

from pathlib import Path

BELGIUM_ALONE = Path(__file__).parents[1] / "belgium_alone"
"""A folder of briefs with the one that the expectations of the tests are written for."""
