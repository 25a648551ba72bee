"""Answers from a brief as a whole: its facts, its agreements, itself."""
