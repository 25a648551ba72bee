"""When Python looks for garbage that refers to itself."""

import gc

# PTB makes dozens of objects of every update, and hardly any of them refer to each other in a
# circle: with Python's own bounds a quarter of all CPU time went into looking for those.
_THRESHOLDS = (10_000, 50, 100)


def collect_rarely() -> None:
    """From now on look rarely, and never at what is there already; called once, after the start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
