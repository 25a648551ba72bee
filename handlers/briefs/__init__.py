"""Briefs as owners keep them."""
