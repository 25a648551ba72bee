"""The briefs that tests run on unless they say otherwise: Belgium alone."""

from pathlib import Path

BELGIUM_ALONE = Path(__file__).parents[1] / "belgium_alone"
"""A folder of briefs with the one that the expectations of the tests are written for."""

MADE_UP = Path(__file__).parents[1] / "made_up"
"""Briefs that nobody has written for a city: what the others do not say, and what nobody knew."""
