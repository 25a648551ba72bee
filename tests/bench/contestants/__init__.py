"""The bots that are compared; each does the same two jobs."""
