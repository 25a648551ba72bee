"""Questions in plain words, search, inline mode."""
