"""Events by their numbers."""

import re


def number_of(text: str) -> int | None:
    """The number in `11`, `№11` or `#11`, if the text is that and nothing else.

    A number of four digits alone is a year.
    """
    match = re.fullmatch(r"([№#]\s*)?(\d{1,15})", text.strip(), re.ASCII)
    return int(match[2]) if match and (match[1] or len(match[2]) != 4) else None
