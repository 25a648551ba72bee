"""Dates that are told by another, or by today."""
