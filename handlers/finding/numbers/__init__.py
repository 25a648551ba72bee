"""Answers in numbers: how many, how much, how old, more or less."""
