"""Photos of events."""
