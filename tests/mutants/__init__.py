"""Behaviours broken on purpose, one at a time: the tests must see each."""
