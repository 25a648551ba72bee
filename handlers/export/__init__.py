"""Briefs, and what is taken of them, as files."""
