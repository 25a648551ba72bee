"""The answer of one brief: by the rules of each kind, and where none is certain, the nearest."""
