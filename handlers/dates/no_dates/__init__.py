"""Figures and words that look like dates and are none."""
