"""Sentences and rows to events, facts and areas."""
