"""Dates in figures."""
