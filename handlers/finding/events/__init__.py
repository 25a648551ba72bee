"""Answers about events: when, where, whether, which, the first and the last."""
