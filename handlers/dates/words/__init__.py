"""Texts as tokens: the words of dates in every language, and what they can mean."""
