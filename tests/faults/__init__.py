"""Tests that break things: `make faults` for the long run."""
