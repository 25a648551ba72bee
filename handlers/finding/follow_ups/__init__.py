"""Answers to what follows what was shown before."""
