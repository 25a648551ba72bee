"""Questions to the editors, and their answers."""
