"""Answers about people: who they are, which office they hold, who did what."""
